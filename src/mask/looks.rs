//! What a value looks like: nothing, a word of a sentence, a number, something known, or
//! what somebody keeps secret.

use super::letters::{are_words, in_words};
use super::lexicon::lexicon;
use crate::signs;

/// The longest value that is read as a sentence, in bytes. A longer one is a secret, so that
/// no text is read twice.
const LONGEST_SENTENCE: usize = 240;
/// The longest part of a resource ID behind its prefix, in bytes.
const LONGEST_SUFFIX: usize = 17;

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
    value.contains(super::lexicon::is_spaceless)
}

/// Whether it is a number, a date or a range: digits and what separates them.
pub fn is_number(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().all(|byte| {
            byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b':' | b'/' | b'+' | b'#' | b'%' | b'_')
        })
}

/// Whether a value is a path or an address of the web.
pub fn is_path(value: &str) -> bool {
    let drive = || value.as_bytes().get(1..3).is_some_and(|sign| matches!(sign, b":\\" | b":/"));
    let is_rooted = ["/", "./", "../", "~/", ".\\"].iter().any(|root| value.starts_with(root)) || drive();
    let is_readable = |part: &str| part.len() < 20 || is_term(part);
    value.contains("://")
        || is_rooted
            && value.len() > 2
            && value.split(['/', '\\']).skip(1).all(is_readable)
            && value.contains(|c: char| c.is_ascii_alphabetic())
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

/// Whether a value is made of words, numbers and known terms only: `HmacSHA256`, `ins-1a2b3c4d`,
/// `cvm.tencentcloudapi.com`, `v1.2.3`, a UUID.
pub fn is_term(value: &str) -> bool {
    if is_uuid(value) || is_number(value) {
        return true;
    }
    if value.bytes().any(|byte| b"!@#$%^&*?=~\"'\\|;".contains(&byte)) {
        return false;
    }
    let mut has_prefix = false;
    let is_separator = |c: char| matches!(c, '-' | '_' | '.' | '/' | ':' | ',' | '(' | ')' | '[' | ']' | '+');
    for part in value.split(is_separator) {
        let is_known = is_known(part);
        let is_suffix =
            has_prefix && part.len() <= LONGEST_SUFFIX && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !(is_known || is_suffix) {
            return false;
        }
        has_prefix |= is_known && part.bytes().any(|byte| byte.is_ascii_alphabetic());
    }
    true
}

/// Whether a part without separators is a word, a number, a term, or a word and its number.
pub fn is_known(part: &str) -> bool {
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = part.len() - letters.len();
    let is_alphabetic = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_counted = is_alphabetic && (letters.is_empty() || digits <= 4 && (letters.len() <= 3 || are_words(letters)));
    is_counted || lexicon().terms.iter().any(|term| part.eq_ignore_ascii_case(term)) || is_of_terms(part)
}

/// Whether words and numbers alternate, as in `sha256WithRSAEncryption` and `S5.2XLARGE16`.
fn is_of_terms(part: &str) -> bool {
    let mut rest = part;
    let mut letters = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest.get(digits..).unwrap_or_default();
        let len = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = behind.get(..len).unwrap_or_default();
        if digits + len == 0 || len > 0 && (len < 3 || !are_words(word)) {
            return false;
        }
        letters += len;
        rest = behind.get(len..).unwrap_or_default();
    }
    letters * 2 > part.len()
}

/// Whether it has the form `7f3c2b1a-1111-2222-3333-444455556666`.
pub fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
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
        for value in ["a1", "$ecret1Pass", "hunter", "<b1x9", "%a1b2"] {
            assert!(!is_nothing(value), "{value}");
        }
    }

    #[test]
    fn terms_are_no_secrets() {
        for value in [
            "HmacSHA256",
            "ins-1a2b3c4d",
            "cvm.tencentcloudapi.com",
            "v1.2.3",
            "S5.2XLARGE16",
            "base64-encoded",
            "8-16",
            "7f3c2b1a-1111-2222-3333-444455556666",
            "sha256WithRSAEncryption",
            "ap-guangzhou-3",
            "TC3-HMAC-SHA256",
            "10.0.0.1:3306",
        ] {
            assert!(is_term(value) && !is_secretive(value, 4), "{value}");
        }
        for value in ["k3vq9xw2", "Xk9mQ2vR7x", "P@ssw0rd!", "a1b2c3d4e5f6g7h8"] {
            assert!(!is_term(value) && is_secretive(value, 6), "{value}");
        }
    }
}
