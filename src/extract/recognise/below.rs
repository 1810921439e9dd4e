//! Errors whose names and values have a line each: property lists, and the lists that `redis-cli`
//! prints.
//!
//! ```text
//! <key>Code</key>             1) "Code"
//! <string>C</string>          2) "C"
//! <key>Message</key>          3) "Message"
//! <string>M</string>          4) "M"
//! ```
//! R prints a list as `$code`, `[1] "C"` and an empty line, others `code:` and `C` below it.

use super::Look;
use super::code::Told;
use super::entities::decoded;
use super::fields::parts;
use super::message::is_uuid;
use crate::extract::label::{Label, is_part};
use crate::extract::pairs::quoted;
use std::ops::Range;

/// What R prints before a value.
const R_VALUE: &str = "[1] ";
/// How many lines below the code its message and RequestId may take.
const MOST_LINES: usize = 16;

/// The error whose code has the first line of a text to itself.
pub fn find(look: &Look<'_>, text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let code = text.get(code).unwrap_or_default();
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let item = if first.trim() == code { plain } else { item };
    if item(first).as_deref() != Some(code) {
        return Told::Nothing;
    }
    let above = look.lines_above(1).next().map(|line| String::from_utf8_lossy(look.slice(line)).into_owned());
    if !above.and_then(|line| item(&line)).is_some_and(|name| Label::of(&name) == Label::Code) {
        return Told::Nothing;
    }
    let (mut message, mut request_id) = (None, None);
    let mut used = first.len();
    let mut end = used;
    let mut name = None;
    let mut is_whole = !may_grow;
    // R has an empty line behind each value.
    let is_spaced = first.starts_with(R_VALUE);
    for line in lines.take(MOST_LINES) {
        end += line.len() + 1;
        let Some(said) = item(line) else {
            name = None;
            if line.trim().is_empty() && !is_spaced {
                is_whole = true;
                break;
            }
            continue;
        };
        match name.take() {
            Some(Label::Message) => message = message.or(Some(said)),
            // `request`, and its id.
            Some(Label::RequestId | Label::Other) if is_uuid(&said) => request_id = Some(said),
            _ => {
                name = Some(Label::of(&said));
                continue;
            }
        }
        used = end;
        if message.is_some() && request_id.is_some() {
            break;
        }
    }
    if request_id.is_none() && !is_whole {
        return Told::Unfinished;
    }
    match message {
        Some(message) => Told::Error(parts(Some(code), &message, request_id.as_deref()), used),
        None => Told::Nothing,
    }
}

/// The text of a line without what makes a name of it: `code:`, `-- code`, `message: |`.
fn plain(line: &str) -> Option<String> {
    let text = line.trim().trim_start_matches("-- ").trim_end_matches([' ', '|', '>', ':', '：']);
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// The text that a line has between two tags, or in quotes behind its number.
fn item(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(inside) = line.strip_prefix("<key>").and_then(|line| line.strip_suffix("</key>")) {
        return Some(inside.to_owned());
    }
    if let Some(inside) = line.strip_prefix("<string>").and_then(|line| line.strip_suffix("</string>")) {
        return Some(decoded(inside));
    }
    if let Some(name) = line.strip_prefix('$').filter(|name| name.chars().all(is_part)) {
        return Some(name.rsplit('$').next().unwrap_or(name).to_owned());
    }
    if let Some(value) = line.strip_prefix(R_VALUE) {
        let (said, end) = quoted(value, 0)?;
        return (end == value.len()).then_some(said);
    }
    if let Some(value) = line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(") ") {
        let (said, end) = quoted(value, 0)?;
        return (end == value.len() && value.len() + 2 < line.len()).then_some(said);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::example::{ID, parts, told_by};
    use super::*;

    fn told(input: &str, may_grow: bool) -> Told {
        told_by(find, input, "InvalidZoo", may_grow)
    }

    #[test]
    fn names_and_values_on_lines_of_their_own_are_an_error() {
        for input in [
            "1) \"Code\"\n2) \"InvalidZoo\"\n3) \"Message\"\n4) \"a \\\"b\\\" <c>\"\n5) \"RequestId\"\n6) \"{R}\"\n",
            "$Error$Code\n[1] \"InvalidZoo\"\n\n$Error$Message\n[1] \"a \\\"b\\\" <c>\"\n\n\n$RequestId\n[1] \"{R}\"\n\n",
            "<key>Code</key>\n\t<string>InvalidZoo</string>\n\t<key>Message</key>\n\t<string>a \"b\" &lt;c&gt;</string>\n</dict>\n<key>RequestId</key>\n<string>{R}</string>\n",
        ] {
            let input = input.replace("{R}", ID);
            let Told::Error(found, _) = told(&input, false) else { panic!("{input}") };
            assert_eq!(found, parts("InvalidZoo", "a \"b\" <c>", ID), "{input}");
            let cut = input.find("Message").unwrap();
            assert_eq!(told(&input[..cut], true), Told::Unfinished, "{input}");
        }
    }

    #[test]
    fn a_list_of_codes_is_none() {
        for input in ["1) \"InvalidZoo\"\n2) \"x\"\n", "1) \"codes\"\n2) \"InvalidZoo\"\n3) \"m\"\n", "InvalidZoo\n"] {
            assert_eq!(told(input, false), Told::Nothing, "{input}");
        }
    }
}
