//! Values that go on in the next line, whatever broke them: a shell that joins texts, a box, a log
//! that writes its time before each line.

use super::looks::is_secretive;
use super::made::is_scrambled;
use super::place::{Place, head};
use super::terms::is_term;
use std::ops::Range;

/// The longest line that is looked at, and the longest that is before a value in it, in bytes.
const LONGEST_LINE: usize = 320;
const LONGEST_PREFIX: usize = 64;
/// What is behind a value in its line, in bytes.
const LONGEST_END: usize = 16;
/// The shortest value that goes on, its shortest rest, and the same behind the prefix of a log, in bytes.
const LEAST_FIRST: usize = 16;
const LEAST_REST: usize = 8;
const LEAST_IN_LOG: usize = 10;
/// The most words before a value in the line of a log: a date, a time, a level.
const MOST_WORDS: usize = 4;

/// The rest in the next line of a value that ends at an offset.
pub fn below(text: &str, first: usize, end: usize) -> Option<Range<usize>> {
    if first < LEAST_FIRST {
        return None;
    }
    let mut at = Place::new(text, end);
    at.skip_within(is_end_mark, LONGEST_END);
    if !at.take_line_end() {
        return None;
    }
    let row = head(at.rest(), LONGEST_LINE);
    let line = row.get(..row.find('\n').unwrap_or(row.len()))?;
    if line.len() == LONGEST_LINE {
        return None;
    }
    let whole = line.trim_end_matches(is_end_mark);
    let from = whole.trim_end_matches(is_of_value).len();
    let (prefix, said) = whole.split_at_checked(from)?;
    let is_margin = prefix.chars().all(|c| is_end_mark(c) || matches!(c, '#' | '>'));
    let is_log = || {
        prefix.len() <= LONGEST_PREFIX
            && prefix.trim_start_matches('[').starts_with(|c: char| c.is_ascii_digit())
            && prefix.ends_with(' ')
            && prefix.split_whitespace().count() <= MOST_WORDS
    };
    let least = if is_margin { LEAST_REST } else { LEAST_IN_LOG };
    let is_rest = is_secretive(said, least) || said.len() >= least && is_scrambled(said);
    ((is_margin || is_log()) && is_rest && !is_term(said)).then(|| at.at + from..at.at + whole.len())
}

/// What may be behind a value in its line, and around one.
const fn is_end_mark(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '"' | '\'' | '+' | '\\' | '│' | '┃' | '║' | '|')
}

const fn is_of_value(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn a_value_that_goes_on_is_masked_in_each_line() {
        let (first, second, last) =
            ("idgB4BKG9pYpDC36UXDVhvSxl", "peJl8TDXYsYdaBH672CMVUVkiCqjohge", "lAfNB33nei81the6k");
        for text in [
            "bad Token: «1»\n2026-11-29 10:00:01.123 ERROR «2»\n2026-11-29 10:00:01.123 ERROR «3»",
            "bad Token: «1»\"\n«2»\"\n«3»",
            "bad x-tc-token: «1»\" +\n«2»\" +\n«3»",
            "Token: «1» │\n│ «2» │\n│ «3»",
            "Token: «1»\n# «2»\n# «3»",
        ] {
            let written = text.replace("«1»", first).replace("«2»", second).replace("«3»", last);
            let shown = mask(written.as_str());
            for part in [first, second, last] {
                assert!(!shown.contains(part), "{}", &*shown);
            }
        }
        for next in [
            "2026-11-29 10:00:02 INFO done",
            "2026-11-29 10:00:02 INFO ins-1a2b3c4d",
            "InvalidParameterValue",
            "at com.example.Main",
            "ap-guangzhou-3",
            "\"Zone\": \"x\"",
        ] {
            let text = format!("Token: {first}\n{next}");
            assert_eq!(*mask(text.as_str()), *text.replace(first, "***"));
        }
    }
}
