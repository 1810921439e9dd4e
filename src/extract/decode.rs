//! Bytes as UTF-8: byte order marks and colours go, UTF-16 (as PowerShell writes it) and
//! Docker's files are converted, and every line ends with a line feed alone. Bytes that are no
//! UTF-8 stay as they are until a text is made of them.

mod colours;
mod docker;
mod encoding;
mod utf16;

pub use colours::Colours;
use docker::Docker;
use encoding::Encoding;
use std::borrow::Cow;

/// Decodes an input that comes in pieces.
#[derive(Default)]
pub struct Decode {
    encoding: Encoding,
    form: Form,
    /// The first bytes, until there are enough of them to decide on what comes next.
    first: Vec<u8>,
    /// What UTF-16 says before its form is undone: kept for its room.
    text: Vec<u8>,
    colours: Colours,
}

/// What the text of an input is wrapped in.
#[derive(Default)]
enum Form {
    #[default]
    Unknown,
    Plain,
    Docker(Docker),
}

impl Decode {
    /// Whether the input is a file of logs, whatever its lines look like now.
    pub const fn is_log(&self) -> bool {
        matches!(self.form, Form::Docker(_))
    }

    /// Whether the input is UTF-8 and wrapped in nothing, so that each of its lines can be decoded
    /// without the others.
    pub const fn is_plain(&self) -> bool {
        matches!((&self.encoding, &self.form), (Encoding::Utf8, Form::Plain))
    }

    /// What belongs before the next piece, if that needs no other room than its own.
    pub fn begin_in_place(&mut self) -> Option<Vec<u8>> {
        self.is_plain().then(|| self.colours.take_open())
    }

    /// Decodes a piece where it stands, behind what belonged before it; returns its new length.
    pub fn in_place(&mut self, piece: &mut [u8]) -> usize {
        self.colours.strip(piece, false)
    }

    /// Adds a piece to `decoded`; `last` if no other follows.
    pub fn push(&mut self, bytes: &[u8], last: bool, decoded: &mut Vec<u8>) {
        let from = decoded.len();
        decoded.append(&mut self.colours.take_open());
        self.push_encoded(bytes, last, decoded);
        let len = self.colours.strip(decoded.get_mut(from..).unwrap_or_default(), last);
        decoded.truncate(from + len);
    }

    fn push_encoded(&mut self, bytes: &[u8], last: bool, decoded: &mut Vec<u8>) {
        match (&mut self.encoding, &self.form) {
            (Encoding::Utf8, _) => self.push_text(bytes, last, decoded),
            (Encoding::Utf16(units), Form::Plain) => units.push(bytes, last, decoded),
            (Encoding::Utf16(units), _) => {
                let mut text = std::mem::take(&mut self.text);
                units.push(bytes, last, &mut text);
                self.push_text(&text, last, decoded);
                text.clear();
                self.text = text;
            }
            (Encoding::Unknown, _) => {
                self.first.extend_from_slice(bytes);
                if let Some((encoding, mark)) = encoding::of(&self.first, last) {
                    self.encoding = encoding;
                    let first = std::mem::take(&mut self.first);
                    self.push_encoded(first.get(mark..).unwrap_or_default(), last, decoded);
                }
            }
        }
    }

    fn push_text(&mut self, text: &[u8], last: bool, decoded: &mut Vec<u8>) {
        match &mut self.form {
            Form::Plain => decoded.extend_from_slice(text),
            Form::Docker(docker) => docker.push(text, last, decoded),
            Form::Unknown => {
                self.first.extend_from_slice(text);
                if let Some(is_docker) = docker::is_start(&self.first, last) {
                    self.form = if is_docker { Form::Docker(Docker::default()) } else { Form::Plain };
                    let first = std::mem::take(&mut self.first);
                    self.push_text(&first, last, decoded);
                }
            }
        }
    }
}

/// A text without colours, as programs write them into the strings of their logs.
pub fn without_colours(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\x1b', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    let len = Colours::default().strip(&mut bytes, true);
    bytes.truncate(len);
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_comes_out_as_utf8_however_it_is_cut() {
        let text = "{\"a\":\"日🦀\"}\n\rb\r";
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
            text.replace('"', "\u{1b}(0\"\u{1b}(B").into_bytes(),
            text.replace('\n', "\r\n").into_bytes(),
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
    fn the_strings_of_logs_have_colours_too() {
        assert_eq!(without_colours("a\x1b[31mb\x1b[0m"), "ab");
        assert_eq!(without_colours("a b"), "a b");
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
