//! Whose error it is: other clouds and programs for them have some codes of ours.

use super::super::Look;
use super::super::message::{begins_record, is_uuid};
use crate::extract::substring::{contains, find};

/// How many lines before a code may name another cloud.
const LINES_ABOVE: usize = 6;
/// How many lines behind the code may name another cloud.
const LINES_OF_A_RECORD: usize = 6;
/// What only errors of other clouds and of programs for them hold. They share some codes.
const OTHERS: &str = "amazonaws arn:aws aws-sdk botocore aliyun Microsoft. .azure. .windows.net googleapis huaweicloud \
                      volces volcengine (InternalError): (Invalid): HostId> HostId: Recommend: SDK.ServerError SDK.ClientError x-amz- x-ms- x-oss- opc-request-id oci. azure.core New-Az";

/// The same in several words, and the exceptions of object storage: it is an API of its own, where
/// `InvalidRequest` and `InternalError` mean other things.
const PHRASES: &str = "https response error StatusCode|(Service: Amazon|CosServiceException|CosServiceError";

/// Whether a text speaks of another cloud, whose errors may have the same codes.
pub fn is_of_others(text: &[u8]) -> bool {
    let is_in = |words: &str| contains(text, words.as_bytes());
    // PowerShell names its own classes below every error.
    let is_shell = |words: &str| words == "Microsoft." && is_in("Microsoft.PowerShell.");
    OTHERS.split_ascii_whitespace().chain(PHRASES.split('|')).any(|words| is_in(words) && !is_shell(words))
        || find(text, b"status code: ").is_some_and(|at| {
            // The SDK of Amazon for Go ends all its errors so: `status code: 400, request id: R`.
            text.get(at + "status code: 400".len()..).is_some_and(|behind| behind.starts_with(b", request id: "))
        })
}

/// What of a text, of which an error takes so much, may say whose error it is: up to its
/// RequestId, or the lines behind it. None if these are not there yet.
pub fn record(text: &str, used: usize, has_id: bool) -> Option<&str> {
    let (from, lines) = if has_id { (used, 0) } else { (0, LINES_OF_A_RECORD) };
    let (end, _) = text.get(from..)?.match_indices('\n').nth(lines)?;
    text.get(..from + end)
}

/// Whether a line above the code, of its record, speaks of another cloud. An error that names a
/// code of the API has to have an id of it.
pub fn is_of_others_above(look: &Look<'_>) -> bool {
    let own = |line: &std::ops::Range<usize>| {
        let text = look.slice(line.clone());
        !text.trim_ascii().is_empty() && !begins_record(&String::from_utf8_lossy(text.get(..24).unwrap_or(text)))
    };
    look.lines_above(LINES_ABOVE).take_while(own).any(|line| is_of_others(look.slice(line)))
}

/// Whether the code is a value in something that only looks like an error: a literal of source
/// code, a sample of Prometheus, a rule in a list of YAML, a line of a diff.
pub fn is_written(look: &Look<'_>, code: usize) -> bool {
    let before = look.slice(look.line.start..code);
    let trimmed = before.trim_ascii_start();
    let indent = before.len() - trimmed.len();
    // `errors_total{code="C"} 3`, `Error{Code: "C"}`
    let is_glued = memchr::memrchr(b'{', before).is_some_and(|at| {
        let is_name = at.checked_sub(1).and_then(|at| before.get(at)).is_some_and(u8::is_ascii_alphanumeric);
        is_name && (before.ends_with(b"=\"") || before.ends_with(b": \""))
    });
    // The first line of the object that the code is a member of.
    let opening = look
        .lines_above(LINES_ABOVE)
        .map(|line| look.slice(line))
        .find(|line| line.len() - line.trim_ascii_start().len() < indent && !line.trim_ascii().is_empty());
    let is_member = opening.is_some_and(|line| line.trim_ascii_end().strip_suffix(b"{").is_some_and(is_declared));
    let is_rule = trimmed.strip_prefix(b"- ").is_some_and(|rest| rest.len() < 10 && rest.ends_with(b": "));
    let is_member_of = || {
        before.contains(&b'{') && before.ends_with(b": '") && {
            let line = without_number(trimmed);
            line.starts_with(b"type ") || line.starts_with(b"interface ") || is_statement(line)
        }
    };
    let is_statement = before.ends_with(b"\"") && is_statement(trimmed) || is_member_of();
    is_glued || is_member || is_statement || is_rule || is_changed(look) == Some(true)
}

