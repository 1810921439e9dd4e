//! Where the secrets of a text are.
//!
//! A secret is recognised by the name before it, however the two are written: `K=V`, `"K": "V"`
//! with any number of backslashes, `[K] => V`, `--k V`, `<K>V</K>`, and with other text between
//! them if the value is long and mixes letters and digits. A SecretId and what follows it
//! directly, private keys and passwords in addresses are recognised without a name. A
//! sentence about a token holds no value.

use super::names::{CHINESE, name};
use super::values::{argument, quoted_values, value, value_of_chinese};
use std::ops::Range;

/// The shortest word that is masked as a SecretId, in bytes; real ones have 36.
pub const LEAST_SECRET_ID: usize = 24;
/// How many bytes of a SecretId stay at each end.
const SHOWN: usize = 4;
/// The shortest word that may be a value without a sign before it, in bytes.
const LEAST_ARGUMENT: usize = 16;
/// Whether the text has a character or word without which it holds no secret. Most messages
/// have none, and are not searched word by word.
pub fn may_hold_a_secret(text: &str) -> bool {
    let is_argument = |word: &str| word.len() >= LEAST_ARGUMENT && word.bytes().any(|byte| byte.is_ascii_digit());
    memchr::memchr3(b'=', b':', b'>', text.as_bytes()).is_some()
        || !text.is_ascii()
        || text.contains("KID")
        || text.contains("--")
        || text.contains("alue ")
        || text.split(' ').any(is_argument)
}

/// The byte ranges of every secret, in no order; one may lie inside another.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut secrets = Vec::new();
    let mut at = 0;
    let mut is_about_parameter = false;
    while let Some(word) = next_word(text, at) {
        let (Some(before), Some(it), Some(behind)) =
            (text.get(..word.start), text.get(word.clone()), text.get(word.end..))
        else {
            break;
        };
        at = word.end;
        let shifted = |value: Range<usize>| word.end + value.start..word.end + value.end;
        if let Some(id) = secret_id(it) {
            secrets.push(word.start + id.start..word.start + id.end);
            secrets.extend(argument("", "", behind).map(shifted));
        } else if behind.starts_with("://") {
            // Its user may be a SecretId, so the next word is not skipped.
            secrets.extend(password_of_address(behind).map(shifted));
        } else if let Some(key) = private_key(before, it, behind) {
            at = word.start + key.end;
            secrets.push(word.start + key.start..at);
        } else if let Some(name) = name(before, it) {
            is_about_parameter |= behind.starts_with(['`', '\'', '"']) && is_behind_parameter(before);
            if let Some(secret) = value(before, it, &name, behind).map(shifted) {
                at = at.max(secret.end);
                secrets.push(secret);
            }
        }
    }
    for name in CHINESE.split(' ').filter(|_| !text.is_ascii()) {
        for (at, _) in text.match_indices(name) {
            let end = at + name.len();
            let value = text.get(end..).and_then(value_of_chinese);
            secrets.extend(value.map(|value| end + value.start..end + value.end));
        }
    }
    if is_about_parameter {
        secrets.extend(quoted_values(text));
    }
    secrets
}

/// Whether the name that begins here is quoted as that of a parameter.
fn is_behind_parameter(before: &str) -> bool {
    let path = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '[' | ']'));
    let noun = path.strip_suffix(['`', '\'', '"']).unwrap_or_default().trim_end();
    "arameter 参数 パラメーター".split(' ').any(|written| noun.ends_with(written))
}

/// The next word from a byte offset on: letters, digits, `_` and `-`.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let rest = text.as_bytes().get(from..)?;
    let start = from + rest.iter().position(is_part)?;
    let len = text.as_bytes().get(start..)?.iter().take_while(|byte| is_part(byte)).count();
    Some(start..start + len)
}

/// The middle of a SecretId.
fn secret_id(word: &str) -> Option<Range<usize>> {
    let id = word.find("AKID").or_else(|| word.find("IKID"))?;
    (word.len() - id >= LEAST_SECRET_ID).then(|| id + SHOWN..word.len() - SHOWN)
}

/// What is between `-----BEGIN RSA PRIVATE KEY-----` and its end, in bytes from the word's start.
fn private_key(before: &str, word: &str, behind: &str) -> Option<Range<usize>> {
    let rest = word.strip_prefix("KEY-----")?;
    let label = before.rsplit("-----").next()?;
    let start = word.len() - rest.len();
    let end = rest.find("-----END").map(|end| start + end);
    let end = end.unwrap_or_else(|| word.len() + behind.find("-----END").unwrap_or(behind.len()));
    (label.starts_with("BEGIN ") && label.ends_with("PRIVATE ")).then_some(start..end)
}

/// The password of `://user:password@host`.
fn password_of_address(text: &str) -> Option<Range<usize>> {
    let address = text.get("://".len()..)?;
    let is_end = |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '"' | '\'' | '`' | '<' | '>');
    let user = address.get(..address.find(is_end).unwrap_or(address.len()))?.rsplit_once('@')?.0;
    let colon = user.find(':')?;
    Some("://".len() + colon + 1.."://".len() + user.len())
}
