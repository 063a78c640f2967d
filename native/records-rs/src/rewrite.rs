//! A batch written anew in the codec its topic wants: offsets from 0 on, timestamps relative to the first record.

use crate::checks::{NO_TIMESTAMP, Records, Rejects, Seen};
use crate::codec;
use crate::failure::{Failure, Message, Outcome};
use crate::header::{self, ATTRIBUTE_APPEND_TIME, ATTRIBUTE_TRANSACTIONAL, HEADER_SIZE, Header};
use crate::record::Record;
use crate::scratch::Scratch;
use crate::validate::{Options, each_record};
use crate::varint::{put_varint, put_varlong};

pub struct Job<'a> {
    pub options: &'a Options,
    pub header: Header,
    pub payload: &'a [u8],
    pub target_codec: u8,
}

pub fn rewrite(
    job: &Job<'_>,
    scratch: &mut Scratch,
    output: &mut Vec<u8>,
    rejects: &mut impl Rejects,
) -> Outcome<Seen> {
    let source = job.header.codec();
    let (payload, stream) = if source == codec::NONE {
        (job.payload, Ok(()))
    } else {
        scratch.clear();
        let stream = codec::decompress(source, job.payload, job.options.max_decompressed_bytes, scratch);
        (scratch.filled(), stream)
    };
    let mut writer = Writer::default();
    let mut records = Records::new(&job.header, job.options, rejects);
    writer.bytes.reserve(payload.len());
    each_record(job.header.count, payload, |index, record| {
        records.record(index, record.timestamp_delta, record.key_length);
        writer.record(index, records.timestamp(record.timestamp_delta), record, payload)
    })
    .or_else(|failure| match failure.message {
        // Records before a fault of the stream are judged first; running out of them is the stream's fault.
        Message::RecordsMissing => stream.and(Err(failure)),
        Message::LengthOverflow if source != codec::NONE => Err(Failure::invalid(Message::RecordMalformed)),
        _ => Err(failure),
    })?;
    stream?;
    let seen = records.finish(payload.len() as u64)?;
    if writer.negative_timestamp {
        return Err(Failure::unknown(Message::NegativeTimestamp));
    }
    check_producer(&job.header)?;
    assemble(job, &writer, &seen, output)?;
    Ok(seen)
}

/// Producer fields that Kafka keeps when it keeps the batch, but does not write itself.
fn check_producer(header: &Header) -> Outcome<()> {
    let refused = if header.producer_id == -1 {
        header.attributes & ATTRIBUTE_TRANSACTIONAL != 0
    } else {
        header.producer_epoch == -1 || header.base_sequence < 0
    };
    if refused {
        Err(Failure::unknown(Message::ProducerFields))
    } else {
        Ok(())
    }
}

fn assemble(job: &Job<'_>, writer: &Writer, seen: &Seen, output: &mut Vec<u8>) -> Outcome<()> {
    output.clear();
    output.resize(HEADER_SIZE, 0);
    codec::compress(job.target_codec, job.options.level, &writer.bytes, output)?;
    let too_large = Failure::unknown(Message::RewrittenTooLarge);
    let append_time = job.options.append_time;
    let header = Header {
        base_offset: 0,
        batch_length: i32::try_from(output.len() - 12).map_err(|_| too_large)?,
        partition_leader_epoch: -1,
        magic: 2,
        crc: 0,
        attributes: u16::from(job.target_codec)
            | if append_time { ATTRIBUTE_APPEND_TIME } else { 0 }
            | (job.header.attributes & ATTRIBUTE_TRANSACTIONAL),
        last_offset_delta: job.header.count - 1,
        base_timestamp: writer.base_timestamp.unwrap_or(NO_TIMESTAMP),
        max_timestamp: if append_time {
            job.options.now_ms
        } else {
            seen.max_timestamp
        },
        ..job.header
    };
    header::put_at(output, 0, &header.to_bytes());
    header::seal(output);
    Ok(())
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    front: Vec<u8>,
    base_timestamp: Option<i64>,
    negative_timestamp: bool,
}

impl Writer {
    /// Key, value and headers keep their bytes; what stands before them is written anew.
    fn record(&mut self, index: i32, timestamp: i64, record: &Record, payload: &[u8]) -> Outcome<()> {
        self.negative_timestamp |= timestamp < 0 && timestamp != NO_TIMESTAMP;
        let base = *self.base_timestamp.get_or_insert(timestamp);
        self.front.clear();
        self.front.push(0);
        put_varlong(&mut self.front, timestamp.wrapping_sub(base));
        put_varint(&mut self.front, index);
        put_varint(&mut self.front, record.key_length.max(-1));
        let key = span(payload, record.key_at, record.key_length)?;
        let value = span(payload, record.value_at, record.value_length)?;
        let headers = payload
            .get(record.headers_at..record.end)
            .ok_or(Failure::invalid(Message::RecordMalformed))?;
        let key_end = self.front.len();
        put_varint(&mut self.front, record.value_length.max(-1));
        let value_end = self.front.len();
        put_varint(&mut self.front, record.header_count);
        let size = self.front.len() + key.len() + value.len() + headers.len();
        put_varint(
            &mut self.bytes,
            i32::try_from(size).map_err(|_| Failure::unknown(Message::LengthOverflow))?,
        );
        let (head, rest) = self.front.split_at(key_end);
        let (value_length, header_count) = rest.split_at(value_end - key_end);
        for part in [head, key, value_length, value, header_count, headers] {
            self.bytes.extend_from_slice(part);
        }
        Ok(())
    }
}

fn span(payload: &[u8], at: usize, length: i32) -> Outcome<&[u8]> {
    let Ok(length) = usize::try_from(length) else {
        return Ok(&[]);
    };
    payload
        .get(at..)
        .and_then(|rest| rest.get(..length))
        .ok_or(Failure::invalid(Message::RecordMalformed))
}
