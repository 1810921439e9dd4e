//! How a line is divided into cells.

use super::looks::is_secretive;
use super::reading::Reading;
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
    let mut cells = Vec::new();
    let mut push = |range: Range<usize>| {
        let inside = line.get(range.clone()).unwrap_or_default();
        let start = range.start + (inside.len() - inside.trim_start().len());
        cells.push(start..start + inside.trim().len());
    };
    match style {
        Style::Border => {
            let is_border = |c: char| matches!(c, '|' | '│' | '┃' | '║');
            let mut from = 0;
            for (at, border) in line.match_indices(is_border) {
                push(from..at);
                from = at + border.len();
            }
            if from == 0 {
                return Vec::new();
            }
            push(from..line.len());
        }
        Style::Separator(separator) => {
            let (mut from, mut is_quoted) = (0, false);
            for (at, c) in line.char_indices() {
                // A quote counts where a cell begins, and until one is in front of a separator.
                is_quoted = match c {
                    '"' if at == from => true,
                    '"' => {
                        is_quoted
                            && !line.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with(separator))
                    }
                    _ => is_quoted,
                };
                if c == separator && !is_quoted {
                    push(from..at);
                    from = at + 1;
                }
            }
            push(from..line.len());
        }
        Style::Spaces => {
            let mut from = 0;
            while let Some(gap) = line.get(from..).and_then(|rest| rest.find("  ")) {
                if gap > 0 {
                    push(from..from + gap);
                }
                from += gap;
                from += line.get(from..).map_or(0, |rest| rest.len() - rest.trim_start().len());
            }
            if from < line.len() {
                push(from..line.len());
            }
        }
    }
    cells
}

/// The value in a cell: what is in quotes, or up to a space if text follows that is none of
/// the table.
pub fn value_of(line: &str, cell: &Range<usize>) -> Range<usize> {
    if let Some(quoted) = value::quoted_within(Reading::new(line, cell.start), LONGEST_CELL) {
        return quoted.range;
    }
    let word = value::unquoted_within(Reading::new(line, cell.start), LONGEST_CELL).range;
    if line.get(word.clone()).is_some_and(|word| is_secretive(word, 6)) { word } else { cell.clone() }
}
