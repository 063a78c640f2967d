//! What records hold: words of a small vocabulary, chosen by a seeded generator. It compresses about as well as log lines do, and
//! is the same on every machine.

const WORDS: [&str; 32] = [
    "order",
    "created",
    "customer",
    "payment",
    "accepted",
    "item",
    "shipped",
    "warehouse",
    "region",
    "north",
    "south",
    "retry",
    "status",
    "200",
    "404",
    "latency",
    "request",
    "user",
    "session",
    "token",
    "expired",
    "price",
    "amount",
    "currency",
    "EUR",
    "USD",
    "quantity",
    "stock",
    "updated",
    "deleted",
    "queue",
    "event",
];

pub struct Text {
    state: u64,
}

impl Text {
    pub fn new(seed: u64) -> Self {
        Self { state: seed | 1 }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    /// Appends exactly `bytes` bytes.
    pub fn fill(&mut self, out: &mut Vec<u8>, bytes: usize) {
        let end = out.len() + bytes;
        while out.len() < end {
            let luck = self.next();
            out.extend_from_slice(WORDS[(luck % 32) as usize].as_bytes());
            out.push(b' ');
            // A number in every other place: pure vocabulary would compress better than anything real.
            if luck & 32 != 0 {
                out.extend_from_slice(format!("{:x} ", luck >> 40).as_bytes());
            }
        }
        out.truncate(end);
    }
}
