//! Connections that say hello (ApiVersions) and then nothing: what they cost the broker is measured outside.

use crate::arguments::{Arguments, Failure};
use crate::connection::Connection;
use crate::report::Tally;
use crate::wire;
use mio::{Events, Poll};
use std::time::{Duration, Instant};

const ANSWERS_WITHIN: Duration = Duration::from_secs(60);

pub fn run(arguments: &Arguments) -> Result<String, Failure> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(1024);
    let mut hello = Vec::new();
    wire::put_api_versions(&mut hello);
    let mut connections = Vec::new();
    for at in 0..arguments.connections as usize {
        let mut connection = Connection::open(arguments.bootstrap, poll.registry(), at)?;
        connection.send(&hello)?;
        connections.push(connection);
    }
    let asked = Instant::now();
    let mut answered = 0;
    while answered < connections.len() {
        if asked.elapsed() > ANSWERS_WITHIN {
            return Err(format!("{answered} of {} connections were answered", connections.len()).into());
        }
        poll.poll(&mut events, Some(Duration::from_millis(100)))?;
        for event in &events {
            connections[event.token().0].receive::<Failure>(|_| {
                answered += 1;
                Ok(())
            })?;
        }
    }
    // Whoever started this waits for the line.
    eprintln!("ottla-load: {answered} connections");
    let mut tally = Tally::new(arguments.pid);
    while tally.elapsed() < arguments.time {
        poll.poll(&mut events, Some(Duration::from_millis(100)))?;
        for event in &events {
            connections[event.token().0].receive::<Failure>(|frame| {
                tally.requests += 1;
                tally.bytes += frame.len() as u64;
                Ok(())
            })?;
        }
    }
    Ok(tally.json())
}
