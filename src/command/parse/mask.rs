//! Secrets that an input carried never reach an output, in no format.
//!
//! A secret is told by the name before it, however the two are written: `K=V`, `"K": "V"`
//! with any number of backslashes, `[K] => V`, `--k V`, `<K>V</K>`; a SecretId, private keys
//! and passwords in addresses are told by themselves. A sentence about a token has no value.

use std::ops::Range;

/// How names of secrets end, in lower case and without hyphens.
const NAMES: &str = "secretkey secretaccesskey accesskeysecret clientsecret apikey privatekey token signature \
                     authorization cookie password passwd pwd passphrase";
/// The last two letters of each.
const ENDS: &str = "eyetenreonierdwdse";
/// Names that end alike but are no secrets: pages, and what makes a request idempotent.
const HARMLESS: &str = "nexttoken pagetoken clienttoken";
/// Values that are none.
const NOTHING: &str = "none null nil undefined true false";
/// The shortest that is masked as a SecretId; real ones have 36 characters.
const LEAST_SECRET_ID: usize = 24;
/// How much of a SecretId stays at each end.
const SHOWN: usize = 4;
/// The shortest value that only a blank tells from its name.
const LEAST_ARGUMENT: usize = 16;
/// The longest word of a sentence behind a colon.
const LONGEST_WORD: usize = 15;
/// In place of a secret.
const MASK: &str = "***";

/// The text without its secrets. Of a SecretId the first and last four characters stay.
pub fn mask(text: &str) -> String {
    if !may_hold_a_secret(text) {
        return text.to_owned();
    }
    let mut masked = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(word) = next_word(text, at) {
        at = word.end;
        if let Some(secret) = secret(text, word) {
            masked.push_str(text.get(done..secret.start).unwrap_or_default());
            masked.push_str(MASK);
            done = secret.end;
            at = at.max(secret.end);
        }
    }
    masked + text.get(done..).unwrap_or_default()
}

/// Whether a look at every word is worth it: most messages have no secret.
fn may_hold_a_secret(text: &str) -> bool {
    let is_argument = |word: &str| word.len() >= LEAST_ARGUMENT && word.bytes().any(|byte| byte.is_ascii_digit());
    memchr::memchr3(b'=', b':', b'>', text.as_bytes()).is_some()
        || !text.is_ascii()
        || text.contains("KID")
        || text.contains("-----")
        || text.split(' ').any(is_argument)
}

/// The next word from a place on: letters, figures, `_` and `-`.
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let rest = text.as_bytes().get(from..)?;
    let start = from + rest.iter().position(is_part)?;
    let len = text.as_bytes().get(start..)?.iter().take_while(|byte| is_part(byte)).count();
    Some(start..start + len)
}

/// What is secret at a word or behind it.
fn secret(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    let behind = text.get(word.end..)?;
    let it = text.get(word.clone())?;
    if it.len() >= LEAST_SECRET_ID
        && let Some(id) = it.find("AKID").or_else(|| it.find("IKID")).filter(|id| it.len() - id >= LEAST_SECRET_ID)
    {
        return Some(word.start + id + SHOWN..word.end - SHOWN);
    }
    if behind.starts_with("://") {
        return password_of_address(behind).map(|password| word.end + password.start..word.end + password.end);
    }
    if let Some(rest) = it.strip_prefix("KEY-----") {
        let label = text.get(..word.start)?.rsplit("-----").next()?;
        let start = word.end - rest.len();
        let body = text.get(start..)?;
        let is_private = label.starts_with("BEGIN ") && label.ends_with("PRIVATE ");
        return is_private.then(|| start..start + body.find("-----END").unwrap_or(body.len()));
    }
    let name = name(it)?;
    let value = value(text.get(..word.start)?, it, &name, behind)?;
    Some(word.end + value.start..word.end + value.end)
}

