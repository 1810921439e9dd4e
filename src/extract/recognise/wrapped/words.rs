//! A response in JSON that was broken between words, as Terraform and the browsers of a terminal do:
//! its lines have no width in common, but each of them had no room for the next word.

use super::joined::is_in_string;
use super::{LEAST, columns};

/// The greatest width of such a line.
const MOST: usize = 400;
/// The most bytes that are put together.
const MOST_BYTES: usize = 8 << 10;

/// The lines of a response that was broken at spaces, joined with these.
pub fn of_words(lines: &[(&[u8], usize)]) -> Option<Vec<u8>> {
    let (first, _) = lines.first()?;
    let indent = first.iter().take_while(|byte| **byte == b' ').count();
    let inside = |line: &'_ [u8]| line.trim_ascii_start().len() + indent == line.len();
    if !first.get(indent..)?.starts_with(b"{\"") {
        return None;
    }
    let (mut joined, mut widest, mut room) = (first.trim_ascii_end().to_vec(), columns(first), usize::MAX);
    let (mut used, mut widths) = (1, vec![columns(first)]);
    for (line, _) in lines.get(1..)? {
        if joined.len() > MOST_BYTES || !is_open(&joined) || !inside(line) {
            break;
        }
        let last = widths.last().copied().unwrap_or_default();
        let word = line.trim_ascii().split(|byte| *byte == b' ').next().unwrap_or_default();
        room = room.min(last + 1 + columns(word));
        widest = widest.max(last);
        joined.push(b' ');
        joined.extend_from_slice(line.trim_ascii());
        widths.push(columns(line));
        used += 1;
    }
    let (last, broken) = widths.split_last()?;
    let is_wrapped = used > 1 && (LEAST..=MOST).contains(&widest) && widest.max(*last) < room;
    // Lines of one width were broken anywhere.
    let is_ragged = broken.len() == 1 || broken.iter().any(|width| width != &widest);
    if !is_wrapped || !is_ragged || is_open(&joined) {
        return None;
    }
    for (line, _) in lines.get(used..)? {
        joined.push(b'\n');
        joined.extend_from_slice(line);
    }
    Some(joined)
}

/// Whether an object has no end yet.
fn is_open(text: &[u8]) -> bool {
    !text.ends_with(b"}") || is_in_string(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Option<String> {
        let lines: Vec<(&[u8], usize)> = text.split('\n').map(|line| (line.as_bytes(), 0)).collect();
        of_words(&lines).map(|joined| String::from_utf8(joined).unwrap())
    }

    #[test]
    fn a_response_broken_between_words_is_whole_again() {
        for indent in ["", "   "] {
            let lines = [
                r#"{"Response":{"Error":{"Code":"Zoo.LionEscaped","Message":"no"#,
                "lion is here, neither in the cage nor somewhere",
                r#"else-nearby"},"RequestId":"5f3d8b1e-0c1a-4a6f-9a51-7c21"}}"#,
            ];
            let text = lines.map(|line| format!("{indent}{line}"));
            assert_eq!(joined(&text.join("\n")), Some(format!("{indent}{}", lines.join(" "))));
        }
    }

    #[test]
    fn other_lines_are_left_alone() {
        for text in [
            // There was room for the next word.
            "{\"Response\":{\"Error\":{\"Code\":\"Zoo.LionEscaped\",\"Message\":\"no lion\nis here, neither in the cage nor somewhere where I\nlook\"}}}",
            // It has no end.
            "{\"Response\":{\"Error\":{\"Code\":\"Zoo.LionEscaped\",\"Message\":\"no\nlion-is-here-now-and-nowhere-else",
            "{\"a\": 1}\nb",
            "Zoo.A: {\"a\": \"no\nlion\"}",
            "{",
        ] {
            assert_eq!(joined(text), None, "{text}");
        }
    }
}
