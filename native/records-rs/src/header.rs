//! The 61-byte header of a v2 batch and the walk over a record set, with Kafka's errors.
//!
//! ```text
//! 0 baseOffset i64 | 8 batchLength i32 | 12 partitionLeaderEpoch i32 | 16 magic i8 | 17 crc u32 | 21 attributes i16
//! 23 lastOffsetDelta i32 | 27 baseTimestamp i64 | 35 maxTimestamp i64 | 43 producerId i64 | 51 producerEpoch i16
//! 53 baseSequence i32 | 57 recordsCount i32 | 61 records
//! ```

use crate::crc::crc32c;
use crate::failure::{Failure, Message, Outcome};

pub const HEADER_SIZE: usize = 61;
const LOG_OVERHEAD: usize = 12;
const UP_TO_MAGIC: usize = 17;
const CRC_AT: usize = 17;
const ATTRIBUTES_AT: usize = 21;
const MAX_TIMESTAMP_AT: usize = 35;
/// What Kafka's oldest format needs at least; its walk still refuses anything below.
const RECORD_OVERHEAD_V0: i32 = 14;

pub const ATTRIBUTE_CODEC: u16 = 7;
pub const ATTRIBUTE_APPEND_TIME: u16 = 8;
pub const ATTRIBUTE_TRANSACTIONAL: u16 = 16;
pub const ATTRIBUTE_CONTROL: u16 = 32;
const ATTRIBUTES_KNOWN: u16 = 0x7f;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub base_offset: i64,
    pub batch_length: i32,
    pub partition_leader_epoch: i32,
    pub magic: i8,
    pub crc: u32,
    pub attributes: u16,
    pub last_offset_delta: i32,
    pub base_timestamp: i64,
    pub max_timestamp: i64,
    pub producer_id: i64,
    pub producer_epoch: i16,
    pub base_sequence: i32,
    pub count: i32,
}

macro_rules! field {
    ($bytes:expr, $at:expr, $type:ty) => {
        match $bytes.get($at..$at + size_of::<$type>()).map(TryInto::try_into) {
            Some(Ok(array)) => <$type>::from_be_bytes(array),
            _ => return None,
        }
    };
}

impl Header {
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; HEADER_SIZE] = bytes.first_chunk()?;
        Some(Self {
            base_offset: field!(bytes, 0, i64),
            batch_length: field!(bytes, 8, i32),
            partition_leader_epoch: field!(bytes, 12, i32),
            magic: field!(bytes, 16, i8),
            crc: field!(bytes, CRC_AT, u32),
            attributes: field!(bytes, ATTRIBUTES_AT, u16),
            last_offset_delta: field!(bytes, 23, i32),
            base_timestamp: field!(bytes, 27, i64),
            max_timestamp: field!(bytes, MAX_TIMESTAMP_AT, i64),
            producer_id: field!(bytes, 43, i64),
            producer_epoch: field!(bytes, 51, i16),
            base_sequence: field!(bytes, 53, i32),
            count: field!(bytes, 57, i32),
        })
    }

    /// The header's bytes; the CRC field is written as it stands.
    pub fn to_bytes(self) -> [u8; HEADER_SIZE] {
        let mut bytes = [0; HEADER_SIZE];
        let mut at = 0;
        let mut put = |field: &[u8]| {
            if let Some(place) = bytes.get_mut(at..at + field.len()) {
                place.copy_from_slice(field);
            }
            at += field.len();
        };
        put(&self.base_offset.to_be_bytes());
        put(&self.batch_length.to_be_bytes());
        put(&self.partition_leader_epoch.to_be_bytes());
        put(&self.magic.to_be_bytes());
        put(&self.crc.to_be_bytes());
        put(&self.attributes.to_be_bytes());
        put(&self.last_offset_delta.to_be_bytes());
        put(&self.base_timestamp.to_be_bytes());
        put(&self.max_timestamp.to_be_bytes());
        put(&self.producer_id.to_be_bytes());
        put(&self.producer_epoch.to_be_bytes());
        put(&self.base_sequence.to_be_bytes());
        put(&self.count.to_be_bytes());
        bytes
    }

    pub const fn codec(&self) -> u8 {
        (self.attributes & ATTRIBUTE_CODEC) as u8
    }

    pub const fn is_append_time(&self) -> bool {
        self.attributes & ATTRIBUTE_APPEND_TIME != 0
    }

    pub const fn is_control(&self) -> bool {
        self.attributes & ATTRIBUTE_CONTROL != 0
    }

    pub const fn has_producer_id(&self) -> bool {
        self.producer_id > -1
    }

    /// The attributes Kafka writes when it touches a header: bits without a meaning are dropped.
    pub const fn attributes_with(&self, append_time: bool) -> u16 {
        let kept = self.attributes & ATTRIBUTES_KNOWN & !ATTRIBUTE_APPEND_TIME;
        if append_time {
            kept | ATTRIBUTE_APPEND_TIME
        } else {
            kept
        }
    }
}

