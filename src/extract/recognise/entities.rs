//! Lines of XML and HTML, in which quotes and brackets are written as entities, and those of GitHub's commands,
//! in which line feeds are.

mod command;
mod element;
mod highlighted;
mod tag;

use super::{Look, Seen};
use crate::extract::lines::line_around;
use crate::extract::substring::{contains, find};
pub use command::is_command;

/// The longest line that is read, in bytes.
const LONGEST: usize = 64 << 10;
/// How many lines above a line of a report its failure begins at most.
const LINES_OF_REPORT: usize = 40;
/// How many bytes below its first line belong to a block.
const LONGEST_BLOCK: usize = 4 << 10;
/// The entities that every writer uses.
const ENTITIES: &str = "&quot; \"\n&#34; \"\n&#x22; \"\n&apos; '\n&#39; '\n&#x27; '\n&#039; '\n&lt; <\n&gt; >\n&#96; `\n&#x60; `\n&#x2F; /\n&#47; /\n&#10; \n&#xa; \n&nbsp;  \n&amp; &";

/// The line of the place as it would be shown, up to the tag that ends it.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let line = look.slice(look.start..look.line.end);
    let is_written_so = |line: &[u8]| {
        let is_in = |entity: &&str| contains(line, entity.as_bytes());
        ["&quot;", "&#34;", "&apos;"].iter().any(is_in)
            || line.contains(&b'<') && ["&lt;", "&gt;", "&amp;", "&nbsp;", "&#"].iter().any(is_in)
    };
    if let Some(text) = command::said(line) {
        return Seen::Text { read: line.len(), text, end: look.line.end, next: look.at + 1 };
    }
    if let Some(seen) = highlighted::read(look, line) {
        return seen;
    }
    if line.len() > LONGEST || !line.contains(&b'&') || !is_written_so(line) && !is_reported(look, line) {
        return look.nothing();
    }
    if let Some((shown, end)) = tag::around(look.input, look.start..look.line.end, look.at) {
        return Seen::Text { read: end - look.start, text: shown, end, next: look.at + 1 };
    }
    let end = match end_of_block(look, line) {
        Ok(end) => end,
        Err(wait) => return wait,
    };
    let line = look.slice(look.start..end);
    let shown = element::lines_above(look) + &decoded(&String::from_utf8_lossy(line));
    Seen::Text { read: line.len(), text: shown, end, next: look.at + 1 }
}

/// Whether a line belongs to what a report of tests says of a failure, with brackets as entities: `JUnit`'s
/// `<failure message="F">` and below it the trace.
fn is_reported(look: &Look<'_>, line: &[u8]) -> bool {
    let is_written_so = ["&lt;", "&gt;", "&amp;"].iter().any(|entity| contains(line, entity.as_bytes()));
    let opens = |line: &[u8]| [&b"<failure"[..], b"<error"].iter().any(|tag| line.trim_ascii_start().starts_with(tag));
    is_written_so && look.lines_above(LINES_OF_REPORT).any(|line| opens(look.slice(line)))
}

/// Where what a line shows ends: its lines are kept as they are in a block that begins on it, `<pre>`.
fn end_of_block<'t>(look: &Look<'t>, line: &[u8]) -> Result<usize, Seen<'t>> {
    let opened = line
        .windows(4)
        .rposition(|tag| tag == b"<pre")
        .filter(|at| !contains(line.get(*at..).unwrap_or_default(), b"</pre"));
    let below = look.slice(look.line.end..look.input.len());
    let below = below.get(..below.len().min(LONGEST_BLOCK)).unwrap_or_default();
    match opened.map(|_| find(below, b"</pre")) {
        Some(Some(len)) => {
            let end = line_around(look.input, look.line.end + len).end;
            // The rest of its line may be to come.
            if look.last || end < look.input.len() { Ok(end) } else { Err(Seen::Wait { from: look.at }) }
        }
        Some(None) if !look.last && below.len() < LONGEST_BLOCK => Err(Seen::Wait { from: look.at }),
        _ => Ok(look.line.end),
    }
}

/// A text with its entities replaced, and tags with line feeds.
pub fn decoded(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['&', '<']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        let tag = from.strip_prefix('<').and_then(|tag| tag.find('>')).filter(|_| {
            from.get(1..)
                .is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')))
        });
        let entity = ENTITIES.lines().filter_map(|line| line.split_once(' ')).find(|(name, _)| from.starts_with(name));
        let number = if entity.is_none() { numbered(from) } else { None };
        rest = if let Some((shown, behind)) = number {
            text.push(shown);
            behind
        } else if let Some(end) = tag {
            text.push('\n');
            from.get(end + 2..).unwrap_or_default()
        } else if let Some((name, shown)) = entity {
            text.push_str(if shown.is_empty() { "\n" } else { shown });
            from.get(name.len()..).unwrap_or_default()
        } else {
            let len = from.chars().next().map_or(0, char::len_utf8);
            let (first, behind) = from.split_at_checked(len).unwrap_or((from, ""));
            text.push_str(first);
            behind
        };
    }
    text.push_str(rest);
    text
}

/// The letter that a text begins with as its number, `&#x5B9E;`, and what is behind it.
fn numbered(text: &str) -> Option<(char, &str)> {
    let (number, behind) = text.strip_prefix("&#")?.split_once(';').filter(|(number, _)| number.len() <= 7)?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    // Controls stay as they are written.
    Some((char::from_u32(code.ok()?).filter(|c| !c.is_ascii())?, behind))
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, unfinished};
    use super::*;

    #[test]
    fn a_line_is_read_as_it_would_be_shown() {
        for (line, shown) in [
            ("<pre>{&quot;M&quot;:&#39;a&lt;b&amp;lt;&#39;}</pre>", "\n{\"M\":'a<b&lt;'}\n"),
            ("<failure>M &#x5B9E;&#20363; &#x1b; &#x3002;</failure>", "\nM 实例 &#x1b; 。\n"),
            ("<failure message=\"x\">M &lt;1&gt; < 2 & 3</failure>", "\nM <1> < 2 & 3\n"),
        ] {
            let look = look(line, "M");
            let seen = Seen::Text { text: shown.to_owned(), read: line.len(), end: line.len(), next: look.at + 1 };
            assert_eq!(read(&look), seen, "{line}");
            // Behind another line.
            let below = format!("up\n{line}");
            let look = self::look(&below, "M");
            let seen = Seen::Text { text: shown.to_owned(), read: line.len(), end: below.len(), next: look.at + 1 };
            assert_eq!(read(&look), seen, "{below}");
        }
        let block = "<td><pre>{M&#x27;,\n  &#x27;a&#x27;}</pre></td>\nnext\n";
        let Seen::Text { text, end, .. } = read(&look(block, "M")) else { panic!("{block}") };
        assert_eq!((text.as_str(), end), ("\n\n{M',\n  'a'}\n\n", block.len() - "\nnext\n".len()));
        let open = "<td><pre>{M&#x27;,\n";
        assert!(matches!(read(&unfinished(open, "M")), Seen::Wait { .. }));
        for line in ["M & b", "{\"M\": \"a&b\"}", "a <b> M"] {
            assert!(matches!(read(&look(line, "M")), Seen::Nothing { .. }), "{line}");
        }
    }
}
