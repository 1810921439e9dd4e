//! The bytes of an input that are still to be read, behind the last of those that were: what
//! stands before an error may say which call it answers.

use crate::extract::CONTEXT;
use std::ops::Range;

/// Up to so many bytes, there is no more room than is needed; beyond that it doubles, as a long
/// document would be copied again and again.
const MOST_EXACT: usize = 256 << 10;

/// A piece of an input. All offsets are those in what it holds.
#[derive(Debug, Default)]
pub struct Buffer {
    /// What it holds, with room before it and behind.
    room: Vec<u8>,
    /// Where that begins and ends in the room.
    begin: usize,
    end: usize,
    read_to: usize,
    response_end: usize,
}

impl Buffer {
    /// What it holds.
    pub fn bytes(&self) -> &[u8] {
        self.room.get(self.begin..self.end).unwrap_or_default()
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
        if self.begin > 0 {
            self.room.copy_within(self.begin..self.end, 0);
            (self.begin, self.end) = (0, self.end - self.begin);
        }
        let needed = self.end + len;
        if let Some(more) = needed.checked_sub(self.room.len()) {
            if needed <= MOST_EXACT {
                self.room.reserve_exact(more);
            }
            self.room.resize(needed, 0);
        }
        self.room.get_mut(self.end..needed).unwrap_or_default()
    }

    /// Takes the first bytes of the room that were written.
    pub fn add(&mut self, len: usize) {
        self.end = (self.end + len).min(self.room.len());
    }

    /// Puts bytes behind what it holds.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.room(bytes.len()).copy_from_slice(bytes);
        self.add(bytes.len());
    }

    /// Puts the bytes that stand somewhere in another room behind what it holds; returns the room that
    /// is left. They stay where they are if there is enough before them.
    pub fn append(&mut self, mut room: Vec<u8>, bytes: Range<usize>) -> Vec<u8> {
        let Some(begin) = bytes.start.checked_sub(self.bytes().len()) else {
            self.extend(room.get(bytes).unwrap_or_default());
            return room;
        };
        room.get_mut(begin..bytes.start).unwrap_or_default().copy_from_slice(self.bytes());
        (self.begin, self.end) = (begin, bytes.end);
        std::mem::replace(&mut self.room, room)
    }

    /// Counts the bytes before an offset as read and forgets them, but for the last of them: also of
    /// what was found before, which may be the rows of a table whose head stands above.
    pub fn forget(&mut self, to: usize, response_end: usize) {
        let to = to.min(self.bytes().len());
        let response_end = response_end.min(to);
        let start = to.saturating_sub(CONTEXT);
        (self.begin, self.read_to) = (self.begin + start, to - start);
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
        buffer.forget(13, 13);
        for start in [0, 20] {
            let mut room = vec![b'_'; start];
            room.extend(b"four_");
            let left = buffer.append(room, start..start + 4);
            assert_eq!((buffer.unread(), left.is_empty()), (&b"four"[..], false));
            buffer.forget(17, 17);
            buffer.forget(13, 13);
            buffer.end = 13;
        }
        for (response_end, kept) in [(0, 0), (CONTEXT + 1, 1), (3 * CONTEXT, CONTEXT)] {
            let mut buffer = Buffer::default();
            buffer.extend(&vec![b'a'; 3 * CONTEXT]);
            buffer.forget(2 * CONTEXT, response_end);
            let found = (buffer.read_to(), buffer.unread().len(), buffer.response_end());
            assert_eq!(found, (CONTEXT, CONTEXT, kept));
        }
    }
}
