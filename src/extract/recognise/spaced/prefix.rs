//! What runners of jobs and loggers put before a line: the time, a level, a mark of an error.

/// How far into a line a level may stand, in bytes.
const MOST: usize = 64;
/// The marks of an error before a line.
const MARKS: [&str; 10] =
    ["##[error]", "##[warning]", "::error::", "::warning::", "ERROR", "Error", "error", "FATAL", "fatal", "CRITICAL"];
/// The levels of a line that reports no error.
const HARMLESS: [&str; 6] = ["INFO", "info", "DEBUG", "debug", "TRACE", "trace"];

/// A line without what stands before it: none if nothing does.
pub fn without_prefix(line: &str) -> Option<&str> {
    let timed = without_time(line);
    let text = without_mark(timed).unwrap_or(timed).trim_start();
    let level = text.split([' ', ':', ']']).next().unwrap_or_default().trim_start_matches('[');
    let is_message = text.contains(' ') || !text.is_ascii();
    (text.len() < line.len() && is_message && !HARMLESS.contains(&level)).then(|| text.trim_end())
}

/// A line without the time at its start, which may stand in brackets.
fn without_time(line: &str) -> &str {
    let mut rest = line;
    loop {
        let word = rest.split(' ').next().unwrap_or_default();
        let is_time = word.bytes().any(|byte| byte.is_ascii_digit())
            && word.contains(':')
            && word.bytes().all(|byte| byte.is_ascii_digit() || b"[]:.,-+TZ".contains(&byte));
        let is_date = word.matches('-').count() == 2 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let behind = rest.get(word.len()..).unwrap_or_default();
        match behind.strip_prefix(' ').filter(|_| is_time || is_date) {
            Some(behind) => rest = behind.trim_start(),
            None => return rest,
        }
    }
}

/// What is behind a mark of an error; before it are no other words.
fn without_mark(line: &str) -> Option<&str> {
    MARKS.iter().find_map(|mark| {
        let at = line.find(mark).filter(|at| *at < MOST)?;
        let before = line.get(..at)?;
        let behind = line.get(at + mark.len()..)?;
        let is_word = mark.ends_with(char::is_alphabetic);
        let is_apart = !is_word || behind.starts_with([' ', ']', '|', ':']);
        (is_apart && !before.contains(char::is_alphanumeric)).then(|| behind.trim_start_matches([' ', ']', '|', ':']))
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
