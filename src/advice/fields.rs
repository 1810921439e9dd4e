//! What a message names: the fields of its template, and other names in back-quotes.

use crate::catalog::template::{FieldKind, field_name, kind};
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
            match self.number(name).filter(|_| kind(name) == Some(FieldKind::Number)) {
                Some(number) => map.serialize_entry(name, &number)?,
                None => map.serialize_entry(name, value)?,
            }
        }
        map.serialize_entry("names", &self.names)?;
        map.end()
    }
}

/// A resource without the marks around it: `['ins-1', 'ins-2']` is Python's form of a list.
#[must_use]
pub fn bare(resource: &str) -> String {
    let inside = resource.trim_matches(['[', ']', '\'', '"', '`', ' ']).trim_start_matches("u'");
    inside.replace("', u'", ", ").replace("', '", ", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(fields: &Fields) -> String {
        serde_json::to_string(fields).unwrap()
    }

    #[test]
    fn names_are_words_in_back_quotes_each_once_and_twenty_at_most() {
        let mut fields = Fields::default();
        fields.read_names("no `a`, `b` and `a`, not `two words`, `` or `c");
        assert_eq!(json(&fields), r#"{"names":["a","b","c"]}"#);
        let (longest, too_long) = ("x".repeat(64), "y".repeat(65));
        let mut fields = Fields::default();
        fields.read_names(&format!("`{longest}` `{too_long}`"));
        assert_eq!(fields.all_names().collect::<Vec<_>>(), [longest]);
        let mut fields = Fields::default();
        (0..22).for_each(|number| fields.read_names(&format!("`n{number}`")));
        assert_eq!(fields.all_names().count(), 20);
    }

    #[test]
    fn a_field_is_set_once_unless_it_is_put_and_is_no_other_name() {
        let mut fields = Fields::default();
        fields.read_names("`Zone` `other`");
        fields.set("parameter", "Zone");
        fields.set("parameter", "Region");
        fields.set("no-such-field", "other");
        fields.set("limit", "20");
        assert_eq!(json(&fields), r#"{"parameter":"Zone","limit":20,"names":["other"]}"#);
        assert_eq!((fields.value("parameter"), fields.value("zone")), (Some("Zone"), None));
        assert_eq!((fields.number("limit"), fields.number("parameter")), (Some(20), None));
        fields.put("parameter", "Region");
        assert_eq!(json(&fields), r#"{"limit":20,"parameter":"Region","names":["other"]}"#);
    }

    #[test]
    fn errors_are_distinguished_by_what_they_are_about() {
        let mut fields = Fields::default();
        for field in ["parameter", "value", "resource", "operation", "action", "zone", "region"] {
            fields.set(field, field);
        }
        for field in ["service", "version", "type", "reason", "requests", "limit", "server_time", "request_id"] {
            fields.set(field, field);
        }
        let names: Vec<&str> = fields.all_names().collect();
        assert_eq!(names, ["parameter", "value", "resource", "operation", "action", "zone", "region"]);
    }

    #[test]
    fn a_resource_is_bare_of_quotes_and_brackets() {
        for (resource, expected) in [
            ("ins-1", "ins-1"),
            ("`[ins-1, ins-2]`", "ins-1, ins-2"),
            ("['ins-1']", "ins-1"),
            ("['ins-1', 'ins-2', 'ins-3']", "ins-1, ins-2, ins-3"),
            ("[u'ins-1', u'ins-2']", "ins-1, ins-2"),
            ("Bob's, lion", "Bob's, lion"),
        ] {
            assert_eq!(bare(resource), expected);
        }
    }
}
