//! What the vendor's SDKs and the tools on top of them print of an exception.
//!
//! ```text
//! Python, tccli, PHP   [TencentCloudSDKException] code:C message:M requestId:R
//! Java                 [TencentCloudSDKException]code: C message:M requestId:R
//! Java (old), Node     [TencentCloudSDKException]message:C-M requestId:R
//! Go, Ruby, Terraform  [TencentCloudSDKError] Code=C, Message=M, RequestId=R
//! .NET (old)           message：code:C message:M  requestIdR
//! C++                  RequestId=R, ErrorCode=C, ErrorMessage=M
//! STS helper for Go    Code: C, Message: M, RequestId: R
//! ```
//! Sources: the exception types of the SDKs. `named` reads what has a name without
//! brackets, `message` tells a message from what is behind it.

use super::message::{is_uuid, split};
use super::text::Record;
use super::{Parts, is_code};
use std::borrow::Cow;

/// What was found at the start of a record, and how much of the text it takes.
pub type Found = (Parts, usize);

/// An exception text with its name in brackets, which end at `behind`.
pub fn bracketed(record: &Record, behind: usize) -> Option<Found> {
    let text = record.text.get(behind..)?;
    let body = text.trim_start_matches([' ', '\t']);
    if body.starts_with('\n') {
        return folded(body).map(|(parts, used)| (parts, record.text.len() - body.len() + used));
    }
    let (parts, used) = fields(body)?;
    Some((parts, record.text.len() - body.len() + used))
}

/// The same, broken into lines of equal length, as Rich and YAML do: a line feed is a blank.
fn folded(body: &str) -> Option<Found> {
    let broken: Vec<&str> = body.trim_start().split("\n\n").next()?.lines().map(str::trim).collect();
    let (parts, used) = fields(&broken.join(" "))?;
    let mut end = body.len() - body.trim_start().len();
    let mut joined = 0;
    for line in body.trim_start().lines() {
        joined += line.trim().len() + 1;
        end += line.len() + 1;
        if joined > used {
            break;
        }
    }
    parts.request_id.is_some().then_some((parts, end.min(body.len())))
}

/// `code:C message:M requestId:R` and the like, from its first letter on.
pub fn fields(body: &str) -> Option<Found> {
    if let Some((_, rest)) = named(body, &["code", "Code"]) {
        // Java leaves the code of its own failures empty.
        let is_empty = named(rest, &["message", "Message"]).is_some();
        let end = rest.find(|c: char| is_empty || c == ',' || c.is_whitespace()).unwrap_or(rest.len());
        let (code, rest) = rest.split_at_checked(end)?;
        let code = without_packer_commas(code);
        let rest = rest.trim_start_matches([',', ' ']);
        let (_, rest) = named(rest, &["message", "Message"])?;
        // In source code, a placeholder stands there.
        let is_word = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        if !is_word {
            return None;
        }
        let (message, request_id, used) = text_and_id(&code, rest);
        let message = without_packer_commas(message);
        return Some((parts(Some(&code), &message, request_id), body.len() - rest.len() + used));
    }
    let (_, rest) = named(body, &["message", "Message"])?;
    let (text, request_id, used) = split(rest);
    // Node's own source, where the message is added later.
    if text.starts_with('"') && text.contains('+') {
        return None;
    }
    let (code, text) = hyphenated(text);
    Some((parts(code, text, request_id), body.len() - rest.len() + used))
}

/// Old Java puts the code before the message, with a hyphen between them.
pub fn hyphenated(text: &str) -> (Option<&str>, &str) {
    let code = text.split_once('-').filter(|(code, _)| is_code(code));
    code.map_or((None, text), |(code, text)| (Some(code), text))
}

/// The message and the RequestId; a failure of the client itself has none.
fn text_and_id<'t>(code: &str, text: &'t str) -> (&'t str, Option<&'t str>, usize) {
    let line = text.split('\n').next().unwrap_or_default();
    split(if code.starts_with("ClientError.") { line } else { text })
}

/// Packer's machine-readable output has no commas.
fn without_packer_commas(text: &str) -> Cow<'_, str> {
    const COMMA: &str = "%!(PACKER_COMMA)";
    if text.contains(COMMA) {
        let text = text.replace(COMMA, ",");
        return Cow::Owned(text.strip_suffix(',').map_or(text.clone(), str::to_owned));
    }
    Cow::Borrowed(text)
}

/// `message：code:C message:M  requestIdR`, where `at` is that of `：code:`.
pub fn dotnet(record: &Record, at: usize) -> Option<Found> {
    let rest = record.text.get(at..)?.strip_prefix('：')?;
    let (parts, used) = fields(rest)?;
    let (message, code) = (parts.message?, parts.code);
    let message = Some(message.trim_end().to_owned());
    Some((Parts { code, message, request_id: parts.request_id }, record.text.len() - rest.len() + used))
}

/// `RequestId=R, ErrorCode=C, ErrorMessage=M`, where `at` is that of `ErrorCode`.
pub fn cpp(record: &Record, at: usize) -> Option<Found> {
    let (before, rest) = record.text.split_at_checked(at)?;
    let (_, rest) = named(rest, &["ErrorCode"])?;
    let line = rest.split('\n').next()?;
    let (code, rest) = line.split_once(", ErrorMessage=")?;
    // Other clouds write the same in another order.
    let (_, request_id) = before.strip_suffix(", ")?.rsplit_once("RequestId=")?;
    is_code(code).then(|| (parts(Some(code), rest.trim_end(), Some(request_id)), at + "ErrorCode=".len() + line.len()))
}

/// `Code: C, Message: M, RequestId: R` without a name before it; `at` is that of the
/// comma before `Message`.
pub fn listed(record: &Record, at: usize) -> Option<Found> {
    let (before, rest) = record.text.split_at_checked(at)?;
    let line = before.rsplit('\n').next()?;
    let code = line.rsplit([' ', ':', '=']).next().filter(|code| is_code(code))?;
    let key = line.strip_suffix(code)?.trim_end_matches([' ', ':', '=']);
    let before = key.strip_suffix("Code").or_else(|| key.strip_suffix("code"))?;
    // In an object, the structure decides.
    if before.ends_with(['{', '"', '\'']) {
        return None;
    }
    let (_, rest) = named(rest.trim_start_matches([',', ' ']), &["message", "Message"])?;
    let (message, request_id, used) = text_and_id(code, rest);
    // Other clouds have other ids; a code with a dot is the API's.
    if request_id.is_some_and(|id| !is_uuid(id)) && !code.contains('.') {
        return None;
    }
    Some((parts(Some(code), message, request_id), record.text.len() - rest.len() + used))
}

/// What was said, without what is empty or none.
pub fn parts(code: Option<&str>, message: &str, request_id: Option<&str>) -> Parts {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let is_said = |text: &&str| !matches!(*text, "None" | "null" | "nil" | "undefined");
    let (code, request_id) = (code.filter(is_said), request_id.filter(is_said));
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
            "[TencentCloudSDKException]code: null message:java.io.IOException-reset requestId:null cause:java.io.IOException: reset",
            (None, Some("java.io.IOException-reset"), None),
        );
        check(
            "[TencentCloudSDKException]code: message:java.io.IOException-reset requestId:",
            (None, Some("java.io.IOException-reset"), None),
        );
        check(
            "[TencentCloudSDKError] Code=ClientError.NetworkError, Message=no: \"x\"\nnext line",
            (Some("ClientError.NetworkError"), Some("no: \"x\""), None),
        );
    }
}
