//! The codes that a text names which holds no error: a bare code, a sentence of a ticket.

use super::service;
use crate::advice::Reading;
use crate::catalog::Catalog;
use crate::code;
use crate::entry::{Describe, Entry};
use crate::lang::Lang;

/// The longest text, in bytes, in which a code without a dot counts: one is as short as words
/// of any program.
const LONGEST_PLAIN: usize = 2 << 10;
/// The words with which a sentence says what came back.
const RETURN_WORDS: &str = "returns returned return got get gets getting with says throws threw raises raised an a the 返回 返回了 报 报了 报错 提示 抛出 出现 收到 で は が";
/// The words behind which a code without a dot stands.
const ERROR_WORDS: &str = "code errorcode error_code errcode error err exception failed reason 错误码 错误代码 错误 报错 エラーコード エラー コード";

/// How many spaces at most stand between the start of an action and its code.
const CLOSE: usize = 4;

/// What is known of the codes that a text names, in the order of the text.
#[must_use]
pub fn mentions<'c>(catalog: &'c Catalog, lang: Lang, text: &str, reading: &Reading<'_>) -> Vec<Entry<'c>> {
    if reading.is_of_others() {
        return Vec::new();
    }
    let describe = Describe { catalog, lang };
    // Other clouds and object storage answer with the same short codes: an answer that was not
    // recognised is theirs.
    let is_answer = || {
        let lower = text.to_ascii_lowercase();
        ["requestid", "cosservice"].iter().any(|sign| lower.contains(sign))
    };
    let may_be_plain = text.len() <= LONGEST_PLAIN && !is_answer();
    let mut is_about_us: Option<bool> = None;
    let names_us = || reading.is_ours() || service::is_named(catalog, text);
    let mut names: Vec<&str> = Vec::new();
    let mut entries = Vec::new();
    for (at, word) in words(text) {
        let is_dotted = code::is_dotted(word);
        let is_in_place = || stands_alone(text, at, word) || is_said(text, at);
        let is_named = if word.contains('.') {
            is_dotted
        } else {
            may_be_plain
                && has_two_capitals(word)
                && (is_in_place()
                    || is_in_sentence(text, at, word) && *is_about_us.get_or_insert_with(names_us)
                    || is_behind_action(catalog, text, at, word))
        };
        if !is_named || names.contains(&word) {
            continue;
        }
        let entry = match catalog.code(word) {
            Some(code) => Some(describe.code_of_call(&code, service::of_text(catalog, text, &code))),
            // No code by itself, but what its codes have in common is known.
            None if !is_dotted => describe.category(&code::fold(word)).filter(|entry| entry.code == word),
            None => unknown_sub_code(describe, word).filter(|_| is_in_brackets(text, at, word) || is_in_place()),
        };
        if let Some(entry) = entry {
            names.push(word);
            entries.push(entry);
        }
    }
    entries
}

/// What is known of the codes of items in a response that is a success as a whole:
/// `"SendStatusSet": [{"Code": "FailedOperation.…", …}]`, one for each number that a text
/// message goes to. A code without a dot does not count, as any object may have a `Code`.
#[must_use]
pub fn of_items<'c>(catalog: &'c Catalog, lang: Lang, text: &str) -> Vec<Entry<'c>> {
    let describe = Describe { catalog, lang };
    let mut names: Vec<&str> = Vec::new();
    let mut entries = Vec::new();
    for (_, word) in words(text).filter(|(at, word)| code::is_dotted(word) && is_code_of_item(text, *at)) {
        let Some(known) = catalog.code(word).filter(|_| !names.contains(&word)) else { continue };
        names.push(word);
        entries.push(describe.code_of_call(&known, service::of_text(catalog, text, &known)));
    }
    entries
}

