//! Objects that are written as strings, whatever is around them: `{\"codeDesc\":\"C\"}`.

use super::{Look, Seen};
use crate::extract::raw::Raw;
use crate::extract::substring::find;
use memchr::memchr_iter;

/// The object around the place whose quotes have backslashes before them.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let next = look.at + 1;
    let line = look.slice(look.start..look.line.end);
    // What was read before may end behind the place.
    let found = look.at.checked_sub(look.start).and_then(|place| object(line, place));
    let Some((start, len)) = found else { return Seen::Nothing { next, read: 0 } };
    let raw = Raw::escaped(line.get(start..start + len).unwrap_or_default());
    Seen::Text { text: raw.text(), read: len, end: (look.start + start + len).max(next), next }
}

/// Where the first object begins that does not end before the place, and its length.
fn object(line: &[u8], place: usize) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + find(line.get(from..)?, b"{\\")?;
        let written = line.get(start..)?;
        let len = length(written).unwrap_or_else(|| {
            // It ends at the quote that has no backslash before it.
            let end = memchr_iter(b'"', written).find(|quote| written.get(quote - 1) != Some(&b'\\'));
            end.unwrap_or(written.len())
        });
        if start + len > place {
            return Some((start, len));
        }
        from = start + len.max(1);
    }
}

/// The length of an object from its bracket to the one that closes it. The quotes in it have
/// as many backslashes before them as the first one; those inside of a string have more.
fn length(written: &[u8]) -> Option<usize> {
    let run = |at: usize| written.iter().skip(at).take_while(|byte| **byte == b'\\').count();
    let depth_of_quotes = run(1);
    let (mut depth, mut in_string, mut at) = (0_usize, false, 0);
    loop {
        match written.get(at)? {
            b'\\' => {
                let backslashes = run(at);
                at += backslashes;
                in_string ^= backslashes == depth_of_quotes && written.get(at) == Some(&b'"');
            }
            b'"' => return None,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::look;
    use super::*;

    #[test]
    fn an_object_is_read_to_the_quote_around_it() {
        for (input, end) in [
            (r#"x "{\"codeDesc\":\"Zoo.A\"}" "y""#, 27),
            (r#"{\"codeDesc\":\"Zoo.A\"}"#, 24),
            (r#"{\"a\":{\"b\":\"}\"}} {\"codeDesc\":\"Zoo.A\"} {\"a\":1}"#, 46),
        ] {
            let look = look(input, "codeDesc");
            let text = r#"{"codeDesc":"Zoo.A"}"#.to_owned();
            let seen = Seen::Text { text, read: 24, end, next: look.at + 1 };
            assert_eq!(read(&look), seen, "{input}");
        }
        let other = look(r#"{"codeDesc":"Zoo.A"}"#, "codeDesc");
        assert_eq!(read(&other), Seen::Nothing { next: other.at + 1, read: 0 });
    }
}
