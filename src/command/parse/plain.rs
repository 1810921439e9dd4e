//! Messages that stand alone: a line that says what a server says, and no code.
//!
//! Looked for only at the start of an input in which no error was found, so that a log
//! costs nothing, and only where the message begins the line or a part of it.

use crate::advice;
use crate::catalog::Catalog;
use crate::extract::{ApiError, Request};
use crate::time;

/// The longest line that is looked at, in bytes.
const LONGEST_LINE: usize = 4 << 10;
/// What may stand before a message on its line, beside blanks.
const OPENERS: [char; 21] =
    [':', '=', ']', '>', '|', '-', '"', '\'', '`', ')', '}', '*', '#', '：', '】', '，', ',', '!', '！', '│', '$'];

/// The messages at the start of an input.
pub fn messages(catalog: &Catalog, head: &[u8]) -> Vec<ApiError> {
    let head = String::from_utf8_lossy(head);
    let lines = head.lines().enumerate().filter(|(_, line)| line.len() <= LONGEST_LINE);
    lines.filter_map(|(at, line)| message(catalog, line, at + 1)).collect()
}

fn message(catalog: &Catalog, line: &str, number: usize) -> Option<ApiError> {
    let (_, rest) = advice::recognise(catalog, line)?;
    let before = line.get(..line.len() - rest.len())?;
    let opener = before.trim_end().chars().next_back();
    if opener.is_some_and(|opener| !OPENERS.contains(&opener)) {
        return None;
    }
    let message = match opener.filter(|opener| matches!(opener, '"' | '\'')) {
        Some(quote) => rest.split(quote).next().unwrap_or_default(),
        None => rest,
    };
    Some(ApiError {
        code: None,
        message: Some(message.trim_end().to_owned()),
        request_id: None,
        line: number,
        time: time::first_in(before.as_bytes()),
        logged: !before.trim().is_empty(),
        request: Request::default(),
        cause: None,
    })
}
