//! Names with their values in brackets: `code[C] msg[M] requestId[R]`, `code=<C>, message=<M>`.

use super::code::Told;
use super::fields::parts;
use crate::extract::label::{Label, is_part};
use std::ops::Range;

/// The brackets that values stand in.
const PAIRS: [(char, char); 3] = [('[', ']'), ('(', ')'), ('<', '>')];
/// What stands between two pairs.
const BETWEEN: [char; 7] = [' ', ',', ';', '，', '；', '|', '&'];
/// How many pairs are read behind the code.
const MOST_PAIRS: usize = 8;

/// The error whose code stands in brackets behind its name: its message has the same brackets.
pub fn find(text: &str, code: Range<usize>) -> Told {
    found(text, code).unwrap_or(Told::Nothing)
}

fn found(text: &str, code: Range<usize>) -> Option<Told> {
    let word = text.get(code.clone())?;
    let before = text.get(..code.start)?;
    let (open, close) = PAIRS.into_iter().find(|(open, _)| before.ends_with(*open))?;
    let name = before.strip_suffix(open)?;
    let name = name.strip_suffix([':', '=']).unwrap_or(name);
    let start = name.rfind(|c| !is_part(c)).map_or(0, |at| at + name.get(at..).map_or(1, first_len));
    if Label::of(name.get(start..)?) != Label::Code {
        return None;
    }
    let line = text.get(..text.get(code.end..)?.find('\n').map_or(text.len(), |len| code.end + len))?;
    let mut rest = line.get(code.end..)?.strip_prefix(close)?;
    let (mut message, mut id, mut used) = (None, None, code.end);
    for _ in 0..MOST_PAIRS {
        let pair = rest.trim_start_matches(BETWEEN);
        let len = pair.find(|c| !is_part(c)).unwrap_or(pair.len());
        let (name, behind) = pair.split_at_checked(len)?;
        let behind = behind.strip_prefix([':', '=']).unwrap_or(behind);
        let Some(inside) = behind.strip_prefix(open).filter(|_| len > 0) else { break };
        let end = closing(inside, (open, close))?;
        let value = inside.get(..end)?;
        match Label::of(name) {
            Label::Message | Label::Said if message.is_none() => message = Some(value.trim()),
            Label::RequestId if id.is_none() => id = Some(value.trim()),
            _ => {}
        }
        rest = inside.get(end + close.len_utf8()..)?;
        used = line.len() - rest.len();
    }
    let message = message.filter(|message| !message.is_empty())?;
    Some(Told::Error(parts(Some(word), message, id), used))
}

/// Where the bracket is that closes a text; one that is never opened in it.
fn closing(text: &str, (open, close): (char, char)) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    // A bracket of the message has no partner: the last one closes it.
    text.rfind(close)
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::super::example::{ID, parts};
    use super::*;

    fn told(line: &str) -> Told {
        let text = line.replace("{R}", ID);
        let at = text.find("Zoo.A").unwrap();
        find(&text, at..at + 5)
    }

    #[test]
    fn a_name_may_have_its_value_in_brackets() {
        for (line, message, id) in [
            ("Fail: code[Zoo.A] msg[no [big] lion] requestId[{R}]", "no [big] lion", ID),
            ("err, code(Zoo.A) message(no lion (2)) requestId({R})", "no lion (2)", ID),
            ("code=<Zoo.A>, status=<400>, message=<no lion>\nnext", "no lion", ""),
            ("错误码:[Zoo.A]，错误信息:[没有狮子]，请求ID:[{R}]", "没有狮子", ID),
            ("code[Zoo.A] msg[no (lion]", "no (lion", ""),
        ] {
            let Told::Error(found, _) = told(line) else { panic!("{line}") };
            assert_eq!(found, parts("Zoo.A", message, id), "{line}");
        }
    }

    #[test]
    fn other_brackets_are_none() {
        for line in [
            "code[Zoo.A]",
            "errors[Zoo.A] msg[no lion]",
            "code[Zoo.A] no lion",
            "code[Zoo.A] msg[no lion",
            "code[Zoo.A] msg[]",
            "code[Zoo.A, msg[no lion]",
        ] {
            assert_eq!(told(line), Told::Nothing, "{line}");
        }
    }
}
