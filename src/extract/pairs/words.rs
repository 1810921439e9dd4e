//! Names of two words: `Request ID`, `Error Message`.

use crate::extract::label::{Label, is_part};

/// What a name of two words stands for, and what is behind it: `Request ID`, `Error Message`.
pub fn second_word<'t>(first: &str, behind: &'t str) -> Option<(Label, &'t str)> {
    let rest = behind.strip_prefix(' ')?;
    let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let (second, rest) = rest.split_at_checked(len)?;
    let second = second.to_ascii_lowercase();
    let is_error = ["error", "err", "api"].iter().any(|word| first.eq_ignore_ascii_case(word));
    // Without a mark behind it, it begins a sentence.
    let is_marked = || rest.trim_start_matches(' ').starts_with([':', '=', '：', '│', '|']) || rest.starts_with(" ..");
    match second.as_str() {
        "id" if first.eq_ignore_ascii_case("request") || first == "请求" => Some((Label::RequestId, rest)),
        "message" | "msg" | "description" if is_error && is_marked() => Some((Label::Message, rest)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_are_one_name() {
        for (first, behind, label) in [
            ("Request", " ID: r-1", Some(Label::RequestId)),
            ("request", " id r-1", Some(Label::RequestId)),
            ("Error", " Message: m", Some(Label::Message)),
            ("err", " msg = m", Some(Label::Message)),
            ("Error", " message is empty", None),
            ("Request", " Message: m", None),
            ("Error", ": m", None),
        ] {
            assert_eq!(second_word(first, behind).map(|(label, _)| label), label, "{first}{behind}");
        }
    }
}
