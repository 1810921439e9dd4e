//! Reports as bytes. The only place that matches on the format; knows no catalog.

mod block;
mod codes;
mod escape;
mod explain;
mod hits;
mod lists;
mod log;
mod marks;
mod notice;
mod origin;
mod picked;
mod readings;
mod records;
mod sections;
mod table;
mod toml;
mod wrap;

use crate::error::Error;
use crate::format::Format;
use crate::report::Report;
use crate::settings::Settings;
use std::io::Write;

pub use notice::{error, notices, paste_here};

/// Writes the data of a report, for standard output, and flushes it. What `parse` finds is
/// written when it is found.
///
/// # Errors
/// The stream cannot be written, or the report has no form in this format.
pub fn render(report: &mut Report<'_>, settings: &Settings, out: &mut dyn Write) -> Result<(), Error> {
    if let Report::Parse(parsing) = report {
        if parsing.so_far().quiet {
            parsing.drain();
            return Ok(());
        }
        match settings.format {
            Format::Table | Format::Plain => log::parse(&mut **parsing, settings, out)?,
            Format::Jsonl => records::occurrences(&mut **parsing, out)?,
            Format::Json | Format::Toml => parsing.drain(),
        }
    }
    match (settings.format, &*report) {
        (Format::Table | Format::Plain | Format::Jsonl, Report::Parse(_)) => {}
        (Format::Table | Format::Plain, report) => text(report, settings, out)?,
        (Format::Json, report) => records::document(report, &settings.fields, out)?,
        (Format::Jsonl, report) => records::lines(report, &settings.fields, out)?,
        (Format::Toml, report) => toml::write(report, settings.lang, out)?,
    }
    out.flush()?;
    Ok(())
}

fn text(report: &Report<'_>, settings: &Settings, out: &mut dyn Write) -> Result<(), Error> {
    match report {
        Report::Lookup(lookup) => explain::lookup(lookup, settings, out)?,
        Report::Search(search) => hits::search(search, settings, out)?,
        Report::Categories(categories) => lists::categories(categories, settings, out)?,
        Report::Codes(codes) => codes::codes(codes, settings, out)?,
        Report::Kinds(kinds) => lists::kinds(kinds, settings, out)?,
        Report::Services(services) => lists::services(services, settings, out)?,
        // Written already, as it was found.
        Report::Parse(_) => {}
    }
    Ok(())
}
