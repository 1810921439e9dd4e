//! The attributes of a tag of XML as pairs: `<failure type="C" message="a &quot;b&quot;">`.

use super::decoded;
use memchr::memrchr;
use std::ops::Range;

/// The attributes of the tag around a place of a line, with the quotes inside of their values
/// escaped as in JSON. Also where the tag ends in the input.
pub fn around(input: &[u8], line: Range<usize>, at: usize) -> Option<(String, usize)> {
    let before = input.get(line.start..at)?;
    let start = line.start + memrchr(b'<', before)?;
    let tag = input.get(start..line.end)?;
    let is_name = tag.get(1).is_some_and(u8::is_ascii_alphabetic);
    let mut in_quotes = false;
    let len = tag.iter().position(|byte| {
        in_quotes ^= *byte == b'"';
        !in_quotes && *byte == b'>'
    });
    let len = len.filter(|len| is_name && start + len > at)?;
    let text = String::from_utf8_lossy(tag.get(1..len)?).into_owned();
    let values = text.split('"').enumerate().map(|(number, part)| {
        // Every other part is between quotes.
        let said = if number % 2 == 1 { decoded(part) } else { return part.to_owned() };
        said.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
    });
    let shown = values.collect::<Vec<_>>().join("\"");
    shown.contains("=\"").then_some((shown, start + len + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_attributes_around_a_place_are_pairs() {
        for (line, shown) in [
            ("<e code=\"M\" text=\"a &quot;b&quot;&#10;c\"/>x", Some("e code=\"M\" text=\"a \\\"b\\\"\\nc\"/")),
            ("<a b=\"&lt;\"><e text=\"M > &amp;\">", Some("e text=\"M > &\"")),
            ("<a b=\"x\">M &amp;</a>", None),
            ("a < M &amp; \">", None),
            ("<a b=\"M &amp;", None),
        ] {
            let at = line.find('M').unwrap();
            let found = around(line.as_bytes(), 0..line.len(), at);
            assert_eq!(found.map(|(text, _)| text).as_deref(), shown, "{line}");
        }
    }
}
