//! Runs of characters that nobody would write by hand: keys and tokens without a name.
//!
//! A run is judged by what of it is words, numbers and known terms; hashes and IDs are told by
//! the name before them. No RequestId, resource ID, code, host or path is one.

use super::base64;
use super::lexicon::{OPEN, is_spaceless};
use super::noise::{LEAST_NOISE, is_sequence, noise, noise_of_part, parts};
use super::place::{line_start, tail};
use super::terms::{is_known, is_uuid};
use std::ops::Range;

/// The shortest run that is judged, in bytes.
pub const LEAST_RUN: usize = 20;
/// The shortest run of base64 whose text is read, in bytes.
const LEAST_BASE64: usize = 16;
/// The shortest line of a block of base64, in bytes.
const LEAST_LINE: usize = 40;
/// How long a `SecretKey` is, in bytes.
const LENGTH_OF_KEY: usize = 32;
/// Within how many bytes before a run its name is searched for.
const NAME_WITHIN: usize = 48;

/// Adds the runs of a text that look random.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let mut done = 0;
    for run in runs(text) {
        if run.start < done {
            continue;
        }
        let Some(secret) = secret_of(text, run) else { continue };
        let end = secret.end;
        done = end;
        found.push(secret.clone());
        done = done.max(block_behind(text, secret, found));
    }
}

/// Rows of letters, digits and what tokens have beside them; `=` only at the end, and not the
/// dashes of `-----END`.
pub fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(|byte| is_of_run(*byte) && *byte != b'-')?;
            let row = bytes.get(start..)?;
            let mut dashes = 0;
            let is_inside = |byte: &&u8| {
                dashes = if **byte == b'-' { dashes + 1 } else { 0 };
                is_of_run(**byte) && dashes < 3
            };
            let len = row.iter().take_while(is_inside).count();
            at = start + len.max(1);
            let padding = row.iter().skip(len).take(3).take_while(|byte| **byte == b'=').count();
            let is_padding = padding < 3 && !row.get(len + padding).is_some_and(|byte| is_of_run(*byte));
            if len >= LEAST_BASE64 - 2 {
                return Some(start..start + len + if is_padding { padding } else { 0 });
            }
        }
    })
}

const fn is_of_run(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'~' | b'.')
}

/// What of a run is a secret.
fn secret_of(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let said = text.get(run.clone())?;
    let trimmed = said.trim_matches(['.', '-', '/', '~', '_']);
    if trimmed.len() < LEAST_BASE64 || is_uuid(trimmed) || is_request_id(text, trimmed) || is_hash(trimmed) {
        return None;
    }
    if base64::is_digest(said) && !is_named_open(text, run.start) {
        return Some(run);
    }
    if let Some(is_secret) = base64::verdict(trimmed) {
        return (is_secret && !is_named_open(text, run.start)).then_some(run);
    }
    if trimmed.len() < LEAST_RUN {
        return None;
    }
    let noise = noise(trimmed);
    let is_open = || is_named_open(text, run.start) && !is_swapped(text, run.start, trimmed);
    if noise < LEAST_NOISE || is_sequence(trimmed) || is_open() {
        return None;
    }
    // Of a path, the part that begins with the first noise.
    let first = parts(said).find(|part| said.get(part.clone()).is_some_and(|part| noise_of_part(part) > 0))?;
    let is_path = said.starts_with('/') || said.contains("//") || said.starts_with("./");
    let folder =
        said.get(..first.start).unwrap_or_default().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if is_path && OPEN.of(folder.chars().next_back()).any(|open| open == folder) {
        return None;
    }
    let known = said.get(..first.start).unwrap_or_default();
    let start = match known.rfind('.') {
        // `InvalidParameter.V`
        Some(dot) if !is_path => run.start + dot + 1,
        _ if is_path => run.start + first.start,
        _ => run.start,
    };
    Some(start..run.start + said.trim_end_matches(['.', '-']).len())
}

/// Whether a run says itself that it is a hash: `sha512-…`.
fn is_hash(run: &str) -> bool {
    let kind = run.split(['-', '/', '_', '.']).next().unwrap_or_default();
    ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"].iter().any(|hash| kind.eq_ignore_ascii_case(hash))
}

/// Whether a text is nothing but 32 hexadecimal digits, as the `RequestId`s of other services are.
fn is_request_id(text: &str, run: &str) -> bool {
    run.len() == 32 && run.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) && text.trim() == run
}

