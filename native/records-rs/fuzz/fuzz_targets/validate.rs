//! ottla_records_validate: options from the first bytes, then a record set, mended or as it came. What it accepts it accepts again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ottla_records::door::ottla_records_validate;
use ottla_records::door::types::{OttlaRecordError, OttlaValidateOptions, OttlaValidateResult};
use ottla_records_fuzz::{LIMIT, Memory, mend};

fn run(options: &OttlaValidateOptions, data: &mut [u8], memory: &mut Memory) -> OttlaValidateResult {
    let mut result = OttlaValidateResult::EMPTY;
    let mut errors = [OttlaRecordError { index: 0, reason: 0, timestamp: 0 }; 4];
    let sink = memory.sink();
    // SAFETY: all pointers are of live values.
    unsafe {
        ottla_records_validate(options, data.as_mut_ptr(), data.len(), &sink, errors.as_mut_ptr(), 4, &mut result);
    }
    assert!(result.record_error_count <= 4);
    result
}

fuzz_target!(|input: &[u8]| {
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
    let result = run(&options, &mut batch, &mut memory);
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
    let again = run(&options, &mut stored, &mut memory);
    assert_eq!(again.error_code, 0, "stored bytes are refused: {}", again.message);
    assert_eq!(again.record_count, result.record_count);
});
