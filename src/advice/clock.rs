//! The clocks of client and server, wherever the input shows both.
//!
//! Client: `X-TC-Timestamp` (13 digits are milliseconds, which is the fault, and no skew),
//! else the time of a log line that says its zone. Server: the `Date` header, else the time
//! in the message. The API accepts a difference of 5 minutes (document/product/1278/46710).

use super::{Advice, Case, Fields};
use crate::failure::Context;
use crate::lang::{Lang, fill};
use crate::time;
use serde::Serialize;

/// The largest difference that the API accepts, in seconds.
const ACCEPTED: i64 = 300;
/// How far a clock of another time zone may be from that zone's time, in seconds.
const NEARLY_RIGHT: i64 = 60;
/// The time zone of most logs of the vendor's customers, in seconds east of UTC.
const UTC_8: i64 = 8 * 3600;
/// Seconds since 1970 have ten digits from 2001 to 2286; milliseconds have three more.
const DIGITS_OF_SECONDS: usize = 10;
const DIGITS_OF_MILLISECONDS: usize = 13;

/// The two clocks, where the input shows both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Clocks {
    /// That of whoever sent the request.
    pub client: Clock,
    /// That of Tencent Cloud.
    pub server: Clock,
}

/// The reading of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// Since 1970.
    pub seconds: i64,
    /// The part of the input that has it.
    pub source: ClockSource,
}

/// The part of an input that has the reading of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ClockSource {
    /// The header with which the request was signed.
    #[serde(rename = "X-TC-Timestamp")]
    Timestamp,
    /// The line of a log.
    #[serde(rename = "log")]
    Log,
    /// The header of the response.
    Date,
    /// The message.
    #[serde(rename = "message")]
    Message,
    /// The message and the header of the response, which agree.
    #[serde(rename = "message and Date")]
    MessageAndDate,
}

impl ClockSource {
    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Timestamp => "X-TC-Timestamp",
            Self::Log => lang.clock().log_line(),
            Self::Date => "Date",
            Self::Message => lang.clock().message(),
            Self::MessageAndDate => lang.clock().message_and_date(),
        }
    }
}

/// When the server refused the request, in seconds since 1970: the `Date` header, else the
/// time in the message.
pub fn of_server(context: &Context, fields: &Fields) -> Option<i64> {
    context.date.or_else(|| fields.number("server_time")).filter(|seconds| is_likely(*seconds))
}

/// Compares the clocks. The skew is given whatever the code; sentences about it only where the
/// request was refused for its time.
pub fn advise(advice: &mut Advice, lang: Lang, case: Case<'_>) {
    let words = lang.clock();
    let context = case.context;
    let in_message = advice.fields.number("server_time").filter(|seconds| is_likely(*seconds));
    let expired = in_message.is_some() || case.code().is_some_and(|code| code.ends_with(".SignatureExpire"));
    let timestamp = context.timestamp.as_deref().filter(|sent| sent.bytes().all(|byte| byte.is_ascii_digit()));
    let is_refused = expired || case.code().is_some_and(|code| code.starts_with("AuthFailure"));
    if let Some(sent) = timestamp.filter(|sent| sent.len() == DIGITS_OF_MILLISECONDS) {
        if is_refused {
            let seconds = sent.get(..DIGITS_OF_SECONDS).unwrap_or_default();
            let fixes = vec![fill(words.send_seconds(), &[seconds]), words.sign_again().to_owned()];
            advice.conclude_from(format!("X-TC-Timestamp {sent}"));
            advice.replace(fill(words.milliseconds(), &[sent]), Vec::new(), fixes);
        }
        return;
    }
    let server = match (context.date.filter(|seconds| is_likely(*seconds)), in_message) {
        (Some(date), Some(said)) if date == said => Some(Clock { seconds: date, source: ClockSource::MessageAndDate }),
        (Some(date), _) => Some(Clock { seconds: date, source: ClockSource::Date }),
        (None, Some(said)) => Some(Clock { seconds: said, source: ClockSource::Message }),
        (None, None) => None,
    };
    let sent = timestamp.filter(|sent| sent.len() == DIGITS_OF_SECONDS).and_then(|sent| sent.parse().ok());
    // A log's time is the client's clock only where the server gives its own time in the message.
    let logged = case.logged_at.filter(|stamp| stamp.has_zone && in_message.is_some());
    let client = match (sent, logged) {
        (Some(seconds), _) => Some(Clock { seconds, source: ClockSource::Timestamp }),
        (None, Some(stamp)) => Some(Clock { seconds: stamp.seconds, source: ClockSource::Log }),
        (None, None) => None,
    };
    let local = case.logged_at.filter(|stamp| !stamp.has_zone).map(|stamp| stamp.seconds);
    match (client, server) {
        (Some(client), Some(server)) => {
            advice.clock = Some(Clocks { client, server });
            advice.clock_skew_seconds = Some(client.seconds - server.seconds);
            if expired {
                of_both(advice, lang, client, server);
            }
        }
        (Some(client), None) if expired => one(advice, lang, words.compare_sent(), client),
        (None, Some(server)) if expired => {
            if let Some(local) = local {
                let away = local - UTC_8 - server.seconds;
                let sentence = if away < 0 { words.log_would_be_behind() } else { words.log_would_be_ahead() };
                advice.guess = Some(fill(sentence, &[&words.duration(away)]));
            }
            one(advice, lang, words.compare_server(), server);
        }
        _ => {}
    }
    if is_refused {
        credential(advice, lang, context, sent);
    }
}

