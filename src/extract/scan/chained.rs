//! Exceptions of Python that tell the same error as the one above them: those that are raised from it, and that of
//! which a log has told before.

use super::Scan;
use crate::extract::progress::may_be_told_again;
use crate::extract::syntax::Syntax;
use memchr::memchr;
use std::ops::Range;

/// The longest traceback, in bytes.
const LONGEST: usize = 16 << 10;
/// The longest name of a class, with what its exception says before the error, in bytes.
const LONGEST_CLASS: usize = 256;
/// What stands between two tracebacks.
const BETWEEN: [&[u8]; 2] =
    [b"The above exception was the direct cause of the following", b"During handling of the above exception, another"];

impl Scan<'_> {
    /// Whether the line below an error has to be there first, as it may begin a traceback that tells its call.
    pub(super) fn waits_for_traceback(&self, syntax: Syntax, line: &Range<usize>) -> bool {
        syntax == Syntax::Exception
            && !self.is_nested()
            && self.input.get(line.end + 1..).is_none_or(|below| memchr(b'\n', below).is_none())
            && self.input.get(line.clone()).is_some_and(may_be_told_again)
    }
}

/// Whether a line, up to the error that it holds, ends a traceback that stands below another one.
pub fn is_chained(input: &[u8], line: Range<usize>) -> bool {
    let text = input.get(line.clone()).filter(|text| text.len() <= LONGEST_CLASS).unwrap_or_default();
    let class = text.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_class = class.ends_with(b"Error") || class.ends_with(b"Exception");
    if !is_class || !class.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_')) {
        return false;
    }
    let above = input.get(line.start.saturating_sub(LONGEST)..line.start).unwrap_or_default();
    let mut above = above.split(|byte| *byte == b'\n').rev().skip(1);
    // The lines of a traceback are indented.
    let head = above.find(|line| !line.starts_with(b" "));
    let between = above.find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    head.is_some_and(|line| line.starts_with(b"Traceback (most recent call last)"))
        && BETWEEN.iter().any(|text| between.starts_with(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_says_that_it_was_raised_from_another_one() {
        let trace = "Traceback (most recent call last):\n  File \"a.py\", line 1\n    f()\n";
        let cause = "The above exception was the direct cause of the following exception:\n\n";
        for (input, expected) in [
            (format!("{trace}a.E: no\n\n{cause}{trace}a.ZooError: no\n"), true),
            (format!("{trace}a.E: no\n\n{trace}a.ZooError: no\n"), false),
            (format!("{cause}{trace}2026-11-29 ZooError: no\n"), false),
            (format!("{cause}a.ZooError: no\n"), false),
            ("ZooError: no\n".to_owned(), false),
        ] {
            let line = input.trim_end().rfind('\n').map_or(0, |at| at + 1)..input.len() - 3;
            assert_eq!(is_chained(input.as_bytes(), line), expected, "{input}");
        }
    }
}
