//! Where a message without quotes ends: at the RequestId behind it, perhaps some lines below,
//! or with its line.

use super::message::{UUID, begins_record, is_uuid};
use super::request_id;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;

/// How many lines of a message are read up to its RequestId.
const MOST_LINES: usize = 8;

/// The longest text before a name that begins its line, in bytes.
const LONGEST_FRAME: usize = 36;

/// The first line of a text; of a refusal of the access management, also the next one, which names
/// the resource.
pub fn of_message(text: &str) -> &str {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let resource = lines.next().filter(|next| names_resource(first, next));
    let Some(resource) = resource else { return first };
    let used = first.len() + 1 + resource.len();
    // The brackets around the reason may close on a line of their own.
    let closing = lines.next().filter(|line| line.trim_start().starts_with(']') && is_unclosed(first));
    text.get(..used + closing.map_or(0, |line| 1 + line.len())).unwrap_or(first)
}

/// Whether a line names the resource of the refusal on the line before it.
fn names_resource(first: &str, next: &str) -> bool {
    first.contains("not authorized to perform operation") && next.trim_start().starts_with("resource (")
}

/// Whether more square brackets open in a text than close.
fn is_unclosed(text: &str) -> bool {
    text.matches('[').count() > text.matches(']').count()
}

/// Whether the line that names the resource of a refusal is not there yet to its end.
pub fn waits_for_resource(text: &str) -> bool {
    let (first, next) = text.split_once('\n').unwrap_or((text, ""));
    let lines = if is_unclosed(first) { 2 } else { 1 };
    first.contains("not authorized to perform operation") && next.split('\n').count() <= lines
}

/// What a text begins with.
#[derive(Debug, PartialEq, Eq)]
pub struct Ending {
    pub message: String,
    pub request_id: Option<String>,
    /// How much of the text both take.
    pub used: usize,
    /// Whether the lines that are not there yet may hold the rest.
    pub is_open: bool,
}

/// The message that a text begins with. `closing` ends what it stands in.
pub fn of(text: &str, closing: Option<char>) -> Ending {
    let mut end = 0;
    // Where a line of nothing but a frame begins, behind the first.
    let mut gap = None;
    for (number, line) in text.split('\n').take(MOST_LINES).enumerate() {
        if number > 0 && ends_message(line) && !is_label(text, end) {
            return without_id(text, closing, false);
        }
        // Rich breaks a long line before the id: `M (RequestId:`.
        if let Some((message, id)) = broken_before_id(text, end, line) {
            let used = end + line.len() + 1 + id.len();
            return Ending { message: message.to_owned(), request_id: Some(id.to_owned()), used, is_open: false };
        }
        if let Some(id) = request_id::last(own(line)) {
            // A label on a line of its own ends the message with the line before it.
            let is_alone = line.get(..id.start).is_some_and(|before| !before.contains(char::is_alphanumeric));
            let is_below = number > 0 && (is_alone || is_label(text, end));
            let is_closing = is_alone && line.trim_start().starts_with(']') && text.get(..end).is_some_and(is_unclosed);
            let before = gap.filter(|_| is_below || number > 0);
            let message_end = if let Some(gap) = before {
                gap
            } else if is_below && !is_closing {
                end - 1
            } else {
                end + id.start
            };
            let message = balanced(text.get(..message_end).unwrap_or_default()).to_owned();
            return Ending { message, request_id: Some(id.id.to_owned()), used: end + id.end, is_open: false };
        }
        let is_frame = number > 0 && line.trim() == "│";
        gap = gap.or(is_frame.then(|| end - 1));
        end += line.len() + 1;
    }
    let is_all = text.split('\n').count() <= MOST_LINES;
    without_id(text, closing, is_all)
}

/// The message up to the name of an id at the end of a line that begins at `start`, and the id, which begins the
/// next line.
fn broken_before_id<'t>(text: &'t str, start: usize, line: &str) -> Option<(&'t str, &'t str)> {
    let name = line.trim_end().strip_suffix([':', '='])?;
    let label = name.rsplit([' ', '(', '（']).next().filter(|name| Label::of(name) == Label::RequestId)?;
    let next = text.get(start + line.len() + 1..)?;
    let id = next.get(..UUID).filter(|id| is_uuid(id))?;
    let message = text.get(..start + name.len() - label.len())?;
    Some((message.trim_end_matches([' ', '(', '（', ',', '，']), id))
}

