//! The name before a value.

use super::around::before_value;
use super::{IS, MARKS, Name, char_len};
use crate::extract::label::{Label, is_part};

/// The name before a value, which begins at a byte offset behind its quote.
pub fn name_before(text: &str, at: usize) -> Option<Name> {
    let before = text.get(..at)?;
    let unquoted = before.strip_suffix(['"', '\'', '`']).unwrap_or(before);
    let unquoted = unquoted.strip_suffix('\\').unwrap_or(unquoted);
    let value = unquoted.len();
    let (opened, is_tagged) = before_value(unquoted);
    let separated = opened.trim_end_matches([' ', '\t', '*']);
    let named = before_separator(separated).or_else(|| before_tag(separated).filter(|_| is_tagged));
    let is_loose = named.is_none();
    let name = named.or((separated.len() < value).then_some(separated))?.trim_end_matches([' ', '\t']);
    let name = without_visibility(name).trim_end_matches(MARKS);
    let start = name.rfind(|c| !is_part(c)).map_or(0, |other| other + char_len(name, other));
    // Lisp and Clojure: `:code "C"`.
    let is_keyword = value < at && name.get(..start).is_some_and(|before| before.ends_with(':'));
    let label = Label::of(name.get(start..)?);
    Some(Name { label, start, value, is_loose: is_loose && !is_keyword })
}

fn before_separator(text: &str) -> Option<&str> {
    let marked = text.strip_suffix("=>").or_else(|| {
        let before = text.strip_suffix([':', '=', '：', '│', '|', '┃', '║', IS, '是'])?;
        Some(before.strip_suffix(':').unwrap_or(before))
    });
    let marked = marked
        .or_else(|| text.strip_suffix("..").map(|name| name.trim_end_matches('.')).filter(|name| name.ends_with(' ')));
    // A path and its value, as `jq --stream` prints them, and a pair: `('code', 'C')`.
    let listed = || text.strip_suffix(',').filter(|before| before.ends_with(']') || is_listed(before));
    // A pair of Lisp: `(code . "C")`.
    marked.or_else(listed).or_else(|| text.strip_suffix(" .").filter(|before| is_listed(before)))
}

/// Whether a text ends with the first item of a list.
fn is_listed(text: &str) -> bool {
    let name = text.trim_end_matches(['"', '\'']);
    let quoted = text.len() - name.len();
    let before = name.trim_end_matches(is_part);
    let before = if quoted > 0 { before.strip_suffix(['"', '\'']).unwrap_or(before) } else { before };
    before.ends_with(['(', '['])
}

/// A name in the tag's pair before a value: `<th>code</th>`.
fn before_tag(text: &str) -> Option<&str> {
    text.strip_suffix('"').or_else(|| {
        let (name, _) = text.rsplit_once("</")?;
        Some(name)
    })
}

/// A name without what PHP shows of its class: `[code:App\Error:private]`.
fn without_visibility(text: &str) -> &str {
    let inside = text.trim_end_matches([']', '"', '\'']);
    if !inside.ends_with(":private") && !inside.ends_with(":protected") {
        return text;
    }
    let name = inside.rfind('[').map_or(0, |at| at + 1);
    inside.get(name..).and_then(|member| member.find(':')).and_then(|len| text.get(..name + len)).unwrap_or(text)
}
