//! What a message names: the fields of its template, and other names in back-quotes.

use crate::catalog::template::{Kind, field_name, kind};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The longest name in back-quotes, in bytes.
const LONGEST_NAME: usize = 64;
/// The most of them that are kept.
const MOST_NAMES: usize = 20;

/// What a message names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The fields of its template.
    values: Vec<(&'static str, String)>,
    /// Other words in back-quotes.
    names: Vec<String>,
}

impl Fields {
    /// What stands in a field of the template.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str())
    }

    /// What stands in a field of numbers.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<i64> {
        self.value(field)?.parse().ok()
    }

    /// All that tells this error from another one of the same code: parameters, resources
    /// and other names.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let told_apart = ["parameter", "value", "resource", "operation", "action", "zone", "region"];
        let values = self.values.iter().filter(move |(name, _)| told_apart.contains(name));
        values.map(|(_, value)| value.as_str()).chain(self.names.iter().map(String::as_str))
    }

    /// Takes the names that stand in back-quotes, each once.
    pub fn read_names(&mut self, message: &str) {
        for name in message.split('`').skip(1).step_by(2) {
            let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(char::is_whitespace);
            if is_name && self.names.len() < MOST_NAMES && !self.names.iter().any(|other| other == name) {
                self.names.push(name.to_owned());
            }
        }
    }

    /// Sets a field, whatever stood in it.
    pub fn put(&mut self, field: &str, value: &str) {
        self.values.retain(|(name, _)| *name != field);
        self.set(field, value);
    }

    /// Sets a field; what stands in it is no other name.
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
