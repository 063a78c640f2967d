//! gzip as Java's GZIPInputStream reads it: members one after another, and bytes behind the last that start no member are ignored.

use std::cell::RefCell;

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{Fault, LEVEL_DEFAULT};
use crate::scratch::Scratch;

const CHUNK: usize = 64 << 10;
const TRAILER: usize = 8;

thread_local! {
    /// An inflater is 40 KiB: one a thread, reset for each member.
    static SPARE: RefCell<Option<Decompress>> = const { RefCell::new(None) };
}

enum State {
    Start,
    Member,
    End,
}

pub struct Decoder<'a> {
    input: &'a [u8],
    state: State,
    inflater: Decompress,
    crc: Crc,
}

impl Drop for Decoder<'_> {
    fn drop(&mut self) {
        let inflater = std::mem::replace(&mut self.inflater, Decompress::new(false));
        SPARE.with(|spare| spare.replace(Some(inflater)));
    }
}

impl<'a> Decoder<'a> {
    pub fn new(input: &'a [u8]) -> Self {
        let inflater = SPARE
            .with(RefCell::take)
            .unwrap_or_else(|| Decompress::new(false));
        Self {
            input,
            state: State::Start,
            inflater,
            crc: Crc::new(),
        }
    }

    pub fn next(&mut self, out: &mut Scratch) -> Result<(), Fault> {
        loop {
            match self.state {
                State::End => return Ok(()),
                State::Start => self.start_member()?,
                State::Member => {
                    if self.inflate(out)? > 0 {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn start_member(&mut self) -> Result<(), Fault> {
        let size = header_size(self.input)?;
        self.input = self.input.get(size..).ok_or(Fault::Broken)?;
        self.inflater.reset(false);
        self.crc = Crc::new();
        self.state = State::Member;
        Ok(())
    }

    fn inflate(&mut self, out: &mut Scratch) -> Result<usize, Fault> {
        let (read, written) = (self.inflater.total_in(), self.inflater.total_out());
        let space = out.space(CHUNK);
        let status = self
            .inflater
            .decompress(self.input, space, FlushDecompress::None)
            .map_err(|_| Fault::Broken)?;
        let read = (self.inflater.total_in() - read) as usize;
        let written = (self.inflater.total_out() - written) as usize;
        self.crc.update(space.get(..written).ok_or(Fault::Broken)?);
        out.commit(written);
        self.input = self.input.get(read..).ok_or(Fault::Broken)?;
        match status {
            Status::StreamEnd => self.end_member()?,
            // Room is left and nothing came: the stream is cut.
            _ if written == 0 && read == 0 => return Err(Fault::Broken),
            _ => {}
        }
        Ok(written)
    }

    fn end_member(&mut self) -> Result<(), Fault> {
        let trailer: &[u8; TRAILER] = self.input.first_chunk().ok_or(Fault::Broken)?;
        let [c0, c1, c2, c3, s0, s1, s2, s3] = *trailer;
        if u32::from_le_bytes([c0, c1, c2, c3]) != self.crc.sum()
            || u32::from_le_bytes([s0, s1, s2, s3]) != self.crc.amount()
        {
            return Err(Fault::Broken);
        }
        self.input = self.input.get(TRAILER..).unwrap_or_default();
        self.state = if header_size(self.input).is_ok() {
            State::Start
        } else {
            State::End
        };
        Ok(())
    }
}

/// Size of the member header at the start of `input` (RFC 1952).
fn header_size(input: &[u8]) -> Result<usize, Fault> {
    let fixed: &[u8; 10] = input.first_chunk().ok_or(Fault::Broken)?;
    let [0x1f, 0x8b, 8, flags, ..] = *fixed else {
        return Err(Fault::Broken);
    };
    let mut at = fixed.len();
    if flags & 4 != 0 {
        let (Some(low), Some(high)) = (input.get(at), input.get(at + 1)) else {
            return Err(Fault::Broken);
        };
        at += 2 + usize::from(u16::from_le_bytes([*low, *high]));
    }
    for text in [8, 16] {
        if flags & text != 0 {
            let rest = input.get(at..).ok_or(Fault::Broken)?;
            at += 1 + rest.iter().position(|byte| *byte == 0).ok_or(Fault::Broken)?;
        }
    }
    if flags & 2 != 0 {
        let head = input.get(..at).ok_or(Fault::Broken)?;
        let sum: &[u8; 2] = input
            .get(at..)
            .and_then(<[u8]>::first_chunk)
            .ok_or(Fault::Broken)?;
        let mut crc = Crc::new();
        crc.update(head);
        if u32::from(u16::from_le_bytes(*sum)) != crc.sum() & 0xffff {
            return Err(Fault::Broken);
        }
        at += 2;
    }
    if at > input.len() {
        Err(Fault::Broken)
    } else {
        Ok(at)
    }
}

/// Levels 1-9 and -1 (6); anything else is the default.
pub fn compress(level: i32, input: &[u8], out: &mut Vec<u8>) -> Option<()> {
    use std::io::Write;
    let level = match level {
        LEVEL_DEFAULT => flate2::Compression::default(),
        1..=9 => flate2::Compression::new(level.unsigned_abs()),
        _ => flate2::Compression::default(),
    };
    let mut encoder = flate2::GzBuilder::new().write(out, level);
    encoder.write_all(input).ok()?;
    encoder.finish().ok()?;
    Some(())
}
