//! What stands around names and values without being a part of them: brackets and quotes, the
//! tags of HTML, types and addresses, the lengths that PHP's `serialize` writes.

/// What may stand before a name, between two pairs.
const BETWEEN: [char; 46] = [
    '&', ' ', '\t', '\n', '\r', ',', ';', '，', '；', '、', '。', '"', '\'', '`', '[', ']', '(', ')', '{', '}', '|',
    '│', '┃', '║', '*', '\\', '【', '】', '（', '）', '「', '」', '“', '”', '▿', '#', '•', '>', '├', '└', '─', '╰',
    '╭', '┆', '→', '·',
];
/// What opens a value besides its quote, each behind the name of its type.
const OPENERS: [&str; 13] =
    ["<<", "Some(", "Optional(", "Just ", "String(", "Str(", "chr ", "**", "*", "【", "「", "“", "（"];
/// The longest tag, in bytes.
const LONGEST_TAG: usize = 60;

/// How much of a text stands between two pairs.
pub fn between(text: &str) -> usize {
    let mut rest = text;
    loop {
        let start = rest.len();
        rest = rest.trim_start_matches(BETWEEN);
        rest = rest.strip_prefix("<<").unwrap_or(rest);
        rest = tag_at(rest).map_or(rest, |len| rest.get(len..).unwrap_or_default());
        rest = type_at(rest).map_or(rest, |len| rest.get(len..).unwrap_or_default());
        rest = counted_at(rest).map_or(rest, |(_, rest)| rest);
        // Lisp and Clojure begin the names of members with a colon.
        let keyword = rest.strip_prefix(':').filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
        rest = keyword.unwrap_or(rest);
        if rest.len() == start {
            return text.len() - rest.len();
        }
    }
}

/// A text without what opens the value behind it, and whether tags did.
pub fn before_value(text: &str) -> (&str, bool) {
    let mut rest = text;
    let mut is_tagged = false;
    loop {
        let start = rest.len();
        rest = OPENERS.iter().find_map(|opener| rest.strip_suffix(opener)).unwrap_or(rest);
        rest = without_address(rest);
        rest = without_type(rest);
        if let Some(before) = counted_before(rest) {
            return (before.strip_suffix(';').unwrap_or(before), true);
        }
        if let Some(before) = tag_before(rest) {
            (rest, is_tagged) = (before.trim_end_matches([' ', '\t']), true);
        }
        if rest.len() == start {
            return (rest, is_tagged);
        }
    }
}

/// A text without what opens the value at its start.
pub fn value(text: &str) -> &str {
    let mut rest = text;
    loop {
        let start = rest.len();
        rest = rest.trim_start_matches([' ', '\t']);
        rest = OPENERS.iter().find_map(|opener| rest.strip_prefix(opener)).unwrap_or(rest);
        rest = tag_at(rest).map_or(rest, |len| rest.get(len..).unwrap_or_default());
        rest = type_at(rest).map_or(rest, |len| rest.get(len..).unwrap_or_default());
        rest = counted_at(rest).map_or(rest, |(_, rest)| rest);
        if let Some((_, behind)) = rest.strip_prefix("0x").and_then(|hex| hex.split_once(" \"")) {
            rest = rest.get(rest.len() - behind.len() - 1..).unwrap_or_default();
        }
        // Erlang breaks lines before long values.
        let below = rest.trim_start_matches(['\n', ' ']);
        rest = if below.starts_with("<<\"") { below } else { rest };
        if rest.len() == start {
            return rest;
        }
    }
}

/// The length of the tag that a text begins with.
pub fn tag_at(text: &str) -> Option<usize> {
    let name = text.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = text.bytes().take(LONGEST_TAG).position(|byte| matches!(byte, b'>' | b'\n'))?;
    (text.as_bytes().get(end) == Some(&b'>')).then_some(end + 1)
}

/// What stands before the tag that a text ends with.
fn tag_before(text: &str) -> Option<&str> {
    let inside = text.strip_suffix('>')?;
    let open = inside.bytes().rev().take(LONGEST_TAG).position(|byte| byte == b'<')?;
    let at = inside.len() - open - 1;
    (tag_at(text.get(at..)?) == Some(text.len() - at)).then(|| text.get(..at)).flatten()
}

