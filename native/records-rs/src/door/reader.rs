//! ottla_records_open, _next, _headers and _find_time: stored batches for readers.

use std::ptr;

use super::types::{OttlaBatch, OttlaHeader, OttlaRecord, OttlaSink};
use super::{ARGUMENT, answer, bytes, deliver, elements, limit, with_scratch};
use crate::codec;
use crate::failure::{Failure, Message, Outcome, code};
use crate::header::{ATTRIBUTE_APPEND_TIME, HEADER_SIZE, Header};
use crate::reader;
use crate::record;
use crate::varint::Cursor;

/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_open(
    data: *const u8,
    length: usize,
    check_crc: u8,
    max_decompressed_bytes: u64,
    sink: *const OttlaSink,
    batch: *mut OttlaBatch,
) -> i16 {
    // SAFETY: the caller's promise.
    let Some(batch) = (unsafe { batch.as_mut() }) else {
        return code::UNKNOWN_SERVER_ERROR;
    };
    let outcome = (|| {
        // SAFETY: the caller's promise.
        let data = unsafe { bytes(data, length) }?;
        let (header, size) = reader::open(data, check_crc != 0)?;
        let whole = data.get(..size).unwrap_or_default();
        let payload = whole.get(HEADER_SIZE..).unwrap_or_default();
        *batch = OttlaBatch {
            base_offset: header.base_offset,
            base_timestamp: header.base_timestamp,
            max_timestamp: header.max_timestamp,
            producer_id: header.producer_id,
            payload: ptr::null(),
            payload_length: 0,
            position: 0,
            size: u32::try_from(size).map_err(|_| ARGUMENT)?,
            partition_leader_epoch: header.partition_leader_epoch,
            crc: header.crc,
            last_offset_delta: header.last_offset_delta,
            base_sequence: header.base_sequence,
            record_count: header.count,
            records_read: 0,
            producer_epoch: header.producer_epoch,
            attributes: header.attributes,
        };
        if header.codec() == codec::NONE {
            batch.payload = payload.as_ptr();
            batch.payload_length = payload.len();
        } else if !sink.is_null() {
            with_scratch(|scratch| {
                reader::unpack(&header, whole, limit(max_decompressed_bytes), scratch)?;
                // SAFETY: the caller's promise.
                batch.payload = unsafe { deliver(sink, scratch.filled()) }?;
                batch.payload_length = scratch.len();
                Ok::<(), Failure>(())
            })?;
        }
        Ok(())
    })();
    answer(outcome)
}

impl OttlaBatch {
    /// The fields that place a record.
    const fn header(&self) -> Header {
        Header {
            base_offset: self.base_offset,
            batch_length: 0,
            partition_leader_epoch: self.partition_leader_epoch,
            magic: 2,
            crc: self.crc,
            attributes: self.attributes & ATTRIBUTE_APPEND_TIME,
            last_offset_delta: self.last_offset_delta,
            base_timestamp: self.base_timestamp,
            max_timestamp: self.max_timestamp,
            producer_id: self.producer_id,
            producer_epoch: self.producer_epoch,
            base_sequence: self.base_sequence,
            count: self.record_count,
        }
    }

    /// # Safety
    /// `payload` still points to `payload_length` bytes.
    unsafe fn payload(&self) -> Outcome<&[u8]> {
        if self.payload.is_null() && self.record_count > 0 {
            return Err(ARGUMENT);
        }
        // SAFETY: the caller's promise.
        let payload = unsafe { bytes(self.payload, self.payload_length) }?;
        if u32::try_from(payload.len()).is_err() {
            Err(ARGUMENT)
        } else {
            Ok(payload)
        }
    }
}

/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_next(
    batch: *mut OttlaBatch,
    records: *mut OttlaRecord,
    capacity: usize,
    count: *mut usize,
) -> i16 {
    // SAFETY: the caller's promise.
    let (Some(batch), Some(count)) = (unsafe { batch.as_mut() }, unsafe { count.as_mut() }) else {
        return code::UNKNOWN_SERVER_ERROR;
    };
    *count = 0;
    let outcome = (|| {
        // SAFETY: the caller's promise.
        let places = unsafe { elements(records, capacity) }?;
        let header = batch.header();
        let (mut position, mut read) = (batch.position, batch.records_read);
        // SAFETY: the caller's promise.
        let payload = unsafe { batch.payload() }?;
        for place in places {
            let Some(record) = reader::next(payload, position, read, header.count)? else {
                break;
            };
            position = record.end;
            read += 1;
            *count += 1;
            *place = describe(&header, &record);
        }
        batch.position = position;
        batch.records_read = read;
        Ok(())
    })();
    if outcome.is_err() {
        *count = 0;
    }
    answer(outcome)
}

/// Positions fit: a payload longer than u32 is not opened.
fn describe(header: &Header, record: &record::Record) -> OttlaRecord {
    let (offset, timestamp) = reader::place(header, record);
    OttlaRecord {
        offset,
        timestamp,
        at: record.at as u32,
        size: (record.end - record.at) as u32,
        key_at: record.key_at as u32,
        key_length: record.key_length.max(-1),
        value_at: record.value_at as u32,
        value_length: record.value_length.max(-1),
        headers_at: record.headers_at as u32,
        headers_size: (record.end - record.headers_at) as u32,
        header_count: record.header_count,
        attributes: u32::from(record.attributes),
    }
}

/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_headers(
    batch: *const OttlaBatch,
    record: *const OttlaRecord,
    headers: *mut OttlaHeader,
    capacity: usize,
    count: *mut usize,
) -> i16 {
    // SAFETY: the caller's promise.
    let arguments = unsafe { (batch.as_ref(), record.as_ref(), count.as_mut()) };
    let (Some(batch), Some(record), Some(count)) = arguments else {
        return code::UNKNOWN_SERVER_ERROR;
    };
    *count = 0;
    answer((|| {
        // SAFETY: the caller's promise.
        let places = unsafe { elements(headers, capacity) }?;
        // SAFETY: the caller's promise.
        let payload = unsafe { batch.payload() }?;
        let wanted = usize::try_from(record.header_count).unwrap_or(0);
        let mut cursor = Cursor::new(payload, record.headers_at as usize);
        for place in places.iter_mut().take(wanted) {
            let header =
                record::read_record_header(&mut cursor).ok_or(Failure::invalid(Message::RecordMalformed))?;
            *place = OttlaHeader {
                key_at: header.key_at as u32,
                key_length: header.key_length,
                value_at: header.value_at as u32,
                value_length: header.value_length.max(-1),
            };
            *count += 1;
        }
        Ok(())
    })())
}

/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_find_time(
    data: *const u8,
    length: usize,
    timestamp: i64,
    from_offset: i64,
    found_offset: *mut i64,
    found_timestamp: *mut i64,
) -> i16 {
    // SAFETY: the caller's promise.
    let (Some(found_offset), Some(found_timestamp)) = (unsafe { found_offset.as_mut() }, unsafe {
        found_timestamp.as_mut()
    }) else {
        return code::UNKNOWN_SERVER_ERROR;
    };
    (*found_offset, *found_timestamp) = (-1, -1);
    answer(with_scratch(|scratch| {
        // SAFETY: the caller's promise.
        let data = unsafe { bytes(data, length) }?;
        let (header, size) = reader::open(data, false)?;
        let batch = data.get(..size).unwrap_or_default();
        if let Some(found) = reader::find_time(&header, batch, timestamp, from_offset, scratch)? {
            (*found_offset, *found_timestamp) = found;
        }
        Ok(())
    }))
}
