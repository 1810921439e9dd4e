//! Tables for people: one header rule, no frame, two spaces between columns.

mod cell;
mod fit;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

pub use cell::{Cell, broken_before_dot};

/// Beyond this, rows are padded by hand: comfy-table is for small tables.
const MOST_ROWS: usize = 500;
/// In a window of fewer columns, tables have no verdicts: names and titles need the room.
pub const LEAST_WITH_VERDICTS: usize = 60;
/// In a window of fewer columns, names are broken as in one of so many: in pieces of a few letters
/// nobody could read them.
pub const LEAST_FOR_NAMES: usize = 20;
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
/// are decided here, because comfy-table does not break Japanese and Chinese by their rules. What
/// is too wide for the first column stands on a line of its own above its row.
pub fn write(
    columns: &[Column<'_>],
    slack: usize,
    rows: &[Vec<Cell>],
    page_columns: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let widths = fit::widths(columns, rows, slack, page_columns);
    let header = columns.iter().map(|column| Cell::plain(column.header)).collect::<Vec<_>>();
    let row = |cells: &[Cell]| Row::new(cells, &widths, slack, page_columns);
    let (header, rows): (Row, Vec<Row>) = (row(&header), rows.iter().map(|cells| row(cells)).collect());
    if rows.len() > MOST_ROWS {
        return lines(columns, &widths, &header, &rows, out);
    }
    table(columns, &widths, &header, &rows, out)
}

/// A row whose cells fit their columns.
struct Row {
    /// What is too wide for the first column.
    above: Option<Cell>,
    cells: Vec<Cell>,
}

impl Row {
    fn new(cells: &[Cell], widths: &[usize], slack: usize, page_columns: usize) -> Self {
        let mut above = None;
        let fitted = cells.iter().zip(widths).enumerate().map(|(at, (cell, width))| {
            if at == 0 && slack != 0 && cell.columns() > *width {
                above = Some(cell.clone().broken_to(page_columns.max(LEAST_FOR_NAMES)));
                return Cell::plain("");
            }
            cell.wrapped(*width)
        });
        let cells = fitted.collect();
        Self { above, cells }
    }

    /// How many lines it has below what stands above it.
    fn height(&self) -> usize {
        self.cells.iter().map(|cell| cell.plain.lines().count()).max().unwrap_or_default().max(1)
    }

    fn write_above(&self, out: &mut dyn Write) -> io::Result<()> {
        self.above.as_ref().map_or(Ok(()), |cell| writeln!(out, "{}", cell.styled))
    }
}

/// Lays out cells that fit their columns; comfy-table only pads and aligns them.
fn table(columns: &[Column<'_>], widths: &[usize], header: &Row, rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(header.cells.iter().map(|cell| cell.plain.as_str()));
    for row in rows {
        table.add_row(row.cells.iter().map(|cell| cell.plain.as_str()));
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
    header.write_above(out)?;
    // The rule is the last line of the head.
    for head in lines.by_ref().take(header.height() + 1) {
        writeln!(out, "{}", head.trim_end())?;
    }
    for row in rows {
        row.write_above(out)?;
        for at in 0..row.height() {
            let line = lines.next().unwrap_or_default();
            writeln!(out, "{}", dress(line.trim_end(), &row.cells, at))?;
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
fn lines(columns: &[Column<'_>], widths: &[usize], header: &Row, rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    row_in_lines(columns, widths, header, out)?;
    writeln!(out, "{}", "─".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)))?;
    rows.iter().try_for_each(|row| row_in_lines(columns, widths, row, out))
}

fn row_in_lines(columns: &[Column<'_>], widths: &[usize], row: &Row, out: &mut dyn Write) -> io::Result<()> {
    row.write_above(out)?;
    for at in 0..row.height() {
        let mut text = String::new();
        for ((column, width), cell) in columns.iter().zip(widths).zip(&row.cells) {
            let plain = cell.plain.split('\n').nth(at).unwrap_or_default();
            let styled = cell.styled.split('\n').nth(at).unwrap_or_default();
            let pad = " ".repeat(width.saturating_sub(plain.width()));
            let (before, behind) = if column.figures { (pad.as_str(), "") } else { ("", pad.as_str()) };
            text.extend([before, styled, behind, "  "]);
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}
