//! Apache Kafka's own batches and answers (test/golden/batches), through the crate's Rust face.
//!
//! Compressed bytes are compared decoded: a codec has many valid encodings.

use std::fs;
use std::path::PathBuf;

use ottla_records::checks::RecordError;
use ottla_records::codec::{self, LEVEL_DEFAULT};
use ottla_records::crc::crc32c;
use ottla_records::failure::{Failure, Message};
use ottla_records::header::Header;
use ottla_records::reader;
use ottla_records::record::{Record, read_record_header};
use ottla_records::scratch::Scratch;
use ottla_records::validate::{Accepted, Options, Origin, validate};
use ottla_records::varint::Cursor;
use serde_json::Value;

const LIMIT: u64 = 64 << 20;

fn lines(name: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../test/golden/batches")
        .join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

fn bytes_of(value: &Value) -> Vec<u8> {
    unhex(value.as_str().unwrap())
}

/// Integers beyond 2^53 are strings there.
fn int(value: &Value) -> i64 {
    value
        .as_i64()
        .unwrap_or_else(|| value.as_str().unwrap().parse().unwrap())
}

fn span(payload: &[u8], at: usize, length: i32) -> Option<&[u8]> {
    usize::try_from(length)
        .ok()
        .map(|length| &payload[at..at + length])
}

/// Key or value: hex, null, or `crc32c:HEX:SIZE` when it is long.
fn same_bytes(found: Option<&[u8]>, expected: &Value) -> bool {
    match (found, expected.as_str()) {
        (None, None) => expected.is_null(),
        (Some(found), Some(text)) => match text.strip_prefix("crc32c:") {
            Some(rest) => {
                let (sum, size) = rest.split_once(':').unwrap();
                u32::from_str_radix(sum, 16).unwrap() == crc32c(found) && size.parse() == Ok(found.len())
            }
            None => unhex(text) == found,
        },
        _ => false,
    }
}

fn codec_name(codec: u8) -> &'static str {
    ["none", "gzip", "snappy", "lz4", "zstd"][usize::from(codec)]
}

fn check_header(header: &Header, expected: &Value, crc: bool) {
    assert_eq!(header.base_offset, int(&expected["baseOffset"]));
    assert_eq!(
        i64::from(header.partition_leader_epoch),
        int(&expected["partitionLeaderEpoch"])
    );
    assert_eq!(i64::from(header.attributes), int(&expected["attributes"]));
    assert_eq!(
        i64::from(header.last_offset_delta),
        int(&expected["lastOffsetDelta"])
    );
    assert_eq!(header.base_timestamp, int(&expected["baseTimestamp"]));
    assert_eq!(header.max_timestamp, int(&expected["maxTimestamp"]));
    assert_eq!(header.producer_id, int(&expected["producerId"]));
    assert_eq!(i64::from(header.producer_epoch), int(&expected["producerEpoch"]));
    assert_eq!(i64::from(header.base_sequence), int(&expected["baseSequence"]));
    assert_eq!(i64::from(header.count), int(&expected["count"]));
    assert_eq!(codec_name(header.codec()), expected["compression"]);
    assert_eq!(header.is_control(), expected["control"].as_bool().unwrap());
    if crc {
        assert_eq!(i64::from(header.crc), int(&expected["crc"]));
        assert_eq!(i64::from(header.batch_length), int(&expected["batchLength"]));
    }
}

fn check_record(header: &Header, record: &Record, payload: &[u8], expected: &Value) {
    let (offset, timestamp) = reader::place(header, record);
    assert_eq!(offset, int(&expected["offset"]));
    assert_eq!(timestamp, int(&expected["timestamp"]));
    assert!(
        same_bytes(span(payload, record.key_at, record.key_length), &expected["key"]),
        "key of {expected}"
    );
    assert!(
        same_bytes(
            span(payload, record.value_at, record.value_length),
            &expected["value"]
        ),
        "value of {expected}"
    );
    let headers = expected["headers"].as_array().unwrap();
    assert_eq!(record.header_count, headers.len() as i32);
    let mut cursor = Cursor::new(&payload[..record.end], record.headers_at);
    for expected in headers {
        let header = read_record_header(&mut cursor).unwrap();
        let key = span(payload, header.key_at, header.key_length).unwrap();
        assert_eq!(std::str::from_utf8(key).unwrap(), expected["key"]);
        assert!(same_bytes(
            span(payload, header.value_at, header.value_length),
            &expected["value"]
        ));
    }
    assert_eq!(cursor.at(), record.end);
}