/// The length that a text of PHP's `serialize` begins with, and what is behind it: `s:7:"`.
pub fn counted_at(text: &str) -> Option<(usize, &str)> {
    let digits = text.strip_prefix("s:").or_else(|| text.strip_prefix(";s:"))?;
    let (count, rest) = digits.split_once(':').filter(|(count, _)| count.len() < 8)?;
    Some((count.parse().ok()?, rest)).filter(|(_, rest)| rest.starts_with('"'))
}

/// What stands before the length at the end of a text.
pub fn counted_before(text: &str) -> Option<&str> {
    let digits = text.strip_suffix(':')?;
    let before = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    before.strip_suffix("s:").filter(|_| before.len() < digits.len())
}

/// A text without the address that a debugger shows before a string: `0x55a0 `.
fn without_address(text: &str) -> &str {
    let address = text.strip_suffix(' ').unwrap_or_default();
    let digits = address.trim_end_matches(|c: char| c.is_ascii_hexdigit());
    digits.strip_suffix("0x").filter(|_| digits.len() < address.len()).unwrap_or(text)
}

/// What go-spew writes before a string: its type and its length.
const TYPE: &str = "(string) (len=";

/// The length of the type of a string that a text begins with: `(string) (len=4) `.
fn type_at(text: &str) -> Option<usize> {
    let digits = text.strip_prefix(TYPE)?;
    let len = digits.find(|c: char| !c.is_ascii_digit())?;
    digits.get(len..)?.starts_with(") ").then_some(TYPE.len() + len + 2)
}

/// A text without the type of the string behind it.
fn without_type(text: &str) -> &str {
    let before = text.strip_suffix(") ").map(|before| before.trim_end_matches(|c: char| c.is_ascii_digit()));
    before.and_then(|before| before.strip_suffix(TYPE)).unwrap_or(text)
}

/// What PHP shows behind the name of a member: `:protected`, `:App\Error:private`.
pub fn visibility(text: &str) -> usize {
    let line = text.split('\n').next().unwrap_or_default();
    let Some(inside) = line.strip_prefix(['"', '\'']).unwrap_or(line).strip_prefix(':') else { return 0 };
    let end = inside.find(']').filter(|end| {
        let kind = inside.get(..*end).unwrap_or_default().trim_end_matches(['"', '\'']);
        kind.ends_with("private") || kind.ends_with("protected")
    });
    end.map_or(0, |end| line.len() - inside.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_a_value_is_left_out_on_both_sides() {
        for opener in ["<<", "Some(", "chr ", "0x55a0 ", "<td>", "<code class=\"x\">", "**", "【"] {
            assert_eq!(before_value(&format!("code: {opener}")).0.trim_end(), "code:", "{opener}");
        }
        for opener in ["<<", "Some(", "chr ", "0x55a0 ", "<td>", "s:1:", "\n   <<"] {
            assert_eq!(value(&format!("{opener}\"m\"")), "\"m\"", "{opener}");
        }
        assert_eq!(before_value("s:4:\"code\";s:1:"), ("s:4:\"code\"", true));
        assert_eq!(value("a<b"), "a<b");
        // A length has seven digits at most.
        assert_eq!(counted_at("s:1234567:\"m"), Some((1_234_567, "\"m")));
        for text in ["s:12345678:\"m", "s::\"m", "s:1:m", "s:x:\"m", "t:1:\"m"] {
            assert_eq!(counted_at(text), None, "{text}");
        }
        // A length without digits is none.
        assert_eq!(before_value("\"class::"), ("\"class::", false));
    }

    #[test]
    fn what_is_between_two_pairs_is_skipped() {
        for between in ["\", \"", "</td></tr>\n<tr><th>", ">>, <<\"", "\";s:7:\"", "\" :", "】，", "), ("] {
            let text = format!("{between}message");
            assert_eq!(super::between(&text), between.len(), "{between}");
        }
    }

    #[test]
    fn what_php_shows_of_a_member_is_known() {
        for (text, len) in [(":protected] => x", 10), (":A\\B:private] => x", 12), (": x", 0), (":x]", 0)] {
            assert_eq!(visibility(text), len, "{text}");
        }
    }
}
