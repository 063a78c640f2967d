//! Kafka's produce path over one record set: what a Produce request may carry, then the batch, then its records.
//!
//! The order of checks is Kafka's (ProduceRequest.validateRecords, UnifiedLog.analyzeAndValidateRecords, LogValidator), since
//! the first failure is the one answered.

use crate::checks::{Records, Rejects, Seen};
use crate::codec::{self, Decoder};
use crate::failure::{Failure, Message, Outcome, code};
use crate::header::{self, HEADER_SIZE, Header};
use crate::record;
use crate::rewrite;
use crate::scratch::Scratch;
use crate::window::Window;

const ZSTD_PRODUCE_VERSION_MIN: i16 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Client,
    Coordinator,
    RaftLeader,
}

#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub now_ms: i64,
    pub timestamp_before_max_ms: i64,
    pub timestamp_after_max_ms: i64,
    pub max_decompressed_bytes: u64,
    pub max_message_bytes: Option<u32>,
    pub level: i32,
    /// None: not from a Produce request.
    pub produce_version: Option<i16>,
    /// None: the producer's.
    pub target_codec: Option<u8>,
    pub append_time: bool,
    pub origin: Origin,
    pub compacted: bool,
    pub crc_verified: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// As stored.
    pub header: Header,
    pub batch_bytes: usize,
    pub source_codec: u8,
    pub decoded_bytes: u64,
    pub max_timestamp_delta: i32,
    /// The output holds the batch; the input is unchanged.
    pub rewritten: bool,
    pub crc_recomputed: bool,
}

/// Checks the record set in `data`, changing it in place or writing the batch in another codec to `output` (cleared first).
pub fn validate(
    options: &Options,
    data: &mut [u8],
    scratch: &mut Scratch,
    output: &mut Vec<u8>,
    rejects: &mut impl Rejects,
) -> Outcome<Accepted> {
    let size = one_batch(data, options)?;
    let batch = data.get_mut(..size).ok_or(Failure::invalid(Message::NoBatch))?;
    let header = check_batch(batch, options)?;
    let source_codec = header.codec();
    let mut target_codec = options.target_codec.unwrap_or(source_codec);
    // Control records stay as they came.
    if source_codec == codec::NONE && header.is_control() {
        target_codec = codec::NONE;
    }
    check_producer(&header, options)?;
    let payload = batch.get(HEADER_SIZE..).unwrap_or_default();
    if source_codec == target_codec {
        let seen = if source_codec == codec::NONE {
            check_payload(&header, payload, options, rejects)?
        } else {
            check_stream(&header, payload, options, scratch, rejects)?
        };
        return Ok(settle(options, batch, header, seen));
    }
    let seen = rewrite::rewrite(
        &rewrite::Job {
            options,
            header,
            payload,
            target_codec,
        },
        scratch,
        output,
        rejects,
    )?;
    let limit = options
        .max_message_bytes
        .map_or(usize::MAX, |limit| limit as usize);
    if output.len() > limit {
        return Err(Failure::too_large(Message::RewrittenTooLarge));
    }
    let stored = Header::read(output).ok_or(Failure::unknown(Message::CodecStream))?;
    Ok(Accepted {
        header: stored,
        batch_bytes: size,
        source_codec,
        decoded_bytes: seen.decoded_bytes,
        max_timestamp_delta: seen.max_timestamp_delta(options),
        rewritten: true,
        crc_recomputed: true,
    })
}

/// Size of the only batch. A whole second one is refused; a torn rest is ignored.
fn one_batch(data: &[u8], options: &Options) -> Outcome<usize> {
    let size = header::next_batch_size(data)?.ok_or(Failure::invalid(Message::NoBatch))?;
    if header::magic(data) != 2 {
        return Err(Failure::invalid(Message::MagicNot2));
    }
    let rest = data.get(size..).unwrap_or_default();
    if options
        .produce_version
        .is_some_and(|version| version < ZSTD_PRODUCE_VERSION_MIN)
    {
        // The attributes' low byte; a batch long enough to be found is long enough to have it.
        match data.get(22).map(|attributes| attributes & 7) {
            Some(codec::ZSTD) => {
                return Err(Failure::new(
                    code::UNSUPPORTED_COMPRESSION_TYPE,
                    Message::ZstdBeforeV7,
                ));
            }
            Some(5..) => return Err(Failure::unknown(Message::CodecUnknown)),
            _ => {}
        }
    }
    if header::next_batch_size(rest)?.is_some() {
        return Err(Failure::invalid(Message::MoreThanOneBatch));
    }
    Ok(size)
}

