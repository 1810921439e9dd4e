//! The secrets that the words of a text tell: names, programs, addresses, what a protocol announces.

use super::Found;
use crate::mask::lexicon::is_spaceless;
use crate::mask::names::{self, Sort};
use crate::mask::place::Place;
use crate::mask::tokens::{self, middle, secret_id};
use crate::mask::{
    address, calls, lists, loose, named, options, pairs, parameters, protocol, reported, rows, sentences, transcripts,
    wrapped,
};
use std::ops::Range;

/// Goes through the words of a text: names, `SecretId`s, programs, addresses.
pub fn find(text: &str, found: &mut Found) {
    let mut at = 0;
    let mut commands = 0;
    let mut value_key = None;
    let mut parameter = false;
    let mut row_end = 0;
    let is_of_secret = memchr::memmem::find(text.as_bytes(), b"Secret").is_some() && is_secret_of_kubernetes(text);
    while let Some(mut word) = if at < row_end { Some(at..row_end) } else { next_word(text, at) } {
        at = word.end;
        let (Some(before), Some(mut it), Some(behind)) =
            (text.get(..word.start), text.get(word.clone()), text.get(word.end..))
        else {
            return;
        };
        let mut name = None;
        if it.starts_with(is_spaceless) {
            // Names may follow one another without a space.
            row_end = word.end;
            if let Some(key) = rows::key_behind(before, it) {
                name = Some(key);
            } else if let Some((place, spaceless)) = rows::spaceless_name(it) {
                word = word.start + place.start..word.start + place.end;
                at = word.end;
                it = text.get(word.clone()).unwrap_or_default();
                let id = text
                    .get(at..)
                    .map(|behind| behind.trim_start_matches(' '))
                    .filter(|behind| behind.get(..2).is_some_and(|id| id.eq_ignore_ascii_case("id")));
                name = Some(match id {
                    // `密钥ID`
                    Some(id) if spaceless.sort == Sort::Key => {
                        word.end = text.len() - id.len() + 2;
                        at = word.end;
                        names::SecretName { sort: Sort::Id, is_plural: false }
                    }
                    _ => spaceless,
                });
            }
        } else if secret_id(it).is_some() {
            let beside = names::SecretName { sort: Sort::Key, is_plural: false };
            let value = loose::value(beside, word.end..word.end, Place::new(text, word.end));
            found.secrets.extend(value.map(|value| value.range));
            continue;
        } else if behind.starts_with("://") {
            of_address(text, word.end, behind, &mut found.secrets);
            continue;
        } else {
            name = names::name(before, it).or_else(|| {
                (it == "stringData" || it == "data" && is_of_secret)
                    .then_some(names::SecretName { sort: Sort::Key, is_plural: true })
            });
        }
        if word.start >= commands && options::is_program(it) {
            commands = options::find(text, word.start, &mut found.secrets);
        }
        announced(text, &word, behind, &mut found.secrets);
        if pairs::is_value_key(before, it) {
            value_key = Some(word.end);
        }
        let Some(name) = name else { continue };
        parameter |= behind.starts_with(['`', '\'', '"']) && parameters::is_behind_parameter(before);
        let mut secrets = Vec::new();
        if let Some(secret) = pairs::element(name, &word, text) {
            at = secret.end;
            secrets.push(secret);
        } else {
            if let Some(last) = value_key {
                secrets.extend(pairs::value_before(name, &word, last, text));
            }
            let mut place = Place::new(text, word.end);
            if let Some(sign) = named::take_sign(&mut place) {
                at = named::values(name, word.clone(), sign, place, &mut secrets).max(word.end);
            } else if let Some(value) = pairs::value_behind(name, &word, text) {
                at = at.max(value.end);
                secrets.push(value);
            } else if let Some(value) = protocol::numbered(name, &word, text) {
                at = at.max(value.end);
                secrets.push(value);
            } else if let Some(value) =
                loose::value(name, word.clone(), place).or_else(|| sentences::value(name, place))
            {
                at = value.end.max(word.end);
                secrets.push(value.range);
            } else if behind.starts_with('(') {
                at = lists::list(name, place, &mut secrets).max(word.end);
            }
        }
        reported::find(name, &word, text, &mut secrets);
        add(text, name, it, secrets, found);
    }
    if parameter {
        found.secrets.extend(parameters::quoted_values(text));
    }
}

/// Adds the values of a name; of an ID its middle only.
fn add(text: &str, name: names::SecretName, it: &str, secrets: Vec<Range<usize>>, found: &mut Found) {
    for secret in secrets {
        let has_scope =
            || !it.ends_with("redential") || text.get(secret.end..).is_some_and(|behind| behind.starts_with('/'));
        if name.sort == Sort::Id && text.get(secret.clone()).is_some_and(tokens::is_masked) {
            found.known.push(secret);
        } else if name.sort == Sort::Id && has_scope() {
            found.known.push(secret.clone());
            found.secrets.push(middle(secret));
        } else {
            found.secrets.push(secret);
        }
    }
}

/// Adds the secret of an address. Its user may be a `SecretId`, so nothing before it is skipped.
fn of_address(text: &str, at: usize, behind: &str, secrets: &mut Vec<Range<usize>>) {
    match address::secret(behind) {
        Some(secret) => secrets.push(at + secret.start..at + secret.end),
        None => wrapped::address(text, at, secrets),
    }
}

/// Adds what a word that is no name announces.
fn announced(text: &str, word: &Range<usize>, behind: &str, secrets: &mut Vec<Range<usize>>) {
    protocol::find(text, word, secrets);
    secrets.extend(transcripts::find(text, word));
    if behind.starts_with('(') {
        calls::find(text, word, secrets);
    }
}

/// Whether a text is a Secret of Kubernetes, whose values stand under `data`.
fn is_secret_of_kubernetes(text: &str) -> bool {
    let kinds = ["kind: Secret", "kind\":\"Secret", "kind\": \"Secret", "kind: \"Secret"];
    kinds.iter().any(|kind| text.contains(kind))
}

/// The next word from a byte offset on: letters, digits, `_` and `-`; letters of scripts
/// without spaces are a word of their own.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        start += bytes.get(start..)?.iter().position(|byte| is_word_byte(*byte) || !byte.is_ascii())?;
        let c = text.get(start..)?.chars().next()?;
        if is_part(c) {
            break;
        }
        start += c.len_utf8();
    }
    let is_row = text.get(start..)?.starts_with(is_spaceless);
    let mut end = start;
    loop {
        if !is_row {
            end += bytes.get(end..)?.iter().take_while(|byte| is_word_byte(**byte)).count();
        }
        match text.get(end..)?.chars().next() {
            Some(c) if !c.is_ascii() && is_part(c) && is_spaceless(c) == is_row => end += c.len_utf8(),
            _ => return Some(start..end),
        }
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-') || is_spaceless(c)
}
