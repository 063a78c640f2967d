//! ottla_records_compress: what is packed unpacks to the same bytes, at any level.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ottla_records::door::{ottla_records_compress, ottla_records_decompress};
use ottla_records_fuzz::{LIMIT, Memory};

fuzz_target!(|input: &[u8]| {
    let Some(([codec, level], data)) = input.split_first_chunk::<2>() else {
        return;
    };
    let codec = codec % 5;
    let level = if *level < 30 { i32::from(*level) - 5 } else { i32::MIN };
    let (mut packed, mut unpacked) = (Memory::default(), Memory::default());
    let (mut out, mut length) = (std::ptr::null_mut(), 0usize);
    let sink = packed.sink();
    // SAFETY: all pointers are of live values.
    let code =
        unsafe { ottla_records_compress(codec, level, data.as_ptr(), data.len(), &sink, &mut out, &mut length) };
    assert_eq!(code, 0);
    let sink = unpacked.sink();
    let bytes = packed.bytes();
    // SAFETY: as above.
    let code = unsafe {
        ottla_records_decompress(codec, bytes.as_ptr(), bytes.len(), LIMIT, &sink, &mut out, &mut length)
    };
    assert_eq!(code, 0);
    assert!(unpacked.bytes() == data);
});
