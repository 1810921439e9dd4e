//! Reports as JSON: one document, or one object a line.

use super::escape;
use super::picked::{OnlyFields, Records};
use crate::entry::Entry;
use crate::report::{DATA_DATE, NamedFailures, Occurrence, Parse, Parsing, Report, Sighting};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// The form of the JSON. Fields are added in later versions, never renamed.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<R> {
    schema_version: u32,
    data_date: &'static str,
    #[serde(flatten)]
    report: R,
}

/// A report of whose records only some fields are written.
struct Part<'r, 'c> {
    report: &'r Report<'c>,
    fields: &'r [String],
}

impl Serialize for Part<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.fields;
        let mut map = serializer.serialize_map(None)?;
        match self.report {
            Report::Lookup(lookup) => {
                map.serialize_entry("results", &Records { records: || lookup.results.iter(), fields })?;
                map.serialize_entry("failures", &NamedFailures(&lookup.namesakes))?;
            }
            Report::Search(search) => {
                let exact: Vec<&str> = search.exact.iter().map(|entry| &*entry.code).collect();
                map.serialize_entry("query", &search.query)?;
                map.serialize_entry("exact", &exact)?;
                map.serialize_entry("hits", &Records { records: || search.hits.iter(), fields })?;
                map.serialize_entry("failures", &NamedFailures(&search.namesakes))?;
            }
            Report::Categories(listed) => {
                map.serialize_entry("categories", &Records { records: || listed.categories.iter(), fields })?;
            }
            Report::Codes(codes) => {
                map.serialize_entry("codes", &Records { records: || codes.codes.all_entries(), fields })?;
                if let Some(actions) = &codes.actions {
                    map.serialize_entry("actions", actions)?;
                }
            }
            Report::Kinds(listed) => {
                map.serialize_entry("kinds", &Records { records: || listed.kinds.iter(), fields })?;
            }
            Report::Services(listed) => {
                map.serialize_entry("services", &Records { records: || listed.services.iter(), fields })?;
            }
            // Its command takes no fields.
            Report::Parse(_) => {}
        }
        map.end()
    }
}

/// An occurrence on a line of its own, with what its finding says.
#[derive(Serialize)]
struct OccurrenceLine<'r> {
    code: Option<&'r str>,
    inferred: bool,
    #[serde(flatten)]
    occurrence: &'r Occurrence,
}

/// What is known of an input without an error.
#[derive(Serialize)]
struct InputLine<'r, 'c, I: Serialize> {
    input: &'r I,
    mentions: &'r [Entry<'c>],
}

/// Writes the report as one document, of its records only these fields; all, if there is none.
pub fn document(report: &Report<'_>, fields: &[String], out: &mut dyn Write) -> io::Result<()> {
    let (schema_version, data_date) = (SCHEMA_VERSION, DATA_DATE);
    if fields.is_empty() {
        escape::pretty(&Document { schema_version, data_date, report }, out)
    } else {
        escape::pretty(&Document { schema_version, data_date, report: Part { report, fields } }, out)
    }
}

/// Writes each record of the report on a line of its own.
pub fn lines(report: &Report<'_>, fields: &[String], out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Lookup(lookup) => each(lookup.results.iter(), fields, out),
        Report::Search(search) => each(search.hits.iter(), fields, out),
        Report::Categories(categories) => each(categories.categories.iter(), fields, out),
        Report::Codes(codes) => each(codes.codes.all_entries(), fields, out),
        Report::Kinds(kinds) => each(kinds.kinds.iter(), fields, out),
        Report::Services(services) => each(services.services.iter(), fields, out),
        // Written already, as it was found.
        Report::Parse(_) => Ok(()),
    }
}

/// Writes each error on a line of its own as soon as it is found; without one, what is known
/// of the input.
pub fn occurrences(parsing: &mut dyn Parsing<'_>, out: &mut dyn Write) -> io::Result<()> {
    while let Some(Sighting { finding, occurrence, .. }) = parsing.advance() {
        let Some(finding) = parsing.so_far().findings.get(finding) else { continue };
        let line =
            OccurrenceLine { code: finding.code.as_deref(), inferred: finding.inferred, occurrence: &occurrence };
        escape::compact(&line, out)?;
        out.flush()?;
    }
    let Parse { input, other_inputs, mentions, .. } = parsing.so_far();
    if input.known.is_some() || !mentions.is_empty() {
        escape::compact(&InputLine { input, mentions }, out)?;
    }
    other_inputs.iter().try_for_each(|other| escape::compact(&InputLine { input: other, mentions: &[] }, out))
}

fn each(mut records: impl Iterator<Item: Serialize>, fields: &[String], out: &mut dyn Write) -> io::Result<()> {
    records.try_for_each(|record| escape::compact(&OnlyFields { record, fields }, out))
}
