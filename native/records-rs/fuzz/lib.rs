//! What the targets share: a sink as the C++ side has one, and batches made whole again after a mutation.

pub mod targets;

use std::ffi::c_void;

use ottla_records::door::types::OttlaSink;
use ottla_records::header;

/// The bound given to every entry; run.sh gives the allocator a limit that belongs to it.
pub const LIMIT: u64 = 4 << 20;

#[derive(Default)]
pub struct Memory(Vec<u8>);

impl Memory {
    pub fn sink(&mut self) -> OttlaSink {
        OttlaSink {
            context: (&raw mut self.0).cast(),
            reserve: Some(reserve),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

unsafe extern "C" fn reserve(context: *mut c_void, bytes: usize) -> *mut u8 {
    // SAFETY: `sink` put the vector there, which outlives the call.
    let memory = unsafe { &mut *context.cast::<Vec<u8>>() };
    assert!(
        bytes as u64 <= 2 * LIMIT + 1024,
        "more than the bound is asked for"
    );
    memory.clear();
    memory.resize(bytes, 0);
    memory.as_mut_ptr()
}

/// Gives a mutated batch a length and a CRC that fit, so that mutations get beyond them.
pub fn mend(batch: &mut [u8]) {
    if batch.len() < header::HEADER_SIZE {
        return;
    }
    let length = (batch.len() - 12) as i32;
    header::put_at(batch, 8, &length.to_be_bytes());
    header::put_at(batch, 16, &[2]);
    header::seal(batch);
}
