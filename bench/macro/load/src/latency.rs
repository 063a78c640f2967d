//! From the moment a record is due to the moment a consumer has it. One connection produces to every partition without lingering
//! (what is due goes out at once, in at most five requests in flight, as Kafka's producer does), one connection for each partition
//! consumes. A record that is late because the broker was slow counts as late.

use crate::arguments::{Arguments, Failure};
use crate::connection::Connection;
use crate::produce::now_ms;
use crate::report::{self, Tally};
use crate::text::Text;
use crate::{batch, wire};
use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Token};
use std::time::{Duration, Instant};

const PRODUCER: usize = 0;
const TIMER: usize = 1;
const CONSUMERS: usize = 2;
const IN_FLIGHT_MAX: u32 = 5;
/// Records that are due within this go together: waking for each of 100,000 a second would measure this program.
const TICK: Duration = Duration::from_micros(200);
const SETTLE: Duration = Duration::from_secs(10);

/// A kernel timer: epoll's own time-out counts in whole milliseconds.
struct Timer {
    fd: i32,
}

impl Timer {
    fn new() -> Result<Self, Failure> {
        // SAFETY: no memory is involved.
        let fd =
            unsafe { libc::timerfd_create(libc::CLOCK_MONOTONIC, libc::TFD_NONBLOCK | libc::TFD_CLOEXEC) };
        if fd < 0 {
            Err(std::io::Error::last_os_error().into())
        } else {
            Ok(Self { fd })
        }
    }

    fn arm(&self, after: Duration) {
        let value = libc::timespec {
            tv_sec: after.as_secs() as i64,
            tv_nsec: i64::from(after.subsec_nanos().max(1)),
        };
        let zero = libc::timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let time = libc::itimerspec {
            it_interval: zero,
            it_value: value,
        };
        // SAFETY: `time` outlives the call.
        unsafe { libc::timerfd_settime(self.fd, 0, &time, std::ptr::null_mut()) };
    }

    fn clear(&self) {
        let mut expirations = 0u64;
        // SAFETY: eight bytes are read into eight bytes.
        unsafe { libc::read(self.fd, (&raw mut expirations).cast(), 8) };
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        // SAFETY: the descriptor is this timer's own.
        unsafe { libc::close(self.fd) };
    }
}

struct Consumer {
    connection: Connection,
    partition: i32,
    offset: i64,
}

struct Flow<'a> {
    arguments: &'a Arguments,
    began: Instant,
    total: u64,
    warm: u64,
    sent: u64,
    received: u64,
    producer: Connection,
    values: Vec<u8>,
    scratch: Vec<u8>,
    records: Vec<u8>,
    frame: Vec<u8>,
    tally: Tally,
}

pub fn run(arguments: &Arguments) -> Result<String, Failure> {
    if arguments.rate <= 0.0 || arguments.time.is_zero() {
        return Err("latency needs --rate and --seconds".into());
    }
    if arguments.record_bytes < 16 {
        return Err("latency needs --record of at least 16: a record says when it was due".into());
    }
    let mut poll = Poll::new()?;
    let timer = Timer::new()?;
    poll.registry()
        .register(&mut SourceFd(&timer.fd), Token(TIMER), Interest::READABLE)?;
    let producer = Connection::open(arguments.bootstrap, poll.registry(), PRODUCER)?;
    let mut consumers = Vec::new();
    for partition in 0..arguments.partitions as usize {
        let connection = Connection::open(arguments.bootstrap, poll.registry(), CONSUMERS + partition)?;
        consumers.push(Consumer {
            connection,
            partition: partition as i32,
            offset: 0,
        });
    }
    let mut flow = Flow::new(arguments, producer);
    for consumer in &mut consumers {
        flow.ask(consumer)?;
    }
    let mut events = Events::with_capacity(256);
    let deadline = flow.began + arguments.warm + arguments.time + SETTLE;
    while flow.received < flow.total {
        if Instant::now() > deadline {
            return Err(format!("{} of {} records came back", flow.received, flow.total).into());
        }
        if let Some(wait) = flow.send_due()? {
            timer.arm(wait);
        }
        poll.poll(&mut events, Some(Duration::from_millis(100)))?;
        for event in &events {
            match event.token().0 {
                TIMER => timer.clear(),
                PRODUCER => flow.answered()?,
                at => flow.consume(&mut consumers[at - CONSUMERS])?,
            }
        }
    }
    Ok(flow.tally.json())
}

