//! Errors in a table whose columns only spaces part: PowerShell's `Format-Table`, `column -t`.
//!
//! ```text
//! Code     Message  RequestId
//! ----     -------  ---------
//! Zoo.Lion no lion  5f3d8b1e-…
//! ```
//! The names of the columns have to stand above their cells.

use super::super::Look;
use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::{header, label};
use crate::extract::label::{LONGEST, Label};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many lines before the row the names of the columns are looked for.
const MOST_LINES: usize = 24;

/// The error of the row that the text begins with, whose code is at a place of it.
pub fn find(look: &Look<'_>, text: &str, code: &Range<usize>) -> Told {
    let row = text.split('\n').next().unwrap_or_default();
    let word = text.get(code.clone()).unwrap_or_default();
    let Some(column) = row.get(..code.start).map(UnicodeWidthStr::width) else { return Told::Nothing };
    let mut below: &[u8] = &[];
    let header = look.rows_above(MOST_LINES).find_map(|line| {
        let line = look.slice(line);
        let below = std::mem::replace(&mut below, line);
        if !may_name_code(line, column) {
            return None;
        }
        let [line, below] = [line, below].map(String::from_utf8_lossy);
        let titles = titles(&line, &below);
        let has = |own: Label| titles.iter().any(|title| label(&title.name) == own);
        (has(Label::Code) && has(Label::Message)).then(|| (titles, is_rule(&below)))
    });
    let (titles, is_ruled) = header.unwrap_or_default();
    let place = |own: Label| titles.iter().position(|title| label(&title.name) == own);
    if place(Label::Code).and_then(|place| titles.get(place)).is_none_or(|title| title.column != column) {
        return Told::Nothing;
    }
    // A table about codes has no such columns, and is not drawn on a terminal.
    let is_of_items = is_ruled
        || row.contains(['│', '┆', '┃'])
        || place(Label::RequestId).is_some()
        || header::names_items(titles.iter().map(|title| title.name.as_str()));
    let is_apart = |at: usize| row.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
    let cell = |own: Label| {
        let place = place(own)?;
        let start = offset(row, titles.get(place)?.column).filter(|start| is_apart(*start))?;
        let end = match titles.get(place + 1) {
            Some(next) => offset(row, next.column).filter(|end| *end == row.len() || is_apart(*end))?,
            None => row.len(),
        };
        row.get(start..end).map(|cell| cell.trim().trim_matches(is_between)).filter(|cell| !cell.is_empty())
    };
    match cell(Label::Message).filter(|_| is_of_items && cell(Label::Code) == Some(word)) {
        Some(message) => {
            Told::Error(parts(Some(word), message, cell(Label::RequestId).filter(|id| is_uuid(id))), row.len())
        }
        None => Told::Nothing,
    }
}

/// The name of a column, and where it begins.
#[derive(Debug, Default)]
struct Title {
    name: String,
    column: usize,
}

/// Whether a line may have the name of a code in a column, which is quicker to see.
fn may_name_code(line: &[u8], column: usize) -> bool {
    let name = line.get(column..).and_then(|rest| rest.split(|byte| *byte == b' ').next()).unwrap_or_default();
    let has = |part: &[u8]| name.windows(part.len()).any(|own| own.eq_ignore_ascii_case(part));
    !line.is_ascii() || name.len() <= LONGEST && (has(b"code") || has(b"errorno"))
}

/// Whether a line draws lines below the names: `----  -------`.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| matches!(c, '-' | '\r') || is_between(c))
}

/// Whether a character stands between columns, or before all of them where the table is quoted.
const fn is_between(c: char) -> bool {
    matches!(c, ' ' | '│' | '┃' | '┆' | '|' | '>')
}

/// The names of a header: two spaces part them, or one as the lines below it do.
fn titles(header: &str, below: &str) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    let (mut column, mut spaces) = (0_usize, 2);
    let rule: Vec<char> = Some(below).filter(|below| is_rule(below)).unwrap_or_default().chars().collect();
    for c in header.chars() {
        let is_ruled = || {
            let before = column.checked_sub(1).and_then(|before| rule.get(before));
            rule.get(column) == Some(&'-') && before.is_none_or(|before| is_between(*before))
        };
        if !is_between(c) && if rule.is_empty() { spaces > 1 } else { is_ruled() } {
            titles.push(Title { name: String::new(), column });
        }
        if let Some(title) = titles.last_mut() {
            title.name.push(c);
        }
        spaces = if is_between(c) { spaces + 1 } else { 0 };
        column += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    }
    for title in &mut titles {
        title.name = title.name.trim_matches(is_between).to_owned();
    }
    titles
}

/// The byte offset of a column of a row, or its end where that is shorter.
fn offset(row: &str, column: usize) -> Option<usize> {
    let mut width = 0;
    for (at, c) in row.char_indices() {
        if width >= column {
            return (width == column).then_some(at);
        }
        width += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    }
    Some(row.len())
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, look, parts};
    use super::*;

    fn told(input: &str) -> Told {
        let at = input.rfind("InvalidZoo").unwrap();
        let start = input[..at].rfind('\n').map_or(0, |feed| feed + 1);
        find(&look(input, &input[at..]), &input[start..], &(at - start..at - start + "InvalidZoo".len()))
    }

    #[test]
    fn the_names_stand_above_their_cells() {
        let with_id =
            format!("Code       Message  RequestId\n----       -------  ---------\nInvalidZoo no lion  {ID}\n");
        assert!(matches!(told(&with_id), Told::Error(found, _) if found == parts("InvalidZoo", "no lion", ID)));
        for (input, is_told) in [
            ("\nCode        Message\n----        -------\nInvalidZoo  no lion is here\n", true),
            ("项目 Code       Message\n---- ----       -------\n动物 InvalidZoo no lion is here\n", true),
            ("Code        Message          Region\nInvalidZoo  no lion is here  r-1\n", true),
            (
                "Code       Error Message    Region\n----       -------------    ------\nInvalidZoo no lion is here  r-1\n",
                true,
            ),
            ("Code        Message  Region\nInvalidZoo  no lion is here  r-1\n", false),
            ("Code        Message\nInvalidZoo  no lion is here\n", false),
            ("Code Message\nInvalidZoo  no lion is here\n", false),
            ("Name        Message\nInvalidZoo  no lion is here\n", false),
            ("Code        Meaning\nInvalidZoo  no lion is here\n", false),
            (" Code       Message\nInvalidZoo  no lion is here\n", false),
        ] {
            let found =
                matches!(told(input), Told::Error(found, _) if found == parts("InvalidZoo", "no lion is here", ""));
            assert_eq!(found, is_told, "{input}");
        }
    }
}
