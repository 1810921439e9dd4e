//! What runners of jobs and loggers put before a line: the time, a level, a mark of an error.

use super::super::context::SIGNS;

/// How far into a line a level may stand, in bytes.
const MOST: usize = 64;
/// The marks of an error before a line.
const MARKS: [&str; 10] =
    ["##[error]", "##[warning]", "::error::", "::warning::", "ERROR", "Error", "error", "FATAL", "fatal", "CRITICAL"];
/// The names of pairs that logfmt puts before a message, and its own.
const PAIRS: [&str; 8] = ["time", "ts", "t", "level", "lvl", "severity", "msg", "message"];
/// The levels between hyphens.
const LEVELS: [&str; 4] = [" - ERROR - ", " - WARNING - ", " - CRITICAL - ", " - FATAL - "];
/// The levels of a line that reports no error.
const HARMLESS: [&str; 6] = ["INFO", "info", "DEBUG", "debug", "TRACE", "trace"];

/// A line without what stands before it: none if nothing does.
pub fn without_prefix(line: &str) -> Option<&str> {
    let timed =
        without_time(without_pairs(line.trim_start_matches(|c| SIGNS.contains(&c) || matches!(c, ' ' | '\u{fe0f}'))));
    let text = behind_level(timed).or_else(|| without_mark(timed)).or_else(|| without_tag(timed)).unwrap_or(timed);
    let text = text.trim_start();
    let level = text.split([' ', ':', ']']).next().unwrap_or_default().trim_start_matches('[');
    let is_message = text.contains(' ') || !text.is_ascii();
    (text.len() < line.len() && is_message && !HARMLESS.contains(&level)).then(|| text.trim_end())
}

/// A line without the pairs with which logfmt begins it: `time=T level=error msg=`.
fn without_pairs(line: &str) -> &str {
    let mut rest = line;
    while let Some((name, behind)) = rest.split_once('=').filter(|(name, _)| PAIRS.contains(name)) {
        let is_message = matches!(name, "msg" | "message");
        rest = if is_message { behind } else { behind.split_once(' ').map_or("", |(_, rest)| rest) };
    }
    if rest.is_empty() { line } else { rest }
}

/// A line without the time at its start, which may stand in brackets.
fn without_time(line: &str) -> &str {
    let mut rest = line;
    loop {
        let word = rest.split(' ').next().unwrap_or_default();
        let behind = rest.get(word.len()..).unwrap_or_default();
        match behind.strip_prefix(' ').filter(|_| is_time(word)) {
            Some(behind) => rest = behind.trim_start(),
            None => return rest,
        }
    }
}

/// Whether a word is a time of day, a date or both, perhaps in brackets.
pub fn is_time(word: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let is_date =
        || word.matches(['-', '/']).count() == 2 && word.bytes().all(|byte| is_digit(&byte) || b"-/".contains(&byte));
    let is_part = |byte: u8| is_digit(&byte) || b"[]:.,-+/TZ".contains(&byte);
    word.bytes().any(|byte| is_digit(&byte)) && (word.contains(':') && word.bytes().all(is_part) || is_date())
}

/// What is behind a name in brackets at the start of a line: `[worker-1] `.
fn without_tag(line: &str) -> Option<&str> {
    let (name, behind) = line.strip_prefix('[')?.split_once("] ")?;
    (!name.is_empty() && !name.contains(['[', '"', '\'']) && name.contains(char::is_alphabetic)).then_some(behind)
}

/// What is behind the level between hyphens, as Python's loggers are often set up: `zoo - ERROR - `.
fn behind_level(line: &str) -> Option<&str> {
    LEVELS.iter().find_map(|level| {
        let at = line.find(level).filter(|at| *at < MOST)?;
        line.get(at + level.len()..)
    })
}

/// What is behind a mark of an error; before it are no other words but a name in brackets.
fn without_mark(line: &str) -> Option<&str> {
    MARKS.iter().find_map(|mark| {
        let at = line.find(mark).filter(|at| *at < MOST)?;
        let before = line.get(..at)?;
        let behind = line.get(at + mark.len()..)?;
        let is_word = mark.ends_with(char::is_alphabetic);
        let is_apart = !is_word || behind.starts_with([' ', ']', '|', ':']);
        let named = before.strip_prefix('[').and_then(|name| name.split_once(']')).map_or(before, |(_, rest)| rest);
        let behind = behind.trim_start_matches([' ', ']', '|', ':']);
        // Pretty_env_logger: `ERROR zoo > M`.
        let module = behind.split_once(" > ").filter(|(name, _)| !name.contains(' '));
        (is_apart && !named.contains(char::is_alphanumeric)).then(|| module.map_or(behind, |(_, behind)| behind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_begins_behind_the_time_and_the_mark_of_an_error() {
        for line in [
            "2026-11-23T08:10:01.1234567Z ##[error]no lion: code=7",
            "00:01 no lion: code=7",
            "[2026-11-23T08:10:01.123Z] no lion: code=7",
            "2026-11-23 08:10:01 ERROR no lion: code=7",
            "::error::no lion: code=7",
            "✖  error     no lion: code=7",
            "[ERROR] no lion: code=7",
            "[zoo] ✖  error     no lion: code=7",
            "✗ no lion: code=7",
            "⚠\u{fe0f} no lion: code=7",
            "level=error ts=2026-11-23T08:10:01Z no lion: code=7",
            "time=2026-11-23T08:10:01Z level=error msg=no lion: code=7",
            "[worker-1] no lion: code=7",
            "2026-11-23 08:10:01,123 - __main__ - ERROR - no lion: code=7",
        ] {
            assert_eq!(without_prefix(line), Some("no lion: code=7"), "{line}");
        }
        // A number alone is no time.
        assert_eq!(without_time("17 lions: code=7"), "17 lions: code=7");
        for line in ["no lion", "08:10:01 INFO no lion", "08:10:01 lion", "the error no lion"] {
            assert_eq!(without_prefix(line), None, "{line}");
        }
    }
}
