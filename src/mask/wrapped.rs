//! Values that the end of a terminal's line breaks: the rest at the start of the next line is of
//! them too, also behind spaces and borders.

use super::continued;
use super::looks::is_prose;
use super::place::{Place, head, line_start};
use super::terms::{is_path, is_term};
use super::value::{self, Reach, is_field};
use std::ops::Range;

/// The narrowest line that a terminal breaks, in characters.
const LEAST_COLUMNS: usize = 60;
/// The longest part of a value in a line, the most lines, and the longest margin, in bytes.
const LONGEST_PART: usize = 256;
const MOST_LINES: usize = 8;
const LONGEST_MARGIN: usize = 48;
/// The length of a `SecretId`, and how much of it is known in the first line.
const SECRET_ID: usize = 36;
const LEAST_ID: usize = 8;
/// How many bytes of a `SecretId` stay at each end.
const SHOWN: usize = 4;

/// Adds what follows in the next lines of the secrets that run to the end of theirs.
pub fn find(text: &str, secrets: &mut Vec<Range<usize>>) {
    let mut known: Vec<usize> = secrets.iter().map(|secret| secret.start).collect();
    known.sort_unstable();
    let is_free = |part: &Range<usize>| {
        let at = known.partition_point(|start| *start < part.start);
        known.get(at).is_none_or(|start| *start > part.end)
    };
    for at in 0..secrets.len() {
        let Some(first) = secrets.get(at).cloned() else { return };
        let quote = text.as_bytes().get(first.start.wrapping_sub(1)).copied();
        let quote = quote.filter(|byte| matches!(byte, b'"' | b'\'' | b'`')).map(char::from);
        let mut end = first.end;
        for _ in 0..MOST_LINES {
            let part = part_below(text, end, quote).or_else(|| continued::below(text, first.len(), end));
            let part = part.filter(|part| is_free(part));
            let Some(part) = part else { break };
            end = part.end;
            secrets.push(part);
        }
    }
    ids(text, secrets);
}

/// The rest of a value in the next line, if the value ends with its own.
fn part_below(text: &str, end: usize, quote: Option<char>) -> Option<Range<usize>> {
    let (line, is_wide) = next_line(text, end)?;
    let reach = value::unquoted_within(line, LONGEST_PART);
    if let Some(quote) = quote {
        let row = head(line.rest(), LONGEST_PART);
        let inside = row.split(char::is_whitespace).next().unwrap_or_default();
        let close =
            inside.find(quote).map(|close| inside.get(..close).unwrap_or_default().trim_end_matches('\\').len());
        if let Some(close) = close {
            let is_part = inside.get(..close).is_some_and(|part| part.contains(char::is_alphanumeric));
            return is_part.then_some(line.at..line.at + close);
        }
    }
    let said = text.get(reach.range.clone())?;
    let is_rest = !said.ends_with(':') && !is_prose(said) && !is_term(said) && !is_path(said) && !is_field(line);
    (is_wide && is_rest && said.starts_with(|c: char| c.is_ascii_graphic())).then_some(reach.range)
}

/// Where the next line begins behind its margin, if only a border follows up to the end of this
/// one; and whether this one is as wide as a terminal's.
fn next_line(text: &str, end: usize) -> Option<(Place<'_>, bool)> {
    let mut at = Place::new(text, end);
    at.take("\\");
    at.skip_within(|c| matches!(c, ' ' | '\t' | '│' | '┃' | '|'), LONGEST_MARGIN);
    let columns = match line_start(text, end) {
        Some(start) => text.get(start..at.at).unwrap_or_default().chars().count(),
        None => LEAST_COLUMNS,
    };
    if !at.take_line_end() {
        return None;
    }
    at.skip_within(|c| matches!(c, ' ' | '\t' | '│' | '┃' | '|' | '>'), LONGEST_MARGIN);
    Some((at, columns >= LEAST_COLUMNS))
}

/// The value behind a quote that is the last sign of its line.
pub fn behind_quote(place: Place<'_>) -> Option<Reach> {
    let mut at = place;
    at.skip_within(|c| c == '\\', 4);
    let quote = at.peek().filter(|c| matches!(c, '"' | '\''))?;
    at.at += 1;
    let (line, _) = next_line(place.text, at.at)?;
    let row = head(line.rest(), LONGEST_PART);
    let inside = row.split(char::is_whitespace).next().unwrap_or_default();
    let said = inside.get(..inside.find(quote)?)?.trim_end_matches('\\');
    (!said.is_empty()).then(|| Reach {
        range: line.at..line.at + said.len(),
        is_quoted: true,
        end: line.at + said.len() + 1,
    })
}

