//! The hits of a search: a table for people, one tab-separated record a line in a pipe.

use super::lists::verdict;
use super::table::{self, Cell, Column, GAP};
use crate::code;
use crate::entry::{Entry, Status, TITLE_COLUMNS};
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Hit, Search};
use crate::settings::Settings;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Below this, a table of hits has no verdicts.
const NARROW: usize = 60;

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
    let headers = lang.headers();
    let verdict = |entry: &Entry<'_>| verdict(entry.retry, lang, settings);
    let title = |entry: &Entry<'_>| match entry.status {
        Status::Explained => own_title(entry).to_owned(),
        _ => fill(lang.sentences().hit_not_explained(), &[&few(&entry.services, lang)]),
    };
    let title_columns =
        search.hits.iter().map(|hit| title(&hit.entry).width()).max().unwrap_or_default().min(TITLE_COLUMNS);
    let verdict_columns = search.hits.iter().map(|hit| verdict(&hit.entry).columns()).max().unwrap_or_default();
    let verdicts = settings.columns >= NARROW;
    let others = title_columns + GAP + if verdicts { verdict_columns.max(headers.retry().width()) + GAP } else { 0 };
    let code_columns = settings.columns.saturating_sub(others);

    let terms = terms(&search.query);
    let mut columns = vec![Column::text(headers.code()), Column::text(headers.title())];
    if verdicts {
        columns.insert(1, Column::text(headers.retry()));
    }
    let row = |Hit { entry, .. }: &Hit<'_>| {
        let fits = entry.code.width() <= code_columns;
        let code = if fits { entry.code.to_string() } else { entry.code.replacen('.', "\n.", 1) };
        let title = title(entry);
        let mut row = vec![marked(&code, &terms, settings), marked(&title, &terms, settings)];
        if verdicts {
            row.insert(1, verdict(entry));
        }
        row
    };
    let rows: Vec<Vec<Cell>> = search.hits.iter().map(row).collect();
    table::write(&columns, columns.len() - 1, &rows, settings.columns, out)
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
            format!("{first}{}", fill(lang.sentences().and_more(), &[&others.len().to_string()]))
        }
    }
}

/// What of a query is worth marking: its words in lower case.
fn terms(query: &str) -> Vec<String> {
    let words = query
        .split(|c: char| !c.is_alphanumeric())
        .flat_map(|part| if part.is_ascii() { code::words(part).collect() } else { vec![part.to_owned()] });
    words.filter(|word| word.chars().count() > 1).collect()
}

/// A cell with every occurrence of the terms marked.
fn marked(text: &str, terms: &[String], settings: &Settings) -> Cell {
    let lower = text.to_ascii_lowercase();
    let mut styled = String::new();
    let mut at = 0;
    while let (Some(rest), Some(lower)) = (text.get(at..), lower.get(at..)) {
        let next = terms.iter().filter_map(|term| Some((lower.find(term.as_str())?, term.len())));
        let Some((start, len)) = next.min_by_key(|(start, len)| (*start, usize::MAX - len)) else {
            styled.push_str(rest);
            break;
        };
        styled.push_str(rest.get(..start).unwrap_or_default());
        styled.push_str(&settings.out.matched(rest.get(start..start + len).unwrap_or_default()));
        at += start + len;
    }
    Cell::styled(text, styled)
}
