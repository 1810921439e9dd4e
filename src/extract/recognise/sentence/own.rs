//! The message itself, without what its line has around it: quotes, brackets, borders, names.

use super::super::message::is_uuid;
use crate::extract::label::Label;
use std::borrow::Cow;

/// A message without the quote at its end that opens before the code: `stderr: 'zoo: C: M',`.
pub fn without_closing<'t>(message: &'t str, before: &str) -> &'t str {
    let end = message.trim_end_matches([',', ';', ')', ']', '}', '+', ' ']);
    let is_open = |quote: &char| end.ends_with(*quote) && before.matches(*quote).count() % 2 == 1;
    let quote = ['\'', '"'].into_iter().find(is_open);
    let inside = || in_bracket_of(message, before);
    quote.and_then(|quote| end.strip_suffix(quote)).or_else(inside).unwrap_or(message)
}

/// A message in Chinese and the id behind a space at its end.
pub fn spaced_id(message: &str) -> (&str, Option<&str>) {
    let parted = message.rsplit_once(' ').filter(|(said, id)| is_uuid(id) && !said.is_ascii());
    parted.map_or((message, None), |(said, id)| (said, Some(id)))
}

/// A message without the bracket at its end that opens before the code: `[Error: C: M]`, `#<E: C: M>`, `E (C: M):`.
fn in_bracket_of<'t>(message: &'t str, before: &str) -> Option<&'t str> {
    let count = |text: &str, bracket: char| text.matches(bracket).count();
    [('(', ')'), ('[', ']'), ('<', '>')].into_iter().find_map(|(open, close)| {
        let inside = message.strip_suffix(':').unwrap_or(message).strip_suffix(close)?;
        let is_open = count(before, open) > count(before, close) && count(inside, close) >= count(inside, open);
        is_open.then_some(inside)
    })
}

/// A message without what its printer put around it. `before` stands before the code, `behind` behind it.
pub fn own_message<'t>(message: &'t str, before: &str, behind: &str) -> &'t str {
    // Node: `(node:42) [C] Warning: M`.
    let message = message.strip_prefix("Warning: ").filter(|_| before.contains("(node:")).unwrap_or(message);
    // `failed with C. M. Request ID: R`, `failed with C. Reason: M`
    let is_sentence = behind.starts_with(". ");
    let message = match message.strip_prefix("Reason: ").filter(|_| is_sentence) {
        Some(reason) => reason,
        None => message.strip_suffix('.').filter(|_| is_sentence).unwrap_or(message),
    };
    let message = message.strip_prefix('"').and_then(|message| message.strip_suffix('"')).unwrap_or(message);
    // .NET tells what an exception wraps behind an arrow.
    framed(before, message.split(" ---> ").next().unwrap_or(message))
}

/// A message without the border of the box that its line stands in: `│ C: M  │`.
fn framed<'t>(before: &str, message: &'t str) -> &'t str {
    let border = before.trim().chars().next_back().filter(|c| matches!(c, '│' | '┃' | '║'));
    let inside = border.and_then(|border| message.strip_suffix(border));
    inside.map_or(message, str::trim_end)
}

/// A message without its name in Chinese or Japanese: `原因：M`.
pub fn without_label(message: &str) -> &str {
    let named = message.split_once('：').filter(|(name, said)| {
        !name.is_ascii() && matches!(Label::of(name), Label::Message | Label::Said) && !said.trim().is_empty()
    });
    named.map_or(message, |(_, said)| said.trim_start())
}

/// A message of several lines without the indentation that its first line has too.
pub fn without_indent<'t>(message: &'t str, before: &str) -> Cow<'t, str> {
    let indent = before.len() - before.trim_start_matches(' ').len();
    if indent == 0 || !message.contains('\n') {
        return Cow::Borrowed(message);
    }
    let spaces = " ".repeat(indent);
    let lines: Vec<&str> = message.split('\n').map(|line| line.strip_prefix(spaces.as_str()).unwrap_or(line)).collect();
    Cow::Owned(lines.join("\n"))
}
