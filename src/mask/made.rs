//! Passwords that people make of words: `Tiger.2025`, `winter-dragon-84`, `monkey_Beijing!`, and
//! a word alone. They may be many other things too, so they count only behind the name of a
//! password.

use super::letters;
use super::lexicon::{REMARKS, STATES, TERMS};
use super::looks::{is_nothing, is_placeholder};
use super::names;
use std::ops::RangeInclusive;

/// How long such a password is, in bytes.
const LENGTHS: RangeInclusive<usize> = 8..=48;
/// The signs that join words, and those that nothing but a password has.
const JOINTS: &[u8] = b"-_.";
const SIGNS: &[u8] = b"!@#$%^&*+?~";
/// How many digits people put behind a word.
const DIGITS: RangeInclusive<usize> = 2..=8;
/// The shortest word, and how many letters all have at least.
const LEAST_WORD: usize = 3;
const LEAST_LETTERS: usize = 5;
/// Within how many letters of what was not made for people something is strange.
const STRANGE_WITHIN: usize = 6;
/// Short words of names.
const SHORT: [&str; 36] = [
    "id", "ip", "of", "to", "is", "in", "on", "by", "or", "no", "at", "as", "an", "a", "if", "up", "os", "vm", "db",
    "io", "ui", "ok", "my", "qq", "wx", "tc", "ak", "sk", "v", "s", "az", "lb", "az", "be", "do", "it",
];
/// What a length is counted in.
const UNITS: [&str; 8] = ["characters", "chars", "letters", "digits", "symbols", "bytes", "bits", "long"];
/// How words end that say how things stand.
const ENDINGS: [&str; 15] = [
    "ed", "ible", "able", "tion", "sion", "ment", "less", "tory", "tive", "ility", "exity", "ness", "ance", "ence",
    "ately",
];

/// Whether a value is words joined with digits, signs or capitals.
pub fn is_composed(value: &str) -> bool {
    let is_of_password = |byte: u8| byte.is_ascii_alphanumeric() || JOINTS.contains(&byte) || SIGNS.contains(&byte);
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    LENGTHS.contains(&value.len())
        && value.bytes().all(is_of_password)
        && letters >= LEAST_LETTERS
        && words(value).any(|word| word.len() >= LEAST_WORD)
        && !is_nothing(value)
        && !is_placeholder(value)
        && !is_remark(value)
        && if value.bytes().any(|byte| byte.is_ascii_digit()) { is_numbered(value) } else { is_joined(value) }
}

/// Whether a value is a single word, or words written together, of which none is said of a
/// password.
pub fn is_plain(value: &str) -> bool {
    let is_about = |word: &str| {
        let lower = word.to_ascii_lowercase();
        is_word_said(word) || word.len() > 5 && ENDINGS.iter().any(|ending| lower.ends_with(ending))
    };
    LENGTHS.contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !value.bytes().all(|byte| byte.is_ascii_uppercase())
        && !is_about(value)
        && !letters::parts(value).any(is_about)
        && names::name("", value).is_none()
}

/// Whether small letters, capitals and digits are mixed as nobody mixes them in a name:
/// `OyhksrmWWcID`, `8ynyzHySyewc`, but not `accessKeyId`.
pub fn is_scrambled(value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    if !LENGTHS.contains(&value.len())
        || !value.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || !has(u8::is_ascii_lowercase)
        || !has(u8::is_ascii_uppercase)
        || names::name("", value).is_some()
    {
        return false;
    }
    let strange = |part: &str| match part.len() {
        _ if TERMS.has_in_any_case(part) || SHORT.iter().any(|word| part.eq_ignore_ascii_case(word)) => 0,
        1 | 2 => 1,
        3..=5 if part.bytes().all(|byte| byte.is_ascii_uppercase()) => 0,
        _ => letters::strange_pairs(part),
    };
    let inner = value.as_bytes().windows(2).filter(|pair| {
        let [digit, behind] = pair else { return false };
        digit.is_ascii_digit() && behind.is_ascii_alphabetic()
    });
    let strange = inner.count() + words(value).flat_map(letters::parts).map(strange).sum::<usize>();
    strange >= 2 && STRANGE_WITHIN * strange >= value.len()
}

/// The rows of letters of a value.
fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether a value is what messages say of a password: `inválida`, `at-least-8-characters`.
pub fn is_said(value: &str) -> bool {
    let has_unit = || words(value).any(|word| UNITS.iter().any(|unit| word.eq_ignore_ascii_case(unit)));
    REMARKS.has_in_any_case(value)
        || value.bytes().all(|byte| byte.is_ascii_alphanumeric() || JOINTS.contains(&byte))
            && has_unit()
            && words(value).all(is_word_said)
}

/// Whether a word is one that messages say of a password.
pub fn is_word_said(word: &str) -> bool {
    REMARKS.has_in_any_case(word) || STATES.has_in_any_case(word)
}

