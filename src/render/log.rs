//! Errors as `parse` finds them: each code once whole, the same code with other names in
//! a line, and a table at the end.

use super::block::{Body, Page, Row};
use super::explain::{error_block, mentions};
use super::table::{self, Cell, Column};
use crate::entry::Described;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Finding, News, Occurrence, Parse, Parsing, Sighting};
use crate::sanitize;
use crate::settings::Settings;
use std::io::{self, Write};

/// The most names of a code in the table.
const MOST_NAMES: usize = 4;

/// The least width of the names.
const LEAST_NAMES: usize = 16;
/// The place of the column that says over what time the errors came.
const OVER: usize = 3;

/// Writes the findings of an input while it is read.
pub fn parse(parsing: &mut dyn Parsing<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(settings);
    let mut first = true;
    while let Some(Sighting { finding, occurrence, news }) = parsing.advance_to_news() {
        let Some(finding) = parsing.so_far().findings.get(finding) else { continue };
        if news != News::Nothing && !first {
            writeln!(out)?;
        }
        match news {
            News::Code | News::Cause => {
                let entry = finding.entry.as_ref().map(Described::entry);
                error_block(finding, entry.as_ref(), &occurrence, settings.lang).write(page, out)?;
            }
            News::Names => again(finding, &occurrence, settings).write(page, out)?,
            News::Nothing => {}
        }
        first &= news == News::Nothing;
        // Somebody may be watching a log that goes on.
        out.flush()?;
    }
    let parse = parsing.so_far();
    mentions(&parse.mentions, settings, out)?;
    if parse.errors > 1 { summary(parse, settings, out) } else { Ok(()) }
}

/// The line of a code that is known already, with what its message names this time.
fn again(finding: &Finding<'_>, occurrence: &Occurrence, settings: &Settings) -> Row<'static> {
    let sentences = settings.lang.sentences();
    let code = finding.code.as_deref().unwrap_or(sentences.no_code());
    let line = fill(sentences.line(), &[&occurrence.failure.line.to_string()]);
    let names = occurrence.advice.fields.all_names().take(MOST_NAMES);
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let text = [code.to_owned(), line, names.join(" ")].join(" · ");
    Row { label: settings.lang.labels().again(), body: Body::Text(sanitize::on_one_line(&text).into_owned().into()) }
}

/// The codes of a log, how often and where they occurred.
fn summary(parse: &Parse<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    let headers = lang.headers();
    writeln!(out)?;
    let over = |finding: &Finding<'_>| {
        let (from, to) = finding.times.filter(|(from, to)| from < to)?;
        Some(lang.advice().duration(to.seconds - from.seconds))
    };
    let row = |finding: &Finding<'_>| {
        let code = finding.code.as_deref().unwrap_or(lang.sentences().no_code());
        let verdict = verdicts(finding, lang);
        let (from, to) = finding.lines;
        let lines = if from == to { from.to_string() } else { format!("{from}-{to}") };
        let names = finding.names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
        let over = over(finding).unwrap_or_default();
        [code, &finding.count.to_string(), &lines, &verdict, &names, &over]
            .map(|text| sanitize::on_one_line(text).into_owned())
    };
    let rows = parse.findings.iter().map(row);
    let has_times = parse.findings.iter().any(|finding| over(finding).is_some());
    if settings.format == Format::Plain {
        rows.into_iter().try_for_each(|row| writeln!(out, "{}", row.join("\t").trim_end()))?;
    } else {
        let columns = [
            Column::text(headers.code()),
            Column::figures(headers.times()),
            Column::text(headers.lines()),
            Column::text(headers.over()),
            Column::text(headers.retry()),
            Column::text(headers.names()),
        ];
        let cells = |[code, times, lines, verdict, names, over]: [String; 6]| {
            [code, times, lines, over, verdict, names].map(Cell::plain).to_vec()
        };
        let mut rows: Vec<Vec<Cell>> = rows.map(cells).collect();
        let mut columns = columns.to_vec();
        // Names that are broken apart are worse than no duration.
        if !has_times || table::left_for_last(&columns, &rows, settings.columns) < LEAST_NAMES {
            columns = without(OVER, columns);
            rows = rows.into_iter().map(|row| without(OVER, row)).collect();
        }
        table::write(&columns, columns.len() - 1, &rows, settings.columns, out)?;
    }
    let figures = [parse.errors, parse.findings.len(), parse.lines].map(|number| number.to_string());
    let sentences = lang.sentences();
    let sentence = if parse.findings.len() == 1 { sentences.log_total_of_one_code() } else { sentences.log_total() };
    writeln!(out, "{}", fill(sentence, &figures.each_ref().map(String::as_str)))
}

/// The verdicts of a code's failures, each once; nothing where there was no code.
fn verdicts(finding: &Finding<'_>, lang: Lang) -> String {
    let mut verdicts: Vec<&str> = Vec::new();
    for (_, retry) in finding.causes.iter().filter(|_| finding.entry.is_some()) {
        let verdict = lang.verdicts().of(*retry);
        if !verdicts.contains(&verdict) {
            verdicts.push(verdict);
        }
    }
    verdicts.join(lang.sentences().comma())
}

/// All items but the one at a place.
fn without<T>(place: usize, items: Vec<T>) -> Vec<T> {
    items.into_iter().enumerate().filter(|(at, _)| *at != place).map(|(_, item)| item).collect()
}