/// Whether a text looks random as a whole.
pub fn is_random(text: &str) -> bool {
    text.len() >= LEAST_RUN
        && text.bytes().all(|byte| is_of_run(byte) || byte == b'=')
        && !is_uuid(text)
        && noise(text) >= LEAST_NOISE
        && !is_sequence(text)
}

/// Whether a run behind the name of a `SecretId` looks like a `SecretKey`: who pastes one for the
/// other is told so, with the key.
fn is_swapped(text: &str, at: usize, run: &str) -> bool {
    let has = |is: fn(&u8) -> bool| run.as_bytes().iter().any(is);
    let is_key = run.len() == LENGTH_OF_KEY
        && run.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase);
    let before = tail(text, at, NAME_WITHIN).trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let name: String =
        before.chars().filter(char::is_ascii_alphanumeric).map(|character| character.to_ascii_lowercase()).collect();
    is_key && ["keyid", "credentialid", "accessid", "keyidis", "credentialidis"].iter().any(|id| name.ends_with(id))
}

/// Whether the name before a run is that of public values that look random.
fn is_named_open(text: &str, at: usize) -> bool {
    let before = tail(text, at, NAME_WITHIN);
    let named = before.trim_end_matches(|c: char| !c.is_alphanumeric() || c == '=');
    // An escaped end of line: what is before it is no name of it.
    if before.get(named.len()..) == Some("\\") {
        return false;
    }
    // A sentence has ended.
    if before.get(named.len()..).is_some_and(|gap| gap.contains(['.', ';']) || gap.len() > 12) {
        return false;
    }
    // `ETag: W/"…"`
    let named = named.strip_suffix(": W").unwrap_or(named);
    let without = |named: &str| {
        let rest = ["at", "now", "detached", "is", "was", "of", "with", "为", "是"]
            .iter()
            .find_map(|word| named.strip_suffix(word))?;
        rest.ends_with([' ', '希', '要', '纹']).then(|| rest.trim_end().len())
    };
    // `HEAD is now at …`
    let named = (0..3).fold(named, |named, _| without(named).and_then(|len| named.get(..len)).unwrap_or(named));
    if named.ends_with(is_spaceless) {
        return OPEN.of(named.chars().next_back()).any(|word| !word.is_ascii() && named.ends_with(word));
    }
    let from = named.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).len();
    let word = named.get(from..).unwrap_or_default();
    let plain: String = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    if super::names::name("", word).is_some() {
        return false;
    }
    let fits = |open: &str| {
        plain.strip_suffix(open).is_some_and(|rest| {
            rest.is_empty() || open.len() > 3 || word.len() > open.len() && begins_a_word(word, open.len())
        })
    };
    // `content md5`, `md5 sum`
    OPEN.of(plain.chars().next_back()).any(fits)
}

fn begins_a_word(word: &str, len: usize) -> bool {
    let Some(at) = word.len().checked_sub(len) else { return false };
    let (before, rest) = word.split_at_checked(at).unwrap_or_default();
    !before.ends_with(|c: char| c.is_ascii_alphabetic())
        || rest.starts_with(|c: char| c.is_ascii_uppercase())
            && before.ends_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
}

/// Adds the lines of a block of base64 behind its first line; where reading goes on.
fn block_behind(text: &str, first: Range<usize>, found: &mut Vec<Range<usize>>) -> usize {
    let is_border = |c: char| matches!(c, ' ' | '\t' | '│' | '┃' | '|' | '>' | '\r');
    let line = line_start(text, first.start).and_then(|line| text.get(line..first.start));
    let mut end = first.end;
    if first.len() < LEAST_LINE || !line.is_some_and(|line| line.chars().all(is_border)) {
        return end;
    }
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let to_line = rest.len() - rest.trim_start_matches(is_border).len();
        let Some(behind) = rest.get(to_line..).and_then(|rest| rest.strip_prefix('\n')) else { return end };
        let start = text.len() - behind.trim_start_matches(is_border).len();
        let line = text.get(start..).unwrap_or_default();
        let line = line.get(..line.find('\n').unwrap_or(line.len())).unwrap_or_default().trim_end_matches(is_border);
        let is_base64 = line.len() >= 4
            && line
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_'));
        if !is_base64 || line.starts_with("--") || is_known(line) && line.len() < LEAST_LINE && !line.ends_with('=') {
            return end;
        }
        found.push(start..start + line.len());
        end = start + line.len();
    }
}
