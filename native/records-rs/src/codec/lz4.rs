//! The lz4 frame as Kafka reads and writes it: independent blocks only, header checksum required, block checksums checked,
//! content checksum passed over, one frame; bytes behind its end mark are ignored.

use lz4_flex::block;
use twox_hash::XxHash32;

use super::lz4_high::Packer;
use super::{Fault, LEVEL_DEFAULT};
use crate::scratch::Scratch;

const MAGIC: [u8; 4] = [0x04, 0x22, 0x4d, 0x18];
const STORED: u32 = 1 << 31;
/// One byte of lz4 gives at most 255.
const RATIO_MAX: usize = 255;
/// Kafka's writer: version 1, independent blocks of 64 KiB, no sizes, no checksums.
const FLAGS: u8 = 0x60;
const DESCRIPTOR: u8 = 0x40;
const BLOCK: usize = 64 << 10;
/// Kafka's default level, which stands for the fast encoder.
const LEVEL_FAST: i32 = 9;

struct Frame {
    block_size_max: usize,
    block_checksums: bool,
    content_checksum: bool,
}

enum State {
    Start,
    Blocks(Frame),
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

    pub fn next(&mut self, out: &mut Scratch) -> Result<(), Fault> {
        if matches!(self.state, State::Start) {
            self.state = State::Blocks(self.start()?);
        }
        let State::Blocks(frame) = &self.state else {
            return Ok(());
        };
        loop {
            let (size, rest) = self.input.split_first_chunk::<4>().ok_or(Fault::Broken)?;
            let size = u32::from_le_bytes(*size);
            if size == 0 {
                if frame.content_checksum && rest.len() < 4 {
                    return Err(Fault::Broken);
                }
                self.state = State::End;
                return Ok(());
            }
            let length = (size & !STORED) as usize;
            if length > frame.block_size_max {
                return Err(Fault::Broken);
            }
            let (bytes, rest) = rest.split_at_checked(length).ok_or(Fault::Broken)?;
            let rest = if frame.block_checksums {
                let (sum, rest) = rest.split_first_chunk::<4>().ok_or(Fault::Broken)?;
                if u32::from_le_bytes(*sum) != XxHash32::oneshot(0, bytes) {
                    return Err(Fault::Broken);
                }
                rest
            } else {
                rest
            };
            self.input = rest;
            let written = if size & STORED != 0 {
                out.space(length).copy_from_slice(bytes);
                length
            } else {
                let room = length
                    .saturating_mul(RATIO_MAX)
                    .saturating_add(64)
                    .min(frame.block_size_max);
                block::decompress_into(bytes, out.space(room)).map_err(|_| Fault::Broken)?
            };
            out.commit(written);
            if written > 0 {
                return Ok(());
            }
        }
    }

    fn start(&mut self) -> Result<Frame, Fault> {
        let input = self.input;
        let (magic, rest) = input.split_first_chunk::<4>().ok_or(Fault::Broken)?;
        let (descriptor, _) = rest.split_first_chunk::<2>().ok_or(Fault::Broken)?;
        let [flags, sizes] = *descriptor;
        let independent = flags & 0x20 != 0;
        let exponent = (sizes >> 4) & 7;
        if *magic != MAGIC
            || flags >> 6 != 1
            || flags & 3 != 0
            || !independent
            || sizes & 0x8f != 0
            || exponent < 4
        {
            return Err(Fault::Broken);
        }
        let size = if flags & 8 != 0 { 10 } else { 2 };
        let (head, rest) = rest.split_at_checked(size).ok_or(Fault::Broken)?;
        let (sum, rest) = rest.split_first().ok_or(Fault::Broken)?;
        if *sum != header_sum(head) {
            return Err(Fault::Broken);
        }
        self.input = rest;
        Ok(Frame {
            block_size_max: 1 << (8 + 2 * u32::from(exponent)),
            block_checksums: flags & 0x10 != 0,
            content_checksum: flags & 4 != 0,
        })
    }
}

fn header_sum(head: &[u8]) -> u8 {
    (XxHash32::oneshot(0, head) >> 8) as u8
}

/// Level 9, the default, packs fast; any other searches as far as it says.
pub fn compress(level: i32, input: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let head = [FLAGS, DESCRIPTOR];
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&head);
    out.push(header_sum(&head));
    let mut packer = (level != LEVEL_DEFAULT && level != LEVEL_FAST).then(|| Packer::new(level));
    for chunk in input.chunks(BLOCK) {
        let length_at = out.len();
        let block_at = length_at + 4;
        out.extend_from_slice(&[0; 4]);
        if let Some(packer) = &mut packer {
            packer.pack(chunk, out)?;
        } else {
            out.resize(block_at + block::get_maximum_output_size(chunk.len()), 0);
            let size = block::compress_into(chunk, out.get_mut(block_at..)?).ok()?;
            out.truncate(block_at + size);
        }
        let size = out.len() - block_at;
        let stored = size >= chunk.len();
        if stored {
            out.truncate(block_at);
            out.extend_from_slice(chunk);
        }
        let length = if stored {
            chunk.len() as u32 | STORED
        } else {
            size as u32
        };
        out.get_mut(length_at..block_at)?
            .copy_from_slice(&length.to_le_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    Some(())
}
