//! The structs of include/ottla_records.h, field for field; both sides assert their sizes.

use std::ffi::c_void;
use std::ptr;

#[repr(C)]
pub struct OttlaSink {
    pub context: *mut c_void,
    pub reserve: Option<unsafe extern "C" fn(*mut c_void, usize) -> *mut u8>,
}

#[repr(C)]
pub struct OttlaValidateOptions {
    pub now_ms: i64,
    pub timestamp_before_max_ms: i64,
    pub timestamp_after_max_ms: i64,
    pub max_decompressed_bytes: u64,
    pub max_message_bytes: i32,
    pub level: i32,
    pub produce_version: i16,
    pub target_codec: i8,
    pub timestamp_type: u8,
    pub origin: u8,
    pub compacted: u8,
    pub crc_verified: u8,
    pub reserved: u8,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct OttlaRecordError {
    pub index: i32,
    pub reason: i32,
    pub timestamp: i64,
}

#[repr(C)]
pub struct OttlaValidateResult {
    pub error_code: i16,
    pub message: u16,
    pub record_count: i32,
    pub batch_bytes: u32,
    pub stored_bytes: u32,
    pub decoded_bytes: u64,
    pub max_timestamp: i64,
    pub max_timestamp_delta: i32,
    pub last_offset_delta: i32,
    pub producer_id: i64,
    pub base_sequence: i32,
    pub producer_epoch: i16,
    pub attributes: u16,
    pub source_codec: u8,
    pub stored_codec: u8,
    pub rewritten: u8,
    pub crc_recomputed: u8,
    pub record_error_total: u32,
    pub record_error_count: u32,
    pub rewritten_data: *mut u8,
}

impl OttlaValidateResult {
    pub const EMPTY: Self = Self {
        error_code: 0,
        message: 0,
        record_count: 0,
        batch_bytes: 0,
        stored_bytes: 0,
        decoded_bytes: 0,
        max_timestamp: -1,
        max_timestamp_delta: 0,
        last_offset_delta: 0,
        producer_id: -1,
        base_sequence: -1,
        producer_epoch: -1,
        attributes: 0,
        source_codec: 0,
        stored_codec: 0,
        rewritten: 0,
        crc_recomputed: 0,
        record_error_total: 0,
        record_error_count: 0,
        rewritten_data: ptr::null_mut(),
    };
}

#[repr(C)]
pub struct OttlaBatch {
    pub base_offset: i64,
    pub base_timestamp: i64,
    pub max_timestamp: i64,
    pub producer_id: i64,
    pub payload: *const u8,
    pub payload_length: usize,
    pub position: usize,
    pub size: u32,
    pub partition_leader_epoch: i32,
    pub crc: u32,
    pub last_offset_delta: i32,
    pub base_sequence: i32,
    pub record_count: i32,
    pub records_read: i32,
    pub producer_epoch: i16,
    pub attributes: u16,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct OttlaRecord {
    pub offset: i64,
    pub timestamp: i64,
    pub at: u32,
    pub size: u32,
    pub key_at: u32,
    pub key_length: i32,
    pub value_at: u32,
    pub value_length: i32,
    pub headers_at: u32,
    pub headers_size: u32,
    pub header_count: i32,
    pub attributes: u32,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct OttlaHeader {
    pub key_at: u32,
    pub key_length: i32,
    pub value_at: u32,
    pub value_length: i32,
}

// The header asserts the same numbers.
const _: () = {
    assert!(size_of::<OttlaSink>() == 2 * size_of::<usize>());
    assert!(size_of::<OttlaValidateOptions>() == 48);
    assert!(size_of::<OttlaRecordError>() == 16);
    assert!(size_of::<OttlaValidateResult>() == 80);
    assert!(size_of::<OttlaBatch>() == 88);
    assert!(size_of::<OttlaRecord>() == 56);
    assert!(size_of::<OttlaHeader>() == 16);
};