/// Reads the batch at the start of `data` as `expected` has it and gives its size and record count.
fn check_batch(data: &[u8], expected: &Value, exact: bool) -> (usize, usize) {
    let (header, size) = reader::open(data, true).unwrap();
    check_header(&header, expected, exact);
    let mut scratch = Scratch::new();
    reader::unpack(&header, &data[..size], LIMIT, &mut scratch).unwrap();
    let payload = scratch.filled();
    let records = expected["records"].as_array().unwrap();
    let mut at = 0;
    for (index, expected) in records.iter().enumerate() {
        let record = reader::next(payload, at, index as i32, header.count)
            .unwrap()
            .unwrap();
        check_record(&header, &record, payload, expected);
        at = record.end;
    }
    assert_eq!(reader::next(payload, at, header.count, header.count), Ok(None));
    assert_eq!(at, payload.len());
    (size, records.len())
}

fn decode_all(file: &str) -> (usize, usize, usize, usize) {
    let (mut lines_read, mut batches, mut records, mut legacy) = (0, 0, 0, 0);
    for line in lines(file) {
        lines_read += 1;
        let data = bytes_of(&line["hex"]);
        let mut at = 0;
        for expected in line["batches"].as_array().unwrap() {
            // Message formats 0 and 1 are gone from the broker (4.0): refused, not misread.
            if expected["magic"] != 2 {
                assert_eq!(
                    reader::open(&data[at..], true),
                    Err(Failure::corrupt(Message::MagicNot2))
                );
                legacy += 1;
                break;
            }
            let (size, count) = check_batch(&data[at..], expected, true);
            at += size;
            batches += 1;
            records += count;
        }
    }
    (lines_read, batches, records, legacy)
}

#[test]
fn every_valid_batch_decodes_to_what_kafka_read_in_it() {
    let (lines, batches, records, legacy) = decode_all("valid.jsonl");
    println!(
        "valid.jsonl: {lines} lines, {batches} batches, {records} records equal, {legacy} of formats 0 and 1 refused"
    );
    assert_eq!((lines, legacy), (215, 8));
}

#[test]
fn every_control_batch_decodes_to_what_kafka_read_in_it() {
    let (lines, batches, records, _) = decode_all("control.jsonl");
    println!("control.jsonl: {lines} lines, {batches} batches, {records} records equal");
    assert_eq!(lines, 8);
}

#[test]
fn each_codec_unpacks_what_it_packed_from_every_valid_payload() {
    let mut trips = 0;
    for line in lines("valid.jsonl") {
        let data = bytes_of(&line["hex"]);
        if line["batches"][0]["magic"] != 2 {
            continue;
        }
        let (header, size) = reader::open(&data, true).unwrap();
        let mut payload = Scratch::new();
        reader::unpack(&header, &data[..size], LIMIT, &mut payload).unwrap();
        for codec in codec::NONE..=codec::ZSTD {
            let mut packed = Vec::new();
            codec::compress(codec, LEVEL_DEFAULT, payload.filled(), &mut packed).unwrap();
            let mut again = Scratch::new();
            codec::decompress(codec, &packed, LIMIT, &mut again).unwrap();
            assert!(
                again.filled() == payload.filled(),
                "{} {}",
                codec_name(codec),
                line["name"]
            );
            trips += 1;
        }
    }
    println!("{trips} payloads packed and unpacked");
}

fn options() -> Options {
    Options {
        now_ms: 1_700_000_500_000,
        timestamp_before_max_ms: i64::MAX,
        timestamp_after_max_ms: i64::MAX,
        max_decompressed_bytes: LIMIT,
        max_message_bytes: Some(1_048_588),
        level: LEVEL_DEFAULT,
        produce_version: Some(12),
        target_codec: None,
        append_time: false,
        origin: Origin::Client,
        compacted: false,
        crc_verified: false,
    }
}

struct Run {
    outcome: Result<Accepted, Failure>,
    errors: Vec<RecordError>,
    stored: Vec<u8>,
    input: Vec<u8>,
}

fn run(options: &Options, input: &[u8]) -> Run {
    let mut data = input.to_vec();
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let outcome = validate(options, &mut data, &mut Scratch::new(), &mut output, &mut errors);
    let stored = match &outcome {
        Ok(accepted) if accepted.rewritten => output,
        Ok(accepted) => data[..accepted.batch_bytes].to_vec(),
        Err(_) => Vec::new(),
    };
    Run {
        outcome,
        errors,
        stored,
        input: data,
    }
}

/// What the log does under its lock.
fn place_batch(stored: &mut [u8], base_offset: i64, leader_epoch: i32) {
    stored[..8].copy_from_slice(&base_offset.to_be_bytes());
    stored[12..16].copy_from_slice(&leader_epoch.to_be_bytes());
}

