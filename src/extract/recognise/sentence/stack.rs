//! What the stack of an exception tells in Node: where the message above it ends, and behind it the
//! RequestId among the members: `TencentCloudError [C]: M`, its calls, `{ requestId: 'R' }`.

use super::super::message::{begins_record, is_uuid};
use super::super::request_id;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;

/// How many lines a stack and its members take.
const MOST_LINES: usize = 40;

/// How many lines a message above a stack takes.
const MOST_OF_MESSAGE: usize = 6;

/// The message of several lines that a text begins with, up to the stack below it. None if the stack
/// is not there, or begins on the second line.
pub fn message_above(text: &str) -> Option<&str> {
    let mut end = 0_usize;
    for (number, line) in text.split('\n').take(MOST_OF_MESSAGE + 1).enumerate() {
        if is_call(line) {
            return text.get(..end.checked_sub(1)?).filter(|_| number > 1);
        }
        if ends_message(text, number, line) {
            return None;
        }
        end += line.len() + 1;
    }
    None
}

/// Whether the stack below a message may be in the lines that are not there yet.
pub fn may_follow(text: &str) -> bool {
    let lines = || text.split('\n').enumerate();
    lines().count() <= MOST_OF_MESSAGE
        && !lines().any(|(number, line)| {
            let is_last = number > 0 && number + 1 == lines().count() && line.is_empty();
            is_call(line) || !is_last && ends_message(text, number, line)
        })
}

fn is_call(line: &str) -> bool {
    line.starts_with("    ") && line.trim_start().starts_with("at ") && line.contains(':')
}

/// Whether a line, of which this is the number, belongs to no message above a stack: it is empty, another record, or
/// the exception itself below what a logger writes of it.
fn ends_message(text: &str, number: usize, line: &str) -> bool {
    let is_again = || text.split('\n').next().is_some_and(|first| line.ends_with(first));
    line.trim().is_empty() || number > 0 && (begins_record(line) || is_again())
}

/// Whether what stands below the lines of an error is a stack so far, and its end is not there.
pub fn is_open(text: &str, lines: usize) -> bool {
    let mut below = text.split('\n').skip(lines).take(MOST_LINES);
    let is_call = |line: &str| line.trim_start().starts_with("at ");
    let mut count = 1;
    below.next().is_some_and(is_call)
        && below.inspect(|_| count += 1).all(|line| is_call(line) || line.starts_with("  "))
        && count < MOST_LINES
}

/// The id below the lines of an error: nothing but calls and members stand between them.
pub fn id_below(text: &str, lines: usize) -> Option<String> {
    let mut is_behind = false;
    for line in text.split('\n').skip(lines).take(MOST_LINES) {
        if !is_behind {
            if !line.trim_start().starts_with("at ") {
                return None;
            }
            is_behind = line.trim_end().ends_with('{');
            continue;
        }
        let name = name_in_line(line, 0).filter(|name| name.label == Label::RequestId);
        if name.is_some() || line.starts_with('}') {
            let id = name.map(|name| request_id::value(line, name.value).0).filter(|id| is_uuid(id));
            return id.map(str::to_owned);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::recognise::example::ID;

    #[test]
    fn the_id_is_a_member_behind_the_stack() {
        let stack = "Zoo: m\n    at a (b.js:1)\n    at c (d.js:2) {\n  status: 400,\n  requestId: '{R}'\n}\n";
        assert_eq!(id_below(&stack.replace("{R}", ID), 1).as_deref(), Some(ID));
        for other in ["Zoo: m\n    at a (b.js:1)\nrequestId: '{R}'\n", "Zoo: m\nrequestId: '{R}'\n", "Zoo: m"] {
            assert_eq!(id_below(&other.replace("{R}", ID), 1), None, "{other}");
        }
    }

    #[test]
    fn a_message_of_several_lines_ends_at_its_stack() {
        for (text, message) in [
            ("no\nlion\n    at f (a.js:3:5)\n", Some("no\nlion")),
            ("no lion\n    at f (a.js:3:5)\n", None),
            ("no\nlion\n\n    at f (a.js:3:5)\n", None),
            ("no\nlion\n", None),
        ] {
            assert_eq!(message_above(text), message, "{text}");
        }
        for (text, open) in [
            ("a\nb\n    at f {\n  code: 'C',", true),
            ("a\nb\n    at f {\n}", false),
            ("a\nb\nc", false),
            ("a\nb", false),
        ] {
            assert_eq!(is_open(text, 2), open, "{text}");
        }
    }
}