/// Whether source code declares what begins behind this text: `const e = `.
pub fn is_declared(before: &[u8]) -> bool {
    let value = without_number(before.trim_ascii());
    value.starts_with(b"type ") && value.ends_with(b"=")
        || is_statement(value) && (value.ends_with(b"=") || value.split(|byte| *byte == b' ').count() == 1)
}

/// A line of source code without the number that a compiler shows before it.
fn without_number(line: &[u8]) -> &[u8] {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = line.get(digits..).unwrap_or_default();
    if digits > 0 && rest.starts_with(b" ") { rest.trim_ascii_start() } else { line }
}

fn is_statement(text: &[u8]) -> bool {
    let statements = b"const let var export final public private static return throw raise mock expect assert";
    let word = text.split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    !word.is_empty() && statements.split(|byte| *byte == b' ').any(|statement| statement == word)
}

/// Whether the line is a part of a diff: one above or below it has the other sign. None if the
/// line below is not there yet.
pub fn is_changed(look: &Look<'_>) -> Option<bool> {
    let other = match look.slice(look.line.clone()).first() {
        Some(b'-') => b'+',
        Some(b'+') => b'-',
        _ => return Some(false),
    };
    let above = look.lines_above(1).next().map(|line| look.slice(line));
    if above.is_some_and(|line| line.first() == Some(&other)) {
        return Some(true);
    }
    match look.input.get(look.line.end + 1) {
        Some(first) => Some(*first == other),
        None => look.last.then_some(false),
    }
}

/// Whether an id is written as none of the API is.
pub fn is_foreign(id: &str) -> bool {
    is_uuid(id) && id.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn what_is_written_in_source_code_and_rules_is_known() {
        for (input, expected) in [
            ("errors_total{code=\"Zoo.A\",message=\"m\"} 3", true),
            ("x := &errors.Error{Code: \"Zoo.A\", Message: \"m\"}", true),
            ("export const E = {\n  code: 'Zoo.A',\n  message: 'm',\n};", true),
            ("- code: Zoo.A\n  message: m\n", true),
            ("-  message: \"Zoo.A: m\"\n+  message: \"Zoo.B: m\"\n", true),
            ("return e(\"Zoo.A: m\")", true),
            ("2 const e: E = { Code: 'Zoo.A', Message: 1 };", true),
            ("7   type E = { Code: 'Zoo.A', Message: string };", true),
            ("2 e: { Code: 'Zoo.A', Message: m }", false),
            ("E { code: \"Zoo.A\", message: \"m\" }", false),
            ("Error{code=Zoo.A, message=m}", false),
            ("{\n  code: 'Zoo.A',\n  message: 'm' }", false),
            ("&errors.Error{Code:\"Zoo.A\", Message:\"m\"}", false),
            ("- code: x\n  code: Zoo.A\n", false),
        ] {
            let look = look(input, "Zoo.A");
            assert_eq!(is_written(&look, look.at), expected, "{input}");
        }
    }

    #[test]
    fn another_cloud_is_known_by_the_lines_above() {
        assert!(is_of_others_above(&look("at x (/node_modules/aws-sdk/a.js:1)\n  code: 'Zoo.A'", "Zoo.A")));
        assert!(!is_of_others_above(&look("aws-sdk\n\n  code: 'Zoo.A'", "Zoo.A")));
    }
}
