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
use super::label;
use crate::extract::label::Label;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How many lines before the row the names of the columns are looked for.
const MOST_LINES: usize = 24;

/// The error of the row that the text begins with, whose code is at a place of it.
pub fn find(look: &Look<'_>, text: &str, code: &Range<usize>) -> Told {
    let row = text.split('\n').next().unwrap_or_default();
    let word = text.get(code.clone()).unwrap_or_default();
    let Some(column) = row.get(..code.start).map(UnicodeWidthStr::width) else { return Told::Nothing };
    let header = look.rows_above(MOST_LINES).find_map(|line| {
        let line = String::from_utf8_lossy(look.slice(line)).into_owned();
        let names = names(&line);
        let has = |label: Label| names.iter().any(|(own, _)| *own == label);
        (has(Label::Code) && has(Label::Message)).then_some(names)
    });
    let names = header.unwrap_or_default();
    if !names.iter().any(|(label, start)| *label == Label::Code && *start == column) {
        return Told::Nothing;
    }
    let cell = |label: Label| {
        let place = names.iter().position(|(own, _)| *own == label)?;
        let start = offset(row, names.get(place)?.1)?;
        let end = names.get(place + 1).map_or(Some(row.len()), |(_, end)| offset(row, *end))?;
        let is_own = row.get(..start).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        row.get(start..end).map(str::trim).filter(|cell| is_own && !cell.is_empty())
    };
    match cell(Label::Message).filter(|_| cell(Label::Code) == Some(word)) {
        Some(message) => {
            Told::Error(parts(Some(word), message, cell(Label::RequestId).filter(|id| is_uuid(id))), row.len())
        }
        None => Told::Nothing,
    }
}

/// The names of a header, and the columns in which they begin.
fn names(line: &str) -> Vec<(Label, usize)> {
    let mut names = Vec::new();
    let mut at = 0;
    for word in line.split_inclusive(' ') {
        let name = word.trim();
        if !name.is_empty() {
            names.push((label(name), at));
        }
        at += word.width();
    }
    names
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
            ("项目 Code        Message\n动物 InvalidZoo  no lion is here\n", true),
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
