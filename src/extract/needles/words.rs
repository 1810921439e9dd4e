//! Codes that hold no rare string, found word by word.

use super::table::NEEDLES;
use crate::extract::codes::KnownCodes;
use crate::extract::substring::contains;
use crate::extract::work;

/// The longest code, in bytes.
const LONGEST: usize = 128;

/// Where the next word of an input from an offset on begins that is a code.
pub fn next_code(input: &[u8], from: usize, codes: KnownCodes<'_>) -> Option<usize> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
    let mut at = from;
    while let Some(byte) = input.get(at).copied() {
        let is_start = byte.is_ascii_uppercase()
            && !at.checked_sub(1).and_then(|at| input.get(at)).is_some_and(|byte| is_part(*byte));
        if !is_start {
            at += 1;
            continue;
        }
        let len = input.get(at..)?.iter().take_while(|byte| is_part(**byte)).count();
        work::count(len);
        let word = input.get(at..at + len.min(LONGEST)).and_then(|word| std::str::from_utf8(word).ok())?;
        let word = word.trim_end_matches('.');
        if word.bytes().filter(u8::is_ascii_uppercase).count() > 1 && codes.has(word) {
            return Some(at);
        }
        at += len;
    }
    None
}

/// Whether a text has a word that is a code and holds no rare string.
pub fn has_rare_code(input: &[u8], codes: KnownCodes<'_>) -> bool {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'.' | b'_');
    let mut from = 0;
    while let Some(at) = next_code(input, from, codes) {
        let behind = input.get(at..).unwrap_or_default();
        let len = behind.iter().take_while(is_part).count();
        let word = behind.get(..len).unwrap_or_default();
        if !NEEDLES.iter().any(|needle| contains(word, needle.text())) {
            return true;
        }
        from = at + len.max(1);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::codes::example::Zoo;

    #[test]
    fn the_next_code_is_a_whole_word() {
        let codes = KnownCodes::new(&Zoo);
        for (input, at) in [
            ("an InvalidZoo: no", Some(3)),
            ("an InvalidZoo.LionEscaped.", Some(3)),
            ("anInvalidZoo xInvalidZoo InvalidZoox", None),
            ("Invalid Zoo", None),
        ] {
            assert_eq!(next_code(input.as_bytes(), 0, codes), at, "{input}");
        }
        assert_eq!(next_code(b"InvalidZoo InvalidZoo", 1, codes), Some(11));
        assert_eq!(next_code(b"InvalidZoo InvalidZoo", 12, codes), None);
    }
}
