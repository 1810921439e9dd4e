//! Exceptions of the SDKs for Node.js and PHP of which only the stack or the place was printed, with the message, but
//! without the code and the `RequestId`, which are members of the exception.
//!
//! ```text
//! Error: M                                        ● the name of a test                 Jest
//!     at Client.parseResponse (…)
//!     at async Client.request (…)                   M
//!
//!                                                   > 5 |   await client.request(…)
//!
//!                                                     at Client.parseResponse (…)
//!
//! In AbstractClient.php line 10:                       Symfony's console
//!
//!   M
//! ```
//! Like lone messages, they are looked for only where no error was found. Source: `parseResponse` in
//! `common/abstract_client.js` of that SDK throws the errors that the API answers.

mod classes;

use crate::extract::{ApiError, KnownRequest, decoded};
use crate::time;

/// The frame in which the SDK throws what the API answered: its function and its file.
const FRAME: (&str, &str) = ("Client.parseResponse", "abstract_client");
/// What Symfony's console writes above the message of an exception that the SDK for PHP threw.
const CONSOLE: &str = "In AbstractClient.php line ";
/// How many lines above the frame belong to the exception.
const MOST_ABOVE: usize = 24;
/// What stands before the message on its line.
const HEADS: [&str; 3] = ["Error: ", "Exception: ", "Error]: "];
/// What consola writes there, at the start of the line.
const LEVEL: &str = " ERROR  ";
/// What Jest writes before the name of a test.
const TEST: char = '●';

/// The exceptions of a text, in its order; one that is told again once.
pub fn errors(text: &str) -> Vec<ApiError> {
    let lines: Vec<&str> = text.lines().collect();
    let is_frame = |line: &str| line.contains(FRAME.0) && line.contains(FRAME.1);
    let by_frame = |(at, line): (usize, &&str)| {
        if is_frame(line) {
            return on_line(line).map(|message| (message, at)).or_else(|| message_above(&lines, at));
        }
        if line.starts_with(CONSOLE) { message_below(&lines, at) } else { None }
    };
    let mut told: Vec<(String, usize)> = lines.iter().enumerate().filter_map(by_frame).collect();
    // Of a message of several lines, the class has only the first.
    let by_class = (0..lines.len()).filter_map(|at| classes::message(&lines, at));
    let by_class: Vec<_> =
        by_class.filter(|(message, _)| !told.iter().any(|(whole, _)| whole.contains(message))).collect();
    told.extend(by_class);
    told.sort_by_key(|(_, line)| *line);
    // A report in XML has entities in the texts of its elements.
    let is_xml = text.trim_start().starts_with('<');
    let mut errors: Vec<ApiError> = Vec::new();
    for (message, line) in told {
        let head = lines.get(line).copied().unwrap_or_default();
        let time = time::of_line(head.as_bytes());
        if errors.iter().any(|other| other.message.as_ref() == Some(&message) && other.time == time) {
            continue;
        }
        let message = if is_xml { decoded(&message) } else { message };
        errors.push(ApiError {
            code: None,
            message: Some(message),
            request_id: None,
            line: line + 1,
            time,
            logged: time.is_some(),
            request: KnownRequest::default(),
            near: None,
        });
    }
    errors
}

/// The message before the frame on its line, as a page of Express and an escaped string have it.
fn on_line(line: &str) -> Option<String> {
    let before = line.get(..line.find(FRAME.0)?)?;
    let (_, said) = HEADS.iter().find_map(|head| before.split_once(head))?;
    let end = ["<br>", "\\n"].iter().filter_map(|end| said.find(end)).min()?;
    said.get(..end).map(str::to_owned).filter(|message| !message.trim().is_empty())
}

/// The message of the exception of which one of the lines is a frame, and the index of its first line.
fn message_above(lines: &[&str], frame: usize) -> Option<(String, usize)> {
    let mut below: Vec<&str> = Vec::new();
    for at in (frame.saturating_sub(MOST_ABOVE)..frame).rev() {
        let line = *lines.get(at)?;
        let text = line.trim();
        if text.starts_with("at ") && below.is_empty() || is_source(text) {
            // The source that a test runner shows stands between the message and the stack.
            below.clear();
            continue;
        }
        let head = HEADS.iter().find_map(|head| text.split_once(head)).map(|(_, first)| first);
        if let Some(first) = head.or_else(|| line.strip_prefix(LEVEL)) {
            below.push(first);
            return joined(below).map(|message| (message, at));
        }
        if text.is_empty() {
            let above = lines.get(..at)?.iter().rev().find(|line| !line.trim().is_empty());
            if !below.is_empty() {
                let is_of_test = above.is_some_and(|line| line.trim_start().starts_with(TEST));
                return if is_of_test { joined(below).map(|message| (message, at + 1)) } else { None };
            }
            continue;
        }
        below.push(text);
    }
    None
}

