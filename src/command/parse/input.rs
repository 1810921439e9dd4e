//! What an input without an error of the API was.

use crate::extract::Extract;
use crate::report::InputKind;

/// The sort of an input, and what it said of itself: the RequestId of a success, the
/// number of curl's failure, the title of a page.
pub fn kind_of(found: &Extract) -> (InputKind, Option<String>) {
    if let Some(request_id) = &found.success {
        return (InputKind::ApiSuccess, request_id.clone());
    }
    let text = String::from_utf8_lossy(&found.head);
    let lower = text.to_ascii_lowercase();
    let body = lower.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
    if body.is_empty() {
        (InputKind::Empty, None)
    } else if let Some(number) = curl_error(&lower) {
        (InputKind::CurlError, Some(number))
    } else if let Some(at) = lower.find("<html").or_else(|| lower.find("<!doctype html")) {
        let title = text.get(at..).and_then(|page| between(page, "<title>", "</title>"));
        (InputKind::Html, title)
    } else if lower.contains("<?xml") || lower.contains("<error>") {
        (InputKind::Xml, between(&text, "<Code>", "</Code>"))
    } else if body.starts_with(['{', '[', '"']) || body == "null" || body.starts_with("null\n") {
        (InputKind::Json, None)
    } else {
        (InputKind::Text, None)
    }
}

/// The number of `curl: (6) Could not resolve host`.
fn curl_error(lower: &str) -> Option<String> {
    let number = between(lower, "curl: (", ")")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

fn between(text: &str, before: &str, behind: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    let (inside, _) = rest.split_once(behind)?;
    Some(inside.trim().to_owned()).filter(|inside| !inside.is_empty() && inside.len() <= 100)
}
