//! snappy in snappy-java's framing: a 16-byte header, then blocks behind a big-endian length. Without that header
//! the whole input is one raw block, as SnappyInputStream has it.

use super::Fault;
use crate::scratch::Scratch;

const MAGIC: [u8; 8] = [0x82, b'S', b'N', b'A', b'P', b'P', b'Y', 0];
const HEADER: [u8; 16] = [
    0x82, b'S', b'N', b'A', b'P', b'P', b'Y', 0, 0, 0, 0, 1, 0, 0, 0, 1,
];
const BLOCK: usize = 32 << 10;
/// Java's reader asks for this much before it hands out any, so a fault in the first blocks is met before their records.
const EAGER: usize = 16 << 10;
/// Three bytes of snappy give at most 64: a block that claims more than this lies, and nothing is allocated for it.
const RATIO_MAX: usize = 32;

enum State {
    Start,
    Blocks,
    End,
}

pub struct Decoder<'a> {
    input: &'a [u8],
    state: State,
}

impl<'a> Decoder<'a> {
    pub const fn new(input: &'a [u8]) -> Self {
        Self {
            input,
            state: State::Start,
        }
    }

    pub fn next(&mut self, out: &mut Scratch, limit: u64) -> Result<(), Fault> {
        let begin = out.len();
        loop {
            let written = out.len() - begin;
            let left = limit.saturating_sub(written as u64);
            match self.state {
                State::End => return Ok(()),
                State::Start => {
                    if self.input.is_empty() {
                        return Err(Fault::Broken);
                    }
                    if self.input.len() >= HEADER.len() && self.input.starts_with(&MAGIC) {
                        self.input = self.input.get(HEADER.len()..).unwrap_or_default();
                        self.state = State::Blocks;
                    } else {
                        self.state = State::End;
                        block(self.input, out, left)?;
                        return Ok(());
                    }
                }
                State::Blocks => {
                    let Some(bytes) = self.next_block()? else {
                        self.state = State::End;
                        return Ok(());
                    };
                    block(bytes, out, left)?;
                    if out.len() - begin >= EAGER {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn next_block(&mut self) -> Result<Option<&'a [u8]>, Fault> {
        loop {
            let Some((length, rest)) = self.input.split_first_chunk::<4>() else {
                return Ok(None);
            };
            // Streams may stand one behind another; each brings its header again.
            if MAGIC.starts_with(length) {
                if self.input.len() < HEADER.len() {
                    return Err(Fault::Broken);
                }
                if !self.input.starts_with(&MAGIC) {
                    return Ok(None);
                }
                self.input = self.input.get(HEADER.len()..).unwrap_or_default();
                continue;
            }
            let length = usize::try_from(i32::from_be_bytes(*length)).map_err(|_| Fault::Broken)?;
            let (bytes, rest) = rest.split_at_checked(length).ok_or(Fault::Broken)?;
            self.input = rest;
            return Ok(Some(bytes));
        }
    }
}

fn block(bytes: &[u8], out: &mut Scratch, limit: u64) -> Result<(), Fault> {
    let size = snap::raw::decompress_len(bytes).map_err(|_| Fault::Broken)?;
    if size > bytes.len().saturating_mul(RATIO_MAX).saturating_add(64) {
        return Err(Fault::Broken);
    }
    if size as u64 > limit {
        return Err(Fault::TooLarge);
    }
    let written = snap::raw::Decoder::new()
        .decompress(bytes, out.space(size))
        .map_err(|_| Fault::Broken)?;
    out.commit(written);
    Ok(())
}

pub fn compress(input: &[u8], out: &mut Vec<u8>) -> Option<()> {
    out.extend_from_slice(&HEADER);
    let mut encoder = snap::raw::Encoder::new();
    for chunk in input.chunks(BLOCK) {
        let length_at = out.len();
        let block_at = length_at + 4;
        out.resize(block_at + snap::raw::max_compress_len(chunk.len()), 0);
        let size = encoder.compress(chunk, out.get_mut(block_at..)?).ok()?;
        out.get_mut(length_at..block_at)?
            .copy_from_slice(&u32::try_from(size).ok()?.to_be_bytes());
        out.truncate(block_at + size);
    }
    Some(())
}
