//! What stands before an error on its line besides a word for failure: the time, a level, a mark, a tag
//! in brackets, and what a loop prints of its items: a region, an instance, a pod, an action.

use super::sentence::REPEATED;
use super::spaced::is_time;

/// The most words before an error.
const MOST_WORDS: usize = 8;
/// The most characters of a word in Chinese or Japanese.
const MOST_CHARACTERS: usize = 12;
/// The signs that somebody puts before what went wrong.
pub const SIGNS: [char; 14] = ['⚠', '❌', '❎', '✖', '✗', '✘', '×', '🚨', '🔥', '💥', '❗', '⛔', '🛑', '‼'];
/// The levels of a log that report an error, in lower case.
const LEVELS: &str = "error err err! erro err: warn warning fatal critical crit alert panic severe";
/// What somebody says of a call that did not do its work, in lower case.
const VERBS: &str = "failed failure fail rejected refused aborted denied caught got threw thrown skip skipped skipping retry retrying \
     attempt dropped unhandled uncaught";
/// The same in Chinese and Japanese.
const FAILURES: [&str; 9] = ["返回", "失败", "失敗", "异常", "報錯", "报错", "出错", "错误", "エラー"];
/// What names a code, so that it is none of the words before one.
const NAMES: [&str; 3] = ["码", "代码", "コード"];

/// What a word before an error says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// That an error may follow: what it names stands before no sentence.
    Telling,
    /// Nothing: punctuation, a number.
    Empty,
    /// That a sentence or source code was begun.
    Other,
}

/// Whether all that stands before a code on its line names where and when something happened, so
/// that the error itself follows.
pub fn is_context(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_value = ["msg=", "message=", "err=", "error="].iter().any(|name| line.ends_with(name));
    let is_ended = is_value || line.ends_with([' ', '\t', ':', '：', '，', '；', '|', ']', ')', '】']);
    let is_other = ["|", "#", "//", "/*", ">", "\"", "'"].iter().any(|start| line.trim_start().starts_with(start));
    if line.trim().is_empty() || !is_ended || is_other {
        return false;
    }
    let (mut is_telling, mut words) = (false, 0_usize);
    let mut rest = line;
    while words < MOST_WORDS {
        let Some((word, behind)) = next(rest) else { return is_telling };
        match said_by(word) {
            Word::Telling => is_telling = true,
            Word::Empty => {
                rest = behind;
                continue;
            }
            // Behind a level, the name of a logger: `[ERROR] redis - `.
            Word::Other if is_telling && behind.starts_with(" - ") && is_plain(word) => {}
            // npmlog: `ERR! cvm `.
            Word::Other
                if is_plain(word)
                    && line.get(..line.len() - rest.len()).is_some_and(|before| before.ends_with("ERR!")) => {}
            Word::Other => return false,
        }
        words += 1;
        rest = behind;
    }
    is_telling && rest.trim().is_empty()
}

fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The first word of a text, or what it begins with in brackets, and what is behind it.
fn next(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let open = text.chars().next()?;
    let close = [('[', ']'), ('(', ')'), ('【', '】'), ('（', '）')].iter().find(|(first, _)| *first == open);
    let end = close.and_then(|(_, close)| text.find(*close).map(|at| at + close.len_utf8()));
    // `[text](link)`
    let end = end.filter(|end| !text.get(*end..).is_some_and(|behind| behind.starts_with('(')));
    let end = end.unwrap_or_else(|| text.find([' ', '\t']).unwrap_or(text.len()));
    text.split_at_checked(end)
}

