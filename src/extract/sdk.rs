//! What the vendor's SDKs and the tools on top of them print of an exception.
//!
//! ```text
//! Python, tccli, PHP   [TencentCloudSDKException] code:C message:M requestId:R
//! Java, .NET           [TencentCloudSDKException]code: C message:M requestId:R
//! Java (old), Node     [TencentCloudSDKException]message:C-M requestId:R
//! Go, Ruby, Terraform  [TencentCloudSDKError] Code=C, Message=M, RequestId=R
//! Node                 TencentCloudSDKHttpException [Error]: M … { requestId: 'R', code: 'C' }
//! C++                  RequestId=R, ErrorCode=C, ErrorMessage=M
//! STS helper for Go    Code: C, Message: M, RequestId: R
//! ```
//! Sources: the exception types of the SDKs. Messages hold line feeds, commas, colons
//! and request ids of their own: a record ends at the RequestId that ends a line.

use super::literal::{Cursor, Value};
use super::text::Record;
use super::{Parts, is_code};

/// What was found at the start of a record, and how much of the text it takes.
pub type Found = (Parts, usize);

/// An exception text with its name in brackets, which end at `behind`.
pub fn bracketed(record: &Record, behind: usize) -> Option<Found> {
    let text = record.text.get(behind..)?;
    let body = text.trim_start_matches([' ', '\t']);
    let skipped = behind + text.len() - body.len();
    let (parts, len) = if let Some((_, rest)) = named(body, &["code", "Code"]) {
        let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
        let (code, rest) = rest.split_at_checked(end)?;
        let rest = rest.trim_start_matches([',', ' ']);
        let (_, rest) = named(rest, &["message", "Message"])?;
        let (message, request_id, used) = message(rest);
        (parts(Some(code), message, request_id), body.len() - rest.len() + used)
    } else {
        let (_, rest) = named(body, &["message", "Message"])?;
        let (text, request_id, used) = message(rest);
        // Old Java puts the code before the message, with a hyphen between them.
        let code = text.split_once('-').filter(|(code, _)| is_code(code));
        let (code, text) = code.map_or((None, text), |(code, text)| (Some(code), text));
        (parts(code, text, request_id), body.len() - rest.len() + used)
    };
    Some((parts, skipped + len))
}

/// What stands behind a name that is not in brackets.
#[derive(Debug)]
pub enum Named {
    /// An exception.
    Found(Found),
    /// Perhaps one: the lines that decide are not there yet.
    Unfinished,
    /// Only a name.
    Other,
}

/// Node's exception: the message, a stack, and an object with the code. The name ends at
/// `behind`.
pub fn node(record: &Record, behind: usize) -> Named {
    let text = record.text.get(behind..).unwrap_or_default();
    let Some(rest) = text.strip_prefix(" [Error]").unwrap_or(text).strip_prefix(": ") else { return Named::Other };
    // Python's class name, before the exception's own text.
    if rest.starts_with('[') && rest.contains("encentCloudSDK") {
        return Named::Other;
    }
    let start = record.text.len() - rest.len();
    let stack = rest.find("\n    at ").or_else(|| rest.find("\n  at "));
    let object = rest.find(" {\n").map(|at| at + 1).filter(|at| stack.is_none_or(|stack| stack < *at));
    let end = stack.or(object.map(|at| at - 1)).or_else(|| rest.find('\n')).unwrap_or(rest.len());
    let message = rest.get(..end).unwrap_or_default().trim_end();
    let mut found = parts(None, message, None);
    let Some(object) = object else {
        // The object stands behind the last line of the stack.
        let is_stack = |line: &str| line.trim_start().starts_with("at ");
        let only_stack = rest.get(end..).unwrap_or_default().lines().skip(1).all(is_stack);
        return if record.may_grow && only_stack { Named::Unfinished } else { Named::Found((found, start + end)) };
    };
    let mut cursor = Cursor::new(rest.as_bytes(), object);
    let whole = cursor.members(|key, value| {
        let Value::Text(text) = value else { return };
        let text = Some(text.text()).filter(|text| !text.is_empty());
        if key.is("code") {
            found.code = text;
        } else if key.is("requestId") {
            found.request_id = text;
        }
    });
    match whole {
        Ok(()) => Named::Found((found, start + cursor.at())),
        Err(_) if record.may_grow => Named::Unfinished,
        Err(_) => Named::Found((found, start + end)),
    }
}

