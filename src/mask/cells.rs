//! How a line is divided into cells.

use super::looks::is_secretive;
use super::place::Place;
use super::value;
use std::ops::Range;

/// The longest value in a cell, in bytes.
const LONGEST_CELL: usize = 4096;

/// How cells are set apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// By lines between them.
    Border,
    /// By a comma, a semicolon or a tab.
    Separator(char),
    /// Two spaces or more.
    Spaces,
}

/// The cells of a line without the spaces around them, as ranges of it.
pub fn cells(line: &str, style: Style) -> Vec<Range<usize>> {
    let cells = match style {
        Style::Border => bordered(line),
        Style::Separator(separator) => {
            let (cells, is_closed) = separated(line, separator, true);
            if is_closed { cells } else { separated(line, separator, false).0 }
        }
        Style::Spaces => spaced(line),
    };
    cells.into_iter().map(|cell| trimmed(line, cell)).collect()
}

fn trimmed(line: &str, cell: Range<usize>) -> Range<usize> {
    let inside = line.get(cell.clone()).unwrap_or_default();
    let start = cell.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

fn bordered(line: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = 0;
    if line.trim_end().ends_with("||") && line.matches("||").count() > 1 {
        // The names of a table of Jira: `||user||password||`.
        for (at, border) in line.match_indices("||") {
            cells.push(from..at);
            from = at + border.len();
        }
        cells.push(from..line.len());
        return cells;
    }
    for (at, border) in line.match_indices(['|', '│', '┃', '║']) {
        cells.push(from..at);
        from = at + border.len();
    }
    if from > 0 {
        cells.push(from..line.len());
    }
    cells
}

/// The cells between separators, and whether all quotes are closed. A quote counts where a
/// cell begins, up to one in front of a separator.
fn separated(line: &str, separator: char, with_quotes: bool) -> (Vec<Range<usize>>, bool) {
    let mut cells = Vec::new();
    let (mut from, mut is_quoted) = (0, false);
    for (at, c) in line.char_indices() {
        let rest = || line.get(at + 1..).unwrap_or_default();
        if c == '"' && with_quotes {
            is_quoted = at == from || is_quoted && !rest().is_empty() && !rest().starts_with(separator);
        } else if c == separator && !is_quoted {
            cells.push(from..at);
            from = at + 1;
        }
    }
    cells.push(from..line.len());
    (cells, !is_quoted)
}

fn spaced(line: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = 0;
    while let Some(gap) = line.get(from..).and_then(|rest| rest.find("  ")) {
        if gap > 0 {
            cells.push(from..from + gap);
        }
        from += gap;
        from += line.get(from..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    }
    if from < line.len() {
        cells.push(from..line.len());
    }
    cells
}

/// The value in a cell: what is in quotes, or up to a space if text follows that is none of
/// the table.
pub fn value_of(line: &str, cell: &Range<usize>) -> Range<usize> {
    if let Some(quoted) = value::quoted_within(Place::new(line, cell.start), LONGEST_CELL) {
        return quoted.range;
    }
    let word = value::unquoted_within(Place::new(line, cell.start), LONGEST_CELL).range;
    let word = word.start..word.end.min(cell.end);
    if line.get(word.clone()).is_some_and(|word| is_secretive(word, 6)) { word } else { cell.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_divided_in_its_style() {
        for (line, style, expected) in [
            ("| a | b c |", Style::Border, vec!["", "a", "b c", ""]),
            ("||a||b c||", Style::Border, vec!["", "a", "b c", ""]),
            ("no border", Style::Border, vec![]),
            ("a,\"b, c\",d", Style::Separator(','), vec!["a", "\"b, c\"", "d"]),
            ("\"a,b", Style::Separator(','), vec!["\"a", "b"]),
            ("a  b c   d", Style::Spaces, vec!["a", "b c", "d"]),
        ] {
            let cells: Vec<_> = cells(line, style).into_iter().map(|cell| &line[cell]).collect();
            assert_eq!(cells, expected, "{line}");
        }
    }
}
