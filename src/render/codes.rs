//! Lists of codes: tables for people, one tab-separated record a line in a pipe.

use super::block::{Body, Page, Row};
use super::lists::{NO_TITLE, thousands, verdict};
use super::table::{self, Cell, Column, GAP, LEAST_FOR_NAMES, LEAST_WITH_VERDICTS};
use super::wrap::wrap;
use crate::code;
use crate::entry::TITLE_COLUMNS;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Codes, ListRow, ListedAction};
use crate::retry::Retry;
use crate::settings::Settings;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Codes; at a terminal grouped by category, whose name is the header of its group's column, and
/// those of an action by what is to be done about them.
pub fn codes(codes: &Codes<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    if settings.format == Format::Plain {
        // Put together in one string and written at once: thousands of rows are no rarity.
        let mut line = String::new();
        return codes.codes.each_row(&mut |ListRow { code, retry, services, title, .. }| {
            line.clear();
            let (first, others) = services.split_first().unwrap_or((&"", &[]));
            for part in [code, "\t", retry.name(), "\t", first] {
                line.push_str(part);
            }
            for service in others {
                line.push(',');
                line.push_str(service);
            }
            for part in ["\t", title.unwrap_or_default(), "\n"] {
                line.push_str(part);
            }
            out.write_all(line.as_bytes())
        });
    }
    let mut rows: Vec<TableRow<'_>> = Vec::new();
    codes.codes.each_row(&mut |ListRow { code, scope, retry, title, .. }| {
        rows.push(TableRow { code, scope, retry, title: title.map(str::to_owned) });
        Ok(())
    })?;
    match &codes.actions {
        Some(actions) if !rows.is_empty() => by_verdict(actions, &rows, settings, out),
        _ => by_category(rows, codes.service, settings, out),
    }
}

fn by_category(
    rows: Vec<TableRow<'_>>,
    service: Option<&str>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut groups: Vec<Vec<TableRow<'_>>> = Vec::new();
    for row in rows {
        let category = code::category(row.code);
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| code::category(first.code) == category) => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    // Categories of which one code is listed share a table: a head for each says nothing.
    let (single, groups): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.len() == 1);
    let single: Vec<TableRow<'_>> = single.into_iter().flatten().collect();
    let whole = (!single.is_empty()).then_some((None, single)).into_iter();
    let by_category = groups.into_iter().map(|group| (group.first().map(|row| code::category(row.code)), group));
    for (at, (category, group)) in whole.chain(by_category).enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_group(category, &group, service, settings, out)?;
    }
    Ok(())
}

/// A row of a table of codes.
struct TableRow<'c> {
    code: &'c str,
    scope: Option<&'c str>,
    retry: Retry,
    title: Option<String>,
}

impl TableRow<'_> {
    fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(NO_TITLE)
    }

    /// A code, or what is left of it, and whose entry this is where it has several.
    fn with_scope(&self, code: &str) -> String {
        self.scope.map_or_else(|| code.to_owned(), |scope| format!("{code} ({scope})"))
    }
}

/// Writes what an action can return under the heads of the verdicts: first what may be sent again.
fn by_verdict(
    actions: &[ListedAction<'_>],
    rows: &[TableRow<'_>],
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = settings.lang;
    let mut services: Vec<&str> = actions.iter().map(|action| action.service).collect();
    services.dedup();
    let services = services.join(lang.sentences().comma());
    let action = actions.first().map_or("", |action| action.action);
    let behind = format!("{services} · {}", count_of_codes(rows.len(), lang));
    headline(action, &behind, settings, out)?;
    let columns = [Column::text(lang.headers().code()), Column::text(lang.headers().title())];
    for retry in Retry::ALL {
        let of_verdict = rows.iter().filter(|row| row.retry == retry);
        let cells = of_verdict.map(|row| vec![Cell::plain(row.with_scope(row.code)), Cell::plain(row.title())]);
        let mut cells: Vec<Vec<Cell>> = cells.collect();
        if cells.is_empty() {
            continue;
        }
        let titles = cells.iter().filter_map(|row| row.last()).map(Cell::columns).max().unwrap_or_default();
        let code_columns = settings.columns.saturating_sub(titles.min(TITLE_COLUMNS) + GAP);
        let codes = cells.iter_mut().filter_map(|row| row.first_mut());
        codes.filter(|code| code.columns() > code_columns).for_each(|code| *code = code.broken_before_dot());
        let word = lang.verdicts().of(retry);
        let hint = Body::Verdict(retry, lang.hints().of(retry), word);
        writeln!(out)?;
        Row { label: lang.labels().retry(), body: hint }.write(Page::new(settings), out)?;
        writeln!(out)?;
        table::write(&columns, 1, &cells, settings.columns, out)?;
    }
    Ok(())
}

/// Writes what a table is about, or nothing, and what there is to say behind it; below it where the
/// window is too narrow for both.
fn headline(name: &str, behind: &str, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    const DOT: &str = " · ";
    if !name.is_empty() && name.width() + DOT.width() + behind.width() <= settings.columns {
        return writeln!(out, "{}{DOT}{behind}", settings.out.code(name));
    }
    let names = if name.is_empty() { Vec::new() } else { wrap(name, settings.columns.max(LEAST_FOR_NAMES)) };
    names.iter().try_for_each(|line| writeln!(out, "{}", settings.out.code(line)))?;
    wrap(behind, settings.columns).iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn count_of_codes(count: usize, lang: Lang) -> String {
    let sentences = lang.sentences();
    if count == 1 { sentences.of_one_code().to_owned() } else { fill(sentences.of_codes(), &[&thousands(count)]) }
}

/// Writes codes under the head of their category, or whole where they have several.
fn write_group(
    category: Option<&str>,
    group: &[TableRow<'_>],
    service: Option<&str>,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = settings.lang;
    // A code that several services explain has a row for each of them.
    let mut codes: Vec<(&str, bool)> = group.iter().map(|row| (row.code, row.title.is_some())).collect();
    codes.dedup_by_key(|(code, _)| *code);
    let explained = codes.iter().filter(|(_, explained)| *explained).count();
    let sentences = lang.sentences();
    let counts = match (category, codes.len()) {
        (None, 2..) => fill(sentences.of_single_codes(), &[&thousands(codes.len())]),
        (_, count) => count_of_codes(count, lang),
    };
    let counts =
        if explained < codes.len() { counts + &fill(sentences.of_them(), &[&thousands(explained)]) } else { counts };
    let head: Vec<&str> = category.into_iter().chain(service).collect();
    headline(&head.join(" · "), &counts, settings, out)?;
    writeln!(out)?;
    let verdicts = settings.columns >= LEAST_WITH_VERDICTS;
    let rows: Vec<Vec<Cell>> = group
        .iter()
        .map(|row| {
            let code = match category.map(|category| row.code.get(category.len()..).unwrap_or_default()) {
                Some("") => sentences.alone(),
                Some(sub) => sub,
                None => row.code,
            };
            let code = Cell::plain(row.with_scope(code));
            let retry = verdicts.then(|| verdict(row.retry, lang, settings));
            [code].into_iter().chain(retry).chain([Cell::plain(row.title())]).collect()
        })
        .collect();
    let category = category.unwrap_or(lang.headers().code());
    let mut columns = vec![Column::text(category), Column::text(lang.headers().title())];
    if verdicts {
        columns.insert(1, Column::text(lang.headers().retry()));
    }
    table::write(&columns, columns.len() - 1, &rows, settings.columns, out)
}