/// The password of an address that is broken within it, from `://` on.
pub fn address(text: &str, at: usize, found: &mut Vec<Range<usize>>) {
    let Some(behind) = text.get(at..).and_then(|rest| rest.strip_prefix("://")) else { return };
    let behind = head(behind, LONGEST_PART);
    let token = behind.split(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    let Some((user, password)) = token.split_once(':') else { return };
    let start = at + "://".len() + user.len() + 1;
    let is_port = password.bytes().all(|byte| byte.is_ascii_digit());
    if is_port || token.contains(['@', '/', '"', '\'', '?', ',', ')']) {
        return;
    }
    let Some((line, true)) = next_line(text, start + password.len()) else { return };
    let row = head(line.rest(), LONGEST_PART);
    let row = row.split(|c: char| !c.is_ascii_graphic() || matches!(c, '/' | '"' | '\'')).next().unwrap_or_default();
    let Some((rest, host)) = row.rsplit_once('@') else { return };
    if !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte)) {
        found.push(start..start + password.len());
        if !rest.is_empty() {
            found.push(line.at..line.at + rest.len());
        }
    }
}

/// Adds the middles of `SecretId`s that are broken.
fn ids(text: &str, found: &mut Vec<Range<usize>>) {
    for at in memchr::memmem::find_iter(text.as_bytes(), b"KID") {
        let Some(start) = at.checked_sub(1).filter(|start| matches!(text.as_bytes().get(*start), Some(b'A' | b'I')))
        else {
            continue;
        };
        let first = row_of_id(text, start);
        if !(LEAST_ID..SECRET_ID).contains(&first) {
            continue;
        }
        let Some((line, true)) = next_line(text, start + first) else { continue };
        let rest = row_of_id(text, line.at);
        if first + rest == SECRET_ID {
            found.push(start + SHOWN..start + first);
            found.push(line.at..line.at + if rest > SHOWN { rest - SHOWN } else { rest });
        }
    }
}

/// How many letters and digits follow, no more than a `SecretId` has.
fn row_of_id(text: &str, at: usize) -> usize {
    text.bytes().skip(at).take(SECRET_ID + 1).take_while(u8::is_ascii_alphanumeric).count()
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn what_a_line_end_breaks_is_masked_on_both_lines() {
        let wide = "2026-11-29 05:40:11 INFO [worker-3] something was tried here";
        for (text, expected) in [
            ("password=VqCR1SKo\nn2U0Hr user=x", "password=***\n*** user=x"),
            ("password=VqCR1SKo\r\nn2U0Hr user=x", "password=***\r\n*** user=x"),
            ("password: \"VqCR1SKo\\\n  n2U0Hr\"", "password: \"***\n  ***\""),
            ("secretKey: VqCR1SKoqVb2n2U0 │\n│ n2U0HrVqC8", "secretKey: *** │\n│ ***"),
            ("password=VqCR1SK\n> n2U0Hr x", "password=***\n> *** x"),
            ("{\"Password\":\"\nVqCR1SKon2U0Hr\",\"Zone\":\"x\"}", "{\"Password\":\"\n***\",\"Zone\":\"x\"}"),
            ("redis://default:VqCR1SK\nn2U0Hr@10.0.0.3", "redis://default:***\n***@10.0.0.3"),
            ("mysql -uroot -pVqCR1SK\nn2U0Hr orders", "mysql -uroot -p***\n*** orders"),
            ("id AKIDVARNkaAT1ibs2P7G\n53HgdF6jBIVsszS9 is", "id AKID***\n***szS9 is"),
        ] {
            assert_eq!(*mask(format!("{wide} {text}")), format!("{wide} {expected}"));
        }
    }

    #[test]
    fn what_is_none_of_a_value_stays_in_the_next_line() {
        let wide = "2026-11-29 05:40:11 INFO [worker-3] something was tried here";
        for next in [
            "ERROR it failed",
            "2026-11-29 05:40:12 INFO",
            "user=x",
            "at com.example.Main",
            "ins-1a2b3c4d is",
            "[main]",
        ] {
            assert_eq!(*mask(format!("{wide} password=VqCR1SKo\n{next}")), format!("{wide} password=***\n{next}"));
        }
        assert_eq!(&*mask("password=VqCR1SKo\nn2U0Hr user=x"), "password=***\nn2U0Hr user=x");
    }
}
