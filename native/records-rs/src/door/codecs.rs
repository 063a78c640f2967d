//! ottla_records_crc32c, _decompress and _compress.

use super::types::OttlaSink;
use super::{ARGUMENT, answer, bytes, deliver, limit, with_output, with_scratch};
use crate::codec;
use crate::failure::Outcome;

/// # Safety
/// `data` is null or points to `length` readable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_crc32c(data: *const u8, length: usize) -> u32 {
    // SAFETY: the caller's promise.
    crate::crc::crc32c(unsafe { bytes(data, length) }.unwrap_or_default())
}

/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_decompress(
    codec: u8,
    data: *const u8,
    length: usize,
    max_bytes: u64,
    sink: *const OttlaSink,
    out: *mut *mut u8,
    out_length: *mut usize,
) -> i16 {
    answer(with_scratch(|scratch| {
        // SAFETY: the caller's promise.
        let input = unsafe { bytes(data, length) }?;
        scratch.clear();
        codec::decompress(codec, input, limit(max_bytes), scratch)?;
        // SAFETY: the caller's promise.
        unsafe { hand_over(sink, scratch.filled(), out, out_length) }
    }))
}

/// # Safety
/// As the header says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ottla_records_compress(
    codec: u8,
    level: i32,
    data: *const u8,
    length: usize,
    sink: *const OttlaSink,
    out: *mut *mut u8,
    out_length: *mut usize,
) -> i16 {
    answer(with_output(|output| {
        // SAFETY: the caller's promise.
        codec::compress(codec, level, unsafe { bytes(data, length) }?, output)?;
        // SAFETY: the caller's promise.
        unsafe { hand_over(sink, output, out, out_length) }
    }))
}

/// # Safety
/// As for `deliver`; `out` and `out_length` are null or writable.
unsafe fn hand_over(
    sink: *const OttlaSink,
    result: &[u8],
    out: *mut *mut u8,
    out_length: *mut usize,
) -> Outcome<()> {
    // SAFETY: the caller's promise.
    let (Some(out), Some(out_length)) = (unsafe { out.as_mut() }, unsafe { out_length.as_mut() }) else {
        return Err(ARGUMENT);
    };
    // SAFETY: the caller's promise.
    *out = unsafe { deliver(sink, result) }?;
    *out_length = result.len();
    Ok(())
}
