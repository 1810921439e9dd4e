//! What stands beside an error's object and belongs to it: the RequestId behind it on its
//! line, the message before it, the exception above the stack that it ends.

use super::super::logged::logged_message;
use super::super::message::is_uuid;
use super::super::{Look, request_id};
use crate::extract::Parts;
use memchr::memchr;

/// The longest rest of a line that may name the RequestId, in bytes.
const LONGEST_REST: usize = 200;
/// How many lines before an object the message of its exception is looked for.
const MOST_LINES_ABOVE: usize = 24;

/// An error with what stands beside its object on the line: the RequestId behind it, the
/// message before it. Also where the scan goes on.
pub fn beside(look: &Look<'_>, mut parts: Parts, end: usize) -> (Parts, usize) {
    let mut next = end;
    let behind = look.slice(end..(end + LONGEST_REST).min(look.input.len()));
    let line_end = memchr(b'\n', behind).or((behind.len() < LONGEST_REST).then_some(behind.len()));
    if parts.request_id.is_none()
        && let Some(behind) = line_end.and_then(|line_end| behind.get(..line_end))
    {
        let rest = String::from_utf8_lossy(behind);
        if let Some(id) = request_id::last(&rest).filter(|id| is_uuid(id.id)) {
            parts.request_id = Some(id.id.to_owned());
            next = end + id.end.min(behind.len());
        }
    }
    if parts.message.is_none() && parts.request_id.is_some() {
        let before = String::from_utf8_lossy(look.before());
        parts.message = thrown_above(look).or_else(|| logged_message(&before));
    }
    (parts, next)
}

/// The message of an exception whose stack ends before the object: Node's test runner.
pub fn thrown_above(look: &Look<'_>) -> Option<String> {
    let is_call = |line: &str| line.trim_start().starts_with("at ");
    if !is_call(&String::from_utf8_lossy(look.before())) {
        return None;
    }
    let mut below: Vec<String> = Vec::new();
    for line in look.lines_above(MOST_LINES_ABOVE) {
        let text = String::from_utf8_lossy(look.slice(line)).into_owned();
        if is_call(&text) {
            continue;
        }
        if let Some((_, first)) = text.split_once("Error: ").or_else(|| text.split_once("Error]: ")) {
            let lines = std::iter::once(first.to_owned()).chain(below.into_iter().rev());
            return Some(lines.collect::<Vec<_>>().join("\n"));
        }
        if text.trim().is_empty() {
            return None;
        }
        below.push(text.trim_start().to_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{look, parts};
    use super::*;

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    #[test]
    fn a_request_id_behind_and_a_message_before_belong_to_the_object() {
        let id = format!("x {{C}}, request_id: \"{ID}\" y");
        let whole = look(&id, "{C}");
        assert_eq!(beside(&whole, parts("A", "m", ""), 5), (parts("A", "m", ID), id.len() - 2));
        let before = look("ERROR: no lion {C}", "{C}");
        assert_eq!(beside(&before, parts("A", "", ID), 18), (parts("A", "no lion", ID), 18));
        assert_eq!(beside(&before, parts("A", "", ""), 18), (parts("A", "", ""), 18));
    }

    #[test]
    fn the_message_above_a_stack_is_its_exceptions() {
        let input = "  Error: no lion\n  at home\n      at f (a.js:1)\n      at g (a.js:2) {C}";
        assert_eq!(beside(&look(input, "{C}"), parts("A", "", ID), input.len()).0, parts("A", "no lion", ID));
        let other = "no lion\n\n    at f (a.js:1) {C}";
        assert_eq!(beside(&look(other, "{C}"), parts("A", "", ID), other.len()).0, parts("A", "", ID));
    }
}
