//! Records with the fields that were asked for, in their order, and no others.

use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A record of which only some fields are written; null where it has none of that name.
pub struct OnlyFields<'p, T> {
    /// The record.
    pub record: T,
    /// The names of the fields; all, if there is none.
    pub fields: &'p [String],
}

impl<T: Serialize> Serialize for OnlyFields<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.fields.is_empty() {
            return self.record.serialize(serializer);
        }
        let record = serde_json::to_value(&self.record).map_err(S::Error::custom)?;
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for field in self.fields {
            map.serialize_entry(field, record.get(field).unwrap_or(&Value::Null))?;
        }
        map.end()
    }
}

/// Records that come one by one.
pub struct Records<'p, F> {
    /// Begins anew with the first.
    pub records: F,
    /// The names of the fields.
    pub fields: &'p [String],
}

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Records<'_, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.records)().map(|record| OnlyFields { record, fields: self.fields }))
    }
}
