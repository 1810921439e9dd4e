//! Errors in CSV: a row below the names of its fields. Tables about codes look the same, so it has
//! to have a RequestId, or a field of what was tried.

use super::super::Look;
use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::MOST_LINES;
use super::header::names_items;
use crate::extract::label::Label;
use crate::extract::substring::contains;

/// What stands between two fields.
const DELIMITERS: [char; 2] = [',', ';'];
/// The most fields of a row.
const MOST_FIELDS: usize = 64;

/// What the row says that the text begins with, one of whose fields is the code.
pub fn find(look: &Look<'_>, text: &str, code: &str, may_grow: bool) -> Told {
    let names = look.rows_above(MOST_LINES).find_map(|line| {
        let line = look.slice(line);
        // Most lines need no more than this.
        let may_be_names = ["eq", "rid", "ode", "ODE", "请求", "码"].iter().any(|part| contains(line, part.as_bytes()));
        may_be_names.then(|| names(&String::from_utf8_lossy(line))).flatten()
    });
    let Some(names) = names else { return Told::Nothing };
    let Header { names, delimiter, is_of_items } = names;
    let Some((fields, used)) = row(text, delimiter) else {
        return if may_grow { Told::Unfinished } else { Told::Nothing };
    };
    let field = |label: Label| {
        let at = names.iter().position(|name| *name == label)?;
        fields.get(at).map(String::as_str)
    };
    let id = field(Label::RequestId).filter(|id| is_uuid(id));
    let message = field(Label::Message).filter(|message| !message.is_empty());
    let is_told = id.is_some() || is_of_items && message.is_some();
    if names.len() != fields.len() || field(Label::Code) != Some(code) || !is_told {
        return Told::Nothing;
    }
    Told::Error(parts(Some(code), message.unwrap_or_default(), id), used)
}

/// The names of the fields.
struct Header {
    /// What they stand for.
    names: Vec<Label>,
    /// What is between them.
    delimiter: char,
    /// Whether one is for what was tried.
    is_of_items: bool,
}

/// What the fields of a header stand for, if a code and a RequestId or a message are among them.
fn names(line: &str) -> Option<Header> {
    let delimiter = line.chars().find(|c| DELIMITERS.contains(c))?;
    let (names, _) = row(line, delimiter)?;
    let labels: Vec<Label> = names.iter().map(|name| Label::of(name)).collect();
    let has = |label: Label| labels.contains(&label);
    let is_header = has(Label::Code) && (has(Label::RequestId) || has(Label::Message));
    let is_of_items = names_items(names.iter().map(String::as_str));
    is_header.then_some(Header { names: labels, delimiter, is_of_items })
}

/// The fields of the row at the start of a text, and how long it is. None if its last field has
/// no end.
fn row(text: &str, delimiter: char) -> Option<(Vec<String>, usize)> {
    let mut fields = Vec::new();
    let mut rest = text;
    while fields.len() < MOST_FIELDS {
        let (field, behind) = field(rest, delimiter)?;
        fields.push(field);
        let Some(next) = behind.strip_prefix(delimiter) else { return Some((fields, text.len() - behind.len())) };
        rest = next;
    }
    Some((fields, text.len() - rest.len()))
}

/// The field at the start of a text, and what is behind it. Quotes inside are doubled.
fn field(text: &str, delimiter: char) -> Option<(String, &str)> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([delimiter, '\n']).unwrap_or(text.len());
        return Some((text.get(..end)?.trim().to_owned(), text.get(end..)?));
    };
    let mut field = String::new();
    loop {
        let (inside, behind) = rest.split_once('"')?;
        field.push_str(inside);
        match behind.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Some((field, behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, look, parts};
    use super::*;

    fn told(input: &str, may_grow: bool) -> Told {
        let input = input.replace("{R}", ID);
        let look = look(&input, "Zoo.A");
        find(&look, &input[look.line.start..], "Zoo.A", may_grow)
    }

    #[test]
    fn the_names_of_the_fields_tell_the_parts() {
        for (row, message) in [
            ("1,\"Zoo.A\",\"no \"\"lion\"\", here\",\"{R}\"\nnext", "no \"lion\", here"),
            ("1,Zoo.A,no lion,{R}\n", "no lion"),
            ("1,Zoo.A,\"no\nlion\",{R}\n", "no\nlion"),
        ] {
            let Told::Error(found, _) = told(&format!("time,code,message,request_id\n{row}"), false) else {
                panic!("{row}")
            };
            assert_eq!(found, parts("Zoo.A", message, ID), "{row}");
        }
        let Told::Error(found, _) = told("code;message;requestId\nZoo.A;\"no; lion\";{R}\n", false) else { panic!() };
        assert_eq!(found, parts("Zoo.A", "no; lion", ID));
        for input in ["code,message\nZoo.A,no lion\n", "1,Zoo.A,no lion,{R}\n", "code,message,id\nZoo.A,no lion,{R}\n"]
        {
            assert_eq!(told(input, false), Told::Nothing, "{input}");
        }
        assert_eq!(told("code,message,request_id\nZoo.A,\"no", true), Told::Unfinished);
        // A row whose message is the name of a field is no header.
        let rows = "code,message,request_id\nZoo.Req,code,{R}\nZoo.A,no lion,{R}\n";
        assert!(matches!(told(rows, false), Told::Error(found, _) if found == parts("Zoo.A", "no lion", ID)));
    }
}
