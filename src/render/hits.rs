//! The hits of a search: a table for people, one tab-separated record a line in a pipe.

use super::explain;
use super::lists::{closing_line, verdict};
use super::marks::Wanted;
use super::table::{self, Cell, Column, GAP, LEAST_FOR_NAMES, LEAST_WITH_VERDICTS, broken_before_dot};
use super::wrap::wrap;
use crate::entry::{Entry, Status, TITLE_COLUMNS};
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Hit, Search};
use crate::settings::Settings;
use crate::style::Styles;
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// With less room for titles, they stand below the codes, so far to the right.
const LEAST_TITLE: usize = 16;
const INDENT: usize = 2;

/// How many times as many hits are offered.
const MORE: usize = 3;

/// Hits, the best first.
pub fn search(search: &Search<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    if settings.format == Format::Plain {
        return search.hits.iter().try_for_each(|Hit { entry, score }| {
            writeln!(out, "{}\t{score}\t{}\t{}", entry.code, scope(entry), own_title(entry))
        });
    }
    if search.hits.is_empty() {
        return Ok(());
    }
    people(search, settings, out)?;
    if !search.has_more {
        return Ok(());
    }
    let count = search.hits.len();
    let counts = [count, MORE * count].map(|count| count.to_string());
    closing_line(&fill(lang.sentences().more_hits(), &counts.each_ref().map(String::as_str)), settings, out)
}

/// The same for people: what the query names itself, and a table.
fn people(search: &Search<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    if !search.exact.is_empty() {
        explain::entries(&search.exact, settings, out)?;
        writeln!(out)?;
    }
    let headers = lang.headers();
    let verdict = |entry: &Entry<'_>| verdict(entry.retry, lang, settings);
    let is_shared = |title: &str| search.hits.iter().filter(|hit| own_title(&hit.entry) == title).nth(1).is_some();
    let title = |entry: &Entry<'_>| match entry.status {
        // Two hits that read alike are told apart by their services.
        Status::Explained if is_shared(own_title(entry)) && !entry.services.is_empty() => {
            format!("{} · {}", own_title(entry), few(&entry.services, lang))
        }
        Status::Explained => own_title(entry).to_owned(),
        _ => fill(lang.sentences().hit_not_explained(), &[&few(&entry.services, lang)]),
    };
    let title_columns =
        search.hits.iter().map(|hit| title(&hit.entry).width()).max().unwrap_or_default().min(TITLE_COLUMNS);
    let verdict_columns = search.hits.iter().map(|hit| verdict(&hit.entry).columns()).max().unwrap_or_default();
    let verdicts = settings.columns >= LEAST_WITH_VERDICTS;
    let others = title_columns + GAP + if verdicts { verdict_columns.max(headers.retry().width()) + GAP } else { 0 };
    let code_columns = settings.columns.saturating_sub(others);

    let terms = Wanted::new(&search.query);
    let mut columns = vec![Column::text(headers.code()), Column::text(headers.title())];
    if verdicts {
        columns.insert(1, Column::text(headers.retry()));
    }
    let code = |entry: &Entry<'_>| {
        let fits = entry.code.width() <= code_columns;
        let code = if fits { entry.code.to_string() } else { broken_before_dot(&entry.code) };
        marked(&code, &terms, Styles::code, Styles::matched_code, settings)
    };
    let row = |Hit { entry, .. }: &Hit<'_>| {
        let mut row = vec![code(entry), Cell::plain("")];
        if verdicts {
            row.insert(1, verdict(entry));
        }
        row
    };
    let mut rows: Vec<Vec<Cell>> = search.hits.iter().map(row).collect();
    // Broken before they are marked, so that no mark is lost.
    let left = table::left_for_last(&columns, &rows, settings.columns);
    if left < LEAST_TITLE {
        return stacked(search.hits.iter().map(|Hit { entry, .. }| (code(entry), title(entry))), settings, out);
    }
    for (row, hit) in rows.iter_mut().zip(&search.hits) {
        let title = wrap(&title(&hit.entry), left).join("\n");
        row.pop();
        row.push(marked(&title, &terms, |_, text| text.to_owned(), Styles::matched, settings));
    }
    table::write(&columns, columns.len() - 1, &rows, settings.columns, out)
}

/// Codes with their titles below them, where there is no room for a table.
fn stacked(hits: impl Iterator<Item = (Cell, String)>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    for (code, title) in hits {
        writeln!(out, "{}", code.broken_to(settings.columns.max(LEAST_FOR_NAMES)).into_styled())?;
        for line in wrap(&title, settings.columns.saturating_sub(INDENT)) {
            writeln!(out, "{:INDENT$}{line}", "")?;
        }
    }
    Ok(())
}

/// The title, if it is the code's own and not its category's.
fn own_title<'e>(entry: &'e Entry<'_>) -> &'e str {
    if entry.status == Status::Known { "" } else { entry.title.as_deref().unwrap_or_default() }
}

/// `common`, `client`, or the services that mean this by the code.
fn scope(entry: &Entry<'_>) -> String {
    match (entry.only_in.as_slice(), entry.services.as_slice()) {
        ([], []) => entry.scope.unwrap_or_default().to_owned(),
        ([], services) | (services, _) => services.join(","),
    }
}

/// One or two services by name, more by their number.
pub(super) fn few(services: &[&str], lang: Lang) -> String {
    match services {
        [] | [_] | [_, _] => services.join(lang.sentences().comma()),
        [first, others @ ..] => {
            let (left, all) = (others.len().to_string(), services.len().to_string());
            format!("{first}{}", fill(lang.sentences().and_more(), &[&left, &all]))
        }
    }
}

/// A cell with what the query matched marked.
fn marked(
    text: &str,
    terms: &Wanted,
    plain: fn(Styles, &str) -> String,
    mark: fn(Styles, &str) -> String,
    settings: &Settings,
) -> Cell {
    let mut styled = String::new();
    let mut at = 0;
    let mut write = |range: Range<usize>, style: fn(Styles, &str) -> String| {
        // A cell of several lines has its style line by line.
        for (line, part) in text.get(range).unwrap_or_default().split('\n').enumerate() {
            styled.push_str(if line > 0 { "\n" } else { "" });
            styled.push_str(&style(settings.out, part));
        }
    };
    for range in terms.marks(text) {
        write(at..range.start, plain);
        at = range.end;
        write(range, mark);
    }
    write(at..text.len(), plain);
    Cell::dressed(text, styled)
}