/// Both clocks are known, and the request was refused for its time.
fn of_both(advice: &mut Advice, lang: Lang, client: Clock, server: Clock) {
    let words = lang.clock();
    let skew = client.seconds - server.seconds;
    advice.conclude_from(format!("client {} {}", client.source.word(lang), client.seconds));
    advice.conclude_from(format!("server {} {}", server.source.word(lang), server.seconds));
    let clocks = [(words.signed(), client), (words.server(), server)].map(|(label, clock)| {
        fill("  {}  {}  {} UTC  {}", &[label, &clock.seconds.to_string(), &utc(clock.seconds), clock.source.word(lang)])
    });
    let clocks = vec![clocks.join("\n")];
    if skew.abs() <= ACCEPTED {
        // Both clocks are right: the request was signed in time and arrived late, or twice.
        advice.add_first(clocks, Vec::new());
        return;
    }
    let sentence = if skew < 0 { words.behind() } else { words.ahead() };
    let mut summary = fill(sentence, &[&words.duration(skew)]);
    let mut fixes = vec![words.set_clock().to_owned(), words.sign_again_in_utc().to_owned()];
    if is_zone(skew.abs()) {
        summary.push_str(words.looks_like_a_zone());
        fixes = vec![words.seconds_in_utc().to_owned(), words.set_clock().to_owned(), words.sign_again().to_owned()];
    }
    advice.replace(summary, clocks, fixes);
}

/// Whether the seconds since 1970 are a time of the years 2000 to 2099.
const fn is_likely(seconds: i64) -> bool {
    seconds > 946_684_800 && seconds < 4_102_444_800
}

/// Whether a difference in seconds is the offset of some time zone from UTC: a whole number
/// of hours up to 14, or one of the offsets with a half or a quarter of an hour.
fn is_zone(away: i64) -> bool {
    let others = [210, 270, 330, 345, 390, 570];
    let zones = (1..=14).map(|hours| hours * 60).chain(others);
    zones.into_iter().any(|minutes| (away - minutes * 60).abs() <= NEARLY_RIGHT)
}

/// Only one clock is known: which two numbers to compare.
fn one(advice: &mut Advice, lang: Lang, sentence: &str, clock: Clock) {
    let fix = fill(sentence, &[&clock.seconds.to_string(), &utc(clock.seconds)]);
    advice.conclude_from(format!("{} {}", clock.source.word(lang), clock.seconds));
    advice.add_first(Vec::new(), vec![fix]);
}

/// The date of the Credential has to be that of the timestamp, in UTC.
fn credential(advice: &mut Advice, lang: Lang, context: &Context, sent: Option<i64>) {
    let Some((scope, date)) = context.scope.as_ref().zip(sent.and_then(time::date)) else { return };
    if *scope.date != *date {
        let words = lang.clock();
        advice.conclude_from(format!("Credential {}", &*scope.date));
        advice.add_first(
            vec![fill(words.credential_date(), &[&scope.date, &date])],
            vec![words.take_utc_date().to_owned()],
        );
    }
}

/// `2026-11-19 08:12:33`
fn utc(seconds: i64) -> String {
    time::date(seconds).zip(time::time_of_day(seconds)).map(|(date, time)| format!("{date} {time}")).unwrap_or_default()
}