/// Whether words are what a message says: `must_not_match!`.
fn is_remark(value: &str) -> bool {
    let mut parts = words(value).flat_map(letters::parts);
    parts.next().is_some_and(|first| REMARKS.has_in_any_case(first))
        || words(value).flat_map(letters::parts).all(is_word_said)
}

/// Whether there is a number among the words as people put it there.
fn is_numbered(value: &str) -> bool {
    let numbers = || value.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let has_sign = value.bytes().any(|byte| SIGNS.contains(&byte));
    if value.split(|c: char| !c.is_ascii_alphanumeric()).any(has_term) || is_id(value) || is_name_of_file(value) {
        return false;
    }
    let before_signs = value.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let head = before_signs.trim_end_matches(|c: char| c.is_ascii_digit());
    let behind = before_signs.len() - head.len();
    let front = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = value.get(front..).unwrap_or_default();
    let is_last = (DIGITS.contains(&behind) || behind == 1 && has_sign) && numbers().count() == 1;
    let is_among = !has_sign && value.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_between_words(value);
    let is_first = DIGITS.contains(&front) && rest.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_last || is_first || is_among || has_digit_for_letter(value) || has_strange_capitals(value)
}

/// `panda2024lotus`
fn is_between_words(value: &str) -> bool {
    let head = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let front = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = head.len() - front.len();
    (2..=4).contains(&digits)
        && front.len() > LEAST_WORD
        && value.len() - head.len() > LEAST_WORD
        && front.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// `sha256`, `AES-256`, `log4j2`
fn has_term(part: &str) -> bool {
    TERMS.of(part.chars().next()).any(|term| {
        part.get(..term.len()).is_some_and(|head| head.eq_ignore_ascii_case(term))
            && term.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// `ins-1a2b3c4d`, `scram-sha-256`
fn is_id(value: &str) -> bool {
    let Some((prefix, last)) = value.rsplit_once(['-', '_']) else { return false };
    let word = prefix.rsplit(['-', '_']).next().unwrap_or_default();
    let is_suffix = last.len() == 8 && last.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_mixed = last.bytes().any(|byte| byte.is_ascii_lowercase()) && last.bytes().any(|byte| byte.is_ascii_digit());
    is_suffix
        && (is_mixed && last.starts_with(|c: char| c.is_ascii_alphanumeric()) && prefix.len() <= 8 || prefix.len() <= 4)
        || TERMS.has_in_any_case(&format!("{word}{last}"))
}

/// Whether a dot stands where names of files, hosts and versions have one.
fn is_name_of_file(value: &str) -> bool {
    let Some((before, last)) = value.rsplit_once('.') else { return false };
    let is_number = !last.is_empty()
        && last.trim_end_matches(|c: char| c.is_ascii_punctuation()).bytes().all(|byte| byte.is_ascii_digit());
    let is_version = before.ends_with(|c: char| c.is_ascii_digit()) || before.len() <= LEAST_WORD;
    (!is_number || is_version) && !value.bytes().any(|byte| SIGNS.contains(&byte))
}

/// `passw0rd`
fn has_digit_for_letter(value: &str) -> bool {
    value.bytes().filter(u8::is_ascii_alphabetic).count() > LENGTHS.start() - 2
        && value.as_bytes().windows(5).any(|near| {
            let [first, second, digit, third, fourth] = near else { return false };
            matches!(digit, b'0' | b'1' | b'3' | b'4' | b'5' | b'7')
                && [first, second, third, fourth].iter().all(|byte| byte.is_ascii_lowercase())
        })
}

/// Whether words end with capitals, as those of a generator do: `huwX`, `ldR7`.
fn has_strange_capitals(value: &str) -> bool {
    let is_strange = |word: &str| {
        let small = word.trim_end_matches(|c: char| c.is_ascii_uppercase());
        small.len() + 1 == word.len() && small.len() >= 2 && small.ends_with(|c: char| c.is_ascii_lowercase())
    };
    words(value).filter(|word| is_strange(word)).count() >= 2
}

/// Whether signs and capitals are among the words, and not only behind them.
fn is_joined(value: &str) -> bool {
    let inner = value.trim_matches(|c: char| c.is_ascii_punctuation());
    let is_sign = |byte: &u8| SIGNS.contains(byte) && *byte != b'@' && *byte != b'?';
    let joints = inner.bytes().filter(|byte| !byte.is_ascii_alphabetic()).count();
    let capitals = inner.as_bytes().windows(2).filter(|pair| {
        let [before, at] = pair else { return false };
        !before.is_ascii_uppercase() && at.is_ascii_uppercase()
    });
    let is_divided = inner.bytes().any(|byte| is_sign(&byte)) || inner.contains('_') || capitals.count() > 0;
    value.as_bytes().iter().any(is_sign) && joints > 0 && is_divided && !value.contains('.')
}

#[cfg(test)]
mod tests;
