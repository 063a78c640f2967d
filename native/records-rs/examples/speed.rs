//! ns per batch of validation, each codec and record size: cargo run --release --example speed
//!
//! In place, CRC checked or taken as checked; 16 KiB of records a batch. CPU time of the thread, so that a busy machine matters less.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ottla_records::checks::RecordError;
use ottla_records::codec::{self, LEVEL_DEFAULT};
use ottla_records::header::{self, Header};
use ottla_records::scratch::Scratch;
use ottla_records::validate::{Options, Origin, validate};
use ottla_records::varint::{put_varint, put_varlong};

const PAYLOAD: usize = 16 << 10;
const TIME: Duration = Duration::from_millis(300);

fn batch(codec: u8, record_size: usize) -> Vec<u8> {
    let text = b"{\"level\":\"info\",\"path\":\"/orders/4711\",\"ms\":17,\"user\":\"kd83hfu\"}\n";
    let mut payload = Vec::new();
    let mut count = 0;
    while payload.len() < PAYLOAD {
        let mut body = vec![0];
        put_varlong(&mut body, count);
        put_varint(&mut body, count as i32);
        put_varint(&mut body, 8);
        body.extend_from_slice(&count.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as i64).to_be_bytes());
        put_varint(&mut body, record_size as i32);
        body.extend(text.iter().cycle().skip(count as usize * 7).take(record_size));
        put_varint(&mut body, 0);
        put_varint(&mut payload, body.len() as i32);
        payload.extend_from_slice(&body);
        count += 1;
    }
    let header = Header {
        base_offset: 0,
        batch_length: 0,
        partition_leader_epoch: -1,
        magic: 2,
        crc: 0,
        attributes: u16::from(codec),
        last_offset_delta: count as i32 - 1,
        base_timestamp: 1_700_000_000_000,
        max_timestamp: 1_700_000_000_000 + count - 1,
        producer_id: 1,
        producer_epoch: 0,
        base_sequence: 0,
        count: count as i32,
    };
    let mut batch = header.to_bytes().to_vec();
    codec::compress(codec, LEVEL_DEFAULT, &payload, &mut batch).unwrap();
    let length = (batch.len() - 12) as i32;
    header::put_at(&mut batch, 8, &length.to_be_bytes());
    header::seal(&mut batch);
    batch
}

/// Nanoseconds this thread has run.
fn cpu_ns() -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ')
        .next()
        .and_then(|field| field.parse().ok())
        .unwrap_or(0)
}

fn main() {
    println!("codec   record  crc      ns/batch    GB/s of records");
    for codec in 0..=4u8 {
        for record_size in [100, 1000] {
            for crc_verified in [true, false] {
                measure(codec, record_size, crc_verified);
            }
        }
    }
}

fn measure(codec: u8, record_size: usize, crc_verified: bool) {
    let options = Options {
        now_ms: 1_700_000_000_500,
        timestamp_before_max_ms: i64::MAX,
        timestamp_after_max_ms: 3_600_000,
        max_decompressed_bytes: 1 << 30,
        max_message_bytes: Some(1 << 20),
        level: LEVEL_DEFAULT,
        produce_version: Some(12),
        target_codec: None,
        append_time: false,
        origin: Origin::Client,
        compacted: false,
        crc_verified,
    };
    let mut data = batch(codec, record_size);
    let (mut scratch, mut output, mut errors) = (Scratch::new(), Vec::new(), Vec::<RecordError>::new());
    let (mut rounds, mut decoded) = (0u64, 0u64);
    let (begin, cpu) = (Instant::now(), cpu_ns());
    while begin.elapsed() < TIME {
        for _ in 0..100 {
            let accepted = validate(
                &options,
                black_box(&mut data),
                &mut scratch,
                &mut output,
                &mut errors,
            )
            .unwrap();
            decoded = accepted.decoded_bytes;
            rounds += 1;
        }
    }
    let ns = (cpu_ns() - cpu) as f64 / rounds as f64;
    let name = ["none", "gzip", "snappy", "lz4", "zstd"][usize::from(codec)];
    let crc = if crc_verified { "given" } else { "checked" };
    println!(
        "{name:7} {record_size:6}  {crc:8} {ns:9.0}  {:9.2}",
        decoded as f64 / ns
    );
}
