//! The start of an input: it says what an input without an error is.

mod yaml;

use super::beside::{is_harmless, is_of_log};
use crate::extract::Success;
use crate::extract::lines::line_around;
use crate::extract::recognise::{self, Look, Seen};
use crate::extract::syntax::Syntax;
use memchr::{memchr_iter, memchr2_iter, memmem};

/// How much is kept, in bytes.
pub const LEN: usize = 64 << 10;
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

    /// The response without an error that is all of the input, as YAML.
    pub fn yaml_success(&self) -> Option<Success> {
        let is_yaml = self.is_all() && [&b"Response:"[..], b"---\n"].iter().any(|start| self.bytes.starts_with(start));
        std::str::from_utf8(&self.bytes).ok().filter(|_| is_yaml).and_then(yaml::success)
    }

    /// Whether nothing that stands beside the responses may tell of a failure.
    pub fn is_harmless(&self) -> bool {
        is_harmless(&self.beside_responses())
    }

    /// What stands beside the responses. An error among them is found as such.
    fn beside_responses(&self) -> String {
        let (mut beside, mut from) = (Vec::new(), 0);
        let brackets =
            memchr2_iter(b'{', b'(', &self.bytes).filter_map(|bracket| Some((self.begins_at(bracket)?, bracket)));
        for (start, bracket) in brackets.take(MOST_BRACKETS) {
            if start < from {
                continue;
            }
            let seen = recognise::at(Syntax::Object, &Look::new(&self.bytes, bracket, self.is_all()));
            // One that goes on behind what is kept.
            if matches!(seen, Seen::Wait { .. }) {
                beside.extend_from_slice(self.bytes.get(from..start).unwrap_or_default());
                from = self.bytes.len();
                break;
            }
            if let Seen::Success { end, .. } | Seen::Error { end, .. } = seen {
                beside.extend_from_slice(self.bytes.get(from..start).unwrap_or_default());
                // What stands behind it on its line is one of its own: `echo` follows what has no line feed.
                beside.push(b'\n');
                let rest = self.bytes.get(end..).unwrap_or_default();
                from = end + rest.iter().take_while(|byte| **byte == b' ').count();
            }
        }
        beside.extend_from_slice(self.bytes.get(from..).unwrap_or_default());
        String::from_utf8_lossy(&beside).into_owned()
    }

    /// Where the document begins that has this bracket first: `array (` in PHP.
    fn begins_at(&self, bracket: usize) -> Option<usize> {
        if self.bytes.get(bracket) == Some(&b'{') {
            return Some(bracket);
        }
        let before = self.bytes.get(..bracket)?.trim_ascii_end();
        let word = before.last_chunk::<5>()?;
        word.eq_ignore_ascii_case(b"array").then(|| before.len() - word.len())
    }

    /// The response without an error that the input begins with, perhaps behind its head:
    /// no needle is in it.
    pub fn success(&self) -> Option<Success> {
        // The body of the request may be printed too.
        let answer = memmem::rfind(&self.bytes, b"\nHTTP/").unwrap_or_default();
        let brackets = memchr_iter(b'{', self.bytes.get(answer..)?).map(|bracket| answer + bracket);
        let body = brackets.take(MOST_BRACKETS).find(|bracket| {
            let line = line_around(&self.bytes, *bracket);
            let before = self.bytes.get(..line.start).unwrap_or_default();
            let indentation = self.bytes.get(line.start..*bracket).unwrap_or_default();
            // `{ [213 bytes data]`: curl -v counts what it received.
            let is_count = self.bytes.get(*bracket..).is_some_and(|text| text.starts_with(b"{ ["));
            // An indented one behind other lines is an example in a text.
            !is_count
                && (indentation.is_empty()
                    || [before, indentation].iter().all(|text| text.trim_ascii().is_empty())
                    || std::str::from_utf8(indentation).is_ok_and(is_of_log))
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
    fn a_response_may_stand_behind_the_time_or_the_level_of_a_log() {
        for (before, is_response) in [
            ("2026-04-02T06:30:25.0471190Z ", true),
            ("[08:10:01] ", true),
            ("I0614 03:20:11.004113       1 client.go:88] DescribeTargets response: ", true),
            ("2026-06-10 07:00:04,671 DEBUG [zoo] ", true),
            ("E0614 03:20:11.004113       1 client.go:88] DescribeTargets response: ", false),
            ("INFO failed with ", false),
            ("an example: ", false),
            ("8 ", false),
        ] {
            let mut head = Head::default();
            head.extend(format!("{before}{{\"Response\":{{\"RequestId\":\"r-1\"}}}}").as_bytes());
            assert_eq!(head.success().is_some(), is_response, "{before}");
        }
    }

    #[test]
    fn the_body_of_a_request_is_not_the_response() {
        let mut head = Head::default();
        head.extend(b"POST / HTTP/1.1\n\n{\"Limit\": 1}\n\nHTTP/1.1 200 OK\n\n{\"Response\":{\"RequestId\":\"r-1\"}}");
        assert_eq!(head.success(), Some(Success { request_id: Some("r-1".to_owned()) }));
    }

    #[test]
    fn what_stands_beside_a_response_may_tell_of_a_failure() {
        let ok = "{\"Response\":{\"Set\":[{\"Error\":{\"Code\":\"A\"}}],\"RequestId\":\"r-1\"}}";
        for (beside, expected) in [
            ("", true),
            (ok, true),
            ("HTTP/1.1 200 OK", true),
            ("[INFO] done", true),
            ("< HTTP/2 502", false),
            ("{\"error\": \"unauthorized\"}", false),
            ("-  \"Error\": {", false),
            ("<Error><Code>NoSuchKey</Code></Error>", false),
            ("{\"Response\":{\"RequestId\":\"r", false),
            ("code=InvalidParameter", false),
        ] {
            for text in [format!("{ok}\n{beside}\n"), format!("{beside}\n{ok}\n"), format!("{ok} {beside}\n")] {
                let mut head = Head::default();
                head.extend(text.as_bytes());
                assert_eq!(head.is_harmless(), expected, "{text}");
            }
        }
    }
}
