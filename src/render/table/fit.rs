//! How the columns of a table share the page.

use super::{Cell, Column, GAP, widest};
use unicode_width::UnicodeWidthStr;

/// The narrowest that the first column becomes, if its cells are not narrower.
const LEAST_FIRST: usize = 8;
/// The same for the column that takes the rest.
const LEAST_SLACK: usize = 16;

/// The width of each column, so that no row is wider than the page. Where the page is too narrow
/// for all cells, the first column and `slack` share what the others leave, so that the fewest
/// lines are needed: one more for each cell that is wrapped, and for each that does not fit the
/// first column.
pub fn widths(columns: &[Column<'_>], rows: &[Vec<Cell>], slack: usize, page_columns: usize) -> Vec<usize> {
    let mut widths = widest(columns, rows);
    let gaps = GAP * columns.len().saturating_sub(1);
    let sum = |widths: &[usize]| widths.iter().sum::<usize>();
    let (first, wanted) = (widths.first().copied().unwrap_or_default(), widths.get(slack).copied().unwrap_or_default());
    let others = gaps + sum(&widths) - wanted;
    let left = page_columns.saturating_sub(others);
    let (first, rest) = if slack == 0 || left >= wanted {
        (None, left.max(1))
    } else {
        let shared = page_columns.saturating_sub(others - first);
        let (first, rest) = share(columns, rows, slack, shared);
        (Some(first), rest)
    };
    if let (Some(width), Some(first)) = (widths.first_mut(), first) {
        *width = first;
    }
    if let Some(width) = widths.get_mut(slack) {
        *width = rest;
    }
    widths
}

/// The widths of the first column and of `slack`, which have so much together.
fn share(columns: &[Column<'_>], rows: &[Vec<Cell>], slack: usize, shared: usize) -> (usize, usize) {
    let cells: Vec<(usize, usize)> =
        rows.iter().filter_map(|row| Some((row.first()?.columns(), row.get(slack)?.columns()))).collect();
    let widest_first = cells.iter().map(|(first, _)| *first).max().unwrap_or_default();
    let widest_slack = cells.iter().map(|(_, slack)| *slack).max().unwrap_or_default();
    let header = columns.get(slack).map(|column| column.header.width()).unwrap_or_default();
    let most = shared.saturating_sub(LEAST_FIRST.min(widest_first)).min(widest_slack.max(header)).max(1);
    let words = rows.iter().filter_map(|row| row.get(slack)).map(longest_word).max().unwrap_or_default();
    let least = words.min(shared * 2 / 3).max(LEAST_SLACK.min(shared / 2)).max(header).min(most);
    let lines = |width: usize| {
        let of_row = |(first, slack): &(usize, usize)| {
            slack.div_ceil(width).max(1) + usize::from(*first > shared.saturating_sub(width))
        };
        cells.iter().map(of_row).sum::<usize>()
    };
    // Of several, the first: a title in two lines reads better than a code above its row.
    let width = (least..=most).min_by_key(|width| lines(*width)).unwrap_or(most);
    let room = shared.saturating_sub(width);
    // What no cell needs is better given to the other column.
    let of_header = columns.first().map(|column| column.header.width()).into_iter();
    let fitting = cells.iter().map(|(first, _)| *first).chain(of_header).filter(|first| *first <= room);
    let first = fitting.max().unwrap_or_default().max(1);
    (first, shared.saturating_sub(first))
}

/// How wide the widest word of a cell is that has to stay whole.
fn longest_word(cell: &Cell) -> usize {
    let words = cell.plain.split(|c: char| c.is_whitespace() || !c.is_ascii());
    words.map(UnicodeWidthStr::width).max().unwrap_or_default()
}
