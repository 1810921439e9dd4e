//! Reports as JSON: one document, or one object a line.

use super::escape;
use crate::entry::Entry;
use crate::report::{Input, Occurrence, Parse, Parsing, Report, Sighting};
use serde::Serialize;
use std::io::{self, Write};

/// The form of the JSON. Fields are added in later versions, never renamed.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r, 'c> {
    schema_version: u32,
    #[serde(flatten)]
    report: &'r Report<'c>,
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
struct InputLine<'r, 'c> {
    input: &'r Input,
    mentions: &'r [Entry<'c>],
}

/// Writes the report as one document.
pub fn document(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    escape::pretty(&Document { schema_version: SCHEMA_VERSION, report }, out)
}

/// Writes each record of the report on a line of its own.
pub fn lines(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Lookup(lookup) => each(&lookup.results, out),
        Report::Search(search) => each(&search.hits, out),
        Report::Categories(categories) => each(&categories.categories, out),
        Report::Codes(codes) => (0..codes.codes.count())
            .flat_map(|at| codes.codes.entries(at))
            .try_for_each(|entry| escape::compact(&entry, out)),
        Report::Services(services) => each(&services.services, out),
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
    let Parse { input, mentions, .. } = parsing.so_far();
    if input.known.is_some() || !mentions.is_empty() {
        escape::compact(&InputLine { input, mentions }, out)?;
    }
    Ok(())
}

fn each(records: &[impl Serialize], out: &mut dyn Write) -> io::Result<()> {
    records.iter().try_for_each(|record| escape::compact(record, out))
}
