//! Secrets in columns: tables with borders, CSV, and columns set apart by spaces. A line
//! whose cells are names is a header; the cells under the name of a secret are secrets.

use super::cells::{Style, cells, value_of};
use super::judge::{Sign, is_secret};
use super::looks::{is_prose, is_secretive, is_word_with_number};
use super::made::is_composed;
use super::names::{SecretName, Sort, name};
use super::rows::spaceless_name;
use super::terms::is_number;
use super::tokens::middle;
use std::ops::Range;

/// The longest cell of a header, in bytes.
const LONGEST_NAME: usize = 40;
/// The most columns.
const MOST_CELLS: usize = 48;
/// Characters of which rules between the rows are made.
const RULES: &str = "-+|=:─━│┃┼├┤┌┐└┘┬┴╞╪╡═║╔╗╚╝╠╣╦╩╬┏┓┗┛┡┩╇┳┻ \t\r";

/// A header, and its columns of secrets.
struct Header {
    style: Style,
    cells: usize,
    /// Whether nothing stands beside the names.
    is_whole: bool,
    columns: Vec<(usize, SecretName)>,
}

/// Adds the secrets in the columns of a text.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let mut header: Option<Header> = None;
    let mut below: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let at = start;
        start += line.len();
        if content.trim().is_empty() {
            (header, below) = (None, None);
            continue;
        }
        if content.chars().all(|c| RULES.contains(c)) {
            continue;
        }
        let shifted = |cell: &Range<usize>| at + cell.start..at + cell.end;
        if let Some(known) = &header {
            let cells = cells(content, known.style);
            let is_row = cells.len() == known.cells;
            if is_row || cells.len() > known.cells && known.style != Style::Spaces {
                for (column, name) in &known.columns {
                    let Some(cell) = cells.get(*column).map(|cell| value_of(content, cell)) else { continue };
                    let said = content.get(cell.clone()).unwrap_or_default();
                    if is_secret(name.sort, Sign::Sets, said, false)
                        && (is_row && known.is_whole
                            || is_secretive(said, 6)
                            || name.sort == Sort::Password && (is_word_with_number(said) || is_composed(said)))
                    {
                        let cell = if name.sort == Sort::Id { middle(cell) } else { cell };
                        found.push(shifted(&cell));
                    }
                }
                below = row(content, below, |cell| found.push(shifted(&cell)));
                continue;
            }
        }
        header = [Style::Border, Style::Separator('\t'), Style::Separator(','), Style::Separator(';'), Style::Spaces]
            .into_iter()
            .find_map(|style| header_of(content, style));
        below = row(content, below, |cell| found.push(shifted(&cell)));
    }
}

/// Adds the value beside a name in a row with borders; the column that it is in, as further
/// lines of the cell may follow.
fn row(line: &str, below: Option<usize>, mut add: impl FnMut(Range<usize>)) -> Option<usize> {
    if !line.contains(['|', '│', '┃', '║']) {
        return None;
    }
    let cells = cells(line, Style::Border);
    let text = |at: usize| cells.get(at).and_then(|cell| line.get(cell.clone())).unwrap_or_default();
    if let Some(column) = below.filter(|column| *column > 0 && text(column - 1).is_empty() && !text(*column).is_empty())
    {
        add(cells.get(column)?.clone());
        return below;
    }
    let at = (0..cells.len().saturating_sub(1)).find_map(|at| Some((at, name_of(text(at))?)));
    let (at, name) = at?;
    let said = text(at + 1);
    let is_made = name.sort == Sort::Password && is_composed(said);
    let is_value = (!is_prose(said) || is_made) && is_secret(name.sort, Sign::Sets, said, false);
    if !is_value {
        return None;
    }
    add(cells.get(at + 1)?.clone());
    Some(at + 1)
}

