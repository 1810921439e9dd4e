//! The files in which Docker keeps what containers print: a JSON object for each line.
//!
//! `{"log":"a line\\n","stream":"stdout","time":"2026-11-23T08:10:01.1Z"}`; source: the
//! `json-file` logging driver. What spans lines there, a pretty-printed response or a
//! message, spans objects here, so they are undone before anything is looked for.

use crate::extract::raw::Raw;
use memchr::{memchr, memchr2};

/// How every line begins.
pub const START: &[u8] = b"{\"log\":\"";
/// What follows the text.
const NEXT: &[u8] = b",\"stream\":\"";

/// Takes such lines off, from an input that comes in pieces.
#[derive(Default)]
pub struct Docker {
    /// A line that is not whole yet.
    rest: Vec<u8>,
}

impl Docker {
    /// Adds what the lines of a piece say to `text`; `last` if no other follows.
    pub fn push(&mut self, bytes: &[u8], last: bool, text: &mut Vec<u8>) {
        self.rest.extend_from_slice(bytes);
        let mut from = 0;
        while let Some(rest) = self.rest.get(from..).filter(|rest| !rest.is_empty()) {
            let Some(len) = memchr(b'\n', rest).map(|len| len + 1).or(last.then_some(rest.len())) else { break };
            let line = rest.get(..len).unwrap_or_default();
            match log(line) {
                Some(raw) => text.extend_from_slice(raw.text().as_bytes()),
                None => text.extend_from_slice(line),
            }
            from += len;
        }
        self.rest.drain(..from);
    }
}

/// The text of one line.
fn log(line: &[u8]) -> Option<Raw<'_>> {
    let text = line.strip_prefix(START)?;
    let mut at = 0;
    loop {
        let next = at + memchr2(b'"', b'\\', text.get(at..)?)?;
        if text.get(next) == Some(&b'"') {
            let (text, behind) = text.split_at_checked(next)?;
            return behind.get(1..)?.starts_with(NEXT).then_some(Raw::escaped(text));
        }
        at = next + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_out_as_they_were_printed_however_they_are_cut() {
        let input = "{\"log\":\"say \\\"a\\\"\\n\",\"stream\":\"stdout\",\"time\":\"t\"}\n{\"log\":1}\nx\n{\"log\":\"b\\n\",\"stream\":\"";
        for size in [1, 7, 1000] {
            let (mut docker, mut text) = (Docker::default(), Vec::new());
            input.as_bytes().chunks(size).for_each(|piece| docker.push(piece, false, &mut text));
            docker.push(&[], true, &mut text);
            assert_eq!(String::from_utf8(text).unwrap(), "say \"a\"\n{\"log\":1}\nx\nb\n");
        }
    }
}
