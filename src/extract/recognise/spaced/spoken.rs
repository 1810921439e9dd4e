//! A code and a message with only a space between them and no RequestId, as `print(e.code, e.message)`
//! and `console.log(err.code, err.message)` write them. Sentences about codes look the same, and lists
//! of codes do.

use super::super::context::{is_action, is_context};
use super::super::sentence::{is_answered, is_program, is_reported};
use crate::extract::is_code;
use crate::extract::label::Label;

/// What a sentence goes on with that has a code as its subject or names one.
const PROSE: &str = "is are was were be means mean indicates describes represents refers occurs happens appears \
                     returned returns thrown when if while because where which that and or in on at of from for to \
                     as by with without after before during instead vs versus error errors code codes exception \
                     usually often typically can could may might will would should must has have had does did \
                     handled ignored skipped retried retrying again since see attempt try retry";
/// The same in Chinese and Japanese.
const PROSE_ZH: [&str; 15] =
    ["是", "的", "表示", "怎么", "如何", "什么", "意思", "这", "和", "与", "或", "，", "、", "は", "が"];
/// The ends of a message that is a sentence.
const ENDS: [char; 10] = ['.', '。', '!', '！', '`', ')', '）', ']', '"', '”'];

/// The words of titles in Chinese, which name a code too.
const TITLE_ZH: [&str; 8] = ["解决", "处理", "问题", "排查", "方案", "文档", "说明", "怎么"];

/// Whether a word is one that a text about a code has before it: `failed with`, `the error`, `报错`.
pub fn is_before_code(word: &str) -> bool {
    const WORDS: &str = "ignore handle catch raise return throw retry got get see the a an like add fix is are than \
                         said says say told tells reported reports shows showed called named";
    let is_of = |words: &str| words.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word));
    is_of(PROSE) || is_of(WORDS) || is_reported(word) || ["报", "是", "为", "了"].iter().any(|end| word.ends_with(end))
}

/// Whether a text may be the message of an error: a sentence or a part of one that does not go on
/// with the code before it.
pub fn is_message(message: &str) -> bool {
    // The old API: `(-2501)参数错误`.
    let message = behind_number(message).unwrap_or(message);
    let first = message.split([' ', ',', ':', '\t']).next().unwrap_or_default();
    let is_prose = PROSE.split_ascii_whitespace().any(|word| word == first)
        || PROSE_ZH.iter().any(|word| message.starts_with(word))
        || message.ends_with(['?', '？'])
        || message.split([' ', '\t', '`', '\'', '"', ',']).any(is_dotted);
    // A count of errors is none, and one word may be anything.
    let is_short = message.starts_with(|c: char| c.is_ascii_digit())
        || message.is_ascii() && !message.contains(' ')
        || !message.contains(char::is_alphanumeric);
    !is_prose
        && !is_short
        && !message.starts_with(['(', '（', '[', '{', '<', '>', ',', '/', '\'', '"', '`', '-', '*', '#', '|'])
}

/// What is behind a number in brackets that a text begins with.
fn behind_number(text: &str) -> Option<&str> {
    let (number, behind) = text.strip_prefix('(')?.split_once(')')?;
    let digits = number.strip_prefix('-').unwrap_or(number);
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(behind)
}

/// Whether a word is a code with a dot. A type of an instance has no small letters.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && is_code(word) && word.contains(|c: char| c.is_ascii_lowercase())
}

