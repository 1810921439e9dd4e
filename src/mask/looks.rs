//! What a value looks like: nothing, a word of a sentence, a number, something known, or
//! what somebody keeps secret.

use super::letters::{are_words, in_words};
use super::lexicon::{is_spaceless, lexicon};
use super::terms::{is_path, is_term};
use crate::signs;

/// The longest value that is read as a sentence, in bytes. A longer one is a secret, so that
/// no text is read twice.
const LONGEST_SENTENCE: usize = 240;

/// Whether a value is none: empty, stars, a placeholder, or a word for how things stand.
pub fn is_nothing(value: &str) -> bool {
    let value =
        value.trim_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '`' | ',' | ';' | '.'));
    !value.contains(char::is_alphanumeric)
        || signs::nothing().any(|nothing| value.eq_ignore_ascii_case(nothing))
        || is_state(value)
        || is_placeholder(value)
        || is_one_character(value)
}

fn is_state(value: &str) -> bool {
    let value = value.trim_end_matches(['!', '?', ':', ')']).trim_start_matches('(');
    lexicon().states.iter().any(|state| value.eq_ignore_ascii_case(state))
}

/// Whether a value stands for one that is filled in elsewhere: `${KEY}`, `<your key>`, `%s`.
pub fn is_placeholder(value: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let is_words = |text: &str| text.split(|c: char| !c.is_ascii_alphabetic()).all(are_words);
    value.starts_with("${")
        || value.starts_with("$(")
        || value.starts_with("{{")
        || value.strip_prefix('$').is_some_and(|name| {
            is_name(name) || is_words(name) && name.len() > 2 && !name.bytes().any(|byte| byte.is_ascii_digit())
        })
        || value.starts_with("%(")
        || value.strip_prefix('%').is_some_and(|format| format.len() == 1 || format.ends_with('%') && is_words(format))
        || value
            .strip_prefix('<')
            .is_some_and(|rest| !is_mixed(rest) && is_words(rest.split('>').next().unwrap_or_default()))
        || value.strip_prefix('{').is_some_and(|rest| rest.len() < 16 && rest.ends_with('}') && is_words(rest))
        || value.get(..4).is_some_and(|your| your.eq_ignore_ascii_case("your")) && is_words(value)
}

/// Whether it is the same character again and again, as in `xxxxxxxx`.
pub fn is_one_character(value: &str) -> bool {
    let mut letters = value.bytes().filter(u8::is_ascii_alphanumeric);
    let first = letters.next();
    value.len() >= 3 && letters.all(|letter| Some(letter) == first)
}

/// Whether a value behind a colon is a word of a sentence: `token: see the documents`.
pub fn is_prose(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    let is_written = word.split(['-', '\'', '/', '_']).all(|part| part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_written && word.split(['-', '\'', '/', '_']).all(are_words)
}

/// Whether a value in quotes is a sentence, and not words that are a secret.
pub fn is_sentence(value: &str, may_be_phrase: bool) -> bool {
    if value.len() > LONGEST_SENTENCE || !value.contains(' ') {
        return has_wide_letters(value) && !is_mixed(value);
    }
    let mut words = value.split_ascii_whitespace();
    if words.clone().all(is_prose) && !may_be_phrase {
        return true;
    }
    let first = words.next().unwrap_or_default();
    let starts_so = [
        "is", "are", "must", "should", "has", "the", "this", "too", "not", "cannot", "can't", "may", "invalid",
        "please", "can", "does", "no", "value", "field", "required", "missing", "(known", "your",
    ];
    has_wide_letters(value) && !is_mixed(value)
        || is_state(first)
        || starts_so.iter().any(|start| first.eq_ignore_ascii_case(start)) && words.all(|word| !is_mixed(word))
}

fn has_wide_letters(value: &str) -> bool {
    value.contains(is_spaceless)
}

/// Whether letters and digits are both there.
pub fn is_mixed(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit()) && value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a value may be a password or a key: of mixed characters, and nothing known.
pub fn is_secretive(value: &str, least: usize) -> bool {
    if value.len() < least || is_placeholder(value) || has_wide_letters(value) {
        return false;
    }
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    let inner = value.trim_matches(|c: char| c.is_ascii_punctuation());
    let special = inner.bytes().any(|byte| b"!@#$%^&*?+=~\"'\\|;,".contains(&byte));
    let (upper, lower, digit) = (has(u8::is_ascii_uppercase), has(u8::is_ascii_lowercase), has(u8::is_ascii_digit));
    let is_strange = || {
        upper
            && lower
            && value.len() >= 16
            && value.bytes().all(|byte| byte.is_ascii_alphabetic())
            && in_words(value) * 2 < value.len()
    };
    let is_many = (digit && (upper || lower)) || special && upper && lower || is_strange();
    is_many && !is_term(value) && !is_path(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_value_is_nothing() {
        for value in [
            "",
            "***",
            "None",
            "YES",
            "(hidden)",
            "${KEY}",
            "$SECRET_KEY",
            "{{ key }}",
            "<your SecretKey>",
            "%s",
            "xxxxxxxx",
            "your_secret_key",
            "\"\"",
        ] {
            assert!(is_nothing(value), "{value}");
        }
        for value in ["a1", "$ecret1Pass", "$qzxvkwjq", "hunter", "<b1x9", "%a1b2"] {
            assert!(!is_nothing(value), "{value}");
        }
    }
}
