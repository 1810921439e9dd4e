//! Secrets that an input carried never reach an output, in no format.

/// What stands before a secret, in lower case; `=`, `:` or a quote follows.
const NAMES: &str = "secretkey secret_key secret-key tmpsecretkey signature authorization token securitytoken \
                     x-tc-token x-cos-security-token sessiontoken cookie set-cookie password passwd";
/// How every SecretId begins.
const SECRET_ID: &str = "AKID";
/// The shortest that is masked as a SecretId; real ones have 36 characters.
const LEAST_SECRET_ID: usize = 24;
/// How much of a SecretId stays at each end.
const SHOWN: usize = 4;
/// In place of a secret.
const MASK: &str = "***";

/// The text without its secrets. Of a SecretId the first and last four characters stay.
pub fn mask(text: &str) -> String {
    if !may_hold_a_secret(text) {
        return text.to_owned();
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    while !rest.is_empty() {
        let (between, from) = rest.split_at(rest.find(is_part).unwrap_or(rest.len()));
        let (word, behind) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        masked.push_str(between);
        if word.starts_with(SECRET_ID) {
            masked.push_str(&secret_id(word));
        } else {
            masked.push_str(word);
        }
        rest = behind;
        if is_name(word) {
            let (separator, secret, behind) = value(behind);
            masked.push_str(separator);
            if !secret.is_empty() {
                masked.push_str(MASK);
            }
            rest = behind;
        }
    }
    masked
}

/// Whether a look at every word is worth it: most messages have no secret.
fn may_hold_a_secret(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let word_before = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(['"', '\'', '\\', '`', ' ']);
        before.rsplit(|c| !is_part(c)).next().unwrap_or_default()
    };
    text.contains(SECRET_ID) || memchr::memchr2_iter(b'=', b':', text.as_bytes()).any(|at| is_name(word_before(at)))
}

fn is_name(word: &str) -> bool {
    // Most words are told apart by their length and their first and last letter alone.
    let letter = |byte: Option<&u8>| byte.map(u8::to_ascii_lowercase).unwrap_or_default();
    (5..=20).contains(&word.len())
        && b"stacxp".contains(&letter(word.as_bytes().first()))
        && b"yend".contains(&letter(word.as_bytes().last()))
        && NAMES.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case(word))
}

/// What a name is told apart from its value by, the value, and what is behind it. A
/// sentence about the token has no value.
fn value(text: &str) -> (&str, &str, &str) {
    let after = text.trim_start_matches(['"', '\'', '\\', '`']);
    let Some(after) = after.trim_start().strip_prefix(['=', ':']) else { return ("", "", text) };
    let start = after.trim_start_matches([' ', '"', '\'', '\\', '`']);
    let separator = text.get(..text.len() - start.len()).unwrap_or_default();
    // What is signed with is told in several words: `TC3-HMAC-SHA256 Credential=…`.
    let several = start.starts_with("TC3-") || start.starts_with("Bearer ");
    let ends = |c: char| {
        matches!(c, '"' | '\'' | '`' | '\n' | '\\')
            || !several && (c.is_whitespace() || matches!(c, ',' | ';' | '&' | '}' | ')'))
    };
    let (secret, behind) = start.split_at(start.find(ends).unwrap_or(start.len()));
    (separator, secret, behind)
}

fn secret_id(word: &str) -> String {
    if !word.starts_with(SECRET_ID) || word.len() < LEAST_SECRET_ID {
        return word.to_owned();
    }
    let (first, last) = (word.get(..SHOWN).unwrap_or_default(), word.get(word.len() - SHOWN..).unwrap_or_default());
    format!("{first}{MASK}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short cut must not miss what the long way finds.
    #[test]
    fn what_would_be_masked_is_worth_a_look() {
        for text in ["x: secretkey = 'a'", "\\\"Token\\\": \\\"b", "日本語。Cookie: c", "AKIDEXAMPLEEXAMPLEEXAMPLE0123"]
        {
            assert!(may_hold_a_secret(text), "{text}");
        }
        assert!(!may_hold_a_secret("Your request times: `27`, token or not"));
    }

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        for (text, expected) in [
            ("SecretId=AKIDEXAMPLEEXAMPLEEXAMPLE0123 is wrong", "SecretId=AKID***0123 is wrong"),
            ("SecretKey=abc Token=def.", "SecretKey=*** Token=***"),
            ("{\"Token\": \"a b\", \"x\": 1}", "{\"Token\": \"*** b\", \"x\": 1}"),
            ("X-TC-Token: abc\nnext", "X-TC-Token: ***\nnext"),
            ("Authorization: TC3-HMAC-SHA256 Credential=AKID/x, Signature=9\nnext", "Authorization: ***\nnext"),
            ("?Signature=a%2B&Action=B", "?Signature=***&Action=B"),
            (
                "Token verification failed. Please check your Token is correct.",
                "Token verification failed. Please check your Token is correct.",
            ),
            ("The `Signature` is wrong, 署名", "The `Signature` is wrong, 署名"),
        ] {
            assert_eq!(mask(text), expected);
        }
    }
}
