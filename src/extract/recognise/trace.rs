//! Bodies in what `curl --trace-ascii` writes.
//!
//! ```text
//! <= Recv data, 192 bytes (0xc0)
//! 0000: {"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Mes
//! 0040: sage":"The provided credentials could not be validated."}}}
//! ```
//! 64 characters a line; a line feed is a dot. With `--trace`, sixteen bytes a line in
//! hexadecimal digits before the characters. Source: `src/tool_cb_dbg.c` of curl.

use super::{Look, Seen};
use memchr::memchr;

/// How many characters curl writes of a body on a line.
const WIDTH: usize = 64;

/// How many bytes it writes on a line in hexadecimal digits.
const HEX_BYTES: usize = 16;

/// The body that the lines below the place show.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let (body, end) = body(look.input, look.line.end + 1);
    let is_open = !look.input.get(end..).is_some_and(|rest| rest.contains(&b'\n'));
    if is_open && !look.last {
        return Seen::Wait { from: look.at };
    }
    match String::from_utf8(body) {
        Ok(text) => Seen::Text { read: text.len(), text, end, next: end },
        Err(_) => Seen::Nothing { next: end, read: 0 },
    }
}

/// What was received, and where the last of its lines ends. `from` is behind the line that
/// announces it.
fn body(input: &[u8], from: usize) -> (Vec<u8>, usize) {
    let mut body = Vec::new();
    let mut is_hex = false;
    let mut at = from;
    while let Some(rest) = input.get(at..) {
        let len = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        let Some(text) = dumped(line) else { break };
        if let Some(bytes) = hexadecimal(text) {
            body.extend_from_slice(&bytes);
            is_hex = true;
        } else {
            body.extend_from_slice(text);
            if text.len() < WIDTH {
                body.push(b'\n');
            }
        }
        at = (at + len + 1).min(input.len());
    }
    (if is_hex { body } else { with_line_feeds(&body) }, at)
}

/// The text of a line behind `0040: `.
fn dumped(line: &[u8]) -> Option<&[u8]> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    line.get(digits..)?.strip_prefix(b": ").filter(|_| digits >= 4)
}

/// The bytes of a line of `--trace`: `7b 22 52  {"R`, at most sixteen, with the text behind them.
fn hexadecimal(line: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::new();
    for group in line.chunks(3).take(HEX_BYTES) {
        match group {
            [high, low, b' '] if *high != b' ' => bytes.push(digit(*high)? << 4 | digit(*low)?),
            [b' ', b' ', b' '] if !bytes.is_empty() => {}
            _ => return None,
        }
    }
    (!bytes.is_empty()).then_some(bytes)
}

/// Outside of strings, a dot stands for a line feed.
fn with_line_feeds(body: &[u8]) -> Vec<u8> {
    let (mut inside, mut escaped) = (false, false);
    let restore = |byte: &u8| {
        let is_quote = *byte == b'"' && !escaped;
        escaped = inside && *byte == b'\\' && !escaped;
        inside ^= is_quote;
        if *byte == b'.' && !inside { b'\n' } else { *byte }
    };
    body.iter().map(restore).collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, unfinished};
    use super::*;

    #[test]
    fn a_body_is_waited_for_to_its_last_line() {
        let input = "<= Recv data, 3 bytes (0x3)\n0000: {.}\n== Info: x\n";
        let text = "{\n}\n".to_owned();
        assert_eq!(read(&look(input, "<=")), Seen::Text { text, read: 4, end: 38, next: 38 });
        assert_eq!(read(&unfinished(&input[..39], "<=")), Seen::Wait { from: 0 });
        let invalid = b"<= Recv data\n0000: \xff\n";
        assert_eq!(read(&Look::new(invalid, 0, true)), Seen::Nothing { next: invalid.len(), read: 0 });
    }

    #[test]
    fn hexadecimal_digits_are_read() {
        let text = "0000: 7b 22 61 22 3a 22 e6 97 a5 22 2c 22 62 22 3a 31 {\"a\":\"...\",\"b\":1\n0010: 7d                                              }\n";
        assert_eq!(String::from_utf8(body(text.as_bytes(), 0).0).unwrap(), "{\"a\":\"日\",\"b\":1}");
    }

    #[test]
    fn lines_are_joined_and_line_feeds_come_back() {
        let text =
            "0000: {.  \"a.\\\"b\": \"01234567890123456789012345678901234567890123456789\n0040: 9\".}\n== Info: x\n";
        let (body, end) = body(text.as_bytes(), 0);
        let expected = "{\n  \"a.\\\"b\": \"012345678901234567890123456789012345678901234567899\"\n}\n";
        assert_eq!(String::from_utf8(body).unwrap(), expected);
        assert_eq!(text.get(end..), Some("== Info: x\n"));
    }
}
