//! Secrets that an input carried never reach an output, in no format.
//!
//! A secret is told by the name before it, however the two are written: `K=V`, `"K": "V"`
//! with any number of backslashes, `[K] => V`, `--k V`, `<K>V</K>`, and whatever else stands
//! between if the value is long and mixed; a SecretId and what is right behind it, private
//! keys and passwords in addresses are told by themselves. A sentence about a token has no value.

mod names;
mod values;

use std::ops::Range;

use names::{CHINESE, name};
use values::{argument, quoted_values, value, value_of_chinese};

/// The shortest that is masked as a SecretId; real ones have 36 characters.
const LEAST_SECRET_ID: usize = 24;
/// How much of a SecretId stays at each end.
const SHOWN: usize = 4;
/// The shortest word that may be a value by itself.
const LEAST_ARGUMENT: usize = 16;
/// In place of a secret.
const MASK: &str = "***";

/// The text without its secrets. Of a SecretId the first and last four characters stay.
pub fn mask(text: &str) -> String {
    if !may_hold_a_secret(text) {
        return text.to_owned();
    }
    let mut secrets = secrets(text);
    secrets.sort_by_key(|secret| secret.start);
    let mut masked = String::new();
    let mut done = 0;
    for secret in secrets {
        // One in another is masked with it.
        if secret.start >= done {
            masked.push_str(text.get(done..secret.start).unwrap_or_default());
            masked.push_str(MASK);
        }
        done = done.max(secret.end);
    }
    masked + text.get(done..).unwrap_or_default()
}

/// Whether a look at every word is worth it: most messages have no secret.
fn may_hold_a_secret(text: &str) -> bool {
    let is_argument = |word: &str| word.len() >= LEAST_ARGUMENT && word.bytes().any(|byte| byte.is_ascii_digit());
    memchr::memchr3(b'=', b':', b'>', text.as_bytes()).is_some()
        || !text.is_ascii()
        || text.contains("KID")
        || text.contains("--")
        || text.contains("alue ")
        || text.split(' ').any(is_argument)
}

