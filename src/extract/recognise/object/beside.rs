//! What stands beside an error's object and belongs to it: the RequestId behind it on its
//! line, the message before it, the exception above the stack that it ends.

use super::super::code::is_declared;
use super::super::logged::logged_message;
use super::super::message::is_uuid;
use super::super::spaced::{is_message as is_sentence, without_prefix};
use super::super::{Look, request_id};
use super::thrown::{jasmine_above, thrown_above, vitest_above};
use crate::extract::Parts;
use crate::extract::label::Label;
use crate::extract::lines::line_around;
use crate::extract::pairs::name_in_line;
use memchr::memchr;

/// The longest rest of a line that may name the RequestId, in bytes.
const LONGEST_REST: usize = 200;
/// An error with what stands beside its object on the line: the RequestId behind it, the
/// message before it. Also where the scan goes on.
pub fn beside(look: &Look<'_>, mut parts: Parts, end: usize) -> (Parts, usize) {
    let mut next = end;
    let rest = look.slice(end..(end + LONGEST_REST).min(look.input.len()));
    let line_end = memchr(b'\n', rest).or((rest.len() < LONGEST_REST).then_some(rest.len()));
    let behind = line_end.and_then(|line_end| rest.get(..line_end));
    if parts.request_id.is_none()
        && let Some(behind) = behind
    {
        let rest = String::from_utf8_lossy(behind);
        // Behind it in a tuple of Python, it has quotes.
        let own = rest.trim_matches([' ', ',', '\'', '"', ')', '\r']);
        if is_uuid(own) {
            parts.request_id = Some(own.to_owned());
            next = end + behind.len();
        } else if let Some(id) = request_id::last(&rest).filter(|id| is_uuid(id.id)) {
            parts.request_id = Some(id.id.to_owned());
            next = end + id.end.min(behind.len());
        }
    }
    // `400 R {"Code":C,"Message":M}`
    if parts.request_id.is_none() {
        let before = String::from_utf8_lossy(look.before());
        let last = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next());
        parts.request_id = last.filter(|last| is_uuid(last)).map(str::to_owned);
    }
    // The text format of protocol buffers: the error is a field beside the id.
    let is_all = |behind: &[u8]| matches!(behind.trim_ascii(), b"" | b",");
    if parts.request_id.is_none() && behind.is_some_and(is_all) && is_message(look) {
        let line = line_around(look.input, end).end;
        let below = String::from_utf8_lossy(look.slice(line_around(look.input, line + 1))).into_owned();
        let indent = look.slice(look.line.clone()).iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let name = name_in_line(&below, 0).filter(|name| name.label == Label::RequestId && name.start == indent);
        let id = name.map(|name| request_id::value(&below, name.value)).filter(|(id, _)| is_uuid(id));
        if let Some((id, _)) = id {
            parts.request_id = Some(id.to_owned());
            next = line + 1 + below.len();
        }
    }
    if parts.message.is_none() && parts.request_id.is_some() {
        let before = String::from_utf8_lossy(look.before());
        // Loguru puts what is bound to a record before its message.
        let logged = behind.map(String::from_utf8_lossy);
        let logged = logged.and_then(|rest| Some(rest.strip_prefix(" | ")?.trim().to_owned()));
        parts.message = logged.filter(|said| !said.is_empty());
        next = parts.message.as_ref().and(line_end).map_or(next, |len| end + len);
        let thrown = || jasmine_above(look).or_else(|| vitest_above(look)).or_else(|| thrown_above(look));
        let plain = || {
            Some(before.trim_end())
                .map(|said| without_prefix(said).unwrap_or(said))
                .filter(|said| is_sentence(said) && !said.ends_with(':'))
        };
        let above = || thrown().or_else(|| logged_message(&before)).or_else(|| plain().map(str::to_owned));
        parts.message = parts.message.take().or_else(above);
    }
    (parts, next)
}

