//! The code at the end of its line, and the message and the RequestId on the lines below.

use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::super::request_id;
use super::FRAME;
use super::spoken::is_message;
use crate::extract::is_code;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;

/// How many lines the parts may take.
const MOST_LINES: usize = 6;

/// The message and the RequestId on lines below the code.
///
/// `without`: whether no id is needed, as the code is surely one of the API, and as its line says nothing itself.
pub fn on_lines(word: &str, rest: &str, may_grow: bool, without: [bool; 2]) -> Told {
    let alone = |rest: &str| without_id(word, rest, may_grow, without);
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

/// The message on the line below the code, where no id stands below: behind its name, the only line that is
/// indented, or the last line of all.
fn without_id(word: &str, rest: &str, may_grow: bool, [is_own, says_nothing]: [bool; 2]) -> Told {
    let mut lines = rest.split('\n');
    let (first, next) = (lines.next().unwrap_or_default(), lines.next());
    let named = name_in_line(first, 0).filter(|name| name.label == Label::Message && !name.is_loose);
    let named = named.filter(|name| first.get(..name.start).is_some_and(|indent| indent.trim().is_empty()));
    let named = named.and_then(|name| first.get(name.value..)).map(str::trim).filter(|said| !said.is_empty());
    let is_below = first.starts_with("  ") && next.is_some_and(|next| !next.starts_with(' ') && !is_code_first(next));
    let said = rest.trim_end_matches(FRAME).trim();
    let is_rule = |line: &str| !line.contains(char::is_alphanumeric);
    let is_last = said.split('\n').skip(1).all(is_rule) && !rest.starts_with('\n');
    let bare = || {
        Some(first.trim_matches(FRAME).trim()).filter(|said| says_nothing && (is_below || is_last) && is_message(said))
    };
    match named.or_else(bare).filter(|_| is_own) {
        Some(_) if may_grow => Told::Unfinished,
        Some(said) => Told::Error(parts(Some(word), said, None), first.len()),
        None => Told::Nothing,
    }
}

/// Whether a line begins with a code: the next item of a list.
fn is_code_first(line: &str) -> bool {
    let word = line.split([' ', ':', '\t']).next().unwrap_or_default();
    word.contains('.') && is_code(word)
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
            ("Message: no lion\nnext\n", "no lion", ""),
            ("  the lion is out\nnext\n", "the lion is out", ""),
        ] {
            let rest = rest.replace("{R}", ID);
            let Told::Error(found, _) = on_lines("Zoo.A", &rest, false, [true, true]) else { panic!("{rest}") };
            assert_eq!(found, parts("Zoo.A", message, id), "{rest}");
        }
    }

    #[test]
    fn without_an_id_other_lines_are_none() {
        for rest in [
            "",
            "\n",
            "lion\n",
            "the lion is out\nthe bear too\n",
            "the lion is out\n\nmore\n",
            "Zoo.B is out\n",
            "  the lion is out\nZoo.B\n  the bear is out\n",
            "  the lion is out\n  the bear too\n",
        ] {
            assert_eq!(on_lines("Zoo.A", rest, false, [true, true]), Told::Nothing, "{rest}");
        }
        assert_eq!(on_lines("Zoo.A", "the lion is out\n", false, [true, false]), Told::Nothing);
        assert_eq!(on_lines("Zoo", "the lion is out\n", false, [false, true]), Told::Nothing);
        assert_eq!(on_lines("Zoo.A", "the lion is out\n", true, [true, true]), Told::Unfinished);
    }
}
