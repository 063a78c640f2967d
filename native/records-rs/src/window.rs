//! A decompressed stream seen through a small window: record prefixes are read, keys, values and headers are passed over.
//!
//! This is what Kafka does with a compressed batch whose bytes it keeps, and it decides what is refused: the length before
//! each record must not be negative but is not compared with the record. Memory stays at one chunk however much the stream expands.

use crate::codec::{Decoder, Fault};
use crate::failure::{Failure, Message, Outcome};
use crate::scratch::Scratch;
use crate::varint::Cursor;

const VARLONG_BYTES_MAX: usize = 10;
const MALFORMED: Failure = Failure::invalid(Message::RecordMalformed);

pub struct Window<'a, 'b> {
    decoder: Decoder<'a>,
    scratch: &'b mut Scratch,
    at: usize,
    total: u64,
    limit: u64,
    ended: bool,
    /// Met while looking ahead; it counts when the bytes before it are used up.
    fault: Option<Fault>,
}

/// What is left of a record when keys, values and headers are not kept.
#[derive(Clone, Copy, Debug)]
pub struct Partial {
    pub timestamp_delta: i64,
    pub offset_delta: i32,
    pub key_length: i32,
}

impl<'a, 'b> Window<'a, 'b> {
    pub fn new(decoder: Decoder<'a>, scratch: &'b mut Scratch, limit: u64) -> Self {
        scratch.clear();
        Self {
            decoder,
            scratch,
            at: 0,
            total: 0,
            limit,
            ended: false,
            fault: None,
        }
    }

    pub const fn total(&self) -> u64 {
        self.total
    }

    /// Adds a chunk behind what is unread; false when no more comes.
    fn fill(&mut self) -> bool {
        if self.ended {
            return false;
        }
        self.scratch.keep_from(self.at);
        self.at = 0;
        match self
            .decoder
            .next(self.scratch, self.limit.saturating_sub(self.total))
        {
            Ok(count) => {
                self.total += count as u64;
                self.ended = count == 0;
            }
            Err(fault) => {
                self.fault = Some(fault);
                self.ended = true;
            }
        }
        !self.ended
    }

    /// Why the stream gave no more: its own fault, or else `otherwise`.
    #[cold]
    fn exhausted(&self, otherwise: Failure) -> Failure {
        self.fault.map_or(otherwise, Failure::from)
    }

    const fn unread(&self) -> usize {
        self.scratch.len() - self.at
    }

    /// Runs `read` where a varint is sure to lie whole in the window unless the stream ends in it.
    #[inline]
    fn number<T>(&mut self, read: impl Fn(&mut Cursor<'_>) -> Option<T>, otherwise: Failure) -> Outcome<T> {
        if self.unread() < VARLONG_BYTES_MAX {
            self.fill_to(VARLONG_BYTES_MAX);
        }
        let mut cursor = Cursor::new(self.scratch.filled(), self.at);
        let number = read(&mut cursor);
        let ran_out = number.is_none() && cursor.remaining() == 0;
        self.at = cursor.at();
        number.ok_or_else(|| {
            if ran_out {
                self.exhausted(otherwise)
            } else {
                otherwise
            }
        })
    }

    #[cold]
    fn fill_to(&mut self, count: usize) {
        while self.unread() < count && self.fill() {}
    }

    #[inline]
    fn varint(&mut self) -> Outcome<i32> {
        self.number(|cursor| cursor.varint(), MALFORMED)
    }

    /// Passes over what a length announces; any negative length is null.
    #[inline]
    fn skip(&mut self, length: i32) -> Outcome<()> {
        let Ok(mut count) = usize::try_from(length) else {
            return Ok(());
        };
        while count > self.unread() {
            count -= self.unread();
            self.at = self.scratch.len();
            if !self.fill() {
                return Err(self.exhausted(MALFORMED));
            }
        }
        self.at += count;
        Ok(())
    }

    #[inline]
    pub fn record(&mut self) -> Outcome<Partial> {
        if self.number(
            |cursor| cursor.varint(),
            Failure::invalid(Message::RecordsMissing),
        )? < 0
        {
            return Err(MALFORMED);
        }
        self.number(|cursor| cursor.byte(), MALFORMED)?;
        let timestamp_delta = self.number(|cursor| cursor.varlong(), MALFORMED)?;
        let offset_delta = self.varint()?;
        let key_length = self.varint()?;
        self.skip(key_length)?;
        let value_length = self.varint()?;
        self.skip(value_length)?;
        let header_count = self.varint()?;
        if header_count < 0 {
            return Err(MALFORMED);
        }
        for _ in 0..header_count {
            let key_length = self.varint()?;
            if key_length < 0 {
                return Err(MALFORMED);
            }
            self.skip(key_length)?;
            let value_length = self.varint()?;
            self.skip(value_length)?;
        }
        Ok(Partial {
            timestamp_delta,
            offset_delta,
            key_length,
        })
    }

    /// Reads to the end, which checks the codec's trailer: records that go on are INVALID_RECORD, a broken end is the codec's fault.
    pub fn finish(&mut self) -> Outcome<()> {
        if self.unread() > 0 || self.fill() {
            return Err(Failure::invalid(Message::RecordsRemain));
        }
        self.fault.map_or(Ok(()), |fault| Err(fault.into()))
    }
}
