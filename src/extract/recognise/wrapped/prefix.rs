//! What is the same before each line of a text, put there by what printed or pasted it: `journalctl`, `ts`, Docker
//! Compose, `kubectl logs --prefix`, a quotation.

use memchr::memchr_iter;

/// How far into a line a prefix goes, in bytes.
const MOST: usize = 128;
/// The names of months in the times of syslog.
const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
/// What a level in front of a record begins with, in small letters.
const LEVELS: [&[u8]; 10] =
    [b"info", b"warn", b"error", b"debug", b"trace", b"fatal", b"critical", b"notice", b"level=", b"{\""];
/// Up to how many lines a text needs no line that continues another one to be known as one.
const FEW_LINES: usize = 16;

/// The prefix of a line, without the space at its end.
pub fn of(line: &[u8]) -> Option<&[u8]> {
    let start = line.get(..MOST.min(line.len()))?;
    match start.first()? {
        b'>' => (start.get(1).is_none_or(|byte| *byte == b' ')).then_some(b">"),
        b'[' => of_pod(start),
        b'0'..=b'9' => of_time(start),
        _ => of_syslog(start).or_else(|| of_service(start)),
    }
}

/// How long a prefix is at the start of a line, with the space behind it.
pub fn behind(line: &[u8], prefix: &[u8]) -> Option<usize> {
    match line.strip_prefix(prefix)? {
        [] => Some(prefix.len()),
        [b' ', ..] => Some(prefix.len() + 1),
        _ => None,
    }
}

/// A line without what printed or pasted it put before it: the time of `docker logs -t`, `app-1  | `.
pub fn without_prefix(line: &str) -> &str {
    let len = of(line.as_bytes()).and_then(|prefix| behind(line.as_bytes(), prefix));
    len.and_then(|len| line.get(len..)).unwrap_or(line)
}

/// Whether some line of a text begins with a prefix that has a time: no message does.
pub fn is_timed(text: &str) -> bool {
    text.split('\n').any(|line| of(line.as_bytes()).is_some_and(has_time))
}

/// Whether lines are those of one text: a line continues another one, or they are few and at most one
/// of them begins with a level, if there are others. Loggers write the time before each record of their own, too.
pub fn is_before_one_text(lines: &[u8]) -> bool {
    let lines = || lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let count = lines().count();
    let records = || lines().filter(|line| is_record(line)).count();
    has_continued(lines()) || (1..=FEW_LINES).contains(&count) && records() <= usize::from(count > 1)
}

/// Whether lines without their prefix may all be records of a logger, which wrote the time before each of them.
pub fn may_be_records(line: &[u8], text: &str) -> bool {
    of(line).is_some_and(has_time) && !has_continued(text.as_bytes().split(|byte| *byte == b'\n'))
}

/// Whether some line continues another one: it is indented or closes something.
fn has_continued<'t>(mut lines: impl Iterator<Item = &'t [u8]>) -> bool {
    lines.any(|line| line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'}' | b']' | b')')))
}

/// Whether a prefix has a time.
fn has_time(prefix: &[u8]) -> bool {
    memchr_iter(b':', prefix).nth(1).is_some()
}

/// Whether a line begins with its level, or is a document of its own.
fn is_record(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"[").unwrap_or(line);
    LEVELS.iter().any(|level| line.get(..level.len()).is_some_and(|start| start.eq_ignore_ascii_case(level)))
}

/// `2026-11-23T08:10:01Z `, with a space instead of the letters, with parts of a second or the hours of a zone.
fn of_time(start: &[u8]) -> Option<&[u8]> {
    let date = start
        .get(..19)
        .filter(|date| is_alike(date, b"0000-00-00 00:00:00") || is_alike(date, b"0000-00-00T00:00:00"))?;
    let is_part = |byte: &&u8| byte.is_ascii_digit() || b".,:+-Z".contains(byte);
    let rest = start.get(date.len()..)?;
    up_to_space(start, date.len() + rest.iter().take_while(is_part).count())
}

