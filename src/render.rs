//! Reports as bytes. The only place that matches on the format; knows no catalog.

mod block;
mod escape;
mod explain;
mod lists;
mod notice;
mod records;
mod table;
mod toml;
mod wrap;

use crate::error::Error;
use crate::report::Report;
use crate::settings::{Format, Settings};
use std::io::Write;

pub use notice::error;

/// Writes a report: data to `out`, everything else to `err`.
///
/// # Errors
/// A stream cannot be written, or the report has no form in this format.
pub fn render(report: &Report<'_>, settings: &Settings, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Error> {
    if matches!(report, Report::Parse(parse) if parse.quiet) {
        return Ok(());
    }
    match settings.format {
        Format::Table | Format::Plain => text(report, settings, out)?,
        Format::Json => records::document(report, out)?,
        Format::Jsonl => records::lines(report, out)?,
        Format::Toml => toml::write(report, settings.lang, out)?,
    }
    out.flush()?;
    notice::notices(report, settings, err)?;
    Ok(())
}

fn text(report: &Report<'_>, settings: &Settings, out: &mut dyn Write) -> Result<(), Error> {
    match report {
        Report::Lookup(lookup) => explain::lookup(lookup, settings, out)?,
        Report::Parse(parse) => explain::parse(parse, settings, out)?,
        Report::Search(search) => lists::search(search, settings, out)?,
        Report::Categories(categories) => lists::categories(categories, settings, out)?,
        Report::Codes(codes) => lists::codes(codes, settings, out)?,
        Report::Services(services) => lists::services(services, settings, out)?,
    }
    Ok(())
}
