//! What other JSON holds in its values: responses, error objects, texts.

use super::super::Inside;
use super::super::message::is_uuid;
use super::Document;
use super::envelope::classify;
use super::members::{Members, members};
use super::pairs;
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;
use crate::extract::literal::{Cursor, Value};
use crate::extract::needles::may_hold_an_error;
use crate::extract::progress::cut;
use crate::extract::raw::Raw;
use std::rc::Rc;

/// How deep in the JSON of a log a response is looked for.
const MOST_LEVELS: usize = 8;

/// What is looked for in the values of other JSON.
pub struct Inner<'t, 'i> {
    pub codes: KnownCodes<'i>,
    pub inside: &'i mut Vec<Inside<'t>>,
}

impl<'t> Inner<'t, '_> {
    /// Looks for responses and for texts that may hold one, with what stands beside them.
    pub fn look_inside(&mut self, mut cursor: Cursor<'t>, level: usize, beside: &Beside) {
        let _ = cursor.members(|key, value| {
            if matches!(value, Value::Array(_)) && is_of_rules(&key.text()) {
                self.look_at(value, level, &Beside { is_rules: true, ..Beside::default() });
            } else if beside.message.is_some() && key.is("extensions") {
                let message = beside.message.clone();
                self.look_at(value, level, &Beside { is_below: true, message, ..Beside::default() });
            } else {
                self.look_at(value, level, beside);
            }
        });
    }

    fn look_at(&mut self, value: Value<'t>, level: usize, beside: &Beside) {
        match value {
            Value::Text(raw) if may_hold_an_error(raw.bytes) => {
                self.inside.push(Inside::Text(raw, beside.request_id.clone()));
            }
            Value::Object(object) if level < MOST_LEVELS => {
                let (inner, end) = members(&mut object.clone());
                let own = Beside::of(&inner);
                let request_id = own.request_id.or_else(|| beside.request_id.clone());
                let message = own.message.or_else(|| beside.message.clone().filter(|_| beside.is_below));
                let own = Beside { request_id, message, is_rules: beside.is_rules, is_below: beside.is_below };
                match classify(&inner, self.codes) {
                    // Inside of other JSON, an error has to be an envelope with a code, or one
                    // whose code is known.
                    Some(Document::Error(_)) if own.is_rules && own.request_id.is_none() => {}
                    Some(Document::Error(parts)) if self.is_error(&parts, &inner) => {
                        let request_id = parts.request_id.or(own.request_id);
                        // An exception of the Node SDK leaves its message out, a logger does not.
                        let said = beside.message.as_deref().filter(|_| !inner.traced || beside.is_below);
                        let message = parts.message.or_else(|| said.map(str::to_owned));
                        self.inside.push(Inside::Error(Parts { message, request_id, ..parts }));
                    }
                    Some(Document::Success(_)) => {}
                    // Nothing in an object of another cloud is one of ours.
                    _ if inner.others => {}
                    _ if end.is_ok() => self.look_inside(object, level + 1, &own),
                    _ => {}
                }
            }
            Value::Array(mut array) if level < MOST_LEVELS => {
                if let Some(parts) = pairs::error(array, self.codes) {
                    let request_id = parts.request_id.or_else(|| beside.request_id.clone());
                    self.inside.push(Inside::Error(Parts { request_id, ..parts }));
                    return;
                }
                if let Some(text) = lines(array) {
                    self.inside.push(Inside::Lines(text, beside.request_id.clone()));
                    return;
                }
                let _ = array.items(|item| self.look_at(item, level + 1, beside));
            }
            _ => {}
        }
    }

    fn is_error(&self, parts: &Parts, object: &Members<'t>) -> bool {
        let Some(code) = &parts.code else { return false };
        object.response.is_some() || !object.capital || self.codes.has_like(code)
    }
}

/// What a list of lines stands for, if it may hold an error: Ansible's `stdout_lines`.
fn lines(mut list: Cursor<'_>) -> Option<String> {
    let (mut texts, mut is_of_texts) = (Vec::new(), true);
    list.items(|item| match item {
        Value::Text(raw) => texts.push(raw),
        _ => is_of_texts = false,
    })
    .ok()?;
    let is_of_lines = is_of_texts && texts.len() > 1;
    // Jupyter keeps the line feeds.
    let line = |text: &Raw<'_>| {
        let text = text.text();
        if text.ends_with('\n') { text } else { text + "\n" }
    };
    let text: String = is_of_lines.then(|| texts.iter().map(line).collect())?;
    may_hold_an_error(text.as_bytes()).then_some(text)
}

/// Whether a list under this key is of what somebody wrote about codes, not of errors.
fn is_of_rules(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    "rule polic retr code enum example definition catalog".split(' ').any(|word| key.contains(word))
}

/// What an object says that belongs to an error inside of it.
#[derive(Debug, Default)]
pub struct Beside {
    /// Only one that looks like those of the API.
    request_id: Option<String>,
    /// As much of it as an error keeps. Many objects may share it.
    message: Option<Rc<str>>,
    /// Whether it is in a list of rules about codes.
    is_rules: bool,
    /// Whether the message belongs to what is below: in GraphQL, to the `extensions` of an error.
    is_below: bool,
}

impl Beside {
    /// What the members of an object say.
    pub fn of(object: &Members<'_>) -> Self {
        let message = match object.error_message.or(object.message) {
            Some(Value::Text(raw)) => Some(cut(raw.text()).into()),
            _ => None,
        };
        Self { request_id: object.id().filter(|id| is_uuid(id)), message, is_rules: false, is_below: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_a_list_are_the_lines_of_a_text() {
        let text = |list: &str| lines(Cursor::new(list.as_bytes(), 0));
        let expected = "{\n \"Error\": {\n}\n".to_owned();
        assert_eq!(text(r#"["{", " \"Error\": {\n", "}"]"#), Some(expected));
        for other in [r#"["a", "b"]"#, r#"["\"Error\": {"]"#, r#"["{", "\"Error\": {", 1]"#, r#"["{", "\"Error\": {""#]
        {
            assert_eq!(text(other), None, "{other}");
        }
    }
}
