//! Foreign text made harmless: nothing that the input carried drives the terminal.

use std::borrow::Cow;

/// Whether a character can drive a terminal, or make a text look like another one:
/// controls, DEL, C1, bidirectional marks and overrides, zero-width characters.
#[must_use]
pub const fn is_harmful(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text of several lines for people: line feeds and tabs stay, everything else
/// that [`is_harmful`] is shown as `\u{1b}`.
#[must_use]
pub fn for_people(text: &str) -> Cow<'_, str> {
    escape(text, |c| is_harmful(c) && c != '\n' && c != '\t')
}

/// The same for a text that has to stay on one line.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    escape(text, is_harmful)
}

fn escape(text: &str, must: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&must) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if must(c) {
            escaped.extend(c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_is_shown_escaped() {
        for (text, expected) in [
            ("plain, 日本語 🦀", "plain, 日本語 🦀"),
            ("\x1b[2J", "\\u{1b}[2J"),
            ("\x1b]52;c;eA==\x07", "\\u{1b}]52;c;eA==\\u{7}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\rb", "a\\u{d}b"),
            ("safe\u{202e}efas", "safe\\u{202e}efas"),
            ("zero\u{200b}width", "zero\\u{200b}width"),
            ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ] {
            assert_eq!(for_people(text), expected);
        }
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(on_one_line("a\nb\tc"), "a\\u{a}b\\u{9}c");
    }
}
