//! Bytes written as numbers: `"MESSAGE":[123,34,…]` of journald, which does so with texts that have
//! colours, `"data":[123,34,…]` of a buffer in Node, `[123 34 …]` of a slice in Go.

use memchr::memchr;

/// The fewest bytes of a text with an error.
const LEAST: usize = 40;

/// The texts of the lists of bytes in a line.
pub fn arrays(line: &[u8]) -> Vec<Vec<u8>> {
    let mut arrays = Vec::new();
    let mut rest = line;
    while let Some(inside) = memchr(b'[', rest).and_then(|at| rest.get(at + 1..)) {
        let len = inside
            .iter()
            .position(|byte| !byte.is_ascii_digit() && !matches!(byte, b',' | b' '))
            .unwrap_or(inside.len());
        let (list, behind) = inside.split_at_checked(len).unwrap_or((inside, &[]));
        let numbers = || list.split(|byte| matches!(byte, b',' | b' ')).filter(|number| !number.is_empty());
        let byte = |number: &[u8]| std::str::from_utf8(number).ok()?.parse().ok();
        // What is no byte makes the list one of other numbers.
        arrays.extend(numbers().map(byte).collect::<Option<Vec<u8>>>().filter(|bytes| bytes.len() >= LEAST));
        rest = behind;
    }
    arrays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_bytes_is_a_text() {
        let text = "{\"Code\":\"Zoo.LionEscaped\",\"Message\":\"no\"}";
        let list = |separator: &str| {
            let numbers: Vec<String> = text.bytes().map(|byte| byte.to_string()).collect();
            format!("a [1] {{\"b\": [ {} ]}} [c", numbers.join(separator))
        };
        for separator in [",", ", ", " "] {
            assert_eq!(arrays(list(separator).as_bytes()), [text.as_bytes()], "{separator}");
        }
        assert_eq!(arrays(list(", 256, ").as_bytes()), Vec::<Vec<u8>>::new());
        assert_eq!(arrays(format!("[{}", "1,".repeat(39)).as_bytes()), Vec::<Vec<u8>>::new());
    }
}
