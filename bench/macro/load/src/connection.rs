//! One non-blocking connection: frames out, frames in. What the socket does not take is kept; what it gives is cut into frames in one
//! reused buffer.

use mio::net::TcpStream;
use mio::{Interest, Registry, Token};
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;

const READ_BYTES: usize = 256 * 1024;

pub struct Connection {
    stream: TcpStream,
    unsent: Vec<u8>,
    sent: usize,
    input: Vec<u8>,
    filled: usize,
    pub in_flight: u32,
}

impl Connection {
    /// Connects (waiting for it) and registers for both directions, edge by edge.
    pub fn open(address: SocketAddr, registry: &Registry, token: usize) -> io::Result<Self> {
        let blocking = std::net::TcpStream::connect(address)?;
        blocking.set_nodelay(true)?;
        blocking.set_nonblocking(true)?;
        let mut stream = TcpStream::from_std(blocking);
        registry.register(&mut stream, Token(token), Interest::READABLE | Interest::WRITABLE)?;
        Ok(Self {
            stream,
            unsent: Vec::new(),
            sent: 0,
            input: Vec::new(),
            filled: 0,
            in_flight: 0,
        })
    }

    pub fn send(&mut self, mut frame: &[u8]) -> io::Result<()> {
        while self.unsent.is_empty() && !frame.is_empty() {
            match self.stream.write(frame) {
                Ok(count) => frame = &frame[count..],
                Err(failure) if failure.kind() == ErrorKind::WouldBlock => break,
                Err(failure) if failure.kind() == ErrorKind::Interrupted => {}
                Err(failure) => return Err(failure),
            }
        }
        self.unsent.extend_from_slice(frame);
        Ok(())
    }

    /// Whether all that was sent is in the kernel's hands.
    pub fn drained(&self) -> bool {
        self.unsent.is_empty()
    }

    pub fn flush(&mut self) -> io::Result<()> {
        while self.sent < self.unsent.len() {
            match self.stream.write(&self.unsent[self.sent..]) {
                Ok(count) => self.sent += count,
                Err(failure) if failure.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(failure) if failure.kind() == ErrorKind::Interrupted => {}
                Err(failure) => return Err(failure),
            }
        }
        self.unsent.clear();
        self.sent = 0;
        Ok(())
    }

    /// Reads until the socket is empty; hands each whole frame (without its size) to `with`. The end of the stream is an error.
    pub fn receive<E: From<io::Error>>(
        &mut self,
        mut with: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        loop {
            let room = self.needed().max(self.filled + READ_BYTES);
            if self.input.len() < room {
                self.input.resize(room, 0);
            }
            match self.stream.read(&mut self.input[self.filled..]) {
                Ok(0) => {
                    return Err(
                        io::Error::new(ErrorKind::UnexpectedEof, "the broker closed the connection").into(),
                    );
                }
                Ok(count) => self.filled += count,
                Err(failure) if failure.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(failure) if failure.kind() == ErrorKind::Interrupted => continue,
                Err(failure) => return Err(failure.into()),
            }
            let mut at = 0;
            while let Some(size) = frame_size(&self.input[at..self.filled])
                && self.filled - at >= 4 + size
            {
                with(&self.input[at + 4..at + 4 + size])?;
                at += 4 + size;
            }
            self.input.copy_within(at..self.filled, 0);
            self.filled -= at;
        }
    }

    fn needed(&self) -> usize {
        frame_size(&self.input[..self.filled]).map_or(0, |size| 4 + size)
    }
}

fn frame_size(bytes: &[u8]) -> Option<usize> {
    let size = bytes.get(..4)?.try_into().ok()?;
    Some(i32::from_be_bytes(size) as usize)
}