/// Size of the batch at the start of `bytes` when it is whole; None when what is left is not a whole batch (a torn tail is no error).
pub fn next_batch_size(bytes: &[u8]) -> Outcome<Option<usize>> {
    fn length_and_magic(bytes: &[u8]) -> Option<(i32, Option<i8>)> {
        let length = field!(bytes, 8, i32);
        Some((length, bytes.get(16).map(|magic| magic.cast_signed())))
    }
    if bytes.len() < LOG_OVERHEAD {
        return Ok(None);
    }
    let Some((length, magic)) = length_and_magic(bytes) else {
        return Ok(None);
    };
    if length < RECORD_OVERHEAD_V0 {
        return Err(Failure::corrupt(Message::LengthTooSmall));
    }
    let Some(magic) = magic.filter(|_| bytes.len() >= UP_TO_MAGIC) else {
        return Ok(None);
    };
    if !(0..=2).contains(&magic) {
        return Err(Failure::corrupt(Message::MagicUnknown));
    }
    let size = length
        .checked_add(LOG_OVERHEAD as i32)
        .and_then(|size| usize::try_from(size).ok())
        .ok_or(Failure::unknown(Message::LengthOverflow))?;
    Ok((bytes.len() >= size).then_some(size))
}

/// The magic of a batch that `next_batch_size` found.
pub fn magic(batch: &[u8]) -> i8 {
    batch.get(16).map_or(-1, |magic| magic.cast_signed())
}

pub fn checksum(batch: &[u8]) -> u32 {
    crc32c(batch.get(ATTRIBUTES_AT..).unwrap_or_default())
}

/// Writes attributes and max timestamp in place, then the CRC over what changed.
pub fn set_times(batch: &mut [u8], attributes: u16, max_timestamp: i64) {
    put_at(batch, ATTRIBUTES_AT, &attributes.to_be_bytes());
    put_at(batch, MAX_TIMESTAMP_AT, &max_timestamp.to_be_bytes());
    let crc = checksum(batch);
    put_at(batch, CRC_AT, &crc.to_be_bytes());
}

pub fn put_at(bytes: &mut [u8], at: usize, field: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + field.len()) {
        place.copy_from_slice(field);
    }
}

/// Fills the CRC of a finished batch.
pub fn seal(batch: &mut [u8]) {
    let crc = checksum(batch);
    put_at(batch, CRC_AT, &crc.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_written_as_it_is_read() {
        let bytes: [u8; HEADER_SIZE] = std::array::from_fn(|at| at as u8 * 4 + 1);
        assert_eq!(Header::read(&bytes).unwrap().to_bytes(), bytes);
    }

    #[test]
    fn a_length_that_cannot_be_addressed_is_no_invalid_record() {
        let mut bytes = [0; HEADER_SIZE];
        bytes[16] = 2;
        bytes[8..12].copy_from_slice(&i32::MAX.to_be_bytes());
        assert_eq!(
            next_batch_size(&bytes),
            Err(Failure::unknown(Message::LengthOverflow))
        );
        bytes[8..12].copy_from_slice(&1000i32.to_be_bytes());
        assert_eq!(next_batch_size(&bytes), Ok(None));
    }
}