/// `RequestId=R, ErrorCode=C, ErrorMessage=M`, where `at` is that of `ErrorCode`.
pub fn cpp(record: &Record, at: usize) -> Option<Found> {
    let (before, rest) = record.text.split_at_checked(at)?;
    let (_, rest) = named(rest, &["ErrorCode"])?;
    let line = rest.split('\n').next()?;
    let (code, rest) = line.split_once(", ErrorMessage=")?;
    let request_id = before.rsplit_once("RequestId=").map(|(_, id)| id.trim_end_matches([',', ' ']));
    is_code(code).then(|| (parts(Some(code), rest.trim_end(), request_id), at + "ErrorCode=".len() + line.len()))
}

/// `Code: C, Message: M, RequestId: R` without a name before it; `at` is that of the
/// comma before `Message`.
pub fn listed(record: &Record, at: usize) -> Option<Found> {
    let (before, rest) = record.text.split_at_checked(at)?;
    let line = before.rsplit('\n').next()?;
    let code = line.rsplit([' ', ':', '=']).next().filter(|code| is_code(code))?;
    let key = line.strip_suffix(code)?.trim_end_matches([' ', ':', '=']);
    if !(key.ends_with("Code") || key.ends_with("code")) {
        return None;
    }
    let (_, rest) = named(rest.trim_start_matches([',', ' ']), &["message", "Message"])?;
    let (message, request_id, used) = message(rest);
    Some((parts(Some(code), message, request_id), record.text.len() - rest.len() + used))
}

fn parts(code: Option<&str>, message: &str, request_id: Option<&str>) -> Parts {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let request_id = request_id.filter(|id| !matches!(*id, "None" | "null" | "nil" | "undefined"));
    Parts { code: code.and_then(some), message: some(message), request_id: request_id.and_then(some) }
}

/// What stands behind one of these names and its `:` or `=`, and the name.
fn named<'t, 'n>(text: &'t str, names: &[&'n str]) -> Option<(&'n str, &'t str)> {
    names.iter().find_map(|name| {
        let rest = text.strip_prefix(name)?;
        let value = rest.strip_prefix([':', '=', '：'])?;
        Some((*name, value.strip_prefix(' ').unwrap_or(value)))
    })
}

/// Splits a message from the RequestId behind it; also how much of the text they take.
/// Without a RequestId, the message is the rest of the line.
fn message(text: &str) -> (&str, Option<&str>, usize) {
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let mut ids = line.match_indices("equestId").filter_map(|(at, name)| {
            let before = line.get(..at)?.strip_suffix(['r', 'R'])?;
            let message = before.trim_end_matches([' ', ',', '，']);
            let rest = line.get(at + name.len()..)?.strip_prefix([':', '=', '：'])?;
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            let (id, behind) = id(rest);
            // Somebody else's id stands in the middle of a sentence.
            let ends = behind.is_empty() || behind.starts_with([')', '"', '\'', ']', '}', '\\', '`', ';']);
            let goes_on = behind.starts_with(" cause:") || behind.starts_with(": ");
            (before.len() > message.len() && (ends || goes_on)).then_some((
                start + message.len(),
                id,
                behind.is_empty() || goes_on,
            ))
        });
        // What stands at the very end of the line is the record's own.
        let first = ids.next();
        let found = first.into_iter().chain(ids).reduce(|kept, next| if next.2 || !kept.2 { next } else { kept });
        if let Some((message, id, _)) = found {
            return (text.get(..message).unwrap_or_default(), Some(id), end);
        }
        start = end + 1;
    }
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    (line, None, line.len())
}

