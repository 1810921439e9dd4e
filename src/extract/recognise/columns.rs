//! Errors in a table with a column for each part: `console.table`, Rich, Markdown, psql.

mod csv;
mod header;
mod spaces;

pub use spaces::find as find_by_place;

use super::Look;
use super::code::Told;
use super::fields::parts;
use super::message::{UUID, is_uuid};
use super::wrapped::seam;
use crate::extract::label::Label;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many lines before the row the names of the columns are looked for.
const MOST_LINES: usize = 40;
/// How many rows the cells of one may take.
const MOST_ROWS: usize = 12;
/// What stands between the cells of a row.
const BORDERS: [char; 6] = ['│', '|', '┃', '║', '┆', '\t'];

/// What the row says whose code is at a place of the text.
pub fn find(look: &Look<'_>, text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let row = text.split('\n').next().unwrap_or_default();
    let word = text.get(code).unwrap_or_default();
    if !row.contains(BORDERS) {
        return if row.contains([',', ';']) { csv::find(look, text, word, may_grow) } else { Told::Nothing };
    }
    let cells = cells(row);
    let Some(place) = cells.iter().position(|cell| *cell == word) else { return Told::Nothing };
    for line in look.rows_above(MOST_LINES) {
        let is_found = line.start < look.response_end;
        let header = String::from_utf8_lossy(look.slice(line)).into_owned();
        let titles = self::cells(&header);
        let is_of_items = header::names_items(titles.iter().copied());
        let names: Vec<Label> = titles.into_iter().map(label).collect();
        // Above an error that was found before, only the rows of the same table count.
        if is_found && names.len() != cells.len() && header.contains(char::is_alphanumeric) {
            break;
        }
        if names.len() != cells.len() || names.get(place) != Some(&Label::Code) {
            continue;
        }
        let cell = |label: Label| {
            let at = names.iter().position(|name| *name == label)?;
            cells.get(at).copied().filter(|cell| !cell.is_empty())
        };
        let id = cell(Label::RequestId).map(str::to_owned).filter(|id| is_uuid(id)).or_else(|| {
            let at = names.iter().position(|name| *name == Label::RequestId)?;
            id_over_rows(text, cells.len(), at)
        });
        let id = id.as_deref();
        return match cell(Label::Message) {
            // A table of Markdown may be about codes.
            Some(message) if id.is_some() || is_of_items || row.contains(['│', '┆']) => {
                if may_grow && !text.contains('\n') {
                    return Told::Unfinished;
                }
                let at = names.iter().position(|name| *name == Label::Message);
                let whole = if look.codes.has(word) { None } else { code_over_rows(look, text, cells.len(), place) };
                let code_rows = whole.as_ref().map_or(1, |(_, rows)| *rows);
                let (more, used) = more_of(text, cells.len(), (place, code_rows), at.unwrap_or_default());
                let message = [message.to_owned(), more].concat();
                Told::Error(parts(Some(whole.as_ref().map_or(word, |(code, _)| code)), &message, id), used)
            }
            _ if id.is_some() && !names.contains(&Label::Message) => Told::Error(parts(Some(word), "", id), row.len()),
            _ => Told::Nothing,
        };
    }
    Told::Nothing
}

/// What a column has. A column for requests has their ids.
fn label(title: &str) -> Label {
    match Label::of(title) {
        Label::Other if title.eq_ignore_ascii_case("request") => Label::RequestId,
        label => label,
    }
}

/// The id that a narrow column breaks over several rows.
fn id_over_rows(text: &str, count: usize, at: usize) -> Option<String> {
    let rows = text.split('\n').take(MOST_ROWS).map(cells).take_while(|cells| cells.len() == count);
    let mut id = String::new();
    for cells in rows {
        id.push_str(cells.get(at).copied()?);
        if id.len() >= UUID {
            break;
        }
    }
    Some(id).filter(|id| is_uuid(id))
}

/// What the rows below add to a cell of the first: they have as many cells, and none for the
/// code, which has so many rows. Also how much of the text they take.
fn more_of(text: &str, count: usize, (code, code_rows): (usize, usize), message: usize) -> (String, usize) {
    let mut rows = text.split('\n');
    let first = rows.next().unwrap_or_default();
    let mut last = cells(first).get(message).copied().unwrap_or_default();
    let raw = first.trim().trim_matches(BORDERS).split(BORDERS).nth(message).unwrap_or_default();
    let width = raw.width().saturating_sub(2);
    let (mut more, mut used) = (String::new(), first.len());
    for (number, row) in rows.enumerate() {
        let cells = cells(row);
        let is_more =
            cells.len() == count && (number + 1 < code_rows || cells.get(code).is_some_and(|cell| cell.is_empty()));
        let Some(cell) = cells.get(message).filter(|cell| is_more && !cell.is_empty()) else { break };
        more.push_str(seam(last, cell, width));
        more.push_str(cell);
        last = cell;
        used += row.len() + 1;
    }
    (more, used)
}

