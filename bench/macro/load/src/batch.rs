//! Record batches of magic 2: built for producing, walked for measuring.

use crate::arguments::Failure;
use ottla_records::{codec, crc};

pub const HEADER_BYTES: usize = 61;
const CRC_AT: usize = 17;
const CRC_FROM: usize = 21;

fn put_varint(out: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

fn varint_size(value: i64) -> usize {
    let zigzag = ((value << 1) ^ (value >> 63)) as u64;
    (64 - (zigzag | 1).leading_zeros() as usize).div_ceil(7)
}

fn put_record(out: &mut Vec<u8>, offset_delta: i64, value: &[u8]) {
    // attributes, timestamp delta, offset delta, null key, value, no headers
    let body = 1 + 1 + varint_size(offset_delta) + 1 + varint_size(value.len() as i64) + value.len() + 1;
    put_varint(out, body as i64);
    out.extend_from_slice(&[0, 0]);
    put_varint(out, offset_delta);
    put_varint(out, -1);
    put_varint(out, value.len() as i64);
    out.extend_from_slice(value);
    out.push(0);
}

/// Writes a batch of `values` behind what `out` holds; its CRC is right, its base offset 0.
pub fn put_batch<'a>(
    out: &mut Vec<u8>,
    scratch: &mut Vec<u8>,
    codec_id: u8,
    timestamp: i64,
    values: impl Iterator<Item = &'a [u8]>,
) -> Result<u32, Failure> {
    scratch.clear();
    let mut count = 0u32;
    for value in values {
        put_record(scratch, i64::from(count), value);
        count += 1;
    }
    let start = out.len();
    out.resize(start + HEADER_BYTES, 0);
    codec::compress(codec_id, codec::LEVEL_DEFAULT, scratch, out).map_err(|_| "the codec failed")?;
    let length = (out.len() - start - 12) as i32;
    let header = &mut out[start..start + HEADER_BYTES];
    header[8..12].copy_from_slice(&length.to_be_bytes());
    header[12..16].copy_from_slice(&(-1i32).to_be_bytes());
    header[16] = 2;
    header[21..23].copy_from_slice(&i16::from(codec_id).to_be_bytes());
    header[23..27].copy_from_slice(&(count.max(1) as i32 - 1).to_be_bytes());
    header[27..35].copy_from_slice(&timestamp.to_be_bytes());
    header[35..43].copy_from_slice(&timestamp.to_be_bytes());
    header[43..51].copy_from_slice(&(-1i64).to_be_bytes());
    header[51..53].copy_from_slice(&(-1i16).to_be_bytes());
    header[53..57].copy_from_slice(&(-1i32).to_be_bytes());
    header[57..61].copy_from_slice(&(count as i32).to_be_bytes());
    let sum = crc::crc32c(&out[start + CRC_FROM..]);
    out[start + CRC_AT..start + CRC_AT + 4].copy_from_slice(&sum.to_be_bytes());
    Ok(count)
}

fn int32(bytes: &[u8], at: usize) -> i32 {
    i32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn int64(bytes: &[u8], at: usize) -> i64 {
    i64::from_be_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

/// The whole batches of `records`: (offset after its last record, number of records, its bytes).
pub fn batches(records: &[u8]) -> impl Iterator<Item = (i64, u32, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if records.len() - at < HEADER_BYTES {
            return None;
        }
        let size = 12 + int32(records, at + 8) as usize;
        let batch = records.get(at..at + size)?;
        at += size;
        let next = int64(batch, 0) + i64::from(int32(batch, 23)) + 1;
        Some((next, int32(batch, 57) as u32, batch))
    })
}

/// Hands the value of each record of an uncompressed batch to `with`.
pub fn values(batch: &[u8], mut with: impl FnMut(&[u8])) -> Option<()> {
    use ottla_records::varint::Cursor;
    let mut cursor = Cursor::new(batch, HEADER_BYTES);
    for _ in 0..int32(batch, 57) {
        let length = cursor.varint()? as usize;
        let end = cursor.at() + length;
        cursor.skip(1)?;
        cursor.varint()?;
        cursor.varint()?;
        let key = cursor.varint()?;
        cursor.skip_nullable(key)?;
        let size = usize::try_from(cursor.varint()?).ok()?;
        with(batch.get(cursor.at()..cursor.at() + size)?);
        cursor.skip(end - cursor.at())?;
    }
    Some(())
}
