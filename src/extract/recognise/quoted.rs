//! Strings in a line of text: `msg="a \"quoted\" word"`, a field of CSV, `b'{"a":"b"}'`.
//!
//! logfmt, slog, klog and zap write strings with backslashes before the quotes inside, CSV
//! writes those quotes twice. Without undoing that, a message would be shown with them.

mod cell;
mod over_lines;
mod teamcity;

use super::code::is_changed;
use super::message::is_uuid;
use super::{Look, Seen, request_id};
use crate::extract::raw::{Raw, Writing};
use crate::extract::substring::contains;
use crate::extract::syntax::Syntax;
use memchr::{memchr_iter, memchr2};

/// How far behind the start of its line a place may be.
const MOST_BEFORE: usize = 64 << 10;

/// How many words in quotes that nobody escaped a string has at most.
const MOST_QUOTED: usize = 8;

/// How far from the string its RequestId may be, in bytes.
const MOST_BESIDE: usize = 160;

/// The string around the place, if it is on its line.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    match is_changed(look) {
        None => return Seen::Wait { from: look.at },
        Some(true) => return look.nothing(),
        Some(false) => {}
    }
    if let Some((text, end)) = teamcity::value(look) {
        return Seen::Text { read: text.len(), text, end, next: look.at + 1 };
    }
    if let Some(seen) = cell::read(look) {
        return seen;
    }
    let Some((raw, end)) = around(look.input, look.start, look.at, look.line.end) else { return look.nothing() };
    if end > look.line.end
        && let Some(seen) = over_lines::read(look, raw.bytes.len())
    {
        return seen;
    }
    Seen::Text { text: raw.text(), read: raw.bytes.len(), end, next: look.at + 1 }
}

/// The RequestId that a pair beside the string of the place names, `error="C: M" request_id=R`. The
/// string ends at `end`.
pub fn id_beside(syntax: Syntax, look: &Look<'_>, end: usize) -> Option<String> {
    if syntax != Syntax::Quoted || end > look.line.end {
        return None;
    }
    let behind = look.slice(end..look.line.end.min(end + MOST_BESIDE));
    let before = look.slice(look.start.max(look.at.saturating_sub(MOST_BESIDE))..look.at);
    [behind, before].into_iter().find_map(|text| {
        let text = String::from_utf8_lossy(text);
        let id = request_id::last(&text).filter(|id| is_uuid(id.id))?;
        text.get(id.start..id.end)?.contains('=').then(|| id.id.to_owned())
    })
}

/// The string around a place on a line that begins at `start` and ends at `end`, and the
/// place behind its closing quote.
fn around(input: &[u8], start: usize, at: usize, end: usize) -> Option<(Raw<'_>, usize)> {
    // What was found before may reach behind the place.
    let at = at.checked_sub(start).filter(|before| *before <= MOST_BEFORE)?;
    let line = input.get(start..end)?;
    let mut from = 0;
    loop {
        let open = from + memchr2(b'"', b'\'', line.get(from..at)?)?;
        let quote = *line.get(open)?;
        from = open + 1;
        if !is_opening(line, open, quote) {
            continue;
        }
        let inside = line.get(open + 1..)?;
        let (len, writing) = length(inside, quote);
        // An exception of several lines, as hclog writes it, is read over them.
        if len == inside.len() && !inside.contains(&b'\\') && contains(inside, b"encentCloudSDK") {
            return None;
        }
        let len = if at < open + 1 + len && quote == b'"' { with_quotes(inside, len) } else { len };
        let close = open + 1 + len;
        if at < close {
            return Some((Raw { bytes: line.get(open + 1..close)?, writing }, start + close + 1));
        }
        from = close + 1;
    }
}

/// Whether a string begins with this quote: then something other than a word stands before it.
fn is_opening(line: &[u8], open: usize, quote: u8) -> bool {
    let before = open.checked_sub(1).and_then(|before| line.get(before)).copied();
    let opens = before.is_none_or(|before| b"=:,;([{ \t|b".contains(&before));
    // An apostrophe is more often one than a quote.
    opens && (quote == b'"' || matches!(line.get(open + 1), Some(b'{' | b'[')))
}

