//! What other JSON holds in its values: responses, error objects, texts.

use super::super::Inside;
use super::super::message::is_uuid;
use super::Document;
use super::envelope::{Members, classify, members};
use crate::extract::Parts;
use crate::extract::codes::Codes;
use crate::extract::literal::{Cursor, Value};
use crate::extract::needles::may_hold_an_error;

/// How deep in the JSON of a log a response is looked for.
const MOST_LEVELS: usize = 8;

/// What is looked for in the values of other JSON.
pub struct Inner<'t, 'i> {
    pub codes: Codes<'i>,
    pub inside: &'i mut Vec<Inside<'t>>,
}

impl<'t> Inner<'t, '_> {
    /// Looks for responses and for texts that may hold one. `id` is the RequestId beside
    /// them.
    pub fn look_inside(&mut self, mut cursor: Cursor<'t>, level: usize, id: Option<&str>) {
        let _ = cursor.members(|_, value| self.look_at(value, level, id));
    }

    fn look_at(&mut self, value: Value<'t>, level: usize, id: Option<&str>) {
        match value {
            Value::Text(raw) if may_hold_an_error(raw.bytes) => {
                self.inside.push(Inside::Text(raw, id.map(str::to_owned)));
            }
            Value::Object(object) if level < MOST_LEVELS => {
                let (inner, end) = members(&mut object.clone());
                let own = id_of(&inner);
                let id = own.as_deref().or(id);
                match classify(&inner, self.codes) {
                    // Inside of other JSON, an error has to be an envelope with a code, or one
                    // whose code is known.
                    Some(Document::Error(parts)) if self.is_error(&parts, &inner) => {
                        let request_id = parts.request_id.or_else(|| id.map(str::to_owned));
                        self.inside.push(Inside::Error(Parts { request_id, ..parts }));
                    }
                    Some(Document::Success(_)) => {}
                    // Nothing in an object of another cloud is one of ours.
                    _ if inner.others => {}
                    _ if end.is_ok() => self.look_inside(object, level + 1, id),
                    _ => {}
                }
            }
            Value::Array(mut array) if level < MOST_LEVELS => {
                let _ = array.items(|item| self.look_at(item, level + 1, id));
            }
            _ => {}
        }
    }

    fn is_error(&self, parts: &Parts, object: &Members<'t>) -> bool {
        let Some(code) = &parts.code else { return false };
        object.response.is_some() || !object.capital || self.codes.has_like(code)
    }
}

/// The RequestId of an object, if it looks like one of the API.
pub fn id_of(object: &Members<'_>) -> Option<String> {
    let Some(Value::Text(raw)) = object.request_id else { return None };
    Some(raw.text()).filter(|id| is_uuid(id))
}
