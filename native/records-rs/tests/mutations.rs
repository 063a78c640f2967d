//! The fuzz targets without a fuzzer: Kafka's golden batches, mutated by a seeded generator. A second in every test run;
//! OTTLA_FUZZ_SECONDS and OTTLA_FUZZ_SEED make it longer (`npm run long -- fuzz-records` on a machine without nightly Rust).

#[path = "../fuzz/lib.rs"]
mod fuzz;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use fuzz::targets;

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 5] = [
    ("validate", targets::validate),
    ("records", targets::records),
    ("decompress", targets::decompress),
    ("compress", targets::compress),
    ("read", targets::read),
];
const NUMBERS: [u32; 8] = [0, 1, 61, 127, 128, 0x7fff_ffff, 0x8000_0000, u32::MAX];

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        if bound == 0 {
            0
        } else {
            (self.next() % bound as u64) as usize
        }
    }
}

fn golden() -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../test/golden/batches");
    let mut batches = Vec::new();
    for name in ["valid.jsonl", "control.jsonl", "invalid.jsonl"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        for line in text.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let hex = line["hex"].as_str().unwrap();
            let batch: Vec<u8> = (0..hex.len())
                .step_by(2)
                .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
                .collect();
            if batch.len() < 4096 {
                batches.push(batch);
            }
        }
    }
    batches
}

/// As fuzz/seeds.mjs lays seeds out: the target's options, then a batch or its payload.
fn seed(target: &str, batch: &[u8], random: &mut Random) -> Vec<u8> {
    let payload = batch.get(61..).unwrap_or_default();
    let codec = batch.get(22).map_or(0, |attributes| attributes & 7);
    let mut any = || random.next() as u8;
    match target {
        "validate" => [&[any() & 62, any() % 7, any() % 4, 13], batch].concat(),
        "records" => {
            let count = batch.get(60).copied().unwrap_or(0);
            [&[any(), any(), any() & 15, count], payload].concat()
        }
        "decompress" => [&[codec], payload].concat(),
        "compress" => [&[any(), any()], batch].concat(),
        _ => [&[any() & 2], batch].concat(),
    }
}

fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len());
    match random.below(8) {
        _ if bytes.is_empty() => bytes.push(random.next() as u8),
        0 | 1 => bytes[at] ^= 1 << random.below(8),
        2 => bytes[at] = random.next() as u8,
        3 => {
            let number = NUMBERS[random.below(NUMBERS.len())].to_be_bytes();
            let width = (1usize << random.below(3)).min(bytes.len() - at);
            bytes[at..at + width].copy_from_slice(&number[4 - width..]);
        }
        4 => bytes.insert(at, random.next() as u8),
        5 => {
            let end = (at + 1 + random.below(8)).min(bytes.len());
            bytes.drain(at..end);
        }
        6 => bytes.truncate(at),
        _ => {
            let from = random.below(other.len());
            let part = &other[from..(from + 1 + random.below(64)).min(other.len())];
            bytes.splice(at..at, part.iter().copied());
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn mutated_golden_batches_break_no_promise() {
    let batches = golden();
    let end = Instant::now() + Duration::from_secs(number("OTTLA_FUZZ_SECONDS").unwrap_or(1));
    let mut seed_now = number("OTTLA_FUZZ_SEED").unwrap_or(1);
    let mut runs = 0u64;
    while Instant::now() < end {
        for (name, target) in TARGETS {
            let mut random = Random(seed_now);
            let mut input = seed(name, &batches[random.below(batches.len())], &mut random);
            let other = &batches[random.below(batches.len())];
            for _ in 0..random.below(6) {
                mutate(&mut input, other, &mut random);
            }
            let run = catch_unwind(AssertUnwindSafe(|| target(&input)));
            assert!(run.is_ok(), "{name}, OTTLA_FUZZ_SEED={seed_now}: {input:02x?}");
            runs += 1;
        }
        seed_now += 1;
    }
    println!("mutations: {runs} mutated batches up to seed {}", seed_now - 1);
}
