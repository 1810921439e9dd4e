//! Colour codes in logs, which stand in the middle of what is looked for, and the line ends of
//! Windows and HTTP.

use crate::extract::nearby;

/// The most parameters of a colour code, in bytes.
const LONGEST_COLOUR: usize = 32;
/// What every colour code begins with.
const ESCAPE: u8 = 0x1b;

/// Takes the colours out of a text that comes in pieces, and the carriage returns before line
/// feeds: what is looked for is the same with them and without.
#[derive(Debug, Default)]
pub struct Colours {
    /// The start of a colour code or line end that the next piece may end.
    open: Vec<u8>,
}

impl Colours {
    /// The start of a code that the last piece ended in, which belongs before the next one.
    pub fn take_open(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.open)
    }

    /// Takes the colours out of a text. What is left stands at its start, and its length is
    /// returned; `last` if no other piece follows.
    pub fn strip(&mut self, text: &mut [u8], last: bool) -> usize {
        let Some(first) = next(text) else { return text.len() };
        // What was read is moved over what was left out.
        let mut written = first;
        let mut read = written;
        while let Some(rest) = text.get(read..).filter(|rest| !rest.is_empty()) {
            let len = match start(rest) {
                Start::LeftOut(len) => {
                    read += len;
                    next(rest.get(len..).unwrap_or_default()).unwrap_or(rest.len() - len)
                }
                Start::CutOff if !last => {
                    self.open.extend_from_slice(rest);
                    break;
                }
                Start::CutOff | Start::Other => 1 + next(rest.get(1..).unwrap_or_default()).unwrap_or(rest.len() - 1),
            };
            text.copy_within(read..read + len, written);
            (read, written) = (read + len, written + len);
        }
        written
    }
}

/// Where the next byte is that something may begin with that is left out: often near, as a word
/// in colour ends with another code.
fn next(text: &[u8]) -> Option<usize> {
    nearby::find_either(text, ESCAPE, b'\r')
}

/// The start of a text, if that begins with such a byte.
enum Start {
    /// A colour code of this length, or what stands before a line feed.
    LeftOut(usize),
    /// What the text ends in may become one.
    CutOff,
    /// Another escape: no decoration, but part of what was said.
    Other,
}

fn start(from: &[u8]) -> Start {
    if let Some(behind) = from.strip_prefix(b"\r") {
        return match behind.first() {
            Some(b'\n') => Start::LeftOut(1),
            Some(_) => Start::Other,
            None => Start::CutOff,
        };
    }
    // The most frequent ones: one parameter of one digit or of two.
    match from {
        [_, b'[', b'0'..=b'9', b'm', ..] => return Start::LeftOut(4),
        [_, b'[', b'0'..=b'9', b'0'..=b'9', b'm', ..] => return Start::LeftOut(5),
        _ => {}
    }
    // The sets of characters that boxes are drawn with.
    match from {
        [_, b'(', b'0' | b'B', ..] => return Start::LeftOut(3),
        [_, b'('] => return Start::CutOff,
        _ => {}
    }
    let Some(parameters) = from.strip_prefix(b"\x1b[") else {
        return if from.len() < 2 { Start::CutOff } else { Start::Other };
    };
    let len = parameters.iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')).count();
    match parameters.get(len) {
        Some(b'm') => Start::LeftOut(len + 3),
        // grep also clears the rest of the line.
        Some(b'K') if len == 0 => Start::LeftOut(3),
        None if len <= LONGEST_COLOUR => Start::CutOff,
        _ => Start::Other,
    }
}
