//! Texts of an input in another writing: what a proxy escaped, a form encoded, a tool dumped byte
//! for byte. Nothing that the scan looks for stands in them as it is, so they are looked for only
//! in a short input in which nothing was found.

mod base64;
mod dump;
mod escapes;
mod numbers;

use memchr::memchr;

/// The texts that an input holds in another writing, each with the byte offset of its first line.
pub fn texts(input: &[u8]) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    let (mut dumps, mut blocks) = (dump::Dumps::default(), base64::EncodedBlocks::default());
    let mut at = 0;
    while let Some(rest) = input.get(at..).filter(|rest| !rest.is_empty()) {
        let len = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        texts.extend(dumps.line(line, at));
        texts.extend(blocks.line(line, at));
        let found = escapes::percent(line).into_iter().chain(escapes::marks(line)).chain(numbers::arrays(line));
        texts.extend(found.map(|bytes| (at, text(&bytes))));
        at += len + 1;
    }
    texts.extend(dumps.end());
    texts.extend(blocks.end());
    texts.sort_by_key(|(at, _)| *at);
    texts
}

/// Bytes as text, whatever stands around it.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a hexadecimal digit stands for.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The byte of two hexadecimal digits.
fn byte(digits: &[u8]) -> Option<u8> {
    match digits {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_writing_is_read_where_it_stands() {
        let input = "up\r\nbody=%7B%22a%22%3A%221%22%2C%22b%22%3A2%7D\r\n\
                     0000000: 7b22 6122 3a31 7d                 {\"a\":1}\r\n\
                     0000007: 0a                       .\r\nend\r\n";
        let expected = [(4, r#"{"a":"1","b":2}"#), (input.find("0000000:").unwrap(), "{\"a\":1}\n")];
        let found = texts(input.as_bytes());
        let found: Vec<(usize, &str)> = found.iter().map(|(at, text)| (*at, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_plain_text_holds_none() {
        for input in ["", "\n", "a=%20b [1, 2] #012", "{\"Code\":\"Zoo.A\"}"] {
            assert_eq!(texts(input.as_bytes()), [], "{input}");
        }
    }
}
