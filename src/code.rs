//! What an error code is: its spelling, its category, its words.
//!
//! A code is `Category` or `Category.SubCode`. Nothing here knows which codes exist.

use std::borrow::Cow;
use std::cmp::Ordering;

/// Separators that people and SDK constants write where the code has a dot.
const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b'_' | b'-' | b'/' | b':' | b' ' | b'\t')
}

/// Each byte as folded names have it: lower case, every separator a dot. Names are compared byte
/// by byte in every search of a table.
#[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "no other way before the program runs")]
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < u8::MAX {
        byte += 1;
        folded[byte as usize] = if is_separator(byte) { b'.' } else { byte.to_ascii_lowercase() };
    }
    folded
};

/// One byte of a folded name.
fn fold_byte(byte: u8) -> u8 {
    FOLDED.get(usize::from(byte)).copied().unwrap_or(byte)
}

/// What was typed without the quotes, brackets and punctuation around it.
#[must_use]
pub fn trim(typed: &str) -> &str {
    typed.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The form in which lossless spellings are equal: trimmed, lower case, and each
/// run of separators one dot. A separator never vanishes:
/// `InvalidParameter.Value` is another code than `InvalidParameterValue`.
#[must_use]
pub fn fold(typed: &str) -> String {
    let trimmed = trim(typed);
    let mut folded = String::with_capacity(trimmed.len());
    // Runs without a separator are taken whole: a search folds all names.
    for run in trimmed.split(|c: char| u8::try_from(c).is_ok_and(is_separator)) {
        if run.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push('.');
        }
        folded.push_str(run);
    }
    folded.make_ascii_lowercase();
    folded
}

/// The same for the start of a code, in which a separator at the end counts:
/// `AuthFailure.` gives `authfailure.`.
#[must_use]
pub fn fold_start(typed: &str) -> String {
    let mut folded = fold(typed);
    if !folded.is_empty() && typed.ends_with(|c: char| u8::try_from(c).is_ok_and(is_separator)) {
        folded.push('.');
    }
    folded
}

/// What was typed with half-width letters in place of full-width ones, which keyboards for
/// Japanese and Chinese write.
#[must_use]
pub fn half_width(typed: &str) -> Cow<'_, str> {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{3002}' => '.',
        _ => c,
    };
    if typed.is_ascii() { Cow::Borrowed(typed) } else { Cow::Owned(typed.chars().map(narrow).collect()) }
}

/// Compares the start of a name, as the tables have it, with a text that is folded already:
/// equal where the name begins with it. Does not allocate.
#[must_use]
pub fn cmp_start(name: &str, folded: &str) -> Ordering {
    name.bytes().take(folded.len()).map(fold_byte).cmp(folded.bytes())
}

/// Compares a name, as the tables have it, with a text that is folded already. Does not
/// allocate.
#[must_use]
pub fn cmp_folded(name: &str, folded: &str) -> Ordering {
    name.bytes().map(fold_byte).cmp(folded.bytes())
}

/// Compares two names by their folded forms; names without a run of separators only.
#[must_use]
pub fn cmp_names(a: &str, b: &str) -> Ordering {
    a.bytes().map(fold_byte).cmp(b.bytes().map(fold_byte))
}

/// The order of tables: by folded form, then by spelling.
#[must_use]
pub fn order(a: &str, b: &str) -> Ordering {
    cmp_names(a, b).then_with(|| a.cmp(b))
}

/// The part before the first dot: `AuthFailure` of `AuthFailure.SignatureExpire`.
#[must_use]
pub fn category(code: &str) -> &str {
    dot(code).and_then(|dot| code.get(..dot)).unwrap_or(code)
}

/// The part behind the first dot, if there is one.
#[must_use]
pub fn sub_code(code: &str) -> Option<&str> {
    dot(code).and_then(|dot| code.get(dot + 1..))
}

/// Where the first dot is: near, so that a search that is fast over long distances does not pay.
fn dot(code: &str) -> Option<usize> {
    code.bytes().position(|byte| byte == b'.')
}

/// The sub-code of a code of this category, empty where it has none; none of another category.
#[must_use]
pub fn sub_code_in<'c>(code: &'c str, category: &str) -> Option<&'c str> {
    let rest = code.strip_prefix(category)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

/// Whether a word looks like a code with a sub-code: ASCII letters on both sides
/// of a dot and nothing that a code cannot hold. Says nothing of whether it exists.
#[must_use]
pub fn is_dotted(word: &str) -> bool {
    let word = trim(word);
    word.split_once('.')
        .is_some_and(|(before, after)| before.starts_with(|c: char| c.is_ascii_alphabetic()) && !after.is_empty())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || is_separator(b))
}

/// The words of a CamelCase name, in lower case: `SubnetIdMalformed` gives
/// `subnet`, `id`, `malformed`; `NoEnoughVipInVPC` ends in `vpc`.
pub fn words(name: &str) -> impl Iterator<Item = String> {
    spelt_words(name).map(str::to_ascii_lowercase)
}

/// The same words as they are spelt. Does not allocate.
pub fn spelt_words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let end = word_end(rest.as_bytes());
        let (word, tail) = rest.split_at_checked(end)?;
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

/// Where the first word of `name` ends: before a capital behind a small letter,
/// before the last capital of a run that a small letter follows (`VPCId`: `VPC`),
/// before anything that is neither letter nor digit.
fn word_end(name: &[u8]) -> usize {
    name.iter()
        .enumerate()
        .skip(1)
        .find(|&(at, byte)| {
            let before = name.get(at - 1).copied().unwrap_or_default();
            let after = name.get(at + 1).copied().unwrap_or_default();
            !byte.is_ascii_alphanumeric()
                || byte.is_ascii_uppercase()
                    && (!before.is_ascii_uppercase() || after.is_ascii_lowercase() && !is_small_tail(name, at))
        })
        .map_or(name.len(), |(at, _)| at)
}

/// `VPCs`, `IPv6`: the small letter behind `at` belongs to the capitals before it.
fn is_small_tail(name: &[u8], at: usize) -> bool {
    let beyond = name.get(at + 2);
    match name.get(at + 1) {
        Some(b's') => beyond.is_none_or(|b| !b.is_ascii_lowercase()),
        Some(b'v') => beyond.is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
#[path = "code/tests.rs"]
mod tests;
