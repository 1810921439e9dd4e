//! What a value looks like: nothing, a word of a sentence, a number, something known, or
//! what somebody keeps secret.

use super::letters::{are_words, in_words};
use super::lexicon::{STATES, TERMS, is_spaceless};
use super::terms::{is_path, is_term};
use crate::signs;

/// The longest value that is read as a sentence, in bytes. A longer one is a secret, so that
/// no text is read twice.
const LONGEST_SENTENCE: usize = 240;

/// The shortest password of a word and a number, in bytes.
const LEAST_MADE: usize = 8;
/// The shortest of digits alone, in bytes.
const LEAST_NUMBER: usize = 6;

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
    STATES.has_in_any_case(value)
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

/// Whether a value is letters and a number behind them, as people make passwords: `Summer2026`. It
/// may be many other things too, so it counts only behind the name of a password.
pub fn is_word_with_number(value: &str) -> bool {
    let letters = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = value.len() - letters.len();
    (LEAST_MADE..=2 * LEAST_MADE).contains(&value.len())
        && (2..=LEAST_MADE).contains(&digits)
        && letters.len() >= 3
        && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !TERMS.has_in_any_case(value)
}

/// The same, or a number alone.
pub fn is_simple_password(value: &str) -> bool {
    let is_number = (LEAST_NUMBER..=2 * LEAST_MADE).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
    is_number || is_word_with_number(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_number_may_be_a_password() {
        for (value, expected) in [
            ("Summer2026", true),
            ("tigerlily42", true),
            ("Summer1", false),
            ("HmacSHA256", false),
            ("20261120", false),
            ("Summer-2026", false),
            ("instance20261120103000", false),
        ] {
            assert_eq!(is_word_with_number(value), expected, "{value}");
        }
        assert!(is_simple_password("20261120") && !is_simple_password("12345"));
    }

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
