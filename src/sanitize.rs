//! Foreign text made harmless: nothing that the input carried drives the terminal.

use std::borrow::Cow;

/// Whether a character can drive a terminal, or make a text look like another one: controls,
/// DEL, C1, line separators, and all that Unicode calls `Default_Ignorable_Code_Point`, of which
/// nothing is seen: bidirectional marks and overrides, zero-width characters, fillers, variation
/// selectors, tags.
#[must_use]
pub const fn is_harmful(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
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

/// The longest that a sentence quotes of a text, in characters.
pub const LONGEST_QUOTE: usize = 100;

/// A text as sentences quote it: on one line, and cut off if it is too long.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = on_one_line(text.trim()).into_owned();
    if let Some((end, _)) = quoted.char_indices().nth(LONGEST_QUOTE) {
        quoted.truncate(end);
        quoted.push('…');
    }
    quoted
}

/// Whether a text has nothing but visible ASCII and spaces, as most have: looked at in all bytes
/// alike, which the compiler makes vector instructions of.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |is_plain, byte| is_plain & matches!(byte, b' '..=b'~'))
}

fn escape(text: &str, must: impl Fn(char) -> bool) -> Cow<'_, str> {
    if is_plain(text) || !text.chars().any(|c| !matches!(c, ' '..='~') && must(c)) {
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
    fn a_quote_is_on_one_line_and_has_a_hundred_characters() {
        for (text, expected) in [
            (" a\nb ".to_owned(), "a\\u{a}b".to_owned()),
            ("码".repeat(100), "码".repeat(100)),
            ("码".repeat(101), "码".repeat(100) + "…"),
        ] {
            assert_eq!(quoted(&text), expected);
        }
    }

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
            ("filled\u{3164}up", "filled\\u{3164}up"),
            ("varied\u{fe0f}\u{e0100}", "varied\\u{fe0f}\\u{e0100}"),
            ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ] {
            assert_eq!(for_people(text), expected);
        }
    }

    /// The first and the last of each range, and what stands before and behind it.
    #[test]
    fn of_what_is_invisible_nothing_is_left_out() {
        let hangul = [0x115f, 0x1160, 0x3164, 0xffa0];
        let others = [0x34f, 0x17b4, 0x17b5, 0x180b, 0x180f, 0xfe00, 0xfe0f, 0xfff0, 0xfffb, 0x1bca0, 0x1bca3];
        let beyond = [0x1d173, 0x1d17a, 0xe0000, 0xe0001, 0xe007f, 0xe0100, 0xe01ef, 0xe0fff];
        for number in hangul.into_iter().chain(others).chain(beyond) {
            assert!(is_harmful(char::from_u32(number).unwrap()), "U+{number:04X}");
        }
        let seen = [0x350, 0x115e, 0x1161, 0x17b6, 0x180a, 0x1810, 0x3163, 0x3165, 0xfe10, 0xff9f, 0xffa1, 0xfffc];
        for number in seen.into_iter().chain([0xffef, 0x1bc9f, 0x1bca4, 0x1d172, 0x1d17b, 0xe1000]) {
            assert!(!is_harmful(char::from_u32(number).unwrap()), "U+{number:04X}");
        }
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(on_one_line("a\nb\tc"), "a\\u{a}b\\u{9}c");
    }
}
