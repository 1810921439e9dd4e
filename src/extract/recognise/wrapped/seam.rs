//! What stood between two lines of a text that was broken at a width: a space, a line feed of its
//! own, or nothing where a word was broken.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a sentence in Chinese or Japanese ends with: the next one has a line of its own.
const SENTENCE_ENDS: [char; 3] = ['。', '！', '？'];

/// What stood between two lines of a text in this many columns.
pub fn seam(line: &str, next: &str, width: usize) -> &'static str {
    let (line, next) = (line.trim_end(), next.trim_start());
    let (Some(last), Some(first)) = (line.chars().next_back(), next.chars().next()) else { return "\n" };
    let begins_id =
        ["RequestId: ", "requestId: ", "request_id: ", "Request ID: "].iter().any(|id| next.starts_with(id));
    if begins_resource(line, next) || begins_id {
        return "\n";
    }
    let own = line.width();
    let word = next.split(' ').next().unwrap_or_default().width();
    let is_wide = |c: char| c.width().unwrap_or(0) > 1;
    // Between wide characters, a line breaks anywhere.
    if is_wide(last) && is_wide(first) {
        return if own + 2 <= width || SENTENCE_ENDS.contains(&last) { "\n" } else { "" };
    }
    if own + 1 + word <= width {
        return "\n";
    }
    let tail = line.rsplit(' ').next().unwrap_or_default().width();
    let is_hyphen = line.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric));
    // Only a word that is longer than a line is broken.
    let is_full = own >= width || own + 1 == width && is_wide(first);
    if is_hyphen || is_full && tail + word > width { "" } else { " " }
}

/// Whether the next line of a refusal of the access management begins there, which names the
/// resource, or its last, which is a bracket.
pub fn begins_resource(line: &str, next: &str) -> bool {
    let is_bracket = next.starts_with(']') && !next.starts_with("](");
    next.starts_with("resource (qcs::")
        || line.ends_with(')') && next.split(' ').next() == Some("resource")
        || is_bracket && line.ends_with("permission")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_feed_stood_where_the_next_word_had_room() {
        for (line, next, width, expected) in [
            ("no lion is", "here", 12, " "),
            ("no lion is", "here", 15, "\n"),
            ("no lion is here", "now", 15, " "),
            ("id:5f3d8b1e-0c", "1a-4a6f-9a51", 14, ""),
            ("no lion-", "house", 8, ""),
            ("动物园里没有", "狮子", 12, ""),
            ("动物园里没有", "狮子", 13, ""),
            ("动物园里没有。", "狮子", 20, "\n"),
            ("动物园里没有。", "狮子", 14, "\n"),
            ("operation (cbs:A)", "resource (qcs::x) has no", 20, "\n"),
            ("has no permission", "] requestId", 18, "\n"),
            ("no lion", "RequestId: 5f3d8b1e", 10, "\n"),
        ] {
            assert_eq!(seam(line, next, width), expected, "{line}|{next}");
        }
    }
}
