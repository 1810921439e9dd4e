//! The bytes of an input that are not settled yet, behind the last of those that are: what
//! stands before an error may say which call it answers.

/// How much of what is settled is kept, in bytes.
const CONTEXT: usize = 4 << 10;

/// A piece of an input.
#[derive(Debug, Default)]
pub struct Buffer {
    /// Longer than what it holds: room to read into.
    bytes: Vec<u8>,
    filled: usize,
    settled: usize,
}

impl Buffer {
    /// What it holds.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.filled).unwrap_or_default()
    }

    /// Where that begins that is not settled.
    pub const fn settled(&self) -> usize {
        self.settled
    }

    /// How many bytes are not settled.
    pub const fn waiting(&self) -> usize {
        self.filled - self.settled
    }

    /// Room for so many bytes behind what it holds.
    pub fn room(&mut self, len: usize) -> &mut [u8] {
        let needed = self.filled + len;
        if self.bytes.len() < needed {
            self.bytes.resize(needed, 0);
        }
        self.bytes.get_mut(self.filled..needed).unwrap_or_default()
    }

    /// Takes the first bytes of the room that were written.
    pub fn add(&mut self, len: usize) {
        self.filled = (self.filled + len).min(self.bytes.len());
    }

    /// Puts bytes behind what it holds.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.room(bytes.len()).copy_from_slice(bytes);
        self.add(bytes.len());
    }

    /// Forgets what stands before a place, but for some of it that is not before `from`.
    pub fn settle(&mut self, to: usize, from: usize) {
        let to = to.min(self.filled);
        let start = to.saturating_sub(CONTEXT).max(from.min(to));
        self.bytes.copy_within(start..self.filled, 0);
        (self.filled, self.settled) = (self.filled - start, to - start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_settled_is_kept_as_far_as_it_may_be_looked_back_at() {
        let mut buffer = Buffer::default();
        buffer.extend(b"one\ntwo\nthr");
        buffer.settle(8, 4);
        assert_eq!((buffer.bytes(), buffer.settled(), buffer.waiting()), (&b"two\nthr"[..], 4, 3));
        buffer.room(10).get_mut(..2).unwrap().copy_from_slice(b"ee");
        buffer.add(2);
        buffer.settle(9, 9);
        assert_eq!((buffer.bytes(), buffer.settled()), (&b""[..], 0));
        buffer.extend(&[b'a'; 3 * CONTEXT]);
        buffer.settle(2 * CONTEXT, 0);
        assert_eq!((buffer.settled(), buffer.waiting()), (CONTEXT, CONTEXT));
    }
}