/// Every secret, in no order.
fn secrets(text: &str) -> Vec<Range<usize>> {
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

/// The next word from a place on: letters, figures, `_` and `-`.
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

/// What is between `-----BEGIN RSA PRIVATE KEY-----` and its end, counted from the word's start.
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
            "http://user:p@ss:V@host",
            "[secretKey:TencentCloud\\Common\\Credential:private] => V",
            "[\"secretKey\":\"T\\C\":private]=> string(32) \"V\"",
            "[\"secretKey\":protected]=>\n  string(32) \"V\"",
            "{b'secretKey': b'V'}",
            "('X-TC-Token', 'V'), [\"SecretKey\", \"V\"]",
            "{\"name\":\"SecretKey\",\"value\":\"V\"}",
            "{\"Key\":\"TC_SECRET_KEY\",\"Value\":\"V\"}",
            "- name: SecretKey\n  value: V",
            "<add key=\"SecretKey\" value=\"V\"/>",
            "SecretKey(\"V\")",
            "SecretKey%3DV",
            "%22SecretKey%22%3A%22V%22",
            "\\u0022SecretKey\\u0022:\\u0022V\\u0022",
            "&quot;SecretKey&quot;:&quot;V&quot;",
            "SecretKey＝V",
            "SecretKey:\nV",
            "SecretKey\tV",
            "| SecretKey | V |",
            "secret_key: |-\n  V",
            "SecretKey -> V, secretKey := \"V\"",
            "the SecretKey is V",
            "Secret Key: V, the private key V",
            "your secret key V is wrong",
            "Token 'V' is not valid, SecretKey `V`",
            "SecretKey 为 V, SecretKey是V",
            "密钥：V，密码 V",
            "curl -H Bearer V",
            "ak=x&sk=V&AppSecret=V&secret=V&SecretKey1=V",
            "set secretKey V.",
            "set secretKey V, \"secretKey\" \"V\"",
            "SecretKey\u{1b}[0m=\u{1b}[32mV\u{1b}[0m SecretKey\u{200b}=V",
            "Set-Cookie: V\nx",
            "-----BEGIN RSA PRIVATE KEY-----V-----END RSA PRIVATE KEY-----",
        ] {
            let with = |value: &str| {
                text.replace("PRIVATE", "PRI\0ATE").replace("Value", "\0alue").replace('V', value).replace('\0', "V")
            };
            let expected = with(MASK).replace("p@ss:***", MASK);
            let written = with(V);
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
            ("https://AKIDEXAMPLEEXAMPLEEXAMPLE0123:pa@ss@host/", "https://AKID***0123:***@host/"),
            (
                "Credential(\"AKIDEXAMPLEEXAMPLEEXAMPLE0123\", \"a1b2c3d4e5f6g7h8\")",
                "Credential(\"AKID***0123\", \"***\")",
            ),
            ("{AKIDEXAMPLEEXAMPLEEXAMPLE0123 a1b2c3d4e5f6g7h8 }", "{AKID***0123 *** }"),
            ("-u AKIDEXAMPLEEXAMPLEEXAMPLE0123:a1b2c3d4e5f6g7h8", "-u AKID***0123:***"),
            (
                "| SecretId | SecretKey |\n| AKIDEXAMPLEEXAMPLEEXAMPLE0123 | a1b2c3d4e5f6g7h8 |",
                "| SecretId | SecretKey |\n| AKID***0123 | *** |",
            ),
            (
                "ID=AKIDEXAMPLEEXAMPLEEXAMPLE0123 TENCENTCLOUD_SECRET_KEY=a1b2c3d4e5f6g7h8 P=1",
                "ID=AKID***0123 TENCENTCLOUD_SECRET_KEY=*** P=1",
            ),
            ("{\"name\":\"DB_PASSWORD\",\"value\":\"a b\"}", "{\"name\":\"DB_PASSWORD\",\"value\":\"***\"}"),
            ("--password Hunter2pw! x", "--password *** x"),
            (
                "The value `Hunter2pw!` specified in the parameter `Password` is not valid",
                "The value `***` specified in the parameter `Password` is not valid",
            ),
            ("参数 `Login.Password` 的取值 `Hunter2` 无效", "参数 `Login.Password` 的取值 `***` 无效"),
            ("{\"secret\":{\"name\":\"x\"}, \"Token\": [1]}", "{\"secret\":{\"name\":\"x\"}, \"Token\": ***]}"),
            ("{\"Token\": \"a b\", \"x\": 1}", "{\"Token\": \"***\", \"x\": 1}"),
            ("Authorization: TC3-HMAC-SHA256 Credential=AKID/x, Signature=9\nnext", "Authorization: ***\nnext"),
            ("Set-Cookie: a=1; Path=/\nCookie: b=2; c=3", "Set-Cookie: ***\nCookie: ***"),
            ("'Authorization: Basic dTpw' x", "'Authorization: ***' x"),
        ] {
            assert_eq!(mask(text), expected);
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
            "The value `7` specified in the parameter `Zone` is not valid. The `Signature` is wrong",
            "{\"message\":\"Token\",\"RequestId\":\"7f3c2b1a-1111-2222-3333-444455556666\"}",
            "invalid token, 4bf92f3577b34da6a3ce929d0e0e4736",
            "Your Token is wrong.\n4bf92f3577b34da6a3ce929d0e0e4736",
            "the token 7f3c2b1a-1111-2222-3333-444455556666 of ins-1a2b3c4d5e6f7g8h",
            "Signature expired, the server time 1795075953 was 5f3d8b1e; AuthFailure.SignatureExpire",
            "SecretId AKID not found, RequestId: 7f3c2b1a-1111-2222-3333-444455556666",
            "token /var/run/secrets/kubernetes.io/serviceaccount1/token",
            "密码：8-16 位，密钥：SecretId，密码错误",
            "the key 4bf92f3577b34da6a3ce929d0e0e4736, disk=disk-1a2b3c4d",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
