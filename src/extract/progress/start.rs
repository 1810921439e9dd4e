//! What errors begin with, to know one that a summary cuts short: `no li...`.

use crate::extract::Parts;

/// How many bytes of a message are compared with one that was cut short, and how few of them.
const LONGEST_START: usize = 48;
const SHORTEST_START: usize = 8;

/// What an error begins with, as a summary below a report cuts it short: `no li...`.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// A hash of the code.
    code: u64,
    bytes: [u8; LONGEST_START],
    len: usize,
}

impl Start {
    /// The start of an error, with a hash of its code.
    pub fn of(parts: &Parts, code: u64) -> Self {
        let message = parts.message.as_deref().unwrap_or_default();
        let own = message.strip_suffix("...").or_else(|| message.strip_suffix('…')).unwrap_or(message);
        let mut start = Self { code, bytes: [0; LONGEST_START], len: own.len().min(LONGEST_START) };
        start.bytes.iter_mut().zip(own.bytes()).for_each(|(to, from)| *to = from);
        start
    }

    /// Whether this error, which has these parts, is another one cut short.
    pub fn is_cut_of(&self, other: &Self, parts: &Parts) -> bool {
        let is_cut = parts.message.as_deref().is_some_and(|message| message.ends_with("...") || message.ends_with('…'));
        is_cut
            && self.code == other.code
            && self.len >= SHORTEST_START
            && other.bytes.get(..self.len) == self.bytes.get(..self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_was_cut_short_is_known_by_its_start() {
        let start = |code: u64, message: &str| {
            let parts = Parts { code: None, message: Some(message.to_owned()), request_id: None };
            (Start::of(&parts, code), parts)
        };
        let (whole, _) = start(1, "no lion is left in the whole zoo, nor is there any tiger");
        for (code, message, is_cut) in [
            (1, "no lion is...", true),
            (1, "no lion is left in the whole zoo, nor is there any…", true),
            (1, "no lion is", false),
            (1, "no...", false),
            (1, "no lions are...", false),
            (2, "no lion is...", false),
        ] {
            let (cut, parts) = start(code, message);
            assert_eq!(cut.is_cut_of(&whole, &parts), is_cut, "{message}");
        }
    }
}
