//! Where an error is reported: behind a word for failure, at the start of a line. In a comment or
//! a statement of source code, none is.

use super::super::message::is_uuid;

/// The words for failure that may stand before a code, in lower case.
const FAILURES: &str = "error fail exception fatal panic critical severe abort warn refused reject denied died crash unable unexpected cannot couldn't can't oops err: err= err! wrong ✖ ✗ × ❌ 错误 失败 异常 出错 报错 \
                        エラー 失敗 例外";
/// What a line begins with that says how often something was tried.
const TRIES: [&str; 5] = ["retry ", "attempt ", "try ", "gave up", "giving up"];
/// What an answer is told with: `api X returned C: M`.
const ANSWERS: [&str; 7] = ["returned", "unexpected", "got", "threw", "raised", "received", "answered"];
/// Names before a colon that are no programs: the parts of a document, the kinds of a commit.
const NO_PROGRAMS: &str = "note see also example tip todo fix feat docs doc refactor chore test build ci perf style revert \
                           title description summary name key type subject usage warning hint default value values the a an for if when on in of with to common following";
/// Under which names PowerShell tells an error again.
pub const REPEATED: [&str; 2] = ["CategoryInfo", "FullyQualifiedErrorId"];
/// The most names before a code: `cvm-sync: DescribeInstances: C: M`.
const MOST_NAMES: usize = 3;
/// How far before a code a word for failure may stand, in bytes.
const MOST_BEFORE: usize = 512;
/// How many words before a code are a label of an error: `ERR! cvm C: M`.
const MOST_WORDS: usize = 3;

/// Whether an error is reported behind this text.
pub fn is_reported(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'', '`']).trim();
    if REPEATED.iter().any(|name| before.contains(name)) {
        return false;
    }
    // `request R failed with C: M`
    let before = before.strip_suffix(" with").filter(|said| has_failed(said)).unwrap_or(before);
    let before = without_id(before);
    let is_label = before.is_empty()
        || before.ends_with([':', '：', ']', '】', '>', '|', ')', '-', '─', '›', '│', '▶', '！', '!', '\'']);
    let lower = before.to_lowercase();
    let is_failure = |text: &str| FAILURES.split_ascii_whitespace().any(|word| text.contains(word));
    // A file may be about errors: `docs/errors.md:12:`.
    let names_failure = near_end(&lower).split_ascii_whitespace().any(|word| !word.contains('/') && is_failure(word));
    let is_short = before.chars().all(|c| !c.is_alphabetic());
    // Ruby: `a.rb:3:in 'f': C: M`.
    let is_level = before.split_ascii_whitespace().count() <= MOST_WORDS && !before.ends_with(['.', '。', '，', ',']);
    let is_try =
        || before.ends_with(':') && (TRIES.iter().any(|word| lower.starts_with(word)) || lower.ends_with("caused by:"));
    // gRPC: `rpc error: code = Unknown desc = C: M`.
    is_short
        || before.ends_with(" desc =")
        || is_try()
        || before.starts_with("##")
        || is_label && (names_failure || lower.contains("could not ") || before.contains(":in "))
        || before.eq_ignore_ascii_case("err")
        || before == "Trace:"
        || lower.ends_with(" said no:")
        || before.starts_with("not ok ") && before.ends_with('-')
        || names_failure && (is_level || lower.rsplit(' ').next().is_some_and(is_failure))
}

/// The end of a text that is long: lines may be, and hold a code in every word.
fn near_end(text: &str) -> &str {
    let start = text.len().saturating_sub(MOST_BEFORE);
    (start..text.len()).find_map(|start| text.get(start..)).unwrap_or(text)
}

/// Whether a text says that the code behind it was answered: `the API returned `.
pub fn is_answered(before: &str) -> bool {
    let lower = before.trim_end().to_lowercase();
    let is_answer = lower.rsplit([' ', '\t']).next().is_some_and(|last| ANSWERS.contains(&last));
    is_answer && before.ends_with(' ') && !may_be(&lower) && !lower.ends_with("is returned")
}

