//! What other JSON holds in its values: responses, error objects, texts.

use super::super::Inside;
use super::super::message::is_uuid;
use super::Document;
use super::envelope::{Members, classify, members};
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;
use crate::extract::literal::{Cursor, Value};
use crate::extract::needles::may_hold_an_error;

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
        let _ = cursor.members(|_, value| self.look_at(value, level, beside));
    }

    fn look_at(&mut self, value: Value<'t>, level: usize, beside: &Beside) {
        match value {
            Value::Text(raw) if may_hold_an_error(raw.bytes) => {
                self.inside.push(Inside::Text(raw, beside.request_id.clone()));
            }
            Value::Object(object) if level < MOST_LEVELS => {
                let (inner, end) = members(&mut object.clone());
                let own = Beside::of(&inner);
                let own = Beside { request_id: own.request_id.or_else(|| beside.request_id.clone()), ..own };
                match classify(&inner, self.codes) {
                    // Inside of other JSON, an error has to be an envelope with a code, or one
                    // whose code is known.
                    Some(Document::Error(parts)) if self.is_error(&parts, &inner) => {
                        let request_id = parts.request_id.or(own.request_id);
                        // An exception of the Node SDK leaves its message out, a logger does not.
                        let said = || beside.message.clone().filter(|_| !inner.traced);
                        let message = parts.message.or_else(said);
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

/// What an object says that belongs to an error inside of it.
#[derive(Debug, Default)]
pub struct Beside {
    /// Only one that looks like those of the API.
    request_id: Option<String>,
    message: Option<String>,
}

impl Beside {
    /// What the members of an object say.
    pub fn of(object: &Members<'_>) -> Self {
        let text = |value: Option<Value<'_>>| match value {
            Some(Value::Text(raw)) => Some(raw.text()),
            _ => None,
        };
        Self { request_id: text(object.request_id).filter(|id| is_uuid(id)), message: text(object.message) }
    }
}