/// The code that a narrow column breaks over several rows, if it is known, and how many these are.
fn code_over_rows(look: &Look<'_>, text: &str, count: usize, at: usize) -> Option<(String, usize)> {
    let mut code = String::new();
    let rows = text.split('\n').take(MOST_ROWS).map(cells).take_while(|cells| cells.len() == count);
    for (number, cells) in rows.enumerate() {
        code.push_str(cells.get(at)?);
        if look.codes.has(&code) && code.contains('.') {
            return Some((code, number + 1));
        }
    }
    None
}

/// The cells of a row, without their quotes.
fn cells(row: &str) -> Vec<&str> {
    let cell = |cell: &'_ str| -> Option<(usize, usize)> {
        let trimmed = cell.trim();
        let quote = trimmed.chars().next().filter(|c| matches!(c, '"' | '\''));
        let inner = quote.and_then(|quote| trimmed.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(trimmed);
        let start = cell.find(inner)?;
        Some((start, start + inner.len()))
    };
    row.trim()
        .trim_matches(BORDERS)
        .split(BORDERS)
        .map(|text| cell(text).and_then(|(a, b)| text.get(a..b)).unwrap_or_default())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::{ID, look, parts, told_by};
    use super::*;

    fn told(input: &str) -> Told {
        told_of(input, false)
    }

    fn told_of(input: &str, may_grow: bool) -> Told {
        told_by(find, &input.replace("{R}", ID), "Zoo.A", may_grow)
    }

    #[test]
    fn what_is_below_a_row_is_waited_for() {
        let rows = "│ code │ message │ requestId │\n│ Zoo.A │ no lion │ {R} │";
        assert_eq!(told_of(rows, true), Told::Unfinished);
        for (rows, may_grow) in [(rows.to_owned(), false), (format!("{rows}\n"), true)] {
            let Told::Error(found, _) = told_of(&rows, may_grow) else { panic!("{rows}") };
            assert_eq!(found, parts("Zoo.A", "no lion", ID));
        }
    }

    #[test]
    fn the_names_of_the_columns_tell_the_parts() {
        for input in [
            "│ (index) │ code │ message │ requestId │\n├───┼───┼───┼───┤\n│ 0 │ 'Zoo.A' │ 'no lion' │ '{R}' │\n",
            "| code | message | request_id |\n|---|---|---|\n| Zoo.A | no lion | {R} |\n",
            "code\tmessage\tRequestId\nZoo.A\tno lion\t{R}\n",
            "REGION |CODE  |REQUEST |MESSAGE\nap-1   |Zoo.A |{R} |no lion\n",
        ] {
            let Told::Error(found, _) = told(input) else { panic!("{input}") };
            assert_eq!(found, parts("Zoo.A", "no lion", ID), "{input}");
        }
        for (more, message) in [("escaped", "no one escaped"), ("b", "no one b"), ("", "no one")] {
            let rows =
                format!("│ code │ message │ requestId │\n│ Zoo.A │ no one  │ {{R}} │\n│       │ {more} │     │\n");
            let Told::Error(found, _) = told(&rows) else { panic!("{rows}") };
            assert_eq!(found, parts("Zoo.A", message, ID), "{rows}");
        }
        let lines = "│ code │ message │ requestId │\n│ Zoo.A │ no      │ {R} │\n│       │ lion    │     │\n";
        let Told::Error(found, _) = told(lines) else { panic!() };
        assert_eq!(found, parts("Zoo.A", "no\nlion", ID));
        // The code goes on below, and so does the id.
        let input = "│ code      │ message   │ requestId            │\n│ InvalidZo │ no one is │ 5f3d8b1e-0c1a-4a6f-9 │\n\
                     │ o.LionEsc │ left here │ a51-7c21e1f0aa01     │\n│ aped      │ now       │                      │\n└──┘\n";
        let Told::Error(found, _) = told_by(find, input, "InvalidZo", false) else { panic!("{input}") };
        assert_eq!(found, parts("InvalidZoo.LionEscaped", "no one is left here now", ID));
        // An error was found in the row above.
        let input =
            "│ code │ message │ requestId │\n│ Zoo.B │ no bear │ {R} │\n│ Zoo.A │ no lion │ {R} │\n".replace("{R}", ID);
        for (input, is_row) in [(input.as_str(), true), (&input.replace("no bear │", "no bear"), false)] {
            let look = look(input, "Zoo.A");
            let look = Look { response_end: look.line.start, ..look };
            let at = look.at - look.line.start;
            let told = find(&look, &input[look.line.start..], at..at + 5, false);
            assert_eq!(matches!(told, Told::Error(..)), is_row, "{input}");
        }
        for input in ["| Zoo.A | no lion |\n", "| name | text |\n| Zoo.A | no lion |\n"] {
            assert_eq!(told(input), Told::Nothing, "{input}");
        }
    }
}
