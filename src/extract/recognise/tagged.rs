//! Errors in XML that converters of JSON write: `<Response><Error><Code>C</Code>…`. The API itself
//! writes none. Other clouds do, so the elements have to be those of the API, and the RequestId one
//! of its form. In HTML, a row of three cells: `<td>C</td><td>M</td><td>R</td>`, whose texts may have tags of
//! their own: `<td><code>C</code></td>`.

use super::Look;
use super::code::Told;
use super::entities::decoded;
use super::fields::parts;
use super::message::is_uuid;
use std::ops::Range;

/// How many lines before the code may have the element around it.
const LINES_ABOVE: usize = 6;
/// How much of the text behind the code is searched for the other elements, in bytes.
const MOST: usize = 8 << 10;
/// How many lines the cells behind the code take.
const LINES_OF_A_ROW: usize = 4;
/// The elements that a response may be.
const ROOTS: [&str; 6] = ["Response", "response", "Result", "result", "root", "data"];
/// Elements that mark a text in a cell of HTML.
const MARKS: [&str; 8] = ["code", "strong", "b", "p", "span", "tt", "kbd", "pre"];
/// What only the answers of other clouds have.
const OTHERS: [&str; 4] = ["<Errors>", "<ErrorResponse", "<HostId>", "<Type>"];

/// The error of the element whose text is the code.
pub fn find(look: &Look<'_>, text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    let word = text.get(code.clone()).unwrap_or_default();
    if !before.ends_with('>') || !behind.starts_with("</") {
        return Told::Nothing;
    }
    let (cell, rest) = without_tags(before, behind);
    if cell.rfind('<').and_then(|at| cell.get(at..)).is_some_and(|tag| is_tag(tag, "td")) {
        return row(word, code.end + behind.len() - rest.len(), rest, may_grow);
    }
    let mut above: Vec<String> =
        look.lines_above(LINES_ABOVE).map(|line| String::from_utf8_lossy(look.slice(line)).into_owned()).collect();
    above.reverse();
    let around = [above.join("\n").as_str(), before].join("\n");
    let root = ROOTS.iter().find_map(|root| Some((root, around.get(around.rfind(&format!("<{root}"))?..)?)));
    let Some((root, response)) = root else { return of_struct(word, &around, code.end, behind, may_grow) };
    let is_code = response.rfind('<').and_then(|at| response.get(at..)).is_some_and(|tag| is_tag(tag, "Code"));
    let has_error = response.contains("<Error") || response.contains("<error");
    if !is_code || !has_error || OTHERS.iter().any(|other| response.contains(other)) {
        return Told::Nothing;
    }
    let mut end = behind.len().min(MOST);
    while !behind.is_char_boundary(end) {
        end -= 1;
    }
    let rest = behind.get(..end).unwrap_or_default();
    let Some(close) = rest.find(&format!("</{root}>")) else {
        return if may_grow && end == behind.len() { Told::Unfinished } else { Told::Nothing };
    };
    let rest = rest.get(..close).unwrap_or_default();
    if OTHERS.iter().any(|other| rest.contains(other)) {
        return Told::Nothing;
    }
    let id = element(rest, "RequestId").or_else(|| element(response, "RequestId")).filter(|id| is_uuid(id));
    match (element(rest, "Message").or_else(|| element(response, "Message")), id) {
        (message, Some(id)) => {
            Told::Error(parts(Some(word), &message.unwrap_or_default(), Some(&id)), code.end + close)
        }
        _ => Told::Nothing,
    }
}

/// What is around a text without the tags that only mark it: `<code>`, `</code>`.
fn without_tags<'t>(mut before: &'t str, mut behind: &'t str) -> (&'t str, &'t str) {
    while let Some((outside, tag)) = before.rfind('<').and_then(|at| before.split_at_checked(at))
        && let Some(name) = MARKS.iter().find(|name| is_tag(tag, name))
        && let Some(rest) = behind.strip_prefix("</").and_then(|rest| rest.strip_prefix(name)?.strip_prefix('>'))
    {
        (before, behind) = (outside, rest);
    }
    (before, behind)
}

/// The text of a cell without the tags that mark all of it.
fn inner(cell: &str) -> &str {
    let mut text = cell.trim();
    while let Some((tag, rest)) = text.strip_prefix('<').and_then(|rest| rest.split_once('>'))
        && let Some(name) = MARKS.iter().find(|name| tag.split(' ').next() == Some(**name))
        && let Some(inside) = rest.strip_suffix('>').and_then(|rest| rest.strip_suffix(name)?.strip_suffix("</"))
    {
        text = inside.trim();
    }
    text
}

