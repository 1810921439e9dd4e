//! The bytes of an input that are still to be read, behind the last of those that were: what
//! stands before an error may say which call it answers.

use crate::extract::CONTEXT;

/// A piece of an input.
#[derive(Debug, Default)]
pub struct Buffer {
    /// Longer than what it holds: room to read into.
    bytes: Vec<u8>,
    filled: usize,
    read_to: usize,
}

impl Buffer {
    /// What it holds.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.filled).unwrap_or_default()
    }

    /// The byte offset up to which it was read.
    pub const fn read_to(&self) -> usize {
        self.read_to
    }

    /// What is still to be read.
    pub fn unread(&self) -> &[u8] {
        self.bytes().get(self.read_to..).unwrap_or_default()
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

    /// Counts the bytes before an offset as read and forgets them, but for the last of them
    /// that are not before `from`.
    pub fn forget(&mut self, to: usize, from: usize) {
        let to = to.min(self.filled);
        let start = to.saturating_sub(CONTEXT).max(from.min(to));
        self.bytes.copy_within(start..self.filled, 0);
        (self.filled, self.read_to) = (self.filled - start, to - start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_kept_as_far_as_it_may_be_looked_back_at() {
        let mut buffer = Buffer::default();
        buffer.extend(b"one\ntwo\nthr");
        buffer.forget(8, 4);
        assert_eq!((buffer.bytes(), buffer.read_to(), buffer.unread().len()), (&b"two\nthr"[..], 4, 3));
        buffer.room(10).get_mut(..2).unwrap().copy_from_slice(b"ee");
        buffer.add(2);
        buffer.forget(9, 9);
        assert_eq!((buffer.bytes(), buffer.read_to()), (&b""[..], 0));
        buffer.extend(&vec![b'a'; 3 * CONTEXT]);
        buffer.forget(2 * CONTEXT, 0);
        assert_eq!((buffer.read_to(), buffer.unread().len()), (CONTEXT, CONTEXT));
    }
}
