//! What a message names: the fields of its template, and other names in back-quotes.

use crate::catalog::template::{Kind, field_name, kind};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The longest name in back-quotes, in bytes.
const LONGEST_NAME: usize = 64;
/// The most names in back-quotes that are kept of a message.
const MOST_NAMES: usize = 20;

/// What a message names. In the JSON an object: the fields, those of numbers as numbers, and
/// `names`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The fields of its templates, each once.
    values: Vec<(&'static str, String)>,
    /// Other words in back-quotes.
    names: Vec<String>,
}

impl Fields {
    /// The text of a field; none if the message has no such field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str())
    }

    /// The number of a field; none if its text is no number.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<i64> {
        self.value(field)?.parse().ok()
    }

    /// All that distinguishes this error from another one with the same code: parameters,
    /// resources and other names, but no counts or times.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let distinguishing = ["parameter", "value", "resource", "operation", "action", "zone", "region"];
        let values = self.values.iter().filter(move |(name, _)| distinguishing.contains(name));
        values.map(|(_, value)| value.as_str()).chain(self.names.iter().map(String::as_str))
    }

    /// Adds the names in back-quotes, each once. A name has no whitespace.
    pub fn read_names(&mut self, message: &str) {
        for name in message.split('`').skip(1).step_by(2) {
            let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(char::is_whitespace);
            if is_name && self.names.len() < MOST_NAMES && !self.names.iter().any(|other| other == name) {
                self.names.push(name.to_owned());
            }
        }
    }

    /// Sets a field in place of the text that it has.
    pub fn put(&mut self, field: &str, value: &str) {
        self.values.retain(|(name, _)| *name != field);
        self.set(field, value);
    }

    /// Sets a field that has no text yet. Its text is removed from the other names.
    pub fn set(&mut self, field: &str, value: &str) {
        let Some(field) = field_name(field) else { return };
        self.names.retain(|name| name != value);
        if self.value(field).is_none() {
            self.values.push((field, value.to_owned()));
        }
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.values {
            match self.number(name).filter(|_| kind(name) == Some(Kind::Number)) {
                Some(number) => map.serialize_entry(name, &number)?,
                None => map.serialize_entry(name, value)?,
            }
        }
        map.serialize_entry("names", &self.names)?;
        map.end()
    }
}
