//! Foreign text without secrets: the only door from `extract` to the rest of the program.
//!
//! Everything behind it (failure, advice, report, render) takes [`Masked`] texts, so that a
//! text that was not masked does not compile there.

mod address;
mod alone;
mod arguments;
mod base64;
mod between;
mod blocks;
mod calls;
mod cells;
mod commands;
mod console;
mod continued;
mod find;
mod headers;
mod headings;
mod joined;
mod judge;
mod layout;
mod letters;
mod lexicon;
mod lists;
mod looks;
mod loose;
mod made;
mod named;
mod names;
mod noise;
mod options;
mod pairs;
mod parameters;
mod place;
mod protocol;
mod random;
mod reported;
mod rows;
mod sentences;
mod sql;
mod strong;
mod survey;
mod tables;
mod terms;
mod tokens;
mod transcripts;
mod value;
mod views;
mod wrapped;
mod wrappers;

use serde::Serialize;
use std::ops::Deref;

/// In place of a secret.
const MASK: &str = "***";

/// A text of an input, with `***` in place of every secret. Not escaped: see
/// [`sanitize`](crate::sanitize) for what drives a terminal.
///
/// Only [`mask`] makes one:
///
/// ```
/// assert_eq!(&*tcerr::mask::mask("SecretKey=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"), "SecretKey=***");
/// ```
/// ```compile_fail
/// tcerr::mask::Masked(String::from("SecretKey=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"));
/// ```
/// ```compile_fail
/// let masked: tcerr::mask::Masked = String::from("SecretKey=Gu5t9xGARNpq86cd98joQYCN3EXAMPLE").into();
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Masked(String);

impl Deref for Masked {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The text without its secrets. Of a SecretId the first and last four characters stay.
#[must_use]
pub fn mask(text: impl Into<String>) -> Masked {
    let text = text.into();
    let mut secrets = find::find(&text);
    if secrets.is_empty() {
        return Masked(text);
    }
    secrets.sort_by_key(|secret| secret.start);
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for secret in secrets {
        // A secret inside another one is masked with it.
        if secret.start >= done {
            masked.push_str(text.get(done..secret.start).unwrap_or_default());
            masked.push_str(MASK);
        }
        done = done.max(secret.end);
    }
    Masked(masked + text.get(done..).unwrap_or_default())
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
            assert_eq!(*mask(written.as_str()), *expected);
        }
    }

    #[test]
    fn secrets_are_masked_to_their_end() {
        for (text, expected) in [
            ("SecretId=AKIDEXAMPLEEXAMPLEEXAMPLE0123 is wrong", "SecretId=AKID***0123 is wrong"),
            ("the id AKIDEXAMPLEEXAMPLEEXAMPLE0123 of", "the id AKID***0123 of"),
            ("%22IKIDEXAMPLEEXAMPLEEXAMPLE0123%22", "%22IKID***0123%22"),
            ("https://AKIDEXAMPLEEXAMPLEEXAMPLE0123:pa@ss@host/", "https://AKID***0123:***@host/"),
            // A SecretId inside a password.
            ("https://u:AKIDEXAMPLEEXAMPLEEXAMPLE0123@y@host/", "https://u:***@host/"),
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
            ("{\"secret\":{\"name\":\"x\"}, \"Token\": [1]}", "{\"secret\":{\"name\":\"x\"}, \"Token\": [1]}"),
            ("{\"Token\": \"a b1\", \"x\": 1}", "{\"Token\": \"***\", \"x\": 1}"),
            ("Authorization: TC3-HMAC-SHA256 Credential=AKID/x, Signature=9\nnext", "Authorization: ***\nnext"),
            ("Cookie: a1b2c3d4 x", "Cookie: *** x"),
            ("Authorization: a1b2=c3d4 x", "Authorization: *** x"),
            ("Set-Cookie: a=1; Path=/\nCookie: b=2; c=3", "Set-Cookie: ***\nCookie: ***"),
            ("'Authorization: Basic dTpw' x", "'Authorization: ***' x"),
        ] {
            assert_eq!(&*mask(text), expected);
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
            "invalid token, trace 4bf92f3577b34da6a3ce929d0e0e4736",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "the token 7f3c2b1a-1111-2222-3333-444455556666 of ins-1a2b3c4d5e6f7g8h",
            "Signature expired, the server time 1795075953 was 5f3d8b1e; AuthFailure.SignatureExpire",
            "SecretId AKID not found, RequestId: 7f3c2b1a-1111-2222-3333-444455556666",
            "token /var/run/secrets/kubernetes.io/serviceaccount1/token",
            "密码：8-16 位，密钥：SecretId，密码错误",
            "the key hash 4bf92f3577b34da6a3ce929d0e0e4736, disk=disk-1a2b3c4d",
        ] {
            assert_eq!(&*mask(text), text);
        }
    }
}
