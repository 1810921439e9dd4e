//! Where a value ends: in quotes of any depth, or where the next field begins.

use super::place::{Place, head};
use std::ops::Range;

/// The longest name of a next field, in bytes.
const LONGEST_FIELD: usize = 40;
/// The longest password that may have signs of the text around it, in bytes.
const LONGEST_PASSWORD: usize = 64;
/// Quotes of texts for people: what opens, and what closes.
const PAIRED: &str = "“”「」『』‘’【】«»《》„“‚‘";

/// How shells are told of a quote in what they quote, behind the one that closes.
const BROKEN: [&[u8]; 2] = [b"\\''", b"\"'\"'"];

/// A value, as a byte range of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub range: Range<usize>,
    pub is_quoted: bool,
    /// Where reading goes on: behind the closing quote.
    pub end: usize,
}

/// The value that begins at a place; it may be empty.
pub fn read(place: Place<'_>) -> Reach {
    read_within(place, usize::MAX)
}

/// The same, of so many bytes at most.
pub fn read_within(place: Place<'_>, most: usize) -> Reach {
    quoted_within(place, most).unwrap_or_else(|| unquoted_within(place, most))
}

/// What is in quotes at a place. A quote closes if it is escaped as the one that opens is. One
/// with a letter or digit behind it is part of the value; without one that closes, the
/// value ends with the line.
pub fn quoted(place: Place<'_>) -> Option<Reach> {
    quoted_within(place, usize::MAX)
}

/// The same; none if it does not close within so many bytes.
pub fn quoted_within(place: Place<'_>, most: usize) -> Option<Reach> {
    let mut open = place;
    open.skip(|c| c == '\\');
    let escapes = open.at - place.at;
    let quote = open.peek()?;
    if escapes == 0
        && let Some(close) = closing(quote)
    {
        open.take(&quote.to_string());
        let rest = head(open.rest(), most);
        let line = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or(rest);
        let len = line
            .find(close)
            .or_else(|| line.find('”').filter(|_| quote == '„'))
            .or_else(|| (rest.len() < most).then_some(line.len()))?;
        let range = open.at..open.at + len;
        let end = Place::new(place.text, range.end);
        return Some(Reach {
            end: end.at + end.peek().filter(|c| *c == close || *c == '”').map_or(0, char::len_utf8),
            range,
            is_quoted: true,
        });
    }
    if !matches!(quote, '"' | '\'' | '`') || !is_depth(escapes) {
        return None;
    }
    let triple = quote.to_string().repeat(3);
    let is_triple = escapes == 0 && open.take(&triple);
    if !is_triple {
        open.at += 1;
    }
    let start = open.at;
    let bytes = place.text.as_bytes();
    let mut at = start;
    let mut slashes = 0;
    let last = start.saturating_add(most);
    while let Some(byte) = bytes.get(at).copied().filter(|byte| *byte != b'\n' && *byte != b'\r') {
        if at >= last {
            return None;
        }
        if byte == b'\\' {
            slashes += 1;
        } else {
            let is_level = slashes % (2 * (escapes + 1)) == escapes;
            if char::from(byte) == quote && (is_level || slashes == escapes) {
                let close = at - escapes;
                let next = bytes.get(at + 1).copied().unwrap_or_default();
                let is_doubled = next == byte
                    && escapes == 0
                    && at > start
                    && quote != '`'
                    && bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric);
                let rest = bytes.get(at + 1..).unwrap_or_default();
                let is_broken = escapes == 0 && quote == '\'' && BROKEN.iter().any(|way| rest.starts_with(way));
                // The same without escapes.
                let is_broken_read = escapes == 0
                    && quote == '\''
                    && at > start
                    && rest.starts_with(b"''")
                    && rest.get(2).is_some_and(u8::is_ascii_alphanumeric);
                if is_doubled {
                    at += 1;
                } else if is_broken {
                    // Up to the quote that opens again.
                    at += if rest.starts_with(b"\\") { 3 } else { 4 };
                } else if is_broken_read {
                    at += 2;
                } else if !is_inner(next) || at == start {
                    let end = at + if is_triple { 3 } else { 1 };
                    return Some(Reach { range: start..close.max(start), is_quoted: true, end: end.min(bytes.len()) });
                }
            }
            slashes = 0;
        }
        at += 1;
    }
    Some(Reach { range: start..at, is_quoted: true, end: at })
}

/// Whether a quote with this behind it is one of the value's own characters.
fn is_inner(next: u8) -> bool {
    next.is_ascii_alphanumeric() || matches!(next, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'*' | b'_')
}

/// Whether so many backslashes stand before a quote that was escaped some times.
fn is_depth(escapes: usize) -> bool {
    (escapes + 1).is_power_of_two() && escapes < 16
}

fn closing(open: char) -> Option<char> {
    let mut marks = PAIRED.chars();
    std::iter::from_fn(|| Some((marks.next()?, marks.next()?))).find(|(mark, _)| *mark == open).map(|(_, close)| close)
}

/// What begins at a place without quotes. Signs that separate fields end it only where a
/// field, a space or the end follows, as they may be part of a password.
pub fn unquoted(place: Place<'_>) -> Reach {
    unquoted_within(place, usize::MAX)
}

