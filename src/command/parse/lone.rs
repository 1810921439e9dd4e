//! Lone messages: lines with a message of the API or of an SDK, but without its code.
//!
//! They are searched for only at the start of an input in which no error was found, so that a
//! log costs nothing, and only where the message begins the line or a part of the line.

use crate::advice::{self, Haystack};
use crate::catalog::Catalog;
use crate::extract::{ApiError, KnownRequest, without_tail};
use crate::time;

/// The longest line that is searched, in bytes.
const LONGEST_LINE: usize = 4 << 10;
/// The keys of JSON under which logs keep messages.
const KEYS: &str = "msg message error err errmsg error_msg error_message errormessage reason detail details log \
                    exception exc_info stack description text cause";
/// Within how many bytes a JSON document of this program says that it is one.
const OWN_START: usize = 40;
/// The characters that may stand before a message on its line, apart from whitespace.
const OPENERS: [char; 24] = [
    ':', '=', ']', '>', '|', '-', '"', '\'', '`', ')', '}', '*', '#', '：', '】', '，', ',', '!', '！', '│', '$', '“',
    '「', '『',
];
/// The words that may stand before a message without anything between, as where words are not set apart.
const REPORTING: &str = "返回|提示|报错|报|错误|失败|显示|表示|エラー";

/// A message without its code.
pub struct LoneMessage<'c> {
    /// The code that the catalog has for it.
    pub code: &'c str,
    /// The message as an error, with the code that is printed before it.
    pub error: ApiError,
}

/// The messages at the start of an input.
pub fn messages<'c>(catalog: &'c Catalog, head: &str) -> Vec<LoneMessage<'c>> {
    let lines = head.lines().enumerate().filter(|(_, line)| line.len() <= LONGEST_LINE);
    let mut messages: Vec<LoneMessage<'c>> = Vec::new();
    for message in lines.filter_map(|(at, line)| message(catalog, line, at + 1)) {
        // A chain of exceptions repeats what the first of them said.
        let is_new = |before: &LoneMessage<'_>| {
            before.error.message != message.error.message || before.error.time != message.error.time
        };
        if messages.last().is_none_or(is_new) {
            messages.push(message);
        }
    }
    messages
}

/// Whether an input is a document of this program.
pub fn is_own(head: &str) -> bool {
    head.get(..OWN_START).unwrap_or(head).contains("\"schema_version\"")
}

