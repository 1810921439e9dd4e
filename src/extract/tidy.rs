//! A message without what a program put before it or between its lines: its own code, the frame of
//! a tree or a box, the class behind the first line, the stack below.

use super::label::is_part;
use super::recognise::{column, is_uuid, without_class};
use memchr::memchr;

/// What stands before the lines of a tree, a box or a quotation.
const FRAMES: [char; 4] = ['│', '┃', '›', '▏'];

/// What stands before each line of a diff or of a quotation.
const MARKS: [&str; 2] = ["+ ", "> "];
/// How the exception of the SDK for Node.js begins that leaves its code out.
const WITHOUT_CODE: &str = "[TencentCloudSDKException]message:";
/// How a shell has a quote inside of quotes.
const SHELL_QUOTE: &str = r"'\''";
/// The names of a RequestId.
const LABELS: [&str; 4] = ["requestid", "request id", "request_id", "request-id"];
/// What programs put between a code and its message.
const SEPARATORS: [&str; 3] = [": ", "：", " - "];

/// The message of an error with this code and this `RequestId` as it was before it was printed.
pub fn tidy(message: String, code: Option<&str>, id: Option<&str>) -> String {
    if code == Some(message.as_str()) {
        return message;
    }
    let message = unframed(message);
    let message = message.strip_prefix(WITHOUT_CODE).map(str::to_owned).unwrap_or(message);
    let place = Some(&message).filter(|message| message.ends_with(|c: char| c.is_ascii_digit()));
    let message = place.and_then(|message| column(message)).map(str::to_owned).unwrap_or(message);
    if let Some(own) = id.and_then(|id| of_toolkit(&message, id)) {
        return own.to_owned();
    }
    match code.and_then(|code| behind_code(&message, code).or_else(|| of_exception(&message, code))) {
        Some(own) => without_id(own).to_owned(),
        None => match of_its_name(&message) {
            Some(own) => own.to_owned(),
            None => of_shell(&message).or_else(|| of_csv(&message)).unwrap_or(message),
        },
    }
}

/// A message without the RequestId behind it: what has put its code before it may have put its id behind it,
/// `C: M (requestId: R)`.
fn without_id(message: &str) -> &str {
    let closed = message.strip_suffix([')', ']']).unwrap_or(message);
    let id = closed.rsplit([' ', ':', '=']).next().filter(|id| is_uuid(id));
    let before = id.and_then(|id| closed.strip_suffix(id)).map(|before| before.trim_end_matches([' ', ':', '=']));
    let said = before.and_then(|before| {
        LABELS.iter().find_map(|label| {
            let (said, name) = before.split_at_checked(before.len().checked_sub(label.len())?)?;
            (name.eq_ignore_ascii_case(label) && said.ends_with([' ', '(', '['])).then_some(said)
        })
    });
    said.map_or(message, |said| said.trim_end_matches([' ', ',', '(', '[']))
}

/// What stands in the quotes of a shell, with quotes inside, as jq's `@sh` writes it: `'no '\''lion'\'' here'`.
fn of_shell(message: &str) -> Option<String> {
    let inside = message.strip_prefix('\'')?.strip_suffix('\'')?;
    inside.contains(SHELL_QUOTE).then(|| inside.replace(SHELL_QUOTE, "'"))
}

/// What stands in the quotes of a field of CSV, with quotes inside: `"no ""lion"" here"`.
fn of_csv(message: &str) -> Option<String> {
    let inside = message.strip_prefix('"')?.strip_suffix('"')?;
    let unquoted = inside.replace("\"\"", "");
    (unquoted.len() < inside.len() && !unquoted.contains('"')).then(|| inside.replace("\"\"", "\""))
}

/// What stands in quotes behind its own name, if that is the message: `tc_message="M"`.
fn of_its_name(message: &str) -> Option<&str> {
    let (name, value) = message.strip_suffix('"')?.split_once("=\"")?;
    let is_name = ["message", "msg"].iter().any(|end| name.ends_with(end)) && name.chars().all(is_part);
    (is_name && !value.is_empty() && !value.contains('"')).then_some(value)
}

/// What stands behind the code of the error itself, if the message begins with that: exceptions of
/// programs have both in their message.
fn behind_code<'t>(message: &'t str, code: &str) -> Option<&'t str> {
    let bracketed = message.strip_prefix('[').and_then(|rest| rest.strip_prefix(code)?.strip_prefix("] "));
    let separated = || {
        let rest = message.strip_prefix(code)?;
        SEPARATORS.iter().find_map(|separator| rest.strip_prefix(separator))
    };
    bracketed.or_else(separated).map(str::trim_start).filter(|own| !own.is_empty())
}

/// What the Serverless Framework's components had before they put their names and the error's id around it:
/// `[scf] [scf] M (reqId: ID)`.
fn of_toolkit<'t>(message: &'t str, id: &str) -> Option<&'t str> {
    let mut own = message.strip_suffix(')')?.strip_suffix(id)?.strip_suffix(" (reqId: ")?;
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    while let Some((_, rest)) =
        own.strip_prefix('[').and_then(|rest| rest.split_once("] ")).filter(|(name, _)| is_name(name))
    {
        own = rest;
    }
    Some(own).filter(|own| !own.is_empty())
}

/// The message of the SDK's exception with this code, if that is the message: `[TencentCloudSDKException] code:C message:M`.
fn of_exception<'t>(message: &'t str, code: &str) -> Option<&'t str> {
    let (name, fields) = message.strip_prefix("[TencentCloudSDK")?.split_once(']')?;
    let value = |text: &'t str, name: [&str; 2]| name.iter().find_map(|name| text.trim_start().strip_prefix(name));
    let said = value(fields, ["code:", "Code="])?.trim_start().strip_prefix(code)?.strip_prefix([' ', ','])?;
    value(said, ["message:", "Message="]).map(str::trim_start).filter(|own| !name.contains(' ') && !own.is_empty())
}

