//! The message between a code and an id of the API: `x: C => M => R`, `C: M (request id: R)`.

use super::super::brackets::{balanced, unwrapped};
use super::super::code::Told;
use super::super::ending::{self, of_message};
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::super::request_id;
use super::super::sentence::{without_indent, without_label};
use super::super::tail::before_tag;
use std::ops::Range;

/// What may stand between a code, its message and an id, besides brackets.
const SEPARATORS: [char; 16] = ['/', ' ', '\t', ':', ';', '|', '｜', ',', '-', '–', '—', '=', '：', '，', '；', '·'];
/// The same, and brackets.
const MARKS: [char; 9] = ['>', '<', '(', ')', '[', ']', '{', '}', '（'];

/// The message between a code and an id of the API on its line.
pub fn up_to_id(text: &str, code: Range<usize>) -> Option<Told> {
    let word = text.get(code.clone())?;
    let before = text.get(..code.start)?.trim_end();
    let lines = of_message(text.get(code.end..)?);
    let last = lines.rfind('\n').map_or(0, |at| at + 1);
    let id = request_id::last(lines.get(last..)?).filter(|id| is_uuid(id.id))?;
    let said = lines.get(..last + id.start)?;
    let label = lines.get(last + id.start..last + id.end)?.to_lowercase();
    let is_labelled = ["req", "请求", "リクエスト"].iter().any(|name| label.contains(name));
    let is_separated = said.trim_start().starts_with(SEPARATORS) || said.trim_start().starts_with(MARKS);
    // Behind a label, a space is enough: `cvm.cc:99] RunInstances: C M request_id=R`.
    let is_behind_label = is_labelled && (before.is_empty() || before.ends_with([':', ']', '|', '>', '：']));
    // Logzero: `[E 261123 08:10:01 run:3] C M [R]`.
    let is_closed = before.ends_with(']')
        && lines.get(last + id.start..)?.trim_start().starts_with(['[', '('])
        && !lines.get(last + id.end..)?.contains(char::is_alphanumeric);
    let is_told = if word.contains('.') {
        is_separated || is_behind_label || is_closed
    } else {
        // `InternalError: M (R)`
        let is_in_brackets = label.starts_with([' ', '('])
            && label.contains('(')
            && label.ends_with(|c: char| c.is_ascii_hexdigit() || c == ')');
        (is_labelled || is_in_brackets) && said.starts_with(": ") || is_labelled && is_listed(said)
    };
    let opened = said.trim_matches(SEPARATORS).trim_matches(['<', '>']).trim_matches(SEPARATORS);
    let opened = opened.trim_start_matches([']', ')', '}', '）', '】']).trim_start_matches(SEPARATORS);
    let message = before_tag(without_label(unwrapped(balanced(opened)).trim_matches(SEPARATORS)));
    // A code in quotes may be the value of a member, and the id that of another one.
    let is_member = before.ends_with(['"', '\'']) && message.contains("\":");
    // `C:  (RequestId: R)`: the message is empty.
    let is_empty = is_labelled && matches!(said.trim(), ":" | "：" | ": \"\"" | ": ''") && word.contains('.');
    let message = if is_empty { "" } else { message };
    // `<C>, see request R`
    let is_message = !matches!(message, "see" | "for" | "with" | "in")
        && message.contains(char::is_alphanumeric)
        && (message == word || !message.contains(word))
        && !is_member;
    (is_told && (is_message || is_empty))
        .then(|| Told::Error(parts(Some(word), message, Some(id.id)), code.end + last + id.end))
}

/// Whether a message stands behind a comma without a name of its own: `C, M, requestId: R`.
fn is_listed(said: &str) -> bool {
    said.strip_prefix(", ").and_then(|said| said.split(' ').next()).is_some_and(|word| !word.contains('='))
}

