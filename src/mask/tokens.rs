//! Values that say themselves what they are: `SecretId`s, tokens with the prefix of a vendor,
//! JSON Web Tokens.

use super::letters::are_words;
use super::lexicon::PREFIXES;
use super::terms::is_known;
use std::ops::Range;

/// The shortest word that is masked as a SecretId, in bytes; real ones have 36.
pub const LEAST_SECRET_ID: usize = 24;
/// How many bytes of a SecretId stay at each end.
const SHOWN: usize = 4;
/// The shortest rest behind the prefix of a vendor, in bytes.
const LEAST_REST: usize = 12;
/// How many bytes of a token are looked at.
const MOST_JUDGED: usize = 256;
/// The shortest payload of a JSON Web Token, in bytes.
const LEAST_PAYLOAD: usize = 8;

/// The SecretId in a word.
pub fn secret_id(word: &str) -> Option<Range<usize>> {
    let id = word.find("AKID").or_else(|| word.find("IKID"))?;
    (word.len() - id >= LEAST_SECRET_ID).then_some(id..word.len())
}

/// Adds the `SecretId`s of a text.
pub fn find_ids(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for at in memchr::memmem::find_iter(bytes, b"KID") {
        let is_id = at > done && matches!(bytes.get(at - 1), Some(b'A' | b'I'));
        if !is_id {
            continue;
        }
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let len = bytes.iter().skip(at).take_while(is_part).count() + 1;
        done = at + len;
        if len >= LEAST_SECRET_ID {
            found.push(at - 1..at - 1 + len);
        }
    }
}

/// What of a SecretId is masked.
pub fn middle(id: Range<usize>) -> Range<usize> {
    if id.len() < 4 * SHOWN { id } else { id.start + SHOWN..id.end - SHOWN }
}

/// Whether of a SecretId only what may be shown is left.
pub fn is_masked(id: &str) -> bool {
    id.split_once(super::MASK).is_some_and(|(start, end)| start.len() <= SHOWN && end.len() <= SHOWN)
}

/// Adds the tokens of a text, with their prefixes.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| is_of_token(*byte))) {
        let start = at + start;
        let len = bytes.iter().skip(start).take_while(|byte| is_of_token(**byte)).count();
        at = start + len;
        let Some(run) = text.get(start..at).filter(|_| len >= LEAST_REST) else { continue };
        // A part of a run may be one: `user/ghp_…`.
        let begins =
            |at: &usize| run.as_bytes().get(at.wrapping_sub(1)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        let head = |at: usize| run.get(at..run.len().min(at + MOST_JUDGED)).unwrap_or_default();
        if let Some(token) = (0..run.len()).filter(begins).find(|at| is_token(head(*at))) {
            found.push(start + token..start + run.trim_end_matches(['.', '-']).len());
        }
    }
}

const fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~' | b'+' | b'/' | b'=')
}

/// Whether a row of characters has the prefix of a vendor, and a rest that is no word.
fn is_token(token: &str) -> bool {
    if token.starts_with("eyJ") {
        return token.split_once('.').is_some_and(|(_, payload)| payload.len() >= LEAST_PAYLOAD);
    }
    PREFIXES.of(token.chars().next()).any(|prefix| {
        token.strip_prefix(prefix).is_some_and(|rest| is_rest(rest) || prefix.len() > 4 && is_rest_of_parts(rest))
    })
}

/// Whether a token is divided by its own signs, `_` and `-`, into parts of which the longer are no words.
fn is_rest_of_parts(rest: &str) -> bool {
    let rest = rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).next().unwrap_or_default();
    let strange = rest.split(['_', '-']).filter(|part| !is_known(part)).map(str::len);
    strange.sum::<usize>() >= LEAST_REST
}

fn is_rest(rest: &str) -> bool {
    let part = rest.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|part| part.len()).unwrap_or_default();
    let is_written = || part.bytes().all(|byte| byte.is_ascii_alphabetic()) && are_words(part);
    part.len() >= LEAST_REST && !is_written() && !is_known(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_secret_id_is_long_enough_behind_whatever_stands_before_it() {
        let id = "AKIDz8krbsJ5yKBZQpn74WFk";
        assert_eq!(id.len(), LEAST_SECRET_ID);
        assert_eq!(secret_id(&format!("id-{id}")), Some(3..27));
        // Together with what stands before it, this one would be.
        assert_eq!(secret_id(&format!("id-{}", &id[..LEAST_SECRET_ID - 1])), None);
    }

    #[test]
    fn signs_of_its_own_may_divide_a_token() {
        for token in ["glpat-j-BLK7Yz_esRorqp-TffvQ", "access-sandbox-23e80852-1e38-11e9-b129-5cb9019b4b01"] {
            assert_eq!(tokens(&format!("x {token}, y")), [token]);
        }
        for text in ["glpat-is-your-own-token-here", "key-a1b2-c3d4-e5f6", "access-sandbox-environment-one"] {
            assert!(tokens(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn tokens_are_found_by_their_prefix() {
        let rest = "a1B2c3D4e5F6g7H8i9J0";
        for prefix in ["ghp_", "glpat-", "xoxb-1234-", "sk_live_", "hvs."] {
            let token = format!("{prefix}{rest}");
            assert_eq!(tokens(&format!("x {token}, y")), [token.as_str()]);
            assert_eq!(tokens(&format!("https://{token}@host")), [token.as_str()]);
        }
        assert_eq!(
            tokens("a eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln b"),
            ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"]
        );
        for text in [
            "sk-learn-something-else",
            "hf_hub_download_with_retry",
            "key-value-store-of-things",
            "npm_config_cache_directory",
            "eyJvZmZzZXQiOjEwMH0=",
        ] {
            assert!(tokens(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_secret_id_keeps_its_ends() {
        assert_eq!(secret_id("22AKIDEXAMPLEEXAMPLEEXAMPLE0123"), Some(2..31));
        assert_eq!(middle(2..31), 6..27);
        assert_eq!(middle(0..12), 0..12);
        assert_eq!(secret_id("AKIDEXAMPLE"), None);
    }
}
