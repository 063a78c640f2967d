//! ottla_records_open, _next, _headers: every position they give lies in the payload.
#![no_main]

use std::mem::MaybeUninit;

use libfuzzer_sys::fuzz_target;
use ottla_records::door::types::{OttlaBatch, OttlaHeader, OttlaRecord};
use ottla_records::door::{ottla_records_headers, ottla_records_next, ottla_records_open};
use ottla_records_fuzz::{LIMIT, Memory, mend};

fn inside(payload: &[u8], at: u32, length: i32) {
    if let Ok(length) = usize::try_from(length) {
        assert!(payload.get(at as usize..at as usize + length).is_some());
    }
}

fuzz_target!(|input: &[u8]| {
    let Some((flags, data)) = input.split_first() else {
        return;
    };
    let mut data = data.to_vec();
    if flags & 1 == 0 {
        mend(&mut data);
    }
    let mut memory = Memory::default();
    let sink = memory.sink();
    let mut batch = MaybeUninit::<OttlaBatch>::zeroed();
    // SAFETY: all pointers are of live values, and zeroes are a valid OttlaBatch.
    let code =
        unsafe { ottla_records_open(data.as_ptr(), data.len(), flags & 2, LIMIT, &sink, batch.as_mut_ptr()) };
    if code != 0 {
        return;
    }
    // SAFETY: as above.
    let mut batch = unsafe { batch.assume_init() };
    let payload = if batch.payload_length == 0 {
        &[]
    } else {
        // SAFETY: it lies in `data` or in `memory`.
        unsafe { std::slice::from_raw_parts(batch.payload, batch.payload_length) }
    };
    let mut records = [MaybeUninit::<OttlaRecord>::zeroed(); 3];
    let mut headers = [MaybeUninit::<OttlaHeader>::zeroed(); 3];
    loop {
        let mut count = 0;
        // SAFETY: as above.
        let code = unsafe { ottla_records_next(&mut batch, records.as_mut_ptr().cast(), records.len(), &mut count) };
        assert!(code == 0 || count == 0);
        if count == 0 {
            return;
        }
        for record in &records[..count] {
            // SAFETY: `count` were filled.
            let record = unsafe { record.assume_init() };
            inside(payload, record.at, record.size as i32);
            inside(payload, record.key_at, record.key_length);
            inside(payload, record.value_at, record.value_length);
            inside(payload, record.headers_at, record.headers_size as i32);
            let mut count = 0;
            // SAFETY: as above.
            let code = unsafe {
                ottla_records_headers(&batch, &record, headers.as_mut_ptr().cast(), headers.len(), &mut count)
            };
            assert_eq!(code, 0);
            for header in &headers[..count] {
                // SAFETY: `count` were filled.
                let header = unsafe { header.assume_init() };
                inside(payload, header.key_at, header.key_length);
                inside(payload, header.value_at, header.value_length);
            }
        }
    }
});
