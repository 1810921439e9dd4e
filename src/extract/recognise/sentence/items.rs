//! The code, the message and the RequestId as strings one behind the other, with other items before
//! them: `(False, 'C', "M", 'R')`, `VALUES('C','M','R')`, `failed: "C" "M" (request "R")`.

use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use crate::extract::pairs::quoted;
use std::ops::Range;

/// The longest name before an id, in bytes.
const LONGEST_LABEL: usize = 12;

/// The error whose code is an item in quotes, with an id of the API as the last of three.
pub fn find(text: &str, code: Range<usize>) -> Option<Told> {
    let before = text.get(..code.start)?;
    let listed = before.strip_suffix(['"', '\''])?;
    if !listed.ends_with([' ', ',', '(']) {
        return None;
    }
    let line = text.get(..text.get(code.end..)?.find('\n').map_or(text.len(), |len| code.end + len))?;
    let (word, at) = item(line, listed.len())?;
    let (message, at) = item(line, at + gap(line.get(at..)?)?)?;
    let rest = line.get(at..)?;
    if let Some(id) = id_before(listed).filter(|_| rest.trim().is_empty() && !message.trim().is_empty()) {
        return Some(Told::Error(parts(Some(&word), &message, Some(id)), at));
    }
    let behind = at + gap(rest).or_else(|| labelled(rest))?;
    let (id, end) = item(line, behind)?;
    let is_told = text.get(code)? == word && is_uuid(&id) && !message.trim().is_empty();
    is_told.then(|| Told::Error(parts(Some(&word), &message, Some(&id)), end))
}

/// The id in quotes that begins the line before a code: `"R","C","M"`.
fn id_before(listed: &str) -> Option<&str> {
    let item = listed.trim_end_matches([',', ' ']);
    let id = item.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    is_uuid(id).then_some(id)
}

/// The string at a byte offset, and where it ends. SQL writes a quote in it twice.
fn item(line: &str, at: usize) -> Option<(String, usize)> {
    let (mut said, mut end) = quoted(line, at)?;
    while line.get(at..)?.starts_with('\'') && line.get(end..)?.starts_with('\'') {
        let (more, behind) = quoted(line, end)?;
        said = [said, more].join("'");
        end = behind;
    }
    Some((said, end))
}

/// How long the comma or the space is that a text begins with.
fn gap(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(',').unwrap_or(text).trim_start_matches(' ');
    (rest.len() < text.len() && rest.starts_with(['"', '\''])).then_some(text.len() - rest.len())
}

/// How long the name of an id is that a text begins with: ` (request `.
fn labelled(text: &str) -> Option<usize> {
    let name = text.trim_start_matches([' ', '(']);
    let len = name.find(['"', '\'']).filter(|len| *len <= LONGEST_LABEL)?;
    let is_label = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("req"));
    is_label.then_some(text.len() - name.len() + len)
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, parts};
    use super::*;

    fn told(line: &str) -> Option<Told> {
        let text = line.replace("{R}", ID);
        let at = text.find("Zoo.A").unwrap();
        find(&text, at..at + 5)
    }

    #[test]
    fn strings_one_behind_the_other_are_an_error() {
        for line in [
            "ret = (False, 'Zoo.A', \"it's\", '{R}')",
            "INSERT INTO e VALUES('Zoo.A','it''s','{R}');",
            "failed: 'Zoo.A' \"it's\" (request '{R}')",
            "[{\"code\":1},\"Zoo.A\",\"it's\",\"{R}\"]",
            "\"{R}\",\"Zoo.A\",\"it's\"",
        ] {
            let Some(Told::Error(found, _)) = told(line) else { panic!("{line}") };
            assert_eq!(found, parts("Zoo.A", "it's", ID), "{line}");
        }
    }

    #[test]
    fn members_and_lists_of_codes_are_none() {
        for line in [
            "{\"a\":1, \"Zoo.A\":\"it\",\"id\":\"{R}\"}",
            "x = ('a', 'Zoo.A', 'Zoo.B', 'Zoo.C')",
            "see 'Zoo.A' 'it' in '{R}'",
            "f(\"Zoo.A\", \"\", \"{R}\")",
            "f(\"Zoo.A\"\"it\", \"{R}\")",
            "f(\"Zoo.A\", \"it\"\"{R}\")",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
