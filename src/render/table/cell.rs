//! The cells of a table, and where they are broken.

use crate::code;
use crate::render::wrap::wrap;
use unicode_width::UnicodeWidthStr;

/// A cell: what it says, and how that looks. Both may have several lines.
#[derive(Clone, Debug)]
pub struct Cell {
    pub(super) plain: String,
    pub(super) styled: String,
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
    pub fn wrapped(&self, width: usize) -> Self {
        if self.columns() <= width { self.clone() } else { Self::plain(wrap(&self.plain, width).join("\n")) }
    }

    /// A code without a style, in two lines.
    pub fn broken_before_dot(&self) -> Self {
        Self::plain(broken_before_dot(&self.plain))
    }

    /// A code in lines of at most `width` columns; one that is broken loses its style.
    pub fn broken_to(self, width: usize) -> Self {
        if self.columns() <= width { self } else { Self::plain(broken_between_words(&self.plain, width)) }
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

/// A code in lines of at most `width` columns, each of whole words where these are not wider.
fn broken_between_words(code: &str, width: usize) -> String {
    let (mut lines, mut columns) = (String::new(), 0);
    let starts = code::spelt_words(code).skip(1).map(|word| word.as_ptr().addr() - code.as_ptr().addr());
    // The dot goes with the word behind it.
    let starts = starts.map(|at| if code.get(..at).is_some_and(|before| before.ends_with('.')) { at - 1 } else { at });
    let mut start = 0;
    for end in starts.chain([code.len()]) {
        let word = code.get(start..end).unwrap_or_default();
        start = end;
        if columns > 0 && columns + word.trim_end().width() > width {
            lines.push('\n');
            columns = 0;
        }
        for line in wrap(word, width.max(1)) {
            if columns > 0 && columns + line.width() > width {
                lines.push('\n');
                columns = 0;
            }
            columns += line.width();
            lines.push_str(&line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_broken_between_its_words() {
        for (code, width, expected) in [
            (".AccountAlreadyExistedInGroup", 16, ".AccountAlready\nExistedInGroup"),
            ("InvalidParameter.SubnetId", 18, "InvalidParameter\n.SubnetId"),
            ("ResourceUnavailable", 6, "Resour\nce\nUnavai\nlable"),
            ("Short", 10, "Short"),
        ] {
            assert_eq!(Cell::plain(code).broken_to(width).into_styled(), expected, "{code}");
        }
    }
}
