//! One record of an uncompressed (or decompressed) payload: every field read, every length checked.

use crate::failure::{Failure, Message, Outcome};
use crate::varint::Cursor;

/// Where the parts of a record stand in the payload. A negative length is null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub at: usize,
    pub end: usize,
    pub attributes: u8,
    pub timestamp_delta: i64,
    pub offset_delta: i32,
    pub key_at: usize,
    pub key_length: i32,
    pub value_at: usize,
    pub value_length: i32,
    pub headers_at: usize,
    pub header_count: i32,
}

const MALFORMED: Failure = Failure::invalid(Message::RecordMalformed);

const MISSING: Failure = Failure::invalid(Message::RecordsMissing);

/// Reads the record at `at`. RecordsMissing when the payload ends before it does; a length of more than five bytes is
/// LengthOverflow, which Kafka answers differently for stored and for decompressed bytes.
#[inline]
pub fn read(payload: &[u8], at: usize) -> Outcome<Record> {
    let mut cursor = Cursor::new(payload, at);
    let size = match cursor.varint() {
        Some(size) => usize::try_from(size).map_err(|_| MALFORMED)?,
        None if cursor.remaining() == 0 => return Err(MISSING),
        None => return Err(Failure::unknown(Message::LengthOverflow)),
    };
    if size > cursor.remaining() {
        return Err(MISSING);
    }
    let end = cursor.at() + size;
    // Bounding the body by its own end refuses the same records as Kafka's check of the position afterwards.
    let body = payload.get(..end).ok_or(MALFORMED)?;
    read_body(Cursor::new(body, cursor.at()), at, end).ok_or(MALFORMED)
}

#[inline]
fn read_body(mut cursor: Cursor<'_>, at: usize, end: usize) -> Option<Record> {
    let attributes = cursor.byte()?;
    let timestamp_delta = cursor.varlong()?;
    let offset_delta = cursor.varint()?;
    let key_length = cursor.varint()?;
    let key_at = cursor.at();
    cursor.skip_nullable(key_length)?;
    let value_length = cursor.varint()?;
    let value_at = cursor.at();
    cursor.skip_nullable(value_length)?;
    let header_count = cursor.varint()?;
    let headers_at = cursor.at();
    if header_count != 0 {
        skip_headers(&mut cursor, header_count)?;
    }
    if cursor.at() != end {
        return None;
    }
    Some(Record {
        at,
        end,
        attributes,
        timestamp_delta,
        offset_delta,
        key_at,
        key_length,
        value_at,
        value_length,
        headers_at,
        header_count,
    })
}

fn skip_headers(cursor: &mut Cursor<'_>, count: i32) -> Option<()> {
    let count = usize::try_from(count).ok()?;
    if count > cursor.remaining() {
        return None;
    }
    for _ in 0..count {
        read_record_header(cursor)?;
    }
    Some(())
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordHeader {
    pub key_at: usize,
    pub key_length: i32,
    pub value_at: usize,
    pub value_length: i32,
}

/// A record header: the key is required, the value may be null.
#[inline]
pub fn read_record_header(cursor: &mut Cursor<'_>) -> Option<RecordHeader> {
    let key_length = cursor.varint()?;
    let key_at = cursor.at();
    cursor.skip(usize::try_from(key_length).ok()?)?;
    let value_length = cursor.varint()?;
    let value_at = cursor.at();
    cursor.skip_nullable(value_length)?;
    Some(RecordHeader {
        key_at,
        key_length,
        value_at,
        value_length,
    })
}
