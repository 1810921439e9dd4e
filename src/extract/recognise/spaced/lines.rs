//! The code at the end of its line, and the message and the RequestId on the lines below.

use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::super::request_id;
use super::FRAME;
use super::spoken::is_message;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;

/// How many lines the parts may take.
const MOST_LINES: usize = 6;

/// The message and the RequestId on lines below the code.
///
/// `may_lack_id`: whether the line of the code says nothing itself, so that an id is not needed.
pub fn on_lines(word: &str, rest: &str, may_grow: bool, may_lack_id: bool) -> Told {
    // Without an id, the message is the last line of all.
    let alone = |rest: &str| {
        let said = rest.trim_end_matches(FRAME).trim();
        let is_alone =
            may_lack_id && word.contains('.') && !said.contains('\n') && is_message(said) && !rest.starts_with('\n');
        match is_alone {
            true if may_grow => Told::Unfinished,
            true => Told::Error(parts(Some(word), said, None), rest.trim_end().len()),
            false => Told::Nothing,
        }
    };
    let mut message = String::new();
    let mut at = 0;
    for line in rest.split('\n').take(MOST_LINES) {
        let text = line.trim_matches(FRAME).trim();
        let labelled = request_id::last(text).filter(|id| is_uuid(id.id) && id.start == 0).map(|id| id.id);
        match labelled.or(Some(text).filter(|text| is_uuid(text))) {
            Some(id) if !message.is_empty() => {
                return Told::Error(parts(Some(word), &message, Some(id)), at + line.len());
            }
            // A block of colour has lines of spaces, a box its borders.
            _ if text.is_empty() && !line.is_empty() => {}
            _ if text.is_empty() => return alone(rest),
            _ => {
                let name = name_in_line(text, 0).filter(|name| name.label == Label::Message && !name.is_loose);
                let said = name.filter(|_| message.is_empty()).and_then(|name| text.get(name.value..)).unwrap_or(text);
                message.push_str(if message.is_empty() { "" } else { "\n" });
                message.push_str(said);
            }
        }
        at += line.len() + 1;
    }
    if may_grow && rest.split('\n').count() < MOST_LINES { Told::Unfinished } else { alone(rest) }
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, parts};
    use super::*;

    #[test]
    fn the_lines_below_have_the_message_and_perhaps_the_id() {
        for (rest, message, id) in [
            ("no lion\n{R}\n", "no lion", ID),
            ("  no\n  lion\n  RequestId: {R}\n", "no\nlion", ID),
            ("│ no lion   │\n│ {R} │\n", "no lion", ID),
            ("the lion is out\n", "the lion is out", ""),
            ("没有狮子\n\n", "没有狮子", ""),
        ] {
            let rest = rest.replace("{R}", ID);
            let Told::Error(found, _) = on_lines("Zoo.A", &rest, false, true) else { panic!("{rest}") };
            assert_eq!(found, parts("Zoo.A", message, id), "{rest}");
        }
    }

    #[test]
    fn without_an_id_other_lines_are_none() {
        for rest in
            ["", "\n", "lion\n", "the lion is out\nthe bear too\n", "the lion is out\n\nmore\n", "Zoo.B is out\n"]
        {
            assert_eq!(on_lines("Zoo.A", rest, false, true), Told::Nothing, "{rest}");
        }
        assert_eq!(on_lines("Zoo.A", "the lion is out\n", false, false), Told::Nothing);
        assert_eq!(on_lines("Zoo", "the lion is out\n", false, true), Told::Nothing);
        assert_eq!(on_lines("Zoo.A", "the lion is out\n", true, true), Told::Unfinished);
    }
}
