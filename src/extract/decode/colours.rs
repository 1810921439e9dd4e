//! Colour codes in logs, which stand in the middle of what is looked for.

use memchr::memchr;

/// The most parameters of a colour code, in bytes.
const LONGEST_COLOUR: usize = 32;
/// How many bytes are looked at one by one before a search that takes longer to begin.
const NEAR: usize = 8;
/// What every colour code begins with.
const ESCAPE: u8 = 0x1b;

/// Takes the colours out of a text that comes in pieces.
#[derive(Debug, Default)]
pub struct Colours {
    /// The start of a colour code that the next piece may end.
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
        let Some(first) = memchr(ESCAPE, text) else { return text.len() };
        // What was read is moved over what was left out.
        let mut written = first;
        let mut read = written;
        while let Some(rest) = text.get(read..).filter(|rest| !rest.is_empty()) {
            let len = match escape(rest) {
                Escape::Colour(len) => {
                    read += len;
                    next(rest.get(len..).unwrap_or_default()).unwrap_or(rest.len() - len)
                }
                Escape::CutOff if !last => {
                    self.open.extend_from_slice(rest);
                    break;
                }
                Escape::CutOff | Escape::Other => 1 + next(rest.get(1..).unwrap_or_default()).unwrap_or(rest.len() - 1),
            };
            text.copy_within(read..read + len, written);
            (read, written) = (read + len, written + len);
        }
        written
    }
}

/// The start of a text, if that begins with an escape.
enum Escape {
    /// A colour code of this length.
    Colour(usize),
    /// A colour code that the text ends in.
    CutOff,
    /// Another escape: no decoration, but part of what was said.
    Other,
}

/// Where the next escape is: often near, as a word in colour ends with another one.
fn next(text: &[u8]) -> Option<usize> {
    match text.iter().take(NEAR).position(|byte| *byte == ESCAPE) {
        None if text.len() > NEAR => memchr(ESCAPE, text.get(NEAR..)?).map(|at| at + NEAR),
        near => near,
    }
}

fn escape(from: &[u8]) -> Escape {
    let Some(parameters) = from.strip_prefix(b"\x1b[") else {
        return if from.len() < 2 { Escape::CutOff } else { Escape::Other };
    };
    let len = parameters.iter().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')).count();
    match parameters.get(len) {
        Some(b'm') => Escape::Colour(len + 3),
        None if len <= LONGEST_COLOUR => Escape::CutOff,
        _ => Escape::Other,
    }
}
