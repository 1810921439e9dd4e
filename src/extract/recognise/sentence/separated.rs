//! What stands between a code and its message: `: `, ` - `, ` —— `, `；`, ` => `.

/// What it is made of, besides spaces.
const MARKS: [char; 17] = [':', '：', '-', '–', '—', '|', '｜', ',', '，', ';', '；', '→', '=', '>', '~', '·', '•'];
/// Those of it that need no space before them.
const GLUED: [char; 9] = [':', '：', ',', '，', ';', '；', '—', '→', '｜'];

/// What is behind the marks that a text begins with; none where a message would have only a space
/// before it, or the marks are a part of a word: `C-1`, `C/x`, `C=3`.
pub fn separated(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c| c == ' ' || MARKS.contains(&c));
    let marks = text.strip_suffix(rest)?;
    let first = marks.chars().next()?;
    let is_apart = marks.ends_with(' ') || !matches!(first, ',' | ';');
    let is_marked =
        marks.contains(MARKS) && (marks.starts_with(GLUED) || marks.starts_with(' ') && marks.ends_with(' '));
    (is_marked && is_apart).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_between_a_code_and_its_message() {
        for marks in [
            ": ", ":", "：", " - ", " – ", " —— ", "——", " | ", ", ", "，", "; ", "；", " → ", " => ", " :: ", ":  ",
            "｜",
        ] {
            assert_eq!(separated(&format!("{marks}no lion")), Some("no lion"), "{marks}");
        }
        for text in [" no lion", "-1", "/x", "=3", ",x", ";x", "", ".", " -x", "->x", " / x"] {
            assert_eq!(separated(text), None, "{text}");
        }
    }
}
