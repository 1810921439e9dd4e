//! The code, the message and the RequestId in quotes, one behind the other: `('C', 'M', 'R')`.

use super::super::code::Told;
use super::super::context::is_context;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::super::spaced::is_message;
use super::is_reported;
use crate::extract::pairs::quoted;

/// Whether the quoted code behind this text is an item of a list: `(`, `[`, `{:error, {`, and
/// in Erlang `{tencent,<<`.
pub fn is_tuple_start(before: &str) -> bool {
    let unquoted = before.strip_suffix(['"', '\'']).unwrap_or_default();
    let is_binary = unquoted.ends_with("<<");
    let opened = unquoted.strip_suffix("<<").unwrap_or(unquoted);
    opened.ends_with(['(', '[', '{']) || is_binary && opened.ends_with(',')
}

/// Whether a text is the type that PHP's `var_dump` writes before a string: `string(9) "`.
pub fn is_dumped(before: &str) -> bool {
    let count = before.strip_prefix("string(").and_then(|rest| rest.strip_suffix(") \""));
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a list of two begins and ends its line, and the next one is none: `('C', 'M')`. The second text
/// ends at a byte offset.
fn is_pair(text: &str, start: usize, end: usize) -> bool {
    let label = text.get(..start).and_then(|before| before.strip_suffix(['(', '[']));
    let is_told =
        label.is_some_and(|label| label.is_empty() || is_context(label) || label.ends_with(": ") && is_reported(label));
    let mut lines = text.get(end..).unwrap_or_default().split('\n');
    let is_closed = matches!(lines.next().map(str::trim_end), Some(")" | "]"));
    is_told && is_closed && !lines.next().is_some_and(|next| next.trim_start().starts_with(['(', '[']))
}

/// The code, the message and the RequestId in quotes from an offset on, one behind the other.
pub fn tuple(text: &str, start: usize, word: &str, may_grow: bool) -> Told {
    let mut at = start;
    let mut texts: Vec<String> = Vec::new();
    while texts.len() < 3 {
        if let [code, message] = texts.as_slice()
            && is_pair(text, start, at)
        {
            let is_open = may_grow && text.get(at..).is_none_or(|rest| !rest.contains('\n') || rest.ends_with('\n'));
            if is_open {
                return Told::Unfinished;
            }
            let is_told = code == word && word.contains('.') && is_message(message);
            return if is_told { Told::Error(parts(Some(code), message, None), at) } else { Told::Nothing };
        }
        // Strings on lines of their own, as jq prints them, are no pieces of one.
        let line = text.get(at..).and_then(|rest| rest.split('\n').next()).map_or(0, str::len);
        let own = text.get(..at + line).and_then(|line| quoted(line, at));
        let Some((item, end)) = own.or_else(|| quoted(text, at)) else {
            let is_open = may_grow && text.get(at..).is_none_or(|rest| rest.trim().is_empty());
            return if is_open { Told::Unfinished } else { Told::Nothing };
        };
        texts.push(item);
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.trim_start_matches(['>', ',', ' ', '\n', '<']);
        let next = next
            .find('"')
            .filter(|at| is_dumped(next.get(..=*at).unwrap_or_default()))
            .map_or(next, |at| next.get(at..).unwrap_or_default());
        at = if texts.len() < 3 { text.len() - next.len() } else { end };
    }
    match texts.as_slice() {
        [code, message, id] if code == word && is_uuid(id) => Told::Error(parts(Some(code), message, Some(id)), at),
        _ => Told::Nothing,
    }
}
