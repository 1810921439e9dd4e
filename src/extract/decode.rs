//! Bytes as UTF-8: byte order marks and colours go, UTF-16 (as PowerShell writes it) and
//! Docker's files are converted. Bytes that are no UTF-8 stay as they are until a text is
//! made of them.

mod docker;

use docker::Docker;
use memchr::memchr;

/// The most parameters of a colour code, in bytes.
const LONGEST_COLOUR: usize = 32;
/// How many bytes of whitespace are skipped to find out.
const MOST_BLANK: usize = 64;
/// What every colour code begins with.
const ESCAPE: u8 = 0x1b;
/// How many bytes it takes to decide on the encoding.
const ENOUGH: usize = docker::START.len();

/// Decodes an input that comes in pieces.
#[derive(Default)]
pub struct Decode {
    state: State,
    /// The first bytes, until there are enough of them.
    first: Vec<u8>,
    /// The start of a colour code that the next piece may end.
    colour: Vec<u8>,
}

#[derive(Default)]
enum State {
    #[default]
    Unknown,
    Utf8,
    Utf16(Units),
    Docker(Docker),
}

impl Decode {
    /// Whether the input is a file of logs, whatever its lines look like now.
    pub const fn is_log(&self) -> bool {
        matches!(self.state, State::Docker(_))
    }

    /// Whether decoding would leave a piece as it is.
    pub fn leaves(&self, bytes: &[u8]) -> bool {
        matches!(self.state, State::Utf8) && self.colour.is_empty() && memchr(ESCAPE, bytes).is_none()
    }

    /// Adds a piece to `decoded`; `last` if no other follows.
    pub fn push(&mut self, bytes: &[u8], last: bool, decoded: &mut Vec<u8>) {
        match &mut self.state {
            State::Utf8 => self.without_colours(bytes, last, decoded),
            State::Utf16(utf16) => {
                let text = utf16.as_utf8(bytes, last);
                self.without_colours(text.as_bytes(), last, decoded);
            }
            State::Docker(docker) => {
                let mut text = Vec::new();
                docker.push(bytes, last, &mut text);
                self.without_colours(&text, last, decoded);
            }
            State::Unknown => {
                self.first.extend_from_slice(bytes);
                // Empty lines may stand before what tells.
                let blank = self.first.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                if self.first.len() >= ENOUGH + blank.min(MOST_BLANK) || last {
                    let first = std::mem::take(&mut self.first);
                    let rest = self.decide(&first);
                    self.push(rest, last, decoded);
                }
            }
        }
    }

    fn without_colours(&mut self, bytes: &[u8], last: bool, decoded: &mut Vec<u8>) {
        let mut joined = std::mem::take(&mut self.colour);
        let mut rest = bytes;
        if !joined.is_empty() {
            joined.extend_from_slice(bytes);
            rest = &joined;
        }
        while let Some(at) = memchr(ESCAPE, rest) {
            let (before, from) = rest.split_at(at);
            decoded.extend_from_slice(before);
            let len = match escape(from) {
                Escape::Colour(len) => len,
                Escape::CutOff if !last => {
                    self.colour = from.to_vec();
                    return;
                }
                Escape::CutOff | Escape::Other => {
                    decoded.push(ESCAPE);
                    1
                }
            };
            rest = from.get(len..).unwrap_or_default();
        }
        decoded.extend_from_slice(rest);
    }

    /// Finds out what the encoding is; returns what is behind the byte order mark.
    fn decide<'t>(&mut self, first: &'t [u8]) -> &'t [u8] {
        let (state, mark) = match first {
            [0xef, 0xbb, 0xbf, ..] => (State::Utf8, 3),
            _ if first.trim_ascii_start().starts_with(docker::START) => (State::Docker(Docker::default()), 0),
            // With a mark, of a text that has ASCII soon; else these bytes are just no UTF-8.
            [0xff, 0xfe, rest @ ..] if is_utf16(rest, u16::from_le_bytes) => {
                (State::Utf16(Units::new(u16::from_le_bytes)), 2)
            }
            [0xfe, 0xff, rest @ ..] if is_utf16(rest, u16::from_be_bytes) => {
                (State::Utf16(Units::new(u16::from_be_bytes)), 2)
            }
            // ASCII in every other byte.
            [a, 0, b, 0, ..] if a.min(b) > &0 => (State::Utf16(Units::new(u16::from_le_bytes)), 0),
            [0, a, 0, b, ..] if a.min(b) > &0 => (State::Utf16(Units::new(u16::from_be_bytes)), 0),
            _ => (State::Utf8, 0),
        };
        self.state = state;
        first.get(mark..).unwrap_or_default()
    }
}

