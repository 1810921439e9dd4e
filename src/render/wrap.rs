//! Where a line may be broken: by the rules of Unicode (UAX 14), so that no line begins
//! with Japanese punctuation or a small kana. A command in back-quotes breaks at its spaces
//! only, so that an option or an ID can be copied.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks a paragraph into lines of at most `columns`; a longer word is broken inside.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    let mut start = 0;
    for (end, _) in linebreaks(text) {
        let word = text.get(start..end).unwrap_or_default();
        let is_in_code = text.get(..end).unwrap_or_default().matches('`').count() % 2 == 1;
        if is_in_code && !word.ends_with(' ') {
            continue;
        }
        start = end;
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
            ("one  two", 4, vec!["one", "two"]),
            ("ResourceUnavailable", 10, vec!["ResourceUn", "available"]),
            ("時計がずれています。", 18, vec!["時計がずれていま", "す。"]),
            ("「サーバー」とチャット", 10, vec!["「サー", "バー」と", "チャット"]),
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