/// Whether a message behind a code is an error's own. `before` is what stands before the code on its
/// line, `around` the line above and the line below, `is_alone` whether there are no others.
pub fn is_spoken(before: &str, message: &str, around: [&str; 2], is_alone: bool) -> bool {
    if !is_message(message) {
        return false;
    }
    let label = before.trim();
    if label.ends_with([':', '：', '!', '！', '❌']) && is_reported(before) {
        // Behind the name of a code, the message has a name too.
        let name = label.trim_end_matches([':', '：']);
        let last = name.rsplit([' ', '，', '。']).next().unwrap_or_default();
        return Label::of(last) != Label::Code && !name.ends_with("rrors") && !name.ends_with('码');
    }
    // `SDK Error: Error C M`, `describe failed C M`
    let last = label.rsplit(' ').next().unwrap_or_default();
    let is_label = label.strip_suffix(last).is_some_and(|before| before.trim_end().ends_with(':')) && is_reported(last)
        || matches!(last, "failed" | "失败") && is_reported(before);
    let is_sentence = message.ends_with(ENDS) && message.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    let is_phrase = is_sentence || message.contains(' ') || !message.is_ascii();
    // A list of codes has another one on the next line.
    let is_like_code = |word: &str| is_code(word) && (word.contains('.') || is_action(word));
    let is_listed =
        around.into_iter().any(|line| line.trim_start().split([' ', '\t']).next().is_some_and(is_like_code));
    let is_title = TITLE_ZH.iter().any(|word| message.contains(word));
    match label {
        // A table of codes has more columns.
        "" => {
            (is_sentence || is_alone || !message.is_ascii() && !is_title)
                && !is_listed
                && before.is_empty()
                && !message.contains('\t')
        }
        _ if is_program(before) || is_answered(before) => is_phrase,
        _ if is_context(before) => is_phrase && !is_title,
        _ if is_label => last.chars().all(char::is_alphabetic) && is_phrase,
        _ => label.chars().all(char::is_alphabetic) && is_reported(before) && (is_sentence || message.contains(' ')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_behind_a_label_or_alone_on_its_line_is_an_errors_own() {
        for (before, message, below) in [
            ("Error: ", "no lion", ""),
            ("Error: sync failed: ", "no lion is here", "    at f (a.js:1)"),
            ("调用失败：", "狮子不存在", ""),
            ("failed ", "the lion is out", ""),
            ("    failed ", "狮子不存在。", ""),
            ("fatal: ", "no lion", ""),
            ("zoo: ", "no lion", ""),
            ("SDK Error: Error ", "no lion", ""),
            ("08:10:01 <error> zoo.js:2 describe failed ", "no lion", ""),
            ("", "The lion is out.", "next"),
            ("", "狮子不存在。", ""),
        ] {
            assert!(is_spoken(before, message, ["", below], false), "{before}{message}");
        }
    }

    #[test]
    fn sentences_and_lists_are_none() {
        for (before, message, below) in [
            ("", "is returned when no lion is there.", ""),
            ("", "means that no lion is there.", ""),
            ("the error ", "Means no lion.", ""),
            ("error ", "means no lion", ""),
            ("Error: ", "means no lion", ""),
            ("错误：", "是什么意思", ""),
            ("错误：", "怎么解决", ""),
            ("报错：", "狮子不存在？", ""),
            ("常见错误 ", "解决办法", ""),
            ("", "The lion is out.", "Zoo.Bear The bear is out."),
            ("", "troubleshooting", ""),
            ("", "Troubleshooting guide", ""),
            ("- ", "The lion is out.", ""),
            ("see ", "The lion is out.", ""),
            ("Error: ", "Zoo.Bear Zoo.Ape", ""),
            ("Error: ", "(no lion)", ""),
            ("failed ", "3 times", ""),
            ("The ticket says 错误码:", "the lion is out", ""),
            ("[TencentCloudSDKException] code:", "messa ge", ""),
            ("错误：", "since Monday.", ""),
            ("Error: ", "handler", ""),
            ("Error: ", "    │", ""),
            ("Common errors: ", "no lion", ""),
            ("warning: ", "handled, going on", ""),
        ] {
            assert!(!is_spoken(before, message, ["", below], false), "{before}{message}");
        }
        assert!(!is_spoken("", "The lion is out.", ["Zoo.Bear The bear is out.", ""], false));
    }
}