/// How long a string is that seems to end at a quote, but has words in quotes that nobody escaped: `"say "no" to it"`.
fn with_quotes(text: &[u8], len: usize) -> usize {
    let mut end = len;
    for _ in 0..MOST_QUOTED {
        let (before, behind) = text.split_at_checked(end).unwrap_or_default();
        let is_inner = before.last().is_some_and(|byte| b" ([=:".contains(byte))
            && behind.get(1).is_some_and(u8::is_ascii_alphanumeric);
        let mut quotes = memchr_iter(b'"', behind).skip(1);
        let next = quotes.next().zip(quotes.next()).filter(|_| is_inner);
        match next {
            Some((close, next)) if !behind.get(close - 1).is_some_and(u8::is_ascii_whitespace) => end += next,
            _ => break,
        }
    }
    end
}

/// How long a string is that begins here, and how it is written.
fn length(text: &[u8], quote: u8) -> (usize, Writing) {
    let mut writing = Writing::Escaped;
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| memchr2(quote, b'\\', rest)) {
        let next = at + next;
        let is_escape = text.get(next) == Some(&b'\\') && writing == Writing::Escaped;
        let is_twice = quote == b'"' && next > 0 && text.get(next..next + 2) == Some(b"\"\"");
        if is_twice {
            writing = Writing::Doubled;
        }
        if text.get(next) == Some(&quote) && !is_twice {
            return (next, writing);
        }
        at = next + if is_escape || is_twice { 2 } else { 1 };
    }
    (text.len(), writing)
}

#[cfg(test)]
mod tests {
    use super::super::example::{ID, look};
    use super::*;

    #[test]
    fn the_scan_goes_on_behind_the_quote() {
        let look = look("x\nmsg=\"M\" x\n", "M");
        assert_eq!(read(&look), Seen::Text { text: "M".to_owned(), read: 1, end: 9, next: 8 });
    }

    fn found(line: &str) -> Option<String> {
        let at = line.find('M').unwrap();
        around(line.as_bytes(), 0, at, line.len()).map(|(raw, _)| raw.text())
    }

    #[test]
    fn a_string_around_a_place_is_read_as_it_was_written() {
        for (line, expected) in [
            (r#"msg="say \"M\"" x=1"#, Some(r#"say "M""#)),
            (r#"a="b" msg="M" c="d""#, Some("M")),
            (r#"1,"say ""M""",2"#, Some(r#"say "M""#)),
            (r#"b'{"a":"M"}'"#, Some(r#"{"a":"M"}"#)),
            (r#""M" x"#, Some("M")),
            (r#"say "a" M"#, None),
            (r#"x"M""#, None),
            (r#""a","b M""#, Some("b M")),
            (r#""say ""M"" \","b""#, Some(r#"say "M" \"#)),
            (r#"a="" b="M""#, Some("M")),
            ("a='[M]'", Some("[M]")),
            ("a='M'", None),
            ("it's M, isn't it", None),
            (r#"a="M"#, Some("M")),
            (r#"a="[TencentCloudSDKError] M"#, None),
            (r#"a="[TencentCloudSDKError] M""#, Some("[TencentCloudSDKError] M")),
        ] {
            assert_eq!(found(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn a_string_is_looked_for_in_sixty_four_kibibytes() {
        let is_found = |before: usize| {
            let line = format!("{}\"M\"", " ".repeat(before - 1));
            around(line.as_bytes(), 0, before, line.len()).is_some()
        };
        assert_eq!((is_found(64 << 10), is_found((64 << 10) + 1)), (true, false));
    }

    #[test]
    fn a_pair_beside_a_string_has_its_request_id() {
        let id = ID;
        for (line, is_found) in [
            ("error=\"Zoo: m\" request_id={R} x=1", true),
            ("requestId={R} error=\"Zoo: m\"", true),
            ("error=\"Zoo: m\" x=1", false),
            ("error=\"Zoo: m\"\nrequest_id={R}", false),
        ] {
            let line = line.replace("{R}", id);
            let look = look(&line, "Zoo");
            let Seen::Text { end, .. } = read(&look) else { panic!("{line}") };
            assert_eq!(id_beside(Syntax::Quoted, &look, end).as_deref(), is_found.then_some(id), "{line}");
        }
    }
}
