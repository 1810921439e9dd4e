//! The lines of a table that name its columns.

use super::cells::{Style, cells};
use super::console;
use super::looks::is_secretive;
use super::names::{SecretName, name};
use super::rows::spaceless_name;
use super::terms::is_number;
use std::ops::Range;

/// The longest cell of a header, in bytes.
const LONGEST_NAME: usize = 40;
/// The most columns.
const MOST_CELLS: usize = 48;

/// A header, and its columns of secrets.
pub struct Header {
    pub style: Style,
    pub cells: usize,
    /// Whether nothing stands beside the names.
    pub is_whole: bool,
    pub columns: Vec<(usize, SecretName)>,
    /// Where columns begin that dashes tell, and how long each is.
    pub places: Vec<(usize, usize)>,
}

/// The secret that the whole of a cell names.
pub fn name_of(cell: &str) -> Option<SecretName> {
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

/// The header that a line is, if it names secrets and its cells are names.
pub fn header_of(line: &str, style: Style) -> Option<Header> {
    let mut cells = cells(line, style);
    if style == Style::Spaces
        && cells.first().and_then(|cell| line.get(cell.clone())).is_some_and(|cell| cell.ends_with(':'))
    {
        // A text before the table, with the first name far behind it.
        cells.remove(0);
    }
    let is_name = |cell: &Range<usize>| line.get(cell.clone()).is_some_and(is_heading);
    let inner = match style {
        // What is before the first border and behind the last may be no cell.
        Style::Border => cells.get(1..cells.len().saturating_sub(1)),
        _ => cells.get(1..),
    };
    let is_header = inner.is_some_and(|inner| inner.iter().all(is_name));
    // `it failed: user,password`
    let is_behind_text = |cell: &Range<usize>| {
        let said = line.get(cell.clone()).and_then(|cell| cell.rsplit_once(':'));
        said.is_some_and(|(_, name)| name.is_empty() || name.starts_with(' ') && is_heading(name.trim_start()))
    };
    let is_name_or_text =
        |(at, cell): (usize, &Range<usize>)| cell.is_empty() || is_name(cell) || at == 0 && is_behind_text(cell);
    if cells.len() < 2 || cells.len() > MOST_CELLS || !is_header {
        return None;
    }
    // Texts have a space behind a comma.
    let is_text = matches!(style, Style::Separator(',' | ';')) && line.contains([',', ';']) && line.contains(", ");
    let is_whole = !is_text && cells.iter().enumerate().all(is_name_or_text);
    let columns: Vec<_> =
        cells.iter().enumerate().filter_map(|(at, cell)| Some((at, name_of(line.get(cell.clone())?)?))).collect();
    (!columns.is_empty()).then_some(Header { style, cells: cells.len(), is_whole, columns, places: Vec::new() })
}

/// The names above a line of dashes, where the spaces between them do not tell them apart.
pub fn header_above(rule: &str, line: &str) -> Option<Header> {
    let places = console::columns(rule);
    if places.len() < 2 || places.len() > MOST_CELLS {
        return None;
    }
    let names = console::names(line, &places)?;
    let is_name = |cell: &Range<usize>| line.get(cell.clone()).is_some_and(is_heading);
    // A text may be before the first.
    let is_header = names.len() == places.len() && names.iter().skip(1).all(is_name);
    let columns: Vec<_> =
        names.iter().enumerate().filter_map(|(at, cell)| Some((at, name_of(line.get(cell.clone())?)?))).collect();
    (is_header && !columns.is_empty()).then_some(Header {
        style: Style::Spaces,
        cells: places.len(),
        is_whole: true,
        columns,
        places,
    })
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
