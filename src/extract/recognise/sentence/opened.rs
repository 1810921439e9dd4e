//! In which brackets or quotes a code stands, and what stands before them: `[C] M`, `failed (C): M`,
//! `“C”：M`, `FAILED (C: M)`.

use super::super::context::is_context;
use super::super::spaced::is_message;
use super::is_reported;
use std::ops::Range;

/// What a code stands in.
const BRACKETS: [(char, char); 8] =
    [('[', ']'), ('<', '>'), ('(', ')'), ('（', '）'), ('“', '”'), ('「', '」'), ('‘', '’'), ('`', '`')];
/// What stands between the bracket behind a code and the message.
const MARKS: [&str; 5] = [":", "：", " - ", " – ", " — "];
/// What a word before a code ends with.
const ENDS: [char; 15] = [' ', '\t', ':', '：', '=', ']', '】', '>', '|', '"', '\'', '，', '；', '！', '!'];

/// What stands before a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened<'t> {
    /// The text before the code and its bracket.
    pub before: &'t str,
    /// Whether the code is in brackets or quotes.
    pub in_brackets: bool,
    /// Whether a bracket opened before the code that closes behind the message.
    pub around_all: bool,
}

/// What stands before the code at a place; none where that is a part of something else.
pub fn read(text: &str, code: Range<usize>) -> Option<Opened<'_>> {
    let word = text.get(code.clone())?;
    let (before, behind) = (text.get(..code.start)?, text.get(code.end..)?);
    // Markdown: `**C** M`.
    let stars = before.len() - before.trim_end_matches('*').len();
    if stars > 0 && behind.starts_with(before.get(before.len() - stars..)?) {
        let before = before.get(..before.len() - stars)?;
        let rest = behind.split('\n').next()?.trim_start_matches('*');
        let is_told = MARKS.iter().any(|mark| rest.starts_with(mark)) || rest.strip_prefix(' ').is_some_and(is_message);
        let is_word = (before.is_empty() || before.ends_with(ENDS)) && !before.trim_start().starts_with('|');
        return (is_told && is_word).then_some(Opened { before, in_brackets: true, around_all: false });
    }
    let bracket = BRACKETS.into_iter().find(|(open, close)| before.ends_with(*open) && behind.starts_with(*close));
    // Behind round ones and quotes, a mark has to stand: `failed (C): M`, or a label before them.
    let is_apart = |(open, close): (char, char)| {
        let rest = behind.split('\n').next().and_then(|line| line.strip_prefix(close)).unwrap_or_default();
        let label = before.strip_suffix(open).unwrap_or(before);
        let is_label = || label.is_empty() || is_context(label) || label.ends_with(": ") && is_reported(label);
        let is_first =
            || open == '(' && word.contains('.') && rest.strip_prefix(' ').is_some_and(is_message) && is_label();
        MARKS.iter().any(|mark| rest.starts_with(mark)) || is_first()
    };
    let bracket = bracket.filter(|pair| matches!(pair.1, ']' | '>') || is_apart(*pair));
    let before = bracket.and_then(|(open, _)| before.strip_suffix(open)).unwrap_or(before);
    let inside = before.trim_end_matches(['(', '（']);
    let around_all = bracket.is_none() && inside.len() < before.len() && is_context(inside);
    // `请求失败(C)：M`, `TencentError(C): M`
    let lower = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_class = ["error", "exception", "failure"].iter().any(|class| lower.ends_with(class));
    let is_glued =
        bracket.is_some_and(|(open, _)| matches!(open, '（' | '(' | '<') && (is_class || !before.is_ascii()));
    let is_word = before.is_empty() || before.ends_with(ENDS) || before.ends_with('`');
    (is_word || is_glued || around_all).then_some(Opened {
        before: if around_all { inside } else { before },
        in_brackets: bracket.is_some(),
        around_all,
    })
}

/// What is behind the bracket that closes behind a code, and behind a mark there.
pub fn behind(text: &str) -> Option<&str> {
    let stars = text.trim_start_matches('*');
    let closed = || text.strip_prefix(|c| BRACKETS.iter().any(|(_, close)| *close == c));
    let rest = if stars.len() < text.len() { stars } else { closed()? };
    Some(MARKS.iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_around_a_code_are_told_from_those_around_more() {
        for (text, before, in_brackets, around_all) in [
            ("Error: Zoo.A: m", "Error: ", false, false),
            ("x [Zoo.A] m", "x ", true, false),
            ("x (Zoo.A): m", "x ", true, false),
            ("调用失败（Zoo.A）：m", "调用失败", true, false),
            ("(Zoo.A) no lion", "", true, false),
            ("ap-tokyo (Zoo.A) no lion", "ap-tokyo ", true, false),
            ("FAILED (Zoo.A: m)", "FAILED ", false, true),
            ("ZooError(Zoo.A): m", "ZooError", true, false),
            ("Error<Zoo.A>: m", "Error", true, false),
            ("*Zoo.A*: m", "", true, false),
            ("**Zoo.A** no lion", "", true, false),
        ] {
            let at = text.find("Zoo.A").unwrap();
            let expected = Opened { before, in_brackets, around_all };
            assert_eq!(read(text, at..at + 5), Some(expected), "{text}");
        }
        for text in ["| **Zoo.A** | m |", "**Zoo.A** | m", "see (Zoo.A) m", "f(Zoo.A): m", "see(Zoo.A", "a.Zoo.A: m"] {
            let at = text.find("Zoo.A").unwrap();
            assert_eq!(read(text, at..at + 5), None, "{text}");
        }
        assert_eq!(behind("]: m"), Some(" m"));
        assert_eq!(behind(" m"), None);
    }
}
