//! The napi-rs door (feature `node`): validation and codecs for piscina jobs, benchmarks and tests.
//!
//! Compiled out of the static library, whose addon has a module-init symbol of its own. The broker's hot path never comes here.

use napi::bindgen_prelude::{Buffer, Error, Result};
use napi_derive::napi;

use crate::checks::RecordError;
use crate::codec::{self, LEVEL_DEFAULT};
use crate::failure::{Failure, text};
use crate::scratch::Scratch;
use crate::validate::{Options, Origin, validate};

fn refuse(failure: Failure) -> Error {
    Error::from_reason(format!(
        "{} (error {})",
        text(failure.message as u32).to_string_lossy(),
        failure.code
    ))
}

fn codec_of(codec: u32) -> u8 {
    u8::try_from(codec).unwrap_or(u8::MAX)
}

/// Packs `data` as the payload of a batch; throws for an unknown codec.
#[napi]
pub fn compress(codec: u32, data: Buffer, level: Option<i32>) -> Result<Buffer> {
    let mut out = Vec::new();
    codec::compress(codec_of(codec), level.unwrap_or(LEVEL_DEFAULT), &data, &mut out).map_err(refuse)?;
    Ok(out.into())
}

/// Unpacks the payload of a batch, at most `bytes_max` bytes; throws beyond it and for a broken stream.
#[napi]
pub fn decompress(codec: u32, data: Buffer, bytes_max: u32) -> Result<Buffer> {
    let mut out = Scratch::new();
    codec::decompress(codec_of(codec), &data, u64::from(bytes_max), &mut out).map_err(refuse)?;
    Ok(out.filled().to_vec().into())
}

#[napi(object)]
pub struct Settings {
    pub now_ms: i64,
    /// None: the producer's.
    pub target_codec: Option<u32>,
    pub log_append_time: bool,
    pub compacted: bool,
    pub crc_verified: bool,
}

#[napi(object)]
pub struct Answer {
    pub error_code: i32,
    pub message: String,
    pub record_errors: Vec<i32>,
    pub record_count: i32,
    pub max_timestamp: i64,
    /// The bytes to append; null on an error.
    pub stored: Option<Buffer>,
}

/// Validates a client's record set as Produce v12 does. The given bytes are not changed.
#[napi]
pub fn validate_records(settings: Settings, data: Buffer) -> Answer {
    let options = Options {
        now_ms: settings.now_ms,
        timestamp_before_max_ms: i64::MAX,
        timestamp_after_max_ms: i64::MAX,
        max_decompressed_bytes: codec::DECOMPRESSED_BYTES_MAX,
        max_message_bytes: None,
        level: LEVEL_DEFAULT,
        produce_version: Some(12),
        target_codec: settings.target_codec.map(codec_of),
        append_time: settings.log_append_time,
        origin: Origin::Client,
        compacted: settings.compacted,
        crc_verified: settings.crc_verified,
    };
    let mut bytes = data.to_vec();
    let (mut output, mut errors) = (Vec::new(), Vec::<RecordError>::new());
    match validate(
        &options,
        &mut bytes,
        &mut Scratch::new(),
        &mut output,
        &mut errors,
    ) {
        Ok(accepted) => {
            bytes.truncate(accepted.batch_bytes);
            Answer {
                error_code: 0,
                message: String::new(),
                record_errors: Vec::new(),
                record_count: accepted.header.count,
                max_timestamp: accepted.header.max_timestamp,
                stored: Some(if accepted.rewritten { output } else { bytes }.into()),
            }
        }
        Err(failure) => Answer {
            error_code: failure.code.into(),
            message: text(failure.message as u32).to_string_lossy().into_owned(),
            record_errors: errors.iter().map(|error| error.index).collect(),
            record_count: 0,
            max_timestamp: -1,
            stored: None,
        },
    }
}
