//! A cell of several lines as spreadsheets copy it, with the quotes inside written twice: `"{`,
//! `  ""Error"": {`, … `}"`; or with words before it, `"it failed`, `{""Error"":{…}}"`.

use super::super::{Look, Seen};
use memchr::memchr;

/// How many lines before the place the cell may begin.
const LINES_ABOVE: usize = 6;
/// The longest cell, in bytes.
const LONGEST: usize = 16 << 10;

/// The cell around the place, whose line begins with a name in doubled quotes; none if there is none.
pub fn read<'t>(look: &Look<'t>) -> Option<Seen<'t>> {
    let is_member = |line: &[u8]| line.trim_ascii_start().starts_with(b"\"\"");
    let line = look.slice(look.line.clone());
    if line.trim_ascii_start().starts_with(b"{\"\"") {
        let is_open = |line: &[u8]| memchr::memchr_iter(b'"', line).count() % 2 == 1;
        look.lines_above(LINES_ABOVE).find(|line| is_open(look.slice(line.clone())))?;
        return inside(look, look.line.start);
    }
    if !is_member(look.slice(look.line.clone())) {
        return None;
    }
    let above = look.lines_above(LINES_ABOVE).find(|line| !is_member(look.slice(line.clone())))?;
    let opening = look.slice(above.clone()).trim_ascii_end();
    let is_cell = opening.strip_suffix(b"\"{").is_some_and(|before| matches!(before.last(), None | Some(b'\t' | b',')));
    is_cell.then(|| inside(look, above.start + opening.len() - 1)).flatten()
}

/// The text from an offset on up to the quote that closes the cell.
fn inside<'t>(look: &Look<'t>, start: usize) -> Option<Seen<'t>> {
    let rest = look.slice(start..look.input.len().min(start + LONGEST));
    let mut len = 0;
    loop {
        let quote = memchr(b'"', rest.get(len..)?).map(|at| len + at);
        match quote.map(|at| (at, rest.get(at + 1))) {
            Some((at, Some(b'"'))) => len = at + 2,
            Some((at, Some(_))) => return Some(text(look, rest.get(..at)?, start + at + 1)),
            Some((at, None)) if look.last => return Some(text(look, rest.get(..at)?, start + at + 1)),
            _ if !look.last && rest.len() < LONGEST => return Some(Seen::Wait { from: look.at }),
            _ => return None,
        }
    }
}

fn text<'t>(look: &Look<'t>, inside: &[u8], end: usize) -> Seen<'t> {
    let text = String::from_utf8_lossy(inside).replace("\"\"", "\"");
    Seen::Text { read: inside.len(), text, end, next: look.at + 1 }
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{look, unfinished};
    use super::*;

    const CELL: &str = "sync\t\"{\n  \"\"Error\"\": {\n    \"\"Code\"\": \"\"A\"\"\n  }\n}\"\tfailed\n";

    #[test]
    fn the_quotes_of_a_cell_are_written_twice() {
        let Some(Seen::Text { text, end, .. }) = read(&look(CELL, "Code")) else { panic!() };
        assert_eq!(text, "{\n  \"Error\": {\n    \"Code\": \"A\"\n  }\n}");
        assert_eq!(CELL.get(end..), Some("\tfailed\n"));
        let cut = CELL.get(..CELL.len() - 12).unwrap();
        assert!(matches!(read(&unfinished(cut, "Code")), Some(Seen::Wait { .. })));
        assert_eq!(read(&look(cut, "Code")), None);
        let told = "1,Lee,\"it failed\n{\"\"Code\"\":\"\"A\"\"}\"\n2,Lee,jam\n";
        let Some(Seen::Text { text, end, .. }) = read(&look(told, "Code")) else { panic!() };
        assert_eq!((text.as_str(), told.get(end..)), ("{\"Code\":\"A\"}", Some("\n2,Lee,jam\n")));
        for other in [
            "it failed\n{\"\"Code\"\":\"\"A\"\"}\"\n",
            "sync\n  \"\"Code\"\": 1}\"",
            "{\n  \"Code\": 1}",
            "x\"{\n  \"\"Code\"\": 1}\"\n",
        ] {
            assert_eq!(read(&look(other, "Code")), None, "{other}");
        }
    }
}
