//! Pairs that have brackets of their own, as Daiquiri writes them: `[code: C] [detail: M]`.

use crate::extract::label::Label;
use crate::extract::pairs::{Name, name_at};

/// How many words of a text in brackets make a sentence.
const LEAST_WORDS: usize = 2;

/// Whether a name and its value have brackets of their own.
pub fn is_name(text: &str, name: &Name) -> bool {
    let around_all = text.get(..name.start).is_some_and(|before| before.ends_with('['));
    around_all
        && value(text, name)
            .is_some_and(|(_, end)| matches!(text.as_bytes().get(end), None | Some(b' ' | b':' | b'\n')))
}

/// The value of a name up to the bracket that closes the pair on its line, and where the bracket
/// ends.
pub fn value<'t>(text: &'t str, name: &Name) -> Option<(&'t str, usize)> {
    let before = text.get(..name.start)?;
    let line = text.get(name.value..)?.split('\n').next()?;
    if !before.ends_with('[') || text.get(name.start..name.value)?.contains(']') {
        return None;
    }
    let mut depth = 1_usize;
    let closing = |(_, c): &(usize, char)| {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    };
    let (end, _) = line.char_indices().find(closing)?;
    Some((line.get(..end)?.trim(), name.value + end + 1))
}

/// The message in a pair before the code.
pub fn message_before(before: &str) -> Option<String> {
    before.match_indices('[').find_map(|(at, _)| {
        let name = name_at(before, at + 1).filter(|name| name.start == at + 1 && !name.is_loose)?;
        let (said, _) = value(before, &name).filter(|_| matches!(name.label, Label::Message | Label::Said))?;
        (said.split(' ').count() >= LEAST_WORDS || !said.is_ascii()).then(|| said.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_with_the_bracket_of_its_pair() {
        for (text, at, said) in [
            ("[code: Zoo.A] [x: y]", 1, Some("Zoo.A")),
            ("[detail: not in [1, 2].]: failed", 1, Some("not in [1, 2].")),
            ("[code] => C", 1, None),
            ("[code: C", 1, None),
            ("code: C]", 0, None),
        ] {
            let name = name_at(text, at).unwrap();
            assert_eq!(value(text, &name).map(|(said, _)| said), said, "{text}");
        }
    }

    #[test]
    fn a_message_stands_in_a_pair_before_the_code() {
        assert_eq!(message_before("x [detail: no lion] [request_id: r] ").as_deref(), Some("no lion"));
        assert_eq!(message_before("x [7] [detail: no] [state: no lion] "), None);
    }
}
