//! lz4 blocks packed with more search, for `compression.lz4.level`: hash chains over one block of at most 64 KiB, and a look at
//! the next position before a match is taken. The format is lz4's own, so every reader takes it.
//!
//! A sequence: token (literal length << 4 | match length - 4), lengths of 15 and more go on in bytes of 255, literals, offset (2, LE).
//! A block ends with at least five literals, and no match begins within its last twelve bytes.

const MATCH_MIN: usize = 4;
const END_LITERALS: usize = 5;
const END_NO_MATCH: usize = 12;
const HASH_BITS: u32 = 15;
const NONE: u32 = u32::MAX;

/// The best level of the search; beyond it more steps find nothing in 64 KiB that is worth them.
const STEPS_LOG_MAX: i32 = 12;

/// The memory of a search, 384 KiB, used for one block after another.
pub struct Packer {
    newest: Vec<u32>,   // hash -> the last position with it
    previous: Vec<u32>, // position -> the one before with the same hash
    steps: u32,
}

#[derive(Clone, Copy)]
struct Match {
    length: usize,
    distance: usize,
}

impl Packer {
    /// Level 1 looks at 2 earlier places, each level above at twice as many.
    pub fn new(level: i32) -> Self {
        Self {
            newest: vec![NONE; 1 << HASH_BITS],
            previous: Vec::new(),
            steps: 1 << level.clamp(1, STEPS_LOG_MAX),
        }
    }

    /// Adds `block` to `out`, packed. None never comes for a block of at most 64 KiB.
    pub fn pack(&mut self, block: &[u8], out: &mut Vec<u8>) -> Option<()> {
        self.newest.fill(NONE);
        self.previous.clear();
        self.previous.resize(block.len(), NONE);
        let last_start = block.len().saturating_sub(END_NO_MATCH);
        let (mut at, mut literals_from) = (0, 0);
        while at < last_start {
            let Some(mut found) = self.find(block, at)? else {
                self.note(block, at)?;
                at += 1;
                continue;
            };
            self.note(block, at)?;
            if at + 1 < last_start
                && let Some(next) = self.find(block, at + 1)?
                && next.length > found.length + 1
            {
                at += 1;
                self.note(block, at)?;
                found = next;
            }
            put(out, block.get(literals_from..at)?, Some(found))?;
            let end = at + found.length;
            for covered in at + 1..end.min(last_start) {
                self.note(block, covered)?;
            }
            at = end;
            literals_from = end;
        }
        put(out, block.get(literals_from..)?, None)
    }

    fn note(&mut self, block: &[u8], at: usize) -> Option<()> {
        let newest = self.newest.get_mut(hash(block, at)?)?;
        *self.previous.get_mut(at)? = *newest;
        *newest = u32::try_from(at).ok()?;
        Some(())
    }

    /// The longest match that ends before the last literals; Some(None) when there is none.
    fn find(&self, block: &[u8], at: usize) -> Option<Option<Match>> {
        let rest = block.get(at..block.len() - END_LITERALS)?;
        let mut best = Match {
            length: MATCH_MIN - 1,
            distance: 0,
        };
        let mut candidate = *self.newest.get(hash(block, at)?)?;
        for _ in 0..self.steps {
            if candidate == NONE || at - candidate as usize > usize::from(u16::MAX) {
                break;
            }
            let from = block.get(candidate as usize..)?;
            if from.get(best.length) == rest.get(best.length) {
                let length = same(from, rest);
                if length > best.length {
                    best = Match {
                        length,
                        distance: at - candidate as usize,
                    };
                    if length == rest.len() {
                        break;
                    }
                }
            }
            candidate = *self.previous.get(candidate as usize)?;
        }
        Some((best.length >= MATCH_MIN).then_some(best))
    }
}

fn hash(block: &[u8], at: usize) -> Option<usize> {
    let bytes = block.get(at..)?.first_chunk::<4>()?;
    Some((u32::from_le_bytes(*bytes).wrapping_mul(2_654_435_761) >> (32 - HASH_BITS)) as usize)
}

/// How many bytes both begin with.
fn same(left: &[u8], right: &[u8]) -> usize {
    let words = left.chunks_exact(8).zip(right.chunks_exact(8));
    let whole = 8 * words.take_while(|(left, right)| left == right).count();
    let rest = left.iter().skip(whole).zip(right.iter().skip(whole));
    whole + rest.take_while(|(left, right)| left == right).count()
}

fn put(out: &mut Vec<u8>, literals: &[u8], found: Option<Match>) -> Option<()> {
    let extra = found.map_or(0, |found| found.length - MATCH_MIN);
    out.push((literals.len().min(15) << 4 | extra.min(15)) as u8);
    put_length(out, literals.len());
    out.extend_from_slice(literals);
    if let Some(found) = found {
        out.extend_from_slice(&u16::try_from(found.distance).ok()?.to_le_bytes());
        put_length(out, extra);
    }
    Some(())
}

fn put_length(out: &mut Vec<u8>, length: usize) {
    let Some(mut rest) = length.checked_sub(15) else {
        return;
    };
    while rest >= 255 {
        out.push(255);
        rest -= 255;
    }
    out.push(rest as u8);
}
