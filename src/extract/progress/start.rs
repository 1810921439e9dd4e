//! What errors begin with, to know one that a summary cuts short: `no li...`.

use crate::extract::Parts;
use memchr::memchr;

/// How many bytes of a message are compared with one that was cut short: with the rest of a start as many as are
/// copied at once.
const LONGEST_START: usize = 46;

/// How many bytes an id of the API has.
const LONGEST_ID: usize = 36;

/// What an error begins with, as a summary below a report cuts it short: `no li...`.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// A hash of the code.
    code: u64,
    /// The length of the first line; 0 if there is no other.
    line_len: usize,
    bytes: [u8; LONGEST_START],
    len: u8,
}

/// The id of an error, of which a summary may show the start only: `5f3d8b1e-0c...`.
#[derive(Clone, Copy, Debug)]
pub struct Id {
    bytes: [u8; LONGEST_ID],
    len: u8,
}

impl Id {
    /// The id of an error.
    pub fn of(parts: &Parts) -> Self {
        let id = parts.request_id.as_deref().unwrap_or_default();
        let id = without_sign(id);
        let (bytes, len) = first(id);
        Self { bytes, len }
    }

    /// How many bytes of it are there.
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether it is shorter than those of the API.
    pub fn is_short(&self) -> bool {
        self.len() < LONGEST_ID
    }

    /// Whether both ids may be the same: one is there, or they are equal.
    pub fn agrees(&self, other: &Self) -> bool {
        self.len == 0 || other.len == 0 || self.len == other.len && self.bytes == other.bytes
    }

    /// Whether this id is another one cut short.
    pub fn is_cut_of(&self, other: &Self) -> bool {
        self.len < other.len && !other.is_short() && other.bytes.get(..self.len()) == self.bytes.get(..self.len())
    }
}

impl Start {
    /// The start of an error, of whose code this is a hash.
    pub fn of(parts: &Parts, code: u64) -> Self {
        let message = parts.message.as_deref().unwrap_or_default();
        let own = without_sign(message);
        let (bytes, len) = first(own);
        Self { code, line_len: memchr(b'\n', message.as_bytes()).unwrap_or_default(), bytes, len }
    }

    /// Whether this error, which has these parts, is another one cut short.
    pub fn is_cut_of(&self, other: &Self, parts: &Parts) -> bool {
        let message = parts.message.as_deref().unwrap_or_default();
        // A report that shows only the first line of a message has no sign of that.
        let is_line = other.is_first_line(message);
        (is_cut(message) || is_line || message.is_empty())
            && self.is_of_code(other)
            && other.bytes.get(..usize::from(self.len)) == self.bytes.get(..usize::from(self.len))
    }

    /// Whether both errors have the same code.
    pub const fn is_of_code(&self, other: &Self) -> bool {
        self.code == other.code
    }

    /// Whether a message is the first of the lines that this one begins with.
    const fn is_first_line(&self, message: &str) -> bool {
        self.line_len == message.len() && self.line_len > 0
    }
}

/// Whether a text ends with the sign that it was cut short.
pub fn is_cut(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…')
}

/// A text without that sign.
fn without_sign(text: &str) -> &str {
    text.strip_suffix("...").or_else(|| text.strip_suffix('…')).unwrap_or(text)
}

/// The first bytes of a text, filled up with zeros, and how many they are.
fn first<const MOST: usize>(text: &str) -> ([u8; MOST], u8) {
    let mut bytes = [0; MOST];
    let len = text.len().min(MOST);
    let (own, _) = bytes.split_at_mut(len);
    own.copy_from_slice(text.as_bytes().get(..len).unwrap_or_default());
    (bytes, u8::try_from(len).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_was_cut_short_is_known_by_its_start() {
        let start = |code: &str, message: &str| {
            let parts = Parts { code: Some(code.to_owned()), message: Some(message.to_owned()), request_id: None };
            (Start::of(&parts, u64::from(code == "B")), parts)
        };
        let (whole, _) = start("A", "no lion is left in the whole zoo, nor is there any tiger");
        for (code, message, is_cut) in [
            ("A", "no lion is...", true),
            ("A", "no lion is left in the whole zoo, nor is there any…", true),
            ("A", "no lion is", false),
            ("A", "no...", true),
            ("A", "...", true),
            ("A", "no lions are...", false),
            ("B", "no lion is...", false),
        ] {
            let (cut, parts) = start(code, message);
            assert_eq!(cut.is_cut_of(&whole, &parts), is_cut, "{message}");
        }
    }

    #[test]
    fn the_first_line_of_a_message_and_the_start_of_an_id_are_cut_short() {
        let of = |message: &str, id: &str| Parts {
            code: Some("A".to_owned()),
            message: Some(message.to_owned()),
            request_id: Some(id.to_owned()),
        };
        let whole = of("no lion\nat home", "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01");
        let line = of("no lion", "5f3d8b1e-0c");
        assert!(Start::of(&line, 1).is_cut_of(&Start::of(&whole, 1), &line));
        assert!(Id::of(&line).is_cut_of(&Id::of(&whole)));
        for other in [of("no", "5f3d8b1e-1"), of("no lion\nat", "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01")] {
            assert!(!Start::of(&other, 1).is_cut_of(&Start::of(&whole, 1), &other));
            assert!(!Id::of(&other).is_cut_of(&Id::of(&whole)));
        }
        assert!(!Id::of(&line).is_cut_of(&Id::of(&line)));
    }
}
