//! The targets: each takes any bytes, gives them to one entry of the crate and asserts what it promises. Run by libFuzzer
//! (fuzz_targets/) and by the loop of tests/mutations.rs.

use std::mem::MaybeUninit;

use ottla_records::checks::RecordError;
use ottla_records::codec;
use ottla_records::door::types::{
    OttlaBatch, OttlaHeader, OttlaRecord, OttlaRecordError, OttlaValidateOptions, OttlaValidateResult,
};
use ottla_records::door::{
    ottla_records_compress, ottla_records_decompress, ottla_records_headers, ottla_records_next,
    ottla_records_open, ottla_records_validate,
};
use ottla_records::header::Header;
use ottla_records::scratch::Scratch;
use ottla_records::validate::{Options, Origin, validate as validate_batch};

use super::{LIMIT, Memory, mend};

fn validate_once(
    options: &OttlaValidateOptions,
    data: &mut [u8],
    memory: &mut Memory,
) -> OttlaValidateResult {
    let mut result = OttlaValidateResult::EMPTY;
    let mut errors = [OttlaRecordError {
        index: 0,
        reason: 0,
        timestamp: 0,
    }; 4];
    let sink = memory.sink();
    // SAFETY: all pointers are of live values.
    unsafe {
        ottla_records_validate(
            options,
            data.as_mut_ptr(),
            data.len(),
            &sink,
            errors.as_mut_ptr(),
            4,
            &mut result,
        );
    }
    assert!(result.record_error_count <= 4);
    result
}

/// ottla_records_validate: options from the first bytes, then a record set, mended or as it came. What it accepts it accepts again.
pub fn validate(input: &[u8]) {
    let Some((knobs, batch)) = input.split_first_chunk::<4>() else {
        return;
    };
    let [flags, codec, origin, version] = *knobs;
    let mut batch = batch.to_vec();
    if flags & 1 == 0 {
        mend(&mut batch);
    }
    let bounded = flags & 16 != 0;
    let mut options = OttlaValidateOptions {
        now_ms: 1_700_000_500_000,
        timestamp_before_max_ms: if bounded { 1000 } else { i64::MAX },
        timestamp_after_max_ms: if bounded { 1000 } else { i64::MAX },
        max_decompressed_bytes: LIMIT,
        max_message_bytes: if flags & 32 != 0 { 400 } else { -1 },
        level: i32::MIN,
        produce_version: i16::from(version % 15) - 1,
        target_codec: (codec % 7).cast_signed() - 1,
        timestamp_type: (flags >> 1) & 1,
        origin: origin % 4,
        compacted: (flags >> 2) & 1,
        crc_verified: (flags >> 3) & 1,
        reserved: 0,
    };
    let before = batch.clone();
    let mut memory = Memory::default();
    let result = validate_once(&options, &mut batch, &mut memory);
    if result.error_code != 0 {
        assert!(batch == before, "an error changes nothing");
        return;
    }
    assert!(result.record_error_total == 0);
    assert!(result.batch_bytes as usize <= batch.len());
    let mut stored = if result.rewritten == 1 {
        assert!(batch == before && memory.bytes().len() == result.stored_bytes as usize);
        memory.bytes().to_vec()
    } else {
        batch[..result.stored_bytes as usize].to_vec()
    };
    // Stored bytes are accepted again as they stand; append time stamps come from the broker then.
    options.crc_verified &= result.crc_recomputed ^ 1;
    options.target_codec = -1;
    options.max_message_bytes = -1;
    options.timestamp_type = 0;
    options.produce_version = -1;
    options.timestamp_before_max_ms = i64::MAX;
    options.timestamp_after_max_ms = i64::MAX;
    let again = validate_once(&options, &mut stored, &mut memory);
    assert_eq!(again.error_code, 0, "stored bytes are refused: {}", again.message);
    assert_eq!(again.record_count, result.record_count);
}

/// The same validation over payloads that are mutated before they are packed: reaches the records behind every codec.
pub fn records(input: &[u8]) {
    let Some((knobs, payload)) = input.split_first_chunk::<4>() else {
        return;
    };
    let [codec, target, flags, count] = *knobs;
    let codec = codec % 5;
    let count = i32::from(count);
    let header = Header {
        base_offset: 0,
        batch_length: 0,
        partition_leader_epoch: -1,
        magic: 2,
        crc: 0,
        attributes: u16::from(codec) | u16::from(flags & 8),
        last_offset_delta: count - 1,
        base_timestamp: 1_700_000_000_000,
        max_timestamp: 1_700_000_000_000,
        producer_id: -1,
        producer_epoch: -1,
        base_sequence: -1,
        count,
    };
    let mut batch = header.to_bytes().to_vec();
    codec::compress(codec, codec::LEVEL_DEFAULT, payload, &mut batch).unwrap();
    mend(&mut batch);
    let options = Options {
        now_ms: 1_700_000_500_000,
        timestamp_before_max_ms: i64::MAX,
        timestamp_after_max_ms: i64::MAX,
        max_decompressed_bytes: LIMIT,
        max_message_bytes: None,
        level: codec::LEVEL_DEFAULT,
        produce_version: Some(12),
        target_codec: (target % 6).checked_sub(1),
        append_time: flags & 1 != 0,
        origin: Origin::Client,
        compacted: flags & 2 != 0,
        crc_verified: flags & 4 != 0,
    };
    let (mut output, mut errors) = (Vec::new(), Vec::<RecordError>::new());
    let outcome = validate_batch(
        &options,
        &mut batch,
        &mut Scratch::new(),
        &mut output,
        &mut errors,
    );
    if let Ok(accepted) = outcome {
        assert!(errors.is_empty());
        assert!(accepted.decoded_bytes == payload.len() as u64);
        assert!(accepted.header.count == count);
    }
}