/// Whether only a name stands before the object, and its type in Go: `error {`, YAML's `error: {`,
/// `Error: struct { Code string }{`.
pub fn is_message(look: &Look<'_>) -> bool {
    let name = look.slice(look.line.start..look.at);
    let word = name.strip_suffix(b" ").unwrap_or_default();
    let is_field = !word.is_empty() && word.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_');
    let member = name.trim_ascii_start();
    let typed = member.get(5..).filter(|_| member.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"error")));
    let typed = typed.and_then(|rest| rest.strip_prefix(b":")).map(<[u8]>::trim_ascii);
    is_field || typed.is_some_and(|typed| typed.is_empty() || typed.starts_with(b"struct {"))
}

/// Whether an object that looks like an error stands in source code, or is a sample of
/// Prometheus: `errors_total{code="C"}`, `Error{Code: "C"}`, `const e = {`.
pub fn is_source(look: &Look<'_>, parts: &Parts) -> bool {
    let before = look.slice(look.line.start..look.at);
    if before.is_empty() || parts.request_id.as_deref().is_some_and(is_uuid) {
        return false;
    }
    let is_name = before.last().is_some_and(u8::is_ascii_alphanumeric);
    let inside = look.slice(look.at + 1..look.line.end);
    let key = inside.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let mark = inside.get(key..).unwrap_or_default();
    let is_glued = is_name && key > 0 && (mark.starts_with(b"=\"") || mark.starts_with(b": \""));
    is_glued || is_declared(before)
}

/// The message between a level at the start of the line and the object, as winston writes it.
pub fn levelled_before(look: &Look<'_>) -> Option<String> {
    let before = String::from_utf8_lossy(look.before()).into_owned();
    let said = ["error: ", "warn: "].iter().find_map(|level| before.strip_prefix(level))?.strip_suffix(' ')?;
    (!said.trim().is_empty()).then(|| said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, look, parts};
    use super::*;

    #[test]
    fn a_request_id_behind_and_a_message_before_belong_to_the_object() {
        let id = format!("x {{C}}, request_id: \"{ID}\" y");
        let whole = look(&id, "{C}");
        assert_eq!(beside(&whole, parts("A", "m", ""), 5), (parts("A", "m", ID), id.len() - 2));
        let tuple = format!("({{C}}, '{ID}')");
        assert_eq!(beside(&look(&tuple, "{C}"), parts("A", "m", ""), 4), (parts("A", "m", ID), tuple.len()));
        let before = look("ERROR: no lion {C}", "{C}");
        assert_eq!(beside(&before, parts("A", "", ID), 18), (parts("A", "no lion", ID), 18));
        assert_eq!(beside(&before, parts("A", "", ""), 18), (parts("A", "", ""), 18));
    }

    #[test]
    fn an_object_of_source_code_is_no_error() {
        for (line, expected) in [
            ("e := &E{Code: \"A\"}", true),
            ("errors_total{code=\"A\"} 3", true),
            ("export const E = {", true),
            ("E { code: \"A\" }", false),
            ("E{code=A}", false),
            ("err = {", false),
            ("error: {", false),
        ] {
            assert_eq!(is_source(&look(line, "{"), &parts("A", "m", "")), expected, "{line}");
        }
    }

    #[test]
    fn the_request_id_may_be_the_field_behind_the_error() {
        let input = format!("error {{\n  code: \"A\"\n}}\nrequest_id: \"{ID}\"\n");
        let whole = look(&input, "{");
        let end = input.find('}').unwrap() + 1;
        assert_eq!(beside(&whole, parts("A", "m", ""), end), (parts("A", "m", ID), input.len() - 1));
    }

    #[test]
    fn the_id_may_be_the_member_below_the_error() {
        for (start, end) in [
            ("error: {code: A}\nrequest_id: ", true),
            ("  Error: struct { Code string }{Code:\"A\"},\n  RequestId: ", true),
            ("  error: {code: A}\nrequest_id: ", false),
            ("x: {code: A}\nrequest_id: ", false),
        ] {
            let input = format!("{start}\"{ID}\",\n");
            let at = input.rfind(['{']).unwrap();
            let whole = Look { at, ..look(&input, "{") };
            let close = input.rfind('}').unwrap() + 1;
            let id = if end { ID } else { "" };
            assert_eq!(beside(&whole, parts("A", "m", ""), close).0, parts("A", "m", id), "{input}");
        }
    }
}
