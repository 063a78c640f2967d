//! What the command line says; every command reads the part that is its own.

use std::error::Error;
use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

pub type Failure = Box<dyn Error>;

pub struct Arguments {
    pub command: String,
    pub bootstrap: SocketAddr,
    pub topic: String,
    pub partitions: u32,
    pub connections: u32,
    /// Requests in flight on a connection.
    pub depth: u32,
    pub acks: i16,
    /// Of a record's value.
    pub record_bytes: usize,
    /// Of a batch before it is compressed.
    pub batch_bytes: usize,
    pub codec: u8,
    /// Batches a second (produce) or records a second (latency); 0: as fast as answers come.
    pub rate: f64,
    /// 0: no limit.
    pub bytes: u64,
    /// Zero: no limit.
    pub time: Duration,
    pub warm: Duration,
    /// Of one fetch.
    pub max_bytes: i32,
    /// The broker whose CPU is read at the first and at the last request; 0: none.
    pub pid: i32,
}

const CODECS: [&str; 5] = ["none", "gzip", "snappy", "lz4", "zstd"];

impl Arguments {
    pub fn parse() -> Result<Self, Failure> {
        use lexopt::prelude::{Long, Value, ValueExt};
        let mut parser = lexopt::Parser::from_env();
        let mut it = Self {
            command: String::new(),
            bootstrap: SocketAddr::from(([127, 0, 0, 1], 9092)),
            topic: "load".into(),
            partitions: 1,
            connections: 1,
            depth: 5,
            acks: -1,
            record_bytes: 1024,
            batch_bytes: 16384,
            codec: 0,
            rate: 0.0,
            bytes: 0,
            time: Duration::ZERO,
            warm: Duration::ZERO,
            max_bytes: 1 << 20,
            pid: 0,
        };
        while let Some(argument) = parser.next()? {
            match argument {
                Value(command) if it.command.is_empty() => it.command = command.string()?,
                Long("bootstrap") => it.bootstrap = address(&parser.value()?.string()?)?,
                Long("topic") => it.topic = parser.value()?.string()?,
                Long("partitions") => it.partitions = parser.value()?.parse()?,
                Long("connections") => it.connections = parser.value()?.parse()?,
                Long("depth") => it.depth = parser.value()?.parse()?,
                Long("acks") => it.acks = parser.value()?.parse()?,
                Long("record") => it.record_bytes = parser.value()?.parse()?,
                Long("batch") => it.batch_bytes = parser.value()?.parse()?,
                Long("codec") => it.codec = codec(&parser.value()?.string()?)?,
                Long("rate") => it.rate = parser.value()?.parse()?,
                Long("mib") => it.bytes = parser.value()?.parse::<u64>()? << 20,
                Long("seconds") => it.time = Duration::from_secs_f64(parser.value()?.parse()?),
                Long("warm") => it.warm = Duration::from_secs_f64(parser.value()?.parse()?),
                Long("max-bytes") => it.max_bytes = parser.value()?.parse()?,
                Long("pid") => it.pid = parser.value()?.parse()?,
                other => return Err(other.unexpected().into()),
            }
        }
        if it.partitions == 0 || it.connections == 0 || it.depth == 0 {
            return Err("--partitions, --connections and --depth are at least 1".into());
        }
        if it.bytes == 0 && it.time.is_zero() {
            return Err("--mib or --seconds must say when to end".into());
        }
        Ok(it)
    }
}

fn address(text: &str) -> Result<SocketAddr, Failure> {
    text.to_socket_addrs()?
        .next()
        .ok_or_else(|| format!("{text} has no address").into())
}

fn codec(name: &str) -> Result<u8, Failure> {
    let at = CODECS.iter().position(|known| *known == name);
    at.map(|at| at as u8)
        .ok_or_else(|| format!("unknown codec {name}: one of {}", CODECS.join(", ")).into())
}