/// ottla_records_decompress: any bytes as any codec. The result never exceeds the bound.
pub fn decompress(input: &[u8]) {
    let Some((codec, data)) = input.split_first() else {
        return;
    };
    let mut memory = Memory::default();
    let sink = memory.sink();
    let (mut out, mut length) = (std::ptr::null_mut(), 0usize);
    // SAFETY: all pointers are of live values.
    let code = unsafe {
        ottla_records_decompress(
            codec % 6,
            data.as_ptr(),
            data.len(),
            LIMIT,
            &sink,
            &mut out,
            &mut length,
        )
    };
    assert!(matches!(code, 0 | -1 | 10));
    if code == 0 {
        assert!(length as u64 <= LIMIT && memory.bytes().len() == length);
    }
}

/// ottla_records_compress: what is packed unpacks to the same bytes, at any level.
pub fn compress(input: &[u8]) {
    let Some(([codec, level], data)) = input.split_first_chunk::<2>() else {
        return;
    };
    let codec = codec % 5;
    let level = if *level < 30 {
        i32::from(*level) - 5
    } else {
        i32::MIN
    };
    let (mut packed, mut unpacked) = (Memory::default(), Memory::default());
    let (mut out, mut length) = (std::ptr::null_mut(), 0usize);
    let sink = packed.sink();
    // SAFETY: all pointers are of live values.
    let code = unsafe {
        ottla_records_compress(
            codec,
            level,
            data.as_ptr(),
            data.len(),
            &sink,
            &mut out,
            &mut length,
        )
    };
    assert_eq!(code, 0);
    let sink = unpacked.sink();
    let bytes = packed.bytes();
    // SAFETY: as above.
    let code = unsafe {
        ottla_records_decompress(
            codec,
            bytes.as_ptr(),
            bytes.len(),
            LIMIT,
            &sink,
            &mut out,
            &mut length,
        )
    };
    assert_eq!(code, 0);
    assert!(unpacked.bytes() == data);
}

fn inside(payload: &[u8], at: u32, length: i32) {
    if let Ok(length) = usize::try_from(length) {
        assert!(payload.get(at as usize..at as usize + length).is_some());
    }
}

/// ottla_records_open, _next, _headers: every position they give lies in the payload.
pub fn read(input: &[u8]) {
    let Some((flags, data)) = input.split_first() else {
        return;
    };
    let mut data = data.to_vec();
    if flags & 1 == 0 {
        mend(&mut data);
    }
    let mut memory = Memory::default();
    let sink = memory.sink();
    let mut batch = MaybeUninit::<OttlaBatch>::zeroed();
    // SAFETY: all pointers are of live values, and zeroes are a valid OttlaBatch.
    let code = unsafe {
        ottla_records_open(
            data.as_ptr(),
            data.len(),
            flags & 2,
            LIMIT,
            &sink,
            batch.as_mut_ptr(),
        )
    };
    if code != 0 {
        return;
    }
    // SAFETY: as above.
    let mut batch = unsafe { batch.assume_init() };
    let payload = if batch.payload_length == 0 {
        &[]
    } else {
        // SAFETY: it lies in `data` or in `memory`.
        unsafe { std::slice::from_raw_parts(batch.payload, batch.payload_length) }
    };
    let mut records = [MaybeUninit::<OttlaRecord>::zeroed(); 3];
    let mut headers = [MaybeUninit::<OttlaHeader>::zeroed(); 3];
    loop {
        let mut count = 0;
        // SAFETY: as above.
        let code =
            unsafe { ottla_records_next(&mut batch, records.as_mut_ptr().cast(), records.len(), &mut count) };
        assert!(code == 0 || count == 0);
        if count == 0 {
            return;
        }
        for record in &records[..count] {
            // SAFETY: `count` were filled.
            let record = unsafe { record.assume_init() };
            inside(payload, record.at, record.size as i32);
            inside(payload, record.key_at, record.key_length);
            inside(payload, record.value_at, record.value_length);
            inside(payload, record.headers_at, record.headers_size as i32);
            let mut count = 0;
            // SAFETY: as above.
            let code = unsafe {
                ottla_records_headers(
                    &batch,
                    &record,
                    headers.as_mut_ptr().cast(),
                    headers.len(),
                    &mut count,
                )
            };
            assert_eq!(code, 0);
            for header in &headers[..count] {
                // SAFETY: `count` were filled.
                let header = unsafe { header.assume_init() };
                inside(payload, header.key_at, header.key_length);
                inside(payload, header.value_at, header.value_length);
            }
        }
    }
}
