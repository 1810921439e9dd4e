//! Texts in base64: a body that a gateway hands on, a mail in Chinese, the value of a secret.

/// The fewest characters of one.
const LEAST: usize = 80;
/// How an object begins, `{"` and `{` before a line feed, and a response with its head: `HTTP/`.
const STARTS: [&[u8]; 3] = [b"eyJ", b"ewog", b"SFRUUC8"];

/// The blocks of lines in base64, and the texts inside of lines.
#[derive(Default)]
pub struct EncodedBlocks {
    block: Vec<u8>,
    /// Where its first line begins.
    start: usize,
}

impl EncodedBlocks {
    /// Takes a line that begins at a byte offset; returns the texts that ended before it, or in it.
    pub fn line(&mut self, line: &[u8], at: usize) -> Option<(usize, String)> {
        let line = line.trim_ascii();
        if !line.is_empty() && line.iter().all(|byte| sextet(*byte).is_some() || *byte == b'=') {
            if self.block.is_empty() {
                self.start = at;
            }
            self.block.extend_from_slice(line);
            return None;
        }
        let words = || line.split(|byte| sextet(*byte).is_none());
        let word = words().find(|word| word.len() >= LEAST && STARTS.iter().any(|start| word.starts_with(start)));
        self.end().or_else(|| Some((at, decoded(word?)?)))
    }

    /// The text of the last block.
    pub fn end(&mut self) -> Option<(usize, String)> {
        let block = std::mem::take(&mut self.block);
        let text = if block.len() >= LEAST { decoded(&block) } else { None };
        text.map(|text| (self.start, text))
    }
}

/// What six bits a character stands for.
fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

/// What was encoded, if it is a text.
fn decoded(encoded: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    for group in encoded.chunks(4) {
        let sextets: Vec<u32> = group.iter().map_while(|byte| sextet(*byte)).collect();
        let bits = sextets.iter().fold(0, |bits, sextet| bits << 6 | sextet) << (6 * (4 - sextets.len()));
        let [_, group @ ..] = bits.to_be_bytes();
        bytes.extend(group.iter().take(sextets.len().saturating_sub(1)));
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{"Code":"Zoo.LionEscaped","Message":"狮子不在 no lion is here, nowhere"}` in base64.
    const ENCODED: &str =
        "eyJDb2RlIjoiWm9vLkxpb25Fc2NhcGVkIiwiTWVzc2FnZSI6IueLruWtkOS4jeWcqCBubyBsaW9uIGlzIGhlcmUsIG5vd2hlcmUifQ==";
    const TEXT: &str = r#"{"Code":"Zoo.LionEscaped","Message":"狮子不在 no lion is here, nowhere"}"#;

    fn found(input: &str) -> Vec<(usize, String)> {
        let (mut blocks, mut at, mut found) = (EncodedBlocks::default(), 0, Vec::new());
        for line in input.split('\n') {
            found.extend(blocks.line(line.as_bytes(), at));
            at += line.len() + 1;
        }
        found.extend(blocks.end());
        found
    }

    #[test]
    fn blocks_and_words_are_read() {
        let (first, second) = ENCODED.split_at(76);
        for (input, at) in [
            (format!("a:\n{first}\n{second}\nb"), 3),
            (format!("{first}\n{second}"), 0),
            (format!("a b\n{{\"body\":\"{ENCODED}\"}}"), 4),
            (format!("a {}", ENCODED.trim_end_matches('=')), 0),
        ] {
            assert_eq!(found(&input), [(at, TEXT.to_owned())], "{input}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for input in
            ["lion\nbear\n", &"MIIDXDCCAkSgAwIBAgIUF8Mw".repeat(4), &format!("a {}", &ENCODED[4..]), "eyJhIjoxfQ=="]
        {
            assert_eq!(found(input), [], "{input}");
        }
    }
}