/// The same, of so many bytes at most.
pub fn unquoted_within(place: Place<'_>, most: usize) -> Reach {
    let mut at = place.at;
    for c in head(place.rest(), most).chars() {
        let behind = Place::new(place.text, at + c.len_utf8());
        let is_end = match c {
            c if c.is_whitespace() || c.is_control() => true,
            c if !c.is_ascii() => super::lexicon::is_spaceless(c) || !c.is_alphanumeric(),
            '"' | '\'' | '`' | ',' | ';' | '&' | '|' | ')' | ']' | '}' | '>' | '\\' | '<' => is_end_of_field(c, behind),
            _ => false,
        };
        if is_end {
            break;
        }
        at += c.len_utf8();
    }
    Reach { range: place.at..at, is_quoted: false, end: at }
}

/// Extends what may be a password over signs at which other values end: `H-<hgI)yA6~|`, if it is of
/// all sorts of characters then, and nothing in it is a field or a tag.
pub fn over_signs(reach: &mut Reach, place: Place<'_>) {
    let row = head(Place::new(place.text, reach.range.start).rest(), LONGEST_PASSWORD);
    let is_end = |c: char| c.is_whitespace() || c.is_control() || !c.is_ascii() || matches!(c, '"' | '\'' | '`' | '\\');
    let row = row.get(..row.find(is_end).unwrap_or(row.len())).unwrap_or_default();
    let said = row.get(..reach.range.len()).unwrap_or_default();
    let Some(next) = row.get(said.len()..).and_then(|rest| rest.chars().next()) else { return };
    if !matches!(next, '|' | '<' | '>' | ')' | ']' | '}') || row.len() == LONGEST_PASSWORD {
        return;
    }
    let whole = row.trim_end_matches([',', ';', ')', ']', '}', '.', ':', '>', '\'']);
    let whole = if whole.len() < said.len() { said } else { whole };
    let rest = whole.get(said.len()..).unwrap_or_default();
    let has_field = rest.char_indices().filter(|(_, c)| c.is_ascii_punctuation()).any(|(at, _)| {
        rest.get(at..).is_some_and(|rest| {
            ["</", "<!", "://", "->", "=>", "||", "&&", ">>"].iter().any(|sign| rest.starts_with(sign))
        }) || is_field(Place::new(place.text, reach.range.start + said.len() + at + 1))
    });
    let has = |text: &str, is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    let sorts = [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit, u8::is_ascii_punctuation];
    let is_of_all = sorts.iter().filter(|sort| has(whole, **sort)).count() >= 3;
    let is_part = rest.contains(|c: char| c.is_ascii_alphanumeric()) && !rest.contains([',', '{', '[', '/']);
    // `<sha256>` stands for a value.
    let is_placeholder = said.is_empty()
        && !super::looks::is_simple_password(rest.trim_start_matches('<'))
        && !super::looks::is_secretive(rest, 8);
    if !has_field && is_of_all && is_part && !is_placeholder {
        let end = reach.range.start + whole.len();
        // `password=<V>`: the sign is one around the value.
        if said.is_empty() && rest.starts_with('<') {
            reach.range.start += 1;
        }
        reach.range.end = end;
        reach.end = reach.end.max(reach.range.end);
    }
}

/// Whether a value ends at a sign with this behind it.
fn is_end_of_field(sign: char, behind: Place<'_>) -> bool {
    let Some(next) = behind.peek() else { return true };
    match sign {
        '<' => next == '/' || next == '!' || next.is_ascii_alphabetic(),
        '\\' if matches!(next, '"' | '\'' | '\\' | '/') => true,
        // An escaped end of line.
        '\\' => matches!(next, 'n' | 'r' | 't' | 'u') && ends_line_or_field(behind),
        _ => {
            let next = if matches!(sign, ')' | ']' | '}') { behind_closers(behind).unwrap_or(next) } else { next };
            !next.is_ascii_alphanumeric() && !matches!(next, '!' | '@' | '#' | '$' | '%' | '^' | '*' | '_' | '~' | '+')
                || is_field(behind)
        }
    }
}

/// What follows a row of brackets that close: letters there are of the value too.
fn behind_closers(behind: Place<'_>) -> Option<char> {
    let row = head(behind.rest(), LONGEST_FIELD);
    let inside = row.trim_start_matches([')', ']', '}']);
    let is_part = !is_field(Place::new(behind.text, behind.at + row.len() - inside.len()));
    inside.chars().next().filter(|c| c.is_ascii_alphanumeric() && is_part)
}

fn ends_line_or_field(mut behind: Place<'_>) -> bool {
    behind.skip(|c| matches!(c, 'n' | 'r' | 't' | '\\'));
    !behind.peek().is_some_and(|c| c.is_ascii_alphanumeric())
        || is_field(behind)
        || behind.peek().is_some_and(|c| c.is_ascii_alphabetic())
}

/// Whether a name and a sign follow: `SecretId=`, `RequestId: `.
pub fn is_field(mut place: Place<'_>) -> bool {
    let from = place.at;
    let rest = place.rest();
    let len = rest
        .bytes()
        .take(LONGEST_FIELD)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
        .count();
    place.at += len;
    let named = rest.get(..len).unwrap_or_default();
    let is_name = named.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    place.at > from && is_name && matches!(place.peek(), Some('=' | ':')) && !is_secretive_name(named)
}

/// Whether what looks like a name is rather a part of a password.
fn is_secretive_name(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_digit()) && super::looks::is_secretive(name, 4)
}

#[cfg(test)]
mod tests;
