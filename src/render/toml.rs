//! Entries in the form of a catalog file, for a user to edit.

use crate::entry::Entry;
use crate::error::{Error, Refusal};
use crate::lang::Lang;
use crate::report::Report;
use std::io::Write;

/// Writes the entries of a report as a catalog file.
///
/// # Errors
/// The report has no entries, or the stream cannot be written.
pub fn write(report: &Report<'_>, lang: Lang, out: &mut dyn Write) -> Result<(), Error> {
    let mut first = true;
    let mut each = |entry: &Entry<'_>| write_entry(entry, lang, &mut first, out);
    match report {
        Report::Lookup(lookup) => lookup.results.iter().try_for_each(|answer| each(&answer.entry)),
        Report::Search(search) => search.hits.iter().try_for_each(|hit| each(&hit.entry)),
        Report::Parse(parsing) => {
            let parse = parsing.so_far();
            let mut found = parse.findings.iter().filter_map(|finding| finding.entry.as_ref());
            found.try_for_each(|found| each(&found.entry()))?;
            parse.mentions.iter().try_for_each(each)
        }
        Report::Codes(codes) => codes.codes.all_entries().try_for_each(|entry| each(&entry)),
        Report::Categories(_) | Report::Kinds(_) | Report::Services(_) => Err(Error::Usage(Refusal::NothingForToml)),
    }
}

/// Writes an entry, behind a blank line if it is not the first.
fn write_entry(entry: &Entry<'_>, lang: Lang, first: &mut bool, out: &mut dyn Write) -> Result<(), Error> {
    let Some(file) = entry.as_overlay(lang) else { return Ok(()) };
    let text = ::toml::to_string_pretty(&file)
        .map_err(|error| Error::Usage(Refusal::Other(format!("{}: {error}", entry.code))))?;
    if !std::mem::take(first) {
        writeln!(out)?;
    }
    writeln!(out, "{}", text.trim_end())?;
    Ok(())
}