/// The password of `://user:password@host`.
fn password_of_address(text: &str) -> Option<Range<usize>> {
    let address = text.get("://".len()..)?;
    let end = address.find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '"' | '\'' | '@'))?;
    let user = address.get(..end).filter(|_| address.get(end..).is_some_and(|rest| rest.starts_with('@')))?;
    let colon = user.find(':')?;
    Some("://".len() + colon + 1.."://".len() + end)
}

/// The word in lower case and without hyphens, if it names a secret.
fn name(word: &str) -> Option<String> {
    // Most words are told apart by their last two letters alone.
    let (_, end) = word.as_bytes().split_last_chunk::<2>().filter(|_| word.len() <= 64)?;
    let end = end.map(|byte| byte.to_ascii_lowercase());
    if !ENDS.as_bytes().chunks_exact(2).any(|known| known == end) {
        return None;
    }
    let plain: String = word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let is_name = NAMES.split_ascii_whitespace().any(|name| plain.ends_with(name));
    let is_harmless = HARMLESS.split_ascii_whitespace().any(|name| plain.ends_with(name));
    (is_name && !is_harmless).then_some(plain)
}

/// The value of a name, as a range of what is behind it.
fn value(before: &str, word: &str, name: &str, behind: &str) -> Option<Range<usize>> {
    if before.ends_with('<') && behind.starts_with('>') {
        return behind.find('<').map(|end| 1..end).filter(|value| !value.is_empty());
    }
    let after = behind.trim_start_matches(['"', '\'', '\\', '`', ']']);
    let after = after.trim_start_matches(' ');
    let (rest, is_colon) = if let Some(rest) = after.strip_prefix("=>") {
        (without_type(rest.trim_start()), false)
    } else if let Some(rest) = after.strip_prefix('=') {
        (rest, false)
    } else if let Some(rest) = after.strip_prefix([':', '：']) {
        (rest, true)
    } else {
        return argument(word, behind);
    };
    let rest = rest.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix("Some(").or_else(|| rest.strip_prefix("String(")).unwrap_or(rest);
    let start = rest.trim_start_matches(['"', '\'', '\\', '`']);
    let is_quoted = start.len() < rest.len();
    let is_header = name.ends_with("cookie") || name.ends_with("authorization");
    let several = is_header && (is_scheme(start) || name.ends_with("cookie") && start.contains('='));
    let ends = |c: char| {
        let ends_any = matches!(c, '"' | '`' | '\n' | '\\') || c == '\'' && (!is_quoted || rest.starts_with('\''));
        ends_any
            || !several
                && !is_quoted
                && (c.is_whitespace() || !c.is_ascii() || matches!(c, ',' | ';' | '&' | '}' | ')' | ']' | '<' | '\''))
    };
    let len = start.find(ends).unwrap_or(start.len());
    let said = start.get(..len)?;
    let is_prose = is_colon && !is_quoted && is_prose(said);
    let is_nothing = NOTHING.split_ascii_whitespace().any(|nothing| said.eq_ignore_ascii_case(nothing));
    let from = behind.len() - start.len();
    (!said.is_empty() && !is_prose && !is_nothing).then_some(from..from + len)
}

/// What signs in with several words: `TC3-HMAC-SHA256 Credential=…`.
fn is_scheme(value: &str) -> bool {
    "TC3- Bearer Basic Digest bearer basic".split(' ').any(|scheme| value.starts_with(scheme))
}

/// A value that only a blank tells from its name: `--secret-key V`, `set secretKey V`.
fn argument(word: &str, behind: &str) -> Option<Range<usize>> {
    let value = behind.strip_prefix(' ')?;
    let len = value.find(|c: char| !c.is_ascii_graphic()).unwrap_or(value.len());
    let said = value.get(..len)?;
    let is_random =
        said.bytes().any(|byte| byte.is_ascii_digit()) && said.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_option = word.starts_with("--") || said.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_option && is_random && len >= LEAST_ARGUMENT).then_some(1..1 + len)
}

/// `string(32) "V"` without the count, as PHP dumps it.
fn without_type(text: &str) -> &str {
    let counted = text.strip_prefix("string(").and_then(|rest| rest.split_once(") "));
    counted.map_or(text, |(_, rest)| rest)
}

