//! Strings without their escapes.

use crate::extract::nearby::{self, NEAR};
use memchr::memchr;

/// After so many bytes without a backslash, the next one is looked for from afar.
const FAR: usize = 3 * NEAR;

/// What stands for something else.
struct Escape {
    /// What it stands for.
    bytes: [u8; 4],
    /// How many of these bytes.
    len: usize,
    /// How many bytes it is written with.
    read: usize,
}

/// Adds what a text stands for in which backslashes begin escapes.
pub fn unescaped(text: &[u8], bytes: &mut Vec<u8>) {
    let (mut rest, mut to) = (text, bytes.len());
    while !rest.is_empty() {
        // Never less room than is left to write, and as much as is copied at once.
        if bytes.len() < to + rest.len() + NEAR {
            bytes.resize(to + rest.len() + NEAR, 0);
        }
        let before = copy(rest, bytes.get_mut(to..).unwrap_or_default());
        to += before;
        rest = rest.get(before..).unwrap_or_default();
        let Escape { bytes: own, len, read } = match rest {
            [] => break,
            // By far the most.
            [_, b'"', ..] => simple(b'"'),
            _ => escape(rest),
        };
        if let Some(room) = bytes.get_mut(to..).and_then(<[u8]>::first_chunk_mut) {
            *room = own;
        }
        to += len;
        rest = rest.get(read..).unwrap_or_default();
    }
    bytes.truncate(to);
}

/// Copies what stands before the first backslash; returns how much that is. The room behind it may hold anything.
fn copy(text: &[u8], room: &mut [u8]) -> usize {
    let mut at = 0;
    // In JSON inside of JSON, the next one is near.
    while let (true, Some(from)) = (at < FAR, text.get(at..).and_then(<[u8]>::first_chunk)) {
        let Some(to) = room.get_mut(at..).and_then(<[u8]>::first_chunk_mut) else { break };
        *to = *from;
        match nearby::find_in_row(*from, b'\\') {
            Some(found) => return at + found,
            None => at += NEAR,
        }
    }
    let rest = text.get(at..).unwrap_or_default();
    let len = memchr(b'\\', rest).unwrap_or(rest.len());
    if let Some((to, from)) = room.get_mut(at..at + len).zip(rest.get(..len)) {
        to.copy_from_slice(from);
    }
    at + len
}

/// The escape at the start of a text.
fn escape(text: &[u8]) -> Escape {
    match text.get(1) {
        Some(b'n') => simple(b'\n'),
        Some(b't') => simple(b'\t'),
        Some(b'r') => simple(b'\r'),
        Some(b'b') => simple(8),
        Some(b'f') => simple(12),
        // Perl, Ruby and Rust write the number of a character in brackets.
        Some(b'x' | b'u') if text.get(2) == Some(&b'{') => character(braced(text)),
        Some(b'u') => character(unicode(text)),
        // A byte of a Python `bytes`.
        Some(b'x') => match hex(text.get(2..4)).and_then(|byte| u8::try_from(byte).ok()) {
            Some(byte) => Escape { read: 4, ..simple(byte) },
            None => simple(b'x'),
        },
        Some(other) => simple(*other),
        None => simple(b'\\'),
    }
}

/// One of two bytes.
const fn simple(byte: u8) -> Escape {
    Escape { bytes: [byte, 0, 0, 0], len: 1, read: 2 }
}

/// One that is written with the number of a character, and how many bytes that takes; a broken one.
fn character(found: Option<(char, usize)>) -> Escape {
    let (c, read) = found.unwrap_or((char::REPLACEMENT_CHARACTER, 2));
    let mut bytes = [0; 4];
    let len = c.encode_utf8(&mut bytes).len();
    Escape { bytes, len, read }
}

/// The character of `\uXXXX`, or of two of them, and how long that is.
fn unicode(from: &[u8]) -> Option<(char, usize)> {
    let first = hex(from.get(2..6))?;
    if let Some(c) = char::from_u32(first) {
        return Some((c, 6));
    }
    let second = hex(from.get(8..12)).filter(|_| from.get(6..8) == Some(b"\\u"));
    let pair = second.and_then(|second| {
        char::decode_utf16([first, second].map(|unit| u16::try_from(unit).unwrap_or(0))).next()?.ok()
    });
    Some(pair.map_or((char::REPLACEMENT_CHARACTER, 6), |c| (c, 12)))
}

/// The character of `\x{XXXX}`, and how long that is.
fn braced(from: &[u8]) -> Option<(char, usize)> {
    let end = from.iter().take(12).position(|byte| *byte == b'}')?;
    Some((char::from_u32(hex(from.get(3..end))?)?, end + 1))
}

fn hex(digits: Option<&[u8]>) -> Option<u32> {
    digits?.iter().try_fold(0, |number, digit| Some(number * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_near_and_far_are_undone_behind_what_is_there() {
        for (escape, meant) in
            [("\\n", "\n"), ("\\\"", "\""), ("\\\\", "\\"), ("\\u4e2d", "中"), ("\\u00", "\u{fffd}00")]
        {
            for before in 0..40 {
                for behind in 0..12 {
                    let around = |text: &str| ["y".repeat(before), "z".repeat(behind)].join(text);
                    let (text, expected) = (around(escape).repeat(3), around(meant).repeat(3));
                    let mut bytes = b"x".to_vec();
                    unescaped(text.as_bytes(), &mut bytes);
                    assert_eq!(String::from_utf8_lossy(&bytes), format!("x{expected}"), "{text}");
                }
            }
        }
        let mut bytes = Vec::new();
        unescaped(b"a\\", &mut bytes);
        assert_eq!(bytes, b"a\\");
    }

    #[test]
    fn the_number_of_a_character_may_stand_in_brackets() {
        for (text, expected) in [
            (r"a\x{4e2d}b", "a中b"),
            (r"\u{1f600}", "😀"),
            (r"\u{e9}\x{2014}", "é—"),
            (r"\x{10FFFF}b", "\u{10ffff}b"),
            (r"\x{zz}b", "\u{fffd}{zz}b"),
            (r"\x{0000000041}", "\u{fffd}{0000000041}"),
        ] {
            let mut bytes = Vec::new();
            unescaped(text.as_bytes(), &mut bytes);
            assert_eq!(String::from_utf8_lossy(&bytes), expected, "{text}");
        }
    }
}
