//! Lines behind a frame, of which it or an open string tells that they go on: `bat`, which numbers
//! those that do not, and Newman.
//!
//! ```text
//!    5   │   "Message": "no li       │   Message: "no li
//!        │ on is here"               │ on is here"
//! ```

use super::LEAST;
use super::joined::{Joined, is_in_string};
use crate::extract::substring::find;

/// How far into a line the frame may stand, in bytes.
const MOST_BEFORE: usize = 12;

/// The lines behind a frame, each with those that continue it.
pub fn in_frame(lines: &[(&[u8], usize)]) -> Option<Joined> {
    let (first, _) = lines.first()?;
    let (_, column) = behind(first)?;
    let mut joined: Vec<u8> = Vec::new();
    let (mut is_numbered, mut is_joined, mut count) = (false, false, 0);
    for (number, (line, _)) in lines.iter().enumerate() {
        let Some((text, _)) = behind(line).filter(|(_, own)| *own == column) else { break };
        let has_number = line.iter().take(column).any(u8::is_ascii_digit);
        is_numbered |= has_number;
        let last = joined.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let is_more = if is_numbered { !has_number } else { last.len() >= LEAST && is_in_string(last) };
        if number > 0 && !is_more {
            joined.push(b'\n');
        }
        is_joined |= number > 0 && is_more;
        joined.extend_from_slice(text);
        count += 1;
    }
    is_joined.then_some((joined, count))
}

/// Whether a line behind a frame ends inside of a string, as only the first lines of it do.
pub fn is_open(line: &[u8]) -> bool {
    behind(line).is_some_and(|(text, _)| text.len() >= LEAST && is_in_string(text))
}

/// What is behind the frame of a line, and in which byte the frame stands.
fn behind(line: &[u8]) -> Option<(&[u8], usize)> {
    let column = find(line, "│".as_bytes()).filter(|column| (1..=MOST_BEFORE).contains(column))?;
    let before = line.get(..column)?;
    let text = line.get(column + "│".len()..)?;
    let is_frame = before.iter().all(|byte| *byte == b' ' || byte.is_ascii_digit()) && before.starts_with(b" ");
    let is_box = text.trim_ascii_end().ends_with("│".as_bytes());
    (is_frame && !is_box).then(|| (text.strip_prefix(b" ").unwrap_or(text), column))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Option<String> {
        let lines: Vec<(&[u8], usize)> = text.lines().map(|line| (line.as_bytes(), 0)).collect();
        in_frame(&lines).map(|(joined, _)| String::from_utf8(joined).unwrap())
    }

    #[test]
    fn a_line_without_a_number_continues_the_one_before() {
        let text = "   4   │ {\n   5   │   \"Message\": \"no li\n       │ on\"\n   6   │ }\n";
        assert_eq!(joined(text).as_deref(), Some("{\n  \"Message\": \"no lion\"\n}"));
        assert_eq!(joined("   4   │ {\n   5   │ }\n"), None);
    }

    #[test]
    fn a_string_that_is_open_goes_on_in_the_next_line() {
        let text = "  │   Message: \"no lion is left in the whole of the zo\n  │ o, nor a tiger\",\n  │ }\n";
        let expected = "  Message: \"no lion is left in the whole of the zoo, nor a tiger\",\n}";
        assert_eq!(joined(text).as_deref(), Some(expected));
    }
}
