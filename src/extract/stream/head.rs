//! The start of an input: it says what an input without an error is.

use crate::extract::Success;
use crate::extract::lines::line_around;
use crate::extract::recognise::{self, Look, Seen};
use crate::extract::syntax::Syntax;
use memchr::{memchr_iter, memmem};

/// How much is kept, in bytes.
pub const LEN: usize = 64 << 10;
/// The longest line that may speak of a failure, in bytes.
const LONGEST_LINE: usize = 1 << 10;
/// How a line speaks of one.
const FAILURES: &str = "error:|exception|failed|error]|panic:|curl: (|wget: |错误|失败|exit status 1|npm err!|*** [|\
                        segmentation fault|bad gateway|x509: |no such host|connection refused|\
                        authfailure|invalidparameter|clienterror.";
/// How a document that is no success speaks of one, without spaces and in small letters.
const ERRORS: &str = "\"error\":{|\"error\":\"|\"error\":object|'error':{|\"errcode\":|\"codedesc\":|\"success\":false|<error>|\
     \"level\":\"error\"|<title>502|<title>503|<title>504";
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

    /// Whether something beside the responses speaks of a failure: a line that is no part of a document or of a
    /// transcript, a document, the status of another answer.
    pub fn tells_failure(&self) -> bool {
        self.beside_responses().lines().any(|line| is_text_of_failure(line) || self.is_of_failure(line))
    }

    /// Whether a line that belongs to no response is one of an error, or of an answer that failed.
    fn is_of_failure(&self, line: &str) -> bool {
        let lower = line.to_ascii_lowercase();
        let mut words = lower.split_ascii_whitespace().filter(|word| *word != "<");
        let is_status = words.next().is_some_and(|word| word.starts_with("http/"))
            && words.next().is_some_and(|status| status.starts_with(['4', '5']));
        let text: String = lower.split_ascii_whitespace().collect();
        let is_cut = self.is_all() && text.starts_with("{\"response\"");
        let says = |sign: &str| text.split_once(sign).is_some_and(|(_, value)| !value.starts_with(['"', '0']));
        is_status || is_cut || line.len() < LONGEST_LINE && ERRORS.split('|').any(says)
    }

    /// What stands beside the responses. An error among them is found as such.
    fn beside_responses(&self) -> String {
        let (mut beside, mut from) = (Vec::new(), 0);
        for bracket in memchr_iter(b'{', &self.bytes).take(MOST_BRACKETS) {
            if bracket < from {
                continue;
            }
            let seen = recognise::at(Syntax::Object, &Look::new(&self.bytes, bracket, true));
            if let Seen::Success { end, .. } | Seen::Error { end, .. } = seen {
                beside.extend_from_slice(self.bytes.get(from..bracket).unwrap_or_default());
                // What stands behind it on its line is one of its own: `echo` follows what has no line feed.
                beside.push(b'\n');
                let rest = self.bytes.get(end..).unwrap_or_default();
                from = end + rest.iter().take_while(|byte| **byte == b' ').count();
            }
        }
        beside.extend_from_slice(self.bytes.get(from..).unwrap_or_default());
        String::from_utf8_lossy(&beside).into_owned()
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

/// Whether a line that is no part of a document or of a transcript speaks of a failure.
fn is_text_of_failure(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let is_text = !line.starts_with(['{', '}', '[', ']', '"', ' ', '\t', '<', '>', '*', '|'])
        || ["[err", "[fatal"].iter().any(|level| lower.starts_with(level));
    is_text
        && line.len() < LONGEST_LINE
        && (lower.trim() == "killed" || FAILURES.split('|').any(|word| lower.contains(word)))
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
    fn the_body_of_a_request_is_not_the_response() {
        let mut head = Head::default();
        head.extend(b"POST / HTTP/1.1\n\n{\"Limit\": 1}\n\nHTTP/1.1 200 OK\n\n{\"Response\":{\"RequestId\":\"r-1\"}}");
        assert_eq!(head.success(), Some(Success { request_id: Some("r-1".to_owned()) }));
    }

    #[test]
    fn what_stands_beside_a_response_may_speak_of_a_failure() {
        let ok = "{\"Response\":{\"Set\":[{\"Error\":{\"Code\":\"A\"}}],\"RequestId\":\"r-1\"}}";
        for (beside, expected) in [
            ("", false),
            (ok, false),
            ("{\"error\":\"\",\"errcode\":0}", false),
            ("HTTP/1.1 200 OK", false),
            ("< HTTP/2 502", true),
            ("HTTP/1.1 500 Internal Server Error", true),
            ("exit status 1", true),
            ("{\"error\": \"unauthorized\"}", true),
            ("{\"errcode\":40001}", true),
            ("-  \"Error\": {", true),
            ("+    \"Error\": Object {", true),
            ("<Error><Code>NoSuchKey</Code></Error>", true),
            ("{\"Response\":{\"RequestId\":\"r", true),
            ("[ERROR] call failed", true),
            ("[INFO] done", false),
            ("Killed", true),
            ("code=InvalidParameter", true),
            ("ClientError.NetworkError", true),
            ("<html><head><title>502 Bad Gateway</title></head></html>", true),
            ("{\"level\":\"error\",\"msg\":\"m\"}", true),
        ] {
            for text in [format!("{ok}\n{beside}\n"), format!("{beside}\n{ok}\n")] {
                let mut head = Head::default();
                head.extend(text.as_bytes());
                assert_eq!(head.tells_failure(), expected, "{text}");
            }
        }
    }

    #[test]
    fn a_line_behind_a_response_needs_no_line_feed_before_it() {
        for beside in ["exit status 1", " exit status 1", " done"] {
            let mut head = Head::default();
            head.extend(format!("{{\"Response\":{{\"RequestId\":\"r-1\"}}}}{beside}\n").as_bytes());
            assert_eq!(head.tells_failure(), !beside.ends_with("done"), "{beside}");
        }
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