/// The secret that the whole of a cell names.
fn name_of(cell: &str) -> Option<SecretName> {
    let cell = cell.trim_matches(['"', '\'', '`', '*', ' ']);
    if cell.is_empty() || cell.len() > LONGEST_NAME {
        return None;
    }
    let (before, word) = cell
        .rsplit_once(' ')
        .map_or(("", cell), |(before, word)| (cell.get(..=before.len()).unwrap_or_default(), word));
    let is_word = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let last = word.rsplit('.').next().unwrap_or(word);
    let named = if is_word { name(before, last) } else { None };
    named.or_else(|| spaceless_name(cell).map(|(_, name)| name).filter(|_| cell.chars().count() <= 8))
}

fn header_of(line: &str, style: Style) -> Option<Header> {
    let cells = cells(line, style);
    let is_name = |cell: &Range<usize>| line.get(cell.clone()).is_some_and(is_heading);
    let inner = match style {
        // What is before the first border and behind the last may be no cell.
        Style::Border => cells.get(1..cells.len().saturating_sub(1)),
        _ => cells.get(1..),
    };
    let is_header = inner.is_some_and(|inner| inner.iter().all(is_name));
    if cells.len() < 2 || cells.len() > MOST_CELLS || !is_header {
        return None;
    }
    // Texts have a space behind a comma.
    let is_text = matches!(style, Style::Separator(',' | ';')) && line.contains([',', ';']) && line.contains(", ");
    let is_whole = !is_text && cells.iter().all(|cell| cell.is_empty() || is_name(cell));
    let columns: Vec<_> =
        cells.iter().enumerate().filter_map(|(at, cell)| Some((at, name_of(line.get(cell.clone())?)?))).collect();
    (!columns.is_empty()).then_some(Header { style, cells: cells.len(), is_whole, columns })
}

/// Whether a cell is the name of a column: a few words, no value.
fn is_heading(cell: &str) -> bool {
    let cell = cell.trim_matches(['"', '\'', '`', '*']);
    cell.len() <= LONGEST_NAME
        && !cell.is_empty()
        && cell.split(' ').count() <= 4
        && cell.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | '/' | '(' | ')'))
        && !is_number(cell)
        && !is_secretive(cell, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn the_cells_under_a_name_are_secrets() {
        for text in [
            "| user | password |\n|---|---|\n| bob | a1 |\n| eve | b2 |\n\n| x | y |",
            "│ user │ password │\n├──────┼──────────┤\n│ bob  │ a1 │\n│ eve │ b2 │",
            " user | password \n---+---\n bob | a1\n eve | b2\n(2 rows)",
            "user,password\nbob,a1\neve,b2\n",
            "\"user\",\"password\"\n\"bob\",a1\n\"eve, x\",b2",
            "user\tpassword\nbob\ta1\neve\tb2",
            "USER   PASSWORD   AGE\nbob    a1         3d\neve    b2         4d",
        ] {
            assert_eq!(secrets(text), ["a1", "b2"], "{text}");
        }
    }

    #[test]
    fn a_column_has_a_name_of_four_words_or_forty_letters_at_most() {
        for name in ["a b c d", "id (x/y)", "a_name_that_has_forty_letters_in_allllll"] {
            assert_eq!(secrets(&format!("| {name} | password |\n| x | a1 |")), ["a1"], "{name}");
        }
    }

    #[test]
    fn a_value_stands_beside_its_name() {
        assert_eq!(secrets("| password | a1b2c3 |"), ["a1b2c3"]);
        assert_eq!(secrets("| SecretKey | a1b2c3 |\n|           | d4e5f6 |\n| Zone | x |"), ["a1b2c3", "d4e5f6"]);
    }

    #[test]
    fn lines_of_text_are_no_table() {
        for text in [
            "Check password, token\nand zone, region",
            "| Zone | Status |\n| ap-guangzhou-3 | SOLD_OUT |",
            "a, b\nc, d",
            "| password | required |",
            // What is no name of a column makes no header.
            "| a=b | password |\n| x | a1 |",
            "| a b c d e | password |\n| x | a1 |",
            "| 12 | password |\n| x | a1 |",
            "| Xk9mQ2v | password |\n| x | a1 |",
            "| a_name_that_has_forty_one_letters_in_alll | password |\n| x | a1 |",
        ] {
            assert!(secrets(text).is_empty(), "{text}");
        }
    }
}