fn check_batch(batch: &[u8], options: &Options) -> Outcome<Header> {
    let client = options.origin == Origin::Client;
    if client
        && batch
            .first_chunk()
            .is_some_and(|offset: &[u8; 8]| *offset != [0; 8])
    {
        return Err(Failure::invalid(Message::BaseOffsetNotZero));
    }
    if options
        .max_message_bytes
        .is_some_and(|limit| batch.len() as u64 > u64::from(limit))
    {
        return Err(Failure::too_large(Message::BatchTooLarge));
    }
    let header = Header::read(batch).ok_or(Failure::corrupt(Message::LengthTooSmall))?;
    if !options.crc_verified && header::checksum(batch) != header.crc {
        return Err(Failure::corrupt(Message::CrcMismatch));
    }
    if header.codec() > codec::ZSTD {
        return Err(Failure::unknown(Message::CodecUnknown));
    }
    Ok(header)
}

/// What is asked of clients only: coordinators write control batches, and their counts are ours.
fn check_producer(header: &Header, options: &Options) -> Outcome<()> {
    if options.origin != Origin::Client {
        return Ok(());
    }
    if header.last_offset_delta < 0 {
        return Err(Failure::invalid(Message::OffsetRange));
    }
    if header.count <= 0 {
        return Err(Failure::invalid(Message::CountInvalid));
    }
    if i64::from(header.last_offset_delta) + 1 != i64::from(header.count) {
        return Err(Failure::invalid(Message::CountMismatch));
    }
    if header.is_control() {
        return Err(Failure::invalid(Message::ControlBatch));
    }
    if header.has_producer_id() && header.base_sequence < 0 {
        return Err(Failure::invalid(Message::SequenceInvalid));
    }
    Ok(())
}

fn check_payload<R: Rejects>(
    header: &Header,
    payload: &[u8],
    options: &Options,
    rejects: &mut R,
) -> Outcome<Seen> {
    let mut records = Records::new(header, options, rejects);
    each_record(header.count, payload, |index, record| {
        records.record(index, record.timestamp_delta, record.key_length);
        Ok(())
    })?;
    records.finish(payload.len() as u64)
}

/// Walks `count` records, which must fill the payload exactly.
#[inline]
pub fn each_record(
    count: i32,
    payload: &[u8],
    mut visit: impl FnMut(i32, &record::Record) -> Outcome<()>,
) -> Outcome<()> {
    if count < 0 {
        return Err(Failure::invalid(Message::CountInvalid));
    }
    let mut at = 0;
    for index in 0..count {
        let record = record::read(payload, at)?;
        at = record.end;
        visit(index, &record)?;
    }
    if count > 0 && at != payload.len() {
        return Err(Failure::invalid(Message::RecordsRemain));
    }
    Ok(())
}

fn check_stream<R: Rejects>(
    header: &Header,
    payload: &[u8],
    options: &Options,
    scratch: &mut Scratch,
    rejects: &mut R,
) -> Outcome<Seen> {
    if header.count < 0 {
        return Err(Failure::invalid(Message::CountInvalid));
    }
    let decoder = Decoder::new(header.codec(), payload).ok_or(Failure::unknown(Message::CodecUnknown))?;
    let mut window = Window::new(decoder, scratch, options.max_decompressed_bytes);
    let mut records = Records::new(header, options, rejects);
    let mut consecutive = true;
    for index in 0..header.count {
        let partial = window.record()?;
        records.record(index, partial.timestamp_delta, partial.key_length);
        let offset = header.base_offset.wrapping_add(i64::from(partial.offset_delta));
        consecutive &= offset == i64::from(index);
    }
    if header.count > 0 {
        window.finish()?;
    }
    let seen = records.finish(window.total())?;
    // Kafka would assign offsets anew here, but has passed over the keys and values it needs for that: it fails.
    if !consecutive {
        return Err(Failure::unknown(Message::InnerOffsets));
    }
    Ok(seen)
}

/// Puts timestamp type and maximum right in the header of a batch that is kept; CRC only when something changed.
fn settle(options: &Options, batch: &mut [u8], header: Header, seen: Seen) -> Accepted {
    let max_timestamp = if options.append_time {
        options.now_ms
    } else {
        seen.max_timestamp
    };
    let changed = header.is_append_time() != options.append_time || header.max_timestamp != max_timestamp;
    let mut stored = header;
    if changed {
        stored.attributes = header.attributes_with(options.append_time);
        stored.max_timestamp = max_timestamp;
        header::set_times(batch, stored.attributes, max_timestamp);
        stored.crc = Header::read(batch).map_or(0, |header| header.crc);
    }
    Accepted {
        header: stored,
        batch_bytes: batch.len(),
        source_codec: header.codec(),
        decoded_bytes: seen.decoded_bytes,
        max_timestamp_delta: seen.max_timestamp_delta(options),
        rewritten: false,
        crc_recomputed: changed,
    }
}
