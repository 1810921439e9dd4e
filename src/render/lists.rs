//! Lists of categories, kinds and services: tables for people, one tab-separated record a line in a pipe.

use super::table::{self, Cell, Column, LEAST_WITH_VERDICTS};
use super::wrap::wrap;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Categories, Kinds, ListedKind, ListedService, Services};
use crate::retry::Retry;
use crate::settings::Settings;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Below this width, tables have no counts.
const NARROW: usize = 76;
/// At a terminal, a category without a text of its own is shown from this many codes on.
const FEWEST_CODES: usize = 10;
/// At a terminal, a longer name of a category is broken between two of its words.
const LONG_NAME: usize = 22;
/// In place of a title that nobody has written yet.
pub const NO_TITLE: &str = "-";

/// The categories; at a terminal without the rare ones.
pub fn categories(categories: &Categories<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    if settings.format == Format::Plain {
        return categories.categories.iter().try_for_each(|category| {
            let title = category.title.as_deref().unwrap_or(lang.sentences().no_common_title());
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{title}",
                category.name,
                category.retry.name(),
                category.explained,
                category.known
            )
        });
    }
    let headers = lang.headers();
    // In a narrow window the title needs the columns of the counts.
    let narrow = settings.columns < NARROW;
    let verdicts = settings.columns >= LEAST_WITH_VERDICTS;
    let mut columns = vec![Column::text(headers.category()), Column::text(headers.title())];
    columns.extend(verdicts.then(|| Column::text(headers.retry())));
    // A column that repeats the one before says nothing.
    let all_explained = categories.categories.iter().all(|category| category.explained == category.known);
    if !narrow {
        columns.push(Column::figures(headers.codes()));
        columns.extend((!all_explained).then(|| Column::figures(headers.explained())));
    }
    let shown: Vec<_> =
        categories.categories.iter().filter(|category| category.has_text || category.known >= FEWEST_CODES).collect();
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .map(|category| {
            let name =
                if category.name.width() > LONG_NAME { break_name(category.name) } else { category.name.to_owned() };
            let mut row = vec![
                Cell::styled(name, |line| settings.out.code(line)),
                Cell::plain(category.title.as_deref().unwrap_or(NO_TITLE)),
            ];
            row.extend(verdicts.then(|| verdict(category.retry, lang, settings)));
            if !narrow {
                row.extend([category.known, category.explained].map(|count| Cell::plain(thousands(count))));
            }
            row.truncate(columns.len());
            row
        })
        .collect();
    table::write(&columns, 1, &rows, settings.columns, out)?;
    let in_all = [thousands(categories.codes), thousands(categories.services)];
    let mut closing = fill(lang.sentences().in_all(), &in_all.each_ref().map(String::as_str));
    let left_out = categories.categories.len() - shown.len();
    if left_out > 0 {
        closing.push_str(&fill(lang.sentences().left_out(), &[&left_out.to_string()]));
    }
    closing_line(&closing, settings, out)
}

/// A sentence below a table.
pub fn closing_line(sentence: &str, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    wrap(sentence, settings.columns).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// The kinds.
pub fn kinds(kinds: &Kinds<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    if settings.format == Format::Plain {
        return kinds.kinds.iter().try_for_each(|ListedKind { name, retry, title, codes }| {
            writeln!(out, "{name}\t{}\t{codes}\t{}", retry.name(), title.unwrap_or_default())
        });
    }
    let headers = settings.lang.headers();
    let columns = [
        Column::text(headers.kind()),
        Column::text(headers.title()),
        Column::text(headers.retry()),
        Column::figures(headers.codes()),
    ];
    let row = |ListedKind { name, retry, title, codes }: &ListedKind<'_>| {
        vec![
            Cell::styled(*name, |line| settings.out.code(line)),
            Cell::plain(title.unwrap_or(NO_TITLE)),
            verdict(*retry, settings.lang, settings),
            Cell::plain(thousands(*codes)),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = kinds.kinds.iter().map(row).collect();
    let shown = shown_of(columns.len(), settings);
    for row in &mut rows {
        row.truncate(shown);
    }
    table::write(columns.get(..shown).unwrap_or(&columns), 1, &rows, settings.columns, out)
}

/// The services.
pub fn services(services: &Services<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let headers = settings.lang.headers();
    if settings.format == Format::Plain {
        return services.services.iter().try_for_each(|ListedService { service, name, versions, codes, actions }| {
            writeln!(out, "{service}\t{}\t{}\t{codes}\t{actions}", name.unwrap_or_default(), versions.join(","))
        });
    }
    let columns = [
        Column::text(headers.service()),
        Column::text(headers.name()),
        Column::text(headers.versions()),
        Column::figures(headers.codes()),
        Column::figures(headers.actions()),
    ];
    let row = |ListedService { service, name, versions, codes, actions }: &ListedService<'_>| {
        let [codes, actions] = [codes, actions].map(|count| Cell::plain(thousands(*count)));
        // One version a line: two side by side would leave no room for the name.
        let versions = Cell::plain(versions.join("\n"));
        let service = Cell::styled(*service, |line| settings.out.code(line));
        vec![service, Cell::plain(name.unwrap_or(NO_TITLE)), versions, codes, actions]
    };
    let mut rows: Vec<Vec<Cell>> = services.services.iter().map(row).collect();
    let shown = shown_of(columns.len(), settings);
    for row in &mut rows {
        row.truncate(shown);
    }
    table::write(columns.get(..shown).unwrap_or(&columns), 1, &rows, settings.columns, out)
}

/// How many of so many columns are shown: in a narrow window the title needs those of the counts, in
/// a narrower one that of the verdicts or versions too.
const fn shown_of(columns: usize, settings: &Settings) -> usize {
    if settings.columns < LEAST_WITH_VERDICTS {
        2
    } else if settings.columns < NARROW {
        3
    } else {
        columns
    }
}

/// A CamelCase name in two lines, broken before its last word.
fn break_name(name: &str) -> String {
    match name.rfind(|c: char| c.is_ascii_uppercase()) {
        Some(at) if at > 0 => format!("{}\n{}", name.get(..at).unwrap_or(name), name.get(at..).unwrap_or_default()),
        _ => name.to_owned(),
    }
}

/// The word of a verdict.
pub fn verdict(retry: Retry, lang: Lang, settings: &Settings) -> Cell {
    let word = lang.verdicts().of(retry);
    Cell::styled(word, |line| settings.out.verdict(retry, line))
}

/// `12,809`
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ListedCategory;
    use crate::style::Styles;

    #[test]
    fn how_many_codes_are_explained_is_shown_where_some_are_not() {
        let settings = Settings {
            lang: Lang::En,
            format: Format::Table,
            out: Styles::NONE,
            err: Styles::NONE,
            columns: 80,
            catalogs: Vec::new(),
            fields: Vec::new(),
        };
        let shown = |explained| {
            let retry = Retry::Never;
            let zoo = ListedCategory { name: "Zoo", title: None, retry, explained, known: 7, has_text: true };
            let listed = Categories { categories: vec![zoo], codes: 7, services: 1 };
            let mut out = Vec::new();
            categories(&listed, &settings, &mut out).expect("memory takes it");
            String::from_utf8(out).expect("it is UTF-8")
        };
        assert!(!shown(7).contains("EXPLAINED"), "{}", shown(7));
        assert!(shown(6).contains("EXPLAINED") && shown(6).contains("7          6"), "{}", shown(6));
    }

    #[test]
    fn figures_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 12_809, 1_234_567].map(thousands), ["0", "999", "1,000", "12,809", "1,234,567"]);
    }
}
