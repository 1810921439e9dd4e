//! Bytes as UTF-8: byte order marks and colours go, UTF-16 (as PowerShell writes it) and
//! Docker's files are converted. Bytes that are no UTF-8 stay as they are until a text is
//! made of them.

mod colours;
mod docker;
mod utf16;

use colours::Colours;
use docker::Docker;
use utf16::{Units, is_utf16};

/// How many bytes of whitespace are skipped to find out.
const MOST_BLANK: usize = 64;
/// How many bytes it takes to decide on the encoding.
const ENOUGH: usize = docker::START.len();

/// Decodes an input that comes in pieces.
#[derive(Default)]
pub struct Decode {
    state: State,
    /// The first bytes, until there are enough of them.
    first: Vec<u8>,
    colours: Colours,
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

    /// What belongs before the next piece, if that needs no other room than its own.
    pub fn begin_in_place(&mut self) -> Option<Vec<u8>> {
        matches!(self.state, State::Utf8).then(|| self.colours.take_open())
    }

    /// Decodes a piece where it stands, behind what belonged before it; returns its new length.
    pub fn in_place(&mut self, piece: &mut [u8]) -> usize {
        self.colours.strip(piece, false)
    }

    /// Adds a piece to `decoded`; `last` if no other follows.
    pub fn push(&mut self, bytes: &[u8], last: bool, decoded: &mut Vec<u8>) {
        let from = decoded.len();
        decoded.append(&mut self.colours.take_open());
        match &mut self.state {
            State::Utf8 => decoded.extend_from_slice(bytes),
            State::Utf16(utf16) => utf16.push(bytes, last, decoded),
            State::Docker(docker) => docker.push(bytes, last, decoded),
            State::Unknown => {
                self.first.extend_from_slice(bytes);
                // Empty lines may stand before what tells.
                let blank = self.first.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                if self.first.len() >= ENOUGH + blank.min(MOST_BLANK) || last {
                    let first = std::mem::take(&mut self.first);
                    let rest = self.decide(&first);
                    self.push(rest, last, decoded);
                }
                return;
            }
        }
        let len = self.colours.strip(decoded.get_mut(from..).unwrap_or_default(), last);
        decoded.truncate(from + len);
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
    fn a_piece_is_decoded_where_it_stands_once_the_encoding_is_known() {
        let (mut decode, mut decoded) = (Decode::default(), Vec::new());
        assert_eq!(decode.begin_in_place(), None);
        decode.push(b"aaaaaaaa\x1b[3", false, &mut decoded);
        let mut in_place = |piece: &[u8]| {
            let mut text = [decode.begin_in_place().unwrap(), piece.to_vec()].concat();
            let len = decode.in_place(&mut text);
            String::from_utf8(text[..len].to_vec()).unwrap()
        };
        assert_eq!(
            ["1mb", "c\x1b[m\x1b[7", "md\x1b", "", "e"].map(|piece| in_place(piece.as_bytes())),
            ["b", "c", "d", "", "\x1be"]
        );
        let is_docker = |input: &[u8]| {
            let mut decode = Decode::default();
            decode.push(input, false, &mut Vec::new());
            decode.begin_in_place().is_none()
        };
        assert!(is_docker(b"{\"log\":\"a\\n\",\"stream\":\"stdout\"}\n") && !is_docker(b"{\"log\": \"a\"}\n"));
    }
}