fn validator_options(case: &Value) -> Options {
    Options {
        now_ms: int(&case["nowMs"]),
        timestamp_before_max_ms: int(&case["beforeMaxMs"]),
        timestamp_after_max_ms: int(&case["afterMaxMs"]),
        target_codec: match case["topicCompression"].as_str().unwrap() {
            "producer" => None,
            name => Some((0..5).find(|codec| codec_name(*codec) == name).unwrap()),
        },
        append_time: case["timestampType"] == "LogAppendTime",
        origin: if case["origin"] == "CLIENT" {
            Origin::Client
        } else {
            Origin::Coordinator
        },
        compacted: case["compacted"].as_bool().unwrap(),
        // The recorded cases call the validator itself: what stands before it is not asked.
        produce_version: None,
        max_message_bytes: None,
        ..options()
    }
}

#[test]
fn the_validator_stores_what_kafka_stored_and_refuses_what_it_refused() {
    let (mut same_bytes, mut same_decoded, mut refused) = (0, 0, 0);
    for (number, case) in lines("validator.jsonl").iter().enumerate() {
        let output = &case["output"];
        let mut input = bytes_of(&case["input"]);
        input[..8].fill(0);
        let mut run = run(&validator_options(case), &input);
        if output["result"] == "error" {
            let failure = run.outcome.expect_err("must be refused");
            assert_eq!(
                i64::from(failure.code),
                int(&output["errorCode"]),
                "case {number}"
            );
            let indexes: Vec<_> = run.errors.iter().map(|error| i64::from(error.index)).collect();
            let expected: Vec<_> = output["recordErrors"]
                .as_array()
                .map_or(Vec::new(), |all| all.iter().map(int).collect());
            assert_eq!(indexes, expected, "case {number}");
            assert_eq!(run.input, input, "case {number} is unchanged");
            refused += 1;
            continue;
        }
        let accepted = run
            .outcome
            .unwrap_or_else(|failure| panic!("case {number}: {failure:?}"));
        let count = i64::from(accepted.header.count);
        let next_offset = int(&case["startOffset"]) + count;
        assert_eq!(next_offset, int(&output["nextOffset"]));
        assert_eq!(
            accepted.header.max_timestamp,
            int(&output["maxTimestamp"]),
            "case {number}"
        );
        assert_eq!(
            accepted.rewritten,
            output["sizeMaybeChanged"].as_bool().unwrap(),
            "case {number}"
        );
        let base_offset = next_offset - i64::from(accepted.header.last_offset_delta) - 1;
        place_batch(&mut run.stored, base_offset, int(&case["leaderEpoch"]) as i32);
        let recompressed = accepted.rewritten && accepted.header.codec() != codec::NONE;
        check_batch(&run.stored, &output["batches"][0], !recompressed);
        if recompressed {
            same_decoded += 1;
        } else {
            assert!(run.stored == bytes_of(&output["hex"]), "case {number}");
            same_bytes += 1;
        }
    }
    println!(
        "validator.jsonl: {same_bytes} stored byte for byte, {same_decoded} re-compressed and decoded equal, {refused} refused equally"
    );
    assert_eq!(same_bytes + same_decoded + refused, 132);
}

/// What the broker answers before it looks at the records of a partition: transactional batches need a transactional id.
fn broker_answer(outcome: &Result<Accepted, Failure>, data: &[u8]) -> i64 {
    const TRANSACTIONAL_ID_AUTHORIZATION_FAILED: i64 = 53;
    let transactional =
        Header::read(data).is_some_and(|header| header.magic == 2 && header.attributes & 16 != 0);
    match outcome {
        _ if transactional => TRANSACTIONAL_ID_AUTHORIZATION_FAILED,
        Ok(_) => 0,
        Err(failure) => i64::from(failure.code),
    }
}

#[test]
fn invalid_batches_get_the_answer_of_a_running_broker() {
    let mut answers = 0;
    for case in lines("invalid.jsonl") {
        let data = bytes_of(&case["hex"]);
        for (cleanup, compacted) in [("delete", false), ("compact", true)] {
            let expected = &case["broker"][cleanup];
            let run = run(
                &Options {
                    compacted,
                    now_ms: 1_750_000_000_000,
                    ..options()
                },
                &data,
            );
            let name = &case["name"];
            assert_eq!(
                broker_answer(&run.outcome, &data),
                int(&expected["errorCode"]),
                "{name} {cleanup} {:?}",
                run.outcome
            );
            let indexes: Vec<_> = run.errors.iter().map(|error| i64::from(error.index)).collect();
            let wanted: Vec<_> = expected["recordErrors"]
                .as_array()
                .unwrap()
                .iter()
                .map(|error| error.as_i64().unwrap_or_else(|| int(&error["batchIndex"])))
                .collect();
            assert_eq!(indexes, wanted, "{name} {cleanup}");
            answers += 1;
        }
    }
    println!("invalid.jsonl: {answers} broker answers equal");
    assert_eq!(answers, 256);
}
