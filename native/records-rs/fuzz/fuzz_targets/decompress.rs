//! ottla_records_decompress: any bytes as any codec. The result never exceeds the bound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ottla_records::door::ottla_records_decompress;
use ottla_records_fuzz::{LIMIT, Memory};

fuzz_target!(|input: &[u8]| {
    let Some((codec, data)) = input.split_first() else {
        return;
    };
    let mut memory = Memory::default();
    let sink = memory.sink();
    let (mut out, mut length) = (std::ptr::null_mut(), 0usize);
    // SAFETY: all pointers are of live values.
    let code = unsafe {
        ottla_records_decompress(codec % 6, data.as_ptr(), data.len(), LIMIT, &sink, &mut out, &mut length)
    };
    assert!(matches!(code, 0 | -1 | 10));
    if code == 0 {
        assert!(length as u64 <= LIMIT && memory.bytes().len() == length);
    }
});
