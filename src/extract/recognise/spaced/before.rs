//! The message before its code on a line: `Failed: M (C)`, `M. (C)`, `M, code: C`.

use super::super::context::is_context;
use super::super::message::is_uuid;
use super::super::request_id;
use super::super::sentence::{is_program, is_reported};
use super::prefix::without_prefix;
use super::spoken::{is_before_code, is_message};
use crate::extract::label::Label;

/// The brackets that a code stands in behind its message.
const OPENING: [char; 5] = ['(', '[', '（', '【', '<'];
/// What closes them.
pub const CLOSING: [char; 5] = [')', ']', '）', '】', '>'];
/// The longest label of an error, in bytes.
const LONGEST_LABEL: usize = 200;
/// What messages of the API themselves begin with.
const OWN_LABELS: [&str; 4] = ["参数值错误", "参数错误", "Parameter error", "Parameter value error"];
/// How many words the phrase before a message has.
const MOST_WORDS: usize = 6;

/// The message before a code in brackets: `Failed: M (C)`, `12:00:01 ##[error]M [C]`.
pub fn message_before(before: &str) -> Option<&str> {
    if is_call(before.rsplit('\n').next()?) {
        return None;
    }
    let before = before.strip_suffix(OPENING)?.trim_end();
    let line = before.rsplit('\n').next()?;
    let own = without_prefix(line);
    behind_label(own.unwrap_or(line)).or(own.map(unquoted)).filter(|said| !said.ends_with(['-', ':', '=', '|']))
}

/// The same behind the name of a program: `zoo: M (C), request id R`.
pub fn program_message(before: &str) -> Option<&str> {
    let before = before.strip_suffix(OPENING)?.trim_end();
    let line = before.rsplit('\n').next()?;
    let (name, _) = line.split_once(": ")?;
    let said = line.get(name.len() + 2..)?.trim();
    is_program(line.get(..name.len() + 2)?).then_some(said).filter(|said| said.contains(char::is_alphanumeric))
}

/// A line that is a sentence to its end: `M. (C)`. Where somebody writes of a code, the brackets
/// are inside the sentence, and items of a list are about something else.
pub fn whole_sentence(before: &str) -> Option<&str> {
    let line = before.strip_suffix(OPENING)?.trim_end().rsplit('\n').next()?;
    let is_sentence = line.ends_with(['.', '。', '!', '！']) && line.starts_with(|c: char| c.is_alphabetic());
    program_message(before).or(Some(line)).filter(|_| is_sentence)
}

/// A line that is all there is of an input, before the code at its end: `M (C)`.
pub fn whole_line(before: &str) -> Option<&str> {
    let line = before.strip_suffix(OPENING)?.trim_end().rsplit('\n').next()?;
    let line = without_prefix(line).unwrap_or(line);
    let line = unquoted(behind_task(line).unwrap_or(line));
    (is_message(line) && !is_context(&[line, " "].concat())).then_some(line)
}

/// Whether an id of the API with its label is all that stands behind a code on its line.
pub fn has_own_id(behind: &str) -> bool {
    let line = behind.split('\n').next().unwrap_or_default();
    request_id::last(line).is_some_and(|id| is_uuid(id.id) && id.start <= 1)
}

/// Whether the message before a code in brackets has a label of an error.
pub fn is_labelled_error(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(|line| behind_label(line).is_some())
}

/// Whether the message before a code in brackets stands behind a time or a level.
pub fn is_levelled(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(|line| without_prefix(line).is_some())
}

/// Whether a message stands behind the bracket of a code: `zoo - (C) M`.
pub fn goes_on(rest: &str) -> bool {
    let behind = rest.trim_start_matches(CLOSING);
    behind.strip_prefix(' ').is_some_and(is_message)
}

/// Whether no more than a bracket is left of a line.
pub fn is_line_end(rest: &str) -> bool {
    rest.split('\n').next().unwrap_or_default().chars().skip(1).all(char::is_whitespace)
}

/// The message before a code at the end of its line, as `console.error(err.message, err.code)` writes
/// it: a sentence to its end, or all there is, or one that an id of the API follows. A text about errors
/// ends with a code too.
pub fn before_code(before: &str, is_alone: bool, has_id: bool) -> Option<&str> {
    let line = before
        .strip_suffix([' ', '\t'])?
        .rsplit('\n')
        .next()?
        .trim_end_matches([' ', ',', '，', '-', '–', '—', '|', '/']);
    let own = without_prefix(line).unwrap_or(line);
    let said = behind_label(own).or_else(|| behind_task(own)).unwrap_or(own);
    // Tslog: ` ApiError  M`.
    let classed =
        said.trim_start().split_once("  ").filter(|(class, _)| class.ends_with("Error") && !class.contains(' '));
    let said = classed.map_or(said, |(_, said)| said.trim_start());
    if names_id(line) {
        return None;
    }
    let last = said.rsplit([' ', '，', '：', '、']).next().unwrap_or_default();
    let is_sentence = said.ends_with(['.', '。', '!', '！']) && said.starts_with(char::is_alphabetic);
    let is_told = has_id || is_sentence || is_alone && last.chars().all(char::is_alphanumeric) && !is_before_code(last);
    let is_long = has_id || !said.is_ascii() || said.split(' ').count() > 2;
    let is_latin = said.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii());
    let is_label = is_latin && is_context(&[said, " "].concat());
    (is_told && is_long && is_message(said) && !is_label).then_some(said)
}