/// Whether a word behind a colon is one of a sentence: `token: see the documents`.
fn is_prose(word: &str) -> bool {
    word.len() <= LONGEST_WORD
        && word.trim_end_matches(['.', '!', '?']).bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        && word.bytes().skip(1).all(|byte| !byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A secret of 32 characters.
    const V: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

    #[test]
    fn secrets_are_masked_however_they_are_written() {
        for text in [
            "SecretKey=V Token=V",
            "TENCENTCLOUD_SECRET_KEY=V PATH=/bin",
            "secret_key = \"V\"",
            "secretKey: V\ntoken: V",
            "{'TmpSecretKey': 'V', 'Token': 'V'}",
            "{\"SecretKey\": \"V\", \"x\": 1}",
            "{\\\"SecretKey\\\": \\\"V\\\"}",
            "\\\\\\\"Token\\\\\\\":\\\\\\\"V\\\\\\\"",
            "&{SecretKey:V Token:V}",
            "{SecretKey:\"V\", Token:Some(\"V\")}",
            "[SecretKey] => V [Token] => V",
            "[\"SecretKey\"]=>\n  string(32) \"V\"",
            "{\"SecretKey\"=>\"V\", :token=>\"V\"}",
            "<TmpSecretKey>V</TmpSecretKey>",
            "X-TC-Token: V\nnext",
            "?Signature=V&Action=B&q-signature=V",
            "SecretKey：V，请检查",
            "tccli configure set secretKey V",
            "tccli cvm --secret-key V --region x",
            "http://user:V@10.0.0.1:3128/",
            "Set-Cookie: V\nx",
            "-----BEGIN RSA PRIVATE KEY-----V-----END RSA PRIVATE KEY-----",
        ] {
            let expected = text.replace('V', MASK).replace(&format!("PRI{MASK}ATE"), "PRIVATE");
            let written = text.replace('V', V).replace(&format!("PRI{V}ATE"), "PRIVATE");
            assert_eq!(mask(&written), expected);
            assert!(may_hold_a_secret(&written), "{written}");
        }
    }

    #[test]
    fn secrets_are_masked_to_their_end() {
        for (text, expected) in [
            ("SecretId=AKIDEXAMPLEEXAMPLEEXAMPLE0123 is wrong", "SecretId=AKID***0123 is wrong"),
            ("the id AKIDEXAMPLEEXAMPLEEXAMPLE0123 of", "the id AKID***0123 of"),
            ("%22IKIDEXAMPLEEXAMPLEEXAMPLE0123%22", "%22IKID***0123%22"),
            ("{\"Token\": \"a b\", \"x\": 1}", "{\"Token\": \"***\", \"x\": 1}"),
            ("Authorization: TC3-HMAC-SHA256 Credential=AKID/x, Signature=9\nnext", "Authorization: ***\nnext"),
            ("Set-Cookie: a=1; Path=/\nCookie: b=2; c=3", "Set-Cookie: ***\nCookie: ***"),
            ("'Authorization: Basic dTpw' x", "'Authorization: ***' x"),
        ] {
            assert_eq!(mask(text), expected);
        }
    }

    #[test]
    fn every_name_ends_in_letters_that_are_looked_for() {
        for written in NAMES.split_ascii_whitespace() {
            assert!(name(written).is_some(), "{written}");
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "Token verification failed. Please check your Token is correct.",
            "The `Signature` is wrong, 署名",
            "token: see the documents. `Token`: length must be 8",
            "The parameter `Password` is not valid. Tokens: 5, SignatureMethod=HmacSHA256, MaxTokens=5",
            "NextToken=abc123 ClientToken=5f3d8b1e-0c1a-4a6f",
            "Token=None Token: null, password=, 密码 Password：不正确",
            "The request `Authorization` header does not conform: `Service` in Credential not valid.",
            "https://cloud.tencent.com:443/a@b",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