/// Whether the word at a place is the value of `Code`, with quotes or without.
fn is_code_of_item(text: &str, at: usize) -> bool {
    const QUOTES: [char; 4] = [' ', '"', '\'', '\\'];
    let before = text.get(..at).unwrap_or_default().trim_end_matches(QUOTES);
    let key = before.strip_suffix([':', '=']).unwrap_or_default().trim_end_matches(QUOTES);
    key.strip_suffix("Code").is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

/// What is known of a code that nobody knows, by its category.
fn unknown_sub_code<'c>(describe: Describe<'c>, word: &str) -> Option<Entry<'c>> {
    let (category, sub_code) = word.split_once('.')?;
    let is_sub_code = sub_code.starts_with(|c: char| c.is_ascii_uppercase()) && has_two_capitals(sub_code);
    let is_category = has_two_capitals(category) && describe.catalog.exists(category);
    (is_sub_code && is_category).then(|| describe.unknown_sub_code(word)).flatten()
}

/// Whether brackets stand around a word, as SDKs print codes.
fn is_in_brackets(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).is_some_and(|before| before.ends_with(['[', '【']));
    before && text.get(at + word.len()..).is_some_and(|behind| behind.starts_with([']', '】']))
}

/// Whether a word stands in a sentence as the name of what came back, not as a part of a
/// program.
fn is_in_sentence(text: &str, at: usize, word: &str) -> bool {
    let line_start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |feed| feed + 1);
    let before = text.get(line_start..at).unwrap_or_default();
    let behind = text.get(at + word.len()..).and_then(|behind| behind.split('\n').next()).unwrap_or_default();
    let is_program = |part: &str| part.contains(['{', '}', '<', '>', ';', '=', '@', '$']);
    let is_joined =
        before.ends_with(['.', '_', '/', '(', '#', ':', '\\']) || behind.starts_with(['(', '_', '/', ':', '\\']);
    let said = before.trim_end_matches([' ', '"', '\'', '`', '“', '「', '：', ':']).to_lowercase();
    let is_said = RETURN_WORDS.split(' ').any(|word| ends_with_word(&said, word));
    !is_program(before) && !is_program(behind) && !is_joined && is_said
}

/// Whether a word stands on its line close behind an action that returns it: `CreateTrigger
/// ResourceInUse`, `TextToVoice VoiceType=501001: InvalidParameterValue`.
fn is_behind_action(catalog: &Catalog, text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let behind = text.get(at + word.len()..).unwrap_or_default();
    let is_program = |part: &str| part.contains(['{', '}', '(', ')', '<', '>', ';', '@', '$', '/', '"', '\'', '|']);
    let is_joined =
        before.ends_with(['.', '_', '\\', '=', '-']) || behind.starts_with(['.', '_', '(', '/', '\\', '-', '=']);
    let start = before.rmatch_indices(' ').nth(CLOSE).map_or(0, |(space, _)| space + 1);
    let close = before.get(start..).unwrap_or_default();
    !is_joined
        && !is_program(close)
        && catalog.code(word).is_some_and(|code| service::has_action(catalog, close, &code))
}

/// The words of a text that may be codes, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    let words = text.split(move |c| !is_part(c)).map(|word| word.trim_matches(['.', '_']));
    words
        .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

fn has_two_capitals(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_uppercase).count() > 1 && word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether a word is all that its line says.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let behind = text.get(at + word.len()..).and_then(|behind| behind.split('\n').next()).unwrap_or_default();
    let is_bare =
        |rest: &str| !rest.contains(|c: char| c.is_alphanumeric() || matches!(c, '<' | '>' | '{' | '}' | '='));
    is_bare(before) && is_bare(behind)
}

/// Whether the word at a place stands behind one that says that a code follows.
fn is_said(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let said =
        before.trim_end_matches([' ', ':', '：', '=', '"', '\'', '`', '(', '（', '「', '【', '[', 'は', '为', '是']);
    if said.len() == before.len() {
        return false;
    }
    let lower = said.get(said.len().saturating_sub(40)..).unwrap_or(said).to_ascii_lowercase();
    ERROR_WORDS.split(' ').any(|word| ends_with_word(&lower, word))
}

/// Whether a text ends with a word and not with a longer one: of those in Latin letters.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests;
