//! `code:C message:M requestId:R` and the like, as most exceptions print their fields.

use super::Found;
use super::message::split;
use super::tail::without_class;
use crate::extract::{Parts, is_code};
use std::borrow::Cow;

/// `code:C message:M requestId:R` and the like, from its first letter on.
pub fn fields(body: &str) -> Option<Found> {
    if let Some((_, rest)) = labelled(body, &["code", "Code"]) {
        // Java leaves the code of its own failures empty.
        let is_empty = labelled(rest, &["message", "Message"]).is_some();
        let end = rest.find(|c: char| is_empty || c == ',' || c.is_whitespace()).unwrap_or(rest.len());
        let (code, rest) = rest.split_at_checked(end)?;
        let code = without_packer_commas(code);
        let code = without_overlap(&code);
        let rest = rest.trim_start_matches([',', ' ']);
        let (_, rest) = labelled(rest, &["message", "Message"])?;
        // In source code, a placeholder stands there.
        let is_word = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        if !is_word {
            return None;
        }
        let (message, request_id, used) = text_and_id(code, rest);
        let (message, used) = cause(rest, used).filter(|_| message.is_empty()).unwrap_or((message, used));
        let message = without_packer_commas(message);
        let message = without_class(&message);
        return Some((parts(Some(code), &message, request_id), body.len() - rest.len() + used));
    }
    let (_, rest) = labelled(body, &["message", "Message"])?;
    let (text, request_id, used) = split(rest);
    // Node's own source, where the message is added later.
    if text.starts_with('"') && text.contains('+') {
        return None;
    }
    let (code, text) = hyphenated(text);
    Some((parts(code, text, request_id), body.len() - rest.len() + used))
}

/// New Java has neither code nor message for what fails before an answer: the cause stands behind.
fn cause(text: &str, used: usize) -> Option<(&str, usize)> {
    const LABEL: &str = " cause:";
    let cause = text.get(used..)?.strip_prefix(LABEL)?.lines().next()?;
    Some((cause, used + LABEL.len() + cause.len()))
}

/// Old Java puts the code before the message, with a hyphen between them.
pub fn hyphenated(text: &str) -> (Option<&str>, &str) {
    let code = text.split_once('-').filter(|(code, _)| is_code(code));
    code.map_or((None, text), |(code, text)| (Some(code), text))
}

/// The message and the RequestId; a failure of the client itself has none.
pub fn text_and_id<'t>(code: &str, text: &'t str) -> (&'t str, Option<&'t str>, usize) {
    let line = text.split('\n').next().unwrap_or_default();
    split(if code.starts_with("ClientError.") { line } else { text })
}

/// `RSpec` leaves out the middle of a text that is too long, and repeats what it keeps of one that hardly is:
/// `Zoo.LionEscaped...ped`.
fn without_overlap(code: &str) -> &str {
    let whole = code.split_once("...").filter(|(head, tail)| head.contains('.') && head.ends_with(tail));
    whole.map_or(code, |(head, _)| head)
}

/// Packer's machine-readable output has no commas.
fn without_packer_commas(text: &str) -> Cow<'_, str> {
    const COMMA: &str = "%!(PACKER_COMMA)";
    if text.contains(COMMA) {
        let text = text.replace(COMMA, ",");
        return Cow::Owned(text.strip_suffix(',').map_or(text.clone(), str::to_owned));
    }
    Cow::Borrowed(text)
}

/// The parts of an error; a text that is empty or the word for nothing is none.
pub fn parts(code: Option<&str>, message: &str, request_id: Option<&str>) -> Parts {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let is_given = |text: &&str| !matches!(*text, "None" | "null" | "nil" | "undefined");
    let (code, request_id) = (code.filter(is_given), request_id.filter(is_given));
    Parts { code: code.and_then(some), message: some(message), request_id: request_id.and_then(some) }
}

/// What stands behind one of these names and its `:` or `=`, and the name.
pub fn labelled<'t, 'n>(text: &'t str, names: &[&'n str]) -> Option<(&'n str, &'t str)> {
    names.iter().find_map(|name| {
        let rest = text.strip_prefix(name)?;
        let value = rest.strip_prefix([':', '=', '：'])?;
        Some((*name, value.strip_prefix(' ').unwrap_or(value)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::example::parts;
    use super::*;

    #[test]
    fn the_cause_stands_for_a_message_that_is_empty() {
        for (body, found) in [
            ("code: null message: requestId:null cause:java.io.A: no lion", parts("", "java.io.A: no lion", "")),
            ("code: null message:m requestId:null cause:java.io.A: no lion", parts("", "m", "")),
            ("code: null message: requestId:null", parts("", "", "")),
        ] {
            let (read, used) = fields(&format!("{body}\nat f (a.java:1)")).unwrap();
            assert_eq!(read, found, "{body}");
            assert!(used <= body.len(), "{body}");
        }
    }

    #[test]
    fn what_is_kept_of_both_ends_of_a_code_may_overlap() {
        for (code, read) in [
            ("Zoo.LionEscaped...d", "Zoo.LionEscaped"),
            ("Zoo.LionEscaped...Escaped", "Zoo.LionEscaped"),
            ("Zoo.Lion...scaped", "Zoo.Lion...scaped"),
            ("Zoo...o", "Zoo...o"),
        ] {
            let (found, _) = fields(&format!("Code={code}, Message=no lion, RequestId=r-1")).unwrap();
            assert_eq!(found, parts(read, "no lion", "r-1"), "{code}");
        }
    }

    #[test]
    fn the_fields_end_behind_their_id() {
        for (body, found) in [
            ("code:Zoo.A message:no lion requestId:r-1", parts("Zoo.A", "no lion", "r-1")),
            ("message:no lion requestId:r-1", parts("", "no lion", "r-1")),
            ("message:Zoo.A-no lion requestId:r-1", parts("Zoo.A", "no lion", "r-1")),
        ] {
            for behind in ["", "\n", "\nat f (a.js:1)"] {
                assert_eq!(fields(&format!("{body}{behind}")), Some((found.clone(), body.len())), "{body}{behind}");
            }
        }
    }
}
