//! Prebuilt batches, a request each: a closed loop of DEPTH in flight on every connection, or an open loop at a rate of batches.

use crate::arguments::{Arguments, Failure};
use crate::connection::Connection;
use crate::report::{self, Tally};
use crate::text::Text;
use crate::{batch, wire};
use mio::{Events, Poll};
use std::collections::VecDeque;
use std::time::{Duration, Instant, SystemTime};

/// One partition's request, sent again and again under new correlation ids.
struct Prepared {
    frame: Vec<u8>,
    /// With acks=0: the same request asking for an answer, sent last on each connection: what came before it was served.
    closing: Option<Vec<u8>>,
    records: u32,
    bytes: u64,
}

fn prepare(arguments: &Arguments, partition: u32) -> Result<Prepared, Failure> {
    let mut text = Text::new(0x9e37_79b9_7f4a_7c15 ^ u64::from(partition) << 32);
    let count = (arguments.batch_bytes / (arguments.record_bytes + 8)).max(1);
    let mut content = Vec::new();
    text.fill(&mut content, count * arguments.record_bytes);
    let (mut records, mut scratch, mut frame) = (Vec::new(), Vec::new(), Vec::new());
    let values = content.chunks_exact(arguments.record_bytes.max(1));
    let count = batch::put_batch(&mut records, &mut scratch, arguments.codec, now_ms()?, values)?;
    wire::put_produce(
        &mut frame,
        &arguments.topic,
        partition as i32,
        arguments.acks,
        &records,
    );
    let closing = (arguments.acks == 0).then(|| {
        let mut closing = Vec::new();
        wire::put_produce(&mut closing, &arguments.topic, partition as i32, 1, &records);
        closing
    });
    Ok(Prepared {
        frame,
        closing,
        records: count,
        bytes: (batch::HEADER_BYTES + scratch.len()) as u64,
    })
}

pub fn now_ms() -> Result<i64, Failure> {
    Ok(SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)?
        .as_millis() as i64)
}

struct Load<'a> {
    arguments: &'a Arguments,
    prepared: Vec<Prepared>,
    connections: Vec<Connection>,
    /// When each request in flight was due, by connection, oldest first: answers come in order.
    due: Vec<VecDeque<Instant>>,
    tally: Tally,
    started: u64,
    sent_bytes: u64,
    closed: bool,
}

pub fn run(arguments: &Arguments) -> Result<String, Failure> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(1024);
    let prepared = (0..arguments.partitions)
        .map(|at| prepare(arguments, at))
        .collect::<Result<_, _>>()?;
    let connections = (0..arguments.connections as usize)
        .map(|at| Connection::open(arguments.bootstrap, poll.registry(), at))
        .collect::<Result<Vec<_>, _>>()?;
    let due = connections.iter().map(|_| VecDeque::new()).collect();
    let mut load = Load {
        arguments,
        prepared,
        connections,
        due,
        tally: Tally::new(arguments.pid),
        started: 0,
        sent_bytes: 0,
        closed: arguments.acks != 0,
    };
    loop {
        let wait = load.send_due()?;
        if load.over() && !load.closed {
            load.close()?;
        }
        if load.finished() {
            return Ok(load.tally.json());
        }
        poll.poll(&mut events, wait)?;
        for event in &events {
            let at = event.token().0;
            if event.is_writable() {
                load.connections[at].flush()?;
            }
            if event.is_readable() {
                load.receive(at)?;
            }
        }
    }
}

impl Load<'_> {
    fn over(&self) -> bool {
        let Arguments { bytes, time, .. } = *self.arguments;
        (bytes > 0 && self.sent_bytes >= bytes) || (!time.is_zero() && self.tally.elapsed() >= time)
    }

    /// Asks for an answer behind the requests that have none.
    fn close(&mut self) -> Result<(), Failure> {
        self.closed = true;
        for at in 0..self.connections.len() {
            let partition = at % self.prepared.len();
            if let Some(closing) = &self.prepared[partition].closing {
                self.connections[at].send(closing)?;
                self.connections[at].in_flight += 1;
                self.due[at].push_back(Instant::now());
            }
        }
        Ok(())
    }

    fn finished(&self) -> bool {
        self.over()
            && self
                .connections
                .iter()
                .all(|connection| connection.in_flight == 0)
    }

    /// Starts what may be started now; how long there is nothing more to start.
    fn send_due(&mut self) -> Result<Option<Duration>, Failure> {
        let every = if self.arguments.rate > 0.0 {
            Some(Duration::from_secs_f64(1.0 / self.arguments.rate))
        } else {
            None
        };
        let began = Instant::now() - self.tally.elapsed();
        let mut full = 0;
        while full < self.connections.len() && !self.over() {
            let now = Instant::now();
            let due = every.map_or(now, |every| began + every.mul_f64(self.started as f64));
            if due > now {
                return Ok(Some(due - now));
            }
            let at = (self.started % self.connections.len() as u64) as usize;
            // Without answers the socket is what holds back.
            let connection = &self.connections[at];
            if connection.in_flight >= self.arguments.depth
                || (self.arguments.acks == 0 && !connection.drained())
            {
                // An open loop keeps its place: a request that cannot leave yet is late, and its latency says so.
                if every.is_some() {
                    break;
                }
                full += 1;
                self.started += 1;
                continue;
            }
            full = 0;
            self.send(at, due)?;
        }
        Ok(Some(Duration::from_millis(if self.over() { 50 } else { 1000 })))
    }

    fn send(&mut self, at: usize, due: Instant) -> Result<(), Failure> {
        // A connection's requests go to its own partitions in turn, so that partitions are written by as few as may be.
        let connections = self.connections.len() as u64;
        let partitions = self.prepared.len() as u64;
        let turn = self.started / connections;
        let partition = (at as u64 + turn * connections) % partitions;
        let prepared = &mut self.prepared[partition as usize];
        wire::set_correlation(&mut prepared.frame, self.started as i32);
        self.connections[at].send(&prepared.frame)?;
        self.started += 1;
        self.sent_bytes += prepared.bytes;
        self.tally.bytes += prepared.bytes;
        self.tally.records += u64::from(prepared.records);
        if self.arguments.acks == 0 {
            self.tally.requests += 1;
            return Ok(());
        }
        self.connections[at].in_flight += 1;
        self.due[at].push_back(due);
        Ok(())
    }

    fn receive(&mut self, at: usize) -> Result<(), Failure> {
        let (due, tally) = (&mut self.due[at], &mut self.tally);
        let mut answered = 0;
        self.connections[at].receive::<Failure>(|frame| {
            wire::read_produce(frame)?;
            let due = due.pop_front().ok_or("an answer to nothing")?;
            report::record(&mut tally.latency, due.elapsed());
            tally.requests += 1;
            answered += 1;
            Ok(())
        })?;
        self.connections[at].in_flight -= answered;
        Ok(())
    }
}
