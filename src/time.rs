//! Times as they are in logs and headers, in seconds since 1970 in UTC.

mod zone;

use time::format_description::well_known::Rfc2822;
use time::{Date, Month, OffsetDateTime, Time};
use zone::zone;

/// The last byte offset at which the time of a line may begin.
const LATEST_START: usize = 60;
/// The most bytes of a time in a log.
const LONGEST: usize = 40;

/// The end of every date of HTTP.
const ZONE_OF_HTTP: &str = " GMT";

/// A time that a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Since 1970, in UTC; as if it were UTC, where it does not say its zone.
    pub seconds: i64,
    /// Whether it says its zone.
    pub has_zone: bool,
}

/// `Thu, 19 Nov 2026 08:12:33 GMT`, as the `Date` header of HTTP has it.
#[must_use]
pub fn from_http(text: &str) -> Option<i64> {
    let end = text.find(ZONE_OF_HTTP)? + ZONE_OF_HTTP.len();
    let date = OffsetDateTime::parse(text.get(..end)?.trim_start(), &Rfc2822).ok()?;
    Some(date.unix_timestamp())
}

/// The first time of a text, as loggers write it: `2026-11-19T08:12:33.1Z`,
/// `2026/11/19 08:12:33`, `2026-11-19 08:12:33,123 +0800`.
#[must_use]
pub fn first_in(bytes: &[u8]) -> Option<Stamp> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let begins = |at: &usize| {
        (0..4).all(|offset| is_digit(at + offset))
            && matches!(bytes.get(at + 4), Some(b'-' | b'/'))
            && !(*at > 0 && is_digit(at - 1))
    };
    (0..bytes.len().saturating_sub(18)).filter(begins).find_map(|at| at_start(bytes.get(at..)?))
}

/// The time that bytes begin with. What stands behind the longest form does not matter, UTF-8
/// or not.
fn at_start(bytes: &[u8]) -> Option<Stamp> {
    let longest = bytes.get(..LONGEST).unwrap_or(bytes);
    let (clock, rest) = longest.split_first_chunk()?;
    let local = seconds(numbers(clock)?)?;
    let zone = zone_behind(match rest.strip_prefix(b".").or_else(|| rest.strip_prefix(b",")) {
        Some(fraction) => behind_digits(fraction),
        None => rest,
    });
    Some(Stamp { seconds: local - zone.unwrap_or_default(), has_zone: zone.is_some() })
}

/// The time at the start of a line of a log, of which this is what stands before the error.
/// Before it may stand a level, a container, a process, no prose.
#[must_use]
pub fn of_line(before: &[u8]) -> Option<Stamp> {
    let start = before.get(..before.len().min(LATEST_START + LONGEST))?;
    let digit = start.iter().position(|byte| *byte == b'2').filter(|at| *at <= LATEST_START);
    let mut from = digit?;
    loop {
        let rest = start.get(from..)?;
        if let Some(stamp) = Some(rest).filter(|rest| is_at_start(rest)).and_then(at_start) {
            if from == 0 {
                return Some(stamp);
            }
            let words = start.get(..from)?.split(u8::is_ascii_whitespace);
            let is_prose = |word: &[u8]| word.len() > 1 && word.iter().all(u8::is_ascii_lowercase);
            let is_frame = start.get(..from)?.trim_ascii_end().ends_with(b"|");
            let prose = words.filter(|word| is_prose(word)).count();
            return (is_frame || prose == 0).then_some(stamp);
        }
        let next = from + 1 + start.get(from + 1..)?.iter().position(|byte| *byte == b'2')?;
        from = Some(next).filter(|at| *at <= LATEST_START)?;
    }
}

