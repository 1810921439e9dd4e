//! Lists and hits: tables for people, one tab-separated record a line in a pipe.

use super::table::{self, Cell, Column};
use crate::code;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Categories, Codes, ListRow, Services};
use crate::retry::Retry;
use crate::settings::Settings;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Below this width, the table of categories has no counts.
const NARROW_CATEGORIES: usize = 76;
/// At a terminal, a category without an explanation is shown from this many codes on.
const FEWEST_CODES: usize = 10;
/// At a terminal, a longer name of a category is broken between two of its words.
const LONG_NAME: usize = 22;
/// In place of a title that nobody has written yet.
const NO_TITLE: &str = "-";

/// The categories; at a terminal without the rare ones.
pub fn categories(categories: &Categories<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    if settings.format == Format::Plain {
        return categories.categories.iter().try_for_each(|category| {
            let title = category.title.as_deref().unwrap_or_default();
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
    let narrow = settings.columns < NARROW_CATEGORIES;
    let mut columns =
        vec![Column::text(headers.category()), Column::text(headers.title()), Column::text(headers.retry())];
    if !narrow {
        columns.extend([Column::figures(headers.codes()), Column::figures(headers.explained())]);
    }
    let shown: Vec<_> = categories
        .categories
        .iter()
        .filter(|category| category.title.is_some() || category.known >= FEWEST_CODES)
        .collect();
    let rows: Vec<Vec<Cell>> = shown
        .iter()
        .map(|category| {
            let name =
                if category.name.width() > LONG_NAME { break_name(category.name) } else { category.name.to_owned() };
            let mut row = vec![
                Cell::styled(name.clone(), settings.out.code(&name)),
                Cell::plain(category.title.as_deref().unwrap_or(NO_TITLE)),
                verdict(category.retry, lang, settings),
            ];
            if !narrow {
                row.extend([category.known, category.explained].map(|count| Cell::plain(thousands(count))));
            }
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
    writeln!(out, "{closing}")
}

/// Codes; at a terminal grouped by category, whose name is the header of its group's column.
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
    let mut groups: Vec<Vec<TableRow<'_>>> = Vec::new();
    codes.codes.each_row(&mut |ListRow { code, scope, retry, title, .. }| {
        let row = TableRow { code, scope, retry, title: title.map(str::to_owned) };
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| code::category(first.code) == code::category(code)) => {
                group.push(row);
            }
            _ => groups.push(vec![row]),
        }
        Ok(())
    })?;
    // Categories of which one code is listed share a table: a head for each says nothing.
    let (single, groups): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.len() == 1);
    let single: Vec<TableRow<'_>> = single.into_iter().flatten().collect();
    let whole = (!single.is_empty()).then_some((None, single)).into_iter();
    let by_category = groups.into_iter().map(|group| (group.first().map(|row| code::category(row.code)), group));
    for (at, (category, group)) in whole.chain(by_category).enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_group(category, &group, codes.service, settings, out)?;
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
    let counts = match codes.len() {
        1 => fill(lang.sentences().of_one_code(), &[&explained.to_string()]),
        count => fill(lang.sentences().of_codes(), &[&thousands(count), &thousands(explained)]),
    };
    let head: Vec<&str> = category.into_iter().chain(service).collect();
    let head = settings.out.code(&head.join(" · "));
    let dot = if head.is_empty() { "" } else { " · " };
    writeln!(out, "{head}{dot}{counts}\n")?;
    let rows: Vec<Vec<Cell>> = group
        .iter()
        .map(|row| {
            let code = match category.map(|category| row.code.get(category.len()..).unwrap_or_default()) {
                Some("") => lang.sentences().alone(),
                Some(sub) => sub,
                None => row.code,
            };
            let code = row.scope.map_or_else(|| code.to_owned(), |scope| format!("{code} ({scope})"));
            vec![
                Cell::plain(code),
                verdict(row.retry, lang, settings),
                Cell::plain(row.title.as_deref().unwrap_or(NO_TITLE)),
            ]
        })
        .collect();
    let category = category.unwrap_or(lang.headers().code());
    let columns = [Column::text(category), Column::text(lang.headers().retry()), Column::text(lang.headers().title())];
    table::write(&columns, 2, &rows, settings.columns, out)
}

/// The services.
pub fn services(services: &Services<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let headers = settings.lang.headers();
    let rows = services.services.iter().map(|service| {
        let name = service.name.unwrap_or_default();
        [service.service, name, &service.versions.join(","), &service.codes.to_string(), &service.actions.to_string()]
            .map(str::to_owned)
    });
    if settings.format == Format::Plain {
        return rows.into_iter().try_for_each(|row| writeln!(out, "{}", row.join("\t")));
    }
    let columns = [
        Column::text(headers.service()),
        Column::text(headers.name()),
        Column::text(headers.versions()),
        Column::figures(headers.codes()),
        Column::figures(headers.actions()),
    ];
    let rows: Vec<Vec<Cell>> = rows
        .map(|row| {
            let [service, name, versions, codes, actions] = row;
            let name = if name.is_empty() { NO_TITLE.to_owned() } else { name };
            let service = Cell::styled(service.clone(), settings.out.code(&service));
            // One version a line: two side by side would leave no room for the name.
            let versions = Cell::plain(versions.replace(',', "\n"));
            vec![service, Cell::plain(name), versions, Cell::plain(codes), Cell::plain(actions)]
        })
        .collect();
    table::write(&columns, 1, &rows, settings.columns, out)
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
    Cell::styled(word, settings.out.verdict(retry, word))
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
    use super::thousands;

    #[test]
    fn figures_are_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 12_809, 1_234_567].map(thousands), ["0", "999", "1,000", "12,809", "1,234,567"]);
    }
}
