//! The words of a line, and those that its fields have.

use crate::bytes::ByteSet;
use memchr::memchr2_iter;

/// What words are made of.
const OF_WORDS: &ByteSet = &ByteSet::of(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

/// The first field of a log with one of these names, `action=SendSms`, `"action":"SendSms"`, of whose word something
/// is made.
pub fn field<'t, T>(line: &'t str, names: &[&str], make: impl Fn(&'t str, &'t str) -> Option<T>) -> Option<T> {
    memchr2_iter(b'=', b':', line.as_bytes()).find_map(|at| {
        let before = line.get(..at)?.trim_end_matches(['"', '\\']);
        let start = before.bytes().rposition(|byte| !(OF_WORDS.has(byte) || byte == b'-')).map_or(0, |at| at + 1);
        let name = before.get(start..).filter(|name| names.contains(name))?;
        let value = line.get(at + 1..)?.trim_start_matches([' ', '"', '\\']);
        let (_, word) = words(value).next().filter(|(at, _)| *at == 0)?;
        make(name, word)
    })
}

/// The words of a text, each with its place.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        let start = at + rest.iter().position(|byte| OF_WORDS.has(*byte))?;
        let word = text.as_bytes().get(start..)?;
        at = start + word.iter().position(|byte| !OF_WORDS.has(*byte)).unwrap_or(word.len());
        Some((start, text.get(start..at)?))
    })
}

/// The words of a text that are written as most actions are, each with its place.
pub fn capitalised(text: &str) -> impl Iterator<Item = (usize, &str)> {
    words(text).filter(|(_, word)| has_two_capitals(word))
}

/// Whether a word is written as most actions are.
pub fn has_two_capitals(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && word.bytes().filter(u8::is_ascii_uppercase).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_action_begins_with_one_capital_and_has_another() {
        for (word, expected) in [("RunInstances", true), ("runInstancesNow", false), ("Run", false), ("run", false)] {
            assert_eq!(has_two_capitals(word), expected, "{word}");
        }
    }

    #[test]
    fn a_field_of_a_log_has_one_word() {
        let action = |line| field(line, &["action"], |_, word| Some(word).filter(|word| has_two_capitals(word)));
        for line in [
            "level=error msg=\"no lion\" action=SendSms code=Zoo.A",
            "{\"msg\":\"no lion\",\"action\":\"SendSms\",\"code\":\"Zoo.A\"}",
            "{\\\"action\\\": \\\"SendSms\\\"}",
            "the action: no, action: SendSms",
        ] {
            assert_eq!(action(line), Some("SendSms"), "{line}");
        }
        for line in ["transaction=SendSms", "action SendSms", "action=send", "actions=SendSms", ""] {
            assert_eq!(action(line), None, "{line}");
        }
    }
}
