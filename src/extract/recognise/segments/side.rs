//! What is left of a line on one side of a code or an id, and whether it is a message.

use super::super::brackets::{balanced, unwrapped};
use super::super::context::{SIGNS, is_context};
use super::super::sentence::{is_answered, is_program, is_reported, is_source};
use super::super::spaced::{behind_label, behind_task, is_before_code, is_message, without_prefix};
use crate::extract::label::Label;

/// What stands between the parts of a line.
const MARKS: [char; 25] = [
    ' ', '\t', '/', ':', ';', '|', '｜', ',', '-', '–', '—', '=', '>', '→', '·', '•', '：', '，', '；', '│', '┃', '║',
    '、', '⇒', '~',
];
/// The brackets and quotes that may be left of what was cut out.
const OPENED: [char; 12] = ['(', '[', '{', '<', '（', '【', '「', '"', '\'', '`', '“', '*'];
const CLOSED: [char; 12] = [')', ']', '}', '>', '）', '】', '」', '"', '\'', '`', '”', '*'];
/// The quotes that may stand around a message.
const QUOTES: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('「', '」'), ('`', '`')];
/// The words that name an id or a code and that `Label` does not know, in lower case.
const NAMES: &str = "request req rid seq trace traceid id 请求号 请求 with code";
/// What somebody gives a code as the reason with, in lower case.
const REASONS: [&str; 6] = [" because", " because of", " due to", " reason", " cause", " upstream"];

/// What stands on one side of a code.
#[derive(Debug)]
pub struct Side<'t> {
    text: &'t str,
}

impl<'t> Side<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text }
    }

    /// Whether more than a space stands at its start: a sentence goes on with one.
    pub fn is_apart(&self) -> bool {
        let start = self.text.trim_start_matches(' ');
        start.is_empty() || start.starts_with(MARKS) || start.starts_with(OPENED) || start.starts_with(CLOSED)
    }

    /// Whether nothing but marks is in it.
    pub fn is_empty(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// The message that it has behind a code.
    pub fn message_behind(&self) -> Option<&'t str> {
        let text = own(without_name(marks_off(self.text)));
        is_text(text).then_some(text)
    }

    /// The message that it has before a code: in quotes at its end, behind a label, or all of it where that is
    /// sure to be one.
    pub fn message_before(&self, is_sure: bool) -> Option<&'t str> {
        if let Some(said) = quoted_last(self.text).filter(|said| is_text(said)) {
            return Some(said);
        }
        let text = marks_off(self.text);
        let line = without_prefix(text).unwrap_or(text);
        let last = line.rsplit(['|', '│', '┃']).next().unwrap_or(line);
        let said = behind_label(last).or_else(|| behind_task(last).or(Some(last)).filter(|_| is_sure))?;
        let said = own(said);
        let is_label = !said.ends_with(['.', '。', '!', '！']) && is_context(&[said, " "].concat());
        // `it is C`
        let last = said.rsplit(' ').next().unwrap_or_default().trim_end_matches(['"', '\'']);
        let goes_on = is_before_code(last) && !said.ends_with(['.', '。']);
        (is_text(said) && !is_label && !goes_on).then_some(said)
    }
}

/// A text without the marks around it, and without the brackets and quotes that are closed elsewhere.
fn marks_off(text: &str) -> &str {
    let is_mark = |c: char| MARKS.contains(&c) || SIGNS.contains(&c);
    let start = text.trim_start_matches(|c| is_mark(c) || CLOSED.contains(&c) && !OPENED.contains(&c));
    let start = start.strip_prefix(['.', '。']).map_or(start, |rest| rest.trim_start_matches(is_mark));
    let mut text = start;
    loop {
        let end = text.trim_end_matches(|c| is_mark(c) || OPENED.contains(&c) && !CLOSED.contains(&c));
        let named = without_last_name(end);
        if named.len() == text.len() {
            return text;
        }
        text = named;
    }
}

/// A text without the word at its end that names what was cut out behind it: `M, request `.
fn without_last_name(text: &str) -> &str {
    let text = text.trim_end();
    let named = text.trim_end_matches(['为', '是', ' ']);
    let name = named.rsplit([' ', ',', '，', '(', '（', '。', '|']).next().unwrap_or_default();
    let is_name = matches!(Label::of(name), Label::Code | Label::RequestId)
        || NAMES.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(name));
    named.strip_suffix(name).filter(|_| is_name && !name.is_empty()).unwrap_or(text)
}

