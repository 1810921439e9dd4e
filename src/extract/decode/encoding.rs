//! How the bytes of an input stand for characters.

use super::utf16::{Units, is_utf16};

/// How many bytes it takes to decide without a byte order mark.
const ENOUGH: usize = 4;
/// How many bytes behind the mark of UTF-16 are looked at: however the input comes, these.
const ENOUGH_MARKED: usize = 64;

/// An encoding.
#[derive(Default)]
pub enum Encoding {
    /// Too little is there.
    #[default]
    Unknown,
    /// UTF-8, or any other that has ASCII.
    Utf8,
    /// UTF-16 of either order.
    Utf16(Units),
}

/// The encoding of an input that begins so, and how long its byte order mark is. None if more
/// has to be there, which is never so with the `last` of it.
pub fn of(first: &[u8], last: bool) -> Option<(Encoding, usize)> {
    let little = || Encoding::Utf16(Units::new(u16::from_le_bytes));
    let big = || Encoding::Utf16(Units::new(u16::from_be_bytes));
    Some(match first {
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] if rest.len() < ENOUGH_MARKED && !last => return None,
        _ if first.len() < ENOUGH && !last => return None,
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        // With a mark, of a text that has ASCII soon; else these bytes are just no UTF-8.
        [0xff, 0xfe, rest @ ..] if is_utf16(start_of(rest), u16::from_le_bytes) => (little(), 2),
        [0xfe, 0xff, rest @ ..] if is_utf16(start_of(rest), u16::from_be_bytes) => (big(), 2),
        // ASCII in every other byte.
        [a, 0, b, 0, ..] if a.min(b) > &0 => (little(), 0),
        [0, a, 0, b, ..] if a.min(b) > &0 => (big(), 0),
        _ => (Encoding::Utf8, 0),
    })
}

fn start_of(rest: &[u8]) -> &[u8] {
    rest.get(..ENOUGH_MARKED).unwrap_or(rest)
}
