//! Tables for people: one header rule, no frame, two spaces between columns.

use super::wrap::wrap;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Beyond this, rows are padded by hand: comfy-table is for small tables.
const MOST_ROWS: usize = 500;
/// The header and its rule.
const HEAD_LINES: usize = 2;
/// The narrowest that the column which takes the rest becomes, if its cells are not narrower.
const LEAST_SLACK: usize = 8;
/// Spaces between columns.
pub const GAP: usize = 2;

/// Nothing but a rule below the header.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'h> {
    /// In the header row.
    pub header: &'h str,
    /// Whether its cells are numbers, which are aligned to the right.
    pub figures: bool,
}

impl<'h> Column<'h> {
    /// A column of text.
    pub const fn text(header: &'h str) -> Self {
        Self { header, figures: false }
    }

    /// A column of numbers.
    pub const fn figures(header: &'h str) -> Self {
        Self { header, figures: true }
    }
}

/// A cell: what it says, and how that looks. Both may have several lines.
#[derive(Clone, Debug)]
pub struct Cell {
    plain: String,
    styled: String,
}

impl Cell {
    /// A cell without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        let plain = text.into();
        Self { styled: plain.clone(), plain }
    }

    /// A cell whose lines each have one, so that none goes on into the next cell.
    pub fn styled(plain: impl Into<String>, style: impl Fn(&str) -> String) -> Self {
        let plain = plain.into();
        Self { styled: plain.split('\n').map(style).collect::<Vec<_>>().join("\n"), plain }
    }

    /// A cell whose parts have several, each within a line.
    pub fn dressed(plain: impl Into<String>, styled: String) -> Self {
        Self { plain: plain.into(), styled }
    }

    /// The cell in lines of at most `width` columns; a cell that is broken loses its style.
    fn wrapped(&self, width: usize) -> Self {
        if self.columns() <= width { self.clone() } else { Self::plain(wrap(&self.plain, width).join("\n")) }
    }

    /// A code without a style, in two lines.
    pub fn broken_before_dot(&self) -> Self {
        Self::plain(broken_before_dot(&self.plain))
    }

    /// How it looks.
    pub fn into_styled(self) -> String {
        self.styled
    }

    /// How wide its widest line is.
    pub fn columns(&self) -> usize {
        self.plain.lines().map(UnicodeWidthStr::width).max().unwrap_or_default()
    }
}

/// A code in two lines, so that it is not broken inside a word.
pub fn broken_before_dot(code: &str) -> String {
    code.replacen('.', "\n.", 1)
}

/// How much of the page the last column would have.
pub fn left_for_last(columns: &[Column<'_>], rows: &[Vec<Cell>], page_columns: usize) -> usize {
    let widths = widest(columns, rows);
    let others = widths.split_last().map_or(0, |(_, others)| others.iter().map(|width| width + GAP).sum());
    page_columns.saturating_sub(others)
}

/// The widest cell of each column, its header included.
fn widest(columns: &[Column<'_>], rows: &[Vec<Cell>]) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.header.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.columns().max(*width);
        }
    }
    widths
}

/// Writes a table as wide as the page; the column `slack` takes what is left over. All widths
/// are decided here, because comfy-table does not break Japanese and Chinese by their rules.
pub fn write(
    columns: &[Column<'_>],
    slack: usize,
    rows: &[Vec<Cell>],
    page_columns: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut widths = widest(columns, rows);
    let gaps = GAP * columns.len().saturating_sub(1);
    let others: usize = widths.iter().enumerate().filter(|(at, _)| *at != slack).map(|(_, width)| width).sum();
    if let Some(width) = widths.get_mut(slack) {
        *width = page_columns.saturating_sub(gaps + others).max(LEAST_SLACK.min(*width));
    }
    if rows.len() > MOST_ROWS {
        return lines(columns, &widths, rows, out);
    }
    let width = widths.get(slack).copied().unwrap_or_default();
    let broken: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .enumerate()
                .map(|(at, cell)| if at == slack { cell.wrapped(width) } else { cell.clone() })
                .collect()
        })
        .collect();
    table(columns, &widths, &broken, out)
}

/// Lays out cells that fit their columns; comfy-table only pads and aligns them.
fn table(columns: &[Column<'_>], widths: &[usize], rows: &[Vec<Cell>], out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(columns.iter().map(|column| column.header));
    for row in rows {
        table.add_row(row.iter().map(|cell| cell.plain.as_str()));
    }
    let last = columns.len().saturating_sub(1);
    for (at, (column, width)) in columns.iter().zip(widths).enumerate() {
        let gap = if at == last { 0 } else { GAP };
        let Some(target) = table.column_mut(at) else { continue };
        target.set_padding((0, u16::try_from(gap).unwrap_or_default()));
        target.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + gap).unwrap_or(u16::MAX))));
        if column.figures {
            target.set_cell_alignment(CellAlignment::Right);
        }
    }
    let mut lines = table.lines();
    for head in lines.by_ref().take(HEAD_LINES) {
        writeln!(out, "{}", head.trim_end())?;
    }
    for row in rows {
        for at in 0..row.iter().map(|cell| cell.plain.lines().count()).max().unwrap_or_default() {
            let line = lines.next().unwrap_or_default();
            writeln!(out, "{}", dress(line.trim_end(), row, at))?;
        }
    }
    Ok(())
}

/// Puts the styles on a line of a finished row: line `at` of each of its cells.
/// comfy-table sees plain text only, because it would count the styles as columns.
fn dress(line: &str, row: &[Cell], at: usize) -> String {
    let mut dressed = String::with_capacity(line.len());
    let mut rest = line;
    for cell in row {
        let (Some(plain), Some(styled)) = (cell.plain.lines().nth(at), cell.styled.lines().nth(at)) else { continue };
        // Between two cells there are only spaces, so the first match is the cell.
        if let Some((before, after)) = rest.split_once(plain).filter(|_| !plain.is_empty()) {
            dressed.push_str(before);
            dressed.push_str(styled);
            rest = after;
        }
    }
    dressed + rest
}

/// The same as aligned lines.
fn lines(columns: &[Column<'_>], widths: &[usize], rows: &[Vec<Cell>], out: &mut dyn Write) -> io::Result<()> {
    let header: Vec<Cell> = columns.iter().map(|column| Cell::plain(column.header)).collect();
    line(columns, widths, &header, out)?;
    writeln!(out, "{}", "─".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)))?;
    rows.iter().try_for_each(|row| line(columns, widths, row, out))
}

fn line(columns: &[Column<'_>], widths: &[usize], row: &[Cell], out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::new();
    for ((column, width), cell) in columns.iter().zip(widths).zip(row) {
        let pad = " ".repeat(width.saturating_sub(cell.plain.width()));
        let (before, behind) = if column.figures { (pad.as_str(), "") } else { ("", pad.as_str()) };
        text.extend([before, cell.styled.as_str(), behind, "  "]);
    }
    writeln!(out, "{}", text.trim_end())
}
