//! The start of an input: it says what an input without an error is.

use crate::extract::Success;
use crate::extract::lines::line_around;
use crate::extract::recognise::{self, Look, Seen};
use crate::extract::syntax::Syntax;
use memchr::memchr_iter;

/// How much is kept, in bytes.
const LEN: usize = 64 << 10;
/// How many brackets are tried, to find where a response begins.
const MOST_BRACKETS: usize = 64;

/// The first bytes of an input.
#[derive(Debug, Default)]
pub struct Head {
    bytes: Vec<u8>,
}

impl Head {
    /// Adds a piece of the input, as long as there is room for it.
    pub fn extend(&mut self, piece: &[u8]) {
        let room = LEN - self.bytes.len();
        self.bytes.extend_from_slice(piece.get(..room).unwrap_or(piece));
    }

    /// What was kept.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The response without an error that the input begins with, perhaps behind its head:
    /// no needle is in it.
    pub fn success(&self) -> Option<Success> {
        let body = memchr_iter(b'{', &self.bytes).take(MOST_BRACKETS).find(|bracket| {
            let line = line_around(&self.bytes, *bracket);
            self.bytes.get(line.start..*bracket).is_some_and(|before| before.trim_ascii().is_empty())
        })?;
        match recognise::at(Syntax::Object, &Look::new(&self.bytes, body, false)) {
            Seen::Success { request_id, .. } => Some(Success { request_id }),
            // Nothing but a response goes on so far behind its first key.
            Seen::Wait { .. } if self.bytes.len() >= LEN => {
                let inside = self.bytes.get(body + 1..)?.trim_ascii_start().strip_prefix(b"\"Response\"")?;
                inside.trim_ascii_start().starts_with(b":").then_some(Success { request_id: None })
            }
            _ => None,
        }
    }
}
