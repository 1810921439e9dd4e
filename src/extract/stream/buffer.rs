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
    response_end: usize,
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

    /// The byte offset behind the last response.
    pub const fn response_end(&self) -> usize {
        self.response_end
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

    /// Counts the bytes before an offset as read and forgets them, but for the last of them: also of
    /// what was found before, which may be the rows of a table whose head stands above.
    pub fn forget(&mut self, to: usize, response_end: usize) {
        let to = to.min(self.filled);
        let response_end = response_end.min(to);
        let start = to.saturating_sub(CONTEXT);
        self.bytes.copy_within(start..self.filled, 0);
        (self.filled, self.read_to) = (self.filled - start, to - start);
        self.response_end = response_end.saturating_sub(start);
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
        assert_eq!((buffer.bytes(), buffer.read_to(), buffer.response_end()), (&b"one\ntwo\nthr"[..], 8, 4));
        buffer.room(10).get_mut(..2).unwrap().copy_from_slice(b"ee");
        buffer.add(2);
        assert_eq!(buffer.unread(), b"three");
        buffer.forget(20, 20);
        assert_eq!((buffer.bytes(), buffer.read_to(), buffer.response_end()), (&b"one\ntwo\nthree"[..], 13, 13));
        for (response_end, kept) in [(0, 0), (CONTEXT + 1, 1), (3 * CONTEXT, CONTEXT)] {
            let mut buffer = Buffer::default();
            buffer.extend(&vec![b'a'; 3 * CONTEXT]);
            buffer.forget(2 * CONTEXT, response_end);
            let found = (buffer.read_to(), buffer.unread().len(), buffer.response_end());
            assert_eq!(found, (CONTEXT, CONTEXT, kept));
        }
    }
}
