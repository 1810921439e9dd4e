//! Values that are written in pieces: `"V" "W"`, `'V' + 'W'`, and one that goes on alone in the
//! next line.

use super::looks::{is_mixed, is_prose, is_secretive};
use super::made::is_scrambled;
use super::place::{Place, head};
use super::terms::is_term;
use super::value::{self, Reach};
use std::ops::Range;

/// The most pieces behind the first, and the longest, in bytes.
const MOST_PIECES: usize = 32;
const LONGEST_PIECE: usize = 512;
/// The shortest piece, in bytes.
const LEAST_PIECE: usize = 6;
const LEAST_LINE: usize = 8;
/// The most letters of another script inside of a value, and the shortest rest, in bytes.
const LONGEST_LETTERS: usize = 16;
const LEAST_INNER: usize = 4;

/// Adds the pieces of a value behind the first one, which ends at an offset; where reading goes
/// on.
pub fn pieces(text: &str, mut end: usize, found: &mut Vec<Range<usize>>) -> usize {
    let is_quoted = text.get(..end).is_some_and(|before| before.ends_with(['"', '\'', '`']));
    for _ in 0..MOST_PIECES {
        let place = Place::new(text, end);
        let Some(piece) = (if is_quoted { quoted(place) } else { line(place) }) else { break };
        found.push(piece.range);
        end = piece.end;
    }
    end
}

/// Extends a value over letters and pictures of other scripts inside of it: `7uUM熊猫UkrM`.
pub fn over_letters(reach: &mut Reach, place: Place<'_>) {
    for _ in 0..MOST_PIECES {
        let mut behind = Place::new(place.text, reach.range.end);
        let row = head(behind.rest(), LONGEST_LETTERS);
        let inside = row.trim_start_matches(|c: char| {
            !c.is_ascii()
                && (c.is_alphanumeric()
                    || c >= '\u{1f000}'
                    || matches!(c, '\u{2600}'..='\u{27bf}' | '\u{200d}' | '\u{fe0f}'))
        });
        behind.at += row.len() - inside.len();
        let piece = value::unquoted_within(behind, LONGEST_PIECE);
        let said = place.text.get(piece.range.clone()).unwrap_or_default();
        let is_part = behind.at > reach.range.end
            && said.len() >= LEAST_INNER
            && !is_term(said)
            && !is_prose(said)
            && !value::is_field(behind)
            && place.text.get(reach.range.clone()).is_some_and(is_mixed);
        if !is_part {
            return;
        }
        reach.range.end = piece.range.end;
        reach.end = piece.end;
    }
}

/// Another text in quotes, that is no name of a value.
fn quoted(mut at: Place<'_>) -> Option<Reach> {
    at.skip_space();
    if at.take("+") || at.take(".") || at.take("\\\n") || at.take("\\\r\n") {
        at.skip_space();
    }
    let piece = value::quoted_within(at, LONGEST_PIECE)?;
    let said = at.text.get(piece.range.clone())?;
    let mut behind = Place::new(at.text, piece.end);
    behind.skip_blanks();
    let is_name = matches!(behind.peek(), Some(':' | '='));
    (!is_name && is_secretive(said, LEAST_PIECE) && !said.contains(' ')).then_some(piece)
}

/// A line with nothing but a row of letters and digits in no order.
fn line(mut at: Place<'_>) -> Option<Reach> {
    at.skip_blanks();
    at.skip(|c| matches!(c, '│' | '┃' | '║' | ' '));
    let is_broken = at.take_line_end() || at.skip(is_break);
    if !is_broken {
        return None;
    }
    at.skip(|c| matches!(c, ' ' | '\t' | '│' | '┃'));
    let piece = value::unquoted_within(at, LONGEST_PIECE);
    let said = at.text.get(piece.range.clone())?;
    let is_row = said.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/'));
    let is_alone = Place::new(at.text, piece.end).is_at_line_end();
    let is_rest = is_secretive(said, LEAST_LINE) || is_scrambled(said);
    (is_row && is_alone && is_rest).then_some(piece)
}

/// Whether it is a character that breaks a line, or none that a text has.
const fn is_break(c: char) -> bool {
    matches!(c, '\0' | '\u{8}' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_follow_a_value_as_they_are_written() {
        for (text, first, expected) in [
            (r#""Xk9mQ2vR" "a7Bq3Lm9" x"#, 10, vec!["a7Bq3Lm9"]),
            ("'Xk9mQ2vR' +\n  'a7Bq3Lm9' + 'c4Dw8Zt2'", 10, vec!["a7Bq3Lm9", "c4Dw8Zt2"]),
            ("Xk9mQ2vR\n   a7Bq3Lm9\nnext", 8, vec!["a7Bq3Lm9"]),
            (r#""Xk9mQ2vR", "a7Bq3Lm9""#, 10, vec![]),
            (r#""Xk9mQ2vR" "a7Bq3Lm9": 1"#, 10, vec![]),
            (r#""Xk9mQ2vR" "more words""#, 10, vec![]),
            ("xYz\nEOzdmenCkhvMdgaKj", 3, vec!["EOzdmenCkhvMdgaKj"]),
            ("xYz\0EOzdmenCkhvMdgaKj", 3, vec!["EOzdmenCkhvMdgaKj"]),
            ("xYz\u{2028}EOzdmenCkhvMdgaKj", 3, vec!["EOzdmenCkhvMdgaKj"]),
            ("xYz\nInvalidParameterValue", 3, vec![]),
            ("Xk9mQ2vR\nins-1a2b3c4d", 8, vec![]),
            ("Xk9mQ2vR\na7Bq3Lm9 failed", 8, vec![]),
            ("Xk9mQ2vR a7Bq3Lm9", 8, vec![]),
        ] {
            let mut found = Vec::new();
            pieces(text, first, &mut found);
            assert_eq!(found.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