/// Whether bytes behind a mark are UTF-16: text in whole characters, none of which is a NUL. Other
/// controls are in logs too.
fn is_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| Some(unit(*pair.first_chunk()?))).collect();
    let mut characters = char::decode_utf16(units.iter().copied());
    // What the first bytes cut off is no fault.
    let is_text = characters.all(|c| match c {
        Ok(c) => c != '\0',
        Err(half) => (0xd800..0xdc00).contains(&half.unpaired_surrogate()),
    });
    // Bytes of ASCII one after the other are characters too, but another text; and so are most
    // pairs of others: only those of scripts that begin so without a space count.
    let is_ascii = bytes.iter().all(|byte| (1..0x80).contains(byte));
    let is_usual = |unit: &u16| matches!(unit, 0x2010..0x2600 | 0x3000..0x3100 | 0x4e00..0xa000 | 0xff00..0xfff0);
    let swapped = units.iter().filter(|unit| unit.to_le_bytes().first() == Some(&0)).count();
    let has_ascii = units.iter().any(|unit| (1..0x80).contains(unit));
    is_text && !is_ascii && 2 * swapped < units.len() && (has_ascii || units.iter().all(is_usual))
}

/// UTF-16 that comes in pieces.
struct Units {
    unit: fn([u8; 2]) -> u16,
    /// The bytes of a character that the next piece may end.
    rest: Vec<u8>,
}

impl Units {
    const fn new(unit: fn([u8; 2]) -> u16) -> Self {
        Self { unit, rest: Vec::new() }
    }

    /// A piece as UTF-8; halves of surrogate pairs become U+FFFD.
    fn as_utf8(&mut self, bytes: &[u8], last: bool) -> String {
        self.rest.extend_from_slice(bytes);
        let mut units: Vec<u16> =
            self.rest.chunks_exact(2).filter_map(|pair| Some((self.unit)(*pair.first_chunk()?))).collect();
        // The first half of a pair waits for the second.
        if !last && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) {
            units.pop();
        }
        self.rest.drain(..2 * units.len());
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_comes_out_as_utf8_however_it_is_cut() {
        let text = "{\"a\":\"日🦀\"}\r\n";
        let units = || text.encode_utf16();
        let le: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for input in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", &le[..]].concat(),
            [b"\xfe\xff", &be[..]].concat(),
            le,
            be,
            text.replace('"', "\u{1b}[1;31m\"\u{1b}[0m").into_bytes(),
        ] {
            for size in [1, 3, 1000] {
                let (mut decode, mut decoded) = (Decode::default(), Vec::new());
                input.chunks(size).for_each(|piece| decode.push(piece, false, &mut decoded));
                decode.push(&[], true, &mut decoded);
                assert_eq!(String::from_utf8(decoded).unwrap(), text, "{size} {input:?}");
            }
        }
    }

    #[test]
    fn a_control_character_makes_no_other_encoding_of_it() {
        let text = "\u{1b}[31m[TencentCloudSDKException] code:FailedOperation message:\u{7}\u{1b}]52;c;\u{1} y";
        let input: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for size in [1, 7, 1000] {
            let (mut decode, mut decoded) = (Decode::default(), Vec::new());
            input.chunks(size).for_each(|piece| decode.push(piece, false, &mut decoded));
            decode.push(&[], true, &mut decoded);
            assert_eq!(String::from_utf8(decoded).unwrap(), text.replace("\u{1b}[31m", ""), "{size}");
        }
    }

    #[test]
    fn an_escape_at_the_end_of_the_input_stays() {
        for (input, expected) in [("a\u{1b}[3", "a\u{1b}[3"), ("a\u{1b}", "a\u{1b}"), ("a\u{1b}[3m", "a")] {
            for size in [1, 1000] {
                let (mut decode, mut decoded) = (Decode::default(), Vec::new());
                input.as_bytes().chunks(size).for_each(|piece| decode.push(piece, false, &mut decoded));
                decode.push(&[], true, &mut decoded);
                assert_eq!(String::from_utf8(decoded).unwrap(), expected, "{size} {input:?}");
            }
        }
        let longest = |digits: usize| {
            let (mut decode, mut decoded) = (Decode::default(), Vec::new());
            decode.push(format!("aaaaaaaa\u{1b}[{}", "1".repeat(digits)).as_bytes(), false, &mut decoded);
            decoded.len() == 8
        };
        assert_eq!((longest(32), longest(33)), (true, false));
    }

    #[test]
    fn a_piece_is_left_as_it_is_once_the_encoding_is_known_and_no_escape_is_open() {
        let (mut decode, mut decoded) = (Decode::default(), Vec::new());
        assert!(!decode.leaves(b"abc"));
        decode.push(b"aaaaaaaa", false, &mut decoded);
        assert!(decode.leaves(b"abc") && !decode.leaves(b"a\x1b[m"));
        decode.push(b"a\x1b[3", false, &mut decoded);
        assert!(!decode.leaves(b"1mb"));
        decode.push(b"1mb", false, &mut decoded);
        assert!(decode.leaves(b"abc"));
    }
}
