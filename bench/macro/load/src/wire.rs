//! The few requests of a load and what is read of their answers: Produce v12, Fetch v12, ApiVersions v0.
//! Both hot ones are flexible and name their topic, as clients of Kafka 3.x do.

use crate::arguments::Failure;

const CLIENT_ID: &[u8] = b"ottla-load";
/// Of the correlation id in a whole frame.
const CORRELATION_AT: usize = 8;

/// Begins a frame: size (filled in by `end`), header v2.
fn begin(out: &mut Vec<u8>, key: i16, version: i16, flexible: bool) {
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&key.to_be_bytes());
    out.extend_from_slice(&version.to_be_bytes());
    out.extend_from_slice(&0i32.to_be_bytes());
    out.extend_from_slice(&(CLIENT_ID.len() as i16).to_be_bytes());
    out.extend_from_slice(CLIENT_ID);
    if flexible {
        out.push(0);
    }
}

fn end(out: &mut [u8]) {
    let size = (out.len() - 4) as i32;
    out[..4].copy_from_slice(&size.to_be_bytes());
}

pub fn set_correlation(frame: &mut [u8], id: i32) {
    frame[CORRELATION_AT..CORRELATION_AT + 4].copy_from_slice(&id.to_be_bytes());
}

fn put_unsigned(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn put_compact(out: &mut Vec<u8>, bytes: &[u8]) {
    put_unsigned(out, bytes.len() as u32 + 1);
    out.extend_from_slice(bytes);
}

/// A Produce of one batch to one partition.
pub fn put_produce(out: &mut Vec<u8>, topic: &str, partition: i32, acks: i16, batch: &[u8]) {
    out.clear();
    begin(out, 0, 12, true);
    out.push(0); // no transactional id
    out.extend_from_slice(&acks.to_be_bytes());
    out.extend_from_slice(&30_000i32.to_be_bytes());
    put_unsigned(out, 2);
    put_compact(out, topic.as_bytes());
    put_unsigned(out, 2);
    out.extend_from_slice(&partition.to_be_bytes());
    put_compact(out, batch);
    out.extend_from_slice(&[0, 0, 0]); // tags of partition, topic, request
    end(out);
}

pub struct FetchOptions {
    pub max_wait_ms: i32,
    pub max_bytes: i32,
}

/// A Fetch outside any session of (partition, offset) pairs.
pub fn put_fetch(out: &mut Vec<u8>, topic: &str, partitions: &[(i32, i64)], options: &FetchOptions) {
    out.clear();
    begin(out, 1, 12, true);
    out.extend_from_slice(&(-1i32).to_be_bytes()); // a consumer
    out.extend_from_slice(&options.max_wait_ms.to_be_bytes());
    out.extend_from_slice(&1i32.to_be_bytes());
    out.extend_from_slice(&(options.max_bytes.saturating_mul(partitions.len() as i32)).to_be_bytes());
    out.push(0); // read uncommitted
    out.extend_from_slice(&0i32.to_be_bytes());
    out.extend_from_slice(&(-1i32).to_be_bytes());
    put_unsigned(out, 2);
    put_compact(out, topic.as_bytes());
    put_unsigned(out, partitions.len() as u32 + 1);
    for (partition, offset) in partitions {
        out.extend_from_slice(&partition.to_be_bytes());
        out.extend_from_slice(&(-1i32).to_be_bytes()); // current leader epoch
        out.extend_from_slice(&offset.to_be_bytes());
        out.extend_from_slice(&(-1i32).to_be_bytes()); // last fetched epoch
        out.extend_from_slice(&(-1i64).to_be_bytes()); // log start offset
        out.extend_from_slice(&options.max_bytes.to_be_bytes());
        out.push(0);
    }
    out.push(0);
    out.push(1); // no forgotten topics
    out.push(1); // no rack
    out.push(0);
    end(out);
}

pub fn put_api_versions(out: &mut Vec<u8>) {
    out.clear();
    begin(out, 18, 0, false);
    end(out);
}

/// Reads an answer; running off its end is an error, not a panic.
pub struct Answer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Answer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], Failure> {
        let taken = self
            .bytes
            .get(self.at..self.at + count)
            .ok_or("an answer ends too early")?;
        self.at += count;
        Ok(taken)
    }

    pub fn int16(&mut self) -> Result<i16, Failure> {
        Ok(i16::from_be_bytes(self.take(2)?.try_into()?))
    }

    pub fn int32(&mut self) -> Result<i32, Failure> {
        Ok(i32::from_be_bytes(self.take(4)?.try_into()?))
    }

    pub fn int64(&mut self) -> Result<i64, Failure> {
        Ok(i64::from_be_bytes(self.take(8)?.try_into()?))
    }

    fn unsigned(&mut self) -> Result<u32, Failure> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err("a length that does not end".into())
    }

    fn compact(&mut self) -> Result<&'a [u8], Failure> {
        let length = self.unsigned()?;
        self.take(length.saturating_sub(1) as usize)
    }

    fn tags(&mut self) -> Result<(), Failure> {
        for _ in 0..self.unsigned()? {
            self.unsigned()?;
            let length = self.unsigned()?;
            self.take(length as usize)?;
        }
        Ok(())
    }

    fn count(&mut self) -> Result<u32, Failure> {
        Ok(self.unsigned()?.saturating_sub(1))
    }
}

/// The correlation id of a Produce v12's answer, when every partition took its batch; the first error otherwise.
pub fn read_produce(frame: &[u8]) -> Result<i32, Failure> {
    let mut answer = Answer::new(frame);
    let correlation = answer.int32()?;
    answer.tags()?;
    for _ in 0..answer.count()? {
        answer.compact()?;
        for _ in 0..answer.count()? {
            let partition = answer.int32()?;
            let error = answer.int16()?;
            if error != 0 {
                return Err(format!("Produce to partition {partition}: error {error}").into());
            }
            answer.take(24)?; // base offset, append time, log start offset
            if answer.count()? > 0 {
                return Err("record errors without an error".into());
            }
            answer.compact()?;
            answer.tags()?;
        }
        answer.tags()?;
    }
    Ok(correlation)
}

/// Hands (partition, high watermark, records) of each partition of a Fetch v12's answer to `with`.
pub fn read_fetch(
    frame: &[u8],
    mut with: impl FnMut(i32, i64, &[u8]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut answer = Answer::new(frame);
    answer.int32()?;
    answer.tags()?;
    answer.int32()?;
    let error = answer.int16()?;
    if error != 0 {
        return Err(format!("Fetch: error {error}").into());
    }
    answer.int32()?;
    for _ in 0..answer.count()? {
        answer.compact()?;
        for _ in 0..answer.count()? {
            let partition = answer.int32()?;
            let error = answer.int16()?;
            if error != 0 {
                return Err(format!("Fetch of partition {partition}: error {error}").into());
            }
            let high_watermark = answer.int64()?;
            answer.take(16)?; // last stable offset, log start offset
            for _ in 0..answer.count()? {
                answer.take(16)?;
                answer.tags()?;
            }
            answer.int32()?;
            let records = answer.compact()?;
            with(partition, high_watermark, records)?;
            answer.tags()?;
        }
        answer.tags()?;
    }
    Ok(())
}
