//! What an input is that holds no error of the API: classified once, as data, by the start of
//! the input. What is said of it, and in which language, is decided elsewhere.

use super::Extract;
use serde::Deserialize;
use serde::de::IgnoredAny;

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
    /// curl's own failure: its number.
    Curl(u32),
    /// Any other text.
    Text,
}

impl Leftover {
    /// Classifies an input in which no error was found.
    #[must_use]
    pub fn of(found: &Extract) -> Self {
        if let Some(success) = &found.success {
            return Self::Success(success.request_id.clone());
        }
        Self::of_text(&found.head)
    }

    /// Classifies a text that is no response of the API.
    #[must_use]
    pub fn of_text(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let lower = text.to_ascii_lowercase();
        let body = lower.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
        if body.is_empty() {
            Self::Empty
        } else if let Some(number) = between(&lower, "curl: (", ")").and_then(|number| number.parse().ok()) {
            Self::Curl(number)
        } else if let Some(at) = lower.find("<html").or_else(|| lower.find("<!doctype html")) {
            Self::Html(text.get(at..).and_then(|page| between(page, "<title>", "</title>")).map(str::to_owned))
        } else if lower.contains("<?xml") || is_xml_error(&lower) {
            Self::Xml(between(&text, "<Code>", "</Code>").map(str::to_owned))
        } else if is_json(body) {
            Self::Json
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
            Self::Curl(number) => Leftover::Curl(number),
            Self::Text => Leftover::Text,
        }
    }
}

/// Whether a text begins with a document, or is one number or word of JSON. A bracket is not
/// enough: levels of logs stand in such.
fn is_json(body: &str) -> bool {
    // `{:error, …}`, `{error, …}`: tuples of Elixir and Erlang. `{ error: { Error: …`: an object
    // with an exception in it, as the console of Node.js prints it.
    let first = body.strip_prefix('{').map(str::trim_start);
    let is_printed =
        first.is_some_and(|first| first.starts_with(':') || first.starts_with("error,") || is_of_console(first));
    if body.starts_with(['{', '"']) && !is_printed || body.starts_with("null\n") {
        return true;
    }
    if !body.starts_with('[') {
        return serde_json::from_str::<IgnoredAny>(body).is_ok();
    }
    // Of one that is cut off, the start counts.
    let mut reader = serde_json::Deserializer::from_str(body);
    IgnoredAny::deserialize(&mut reader).map_or_else(|error| error.is_eof(), |_| true)
}

/// `error: error: socket hang up`, `error: { error: socket hang up`: the members of an object
/// that the console of Node.js printed, of which the first is an exception.
fn is_of_console(members: &str) -> bool {
    let value = members.strip_prefix("error:").map(|value| value.trim_start_matches(['{', ' ', '\n', '[']));
    value.is_some_and(|value| value.starts_with("error:") || value.starts_with("typeerror:"))
}

/// What is between two texts, without the whitespace around it; none if it is empty or too
/// long.
fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    let (inside, _) = rest.split_once(behind)?;
    Some(inside.trim()).filter(|inside| !inside.is_empty() && inside.len() <= LONGEST_DETAIL)
}

/// Whether a text in small letters holds an error as XML; `<ERROR>` alone is the level of a line
/// of a log.
fn is_xml_error(lower: &str) -> bool {
    lower.contains("<error>") && (lower.contains("</error>") || lower.contains("<code>"))
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
            ("[{\"a\":1},\n", Leftover::Json),
            ("[INFO] build ok", Leftover::Text),
            ("[2026-11-19 08:12:33] build ok", Leftover::Text),
            ("\"a\"", Leftover::Json),
            ("null", Leftover::Json),
            ("nullable", Leftover::Text),
            ("true\n", Leftover::Json),
            ("-0.1", Leftover::Json),
            ("01", Leftover::Text),
            ("2026-11-19", Leftover::Text),
            ("{:error, :timeout}", Leftover::Text),
            ("{ error: { Error: socket hang up\n    at x } }", Leftover::Text),
            ("{ error: 'missing param' }", Leftover::Json),
            ("<!DOCTYPE html><title> 502 </title>", Leftover::Html(text("502"))),
            ("<HTML>", Leftover::Html(None)),
            ("<Error><Code>NoSuchKey</Code>", Leftover::Xml(text("NoSuchKey"))),
            ("<ERROR> [s|user_1]  failed to initialize", Leftover::Text),
            ("curl: (6) Could not resolve host", Leftover::Curl(6)),
            ("curl: (six)", Leftover::Text),
            // A page that curl printed with its own failure is curl's failure.
            ("<html></html>\ncurl: (22) The requested URL", Leftover::Curl(22)),
            ("dial tcp: i/o timeout", Leftover::Text),
            ("hello", Leftover::Text),
        ] {
            assert_eq!(Leftover::of(&extract(input.as_bytes())), expected, "{input:?}");
        }
    }
}
