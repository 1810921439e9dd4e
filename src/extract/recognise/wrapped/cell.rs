//! The cell of a table around a place: what its row broke into lines stands together, apart from the other cells.
//!
//! ```text
//! │ ap-tokyo │ ApiError('Zoo.LionEscaped', 'no lion is │
//! │          │ here')                                  │
//! ```

use super::seam::seam;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// What the sides of cells are drawn with.
const SIDES: [char; 2] = ['│', '┃'];
/// The sides of a row that has more than one cell.
const LEAST_SIDES: usize = 3;

/// The text of the cell around a place, which stands on this line of the input, and where its last line ends.
pub fn in_cell(lines: &[(&[u8], usize)], line: &Range<usize>, at: usize) -> Option<(Vec<u8>, usize)> {
    let number = lines.iter().position(|(text, end)| *end == line.start + text.len() + 1 || *end == line.end + 1)?;
    let (first, _) = lines.get(number)?;
    let first = std::str::from_utf8(first).ok()?;
    let sides = columns_of_sides(first);
    let cell = first.get(..at.checked_sub(line.start)?)?.matches(SIDES).count().checked_sub(1)?;
    if sides.len() < LEAST_SIDES || cell + 1 >= sides.len() {
        return None;
    }
    let (mut joined, mut last, mut end) = (String::new(), "", None);
    for (row, row_end) in lines.get(number..)? {
        let Some(row) = std::str::from_utf8(row).ok().filter(|row| columns_of_sides(row) == sides) else { break };
        let cells: Vec<&str> = row.split(SIDES).skip(1).take(sides.len() - 1).collect();
        let is_other = |(own, text): (usize, &&str)| own != cell && !text.trim().is_empty();
        let Some(raw) = cells.get(cell) else { break };
        if end.is_some() && (cells.iter().enumerate().any(is_other) || raw.trim().is_empty()) {
            break;
        }
        if end.is_some() {
            joined.push_str(seam(last, raw.trim(), raw.width().saturating_sub(2)));
        }
        joined.push_str(raw.trim());
        (last, end) = (raw.trim(), Some((*row_end, end.is_some())));
    }
    end.filter(|(_, is_broken)| *is_broken).map(|(end, _)| (joined.into_bytes(), end))
}

/// The columns in which a line has sides of cells, from its first to its last character.
fn columns_of_sides(line: &str) -> Vec<usize> {
    let line = line.trim_end();
    if !line.trim_start().starts_with(SIDES) || !line.ends_with(SIDES) {
        return Vec::new();
    }
    line.match_indices(SIDES).filter_map(|(at, _)| line.get(..at)).map(UnicodeWidthStr::width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, place: &str) -> Option<String> {
        let mut end = 0;
        let lines: Vec<(&[u8], usize)> = text
            .lines()
            .map(|line| {
                end += line.len() + 1;
                (line.as_bytes(), end)
            })
            .collect();
        let at = text.find(place).unwrap();
        let line = crate::extract::lines::line_around(text.as_bytes(), at);
        in_cell(&lines, &line, at).map(|(joined, end)| format!("{}|{end}", String::from_utf8(joined).unwrap()))
    }

    #[test]
    fn a_cell_goes_on_as_long_as_the_others_are_empty() {
        let row = "│ tokyo │ M no lion is │\n│       │ here now     │\n";
        let next = "│ paris │ M no bear    │\n";
        let expected = format!("M no lion is here now|{}", row.len());
        assert_eq!(cell(&format!("{row}{next}"), "M"), Some(expected.clone()));
        assert_eq!(cell(row, "M"), Some(expected));
        assert_eq!(cell(next, "M"), None);
        assert_eq!(cell("│ M no lion is │\n│ here now     │\n", "M"), None);
        assert_eq!(cell("│ tokyo │ M no │\n│ │ here │\n", "M"), None);
    }
}