fn said_by(word: &str) -> Word {
    let word = word.strip_prefix("**").and_then(|word| word.strip_suffix("**")).unwrap_or(word);
    let name = word.trim_end_matches([':', '：', ',', '，', ';', '；', '|', '!', '！']);
    // Glog: `main.go:12]`.
    let name = name.strip_suffix(']').filter(|name| !name.starts_with('[')).unwrap_or(name);
    let is_letter = |c: char| c.is_alphabetic();
    // `retry 1/3 after C`
    if matches!(name, "after" | "because" | "of" | "due") {
        return Word::Empty;
    }
    if !name.contains(char::is_alphanumeric) {
        return if name.contains(SIGNS) { Word::Telling } else { Word::Empty };
    }
    let is_tag = name.starts_with(['[', '(', '【', '（']) && name.contains(is_letter) && !name.contains("](");
    if is_time(name) || is_tag {
        return Word::Telling;
    }
    if !name.contains(is_letter) {
        return Word::Empty;
    }
    let lower = name.to_lowercase();
    let is_of = |words: &str| words.split_ascii_whitespace().any(|word| word == lower);
    if is_of(LEVELS) || is_of(VERBS) || is_identifier(name) || is_action(name) {
        return Word::Telling;
    }
    let is_failure = FAILURES.iter().any(|word| name.contains(word)) && !NAMES.iter().any(|word| name.ends_with(word));
    if is_failure && name.chars().count() <= MOST_CHARACTERS { Word::Telling } else { Word::Other }
}

/// Whether a word names an item: `ap-guangzhou-3`, `ins-1`, `10.0.0.1`, `ops:cvm`, `region=ap-tokyo`.
/// A path is none: the file may be about errors.
fn is_identifier(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '@' | '=' | '#');
    // Loguru: `__main__:<module>:9`.
    let word = word.strip_prefix("__main__:<module>:").unwrap_or(word);
    word.split_once('/').is_some_and(|(_, action)| is_action(action))
        || word.chars().all(is_part)
            && word.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            && (word.contains(['-', '_', ':', '@', '='])
                || word.contains(|c: char| c.is_ascii_digit())
                || is_logger(word))
}

/// Whether a word is the name of a logger: `c.e.App`.
fn is_logger(word: &str) -> bool {
    word.matches('.').count() > 1 && !word.ends_with('.')
}

/// Whether a word is written as the actions of the API are, perhaps with their service: `cvm.RunInstances`.
pub fn is_action(word: &str) -> bool {
    let word = word.rsplit('.').next().unwrap_or_default();
    word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !REPEATED.contains(&word)
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().zip(word.bytes().skip(1)).any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_a_place_or_a_time_stands_before_an_error() {
        for before in [
            "ap-guangzhou ",
            "  - ap-guangzhou: ",
            "web-7d9f8c\t2026-11-23T08:10:01.123Z ",
            "2026-11-23 08:10:01,123 - __main__ - WARNING - ",
            "[18:53:46] ERROR (root): ",
            "ERROR:root:",
            "⚠️ ",
            "❌ ",
            "rejected ",
            "Skipping ins-1: ",
            "短信发送失败 ",
            "请求失败，",
            "[unhandledRejection] ",
            "(node:12489) ",
            "✗ cvm.DescribeInstances ... FAILED ",
            "region=ap-tokyo ",
            "cvm-sync | ",
            "E1127 10:22:31.123456 1 main.go:12] ",
            "time=2026-11-23T08:10:01Z level=error msg=",
            "2026-11-23T08:10:01.123+08:00 ERROR 1 --- [main] c.e.App : ",
        ] {
            assert!(is_context(before), "{before}");
        }
    }

    #[test]
    fn words_and_source_code_are_none() {
        for before in [
            "",
            "  ",
            "- ",
            "1. ",
            "1\t",
            "see ",
            "see ap-guangzhou ",
            "| ap-guangzhou | ",
            "# ap-guangzhou ",
            "// ap-guangzhou ",
            "[zoo](#lion) ",
            "docs/errors.md:12: ",
            "ap-guangzhou",
            "错误码 ",
            "e.g. ",
            "    + FullyQualifiedErrorId : ",
            "这个接口今天下午开始一直在报错 ",
            "assert e.code == ",
        ] {
            assert!(!is_context(before), "{before}");
        }
    }
}
