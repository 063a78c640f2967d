//! A position in a slice, and the zig-zag varints of record bodies. Reading past the end gives None, never a panic.

#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    #[inline]
    pub const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    #[inline]
    pub const fn at(&self) -> usize {
        self.at
    }

    #[inline]
    pub const fn remaining(&self) -> usize {
        self.bytes.len().saturating_sub(self.at)
    }

    #[inline]
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    #[inline]
    pub fn skip(&mut self, count: usize) -> Option<()> {
        if count > self.remaining() {
            return None;
        }
        self.at += count;
        Some(())
    }

    /// Skips what a length field announces; any negative length is null, as in Kafka.
    #[inline]
    pub fn skip_nullable(&mut self, length: i32) -> Option<()> {
        match usize::try_from(length) {
            Ok(count) => self.skip(count),
            Err(_) => Some(()),
        }
    }

    #[inline]
    pub fn varint(&mut self) -> Option<i32> {
        let byte = self.byte()?;
        if byte < 0x80 {
            return Some(unzigzag(u32::from(byte)));
        }
        self.varint_long(u32::from(byte & 0x7f))
    }

    /// At most 5 bytes; bits beyond 32 are dropped as Kafka drops them.
    #[inline(never)]
    fn varint_long(&mut self, first: u32) -> Option<i32> {
        let mut value = first;
        for shift in [7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(unzigzag(value));
            }
        }
        None
    }

    /// At most 10 bytes.
    #[inline]
    pub fn varlong(&mut self) -> Option<i64> {
        let mut value = 0u64;
        for shift in [0, 7, 14, 21, 28, 35, 42, 49, 56, 63] {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(unzigzag_long(value));
            }
        }
        None
    }
}

#[inline]
pub const fn unzigzag(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg()
}

#[inline]
pub const fn unzigzag_long(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg()
}

pub fn put_varint(out: &mut Vec<u8>, value: i32) {
    put_unsigned(out, u64::from(((value << 1) ^ (value >> 31)).cast_unsigned()));
}

pub fn put_varlong(out: &mut Vec<u8>, value: i64) {
    put_unsigned(out, ((value << 1) ^ (value >> 63)).cast_unsigned());
}

fn put_unsigned(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_varint_reads_back_as_it_was_written() {
        for value in [0, -1, 1, 63, 64, -64, -65, 8191, 8192, i32::MAX, i32::MIN] {
            let mut bytes = Vec::new();
            put_varint(&mut bytes, value);
            let mut cursor = Cursor::new(&bytes, 0);
            assert_eq!(cursor.varint(), Some(value));
            assert_eq!(cursor.remaining(), 0);
        }
        for value in [0, -1, 1, i64::MAX, i64::MIN, 1 << 40] {
            let mut bytes = Vec::new();
            put_varlong(&mut bytes, value);
            assert_eq!(Cursor::new(&bytes, 0).varlong(), Some(value));
        }
    }

    #[test]
    fn a_varint_of_six_bytes_or_without_end_is_refused() {
        assert_eq!(Cursor::new(&[0x80, 0x80, 0x80, 0x80, 0x80, 0], 0).varint(), None);
        assert_eq!(Cursor::new(&[0x80, 0x80], 0).varint(), None);
        assert_eq!(Cursor::new(&[0xff; 11], 0).varlong(), None);
    }
}
