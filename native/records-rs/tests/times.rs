//! Look-ups by timestamp: the same record that a full walk finds, in memory that does not grow with what a batch expands to.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use ottla_records::codec::{self, GZIP, LEVEL_DEFAULT, LZ4, NONE, SNAPPY, ZSTD};
use ottla_records::header::{HEADER_SIZE, Header};
use ottla_records::reader;
use ottla_records::scratch::Scratch;

/// Counts what is held, and the most that was.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: passes everything on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(held, Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const BASE_OFFSET: i64 = 40;
const BASE_TIMESTAMP: i64 = 1000;

fn varint(value: i64, out: &mut Vec<u8>) {
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    while rest >= 0x80 {
        out.push((rest as u8) | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// A batch of `deltas.len()` records with values of `value_bytes` zeros; the deltas are their timestamps'.
fn batch(codec: u8, deltas: &[i64], value_bytes: usize) -> Vec<u8> {
    let mut payload = Vec::new();
    for (index, delta) in deltas.iter().enumerate() {
        let mut record = vec![0];
        varint(*delta, &mut record);
        varint(index as i64, &mut record);
        varint(-1, &mut record);
        varint(value_bytes as i64, &mut record);
        record.resize(record.len() + value_bytes, 0);
        varint(0, &mut record);
        varint(record.len() as i64, &mut payload);
        payload.extend_from_slice(&record);
    }
    let mut packed = Vec::new();
    codec::compress(codec, LEVEL_DEFAULT, &payload, &mut packed).unwrap();
    let greatest = BASE_TIMESTAMP + deltas.iter().max().unwrap();
    let mut out = Vec::new();
    out.extend(BASE_OFFSET.to_be_bytes());
    out.extend(((packed.len() + HEADER_SIZE - 12) as i32).to_be_bytes());
    out.extend(0i32.to_be_bytes());
    out.push(2);
    out.extend(0u32.to_be_bytes());
    out.extend(u16::from(codec).to_be_bytes());
    out.extend((deltas.len() as i32 - 1).to_be_bytes());
    out.extend(BASE_TIMESTAMP.to_be_bytes());
    out.extend(greatest.to_be_bytes());
    out.extend((-1i64).to_be_bytes());
    out.extend((-1i16).to_be_bytes());
    out.extend((-1i32).to_be_bytes());
    out.extend((deltas.len() as i32).to_be_bytes());
    out.extend(packed);
    out
}

fn find(batch: &[u8], timestamp: i64, from_offset: i64) -> Option<(i64, i64)> {
    let (header, size): (Header, usize) = reader::open(batch, false).unwrap();
    reader::find_time(
        &header,
        &batch[..size],
        timestamp,
        from_offset,
        &mut Scratch::new(),
    )
    .unwrap()
}

#[test]
fn the_record_of_a_time_is_found_without_holding_the_batch() {
    let deltas = [5, 1, 9, 9, 3];
    for codec in [NONE, GZIP, SNAPPY, LZ4, ZSTD] {
        let small = batch(codec, &deltas, 10);
        for timestamp in 1000..1012 {
            for from_offset in 38..47 {
                let walked = (0..5)
                    .map(|index| (BASE_OFFSET + index, BASE_TIMESTAMP + deltas[index as usize]))
                    .find(|(offset, time)| *offset >= from_offset && *time >= timestamp);
                assert_eq!(find(&small, timestamp, from_offset), walked, "codec {codec}");
            }
        }
        if codec == NONE {
            continue;
        }
        let large = batch(codec, &deltas, 20 << 20);
        let before = HELD.load(Ordering::Relaxed);
        PEAK.store(before, Ordering::Relaxed);
        assert_eq!(find(&large, 1004, 41), Some((42, 1009)));
        assert_eq!(find(&large, 1010, 0), None);
        // zstd's window is the largest: it may be as large as its frame says, which here is a few MiB.
        let took = PEAK.load(Ordering::Relaxed) - before;
        assert!(took < 12 << 20, "codec {codec} took {took} bytes");
    }
}
