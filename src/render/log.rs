//! Errors as `parse` finds them: each code once whole, the same code with other names in
//! a line, and a table at the end.

use super::block::{Body, Page, Row};
use super::explain::{error_block, mentions, place};
use super::lists::{closing_line, thousands};
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
/// The least width of the verdicts, where they come last.
const LEAST_VERDICT: usize = 8;
/// Indices of the columns of the table, before any is left out.
const LINES: usize = 2;
const OVER: usize = 3;
const NAMES: usize = 5;

/// Writes the findings of an input while it is read.
pub fn parse(parsing: &mut dyn Parsing<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(settings);
    let mut last = None;
    while let Some(Sighting { finding, occurrence, news }) = parsing.advance_to_news() {
        let Some(finding) = parsing.so_far().findings.get(finding) else { continue };
        // Lines of known codes stand together.
        if news != News::Nothing && last.is_some_and(|last| (last, news) != (News::Names, News::Names)) {
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
        last = if news == News::Nothing { last } else { Some(news) };
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
    let names = occurrence.advice.fields.all_names().take(MOST_NAMES);
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let text = [code.to_owned(), place(&occurrence.failure, settings.lang), names.join(" ")].join(" · ");
    Row { label: settings.lang.labels().again(), body: Body::Text(sanitize::on_one_line(&text).into_owned().into()) }
}

/// The codes of a log, how often and where they occurred.
fn summary(parse: &Parse<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    let headers = lang.headers();
    writeln!(out)?;
    let over = |finding: &Finding<'_>| {
        let (from, to) = finding.times.filter(|(from, to)| from < to)?;
        Some(lang.clock().duration(to.seconds - from.seconds))
    };
    let row = |finding: &Finding<'_>| {
        let code = finding.code.as_deref().unwrap_or(lang.sentences().no_code());
        let verdict = verdicts(finding, lang);
        let lines = parse.range(finding.places);
        let names = finding.names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
        let over = over(finding).unwrap_or_default();
        let count = if settings.format == Format::Plain { finding.count.to_string() } else { thousands(finding.count) };
        [code, &count, &lines, &verdict, &names, &over].map(|text| sanitize::on_one_line(text).into_owned())
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
        let mut summary = Summary { columns: columns.to_vec(), rows: rows.map(cells).collect() };
        summary.fit(has_times, settings.columns);
        table::write(&summary.columns, summary.columns.len() - 1, &summary.rows, settings.columns, out)?;
    }
    let closing = total(parse, lang);
    match settings.format {
        Format::Plain => writeln!(out, "{closing}")?,
        _ => closing_line(&closing, settings, out)?,
    }
    stopped_counting(parse, lang).map_or(Ok(()), |sentence| writeln!(out, "{sentence}"))
}

/// How many errors, codes and lines there are.
fn total(parse: &Parse<'_>, lang: Lang) -> String {
    let sentences = lang.sentences();
    let codes = parse.findings.iter().filter(|finding| finding.code.is_some()).count();
    let [errors, of_codes, lines] = [parse.errors, codes, parse.lines].map(thousands);
    match codes {
        0 => fill(sentences.log_total_without_code(), &[&errors, &lines]),
        1 => fill(sentences.log_total_of_one_code(), &[&errors, &of_codes, &lines]),
        _ => fill(sentences.log_total(), &[&errors, &of_codes, &lines]),
    }
}

/// That errors with further codes are not counted, if there are such.
pub fn stopped_counting(parse: &Parse<'_>, lang: Lang) -> Option<String> {
    let figures = [parse.uncounted, parse.findings.len()].map(thousands);
    let sentence = || fill(lang.sentences().stopped_counting(), &figures.each_ref().map(String::as_str));
    (parse.uncounted > 0).then(sentence)
}

/// The table of a log's codes.
struct Summary<'h> {
    columns: Vec<Column<'h>>,
    rows: Vec<Vec<Cell>>,
}

impl Summary<'_> {
    /// Leaves out what does not fit the page. A table that is broken apart says less than one
    /// with fewer columns; the names stand above it too.
    fn fit(&mut self, has_times: bool, page_columns: usize) {
        let names = self.rows.iter().filter_map(|row| row.get(NAMES)).map(Cell::columns).max().unwrap_or_default();
        let least = names.min(LEAST_NAMES);
        let fits = |summary: &Self, least| table::left_for_last(&summary.columns, &summary.rows, page_columns) >= least;
        if !has_times || !fits(self, least) {
            self.leave_out(OVER);
        }
        if !fits(self, least) {
            let codes = self.rows.iter_mut().filter_map(|row| row.first_mut());
            codes.for_each(|code| *code = code.broken_before_dot());
        }
        if !fits(self, least) || names == 0 {
            self.leave_out(self.columns.len() - 1);
        }
        if !fits(self, LEAST_VERDICT) {
            self.leave_out(LINES);
        }
    }

    fn leave_out(&mut self, place: usize) {
        let without = |row: &mut Vec<Cell>| drop((place < row.len()).then(|| row.remove(place)));
        self.rows.iter_mut().for_each(without);
        self.columns.remove(place);
    }
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
