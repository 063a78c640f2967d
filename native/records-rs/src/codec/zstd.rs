//! zstd frames. Small results (nearly every batch) are decompressed in one call, without the window buffer a stream needs;
//! larger ones stream in chunks.

use std::cell::RefCell;

use zstd::zstd_safe::{CCtx, CParameter, DCtx, DParameter, InBuffer, OutBuffer, ResetDirective};

use super::{Fault, LEVEL_DEFAULT};
use crate::scratch::Scratch;

const CHUNK: usize = 128 << 10;
/// Results that surely fit in this are taken in one call.
const WHOLE_MAX: u64 = 1 << 20;
/// Kafka's default and the largest window its encoder makes; more is refused.
const WINDOW_LOG_MAX: u32 = 27;
const WINDOW_LOG_MIN: u32 = 10;
const MAGIC: u32 = 0xfd2f_b528;
const SINGLE_SEGMENT: u8 = 0x20;
const CHECKSUM: u8 = 4;
/// A context that grew beyond this is not kept by its thread.
const CONTEXT_KEPT: usize = 8 << 20;
const LEVEL: i32 = 3;

thread_local! {
    static DECODERS: RefCell<Option<DCtx<'static>>> = const { RefCell::new(None) };
    static ENCODERS: RefCell<Option<CCtx<'static>>> = const { RefCell::new(None) };
}

enum State {
    Start,
    Stream { frame_open: bool },
    End,
}

pub struct Decoder<'a> {
    input: &'a [u8],
    state: State,
    context: Option<DCtx<'static>>,
}

impl Drop for Decoder<'_> {
    fn drop(&mut self) {
        if let Some(context) = self
            .context
            .take()
            .filter(|context| context.sizeof() <= CONTEXT_KEPT)
        {
            DECODERS.with(|kept| kept.replace(Some(context)));
        }
    }
}

impl<'a> Decoder<'a> {
    pub fn new(input: &'a [u8]) -> Self {
        Self {
            input,
            state: State::Start,
            context: DECODERS.with(RefCell::take).or_else(DCtx::try_create),
        }
    }

    pub fn next(&mut self, out: &mut Scratch, limit: u64) -> Result<(), Fault> {
        let context = self.context.as_mut().ok_or(Fault::Broken)?;
        if matches!(self.state, State::Start) {
            context
                .reset(ResetDirective::SessionAndParameters)
                .map_err(|_| Fault::Broken)?;
            if self.input.is_empty() {
                self.state = State::End;
            } else if let Some(bound) = size_bound(self.input).filter(|bound| *bound <= WHOLE_MAX.min(limit))
            {
                self.state = State::End;
                let space = out.space(bound as usize);
                let written = context.decompress(space, self.input).map_err(|_| Fault::Broken)?;
                out.commit(written);
                return Ok(());
            } else {
                context
                    .set_parameter(DParameter::WindowLogMax(WINDOW_LOG_MAX))
                    .map_err(|_| Fault::Broken)?;
                self.state = State::Stream { frame_open: false };
            }
        }
        while let State::Stream { frame_open } = &mut self.state {
            if self.input.is_empty() && !*frame_open {
                self.state = State::End;
                break;
            }
            if !*frame_open {
                self.input = open_frame(context, self.input, limit)?;
                *frame_open = true;
            }
            let mut input = InBuffer::around(self.input);
            let space = out.space(CHUNK);
            let mut output = OutBuffer::around(space);
            let hint = context
                .decompress_stream(&mut output, &mut input)
                .map_err(|_| Fault::Broken)?;
            let (read, written) = (input.pos(), output.pos());
            self.input = self.input.get(read..).ok_or(Fault::Broken)?;
            *frame_open = hint != 0;
            if written > 0 {
                out.commit(written);
                break;
            }
            if read == 0 {
                return Err(Fault::Broken);
            }
        }
        Ok(())
    }
}

/// Gives the decoder the header of the frame at the start of `input`, and what is left of that. A header announces how far back
/// the frame refers, and the decoder allocates that much at once: a few bytes could take 128 MiB. So the announcement is
/// replaced by what the frame's blocks, or the limit, allow it to be.
fn open_frame<'a>(context: &mut DCtx<'static>, input: &'a [u8], limit: u64) -> Result<&'a [u8], Fault> {
    let Some(([m0, m1, m2, m3, descriptor, window], rest)) = input.split_first_chunk::<6>() else {
        return Ok(input);
    };
    let magic = u32::from_le_bytes([*m0, *m1, *m2, *m3]);
    let Some(frame) = input.get(4..).filter(|_| magic == MAGIC) else {
        return Ok(input);
    };
    let bound = frame_bound(frame).0;
    let needed = bound.min(limit).max(WHOLE_MAX);
    if descriptor & SINGLE_SEGMENT != 0 {
        // The window is the whole content, and all of it was to come.
        return match content_size(frame) {
            Some(size) if size > needed && bound <= limit => Err(Fault::Broken),
            Some(size) if size > needed => Err(Fault::TooLarge),
            _ => Ok(input),
        };
    }
    let log = needed.next_power_of_two().ilog2().min(WINDOW_LOG_MAX);
    let exponent = u32::from(*window >> 3);
    if exponent + WINDOW_LOG_MIN < log || exponent + WINDOW_LOG_MIN > WINDOW_LOG_MAX {
        return Ok(input);
    }
    let header = [
        *m0,
        *m1,
        *m2,
        *m3,
        *descriptor,
        ((log - WINDOW_LOG_MIN) << 3) as u8,
    ];
    let mut nothing = [0; 0];
    let mut from = InBuffer::around(&header);
    context
        .decompress_stream(&mut OutBuffer::around(&mut nothing[..]), &mut from)
        .map_err(|_| Fault::Broken)?;
    Ok(rest)
}