/// `Nov 23 08:10:01 `, perhaps with the host and the process behind it: `host app[123]: `.
fn of_syslog(start: &[u8]) -> Option<&[u8]> {
    const TIME: &[u8] = b" 00 00:00:00";
    let is_month = MONTHS.iter().any(|month| start.starts_with(month));
    let time = start.get(3..3 + TIME.len()).filter(|_| is_month)?;
    let is_time = is_alike(time, TIME) || is_alike(time, b"  0 00:00:00");
    let len = 3 + TIME.len();
    let timed = up_to_space(start, len).filter(|_| is_time)?;
    let mut words = start.get(len + 1..).unwrap_or_default().split(|byte| *byte == b' ');
    let (host, process) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_process = process.ends_with(b"]:") && process.contains(&b'[') && !process.starts_with(b"[");
    Some(start.get(..len + 1 + host.len() + 1 + process.len()).filter(|_| is_process).unwrap_or(timed))
}

/// `[pod/name/container] `
fn of_pod(start: &[u8]) -> Option<&[u8]> {
    let end = start.iter().position(|byte| *byte == b']').filter(|_| start.starts_with(b"[pod/"))?;
    up_to_space(start, end + 1)
}

/// `app-1  | `: two words before the bar are a row of a table.
fn of_service(start: &[u8]) -> Option<&[u8]> {
    let name = start.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
    let spaces = start.get(name..)?.iter().take_while(|byte| **byte == b' ').count();
    let is_bar = name > 0 && spaces > 0 && start.get(name + spaces) == Some(&b'|');
    up_to_space(start, name + spaces + 1).filter(|_| is_bar)
}

/// The start of a line up to a length, if it ends there or a space is next.
fn up_to_space(start: &[u8], len: usize) -> Option<&[u8]> {
    start.get(..len).filter(|_| start.get(len).is_none_or(|byte| *byte == b' '))
}

/// Whether a text is of a form, in which `0` is any digit.
fn is_alike(text: &[u8], form: &[u8]) -> bool {
    text.len() == form.len()
        && text.iter().zip(form).all(|(byte, form)| byte == form || *form == b'0' && byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_what_printers_put_before_each_line() {
        for (line, expected) in [
            ("Nov 23 08:10:01 no lion", Some("Nov 23 08:10:01")),
            ("Nov  3 08:10:01 no lion", Some("Nov  3 08:10:01")),
            ("Nov 23 08:10:01 host app[123]: no lion", Some("Nov 23 08:10:01 host app[123]:")),
            ("Nov 23 08:10:01 host app[123]:", Some("Nov 23 08:10:01 host app[123]:")),
            ("2026-11-23T08:10:01Z no lion", Some("2026-11-23T08:10:01Z")),
            ("2026-11-23 08:10:01.123+08:00 no lion", Some("2026-11-23 08:10:01.123+08:00")),
            ("app-1  | no lion", Some("app-1  |")),
            ("[pod/x-7d9f/app] no lion", Some("[pod/x-7d9f/app]")),
            ("> no lion", Some(">")),
            (">>> no lion", None),
            ("a lion | no lion", None),
            ("Nov 2026: no lion", None),
            ("2026-11-23 no lion", None),
            ("[cvm] no lion", None),
            ("", None),
        ] {
            assert_eq!(of(line.as_bytes()), expected.map(str::as_bytes), "{line}");
        }
        assert_eq!(without_prefix("app-1  | \tat zoo"), "\tat zoo");
        assert_eq!(without_prefix("2026-11-23T08:10:01.483920117Z \tat zoo"), "\tat zoo");
        assert_eq!(without_prefix("\tat zoo"), "\tat zoo");
        assert!(is_timed("no\nNov 23 08:10:01 host app[123]: lion") && !is_timed("> lion") && !is_timed("app | lion"));
    }

    #[test]
    fn lines_are_one_text_if_they_are_no_records() {
        for (lines, expected) in [
            ("{\n  \"a\": 1\n}\n", true),
            ("ERROR no lion\nRequestId: 7\n", true),
            ("ERROR no lion\nINFO a bear\n", false),
            ("ERROR no lion\n    at zoo\nINFO a bear\n", true),
            ("no lion\n", true),
            ("ERROR no lion\n", false),
        ] {
            assert_eq!(is_before_one_text(lines.as_bytes()), expected, "{lines}");
        }
        let line = b"2026-11-23T08:10:01Z no lion";
        assert!(may_be_records(line, "no lion\na bear\n") && !may_be_records(line, "no lion\n  at zoo\n"));
        assert!(!may_be_records(b"app-1 | no lion", "no lion\na bear\n"));
        assert!(!is_before_one_text("no lion\n".repeat(FEW_LINES + 1).as_bytes()));
    }
}
