//! Where a message without quotes ends: at the RequestId behind it, perhaps some lines below,
//! or with its line.

use super::message::begins_record;
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
    let first = text.split('\n').next().unwrap_or_default();
    let next = text.get(first.len() + 1..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let is_refusal =
        first.contains("not authorized to perform operation") && next.trim_start().starts_with("resource (");
    if is_refusal { text.get(..first.len() + 1 + next.len()).unwrap_or(first) } else { first }
}

/// Whether the line that names the resource of a refusal is not there yet to its end.
pub fn waits_for_resource(text: &str) -> bool {
    let (first, next) = text.split_once('\n').unwrap_or((text, ""));
    first.contains("not authorized to perform operation") && !next.contains('\n')
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
    for (number, line) in text.split('\n').take(MOST_LINES).enumerate() {
        if number > 0 && ends_message(line) && !is_label(text, end) {
            return without_id(text, closing, false);
        }
        if let Some(id) = request_id::last(own(line)) {
            // A label on a line of its own ends the message with the line before it.
            let is_alone = line.get(..id.start).is_some_and(|before| !before.contains(char::is_alphanumeric));
            let is_below = number > 0 && (is_alone || is_label(text, end));
            let message_end = if is_below { end - 1 } else { end + id.start };
            let message = balanced(text.get(..message_end).unwrap_or_default()).to_owned();
            return Ending { message, request_id: Some(id.id.to_owned()), used: end + id.end, is_open: false };
        }
        end += line.len() + 1;
    }
    let is_all = text.split('\n').count() <= MOST_LINES;
    without_id(text, closing, is_all)
}

/// Whether the line at a byte offset begins with the name of a RequestId, perhaps behind a
/// level or a frame.
fn is_label(text: &str, line: usize) -> bool {
    let Some(name) = name_in_line(text, line).filter(|name| name.label == Label::RequestId) else { return false };
    let (_, end) = request_id::value(text, name.value);
    let behind = text.get(end..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    let before = text.get(line..name.start).unwrap_or_default();
    before.len() <= LONGEST_FRAME && !before.contains(char::is_lowercase) && !behind.contains(char::is_alphanumeric)
}

fn without_id(text: &str, closing: Option<char>, is_open: bool) -> Ending {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    // A refusal of the access management names the resource on the next line.
    let resource = lines.next().filter(|next| {
        first.contains("not authorized to perform operation") && next.trim_start().starts_with("resource (")
    });
    let used = first.len() + resource.map_or(0, |line| line.len() + 1);
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

/// A message without the brackets behind it that were opened before it.
fn balanced(message: &str) -> &str {
    let mut message = message.trim_end();
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

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    #[test]
    fn a_message_ends_at_its_id_or_with_its_line() {
        for (text, message, has_id, is_open) in [
            ("one requestId={R} x", "one", true, false),
            ("one\ntwo requestId={R}", "one\ntwo", true, false),
            ("one\nRequestId: {R}", "one", true, false),
            ("one", "one", false, true),
            ("one\ntwo", "one", false, true),
            ("one\n\nrequestId={R}", "one", false, false),
            ("one\n2026-11-23 16:10:01 x requestId={R}", "one", false, false),
            ("one\ncode=B message=two requestId={R}", "one", false, false),
            ("one} ", "one", false, true),
            ("no (1)], requestId={R}", "no (1)", true, false),
            ("one, code: 404 (request {R})", "one, code: 404", true, false),
            (
                "you are not authorized to perform operation (a:B)\nresource (*) has no permission\n\n",
                "you are not authorized to perform operation (a:B)\nresource (*) has no permission",
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