/// What stands behind the name of what somebody was about, in small letters: `sync user zhang: M`. A message
/// with a colon of its own goes on in small letters.
pub fn behind_task(line: &str) -> Option<&str> {
    let (label, said) = line.split_once(": ").or_else(|| line.split_once(" -> "))?;
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = label.trim_start().split(' ');
    let is_task = label.split(' ').count() <= MOST_WORDS
        && words.next().is_some_and(is_word)
        && words.all(|word| is_word(word) || is_number(word));
    (is_task && said.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())).then_some(said)
}

/// Whether a label is a phrase that names a failure: `sync failed for ins-1`, `could not create it`.
fn is_phrase(label: &str) -> bool {
    let is_short = label.split_ascii_whitespace().count() <= MOST_WORDS && !label.contains(['\'', '"', '`', '.', ',']);
    is_short && label.contains(' ') && is_reported(&[label, ":"].concat())
}

/// Whether an id of the API stands among the words of a text.
fn names_id(text: &str) -> bool {
    text.split([' ', ':', '|', ',', '(', ')', '[', ']']).any(is_uuid)
}

/// A message without the quotes around it.
fn unquoted(message: &str) -> &str {
    let inside = |quote: char| message.strip_prefix(quote)?.strip_suffix(quote).filter(|said| !said.contains(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(message)
}

/// The message before the name of a code at the end of its line: `Failed: M, code: C`, `M, code: C`.
pub fn message_before_name<'t>(before: &'t str, code: &str, is_last: bool) -> Option<&'t str> {
    let line = before.rsplit('\n').next()?.trim_end();
    let marks = [',', '，', ';', '；', '(', '（', '[', '【', '|'];
    let ended = line.strip_suffix(marks).or_else(|| line.ends_with(['.', '。', '!', '！']).then_some(line));
    let said = ended.unwrap_or(line).trim_end();
    let own = without_prefix(said);
    let bare = || Some(own.unwrap_or(said)).filter(|said| ended.is_some() && is_last && is_message(said));
    let is_pair = |said: &str| {
        let name = said.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
        name.starts_with(['=', '"', '{'])
    };
    let is_said = |said: &&str| {
        !said.contains(code)
            && !is_pair(said)
            && !said.ends_with(['-', ':', '='])
            && said.contains(char::is_alphabetic)
            && !is_call(line)
    };
    behind_label(own.unwrap_or(said)).or_else(bare).filter(is_said)
}

/// Whether a line of a program ends with what it calls or defines: `Zoo(`, `raise Zoo(`, `def zoo(`.
fn is_call(line: &str) -> bool {
    let Some(called) =
        line.trim().strip_suffix('(').filter(|called| called.ends_with(|c: char| c.is_ascii_alphanumeric()))
    else {
        return false;
    };
    let first = called.split(' ').next().unwrap_or_default();
    let is_word_of_programs =
        matches!(first, "def" | "raise" | "return" | "throw" | "new" | "await" | "yield" | "class" | "fn" | "func");
    first == called || is_word_of_programs
}

/// What stands before an arrow, of which the point was cut off: `queue error -`, `err ===`. That of .NET is another.
fn before_arrow(text: &str) -> Option<&str> {
    text.trim_end_matches('=').strip_suffix(' ').or_else(|| text.strip_suffix(" -")).filter(|_| !text.ends_with(' '))
}

/// What stands behind the first label of an error or of a message.
pub fn behind_label(line: &str) -> Option<&str> {
    line.match_indices([':', '：', '>']).take_while(|(at, _)| *at <= LONGEST_LABEL).find_map(|(at, mark)| {
        let label = line.get(..at)?;
        let behind = line.get(at + mark.len()..)?;
        let message = if mark == "：" { behind } else { behind.strip_prefix(' ')? }.trim();
        let label = if mark == ">" { before_arrow(label)? } else { label };
        if OWN_LABELS.iter().any(|own| label.ends_with(own)) {
            return None;
        }
        let last = label.rsplit(' ').next().unwrap_or_default();
        let is_named = matches!(Label::of(last), Label::Message | Label::Said);
        let is_label = || is_reported(label) || is_phrase(label) || matches!(last, "said" | "says");
        ((is_named || is_label()) && !message.is_empty()).then_some(unquoted(message))
    })
}

#[cfg(test)]
mod tests;