/// The error of a row of a table that ends with the code, the message and the RequestId, on one line or on
/// several.
fn row(code: &str, code_end: usize, behind: &str, may_grow: bool) -> Told {
    let lines = behind.match_indices('\n').nth(LINES_OF_A_ROW).map_or(behind.len(), |(at, _)| at);
    let text = behind.get(..lines).unwrap_or_default();
    let Some((cells, _)) = text.split_once("</tr>") else {
        return if may_grow && lines == behind.len() { Told::Unfinished } else { Told::Nothing };
    };
    let mut texts = cells.split("</td>").skip(1).map(|cell| cell.split_once('>').map_or("", |(_, text)| inner(text)));
    let (message, id) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
    let is_all = texts.all(str::is_empty);
    if !is_all || !is_uuid(id) || message.is_empty() {
        return Told::Nothing;
    }
    Told::Error(parts(Some(code), &decoded(message), Some(id)), code_end + cells.len())
}

/// The error of an element of any name that has the code, the message and the id one behind the other, as Go
/// writes a struct.
fn of_struct(code: &str, before: &str, code_end: usize, behind: &str, may_grow: bool) -> Told {
    let lines = behind.match_indices('\n').nth(LINES_OF_A_ROW).map_or(behind.len(), |(at, _)| at);
    // A line without a tag is not of the element.
    let ends = behind.match_indices('\n').map(|(at, _)| at);
    let is_other_line = |at: &usize| {
        let below = behind.get(*at..).unwrap_or_default().trim_start();
        !below.is_empty() && !below.starts_with('<')
    };
    let lines = ends.take(LINES_OF_A_ROW).find(is_other_line).map_or(lines, |at| at.min(lines));
    let rest = behind.get(..lines).unwrap_or_default().trim_end();
    if !before.rfind('<').and_then(|at| before.get(at..)).is_some_and(|tag| is_tag(tag, "Code")) {
        return Told::Nothing;
    }
    // What follows may be of another cloud's answer.
    if may_grow && lines == behind.len() {
        return Told::Unfinished;
    }
    let id = element(rest, "RequestId").filter(|id| is_uuid(id));
    let is_other =
        OTHERS.iter().any(|other| rest.contains(other)) || [before, rest].iter().any(|text| text.contains("Error"));
    match (element(rest, "Message"), id) {
        (Some(message), Some(id)) if !is_other => {
            Told::Error(parts(Some(code), &message, Some(&id)), code_end + rest.len())
        }
        _ => Told::Nothing,
    }
}

/// The text of the first element of a name.
fn element(text: &str, name: &str) -> Option<String> {
    let opened = text.match_indices('<').find(|(at, _)| text.get(*at..).is_some_and(|tag| is_tag(tag, name)))?.0;
    let inside = text.get(opened..)?.split_once('>')?.1;
    let (inside, _) = inside.split_once("</")?;
    Some(decoded(inside))
}