/// Whether only names of programs and of calls stand before a code: `cvm-sync: DescribeInstances: `.
pub fn is_program(before: &str) -> bool {
    let names = before.split(' ').filter(|name| !name.is_empty());
    let is_name = |name: &str| {
        let name = name.strip_suffix(':').unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let first = before.split(':').next().unwrap_or_default();
    let is_listed = NO_PROGRAMS.split_ascii_whitespace().any(|word| word == first);
    let count = names.clone().count();
    // What somebody was about: `deploy web: C: M`.
    let is_task = || {
        let mut words = first.split(' ');
        let is_listed = |word: &str| NO_PROGRAMS.split_ascii_whitespace().any(|known| known == word);
        count > 1
            && before.len() == first.len() + ": ".len()
            && words
                .all(|word| !is_listed(word) && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
            && !first.ends_with('s')
    };
    first.starts_with(|c: char| c.is_ascii_lowercase())
        && before.ends_with(": ")
        && !is_listed
        && count <= MOST_NAMES
        && (names.into_iter().all(is_name) || is_task())
}

/// Whether a text, in lower case, says what may be.
fn may_be(said: &str) -> bool {
    ["if ", "when ", "unless "].iter().any(|word| said.starts_with(word) || said.contains(&format!(" {word}")))
}

/// Whether a text says that something failed, not that it may.
fn has_failed(said: &str) -> bool {
    let said = said.to_lowercase();
    ["failed", "error", "exception", "aborted", "rejected"].iter().any(|word| said.ends_with(word)) && !may_be(&said)
}

/// Whether a text is only what marks a line, in square brackets, perhaps behind the time: `[retry 1/3]`.
pub fn is_tag(before: &str) -> bool {
    let time = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | ':' | '.' | ',' | 'T' | 'Z' | ' ');
    let tag = before.trim_end().trim_start_matches(time).strip_prefix('[').and_then(|tag| tag.strip_suffix(']'));
    tag.is_some_and(|tag| tag.contains(|c: char| c.is_ascii_alphabetic()) && !tag.contains(['[', ']', '(', '"', '\'']))
}

/// A text without the id of a request at its end, in brackets or not.
fn without_id(text: &str) -> &str {
    let inside = text.trim_end_matches([']', ')', ':', ' ']);
    let id = inside.len().checked_sub(36).filter(|at| inside.get(*at..).is_some_and(is_uuid));
    id.and_then(|at| inside.get(..at)).map_or(text, |before| before.trim_end_matches(['[', '(', ' ']))
}

/// Whether a code behind this text stands in a comment or a statement of source code.
pub fn is_source(before: &str) -> bool {
    let start = before.trim_start().trim_start_matches(['+', '-']).trim_start();
    let statements = "// /* return throw raise const let var final public private static case assert expect";
    let is_quoted = start.ends_with(['"', '\'', '`']);
    let word = start.split([' ', '(']).next().unwrap_or_default();
    // Python, shells; an item of a numbered list.
    let is_note = before.trim_start() == "# " || before.trim().strip_suffix('.').is_some_and(is_number);
    // What a shell traces: `+ '[' C = null ']'`.
    let is_traced = before.starts_with('+') && before.ends_with("'[' ");
    word.starts_with("//")
        || is_traced
        || is_note
        || is_quoted && statements.split(' ').any(|statement| statement == word)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a message is only a place for one: `%s`, `{}`, `#{e.message}`.
pub fn is_placeholder(message: &str) -> bool {
    let message = message.trim_start_matches(['"', '\'']);
    let start = message.strip_prefix(['%', '$', '#']).unwrap_or_default();
    message.starts_with("{}")
        || start.starts_with(['s', 'v', 'q', '@', '{', '(']) && message.len() < 40 && !message.contains(' ')
        || message.starts_with("%s")
        || message.starts_with("%v")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_begin_with_a_mark_in_brackets() {
        for (before, expected) in [
            ("[retry 1/3] ", true),
            ("2026-11-23 08:10:01 [zoo] ", true),
            ("[1] ", false),
            ("[zoo](#lion) ", false),
            ("see [zoo] ", false),
            ("", false),
        ] {
            assert_eq!(is_tag(before), expected, "{before}");
        }
        assert!(is_reported("the call failed with "));
        for before in ["the call deals with ", "if the call failed with ", "a test of what fails with "] {
            assert!(!is_reported(before), "{before}");
        }
    }

    #[test]
    fn an_error_is_reported_behind_an_answer_a_try_and_the_name_of_a_program() {
        for before in ["retry #1: ", "Attempt 2 of 3: ", "gave up: ", "x, caused by: ", "【错误】"] {
            assert!(is_reported(before), "{before}");
        }
        for (before, expected) in [
            ("error api F returned ", true),
            ("unexpected ", true),
            ("if the API returned ", false),
            ("which is returned ", false),
            ("returned", false),
            ("the call returns ", false),
        ] {
            assert_eq!(is_answered(before), expected, "{before}");
        }
        for (before, expected) in [
            ("zoo: ", true),
            ("zoo-sync: DescribeLions: ", true),
            ("note: ", false),
            ("fix: ", false),
            ("Zoo: ", false),
            ("a.rs:12: ", false),
            ("src/a.rs: ", false),
            ("  zoo: ", false),
            ("a: b: c: d: ", false),
            ("the zoo: ", false),
            ("zoo ", false),
        ] {
            assert_eq!(is_program(before), expected, "{before}");
        }
    }

    #[test]
    fn a_place_for_a_message_is_none() {
        for (message, expected) in [
            ("{}", true),
            ("{} is lost", true),
            ("%s", true),
            ("%s is lost", true),
            ("%v is lost", true),
            ("\"%q", true),
            ("%@", true),
            ("%q is lost", false),
            ("%(message)s", true),
            ("#{error.message}", true),
            ("${error.message}", true),
            ("${error.message} is lost", false),
            ("%d", false),
            ("no lion", false),
            ("{x}", false),
        ] {
            assert_eq!(is_placeholder(message), expected, "{message}");
        }
        let long = |len: usize| format!("${{{}}}", "x".repeat(len - 3));
        assert_eq!((is_placeholder(&long(39)), is_placeholder(&long(40))), (true, false));
    }
}
