//! Where a line may be broken: by the rules of Unicode (UAX 14), so that no line begins
//! with Japanese punctuation or a small kana. A command in back-quotes breaks at its spaces
//! only, so that an option or an ID can be copied; an address and a word in katakana stay whole
//! where they can; and the last line is not a letter or two.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A narrower last line looks lost.
const LEAST_LAST: usize = 7;
/// How much narrower the other lines may become for its sake.
const MOST_GIVEN: usize = 8;

/// Breaks a paragraph into lines of at most `columns`; a longer word is broken inside.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let lines = filled(text, columns);
    if !is_lost(&lines) {
        return lines;
    }
    let narrower = (1..=MOST_GIVEN).map(|given| filled(text, columns.saturating_sub(given)));
    narrower.into_iter().find(|other| other.len() == lines.len() && !is_lost(other)).unwrap_or(lines)
}

fn is_lost(lines: &[String]) -> bool {
    lines.len() > 1 && lines.last().is_some_and(|last| last.width() < LEAST_LAST)
}

/// Lines that hold as much as they can.
fn filled(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    for word in words(text, columns) {
        if width + word.trim_end().width() > columns {
            finish(&mut line, &mut width, &mut lines);
        }
        for c in word.chars() {
            let of_char = c.width().unwrap_or_default();
            if width + of_char > columns && !c.is_whitespace() {
                finish(&mut line, &mut width, &mut lines);
            }
            line.push(c);
            width += of_char;
        }
    }
    finish(&mut line, &mut width, &mut lines);
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// What stays together on a line of so many columns, with the spaces behind it.
fn words(text: &str, columns: usize) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    // Where the word may be broken if it has to be.
    let mut inside: Vec<usize> = Vec::new();
    let (mut seen, mut is_in_code) = (0, false);
    for (end, _) in linebreaks(text) {
        let (before, behind) = text.split_at_checked(end).unwrap_or((text, ""));
        is_in_code ^= text.get(seen..end).unwrap_or_default().matches('`').count() % 2 == 1;
        seen = end;
        if is_in_code && !before.ends_with(' ') {
            continue;
        }
        if is_in_address(before, behind) || before.ends_with(is_katakana) && behind.starts_with(is_katakana) {
            inside.push(end);
            continue;
        }
        if text.get(start..end).unwrap_or_default().trim_end().width() <= columns {
            inside.clear();
        }
        for end in inside.drain(..).chain([end]) {
            words.push(text.get(start..end).unwrap_or_default());
            start = end;
        }
    }
    words
}

/// Whether an address goes on behind a place: `https://` and what follows up to a space.
fn is_in_address(before: &str, behind: &str) -> bool {
    let is_end = |c: char| c.is_whitespace() || !c.is_ascii();
    !behind.is_empty()
        && !behind.starts_with(is_end)
        && before.rsplit(is_end).next().is_some_and(|run| run.contains("://"))
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30a1}'..='\u{30fa}' | '\u{30fc}')
}

/// Moves a line that is not empty to the finished ones, without the spaces at its end.
fn finish(line: &mut String, width: &mut usize, lines: &mut Vec<String>) {
    while line.ends_with(char::is_whitespace) {
        line.pop();
    }
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
    *width = 0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_the_language_allows_it() {
        for (text, columns, expected) in [
            ("", 10, vec![""]),
            ("one two three", 7, vec!["one two", "three"]),
            // A last line that is nearly nothing gets a word more.
            ("Back off, and slow down a bit.", 26, vec!["Back off, and slow", "down a bit."]),
            ("one  two", 4, vec!["one", "two"]),
            ("ResourceUnavailable", 10, vec!["ResourceUn", "available"]),
            ("時計がずれています。", 18, vec!["時計がずれて", "います。"]),
            ("「サーバー」とチャット", 10, vec!["「サー", "バー」と", "チャット"]),
            // Katakana stay together where they can.
            ("時計のタイムゾーン", 16, vec!["時計の", "タイムゾーン"]),
            ("署名のずれを直します。", 18, vec!["署名のずれを直", "します。"]),
            // So does an address, unless it is longer than a line.
            ("see the list (https://a.b/c/d).", 20, vec!["see the list", "(https://a.b/c/d)."]),
            ("一覧はhttps://a.b/c/dにあります", 20, vec!["一覧は", "https://a.b/c/dに", "あります"]),
            ("at https://a.b/c/d/e", 10, vec!["at", "https://", "a.b/c/d/e"]),
            ("run `a --big b-c` now", 12, vec!["run `a --big", "b-c` now"]),
            ("run `a --big b-c` now", 9, vec!["run `a", "--big", "b-c` now"]),
        ] {
            assert_eq!(wrap(text, columns), expected, "{text}");
        }
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let text = "署名したマシンの時計が16分53秒遅れています。`date -u +%s` と比べます。";
        for columns in 2..80 {
            assert!(wrap(text, columns).iter().all(|line| line.width() <= columns), "{columns}");
        }
    }
}
