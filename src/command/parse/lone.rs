//! Lone messages: lines with a message of the API or of an SDK, but without its code.
//!
//! They are searched for only at the start of an input in which no error was found, so that a
//! log costs nothing, and only where the message begins the line or a part of the line.

use crate::advice;
use crate::catalog::Catalog;
use crate::extract::{ApiError, Request};
use crate::time;

/// The longest line that is searched, in bytes.
const LONGEST_LINE: usize = 4 << 10;
/// The keys of JSON under which logs keep messages.
const KEYS: &str = "msg message error err errmsg error_msg error_message errormessage reason detail details log \
                    exception exc_info stack description text cause";
/// Within how many bytes a JSON document of this program says that it is one.
const OWN_START: usize = 40;
/// The characters that may stand before a message on its line, apart from whitespace.
const OPENERS: [char; 21] =
    [':', '=', ']', '>', '|', '-', '"', '\'', '`', ')', '}', '*', '#', '：', '】', '，', ',', '!', '！', '│', '$'];

/// A message without its code.
pub struct LoneMessage<'c> {
    /// The code that the catalog has for it.
    pub code: &'c str,
    /// The message as an error without a code.
    pub error: ApiError,
}

/// The messages at the start of an input.
pub fn messages<'c>(catalog: &'c Catalog, head: &[u8]) -> Vec<LoneMessage<'c>> {
    let head = String::from_utf8_lossy(head);
    // An error in a document of this program was found before.
    if head.get(..OWN_START).unwrap_or(&head).contains("\"schema_version\"") {
        return Vec::new();
    }
    let lines = head.lines().enumerate().filter(|(_, line)| line.len() <= LONGEST_LINE);
    lines.filter_map(|(at, line)| message(catalog, line, at + 1)).collect()
}

/// Whether the text before a message in quotes lets it be one: a key under which logs keep
/// messages, but no variable of a program and no other key of JSON.
fn is_said(before: &str) -> bool {
    let Some(before) = before.strip_suffix(['"', '\'']) else { return true };
    if before.ends_with("= ") {
        return false;
    }
    let Some(key) = before.trim_end().strip_suffix(':').map(|key| key.trim_end_matches(['"', '\'', ' '])) else {
        return true;
    };
    let key = key.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    KEYS.split(' ').any(|known| known.eq_ignore_ascii_case(key))
}

fn message<'c>(catalog: &'c Catalog, line: &str, number: usize) -> Option<LoneMessage<'c>> {
    let known = advice::recognise(catalog, line)?;
    let before = line.get(..line.len() - known.rest.len())?;
    let opener = before.trim_end().chars().next_back();
    if opener.is_some_and(|opener| !OPENERS.contains(&opener)) {
        return None;
    }
    if line.trim_start().starts_with('|') || !is_said(before) {
        return None;
    }
    // A message in quotes ends where they end; quotes inside the template are its own.
    let end = opener.filter(|opener| matches!(opener, '"' | '\'')).and_then(|quote| known.behind.find(quote));
    let end = end.map_or(known.rest.len(), |end| known.rest.len() - known.behind.len() + end);
    let error = ApiError {
        code: None,
        message: known.rest.get(..end).map(|message| message.trim_end().to_owned()),
        request_id: None,
        line: number,
        time: time::of_line(before.as_bytes()),
        logged: !before.trim().is_empty(),
        request: Request::default(),
        cause: None,
    };
    Some(LoneMessage { code: known.code, error })
}
