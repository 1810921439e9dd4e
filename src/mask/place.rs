//! A place in a text, from which the text is read on. It knows nothing of secrets.

/// Within how many bytes before a place the start of its line is searched for.
const LONGEST_INDENT: usize = 512;

/// A text and a byte offset in it, always between two characters.
#[derive(Clone, Copy)]
pub struct Place<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Place<'t> {
    /// At a byte offset, or at the end if there is no character at it.
    pub fn new(text: &'t str, at: usize) -> Self {
        Self { text, at: if text.is_char_boundary(at) { at } else { text.len() } }
    }

    /// What follows.
    pub fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What was before.
    pub fn before(self) -> &'t str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// What was between another offset and this one.
    pub fn since(self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// The character that follows.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether nothing follows.
    pub fn is_at_end(self) -> bool {
        self.at >= self.text.len()
    }

    /// Whether a line ends here.
    pub fn is_at_line_end(self) -> bool {
        matches!(self.peek(), None | Some('\n' | '\r'))
    }

    /// Goes past a text, if it follows.
    pub fn take(&mut self, expected: &str) -> bool {
        let is_there = self.rest().starts_with(expected);
        if is_there {
            self.at += expected.len();
        }
        is_there
    }

    /// Goes past the first of several texts, separated by NUL, that follows.
    pub fn take_any(&mut self, several: &str) -> bool {
        // The first byte rules out most places.
        let first = self.text.as_bytes().get(self.at);
        first.is_some_and(|first| memchr::memchr(*first, several.as_bytes()).is_some())
            && several.split('\0').any(|one| self.take(one))
    }

    /// Goes past all characters of a sort; whether there was one.
    pub fn skip(&mut self, is_skipped: impl Fn(char) -> bool) -> bool {
        let from = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !is_skipped(c)).unwrap_or(rest.len());
        self.at > from
    }

    /// Goes past characters of a sort, of so many bytes at most.
    pub fn skip_within(&mut self, is_skipped: impl Fn(char) -> bool, most: usize) {
        let rest = head(self.rest(), most);
        self.at += rest.find(|c| !is_skipped(c)).unwrap_or(rest.len());
    }

    /// Goes past spaces and colours of terminals; not past the end of a line.
    pub fn skip_blanks(&mut self) -> bool {
        let from = self.at;
        while let Some(c) = self.peek() {
            if is_blank(c) {
                self.at += c.len_utf8();
            } else if !self.take_colour() {
                break;
            }
        }
        self.at > from
    }

    /// Goes past spaces and ends of lines.
    pub fn skip_space(&mut self) -> bool {
        let from = self.at;
        while self.skip(|c| matches!(c, '\n' | '\r')) || self.skip_blanks() {}
        self.at > from
    }

    /// Goes past the end of a line.
    pub fn take_line_end(&mut self) -> bool {
        self.take("\r\n") || self.take("\n")
    }

    /// Goes to the end of the line.
    pub fn skip_line(&mut self) {
        self.skip(|c| c != '\n');
    }

    /// Goes past letters, digits, `_`, `-` and `.`, and returns them.
    pub fn take_name(&mut self) -> &'t str {
        let from = self.at;
        self.skip(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
        self.since(from)
    }

    fn take_colour(&mut self) -> bool {
        let mut colour = *self;
        let is_colour = colour.take("\u{1b}[") && {
            colour.skip(|c| c.is_ascii_digit() || c == ';');
            colour.take("m")
        };
        if is_colour {
            *self = colour;
        }
        is_colour
    }
}

/// Whether it is a space, or a character that is not visible.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}')
}

/// Where the line begins in which an offset is; none if that is far before it.
pub fn line_start(text: &str, at: usize) -> Option<usize> {
    let from = at.saturating_sub(LONGEST_INDENT);
    let before = text.as_bytes().get(from..at)?;
    match memchr::memrchr(b'\n', before) {
        Some(line) => Some(from + line + 1),
        None => (from == 0).then_some(0),
    }
}

/// The end of what was before an offset, of so many bytes or a few less.
pub fn tail(text: &str, at: usize, most: usize) -> &str {
    let mut from = at.saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or_default()
}

/// The beginning of a text, of so many bytes or a few less.
pub fn head(text: &str, most: usize) -> &str {
    let mut len = most.min(text.len());
    while !text.is_char_boundary(len) {
        len -= 1;
    }
    text.get(..len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_and_the_beginning_of_a_text_are_whole_characters() {
        for (most, end, beginning) in [(0, "", ""), (2, "", ""), (3, "码", "密"), (4, "码", "密"), (9, "密码", "密码")]
        {
            assert_eq!((tail("密码", 6, most), head("密码", most)), (end, beginning), "{most}");
        }
    }

    #[test]
    fn a_line_begins_behind_a_line_feed_or_at_the_start() {
        assert_eq!(line_start("a\nbc", 4), Some(2));
        assert_eq!(line_start("a\nbc", 2), Some(2));
        assert_eq!(line_start("abc", 2), Some(0));
        let long = "x".repeat(LONGEST_INDENT + 1);
        assert_eq!(line_start(&long, LONGEST_INDENT), Some(0));
        assert_eq!(line_start(&long, LONGEST_INDENT + 1), None);
    }
}
