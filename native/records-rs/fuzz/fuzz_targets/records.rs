//! The same validation over payloads that are mutated before they are packed: reaches the records behind every codec.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ottla_records::checks::RecordError;
use ottla_records::codec;
use ottla_records::header::Header;
use ottla_records::scratch::Scratch;
use ottla_records::validate::{Options, Origin, validate};
use ottla_records_fuzz::{LIMIT, mend};

fuzz_target!(|input: &[u8]| {
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
    let outcome = validate(&options, &mut batch, &mut Scratch::new(), &mut output, &mut errors);
    if let Ok(accepted) = outcome {
        assert!(errors.is_empty());
        assert!(accepted.decoded_bytes == payload.len() as u64);
        assert!(accepted.header.count == count);
    }
});
