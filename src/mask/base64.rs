//! What runs of base64 say: one that is readable is a secret if its text holds one.

use super::looks::{is_mixed, is_secretive};
use super::place::head;
use super::terms::is_term;

/// The longest run that is decoded, in bytes; a longer one is judged by its characters.
const LONGEST: usize = 64 << 10;

/// How long the signatures of HMAC-SHA1 and HMAC-SHA256 are in base64, in bytes.
const DIGESTS: [usize; 2] = [28, 44];

/// Whether a run of base64 is a secret; none if it is not readable.
pub fn verdict(run: &str) -> Option<bool> {
    if is_public_format(run) {
        return Some(false);
    }
    // The first bytes tell what is no text.
    let start = decode(head(run, 12))?;
    if std::str::from_utf8(&start).is_err_and(|error| error.error_len().is_some()) {
        return None;
    }
    let text = String::from_utf8(decode(run)?).ok()?;
    let is_readable = text.len() >= 4 && text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    if !is_readable {
        return None;
    }
    if is_id(&text) {
        return Some(false);
    }
    Some(is_credential(&text) || !super::find::find_plain(&text).is_empty())
}

/// Whether a run has the length of a signature in base64, and is no row of words: a `/` is among its
/// digits, not between names.
pub fn is_digest(run: &str) -> bool {
    let has = |is: fn(&u8) -> bool| run.as_bytes().iter().any(is);
    let Some(digits) = run.strip_suffix('=').filter(|digits| DIGESTS.contains(&run.len()) && !digits.ends_with('='))
    else {
        return false;
    };
    digits.bytes().all(|byte| value_of(byte).is_some())
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && !digits.split(['/', '+', '-', '_']).all(is_term)
}

/// Whether the first bytes are those of an image, an archive, a document, a certificate or a
/// public key. Private keys in DER begin with a number, or with how they are encrypted.
fn is_public_format(run: &str) -> bool {
    let Some(bytes) = decode(head(run, 16)) else { return false };
    let is_sequence =
        matches!(bytes.as_slice(), [0x30, 0x82, _, _, 0x30, 0x82 | 0x0d, ..] | [0x30, 0x59, 0x30, 0x13, ..]);
    let starts: [&[u8]; 7] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF", b"BM\x00"];
    starts.iter().any(|start| bytes.starts_with(start)) || is_sequence
}

/// `5ca456ce_746458da_1f4c_3ba7e`, as requests of COS are numbered.
fn is_id(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_')
}

/// Whether a decoded text is a user's name and a password, or a password alone.
fn is_credential(text: &str) -> bool {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.@".contains(&byte));
    let secret =
        text.split_once(':').filter(|(user, _)| is_name(user)).map_or(text, |(_, password)| password).trim_end();
    !secret.contains([' ', '\n', '{', '<']) && is_secretive(secret, 6) && is_mixed(secret) && !is_term(secret)
}

/// The bytes of base64, of either alphabet and with or without padding.
pub fn decode(run: &str) -> Option<Vec<u8>> {
    let digits = run.trim_end_matches('=');
    if run.len() > LONGEST || digits.len() % 4 == 1 || run.len() - digits.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for digit in digits.bytes() {
        bits = bits << 6 | u32::from(value_of(digit)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(bytes)
}

fn value_of(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_64_kibibytes_is_decoded() {
        let is_decoded = |len: usize| decode(&"A".repeat(len)).is_some();
        assert_eq!(
            [4, 5, 6, LONGEST, LONGEST + 2, LONGEST + 4].map(is_decoded),
            [true, false, true, true, false, false]
        );
    }

    #[test]
    fn readable_text_is_judged_by_what_it_says() {
        for (run, expected) in [
            // `Hello, world! This is a test.`
            ("SGVsbG8sIHdvcmxkISBUaGlzIGlzIGEgdGVzdC4=", Some(false)),
            // `{"offset":100,"limit":20}`
            ("eyJvZmZzZXQiOjEwMCwibGltaXQiOjIwfQ==", Some(false)),
            // `5ca456ce_746458da_1f4c_3ba7e`
            ("NWNhNDU2Y2VfNzQ2NDU4ZGFfMWY0Y18zYmE3ZQ==", Some(false)),
            // `bob:Xk9mQ2vR7x`
            ("Ym9iOlhrOW1RMnZSN3g=", Some(true)),
            // `{"password":"Xk9mQ2vR7x"}`
            ("eyJwYXNzd29yZCI6IlhrOW1RMnZSN3gifQ==", Some(true)),
            // A PNG, a public key, a private key.
            ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB", Some(false)),
            ("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", Some(false)),
            ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", None),
            ("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", None),
            // A certificate with its private key, as PEM.
            (
                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCktmaUZFZ0JLOEwrakM0djZaZE13WW9jdDJhc3Z1ZEdBNHpCa2xURVhacmo1WXc2NWZkeWJ0ajB0WlR1Sm4yVEMKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQotLS0tLUJFR0lOIFBSSVZBVEUgS0VZLS0tLS0KOTNKR2F3WmdWZ2lxbkwvQng1UkEraHRlMk1zeDRYMHQ1T1RDSjlyeG05RXJZb2puK1ZnSkN6K0F1R0NENTZpQwotLS0tLUVORCBQUklWQVRFIEtFWS0tLS0tCg==",
                Some(true),
            ),
            // A certificate and a public key, as PEM.
            (
                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCmdyY083bjhhVURtKzhIN0NOSDhHYnRDUFhjZFJKRWZqUUVNQUFtdHVWRldVb0dWb1hXVEVtQXU0MUZSS2h5R3AKbWdHdElaNjFuUGFoWHZieFdoMkRDN2ZPQ2RhN3dBVG5GMXhrUEgzc3NMV0E3RGU4bHhMZExtcXV1VXV1alMrZg==",
                Some(false),
            ),
            (
                "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0Kb3B4YUtFeWU5MUlZS2M4UWViQ0E2ZGRLSEJEOHEycENROU0yVnQ2K1RCN1hsa2pvVnVqNW92V01sZkRPU3puQgotLS0tLUVORCBQVUJMSUMgS0VZLS0tLS0=",
                Some(false),
            ),
        ] {
            assert_eq!(verdict(run), expected, "{run}");
        }
    }
}