/// The message of several lines behind the name of a program, up to an id of the API in brackets at
/// the end of its last line: `deploy: C: M` and below `M (RequestId: R)`.
pub fn over_lines(text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let word = text.get(code.clone()).unwrap_or_default();
    let before = text.get(..code.start).unwrap_or_default();
    let rest = text.get(code.end..).and_then(|behind| behind.strip_prefix(": ")).unwrap_or_default();
    // Go-logging: `08:10:01.123 main ▶ ERRO 001 C: M`.
    let is_label = before.trim_end().ends_with(':') || before.contains(" ▶ ");
    if rest.is_empty() || !word.contains('.') || !is_label {
        return Told::Nothing;
    }
    let ending = ending::of(rest, None);
    match ending.request_id.filter(|id| is_uuid(id)) {
        Some(id) if ending.message.contains('\n') => {
            let behind = rest.get(ending.used..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
            let is_closed = behind.starts_with([')', ']']) && !behind.contains(char::is_alphanumeric);
            let message = without_indent(&ending.message, before);
            let parts = || parts(Some(word), &message, Some(&id));
            if is_closed { Told::Error(parts(), text.len() - rest.len() + ending.used) } else { Told::Nothing }
        }
        None if ending.is_open && may_grow => Told::Unfinished,
        _ => Told::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, parts};
    use super::*;

    fn told(input: &str, code: &str) -> Option<Told> {
        let text = input.replace("{R}", ID);
        let at = text.find(code).unwrap();
        up_to_id(&text, at..at + code.len())
    }

    #[test]
    fn the_message_keeps_its_own_brackets() {
        for input in [
            "x: Zoo.A: no lion {a} (RequestId: {R})",
            "x: Zoo.A => no lion {a} => {R}",
            "a.cc:99] x: Zoo.A no lion {a} request_id={R}",
            "Failure [Zoo.A] [no lion {a}] [{R}]",
            "Zoo.A / no lion {a} / {R}",
        ] {
            let Some(Told::Error(found, _)) = told(input, "Zoo.A") else { panic!("{input}") };
            assert_eq!(found, parts("Zoo.A", "no lion {a}", ID), "{input}");
        }
    }

    #[test]
    fn a_code_without_a_dot_needs_a_label_or_an_id_in_brackets() {
        for (input, is_told) in [
            ("cn-1: Zoo: no lion (RequestId: {R})", true),
            ("cn-1: Zoo no lion (RequestId: {R})", false),
            ("cn-1: Zoo, no lion, RequestId: {R}", true),
            ("cn-1: Zoo, Messag=no lion, RequestId: {R}", false),
            ("cn-1: Zoo: no lion ({R})", true),
            ("cn-1: Zoo: no lion. {R}", false),
            ("cn-1: Zoo no lion ({R})", false),
        ] {
            assert_eq!(told(input, "Zoo").is_some(), is_told, "{input}");
        }
    }

    #[test]
    fn a_message_may_be_empty() {
        for (input, is_told) in [
            ("call failed: Zoo.A:  (RequestId: {R})", true),
            ("call failed: Zoo.A: \"\" (request id {R})", true),
            ("call failed: Zoo.A: ({R})", false),
            ("call failed: Zoo: (RequestId: {R})", false),
            ("Zoo.A (RequestId: {R})", false),
        ] {
            let found = told(input, if input.contains("Zoo.A") { "Zoo.A" } else { "Zoo" });
            let is_empty = matches!(found, Some(Told::Error(found, _)) if found == parts("Zoo.A", "", ID));
            assert_eq!(is_empty, is_told, "{input}");
        }
    }

    #[test]
    fn a_message_of_two_lines_ends_with_an_id_in_brackets() {
        for (input, is_told) in [
            ("deploy: Zoo.A: no\nlion (RequestId: {R})", true),
            ("08:10:01 main ▶ ERRO 001 Zoo.A: no\nlion (RequestId: {R})\n", true),
            ("deploy: Zoo.A: no\nlion RequestId: {R} x", false),
            ("deploy Zoo.A: no\nlion (RequestId: {R})", false),
        ] {
            let text = input.replace("{R}", ID);
            let at = text.find("Zoo.A").unwrap();
            let told = over_lines(&text, at..at + 5, false);
            assert_eq!(
                matches!(told, Told::Error(found, _) if found == parts("Zoo.A", "no\nlion", ID)),
                is_told,
                "{input}"
            );
        }
        assert_eq!(over_lines("deploy: Zoo.A: no", 8..13, true), Told::Unfinished);
    }

    #[test]
    fn a_refusal_has_two_lines() {
        let message = "you are not authorized to perform operation (a:B)\nresource (*) has no permission";
        let Some(Told::Error(found, _)) = told(&format!("x: Zoo.A: {message} (RequestId: {{R}})"), "Zoo.A") else {
            panic!()
        };
        assert_eq!(found, parts("Zoo.A", message, ID));
    }
}
