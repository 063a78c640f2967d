//! Reading stored batches, one at a time: header, decompressed payload, record descriptors.

use crate::codec::{self, Decoder};
use crate::failure::{Failure, Message, Outcome};
use crate::header::{self, HEADER_SIZE, Header};
use crate::record::{self, Record};
use crate::scratch::Scratch;
use crate::window::Window;

/// Header and size of the batch at the start of `data`.
pub fn open(data: &[u8], check_crc: bool) -> Outcome<(Header, usize)> {
    let size = header::next_batch_size(data)?.ok_or(Failure::corrupt(Message::NoBatch))?;
    let batch = data.get(..size).ok_or(Failure::corrupt(Message::NoBatch))?;
    if header::magic(batch) != 2 {
        return Err(Failure::corrupt(Message::MagicNot2));
    }
    let header = Header::read(batch).ok_or(Failure::corrupt(Message::LengthTooSmall))?;
    if check_crc && header::checksum(batch) != header.crc {
        return Err(Failure::corrupt(Message::CrcMismatch));
    }
    Ok((header, size))
}

/// The payload of a compressed batch, decompressed into `scratch`.
pub fn unpack(header: &Header, batch: &[u8], limit: u64, scratch: &mut Scratch) -> Outcome<()> {
    scratch.clear();
    codec::decompress(
        header.codec(),
        batch.get(HEADER_SIZE..).unwrap_or_default(),
        limit,
        scratch,
    )
}

/// The record at `at`, the `read`-th of `count`; None behind the last. The last must end with the payload.
pub fn next(payload: &[u8], at: usize, read: i32, count: i32) -> Outcome<Option<Record>> {
    if count < 0 {
        return Err(Failure::invalid(Message::CountInvalid));
    }
    if read >= count {
        return Ok(None);
    }
    let record = record::read(payload, at)?;
    if read + 1 == count && record.end != payload.len() {
        return Err(Failure::invalid(Message::RecordsRemain));
    }
    Ok(Some(record))
}

/// Offset and timestamp of a record under its batch header.
pub fn place(header: &Header, record: &Record) -> (i64, i64) {
    placed(header, record.offset_delta, record.timestamp_delta)
}

fn placed(header: &Header, offset_delta: i32, timestamp_delta: i64) -> (i64, i64) {
    let timestamp = if header.is_append_time() {
        header.max_timestamp
    } else {
        header.base_timestamp.wrapping_add(timestamp_delta)
    };
    (
        header.base_offset.wrapping_add(i64::from(offset_delta)),
        timestamp,
    )
}

/// Offset and timestamp of the first record at or after both. What follows it is not looked at, and a compressed batch is
/// seen through one chunk: whoever asks for a time must not cost what the batch expands to.
pub fn find_time(
    header: &Header,
    batch: &[u8],
    timestamp: i64,
    from_offset: i64,
    scratch: &mut Scratch,
) -> Outcome<Option<(i64, i64)>> {
    let payload = batch.get(HEADER_SIZE..).unwrap_or_default();
    let fits = |found: &(i64, i64)| found.0 >= from_offset && found.1 >= timestamp;
    if header.codec() == codec::NONE {
        let (mut at, mut read) = (0, 0);
        while let Some(record) = next(payload, at, read, header.count)? {
            let found = place(header, &record);
            if fits(&found) {
                return Ok(Some(found));
            }
            (at, read) = (record.end, read + 1);
        }
        return Ok(None);
    }
    let decoder = Decoder::new(header.codec(), payload).ok_or(Failure::unknown(Message::CodecUnknown))?;
    let mut window = Window::new(decoder, scratch, codec::DECOMPRESSED_BYTES_MAX);
    for _ in 0..header.count {
        let record = window.record()?;
        let found = placed(header, record.offset_delta, record.timestamp_delta);
        if fits(&found) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
