//! The parts of an error in a list of names and values: the attributes that OpenTelemetry exports,
//! `[{"key":"error.code","value":{"stringValue":C}},…]`, and the fields of a chat message,
//! `[{"name":"Code","value":C},…]`.

use super::members::text;
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;
use crate::extract::label::Label;
use crate::extract::literal::{Cursor, Value};

/// The most items of a list that are looked at.
const MOST: usize = 64;

/// The error that the items of a list name; its code has to be known.
pub fn error(mut list: Cursor<'_>, codes: KnownCodes<'_>) -> Option<Parts> {
    let (mut code, mut message, mut request_id) = (None, None, None);
    let mut count = 0;
    let whole = list.items(|item| {
        count += 1;
        let Some((name, value)) = pair(item).filter(|_| count <= MOST) else { return };
        let part = match Label::of(&name) {
            Label::Code => &mut code,
            Label::Message => &mut message,
            Label::RequestId => &mut request_id,
            Label::Said | Label::Other => return,
        };
        *part = part.take().or(value);
    });
    let code = code.filter(|code| codes.has_like(code))?;
    (whole.is_ok() && message.is_some()).then_some(Parts { code: Some(code), message, request_id })
}

/// The name and the value of an item.
fn pair(item: Value<'_>) -> Option<(String, Option<String>)> {
    let Value::Object(mut object) = item else { return None };
    let (mut name, mut value, mut both) = (None, None, None);
    object
        .members(|key, member| match key.bytes {
            b"key" | b"name" | b"title" => name = text(Some(member)),
            b"text" => both = text(Some(member)),
            b"value" => value = text(Some(inner(member))),
            _ => {}
        })
        .ok()?;
    if name.is_none()
        && let Some((title, said)) = both.as_deref().and_then(titled)
    {
        return Some((title.to_owned(), Some(said.to_owned())));
    }
    Some((name?, value))
}

/// The name and the value of a field of a chat message that has its name in bold above it: `*Code*⏎C`.
fn titled(text: &str) -> Option<(&str, &str)> {
    let (title, said) = text.strip_prefix('*')?.split_once('\n')?;
    Some((title.trim().trim_matches(['*', ':', '：']), said.trim_matches(['`', ' ', '\n'])))
}

/// The text of a value that names its type: `{"stringValue":"x"}`.
fn inner(value: Value<'_>) -> Value<'_> {
    let Value::Object(mut object) = value else { return value };
    let mut text = None;
    let _ = object.members(|key, member| {
        if key.bytes == b"stringValue" {
            text = Some(member);
        }
    });
    text.unwrap_or(value)
}