/// An upper bound of what the frames in `input` decompress to, from their block headers; None when they are not whole frames
/// (the stream will say what is wrong).
fn size_bound(input: &[u8]) -> Option<u64> {
    let mut total = 0u64;
    let mut input = input;
    while !input.is_empty() {
        let (magic, rest) = input.split_first_chunk::<4>()?;
        let magic = u32::from_le_bytes(*magic);
        if magic & 0xffff_fff0 == 0x184d_2a50 {
            let (size, rest) = rest.split_first_chunk::<4>()?;
            input = rest.get(usize::try_from(u32::from_le_bytes(*size)).ok()?..)?;
            continue;
        }
        if magic != MAGIC {
            return None;
        }
        let (bound, rest) = frame_bound(rest);
        total = total.checked_add(bound)?;
        input = rest?;
    }
    Some(total)
}

/// Bytes of the content size, by the descriptor (RFC 8878).
const fn content_size_bytes(descriptor: u8) -> usize {
    match descriptor >> 6 {
        0 => (descriptor & SINGLE_SEGMENT != 0) as usize,
        1 => 2,
        2 => 4,
        _ => 8,
    }
}

/// Where the content size begins, behind the magic.
fn content_size_at(descriptor: u8) -> usize {
    let dictionary = [0, 1, 2, 4]
        .get(usize::from(descriptor & 3))
        .copied()
        .unwrap_or(0);
    1 + usize::from(descriptor & SINGLE_SEGMENT == 0) + dictionary
}

fn content_size(frame: &[u8]) -> Option<u64> {
    let descriptor = *frame.first()?;
    let at = content_size_at(descriptor);
    let bytes = frame.get(at..at + content_size_bytes(descriptor))?;
    let size = bytes
        .iter()
        .rev()
        .fold(0, |size, byte| size << 8 | u64::from(*byte));
    Some(if bytes.len() == 2 { size + 256 } else { size })
}

/// Bound of one frame behind its magic, and what follows it; None when it is not whole.
fn frame_bound(frame: &[u8]) -> (u64, Option<&[u8]>) {
    let mut bound = 0;
    let rest = blocks_bound(frame, &mut bound);
    if rest.is_none() {
        bound += CHUNK as u64;
    }
    (bound, rest)
}

/// Adds up what the whole blocks of a frame give at most.
fn blocks_bound<'a>(frame: &'a [u8], bound: &mut u64) -> Option<&'a [u8]> {
    let descriptor = *frame.first()?;
    let mut rest = frame.get(content_size_at(descriptor) + content_size_bytes(descriptor)..)?;
    loop {
        let (block, behind) = rest.split_first_chunk::<3>()?;
        let [b0, b1, b2] = *block;
        let block = u32::from_le_bytes([b0, b1, b2, 0]);
        let size = (block >> 3) as usize;
        let (length, regenerated) = match (block >> 1) & 3 {
            0 => (size, size as u64),
            1 => (1, size as u64),
            2 => (size, CHUNK as u64),
            _ => return None,
        };
        rest = behind.get(length..)?;
        *bound = bound.checked_add(regenerated)?;
        if block & 1 != 0 {
            break;
        }
    }
    rest.get(if descriptor & CHECKSUM != 0 { 4 } else { 0 }..)
}

/// Levels as zstd has them (-131072 to 22).
pub fn compress(level: i32, input: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let mut context = ENCODERS.with(RefCell::take).or_else(CCtx::try_create)?;
    let level = if level == LEVEL_DEFAULT { LEVEL } else { level };
    context.reset(ResetDirective::SessionAndParameters).ok()?;
    context.set_parameter(CParameter::CompressionLevel(level)).ok()?;
    let at = out.len();
    out.resize(at + zstd::zstd_safe::compress_bound(input.len()), 0);
    let size = context.compress2(out.get_mut(at..)?, input).ok()?;
    out.truncate(at + size);
    if context.sizeof() <= CONTEXT_KEPT {
        ENCODERS.with(|kept| kept.replace(Some(context)));
    }
    Some(())
}
