//! The start of an input: it says what an input without an error is.

use crate::extract::Success;
use crate::extract::lines::line_around;
use crate::extract::recognise::{self, Look, Seen};
use crate::extract::syntax::Syntax;
use memchr::memchr_iter;

/// How much is kept, in bytes.
pub const LEN: usize = 64 << 10;
/// The longest line that may speak of a failure, in bytes.
const LONGEST_LINE: usize = 1 << 10;
/// How a line speaks of one.
const FAILURES: &str = "error:|exception|failed|error]|panic:|curl: (|wget: |错误|失败";
/// How many brackets are tried, to find where a response begins.
const MOST_BRACKETS: usize = 64;

/// The first bytes of an input.
#[derive(Debug, Default)]
pub struct Head {
    bytes: Vec<u8>,
}

impl Head {
    /// Adds a piece of the input, as long as there is room for it; returns what there was none for.
    pub fn extend<'p>(&mut self, piece: &'p [u8]) -> &'p [u8] {
        let (piece, rest) = piece.split_at_checked(LEN - self.bytes.len()).unwrap_or((piece, &[]));
        self.bytes.extend_from_slice(piece);
        rest
    }

    /// Whether that is all of the input.
    pub const fn is_all(&self) -> bool {
        self.bytes.len() < LEN
    }

    /// What was kept up to now.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What was kept.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Whether a line that is no part of a document or of a transcript speaks of a failure.
    pub fn tells_failure(&self) -> bool {
        let text = String::from_utf8_lossy(&self.bytes);
        text.lines().any(|line| {
            let is_text = !line.starts_with(['{', '}', '[', ']', '"', ' ', '\t', '<', '>', '*', '|']);
            let lower = line.to_ascii_lowercase();
            is_text && line.len() < LONGEST_LINE && FAILURES.split('|').any(|word| lower.contains(word))
        })
    }

    /// The response without an error that the input begins with, perhaps behind its head:
    /// no needle is in it.
    pub fn success(&self) -> Option<Success> {
        let body = memchr_iter(b'{', &self.bytes).take(MOST_BRACKETS).find(|bracket| {
            let line = line_around(&self.bytes, *bracket);
            let before = self.bytes.get(..line.start).unwrap_or_default();
            let indentation = self.bytes.get(line.start..*bracket).unwrap_or_default();
            // `{ [213 bytes data]`: curl -v counts what it received.
            let is_count = self.bytes.get(*bracket..).is_some_and(|text| text.starts_with(b"{ ["));
            // An indented one behind other lines is an example in a text.
            !is_count
                && (indentation.is_empty() || [before, indentation].iter().all(|text| text.trim_ascii().is_empty()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_curl_counts_is_no_document() {
        let mut head = Head::default();
        head.extend(b"< HTTP/1.1 200 OK\n< \n{ [9 bytes data]\n{\"Response\":{\"RequestId\":\"r-1\"}}");
        assert_eq!(head.success(), Some(Success { request_id: Some("r-1".to_owned()) }));
    }

    #[test]
    fn a_line_of_less_than_a_kibibyte_may_speak_of_a_failure() {
        let tells = |len: usize| {
            let mut head = Head::default();
            head.extend(format!("up\nerror: {}\n", "x".repeat(len - "error: ".len())).as_bytes());
            head.tells_failure()
        };
        assert_eq!((tells(7), tells(1023), tells(1024), tells(1025)), (true, true, false, false));
    }
}
