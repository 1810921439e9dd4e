//! A text between the sides of a box that broke it, as Rich shows the variables of a stack.

use super::super::wrapped::seam;
use unicode_width::UnicodeWidthStr;

/// What the sides of a box are drawn with.
const SIDE: char = '│';

/// The text without the sides of the boxes around it, put together as their width tells. None of a row of a table,
/// which has other cells.
pub fn without_sides(said: String) -> Option<String> {
    if !said.contains("│\n") {
        return Some(said);
    }
    let inside = |line: &'_ str| {
        let mut text = line.trim_end();
        while let Some(own) = text.strip_suffix(SIDE) {
            text = own.strip_suffix(' ').unwrap_or(own);
        }
        text.len()
    };
    let mut lines = said.split('\n');
    let first = lines.next()?;
    let first = first.get(..inside(first))?.trim_end();
    // The quote before the text takes a column.
    let (mut joined, mut last) = (first.to_owned(), format!("'{first}"));
    for line in lines {
        let padded = line.get(..inside(line)).filter(|text| !text.is_empty()).unwrap_or(line);
        let own = padded.trim_start_matches([' ', SIDE]);
        if own.contains(SIDE) {
            return None;
        }
        let before = padded.strip_suffix(own).unwrap_or_default();
        // The line with the closing quote ends with it.
        let width = padded.width().saturating_sub(before.width());
        joined.push_str(if width > own.trim_end().width() { seam(&last, own, width) } else { " " });
        joined.push_str(own.trim_end());
        own.trim_end().clone_into(&mut last);
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_put_together_without_the_sides_around_it() {
        let frame = "│ │";
        for (said, expected) in [
            ("no lion".to_owned(), Some("no lion")),
            (format!("no lion is       {frame}\n{frame}           here today"), Some("no lion is here today")),
            (format!("no lion │ now {frame}\n{frame} zoo │ here {frame}\n"), None),
        ] {
            assert_eq!(without_sides(said.clone()).as_deref(), expected, "{said}");
        }
    }
}