/// Whether the line at a byte offset begins with the name of a RequestId, perhaps behind a
/// level or a frame.
fn is_label(text: &str, line: usize) -> bool {
    let Some(name) = name_in_line(text, line).filter(|name| name.label == Label::RequestId) else { return false };
    let (_, end) = request_id::value(text, name.value);
    let behind = text.get(end..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    let before = text.get(line..name.start).unwrap_or_default();
    // PowerShell: each line behind `Write-Error: `.
    let is_name = before.trim_end().ends_with(':') && !before.trim().contains([' ', '\t']);
    before.len() <= LONGEST_FRAME
        && (is_name || !before.contains(char::is_lowercase))
        && !behind.contains(char::is_alphanumeric)
}

fn without_id(text: &str, closing: Option<char>, is_open: bool) -> Ending {
    let first = text.split('\n').next().unwrap_or_default();
    // A refusal of the access management names the resource on the next line, and the bracket on the
    // third is its last character.
    let lines = of_message(text);
    let closing_line = lines.match_indices('\n').nth(1).and_then(|(at, _)| Some((at, lines.get(at..)?.find(']')?)));
    let used = closing_line.map_or(lines.len(), |(at, bracket)| at + bracket + 1);
    let message = text.get(..used).unwrap_or(first).trim_end();
    let message = closing.and_then(|closing| message.get(..message.rfind(closing)?)).unwrap_or(message);
    Ending { message: message.to_owned(), request_id: None, used, is_open }
}

/// Whether a line belongs to another record.
fn ends_message(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty()
        || begins_record(line)
        || text.starts_with("at ")
        || text.starts_with("{\"") && text.trim_end().ends_with('}')
        || text.starts_with("Traceback")
        || ["encentCloudSDK", "\"Response\"", "\"Error\"", "错误码"].iter().any(|start| line.contains(start))
        || ["ode=", "ode:"].iter().any(|label| other_code(line, label).is_some())
}

/// Where a line names a code behind a label. Numbers are none.
fn other_code(line: &str, label: &str) -> Option<usize> {
    let is_code = |at: &usize| {
        let value = line.get(at + label.len()..).unwrap_or_default().trim_start_matches([' ', '"', '\'', '`']);
        value.starts_with(|c: char| c.is_ascii_uppercase())
    };
    line.match_indices(label).map(|(at, _)| at).find(is_code)
}

/// A message without the brackets behind it that were opened before it, and without the one that opens the
/// object with its id: `M { requestId: 'R' }`.
fn balanced(message: &str) -> &str {
    let message = message.trim_end();
    let mut message = message.strip_suffix(" {").map_or(message, str::trim_end);
    for _ in 0..MOST_LINES {
        let pairs = [('(', ')'), ('[', ']'), ('{', '}'), ('【', '】'), ('（', '）')];
        let Some((open, close)) = pairs.into_iter().find(|(_, close)| message.ends_with(*close)) else { break };
        let count = |bracket: char| message.matches(bracket).count();
        if count(open) >= count(close) {
            break;
        }
        message = message.strip_suffix(close).unwrap_or(message).trim_end();
    }
    message
}

/// What of a line is before another error.
fn own(line: &str) -> &str {
    let codes = [" code=", " code:"].iter().filter_map(|label| other_code(line, label));
    let other = ["[TencentCloudSDK", "{\"Response\""].iter().filter_map(|start| line.find(start)).chain(codes).min();
    other.and_then(|at| line.get(..at)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::recognise::example::ID;

    #[test]
    fn a_refusal_waits_for_the_lines_that_belong_to_it() {
        let first = "not authorized to perform operation (a:B)";
        for (text, waits) in [
            (format!("{first}\n"), true),
            (format!("{first}\nresource (*)\n"), false),
            (format!("[[request id:a]{first}\nresource (*)\n"), true),
            (format!("[[request id:a]{first}\nresource (*)\n]\n"), false),
            ("no lion\n".to_owned(), false),
        ] {
            assert_eq!(waits_for_resource(&text), waits, "{text}");
        }
    }

    #[test]
    fn a_message_ends_at_its_id_or_with_its_line() {
        for (text, message, has_id, is_open) in [
            ("one requestId={R} x", "one", true, false),
            ("one\ntwo requestId={R}", "one\ntwo", true, false),
            ("one\nRequestId: {R}", "one", true, false),
            ("one", "one", false, true),
            ("one\ntwo", "one", false, true),
            ("one\n\nrequestId={R}", "one", false, false),
            ("one\n{\"a\": 1, \"requestId\": \"{R}\"}", "one", false, false),
            ("one\n2026-11-23 16:10:01 x requestId={R}", "one", false, false),
            ("one\ncode=B message=two requestId={R}", "one", false, false),
            ("one} ", "one", false, true),
            ("one { requestId: '{R}' }", "one", true, false),
            ("no (1)], requestId={R}", "no (1)", true, false),
            ("one, code: 404 (request {R})", "one, code: 404", true, false),
            (
                "you are not authorized to perform operation (a:B)\nresource (*) has no permission\n\n",
                "you are not authorized to perform operation (a:B)\nresource (*) has no permission",
                false,
                false,
            ),
            (
                "[[request id:a]you are not authorized to perform operation (a:B)\nresource (*) has no permission\n] requestId={R}",
                "[[request id:a]you are not authorized to perform operation (a:B)\nresource (*) has no permission\n]",
                true,
                false,
            ),
            (
                "[[request id:a]you are not authorized to perform operation (a:B)\nresource (*) has no permission\n] x\n\n",
                "[[request id:a]you are not authorized to perform operation (a:B)\nresource (*) has no permission\n]",
                false,
                false,
            ),
        ] {
            let found = of(&text.replace("{R}", ID), Some('}'));
            assert_eq!(
                (found.message.as_str(), found.request_id.is_some(), found.is_open),
                (message, has_id, is_open),
                "{text}"
            );
        }
    }
}
