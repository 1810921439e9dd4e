//! The end of a long input: where a program gave up, it says why in its last lines.

use memchr::memchr;

/// How much is kept, in bytes: looking through it takes as long as reading megabytes.
const LEN: usize = 16 << 10;

/// The last bytes of what comes behind the start of an input.
#[derive(Debug, Default)]
pub struct Tail {
    bytes: Vec<u8>,
    /// Whether there was more before them.
    is_cut: bool,
    is_unwanted: bool,
}

impl Tail {
    /// Adds a piece of the input.
    pub fn extend(&mut self, piece: &[u8]) {
        if self.is_unwanted {
            return;
        }
        let last = piece.get(piece.len().saturating_sub(LEN)..).unwrap_or(piece);
        // Cut only now and then, so that each byte is moved about once.
        if last.len() == LEN || self.bytes.len() + last.len() > 2 * LEN {
            let dropped = self.bytes.len().saturating_sub(LEN - last.len());
            self.is_cut |= dropped > 0 || last.len() < piece.len();
            self.bytes.drain(..dropped);
        }
        self.bytes.extend_from_slice(last);
    }

    /// Keeps nothing from now on.
    pub fn stop(&mut self) {
        *self = Self { is_unwanted: true, ..Self::default() };
    }

    /// The last whole lines, at most [`LEN`] bytes; nothing where an input has no others than those
    /// of its start.
    pub fn into_lines(mut self) -> Vec<u8> {
        let dropped = self.bytes.len().saturating_sub(LEN);
        self.bytes.drain(..dropped);
        if self.is_cut || dropped > 0 {
            let first = memchr(b'\n', &self.bytes).map_or(0, |feed| feed + 1);
            self.bytes.drain(..first);
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tail(pieces: &[&[u8]]) -> Vec<u8> {
        let mut tail = Tail::default();
        for piece in pieces {
            tail.extend(piece);
        }
        tail.into_lines()
    }

    #[test]
    fn the_last_whole_lines_are_kept_whatever_the_pieces() {
        assert_eq!(tail(&[]), b"");
        assert_eq!(tail(&[b"a\n", b"b"]), b"a\nb");
        let lines: Vec<u8> = (0..40_000).flat_map(|at| format!("{at}\n").into_bytes()).collect();
        let last = &lines[lines.len() - LEN..];
        let expected = &last[memchr(b'\n', last).unwrap() + 1..];
        for size in [1, 999, LEN - 1, LEN, LEN + 1, 2 * LEN + 1, lines.len()] {
            let pieces: Vec<&[u8]> = lines.chunks(size).collect();
            assert_eq!(tail(&pieces), expected, "{size}");
        }
        assert_eq!(tail(&[&vec![b'x'; 3 * LEN]]).len(), LEN);
        let mut stopped = Tail::default();
        stopped.extend(b"a\n");
        stopped.stop();
        stopped.extend(b"b\n");
        assert_eq!(stopped.into_lines(), b"");
    }
}
