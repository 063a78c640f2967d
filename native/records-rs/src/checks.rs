//! The checks on single records: keys where a topic is compacted, timestamps within bounds; and what they come to.

use crate::failure::{Failure, Message, Outcome, code};
use crate::header::Header;
use crate::validate::Options;

pub const NO_TIMESTAMP: i64 = -1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Reason {
    NoKey = 1,
    TimestampRange = 2,
    AppendTimeFromProducer = 3,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordError {
    pub index: i32,
    pub reason: Reason,
    pub timestamp: i64,
}

/// Receives every rejected record, in order.
pub trait Rejects {
    fn reject(&mut self, error: RecordError);
}

impl Rejects for Vec<RecordError> {
    fn reject(&mut self, error: RecordError) {
        self.push(error);
    }
}

/// What the records of a batch came to.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub max_timestamp: i64,
    pub max_index: i32,
    pub decoded_bytes: u64,
}

impl Seen {
    pub const fn max_timestamp_delta(&self, options: &Options) -> i32 {
        if options.append_time { 0 } else { self.max_index }
    }
}

/// The checks on each record, and the maximum of their timestamps.
pub struct Records<'a, R: Rejects> {
    options: &'a Options,
    rejects: &'a mut R,
    base_timestamp: i64,
    append_time: Option<i64>,
    max_timestamp: i64,
    max_index: i32,
    out_of_range: bool,
    rejected: bool,
}

impl<'a, R: Rejects> Records<'a, R> {
    pub fn new(header: &Header, options: &'a Options, rejects: &'a mut R) -> Self {
        Self {
            options,
            rejects,
            base_timestamp: header.base_timestamp,
            append_time: header.is_append_time().then_some(header.max_timestamp),
            max_timestamp: NO_TIMESTAMP,
            max_index: 0,
            out_of_range: false,
            rejected: false,
        }
    }

    #[inline]
    pub fn timestamp(&self, delta: i64) -> i64 {
        self.append_time
            .unwrap_or(self.base_timestamp.wrapping_add(delta))
    }

    #[inline]
    pub fn record(&mut self, index: i32, timestamp_delta: i64, key_length: i32) {
        let timestamp = self.timestamp(timestamp_delta);
        if let Some(reason) = self.fault(timestamp, key_length) {
            self.rejected = true;
            self.out_of_range |= reason != Reason::NoKey;
            self.rejects.reject(RecordError {
                index,
                reason,
                timestamp,
            });
        } else if timestamp > self.max_timestamp {
            self.max_timestamp = timestamp;
            self.max_index = index;
        }
    }

    #[inline]
    fn fault(&self, timestamp: i64, key_length: i32) -> Option<Reason> {
        let options = self.options;
        if options.compacted && key_length < 0 {
            return Some(Reason::NoKey);
        }
        if !options.append_time && timestamp != NO_TIMESTAMP {
            // Wraps where Kafka's long arithmetic does.
            let age = options.now_ms.wrapping_sub(timestamp);
            let out =
                age > options.timestamp_before_max_ms || age.wrapping_neg() > options.timestamp_after_max_ms;
            return out.then_some(Reason::TimestampRange);
        }
        self.append_time.map(|_| Reason::AppendTimeFromProducer)
    }

    /// All records were readable: are all of them acceptable?
    pub fn finish(self, decoded_bytes: u64) -> Outcome<Seen> {
        if self.rejected {
            let code = if self.out_of_range {
                code::INVALID_TIMESTAMP
            } else {
                code::INVALID_RECORD
            };
            return Err(Failure::new(code, Message::RecordErrors));
        }
        Ok(Seen {
            max_timestamp: self.max_timestamp,
            max_index: self.max_index,
            decoded_bytes,
        })
    }
}
