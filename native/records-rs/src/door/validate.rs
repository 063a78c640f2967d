//! ottla_records_validate.

use super::types::{OttlaRecordError, OttlaSink, OttlaValidateOptions, OttlaValidateResult};
use super::{ARGUMENT, deliver, elements, limit, with_output, with_scratch};
use crate::checks::{RecordError, Rejects};
use crate::failure::{Failure, Message, Outcome, code};
use crate::validate::{self, Accepted, Options, Origin};

impl OttlaValidateOptions {
    fn read(&self) -> Outcome<Options> {
        Ok(Options {
            now_ms: self.now_ms,
            timestamp_before_max_ms: self.timestamp_before_max_ms,
            timestamp_after_max_ms: self.timestamp_after_max_ms,
            max_decompressed_bytes: limit(self.max_decompressed_bytes),
            max_message_bytes: u32::try_from(self.max_message_bytes).ok(),
            level: self.level,
            produce_version: (self.produce_version >= 0).then_some(self.produce_version),
            target_codec: match self.target_codec {
                -1 => None,
                0..=4 => Some(self.target_codec.unsigned_abs()),
                _ => return Err(ARGUMENT),
            },
            append_time: match self.timestamp_type {
                0 => false,
                1 => true,
                _ => return Err(ARGUMENT),
            },
            origin: match self.origin {
                0 => Origin::Client,
                1 => Origin::Coordinator,
                2 => Origin::RaftLeader,
                _ => return Err(ARGUMENT),
            },
            compacted: self.compacted != 0,
            crc_verified: self.crc_verified != 0,
        })
    }
}

/// Keeps the first rejected records and counts all.
struct Bounded<'a> {
    errors: &'a mut [OttlaRecordError],
    total: usize,
}

impl Rejects for Bounded<'_> {
    fn reject(&mut self, error: RecordError) {
        if let Some(place) = self.errors.get_mut(self.total) {
            *place = OttlaRecordError {
                index: error.index,
                reason: error.reason as i32,
                timestamp: error.timestamp,
            };
        }
        self.total += 1;
    }
}

fn fill(result: &mut OttlaValidateResult, accepted: &Accepted, stored_bytes: usize) {
    let header = &accepted.header;
    result.record_count = header.count;
    result.batch_bytes = accepted.batch_bytes as u32;
    result.stored_bytes = stored_bytes as u32;
    result.decoded_bytes = accepted.decoded_bytes;
    result.max_timestamp = header.max_timestamp;
    result.max_timestamp_delta = accepted.max_timestamp_delta;
    result.last_offset_delta = header.last_offset_delta;
    result.producer_id = header.producer_id;
    result.base_sequence = header.base_sequence;
    result.producer_epoch = header.producer_epoch;
    result.attributes = header.attributes;
    result.source_codec = accepted.source_codec;
    result.stored_codec = header.codec();
    result.rewritten = u8::from(accepted.rewritten);
    result.crc_recomputed = u8::from(accepted.crc_recomputed);
}

/// # Safety
/// As the header says: every pointer is null or valid for its length, and the ranges do not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_validate(
    options: *const OttlaValidateOptions,
    data: *mut u8,
    length: usize,
    sink: *const OttlaSink,
    errors: *mut OttlaRecordError,
    error_capacity: usize,
    result: *mut OttlaValidateResult,
) -> i16 {
    // SAFETY: the caller's promise.
    let (Some(options), Some(result)) = (unsafe { options.as_ref() }, unsafe { result.as_mut() }) else {
        return code::UNKNOWN_SERVER_ERROR;
    };
    *result = OttlaValidateResult::EMPTY;
    let outcome = (|| {
        let options = options.read()?;
        // SAFETY: the caller's promise.
        let data = unsafe { elements(data, length) }?;
        // SAFETY: the caller's promise.
        let errors = unsafe { elements(errors, error_capacity) }?;
        let capacity = errors.len();
        let mut rejects = Bounded { errors, total: 0 };
        let outcome = with_scratch(|scratch| {
            with_output(|output| {
                let accepted = validate::validate(&options, data, scratch, output, &mut rejects)?;
                if accepted.rewritten {
                    // SAFETY: the caller's promise.
                    result.rewritten_data = unsafe { deliver(sink, output) }?;
                    fill(result, &accepted, output.len());
                } else {
                    fill(result, &accepted, accepted.batch_bytes);
                }
                Ok(())
            })
        });
        // A record that cannot be read outranks the rejected ones before it, and Kafka then names none.
        if outcome.is_ok() || outcome.is_err_and(|failure: Failure| failure.message == Message::RecordErrors)
        {
            result.record_error_total = u32::try_from(rejects.total).unwrap_or(u32::MAX);
            result.record_error_count = u32::try_from(rejects.total.min(capacity)).unwrap_or(u32::MAX);
        }
        outcome
    })();
    if let Err(failure) = outcome {
        result.error_code = failure.code;
        result.message = failure.message as u16;
    }
    result.error_code
}