impl<'a> Flow<'a> {
    fn new(arguments: &'a Arguments, producer: Connection) -> Self {
        let mut values = Vec::new();
        Text::new(7).fill(&mut values, arguments.record_bytes);
        let count = |time: Duration| (time.as_secs_f64() * arguments.rate) as u64;
        Self {
            arguments,
            began: Instant::now() + Duration::from_millis(100),
            total: count(arguments.warm + arguments.time),
            warm: count(arguments.warm),
            sent: 0,
            received: 0,
            producer,
            values,
            scratch: Vec::new(),
            records: Vec::new(),
            frame: Vec::new(),
            tally: Tally::new(arguments.pid),
        }
    }

    fn due(&self, record: u64) -> Instant {
        self.began + Duration::from_secs_f64(record as f64 / self.arguments.rate)
    }

    /// Sends what is due as far as requests may be in flight; how long until something is due again, if that is what is waited for.
    fn send_due(&mut self) -> Result<Option<Duration>, Failure> {
        while self.sent < self.total && self.producer.in_flight < IN_FLIGHT_MAX {
            let now = Instant::now();
            if self.due(self.sent) > now {
                return Ok(Some((self.due(self.sent) - now).max(TICK)));
            }
            let past = now.duration_since(self.began).as_secs_f64() * self.arguments.rate;
            let until = (past as u64).max(self.sent).min(self.total - 1) + 1;
            self.send(until)?;
        }
        Ok(None)
    }

    /// The records up to `until`, as one batch for the partition whose turn it is.
    fn send(&mut self, until: u64) -> Result<(), Failure> {
        let most = (self.arguments.batch_bytes / (self.arguments.record_bytes + 8)).max(1) as u64;
        let until = until.min(self.sent + most);
        let size = self.arguments.record_bytes;
        let mut values = Vec::with_capacity((until - self.sent) as usize * size);
        for record in self.sent..until {
            values.extend_from_slice(&record.to_le_bytes());
            values.extend_from_slice(&self.values[8..]);
        }
        self.records.clear();
        let chunks = values.chunks_exact(size);
        batch::put_batch(&mut self.records, &mut self.scratch, 0, now_ms()?, chunks)?;
        let partition = (self.tally.requests % u64::from(self.arguments.partitions)) as i32;
        wire::put_produce(
            &mut self.frame,
            &self.arguments.topic,
            partition,
            self.arguments.acks,
            &self.records,
        );
        self.producer.send(&self.frame)?;
        self.tally.requests += 1;
        self.tally.records += until - self.sent;
        self.tally.bytes += self.records.len() as u64;
        self.sent = until;
        if self.arguments.acks != 0 {
            self.producer.in_flight += 1;
        }
        Ok(())
    }

    fn answered(&mut self) -> Result<(), Failure> {
        self.producer.flush()?;
        let mut answers = 0;
        self.producer.receive::<Failure>(|frame| {
            answers += 1;
            wire::read_produce(frame).map(|_| ())
        })?;
        self.producer.in_flight -= answers;
        Ok(())
    }

    fn ask(&mut self, consumer: &mut Consumer) -> Result<(), Failure> {
        let options = wire::FetchOptions {
            max_wait_ms: 500,
            max_bytes: self.arguments.max_bytes,
        };
        wire::put_fetch(
            &mut self.frame,
            &self.arguments.topic,
            &[(consumer.partition, consumer.offset)],
            &options,
        );
        Ok(consumer.connection.send(&self.frame)?)
    }

    fn consume(&mut self, consumer: &mut Consumer) -> Result<(), Failure> {
        consumer.connection.flush()?;
        let (mut answers, mut offset) = (0, consumer.offset);
        consumer.connection.receive::<Failure>(|frame| {
            answers += 1;
            wire::read_fetch(frame, |_, _, records| {
                for (next, _, bytes) in batch::batches(records) {
                    offset = next;
                    batch::values(bytes, |value| self.arrived(value))
                        .ok_or("a record that cannot be read")?;
                }
                Ok(())
            })
        })?;
        consumer.offset = offset;
        if answers > 0 { self.ask(consumer) } else { Ok(()) }
    }

    fn arrived(&mut self, value: &[u8]) {
        let Some(Ok(record)) = value
            .get(..8)
            .map(|bytes| bytes.try_into().map(u64::from_le_bytes))
        else {
            return;
        };
        self.received += 1;
        if record >= self.warm {
            let late = Instant::now().saturating_duration_since(self.due(record));
            report::record(&mut self.tally.latency, late);
        }
    }
}