/// An id at the start, and what is behind it. Go once wrote `%!d(string=R)`.
fn id(text: &str) -> (&str, &str) {
    let go = text.strip_prefix("%!d(string=").and_then(|rest| rest.split_once(')'));
    go.unwrap_or_else(|| {
        let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
        let (id, behind) = text.split_at_checked(end).unwrap_or((text, ""));
        (id, behind.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;

    type Triple<'t> = (Option<&'t str>, Option<&'t str>, Option<&'t str>);

    fn found(input: &str) -> Vec<(Option<String>, Option<String>, Option<String>)> {
        let errors = extract(input.as_bytes()).errors;
        errors.into_iter().map(|error| (error.code, error.message, error.request_id)).collect()
    }

    fn check(input: &str, expected: Triple<'_>) {
        let (code, message, request_id) = expected;
        let expected = (code.map(str::to_owned), message.map(str::to_owned), request_id.map(str::to_owned));
        assert_eq!(found(input), [expected], "{input}");
    }

    #[test]
    fn every_sdk_is_read() {
        let whole = (Some("Zoo.LionEscaped"), Some("The lion, code:1, is out: run"), Some("r-1"));
        for input in [
            "[TencentCloudSDKException] code:Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1",
            "x.TencentCloudSDKException: [TencentCloudSDKException] code:Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1",
            "[TencentCloud\\Common\\Exception\\TencentCloudSDKException] code:Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1",
            "Exception in thread \"main\" [TencentCloudSDKException]code: Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1\n\tat a.B.c(B.java:1)",
            "[TencentCloudSDKException]code: Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1 cause:x",
            "[TencentCloudSDKException]message:Zoo.LionEscaped-The lion, code:1, is out: run requestId:r-1",
            "[TencentCloudSDKException]code：Zoo.LionEscaped message：The lion, code:1, is out: run requestId：r-1",
            "2026/11/23 [TencentCloudSDKError] Code=Zoo.LionEscaped, Message=The lion, code:1, is out: run, RequestId=r-1",
            "[TencentCloudSDKError] Code=Zoo.LionEscaped, Message=The lion, code:1, is out: run, RequestId=%!d(string=r-1)",
            "desc = [TencentCloudSDKError] Code=Zoo.LionEscaped, Message=The lion, code:1, is out: run, RequestId=r-1)",
            "RequestId=r-1, ErrorCode=Zoo.LionEscaped, ErrorMessage=The lion, code:1, is out: run",
            "panic: Code: Zoo.LionEscaped, Message: The lion, code:1, is out: run, RequestId: r-1",
            "TencentCloudSDKHttpException [Error]: The lion, code:1, is out: run\n    at a (b.js:1)\n    at c {\n  requestId: 'r-1',\n  traceId: '',\n  code: 'Zoo.LionEscaped'\n}",
        ] {
            check(input, whole);
        }
    }

    #[test]
    fn a_message_has_lines_and_ids_of_its_own() {
        check(
            "[TencentCloudSDKError] Code=A.B, Message=[[request id:x]no\nresource (*) RequestId=fake of\n], RequestId=r-1",
            (Some("A.B"), Some("[[request id:x]no\nresource (*) RequestId=fake of\n]"), Some("r-1")),
        );
    }

    #[test]
    fn an_id_that_is_none_is_absent() {
        check(
            "[TencentCloudSDKException] code:ClientNetworkError message:(x) requestId:None",
            (Some("ClientNetworkError"), Some("(x)"), None),
        );
        check(
            "[TencentCloudSDKError] Code=ClientError.NetworkError, Message=no: \"x\"\nnext line",
            (Some("ClientError.NetworkError"), Some("no: \"x\""), None),
        );
    }
}