/// Whether a text begins with the tag of a name, which may have attributes. Writers of XML change
/// the first letter, or write `request-id`.
fn is_tag(text: &str, name: &str) -> bool {
    let Some(tag) = text.strip_prefix('<') else { return false };
    let own = tag.split(['>', ' ']).next().unwrap_or_default();
    let mut letters = own.chars().filter(|c| !matches!(c, '_' | '-'));
    tag.len() > own.len()
        && name.chars().all(|c| letters.next().is_some_and(|own| own.eq_ignore_ascii_case(&c)))
        && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::example::{ID, parts, told_by};
    use super::*;

    fn told(input: &str, may_grow: bool) -> Told {
        told_by(find, input, "InvalidZoo", may_grow)
    }

    #[test]
    fn the_members_of_a_struct_stand_one_behind_the_other() {
        for (input, is_error) in [
            (
                "<zoo>\n  <Code>InvalidZoo</Code>\n  <Message>a &lt;b&gt;</Message>\n  <RequestID>{R}</RequestID>\n</zoo>\n",
                true,
            ),
            (
                "<zoo>\n  <Code>InvalidZoo</Code>\n  <Message>a</Message>\n  <HostId>x</HostId>\n  <RequestID>{R}</RequestID>\n",
                false,
            ),
            (
                "<zoo>\n  <Code>InvalidZoo</Code>\n  <Message>a &lt;b&gt;</Message>\n  <RequestID>{R}</RequestID>\n</zoo>\n{\"Error\":{}}\n",
                true,
            ),
            ("<zoo>\n  <Code>InvalidZoo</Code>\n  <Message>a</Message>\n</zoo>\n", false),
            ("<zoo>\n  <Name>InvalidZoo</Name>\n  <Message>a</Message>\n  <RequestID>{R}</RequestID>\n", false),
        ] {
            let input = input.replace("{R}", ID);
            match told(&input, false) {
                Told::Error(found, _) if is_error => assert_eq!(found, parts("InvalidZoo", "a <b>", ID), "{input}"),
                told => assert!(!is_error && told == Told::Nothing, "{input}"),
            }
        }
        assert_eq!(told("<zoo>\n  <Code>InvalidZoo</Code>\n  <Message>a</Message>\n", true), Told::Unfinished);
    }

    #[test]
    fn a_response_in_xml_is_read() {
        for input in [
            "<Response><Error><Code>InvalidZoo</Code><Message>a &lt;b&gt;</Message></Error><RequestId>{R}</RequestId></Response>",
            "<Response>\n  <Error>\n    <Code type=\"str\">InvalidZoo</Code>\n    <Message type=\"str\">a &lt;b&gt;</Message>\n  </Error>\n  <RequestId>{R}</RequestId>\n</Response>\n",
            "<response><error><code>InvalidZoo</code><message>a &lt;b&gt;</message></error><requestId>{R}</requestId></response>",
            "<result>\n  <error>\n    <code>InvalidZoo</code>\n    <message>a &lt;b&gt;</message>\n  </error>\n  <request_id>{R}</request_id>\n</result>",
            "<Response>\n<RequestId>{R}</RequestId>\n<Error>\n<Message>a &lt;b&gt;</Message>\n<Code>InvalidZoo</Code>\n</Error>\n</Response>\n",
        ] {
            let input = input.replace("{R}", ID);
            let Told::Error(found, _) = told(&input, false) else { panic!("{input}") };
            assert_eq!(found, parts("InvalidZoo", "a <b>", ID), "{input}");
            let cut = ROOTS.iter().find_map(|root| input.find(&format!("</{root}>"))).unwrap();
            assert_eq!(told(&input[..cut], true), Told::Unfinished, "{input}");
        }
    }

    #[test]
    fn a_row_of_three_cells_is_read() {
        for (row, is_told) in [
            ("<tr><td>InvalidZoo</td><td>a &lt;b&gt;</td><td>{R}</td></tr>\n", true),
            ("<tr><td class=\"c\">InvalidZoo</td> <td>a &lt;b&gt;</td> <td>{R}</td> </tr>\n", true),
            ("<tr>\n <td>x</td>\n <td>InvalidZoo</td>\n <td>a &lt;b&gt;</td>\n <td>{R}</td>\n</tr>\n", true),
            ("<tr>\n<td>InvalidZoo</td>\n<td>a</td>\n<td>{R}</td>\n\n\n</tr>\n", false),
            ("<tr><td>InvalidZoo</td><td>a</td><td>b</td><td>{R}</td></tr>\n", false),
            ("<tr><td><code>InvalidZoo</code></td><td><p><b>a &lt;b&gt;</b></p></td><td>{R}</td></tr>\n", true),
            ("<tr><td>InvalidZoo</td><td>a</td></tr>\n", false),
            ("<tr><th>InvalidZoo</th><td>a</td><td>{R}</td></tr>\n", false),
        ] {
            let found = told(&row.replace("{R}", ID), false);
            assert_eq!(
                matches!(found, Told::Error(found, _) if found == parts("InvalidZoo", "a <b>", ID)),
                is_told,
                "{row}"
            );
        }
    }

    #[test]
    fn answers_of_other_clouds_are_none() {
        for input in [
            "<Response><Errors><Error><Code>InvalidZoo</Code><Message>m</Message></Error></Errors><RequestID>{R}</RequestID></Response>",
            "<ErrorResponse><Error><Code>InvalidZoo</Code><Message>m</Message></Error><RequestId>{R}</RequestId></ErrorResponse>",
            "<Error><Code>InvalidZoo</Code><Message>m</Message><RequestId>{R}</RequestId></Error>",
            "<Response><Error><Code>InvalidZoo</Code><Message>m</Message></Error><RequestId>r-1</RequestId></Response>",
            "<Response><Error><Message>InvalidZoo</Message></Error><RequestId>{R}</RequestId></Response>",
        ] {
            assert_eq!(told(&input.replace("{R}", ID), false), Told::Nothing, "{input}");
        }
    }
}
