//! Kafka's framing of gzip, snappy, lz4 and zstd: unpacking in chunks with a bound, and packing.

pub mod gzip;
pub mod lz4;
mod lz4_high;
pub mod snappy;
pub mod zstd;

use crate::failure::{Failure, Message, Outcome};
use crate::scratch::Scratch;

pub const NONE: u8 = 0;
pub const GZIP: u8 = 1;
pub const SNAPPY: u8 = 2;
pub const LZ4: u8 = 3;
pub const ZSTD: u8 = 4;

/// The codec's own default level.
pub const LEVEL_DEFAULT: i32 = i32::MIN;
/// What `max_bytes` = 0 stands for.
pub const DECOMPRESSED_BYTES_MAX: u64 = 1 << 30;

/// Why a stream cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Broken,
    TooLarge,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Broken => Self::unknown(Message::CodecStream),
            Fault::TooLarge => Self::too_large(Message::DecompressedTooLarge),
        }
    }
}

pub enum Decoder<'a> {
    Gzip(gzip::Decoder<'a>),
    Snappy(snappy::Decoder<'a>),
    Lz4(lz4::Decoder<'a>),
    Zstd(zstd::Decoder<'a>),
}

impl<'a> Decoder<'a> {
    /// None when the codec is not one that compresses.
    pub fn new(codec: u8, input: &'a [u8]) -> Option<Self> {
        Some(match codec {
            GZIP => Self::Gzip(gzip::Decoder::new(input)),
            SNAPPY => Self::Snappy(snappy::Decoder::new(input)),
            LZ4 => Self::Lz4(lz4::Decoder::new(input)),
            ZSTD => Self::Zstd(zstd::Decoder::new(input)),
            _ => return None,
        })
    }

    /// Adds the next chunk (at most `limit` bytes, else TooLarge) and says how long it is; 0 is the end of the stream.
    pub fn next(&mut self, out: &mut Scratch, limit: u64) -> Result<usize, Fault> {
        let before = out.len();
        let done = match self {
            Self::Gzip(decoder) => decoder.next(out),
            Self::Snappy(decoder) => decoder.next(out, limit),
            Self::Lz4(decoder) => decoder.next(out),
            Self::Zstd(decoder) => decoder.next(out, limit),
        };
        let count = out.len() - before;
        match done {
            Ok(()) if count as u64 <= limit => Ok(count),
            Ok(()) => {
                out.truncate(before);
                Err(Fault::TooLarge)
            }
            Err(fault) => {
                // Java's snappy reader loses what it had read before the fault; the others hand that out first.
                if matches!(self, Self::Snappy(_)) {
                    out.truncate(before);
                }
                Err(fault)
            }
        }
    }
}

/// Adds the whole stream to `out`, at most `limit` bytes. After a fault `out` has what came before it.
pub fn decompress(codec: u8, input: &[u8], limit: u64, out: &mut Scratch) -> Outcome<()> {
    if codec == NONE {
        if input.len() as u64 > limit {
            return Err(Fault::TooLarge.into());
        }
        out.space(input.len()).copy_from_slice(input);
        out.commit(input.len());
        return Ok(());
    }
    let mut decoder = Decoder::new(codec, input).ok_or(Failure::unknown(Message::CodecUnknown))?;
    let mut left = limit;
    loop {
        match decoder.next(out, left)? {
            0 => return Ok(()),
            count => left = left.saturating_sub(count as u64),
        }
    }
}

/// Adds `input`, compressed, to `out`.
pub fn compress(codec: u8, level: i32, input: &[u8], out: &mut Vec<u8>) -> Outcome<()> {
    let done = match codec {
        NONE => {
            out.extend_from_slice(input);
            Some(())
        }
        GZIP => gzip::compress(level, input, out),
        SNAPPY => snappy::compress(input, out),
        LZ4 => lz4::compress(level, input, out),
        ZSTD => zstd::compress(level, input, out),
        _ => return Err(Failure::unknown(Message::CodecUnknown)),
    };
    done.ok_or(Failure::unknown(Message::CodecStream))
}
