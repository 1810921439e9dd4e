//! What is made of words, numbers and known terms only, and so no secret: IDs of resources,
//! algorithms, versions, hosts, paths.

use super::letters::{are_words, is_name};
use super::lexicon::TERMS;

pub use crate::uuid::is_uuid;

/// The longest part of a resource ID behind its prefix, in bytes.
const LONGEST_SUFFIX: usize = 17;
/// The shortest part of what is no path though it begins as one, in bytes.
const LEAST_NOISY: usize = 6;
/// The shortest name of an action or a field that is known by the shape of its words.
const LEAST_NAME: usize = 12;

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
            && !is_noisy(value)
            && value.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether most of what a `/` begins is what nobody calls a file: `/Kp8Yd2Lm4Q`.
fn is_noisy(value: &str) -> bool {
    let is_noise = |part: &&str| {
        let has = |is: fn(&u8) -> bool| part.as_bytes().iter().any(is);
        let is_mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit) && has(u8::is_ascii_uppercase);
        part.len() >= LEAST_NOISY && is_mixed && !is_term(part) || super::made::is_scrambled(part)
    };
    let Some(below) = value.strip_prefix('/') else { return false };
    2 * below.split('/').filter(is_noise).map(str::len).sum::<usize>() > value.len()
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
    let is_counted = is_alphabetic
        && (letters.is_empty()
            || digits <= 4
                && (letters.len() <= 3
                    || are_words(letters)
                    || digits == 0 && letters.len() >= LEAST_NAME && is_name(letters)));
    is_counted || is_time(part) || TERMS.has_in_any_case(part) || is_of_terms(part)
}

/// `20260101T000000Z`, and its parts.
fn is_time(part: &str) -> bool {
    part.len() <= 16
        && part.starts_with(|c: char| c.is_ascii_digit())
        && part.bytes().filter(|byte| !byte.is_ascii_digit()).all(|byte| matches!(byte, b'T' | b'Z'))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mask::looks::is_secretive;

    #[test]
    fn a_path_has_names_of_files() {
        for value in ["/etc/app/pw1.conf", "/dev/nvme0n1p1", "/Users/bob/Key2.pem", "./a1B2c3", "/data/Backup2024/x"] {
            assert!(is_path(value), "{value}");
        }
        for value in ["/Kp8Yd2Lm4Q", "/xY7/Kp8Yd2Lm4Q", "abc/def"] {
            assert!(!is_path(value), "{value}");
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