/// Whether an id behind this text has the name of something else: `(Job ID: `, `task=`.
pub fn names_other(before: &str) -> bool {
    let Some(name) = before.trim_end_matches([' ', '"', '\'']).strip_suffix([':', '=', '：']) else { return false };
    let mut words = name.trim_end_matches(['"', '\'']).rsplit([' ', ',', '(', '[', '{', '，', '（']);
    let last = words.next().unwrap_or_default().to_lowercase();
    let of = words.next().unwrap_or_default().to_lowercase();
    let is_request = |word: &str| ["req", "请求", "リクエスト"].iter().any(|name| word.contains(name));
    let is_own = Label::of(&last) == Label::RequestId || is_request(&name.to_lowercase());
    let is_plain =
        last == "id" && !of.contains(char::is_alphanumeric) || matches!(last.as_str(), "rid" | "seq" | "trace");
    !is_own && !is_plain && (last == "id" || last.is_ascii() && !is_reported(&[&last, ":"].concat()))
}

/// A text without the name of a message at its start: `原因：M`, `msg=M`, `with "M"`.
fn without_name(text: &str) -> &str {
    let end = text.find([' ', ':', '=', '：', '为', '是', '"', '“', '「']).unwrap_or(text.len());
    let (name, behind) = text.split_at_checked(end).unwrap_or_default();
    let value = behind.trim_start_matches([' ', ':', '=', '：', '为', '是']);
    let is_marked = behind.len() > value.len() || value.starts_with(['"', '“', '「']);
    let is_name = matches!(Label::of(name), Label::Message | Label::Said) || matches!(name, "with" | "提示" | "返回");
    // `message = "M"`, a variable as debuggers show it.
    let is_variable = || {
        let quoted = behind.strip_prefix(" = ").unwrap_or_default();
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && quoted.starts_with(['"', '\''])
    };
    if !value.is_empty() && (is_name && is_marked || is_variable()) { value } else { text }
}

/// The text in quotes at the end of what stands before a code: `it said: "M" (`.
fn quoted_last(text: &str) -> Option<&str> {
    if QUOTES.iter().any(|(open, _)| text.ends_with(*open)) {
        return None;
    }
    let text = without_last_name(text.trim_end_matches(['(', '[', '（', ' ']));
    let text = text.trim_end_matches(['(', '[', '（', ' ', ',', '，', ':', '：']);
    QUOTES.into_iter().find_map(|(open, close)| {
        let body = text.strip_suffix(close)?;
        let at = body.find(open).filter(|at| *at > 0)?;
        let inside = body.get(at + open.len_utf8()..)?;
        body.get(..at)?.ends_with([' ', ':', '：', '=']).then_some(inside)
    })
}

/// A message without quotes or brackets around all of it.
fn own(text: &str) -> &str {
    let text = unwrapped(balanced(text)).trim();
    let is_open = |quote: &char| text.ends_with(*quote) && text.matches(*quote).count() % 2 == 1;
    let text = ['"', '\''].into_iter().find(is_open).and_then(|quote| text.strip_suffix(quote)).unwrap_or(text);
    // `E (C: M):`
    let text = text.strip_suffix("):").filter(|inside| !inside.contains('(')).unwrap_or(text);
    let inside = QUOTES.into_iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inside.contains([open, close])).then_some(inside)
    });
    inside.unwrap_or(text)
}

/// Whether a text can be a message.
fn is_text(text: &str) -> bool {
    // A message begins with a name in quotes: `SdkAppId` is missing.
    let bare = text.trim_start_matches(['`', '"', '\'', '“', '「', '[', '【']);
    let is_cut = |(open, close): &(char, char)| text.contains(*close) && !text.contains(*open);
    is_message(bare)
        && bare.starts_with(char::is_alphanumeric)
        && bare.chars().nth(2).is_some()
        && !["\":", "':"].iter().any(|member| text.contains(member))
        && !is_cut(&('{', '}'))
}

/// Whether what stands before a code on its line reports a failure.
pub fn reports(before: &str) -> bool {
    let before = before.trim_end_matches(OPENED);
    let label = without_last_name(before.trim_end_matches(MARKS)).trim_end();
    let lower = label.to_lowercase();
    let is_of = |text: &str| is_reported(text) || is_context(text) || is_answered(text) || is_program(text);
    let says = before.chars().any(|c| c.is_alphabetic() || SIGNS.contains(&c));
    says && !is_source(before)
        && (is_of(before) || is_of(&[label, " "].concat()) || REASONS.iter().any(|reason| lower.ends_with(reason)))
}

/// Whether more than a space stands between a message and what is behind it.
pub fn is_apart_from(message: &str, head: &str) -> bool {
    let is_sentence = message.ends_with(['.', '。', '!', '！']);
    is_sentence || head.strip_suffix(' ').is_none_or(|head| !head.trim_end().ends_with(message))
}

/// Whether a row of a table tells of one of several items: it has a cell that names one, or a mark.
pub fn is_row_of_item(before: &str) -> bool {
    before.split(['|', '│', '┃', '║']).map(str::trim).any(|cell| {
        let is_name = cell.contains(['-', '_']) && cell.contains(|c: char| c.is_ascii_digit());
        is_name && cell.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    })
}
