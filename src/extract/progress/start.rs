//! What errors begin with, to know one that a summary cuts short: `no li...`.

use crate::extract::Parts;

/// How many bytes of a message are compared with one that was cut short, and how few of them.
const LONGEST_START: usize = 48;
const SHORTEST_START: usize = 8;

/// How many bytes of a code are compared.
const LONGEST_CODE: usize = 32;

/// What an error begins with, as a summary below a report cuts it short: `no li...`.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    code: [u8; LONGEST_CODE],
    code_len: usize,
    bytes: [u8; LONGEST_START],
    len: usize,
}

impl Start {
    /// The start of an error.
    pub fn of(parts: &Parts) -> Self {
        let code = parts.code.as_deref().unwrap_or_default();
        let message = parts.message.as_deref().unwrap_or_default();
        let own = message.strip_suffix("...").or_else(|| message.strip_suffix('…')).unwrap_or(message);
        Self { code: first(code), code_len: code.len(), bytes: first(own), len: own.len().min(LONGEST_START) }
    }

    /// Whether this error, which has these parts, is another one cut short.
    pub fn is_cut_of(&self, other: &Self, parts: &Parts) -> bool {
        let is_cut = parts.message.as_deref().is_some_and(|message| message.ends_with("...") || message.ends_with('…'));
        is_cut
            && (self.code_len, self.code) == (other.code_len, other.code)
            && self.len >= SHORTEST_START
            && other.bytes.get(..self.len) == self.bytes.get(..self.len)
    }
}

/// The first bytes of a text, filled up with zeros.
fn first<const MOST: usize>(text: &str) -> [u8; MOST] {
    let mut bytes = [0; MOST];
    let (own, _) = bytes.split_at_mut(text.len().min(MOST));
    own.copy_from_slice(text.as_bytes().get(..own.len()).unwrap_or_default());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_was_cut_short_is_known_by_its_start() {
        let start = |code: &str, message: &str| {
            let parts = Parts { code: Some(code.to_owned()), message: Some(message.to_owned()), request_id: None };
            (Start::of(&parts), parts)
        };
        let (whole, _) = start("A", "no lion is left in the whole zoo, nor is there any tiger");
        for (code, message, is_cut) in [
            ("A", "no lion is...", true),
            ("A", "no lion is left in the whole zoo, nor is there any…", true),
            ("A", "no lion is", false),
            ("A", "no...", false),
            ("A", "no lions are...", false),
            ("B", "no lion is...", false),
        ] {
            let (cut, parts) = start(code, message);
            assert_eq!(cut.is_cut_of(&whole, &parts), is_cut, "{message}");
        }
    }
}