/// What ends a message that stands behind a quote.
const fn closing(opener: char) -> Option<char> {
    match opener {
        '"' | '\'' => Some(opener),
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

/// Whether the text before a message in quotes lets it be one: a key under which logs keep
/// messages, but no variable of a program and no other key of JSON.
fn is_said(before: &str) -> bool {
    let Some(before) = before.strip_suffix(['"', '\'']) else { return true };
    if before.ends_with("= ") {
        return false;
    }
    let Some(key) = before.trim_end().strip_suffix(':').map(|key| key.trim_end_matches(['"', '\'', ' '])) else {
        return true;
    };
    let key = key.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    KEYS.split(' ').any(|known| known.eq_ignore_ascii_case(key))
}

/// The code before a message on its line, if there is one: `C: M`, `[C] [request id:R] M`.
fn printed_code(catalog: &Catalog, before: &str) -> Option<String> {
    let mut words = before.rsplit(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_')));
    words.find(|word| catalog.exists(word)).map(str::to_owned)
}

fn message<'c>(catalog: &'c Catalog, line: &str, number: usize) -> Option<LoneMessage<'c>> {
    let known = advice::recognise(catalog, line, Haystack::Line)?;
    let before = line.get(..line.len() - known.rest.len())?;
    let opener = before.trim_end().chars().next_back();
    let is_reported = || REPORTING.split('|').any(|word| before.trim_end().ends_with(word));
    if opener.is_some_and(|opener| !OPENERS.contains(&opener) && !is_reported()) {
        return None;
    }
    if line.trim_start().starts_with('|') || !is_said(before) {
        return None;
    }
    // A message in quotes ends where they end; quotes inside the template are its own.
    let end = opener.and_then(closing).and_then(|quote| known.behind.find(quote));
    let end = end.map_or(known.rest.len(), |end| known.rest.len() - known.behind.len() + end);
    let error = ApiError {
        // A code that is printed before its message is the one.
        code: printed_code(catalog, before),
        message: known.rest.get(..end).map(|message| without_tail(message).to_owned()),
        request_id: None,
        line: number,
        time: time::of_line(before.as_bytes()),
        logged: !before.trim().is_empty(),
        request: KnownRequest::default(),
        near: None,
    };
    Some(LoneMessage { code: known.code, error })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "The SecretId is not found, please ensure that your SecretId is correct.";

    /// The lines and texts of the lone messages of an input.
    fn found(input: &str) -> Vec<(usize, String)> {
        let catalog = Catalog::built_in();
        let messages = messages(&catalog, input);
        messages.into_iter().map(|message| (message.error.line, message.error.message.unwrap_or_default())).collect()
    }

    #[test]
    fn a_message_begins_its_line_or_a_part_of_it() {
        for before in [
            "",
            "  ",
            "ERROR: ",
            "2026-11-19 08:12:33 [worker] ",
            "err=",
            "| ERROR | ".trim_start_matches('|'),
            "- ",
            "\"message\": \"",
            "{\"ErrMsg\":\"",
            "{'log': '",
            "消息：",
            "老版本接口返回",
            "エラー",
        ] {
            assert_eq!(found(&format!("x\n{before}{MESSAGE}\n")), [(2, MESSAGE.to_owned())], "{before:?}");
        }
        for before in ["The guide says ", "| ", "\"title\": \"", "text = \"", "{\"code\":\"", "(", "ERROR"] {
            assert_eq!(found(&format!("x\n{before}{MESSAGE}\n")), [], "{before:?}");
        }
    }

    #[test]
    fn a_message_ends_with_its_quotes_or_its_line() {
        for (line, message) in [
            (format!("\"msg\": \"{MESSAGE} Again.\", \"x\": 1"), format!("{MESSAGE} Again.")),
            (format!("'msg': '{MESSAGE}', 'x': 1"), MESSAGE.to_owned()),
            (format!("error: {MESSAGE} Again. \""), format!("{MESSAGE} Again. \"")),
            (format!("{MESSAGE}  "), MESSAGE.to_owned()),
            (format!("接口说“{MESSAGE}”，怎么办"), MESSAGE.to_owned()),
            (format!("「{MESSAGE}」とは"), MESSAGE.to_owned()),
        ] {
            assert_eq!(found(&line), [(1, message)], "{line}");
        }
    }

    #[test]
    fn a_code_that_is_printed_before_its_message_is_the_one() {
        let catalog = Catalog::built_in();
        for (before, code) in [
            ("[AuthFailure] ", Some("AuthFailure")),
            ("failed: AuthFailure.TokenFailure: ", Some("AuthFailure.TokenFailure")),
            ("AuthFailure - ", Some("AuthFailure")),
            ("[worker] ", None),
            ("", None),
        ] {
            let messages = messages(&catalog, &format!("{before}{MESSAGE}\n"));
            let codes: Vec<Option<&str>> = messages.iter().map(|message| message.error.code.as_deref()).collect();
            assert_eq!(codes, [code], "{before}");
        }
    }

    #[test]
    fn its_time_is_that_of_its_line_and_a_bare_message_is_not_logged() {
        let catalog = Catalog::built_in();
        let input = format!("{MESSAGE}\n2026-11-19T08:12:33Z ERROR: {MESSAGE}\n");
        let messages = messages(&catalog, &input);
        let of = |message: &LoneMessage<'_>| (message.error.logged, message.error.time.map(|time| time.seconds));
        assert_eq!(messages.iter().map(of).collect::<Vec<_>>(), [(false, None), (true, Some(1_795_075_953))]);
        assert!(messages.iter().all(|message| message.code == "AuthFailure.SecretIdNotFound"));
    }

    #[test]
    fn long_lines_and_documents_of_this_program_are_left_out() {
        let line = |len: usize| format!("{MESSAGE}{}", " ".repeat(len - MESSAGE.len()));
        assert_eq!((found(&line(4 << 10)).len(), found(&line((4 << 10) + 1)).len()), (1, 0));
        let document =
            |spaces: usize| format!("{{{}\"schema_version\": 1,\n\"message\": \"{MESSAGE}\"}}", " ".repeat(spaces));
        assert_eq!((is_own(&document(23)), is_own(&document(24))), (true, false));
    }
}
