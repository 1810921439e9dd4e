//! Lines before which a collector of logs wrote when it got them, each by itself: GitHub Actions, `docker logs -t`,
//! `kubectl logs --timestamps`; or before which the same stands, as `journalctl`, `ts` and Docker Compose print them.
//! Exceptions and objects over several lines are whole without that.

use super::super::{Look, Seen};
use super::{columns, has_prefix, is_usual, prefix};
use memchr::{memchr, memchr_iter};

/// How many lines above the place are read.
const LINES_ABOVE: usize = 16;
/// How many lines from there on.
const MOST_LINES: usize = 40;
/// The digits of a second at least: programs themselves write fewer.
const DIGITS: usize = 7;
/// How such a time is written, before its digits of a second.
const TIME: &[u8] = b"0000-00-00T00:00:00.";

/// How long the time at the start of a line is, with the space behind it. `gh run view --log` has the names of the
/// job and the step before it.
pub fn stamp(line: &[u8]) -> Option<usize> {
    let named = line.iter().take(LINES_ABOVE * TIME.len()).rposition(|byte| *byte == b'\t').map_or(0, |tab| tab + 1);
    let text = line.get(named..)?;
    let is_alike = |(byte, form): (&u8, &u8)| byte == form || *form == b'0' && byte.is_ascii_digit();
    if text.len() < TIME.len() || !text.iter().zip(TIME).all(is_alike) {
        return None;
    }
    let rest = text.get(TIME.len()..)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = rest.get(digits..)?;
    let is_end = behind.starts_with(b"Z ") || behind == b"Z";
    (digits >= DIGITS && is_end).then(|| named + TIME.len() + digits + behind.len().min(2))
}

/// The lines around the place without what stands before each of them, if that line has it.
pub fn without_stamps<'t>(look: &Look<'t>) -> Option<Seen<'t>> {
    let own = look.slice(look.line.clone());
    // A collector stamps each line with its own time; any other prefix is the same on all lines of one text.
    let shared = if stamp(own).is_none() { Some(prefix::of(own)?) } else { None };
    let behind = |line: &'t [u8]| shared.map_or_else(|| stamp(line), |shared| prefix::behind(line, shared));
    let above = look.lines_above(LINES_ABOVE).take_while(|line| behind(look.slice(line.clone())).is_some());
    let start = above.last().map_or(look.line.start, |line| line.start);
    let (mut text, mut at, mut is_whole) = (Vec::new(), start, look.last);
    let mut last: &[u8] = &[];
    for _ in 0..MOST_LINES {
        let rest = look.slice(at..look.input.len());
        let line = memchr(b'\n', rest).and_then(|len| rest.get(..len)).or(Some(rest).filter(|_| look.last));
        let Some(line) = line.filter(|_| !rest.is_empty()) else { break };
        let Some(len) = behind(line) else {
            // A terminal broke the line before it.
            let width = columns(last);
            let is_one = || memchr_iter(b'\n', &text).count() == 1 && !has_prefix(line);
            let is_broken = is_usual(width) || shared.is_some() && (is_usual(width + 1) || is_one());
            if !line.trim_ascii().is_empty() && is_broken {
                return None;
            }
            is_whole = true;
            break;
        };
        last = line;
        text.extend_from_slice(line.get(len..).unwrap_or_default());
        text.push(b'\n');
        at = (at + line.len() + 1).min(look.input.len());
    }
    let is_full = memchr_iter(b'\n', &text).count() >= MOST_LINES;
    if !is_whole && !is_full {
        return Some(Seen::Wait { from: start });
    }
    if shared.is_some() && !prefix::is_before_one_text(&text) {
        return None;
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    Some(Seen::Text { text, read: at - start, end: at, next: at })
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{look, unfinished};
    use super::*;

    #[test]
    fn a_collector_writes_seven_digits_of_a_second_at_least() {
        for (line, len) in [
            ("2026-11-27T19:52:01.0000000Z a", Some(29)),
            ("2026-11-27T19:52:01.000000000Z a", Some(31)),
            ("build\tRun npm\t2026-11-27T19:52:01.0000000Z a", Some(43)),
            ("2026-11-27T19:52:01.0000000Z", Some(28)),
            ("2026-11-27T19:52:01.000000Z a", None),
            ("2026-11-27T19:52:01.0000000 a", None),
            ("2026-11-27 19:52:01.0000000Z a", None),
            ("", None),
        ] {
            assert_eq!(stamp(line.as_bytes()), len, "{line}");
        }
    }

    #[test]
    fn lines_with_a_time_are_read_without_it() {
        let line = |text: &str| format!("2026-11-27T19:52:01.0000000Z {text}\n");
        let input = ["x\n".to_owned(), line("a"), line("M"), line(""), line("b"), "y\n".to_owned()].concat();
        let Some(Seen::Text { text, end, .. }) = without_stamps(&look(&input, "M")) else { panic!("a text") };
        assert_eq!((text.as_str(), end), ("a\nM\n\nb\n", input.len() - 2));
        assert!(without_stamps(&look("M", "M")).is_none());
        let open = &input[..input.len() - 2];
        assert_eq!(without_stamps(&unfinished(open, "M")), Some(Seen::Wait { from: 2 }));
        let long = line("M").repeat(MOST_LINES + 1);
        let Some(Seen::Text { text, .. }) = without_stamps(&unfinished(&long, "M")) else { panic!("a text") };
        assert_eq!(text, "M\n".repeat(MOST_LINES));
    }
}
