//! Objects that are written as strings, whatever is around them: `{\"codeDesc\":\"C\"}`.

use super::{Look, Seen};
use crate::extract::raw::Raw;
use crate::extract::substring::find;
use memchr::memchr_iter;

/// The first object on the line whose quotes have backslashes before them.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let next = look.at + 1;
    let Some(raw) = object(look.slice(look.start..look.line.end)) else { return Seen::Nothing { next, read: 0 } };
    Seen::Text { text: raw.text(), read: raw.bytes.len(), end: next, next }
}

fn object(line: &[u8]) -> Option<Raw<'_>> {
    let written = line.get(find(line, b"{\\")?..)?;
    // It ends at the quote that has no backslash before it.
    let end = memchr_iter(b'"', written).find(|quote| written.get(quote - 1) != Some(&b'\\'));
    Some(Raw::escaped(end.and_then(|end| written.get(..end)).unwrap_or(written)))
}

#[cfg(test)]
mod tests {
    use super::super::example::look;
    use super::*;

    #[test]
    fn an_object_is_read_to_the_quote_around_it() {
        for (input, read_len) in [(r#"x "{\"codeDesc\":\"Zoo.A\"}" "y""#, 24), (r#"{\"codeDesc\":\"Zoo.A\"}"#, 24)] {
            let look = look(input, "codeDesc");
            let text = r#"{"codeDesc":"Zoo.A"}"#.to_owned();
            let seen = Seen::Text { text, read: read_len, end: look.at + 1, next: look.at + 1 };
            assert_eq!(read(&look), seen, "{input}");
        }
        let other = look(r#"{"codeDesc":"Zoo.A"}"#, "codeDesc");
        assert_eq!(read(&other), Seen::Nothing { next: other.at + 1, read: 0 });
    }
}
