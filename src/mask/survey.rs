//! What characters a text has, told in one pass: most texts have none that a secret needs.

/// The shortest row of characters of a token that is looked at, in bytes.
pub const LEAST_ROW: usize = 14;

/// The bytes that a text has.
pub struct Survey {
    /// The longest row of letters, digits and what tokens have beside them.
    pub longest_row: usize,
    has: [bool; 256],
    /// Whether a capital follows a small letter.
    has_mixed_case: bool,
}

impl Survey {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let mut survey = Self { longest_row: 0, has: [false; 256], has_mixed_case: false };
        let mut row = 0;
        let mut last = b' ';
        for byte in text.bytes() {
            if let Some(has) = survey.has.get_mut(usize::from(byte)) {
                *has = true;
            }
            survey.has_mixed_case |= last.is_ascii_lowercase() && byte.is_ascii_uppercase();
            last = byte;
            row = if is_of_token(byte) { row + 1 } else { 0 };
            survey.longest_row = survey.longest_row.max(row);
        }
        survey
    }

    fn has_any(&self, bytes: &[u8]) -> bool {
        bytes.iter().any(|byte| self.has.get(usize::from(*byte)).is_some_and(|has| *has))
    }

    /// Whether there are other characters than those of ASCII.
    pub fn is_ascii(&self) -> bool {
        self.has.get(0x80..).is_some_and(|has| !has.contains(&true))
    }

    /// Whether a value with a name may be there: quotes, brackets, signs, digits, options, or
    /// words with capitals inside.
    pub fn may_have_values(&self) -> bool {
        self.has_any(b"=>\"'`([:\n|\\%&\x1b-0123456789!@#$*")
            || !self.is_ascii()
            || self.has_mixed_case && self.has_any(b" ")
    }

    /// Whether it may have a password of all sorts of characters.
    pub fn may_have_passwords(&self) -> bool {
        self.has_any(b"!@#$%^&*") && self.has_any(b"0123456789")
    }

    /// Whether it may have an address.
    pub fn may_have_addresses(&self) -> bool {
        self.has_any(b"@:")
    }

    /// Whether it has several lines, or a table's borders.
    pub fn has_lines(&self) -> bool {
        self.has_any(b"\n|")
    }

    /// Whether characters may be encoded: as escape sequences, entities, with percent signs.
    pub fn may_be_encoded(&self) -> bool {
        self.has_any(b"\\%&\x1b") || !self.is_ascii()
    }
}

const fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~' | b'+' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_have_nothing_that_a_secret_needs() {
        let survey = Survey::of("InvalidParameter");
        assert!(!survey.may_have_values() && survey.longest_row == 16 && survey.is_ascii());
        let survey = Survey::of("a=b@c\n%20 密");
        assert!(survey.may_have_values() && survey.may_have_addresses() && survey.has_lines());
        assert!(survey.may_be_encoded() && !survey.is_ascii() && survey.longest_row == 2);
    }
}
