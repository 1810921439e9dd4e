//! JSON of several lines in HTML: as a highlighter wrote it, with a `<span>` around every word
//! (Pygments, highlight.js), or as it is, with entities for its quotes.

use super::super::{Look, Seen};
use super::decoded;
use crate::extract::substring::contains;
use memchr::memchr;

/// How many lines of such a document are read from the place on, and how many above it.
const MOST_LINES: usize = 16;
const LINES_ABOVE: usize = 3;
/// A quote as HTML writes it.
const QUOTE: &[u8] = b"&quot;";
/// The longest of them, in bytes.
const LONGEST: usize = 16 << 10;

/// The lines around the place, without tags; none if that of the place has neither spans nor a name
/// in quotes at its start.
pub fn read<'t>(look: &Look<'t>, line: &[u8]) -> Option<Seen<'t>> {
    let is_member = line.trim_ascii_start().starts_with(QUOTE) && contains(line, b"&quot;: ");
    let is_marked = || line.contains(&b'<') && contains(line, b"<span class=\"");
    if line.len() > LONGEST || !is_member && !is_marked() {
        return None;
    }
    let mark: &[u8] = if is_member { QUOTE } else { b"<span" };
    let is_bare = |line: &[u8]| !line.iter().any(u8::is_ascii_alphanumeric);
    // The tags around the document stand on the lines of its brackets.
    let is_framed =
        |line: &[u8]| is_member && line.contains(&b'<') && is_bare(decoded(&String::from_utf8_lossy(line)).as_bytes());
    let is_of_document = |line: &[u8]| contains(line, mark) || is_bare(line) || is_framed(line);
    // A member of a success may look like an error: its document is read from the start.
    let lines_above = if is_member { MOST_LINES } else { LINES_ABOVE };
    let above: Vec<&[u8]> =
        look.lines_above(lines_above).map(|line| look.slice(line)).take_while(|line| is_of_document(line)).collect();
    let mut text = String::new();
    for line in above.into_iter().rev() {
        text.push_str(&without_spans(&String::from_utf8_lossy(
            line.get(..line.len().min(LONGEST)).unwrap_or_default(),
        )));
        text.push('\n');
    }
    let (mut at, mut count) = (look.start, 0);
    while count < MOST_LINES {
        let rest = look.slice(at..look.input.len());
        let len = match memchr(b'\n', rest) {
            Some(len) => len,
            None if look.last && !rest.is_empty() => rest.len(),
            None if look.last => break,
            None => return Some(Seen::Wait { from: look.at }),
        };
        let line = rest.get(..len.min(LONGEST)).unwrap_or_default();
        // Nothing but marks and brackets may stand between the lines of the document.
        if count > 0 && !is_of_document(line) {
            break;
        }
        text.push_str(&without_spans(&String::from_utf8_lossy(line)));
        text.push('\n');
        count += 1;
        at += len + 1;
    }
    let end = at.min(look.input.len());
    Some(Seen::Text { read: end - look.start, text, end, next: look.at + 1 })
}

/// A line without its spans, as it would be shown.
fn without_spans(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line.replace("</span>", "");
    while let Some(at) = rest.find("<span") {
        let Some(len) = rest.get(at..).and_then(|tag| tag.find('>')) else { break };
        text.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + len + 1..).unwrap_or_default().to_owned();
    }
    text.push_str(&rest);
    decoded(&text)
}

#[cfg(test)]
mod tests {
    use super::super::super::example::known;
    use super::*;

    #[test]
    fn spans_are_left_out_and_entities_decoded() {
        let line =
            "  <span class=\"hljs-attr\">&quot;Code&quot;</span>: <span class=\"w\"> </span>&quot;InvalidZoo&quot;,";
        let input = format!("{line}\n  }},\n</code>\nother words\n");
        let look = known(&input, "Invalid");
        let Some(Seen::Text { text, .. }) = read(&look, line.as_bytes()) else { panic!() };
        assert!(text.starts_with("  \"Code\":  \"InvalidZoo\",\n  },\n"), "{text}");
        assert!(!text.contains("other"));
        assert!(read(&look, b"no <b>spans</b>").is_none());
        let input = "<pre><code>{\n  &quot;Error&quot;: {\n    &quot;Code&quot;: &quot;InvalidZoo&quot;\n  }\n}</code></pre>\nend\n";
        let look = known(input, "Invalid");
        let line = look.slice(look.line.clone());
        let Some(Seen::Text { text, .. }) = read(&look, line) else { panic!() };
        assert_eq!(text.trim(), "{\n  \"Error\": {\n    \"Code\": \"InvalidZoo\"\n  }\n}");
    }
}
