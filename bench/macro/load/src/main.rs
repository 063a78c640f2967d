//! Loads a Kafka broker from one thread that costs little itself, and prints what it saw as one line of JSON.
//!
//!   ottla-load produce  --bootstrap HOST:PORT --topic T [--partitions N] [--connections N] [--depth N] [--acks -1|0|1]
//!                       [--record BYTES] [--batch BYTES] [--codec none|gzip|snappy|lz4|zstd] [--rate BATCHES/S]
//!                       [--mib N | --seconds S]
//!   ottla-load fetch    --bootstrap HOST:PORT --topic T [--partitions N] [--connections N] [--max-bytes N] [--mib N]
//!                       [--seconds S]
//!   ottla-load latency  --bootstrap HOST:PORT --topic T [--partitions N] [--record BYTES] --rate RECORDS/S --seconds S [--acks A]
//!                       [--warm S]
//!   ottla-load idle     --bootstrap HOST:PORT --connections N --seconds S
//!
//! Each also takes --pid PID of the broker: its CPU seconds between the first and the last request are printed too.
//!
//! produce is a closed loop (DEPTH requests in flight on each connection) unless a rate is given; latency is an open loop: each
//! record has a time at which it is due, and its latency counts from then, sent late or not (coordinated omission).

mod arguments;
mod batch;
mod connection;
mod fetch;
mod idle;
mod latency;
mod produce;
mod report;
mod text;
mod wire;

use std::process::ExitCode;

fn main() -> ExitCode {
    let done = arguments::Arguments::parse().and_then(|arguments| match arguments.command.as_str() {
        "produce" => produce::run(&arguments),
        "fetch" => fetch::run(&arguments),
        "latency" => latency::run(&arguments),
        "idle" => idle::run(&arguments),
        other => Err(format!("unknown command {other}: produce, fetch, latency or idle").into()),
    });
    match done {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("ottla-load: {failure}");
            ExitCode::FAILURE
        }
    }
}
