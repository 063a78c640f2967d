//! Connections that say hello (ApiVersions) and then nothing: what they cost the broker is measured outside.

use crate::arguments::{Arguments, Failure};
use crate::connection::Connection;
use crate::report::Tally;
use crate::wire;
use mio::{Events, Poll};
use std::time::Duration;

pub fn run(arguments: &Arguments) -> Result<String, Failure> {
    let mut poll = Poll::new()?;
    let mut events = Events::with_capacity(1024);
    let mut hello = Vec::new();
    wire::put_api_versions(&mut hello);
    let mut tally = Tally::new(arguments.pid);
    let mut connections = Vec::new();
    for at in 0..arguments.connections as usize {
        let mut connection = Connection::open(arguments.bootstrap, poll.registry(), at)?;
        connection.send(&hello)?;
        connections.push(connection);
    }
    eprintln!("ottla-load: {} connections", connections.len());
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
    if tally.requests < u64::from(arguments.connections) {
        return Err(format!(
            "{} of {} connections were answered",
            tally.requests, arguments.connections
        )
        .into());
    }
    Ok(tally.json())
}
