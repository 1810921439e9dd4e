//! What an input is that holds no error of the API: classified once, as data, by the start of
//! the input. What is said of it, and in which language, is decided elsewhere.

use super::Extract;
use crate::signs;

/// The longest input that is read as the failure of a client, in bytes. In a longer one, a
/// log, the phrase may be about anything.
const LONGEST_FAILURE: usize = 16 << 10;
/// The longest title or code that is kept, in bytes.
const LONGEST_DETAIL: usize = 100;

/// What an input is that holds no error of the API. `T` is the type of foreign texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leftover<T = String> {
    /// Nothing, or only whitespace.
    Empty,
    /// A response without an error, and its RequestId.
    Success(Option<T>),
    /// JSON that is no response of the API.
    Json,
    /// A web page, as proxies and gateways answer, and its title.
    Html(Option<T>),
    /// XML, as the object storage service (COS) answers, and the code in it.
    Xml(Option<T>),
    /// curl's own failure: its number, and what failed.
    Curl(u32, ClientFailure),
    /// What another client printed of its own failure, a phrase of the table, and what failed.
    Client(&'static str, ClientFailure),
    /// Any other text.
    Text,
}

/// What failed in a client that got no answer, or only a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientFailure {
    /// The host name was not found.
    Dns,
    /// The TLS connection: mostly its certificate.
    Tls,
    /// No connection or no answer in time.
    Timeout,
    /// No connection to the host.
    Refused,
    /// The connection was reset.
    Reset,
    /// An HTTP status that the client takes for a failure.
    HttpStatus,
    /// The answer ended too early.
    CutOff,
    /// Anything else.
    Other,
}

impl ClientFailure {
    /// What curl's exit codes mean (curl.se/libcurl/c/libcurl-errors.html).
    #[must_use]
    pub const fn of_curl(number: u32) -> Self {
        match number {
            5 | 6 => Self::Dns,
            7 => Self::Refused,
            18 | 52 | 56 | 92 => Self::CutOff,
            22 => Self::HttpStatus,
            28 => Self::Timeout,
            35 | 51 | 58 | 60 | 77 | 83 | 90 | 91 => Self::Tls,
            _ => Self::Other,
        }
    }

    /// The failure with the name that it has in the table of client failures.
    fn named(name: &str) -> Self {
        match name {
            "dns" => Self::Dns,
            "tls" => Self::Tls,
            "timeout" => Self::Timeout,
            "refused" => Self::Refused,
            "reset" => Self::Reset,
            _ => Self::Other,
        }
    }
}

impl Leftover {
    /// Classifies an input in which no error was found.
    #[must_use]
    pub fn of(found: &Extract) -> Self {
        if let Some(success) = &found.success {
            return Self::Success(success.request_id.clone());
        }
        let text = String::from_utf8_lossy(&found.head);
        let lower = text.to_ascii_lowercase();
        let body = lower.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
        if body.is_empty() {
            Self::Empty
        } else if let Some(number) = between(&lower, "curl: (", ")").and_then(|number| number.parse().ok()) {
            Self::Curl(number, ClientFailure::of_curl(number))
        } else if let Some(at) = lower.find("<html").or_else(|| lower.find("<!doctype html")) {
            Self::Html(text.get(at..).and_then(|page| between(page, "<title>", "</title>")).map(str::to_owned))
        } else if lower.contains("<?xml") || lower.contains("<error>") {
            Self::Xml(between(&text, "<Code>", "</Code>").map(str::to_owned))
        } else if body.starts_with(['{', '[', '"']) || body == "null" || body.starts_with("null\n") {
            Self::Json
        } else if let Some((phrase, failure)) = client_failure(&text) {
            Self::Client(phrase, failure)
        } else {
            Self::Text
        }
    }

    /// The same with foreign texts of another type, such as masked ones.
    pub fn map<U>(self, text: impl FnOnce(String) -> U) -> Leftover<U> {
        match self {
            Self::Empty => Leftover::Empty,
            Self::Success(id) => Leftover::Success(id.map(text)),
            Self::Json => Leftover::Json,
            Self::Html(title) => Leftover::Html(title.map(text)),
            Self::Xml(code) => Leftover::Xml(code.map(text)),
            Self::Curl(number, failure) => Leftover::Curl(number, failure),
            Self::Client(phrase, failure) => Leftover::Client(phrase, failure),
            Self::Text => Leftover::Text,
        }
    }
}

/// What a client printed of its own failure.
fn client_failure(text: &str) -> Option<(&'static str, ClientFailure)> {
    let mut failures = signs::client_failures().filter(|_| text.len() <= LONGEST_FAILURE);
    let (phrase, failure) = failures.find(|(phrase, _)| text.contains(phrase))?;
    Some((phrase, ClientFailure::named(failure)))
}

/// What is between two texts, without the whitespace around it; none if it is empty or too
/// long.
fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    let (inside, _) = rest.split_once(behind)?;
    Some(inside.trim()).filter(|inside| !inside.is_empty() && inside.len() <= LONGEST_DETAIL)
}

#[cfg(test)]
mod tests {
    use super::super::extract;
    use super::*;

    #[test]
    fn every_input_is_one_thing() {
        let text = |text: &str| Some(text.to_owned());
        for (input, expected) in [
            ("", Leftover::Empty),
            (" \0\n", Leftover::Empty),
            ("{\"Response\":{\"RequestId\":\"r-1\"}}", Leftover::Success(text("r-1"))),
            ("{\"a\":1}", Leftover::Json),
            ("[]", Leftover::Json),
            ("\"a\"", Leftover::Json),
            ("null", Leftover::Json),
            ("nullable", Leftover::Text),
            ("<!DOCTYPE html><title> 502 </title>", Leftover::Html(text("502"))),
            ("<HTML>", Leftover::Html(None)),
            ("<Error><Code>NoSuchKey</Code>", Leftover::Xml(text("NoSuchKey"))),
            ("curl: (6) Could not resolve host", Leftover::Curl(6, ClientFailure::Dns)),
            ("curl: (six)", Leftover::Text),
            // A page that curl printed with its own failure is curl's failure.
            ("<html></html>\ncurl: (22) The requested URL", Leftover::Curl(22, ClientFailure::HttpStatus)),
            ("dial tcp: i/o timeout", Leftover::Client("i/o timeout", ClientFailure::Timeout)),
            ("x509: certificate signed by", Leftover::Client("x509: certificate", ClientFailure::Tls)),
            ("connection refused", Leftover::Client("connection refused", ClientFailure::Refused)),
            ("read ECONNRESET", Leftover::Client("ECONNRESET", ClientFailure::Reset)),
            ("lookup x: no such host", Leftover::Client("no such host", ClientFailure::Dns)),
            ("hello", Leftover::Text),
        ] {
            assert_eq!(Leftover::of(&extract(input.as_bytes())), expected, "{input:?}");
        }
    }

    #[test]
    fn every_failure_of_the_table_has_a_name() {
        for (phrase, failure) in signs::client_failures() {
            assert_ne!(ClientFailure::named(failure), ClientFailure::Other, "{phrase}");
        }
    }
}
