//! Exceptions whose class names Tencent, with their messages, but without a code: the SDK for Ruby prints none, and
//! a class that a program has made of the answer keeps it in a member.
//!
//! ```text
//! TencentApiError: M                              1) Error:                     a class of one's own
//! TencentCloud::Common::TencentCloudSDKException:                               RSpec
//!   M
//! Class: <TencentCloud::Common::TencentCloudSDKException>                       minitest
//! Message: <"M">
//! ```

use crate::time;

/// What the names of these classes hold.
const OWNER: &str = "Tencent";
/// How their names end.
const ENDS: [&str; 2] = ["Error", "Exception"];
/// What Node.js writes between the name of a class and the message.
const MARK: &str = " [Error]";
/// What minitest writes around the class and the message.
const CLASS: &str = "Class: <";
const MESSAGE: &str = "Message: <\"";

/// What the calls of a stack begin with, and what they hold.
const CALLS: [&str; 4] = ["at ", "from ", "# ", "---Backtrace"];
const PLACES: [&str; 4] = [".rb:", ".js:", ".mjs:", ".ts:"];
/// How many lines below the class its stack begins: Jest shows the source between them.
const LINES_TO_STACK: usize = 16;
/// What Jasmine writes before the class; it ends the sentence with a full stop of its own.
const REJECTED: &str = " rejected with ";

/// The message of the exception whose class stands on a line, and the index of the line on which it begins. Only
/// above a stack or in a log: a text may tell when it is thrown.
pub fn message(lines: &[&str], at: usize) -> Option<(String, usize)> {
    let line = *lines.get(at).filter(|line| line.contains(OWNER))?;
    let is_call = |line: &&str| {
        let text = line.trim_start();
        CALLS.iter().any(|call| text.starts_with(call)) || PLACES.iter().any(|place| text.contains(place))
    };
    let has_stack = || lines.iter().skip(at + 1).take(LINES_TO_STACK).any(is_call);
    if time::of_line(line.as_bytes()).is_none() && !has_stack() {
        return None;
    }
    let below = || lines.get(at + 1).map(|line| line.trim());
    if let Some(class) = line.trim().strip_prefix(CLASS).and_then(|rest| rest.strip_suffix('>')) {
        let said = below().filter(|_| is_class(class))?.strip_prefix(MESSAGE)?.strip_suffix("\">")?;
        return told(said, at + 1);
    }
    // `Error [Class]: M` or `Class: M`, and `Class:` with the message on the next line.
    let end = line.find("]: ").or_else(|| line.find(": ")).or_else(|| line.strip_suffix(':').map(str::len))?;
    let (before, behind) = line.split_at_checked(end)?;
    let before = before.strip_suffix(MARK.trim_end_matches(']')).unwrap_or(before);
    let class = before.rsplit([' ', '[', '(']).next()?;
    if !is_class(class) {
        return classes_behind(line).and_then(|said| told(said, at));
    }
    match behind.trim_start_matches([']', ':']).trim() {
        "" => told(below()?, at + 1),
        said if before.contains(REJECTED) => told(said.strip_suffix('.').unwrap_or(said), at),
        said => told(said, at),
    }
}

/// The same where another name stands before the class: `1) a test: Class: M`.
fn classes_behind(line: &str) -> Option<&str> {
    line.match_indices(": ").skip(1).take(4).find_map(|(end, mark)| {
        let class = line.get(..end)?.rsplit([' ', '[', '(']).next()?;
        line.get(end + mark.len()..).filter(|_| is_class(class)).map(str::trim)
    })
}

fn told(said: &str, at: usize) -> Option<(String, usize)> {
    // What an exception says that has a code, or an object, was read elsewhere.
    let is_message = said.contains(char::is_alphabetic) && said.contains(' ') && !said.starts_with(['{', '[', '<']);
    is_message.then(|| (said.to_owned(), at))
}

fn is_class(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_:.\\".contains(c);
    let own = name.rsplit([':', '.', '\\']).next().unwrap_or(name);
    own.contains(OWNER) && ENDS.iter().any(|end| own.ends_with(end)) && name.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_stands_behind_the_class_or_below_it() {
        const CLASS: &str = "TencentCloud::Common::TencentCloudSDKException";
        for (text, line) in [
            ("   TencentApiError: no lion here\n    at f", 0),
            ("TencentCloudSDKHttpException [Error]: no lion here\n    at f", 0),
            ("Error [TencentApiError]: no lion here\n    at f", 0),
            ("2026-11-29 10:00:01 ERROR sync: TencentApiError: no lion here", 0),
            ("{CLASS}: no lion here\n    /a.rb:3:in `f'", 0),
            ("     {CLASS}:\n       no lion here\n     # ./a.rb", 1),
            (
                "    Expected it to be resolved but it was rejected with TencentApiError: no lion here.\n  Stack:\n   at f",
                0,
            ),
            ("Class: <{CLASS}>\nMessage: <\"no lion here\">\n---Backtrace---", 1),
        ] {
            let text = text.replace("{CLASS}", CLASS);
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(message(&lines, 0), Some(("no lion here".to_owned(), line)), "{text}");
        }
        for text in
            ["ZooError: no lion here", "TencentApiError", "raise TencentApiError: x", "TencentApiError: {\"a\": 1}"]
        {
            assert_eq!(message(&text.lines().collect::<Vec<_>>(), 0), None, "{text}");
        }
    }
}
