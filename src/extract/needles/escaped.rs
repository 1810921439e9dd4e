//! Needles in lines that are each written as a string of JSON, before the escapes are undone.

use super::{ERROR, find_with};
use crate::extract::syntax::Syntax;

/// The first place from an offset on where a needle may be in lines that are each written as a
/// string of JSON, in which writers escape `<`, `>` and `&` as well.
pub fn find_escaped(input: &[u8], from: usize) -> Option<usize> {
    find_with(input, from, announced_escaped).map(|(_, at)| at)
}

fn announced_escaped(syntax: Syntax, text: &[u8], at: usize) -> Option<Syntax> {
    let rest = text.get(at..).unwrap_or_default();
    let is_needle = match rest {
        [b'\\', b'u', b'0', b'0', b'3', b'c', behind @ ..] => behind.starts_with(b"= Recv"),
        [b'\\', b'u', b'0', b'0', b'3', b'e', ..] => at > 0 && text.get(at - 1) == Some(&b'='),
        [b'\\', b'u', b'0', b'0', b'2', b'6', ..] => false,
        _ if syntax == Syntax::Yaml => {
            matches!(rest.get(ERROR.len()..), None | Some([] | [b'\\', ..] | [b' ', b'{', ..]))
        }
        _ => true,
    };
    is_needle.then_some(syntax)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needles_are_found_in_strings_and_characters_of_html_are_none() {
        for (input, at) in [
            (r#"{\"Error\":"#, Some(2)),
            (r"Error:\n", Some(0)),
            (r"Error: a\n", None),
            (r"a=1\u0026b \u003cp\u003e", None),
            (r"\u003c= Recv data", Some(0)),
            (r"'x' =\u003e 1", Some(5)),
            (r"\\u0045rror", Some(1)),
            (r"x InvalidZoo", Some(2)),
        ] {
            assert_eq!(find_escaped(input.as_bytes(), 0), at, "{input}");
        }
    }
}