/// The message without what stands before its lines, and without what is below them.
fn unframed(message: String) -> String {
    if memchr(b'\n', message.as_bytes()).is_none() {
        return message;
    }
    let stack = message.match_indices('\n').find(|(at, _)| message.get(at + 1..).is_some_and(is_call));
    let own = stack.and_then(|(at, _)| message.get(..at)).unwrap_or(&message);
    let said = without_class(own);
    let below = || said.split('\n').skip(1);
    if below().next().is_none() || !below().all(|line| line.trim_start().starts_with(FRAMES)) {
        let mark = MARKS.iter().find(|mark| below().all(|line| line.starts_with(**mark)));
        let indented = || below().all(is_indented_refusal);
        return match mark {
            Some(mark) => said.replace(&format!("\n{mark}"), "\n"),
            None if indented() => said.split('\n').map(str::trim_start).collect::<Vec<_>>().join("\n"),
            None => said.into_owned(),
        };
    }
    let lines = said.split('\n').enumerate().map(|(number, line)| {
        if number == 0 { line } else { line.trim_start().trim_start_matches(FRAMES).trim_start() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether an indented line belongs to a refusal of the access management, which has no indentation.
fn is_indented_refusal(line: &str) -> bool {
    line.starts_with("  ") && (line.trim_start().starts_with("resource (qcs::") || line.trim() == "]")
}

/// Whether a text begins with a line that shows a call, `    at f (a.js:3:5)`.
fn is_call(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    let Some(call) = line.trim_start().strip_prefix("at ").filter(|call| call.len() + 3 < line.len()) else {
        return false;
    };
    let place = call.strip_suffix(')').unwrap_or(call);
    let number = place.trim_end_matches(|c: char| c.is_ascii_digit());
    number.len() < place.len() && number.ends_with(':') && !call.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_left_without_what_stands_between_its_lines() {
        for (message, said) in [
            ("no lion\n│   at home", "no lion\nat home"),
            ("no lion\n  › at home", "no lion\nat home"),
            ("no lion (ZooError)\nat home", "no lion\nat home"),
            ("no lion\n    at f (a.js:3:5)\n    at g", "no lion"),
            ("no lion\n    at /app/a.js:3:5", "no lion"),
            ("no lion\n+ at home", "no lion\nat home"),
            ("no lion\n> at home\n> or away", "no lion\nat home\nor away"),
            (
                "(cbs:A)\n    resource (qcs::cbs) has no permission\n    ]",
                "(cbs:A)\nresource (qcs::cbs) has no permission\n]",
            ),
        ] {
            assert_eq!(tidy(message.to_owned(), None, None), said, "{message}");
        }
        for message in ["no lion\nat home:3", "no\n  at home (here)", "a\n│ b\nc", "│ a", "no lion (ZooError)"] {
            assert_eq!(tidy(message.to_owned(), None, None), message);
        }
    }

    #[test]
    fn a_message_is_left_without_its_own_code() {
        for (message, said) in [
            ("Zoo.A: no lion", "no lion"),
            ("Zoo.A：no lion", "no lion"),
            ("[Zoo.A] no lion", "no lion"),
            ("Zoo.A - no lion", "no lion"),
            ("Zoo.AB: no lion", "Zoo.AB: no lion"),
            ("Zoo.A", "Zoo.A"),
            ("no Zoo.A: lion", "no Zoo.A: lion"),
            ("[TencentCloudSDKException] code:Zoo.A message:no lion", "no lion"),
            ("[TencentCloudSDKError] Code=Zoo.A, Message=no lion", "no lion"),
            ("Zoo.A: no lion (RequestId=5f3d8b1e-0c1a-4a6f-9a51-7c2178a23b0e)", "no lion"),
            ("Zoo.A: no lion, request id: 5f3d8b1e-0c1a-4a6f-9a51-7c2178a23b0e", "no lion"),
            ("Zoo.A: no lion [request_id 5f3d8b1e-0c1a-4a6f-9a51-7c2178a23b0e]", "no lion"),
            ("Zoo.A: no task 5f3d8b1e-0c1a-4a6f-9a51-7c2178a23b0e", "no task 5f3d8b1e-0c1a-4a6f-9a51-7c2178a23b0e"),
            ("Zoo.A: 没有 (request id: 5f3d8b1e-0c1a-4a6f-9a51-7c2178a23b0e)", "没有"),
            ("tc_message=\"no lion\"", "no lion"),
            (r"'no '\''lion'\'' here'", "no 'lion' here"),
            ("'no' lion's", "'no' lion's"),
            ("tc_message=\"no\" lion=\"a\"", "tc_message=\"no\" lion=\"a\""),
            ("[TencentCloudSDKError] Code=Zoo.B, Message=no", "[TencentCloudSDKError] Code=Zoo.B, Message=no"),
        ] {
            assert_eq!(tidy(message.to_owned(), Some("Zoo.A"), None), said, "{message}");
        }
    }

    #[test]
    fn a_toolkit_has_its_names_and_the_id_around_the_message() {
        for (message, said) in [
            ("[scf] [scf] no lion (reqId: r-1)", "no lion"),
            ("no [big] lion (reqId: r-1)", "no [big] lion"),
            ("[scf] no lion (reqId: r-2)", "[scf] no lion (reqId: r-2)"),
            ("[a b] no lion (reqId: r-1)", "[a b] no lion"),
            ("[scf] no lion", "[scf] no lion"),
        ] {
            assert_eq!(tidy(message.to_owned(), Some("Zoo.A"), Some("r-1")), said, "{message}");
        }
    }
}
