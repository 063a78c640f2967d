//! A byte buffer that keeps its memory between batches, so that validating allocates nothing once warm.
//!
//! Bytes up to `end` are content; what lies behind has been initialised before and is overwritten, never zeroed again.

/// What a thread keeps after a batch; anything larger is given back at once.
const KEPT: usize = 1 << 20;

#[derive(Default)]
pub struct Scratch {
    bytes: Vec<u8>,
    end: usize,
}

impl Scratch {
    pub const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            end: 0,
        }
    }

    pub fn clear(&mut self) {
        self.end = 0;
    }

    pub const fn len(&self) -> usize {
        self.end
    }

    pub const fn is_empty(&self) -> bool {
        self.end == 0
    }

    #[inline]
    pub fn filled(&self) -> &[u8] {
        self.bytes.get(..self.end).unwrap_or_default()
    }

    /// `count` writable bytes behind the content. They become content with `commit`.
    pub fn space(&mut self, count: usize) -> &mut [u8] {
        let needed = self.end.saturating_add(count);
        if self.bytes.len() < needed {
            let doubled = self
                .bytes
                .len()
                .saturating_mul(2)
                .min(needed.saturating_add(KEPT));
            self.bytes.resize(needed.max(doubled), 0);
        }
        self.bytes.get_mut(self.end..needed).unwrap_or_default()
    }

    pub fn commit(&mut self, count: usize) {
        self.end = self.end.saturating_add(count).min(self.bytes.len());
    }

    /// Drops the content behind `end`.
    pub fn truncate(&mut self, end: usize) {
        self.end = self.end.min(end);
    }

    /// Keeps only the bytes from `from` on, moved to the front.
    pub fn keep_from(&mut self, from: usize) {
        let from = from.min(self.end);
        self.bytes.copy_within(from..self.end, 0);
        self.end -= from;
    }

    /// Ends a use: empty, and small again.
    pub fn release(&mut self) {
        self.end = 0;
        if self.bytes.len() > KEPT {
            self.bytes = Vec::new();
        }
    }
}