/// The message between blank lines below the place where it was thrown, whose lines the console breaks at spaces.
fn message_below(lines: &[&str], place: usize) -> Option<(String, usize)> {
    let is_blank = |line: &&&str| line.trim().is_empty();
    let first = place + 1 + lines.get(place + 1..)?.iter().take_while(is_blank).count();
    // With `-v`, the class stands in brackets before it.
    let is_class = |line: &&&str| line.trim().starts_with('[') && line.trim().ends_with("Exception]");
    let said = lines.get(first..)?.iter().take(MOST_ABOVE).take_while(|line| !is_blank(line));
    let said = said.skip_while(is_class).map(|line| line.trim());
    let message = said.collect::<Vec<_>>().join(" ");
    (first > place + 1 && !message.is_empty()).then_some((message, first))
}

/// The lines of a message, the last one first, as one text.
fn joined(below: Vec<&str>) -> Option<String> {
    let message = below.into_iter().rev().collect::<Vec<_>>().join("\n");
    Some(message).filter(|message| !message.trim().is_empty())
}

/// Whether a line is one of a program's source, with its number: `> 11 | f()`, `| ^`.
fn is_source(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ']);
    line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALLS: &str = "    at Client.parseResponse (/v/tencentcloud-sdk-nodejs-common/common/abstract_client.js:268:37)\n    \
                         at process.processTicksAndRejections (node:internal/process/task_queues:95:5)\n    \
                         at async Client.request (/v/tencentcloud-sdk-nodejs-common/common/abstract_client.js:127:28)\n";

    fn found(text: &str) -> Vec<(String, usize)> {
        errors(text).into_iter().map(|error| (error.message.unwrap_or_default(), error.line)).collect()
    }

    #[test]
    fn the_message_stands_above_the_frame_that_threw_it() {
        for (head, message, line) in [
            ("Error: no lion\n", "no lion", 1),
            ("x\n     Error: no lion\n", "no lion", 2),
            ("TencentCloudSDKHttpException: no lion\nin the zoo\n", "no lion\nin the zoo", 1),
            ("2026-11-23 08:10:01 ERROR TencentCloudSDKHttpException [Error]: no lion\n", "no lion", 1),
            ("\n ERROR  no lion\n\n", "no lion", 2),
            ("Error: no lion\n    at wrap (/app/a.js:3:7)\n", "no lion", 1),
            ("● feeds\n\n    no lion\n    is here\n\n    > 5 | f()\n      |   ^\n      6 |\n\n", "no lion\nis here", 3),
        ] {
            assert_eq!(found(&format!("{head}{CALLS}")), [(message.to_owned(), line)], "{head}");
        }
    }

    #[test]
    fn what_is_no_message_is_left_alone() {
        for head in ["", "\n", "no lion\n", "a zoo\n\n  no lion\n\n", "Error: \n"] {
            assert_eq!(found(&format!("{head}{CALLS}")), [], "{head}");
        }
        let other = CALLS.replace("parseResponse", "doRequest");
        assert_eq!(found(&format!("Error: no lion\n{other}")), []);
    }

    #[test]
    fn the_message_may_stand_on_the_line_of_the_frame() {
        let frame = "at Client.parseResponse (/v/common/abstract_client.js:268:37)";
        for line in [
            format!("<pre>Error: no lion<br> &nbsp; &nbsp;{frame}<br></pre>\n"),
            format!("{{\"stack\":\"Error: no lion\\n    {frame}\\n\"}}\n"),
        ] {
            assert_eq!(found(&line), [("no lion".to_owned(), 1)], "{line}");
        }
    }

    #[test]
    fn symfony_has_the_message_below_the_place() {
        let text = "x\n\nIn AbstractClient.php line 10:\n          \n  no lion, and  \n   no bear  \n          \n\ni18n [--to]\n";
        assert_eq!(found(text), [("no lion, and no bear".to_owned(), 5)]);
        for other in [text.replace("AbstractClient", "Zoo"), text.replace("          \n  no", "  no")] {
            assert_eq!(found(&other), [], "{other}");
        }
    }

    #[test]
    fn an_exception_that_is_told_again_counts_once() {
        let one = format!("Error: no lion\n{CALLS}");
        let bear = one.replace("lion", "bear");
        assert_eq!(found(&format!("{one}{one}{bear}")), [("no lion".to_owned(), 1), ("no bear".to_owned(), 9)]);
        let logged = |time| format!("2026-11-23 08:10:0{time} ERROR {one}");
        assert_eq!(found(&(logged(1) + &logged(2))).len(), 2);
    }
}
