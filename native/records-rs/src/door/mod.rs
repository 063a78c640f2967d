//! The C door (include/ottla_records.h): pointers become slices here and nowhere else.
//!
//! Every function answers a Kafka error code. A null pointer with a length, or an option out of range, is Message::Argument.

mod codecs;
mod reader;
pub mod types;
mod validate;

use std::cell::RefCell;
use std::ffi::c_char;
use std::{ptr, slice};

pub use codecs::{ottla_records_compress, ottla_records_crc32c, ottla_records_decompress};
pub use reader::{ottla_records_find_time, ottla_records_headers, ottla_records_next, ottla_records_open};
pub use validate::ottla_records_validate;

use crate::codec;
use crate::failure::{self, Failure, Message, Outcome, code};
use crate::scratch::Scratch;
use types::OttlaSink;

const ABI: u32 = 1;
/// What a thread keeps of its output buffer.
const OUTPUT_KEPT: usize = 1 << 20;

thread_local! {
    static SCRATCH: RefCell<Scratch> = const { RefCell::new(Scratch::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

const ARGUMENT: Failure = Failure::unknown(Message::Argument);

fn answer(outcome: Outcome<()>) -> i16 {
    outcome.map_or_else(|failure| failure.code, |()| code::NONE)
}

/// # Safety
/// `data` is null or points to `length` readable bytes that nobody writes during the call.
unsafe fn bytes<'a>(data: *const u8, length: usize) -> Outcome<&'a [u8]> {
    if length == 0 {
        return Ok(&[]);
    }
    if data.is_null() || length > isize::MAX as usize {
        return Err(ARGUMENT);
    }
    // SAFETY: the caller's promise, checked for null and size.
    Ok(unsafe { slice::from_raw_parts(data, length) })
}

/// # Safety
/// `data` is null or points to `length` elements that only this call touches.
unsafe fn elements<'a, T>(data: *mut T, length: usize) -> Outcome<&'a mut [T]> {
    if length == 0 {
        return Ok(&mut []);
    }
    if data.is_null() || length > isize::MAX as usize / size_of::<T>() {
        return Err(ARGUMENT);
    }
    // SAFETY: the caller's promise, checked for null and size.
    Ok(unsafe { slice::from_raw_parts_mut(data, length) })
}

/// Copies a finished result to where the sink wants it.
///
/// # Safety
/// `sink` is null or points to a valid OttlaSink, whose `reserve` gives as many writable bytes as it is asked for.
unsafe fn deliver(sink: *const OttlaSink, result: &[u8]) -> Outcome<*mut u8> {
    // SAFETY: the caller's promise.
    let reserve = unsafe { sink.as_ref() }.and_then(|sink| Some((sink.context, sink.reserve?)));
    let (context, reserve) = reserve.ok_or(ARGUMENT)?;
    // SAFETY: as above.
    let place = unsafe { reserve(context, result.len()) };
    if place.is_null() {
        return Err(Failure::unknown(Message::NoMemory));
    }
    // SAFETY: `place` has room for the result, and is no memory of ours.
    unsafe { ptr::copy_nonoverlapping(result.as_ptr(), place, result.len()) };
    Ok(place)
}

/// Runs `work` with this thread's scratch memory, and cuts that down afterwards.
fn with_scratch<T>(work: impl FnOnce(&mut Scratch) -> T) -> T {
    SCRATCH.with(|kept| match kept.try_borrow_mut() {
        Ok(mut scratch) => {
            let result = work(&mut scratch);
            scratch.release();
            result
        }
        // A sink that calls back into this crate: rare, and correct.
        Err(_) => work(&mut Scratch::new()),
    })
}

fn with_output<T>(work: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    OUTPUT.with(|kept| match kept.try_borrow_mut() {
        Ok(mut output) => {
            output.clear();
            let result = work(&mut output);
            if output.capacity() > OUTPUT_KEPT {
                *output = Vec::new();
            }
            result
        }
        Err(_) => work(&mut Vec::new()),
    })
}

fn limit(max_bytes: u64) -> u64 {
    if max_bytes == 0 {
        codec::DECOMPRESSED_BYTES_MAX
    } else {
        max_bytes
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn ottla_records_abi() -> u32 {
    ABI
}

#[unsafe(no_mangle)]
pub extern "C" fn ottla_records_message(message: u32) -> *const c_char {
    failure::text(message).as_ptr()
}
