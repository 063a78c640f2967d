//! Reads partitions as consumers do that keep up with nothing but the network: each connection asks for the next bytes of its
//! partitions as soon as it has the last ones.

use crate::arguments::{Arguments, Failure};
use crate::connection::Connection;
use crate::report::{self, Tally};
use crate::{batch, wire};
use mio::{Events, Poll};
use std::time::{Duration, Instant};

const MAX_WAIT_MS: i32 = 500;

struct Reader {
    connection: Connection,
    partitions: Vec<(i32, i64)>,
    asked: Instant,
    /// Whether the log's end was reached once: what follows is waited for, not read.
    at_end: bool,
}

pub fn run(arguments: &Arguments) -> Result<String, Failure> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(1024);
    let count = arguments.connections.min(arguments.partitions) as usize;
    let mut readers = Vec::new();
    for at in 0..count {
        let partitions = (at as i32..arguments.partitions as i32).step_by(count);
        readers.push(Reader {
            connection: Connection::open(arguments.bootstrap, poll.registry(), at)?,
            partitions: partitions.map(|partition| (partition, 0)).collect(),
            asked: Instant::now(),
            at_end: false,
        });
    }
    let options = wire::FetchOptions {
        max_wait_ms: MAX_WAIT_MS,
        max_bytes: arguments.max_bytes,
    };
    let mut frame = Vec::new();
    let mut tally = Tally::new(arguments.pid);
    let mut ask = |reader: &mut Reader| -> Result<(), Failure> {
        wire::put_fetch(&mut frame, &arguments.topic, &reader.partitions, &options);
        reader.asked = Instant::now();
        Ok(reader.connection.send(&frame)?)
    };
    for reader in &mut readers {
        ask(reader)?;
    }
    loop {
        poll.poll(&mut events, Some(Duration::from_millis(100)))?;
        for event in &events {
            let reader = &mut readers[event.token().0];
            if event.is_writable() {
                reader.connection.flush()?;
            }
            if event.is_readable() && receive(reader, &mut tally)? {
                ask(reader)?;
            }
        }
        let enough = arguments.bytes > 0 && tally.bytes >= arguments.bytes;
        let late = !arguments.time.is_zero() && tally.elapsed() >= arguments.time;
        // With a number of bytes to read, the end of the log is the end as well: fewer were there.
        let dry = arguments.time.is_zero() && readers.iter().all(|reader| reader.at_end);
        if enough || late || dry {
            return Ok(tally.json());
        }
    }
}

/// True when an answer came.
fn receive(reader: &mut Reader, tally: &mut Tally) -> Result<bool, Failure> {
    let Reader {
        connection,
        partitions,
        asked,
        at_end,
    } = reader;
    let mut answers = 0;
    connection.receive::<Failure>(|frame| {
        answers += 1;
        let mut seen = 0;
        wire::read_fetch(frame, |partition, _, records| {
            seen += records.len();
            for (next, count, _) in batch::batches(records) {
                if let Some(place) = partitions.iter_mut().find(|place| place.0 == partition) {
                    place.1 = next;
                }
                tally.records += u64::from(count);
            }
            Ok(())
        })?;
        tally.bytes += seen as u64;
        tally.requests += 1;
        *at_end |= seen == 0;
        report::record(&mut tally.latency, asked.elapsed());
        Ok(())
    })?;
    Ok(answers > 0)
}