/// The time that the JSON of a log has under one of its usual names.
#[must_use]
pub fn of_json(line: &[u8]) -> Option<Stamp> {
    let names = ["\"time\"", "\"ts\"", "\"timestamp\"", "\"@timestamp\"", "\"asctime\"", "\"datetime\""];
    if !line.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    let of = |name: &str| {
        let is_here = |at: &usize| line.get(*at..).is_some_and(|rest| rest.starts_with(name.as_bytes()));
        let at = memchr::memchr_iter(b'"', line).find(is_here)?;
        let value = line.get(at + name.len()..)?.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start();
        match value.strip_prefix(b"\"") {
            Some(text) if is_at_start(text) => first_in(text.get(..text.len().min(LONGEST))?),
            Some(_) => None,
            None => epoch(value),
        }
    };
    names.into_iter().find_map(of)
}

/// Whether a time begins a text.
fn is_at_start(text: &[u8]) -> bool {
    text.first() == Some(&b'2') && matches!(text.get(4), Some(b'-' | b'/'))
}

/// Seconds since 1970, or milliseconds, as a number.
fn epoch(text: &[u8]) -> Option<Stamp> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let seconds = std::str::from_utf8(text.get(..digits.min(10))?).ok()?.parse().ok()?;
    matches!(digits, 10 | 13).then_some(Stamp { seconds, has_zone: true })
}

/// The zone that stands behind a time of day. Most logs have none.
fn zone_behind(bytes: &[u8]) -> Option<i64> {
    let bytes = bytes.strip_prefix(b" ").unwrap_or(bytes);
    if !matches!(bytes.first(), Some(b'Z' | b'U' | b'G' | b'+' | b'-')) {
        return None;
    }
    let ascii = bytes.iter().take_while(|byte| byte.is_ascii()).count();
    zone(std::str::from_utf8(bytes.get(..ascii)?).ok()?)
}

fn behind_digits(bytes: &[u8]) -> &[u8] {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    bytes.get(digits..).unwrap_or_default()
}

/// Year, month, day, hour, minute, second of `2026-11-19T08:12:33`.
fn numbers(clock: &[u8; 19]) -> Option<[i64; 6]> {
    let [y1, y2, y3, y4, dash, m1, m2, dash2, d1, d2, between, rest @ ..] = *clock;
    let [h1, h2, colon, n1, n2, colon2, s1, s2] = rest;
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2];
    let is_date = matches!([dash, dash2], [b'-', b'-'] | [b'/', b'/']);
    let is_time = matches!(between, b'T' | b' ' | b't') && [colon, colon2] == [b':'; 2];
    if !is_date || !is_time || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let two = |tens: u8, ones: u8| 10 * i64::from(tens - b'0') + i64::from(ones - b'0');
    let year = 100 * two(y1, y2) + two(y3, y4);
    Some([year, two(m1, m2), two(d1, d2), two(h1, h2), two(n1, n2), two(s1, s2)])
}

fn seconds([year, month, day, hour, minute, second]: [i64; 6]) -> Option<i64> {
    let small = |number: i64| u8::try_from(number).ok();
    let month = Month::try_from(small(month)?).ok()?;
    let date = Date::from_calendar_date(i32::try_from(year).ok()?, month, small(day)?).ok()?;
    let time = Time::from_hms(small(hour)?, small(minute)?, small(second)?).ok()?;
    Some(date.with_time(time).assume_utc().unix_timestamp())
}

/// `2026-11-19`, in UTC. None beyond the year 9999.
#[must_use]
pub fn date(seconds: i64) -> Option<String> {
    let at = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    Some(format!("{:04}-{:02}-{:02}", at.year(), u8::from(at.month()), at.day()))
}

/// `2026-11-19T08:12:33Z`. None beyond the year 9999.
#[must_use]
pub fn iso(seconds: i64) -> Option<String> {
    Some(format!("{}T{}Z", date(seconds)?, time_of_day(seconds)?))
}

/// `08:12:33`, in UTC. None beyond the year 9999.
#[must_use]
pub fn time_of_day(seconds: i64) -> Option<String> {
    let at = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    Some(format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second()))
}

#[cfg(test)]
mod tests;
