//! What stands before this line and the next: the name of a program, what a command line writes before errors.

use super::Look;

/// The longest name of a program before a line, in bytes.
const LONGEST_TAG: usize = 40;

/// What the lines of a program have in common.
pub enum Tag {
    /// So many bytes at the start of this line and the next: `[worker] `.
    Len(usize),
    /// Nothing so far: of the next line, which may have it too, too little is there.
    Open,
}

/// The name of a program that stands before this line and the next.
pub fn tag(look: &Look<'_>) -> Tag {
    let line = look.slice(look.start..look.at);
    let tag = line.get(..LONGEST_TAG).unwrap_or(line);
    let end = tag.windows(2).position(|pair| pair == b"] " || pair == b"| ").map_or(0, |at| at + 2);
    let tag = line.get(..end).unwrap_or_default();
    let next = look.slice((look.line.end + 1).min(look.input.len())..look.input.len());
    let is_name = end > 2 && tag.iter().all(|byte| !matches!(byte, b':' | b'=' | b'"' | b'{'));
    if is_name && next.starts_with(tag.trim_ascii_end()) {
        return Tag::Len(end);
    }
    // `ERR! cvm C: M`, and the RequestId on the next line behind the same.
    let is_short = !line.trim_ascii().is_empty() && line.len() <= LONGEST_TAG;
    let is_open = |next: &[u8]| next.len() < LONGEST_TAG + "resource (".len() && !next.contains(&b'\n');
    let below = next.strip_prefix(line).filter(|_| is_short);
    let is_id = below.is_some_and(|below| {
        below.starts_with(b"resource (") || below.get(..7).is_some_and(|name| name.eq_ignore_ascii_case(b"request"))
    });
    match is_id {
        true => Tag::Len(line.len()),
        false if (is_name || is_short) && !look.last && is_open(next) => Tag::Open,
        false => Tag::Len(0),
    }
}
