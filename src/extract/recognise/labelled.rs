//! Errors as names and values: `code=C message=M request_id=R`, on one line or on several,
//! as logfmt, YAML, gron, `print_r`, tables and programs of all languages write them.

use super::code::Told;
use super::ending::{self, Ending};
use super::fields::parts;
use super::logged::message_before;
use super::message::{begins_record, is_uuid};
use super::tail::without_tail;
use super::yaml::{indentation, scalar};
use super::{request_id, spaced};
use crate::extract::label::Label;
use crate::extract::pairs::{Name, name_at, name_before, name_in_line, quoted};
use crate::extract::raw::Raw;
use std::ops::Range;

/// How many pairs are read behind the code.
const MOST_PAIRS: usize = 24;

/// How many lines a text in quotes takes at most.
const MOST_LINES: usize = 8;

/// What the names around a code say.
pub fn find(text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let Some(name) = name_before(text, code.start).filter(|name| name.label == Label::Code) else {
        return Told::Nothing;
    };
    let quote = text.get(name.value..code.start).unwrap_or_default();
    let word = text.get(code.clone()).unwrap_or_default();
    if !text.get(code.end..).is_some_and(|behind| behind.starts_with(quote)) {
        return Told::Nothing;
    }
    let mut reader = Reader { text, name, message: None, request_id: None, at: code.end + quote.len(), is_open: false };
    reader.read();
    if reader.message.is_none() && !name.is_loose {
        let before = reader.before();
        let logged = message_before(before, reader.request_id.is_some());
        reader.message = logged.or_else(|| spaced::message_before(before).map(str::to_owned));
    }
    if reader.request_id.is_none() && !name.is_loose {
        let id = request_id::last(reader.before()).filter(|id| is_uuid(id.id));
        reader.request_id = id.map(|id| id.id.to_owned());
    }
    let Reader { message, request_id, at, is_open, .. } = reader;
    if is_open && may_grow && request_id.is_none() {
        return Told::Unfinished;
    }
    let is_told = message.is_some() || request_id.is_some() && !name.is_loose;
    if !is_told {
        return Told::Nothing;
    }
    let message = message.unwrap_or_default();
    Told::Error(parts(Some(word), &message, request_id.as_deref()), at)
}

struct Reader<'t> {
    text: &'t str,
    /// The name before the code.
    name: Name,
    message: Option<String>,
    request_id: Option<String>,
    /// Up to where the text is read.
    at: usize,
    /// Whether the lines that are not there yet may say more.
    is_open: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        for _ in 0..MOST_PAIRS {
            if self.message.is_some() && self.request_id.is_some() {
                return;
            }
            let Some(name) = self.next_name() else { break };
            match name.label {
                Label::Message if self.message.is_none() => self.read_message(&name),
                Label::Said if self.message.is_none() && self.is_sentence(&name) => self.read_message(&name),
                Label::RequestId if self.request_id.is_none() => {
                    let (id, end) = request_id::value(self.text, name.value);
                    self.request_id = Some(id.to_owned());
                    self.at = end;
                }
                Label::Code => return,
                _ => self.at = self.behind_value(&name),
            }
        }
        if self.request_id.is_none() && !self.is_open {
            // A label on its own, such as `(request R)`, behind a message in quotes.
            let line = self.text.get(self.at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
            if let Some(id) = request_id::last(line).filter(|id| id.start <= 2) {
                self.request_id = Some(id.id.to_owned());
                self.at += id.end;
            }
        }
    }

    /// Whether the value of a name is a text in quotes of more than one word.
    fn is_sentence(&self, name: &Name) -> bool {
        let value = self.text.get(name.value..).unwrap_or_default();
        let is_quoted = value.starts_with(['"', '\'']);
        let said = quoted(self.text, name.value);
        is_quoted && said.is_none_or(|(said, _)| said.trim().contains(' ') || !said.is_ascii())
            || value.starts_with(|c: char| !c.is_ascii())
    }

    /// The next name that belongs to the error.
    fn next_name(&mut self) -> Option<Name> {
        let rest = self.text.get(self.at..)?;
        let line_end = rest.find('\n').map(|len| self.at + len);
        let here = name_at(self.text, self.at).filter(|name| line_end.is_none_or(|end| name.start < end));
        if let Some(name) = here {
            let is_ours = !matches!(name.label, Label::Other | Label::Said) || !name.is_loose;
            return Some(name).filter(|name| is_ours && (!name.is_loose || self.name.is_loose));
        }
        // What is left of this line is none, so the names are on lines of their own.
        let Some(line_end) = line_end else {
            self.is_open = true;
            return None;
        };
        let mut line = line_end + 1;
        loop {
            let text = self.text.get(line..).unwrap_or_default();
            if text.is_empty() {
                self.is_open = true;
                return None;
            }
            let text = text.split('\n').next().unwrap_or_default();
            let is_gap = text.trim().is_empty();
            if is_gap && !self.is_print_r() || begins_record(text) && !begins_record(self.first_line()) {
                return None;
            }
            if let Some(name) = name_in_line(self.text, line).filter(|name| !name.is_loose || self.name.is_loose) {
                return Some(name);
            }
            // A line of other punctuation: brackets, the frame of a table, the path of a stream.
            let is_closing = text.trim_end().ends_with(['}', ')', ']']) || text.trim_end().ends_with("},");
            let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
            let is_empty = is_gap
                || is_closing && letters < 2
                || !text.contains(char::is_alphanumeric)
                || text.trim_start().starts_with("[[");
            let is_pair = name_at(self.text, line).is_some_and(|name| !name.is_loose);
            if !is_empty && !is_pair {
                return None;
            }
            line += text.len() + 1;
        }
    }

    /// Whether PHP printed it, with an empty line behind each array.
    fn is_print_r(&self) -> bool {
        self.text.get(self.name.start..self.name.value).is_some_and(|name| name.ends_with("] => "))
    }

    /// What stands before the code on its line.
    fn before(&self) -> &str {
        let before = self.text.get(..self.name.start).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }

    fn first_line(&self) -> &str {
        self.text.split('\n').next().unwrap_or_default()
    }

    fn read_message(&mut self, name: &Name) {
        if let Some((said, end)) = self
            .cell(name)
            .or_else(|| self.print_r(name))
            .or_else(|| self.yaml(name))
            .or_else(|| quoted(self.text, name.value))
            .or_else(|| self.lines(name))
        {
            // A table breaks texts in its cells.
            self.message = Some(said).filter(|said| !said.contains("│\n"));
            self.at = end;
            return;
        }
        let closing = self.closing();
        let Ending { message, request_id, used, is_open } =
            ending::of(self.text.get(name.value..).unwrap_or_default(), closing);
        self.message = Some(without_tail(&message).to_owned()).filter(|message| !message.is_empty());
        self.at = name.value + used;
        self.is_open = is_open;
        self.request_id = self.request_id.take().or(request_id);
    }

    /// A cell of a table, and what the rows below add to it.
    fn cell(&self, name: &Name) -> Option<(String, usize)> {
        let border = self.text.get(name.start..name.value)?.chars().find(|c| matches!(c, '|' | '│' | '┃'))?;
        let rest = self.text.get(name.value..)?;
        let mut said = String::new();
        let mut used = 0;
        for row in rest.split('\n') {
            let cell = if used == 0 {
                row.split(border).next()
            } else {
                // The name of a cell that goes on is empty.
                let mut cells = row.split(border).skip(1);
                cells.next().filter(|name| name.trim().is_empty()).and_then(|_| cells.next())
            };
            let Some(cell) = cell.map(str::trim).filter(|_| used == 0 || row.contains(border)) else { break };
            said.push_str(if used == 0 { "" } else { "\n" });
            said.push_str(cell);
            used += row.len() + 1;
        }
        let inside = said.strip_prefix('\'').and_then(|said| said.strip_suffix('\''));
        let said = inside.map_or(said.clone(), |inside| Raw::escaped(inside.as_bytes()).text());
        Some((said, name.value + used.saturating_sub(1)))
    }

    /// A value as PHP's `print_r` writes it: up to the bracket or the name on the next line.
    fn print_r(&self, name: &Name) -> Option<(String, usize)> {
        let rest = self.text.get(name.value..).filter(|_| self.is_print_r())?;
        let ends = |(at, _): &(usize, &str)| {
            let line = rest.get(at + 1..).and_then(|rest| rest.split('\n').next()).unwrap_or_default().trim();
            line == ")" || line.starts_with('[') && line.contains("] => ")
        };
        let (end, _) = rest.match_indices('\n').find(ends)?;
        Some((rest.get(..end)?.to_owned(), name.value + end))
    }

    /// A text in quotes that goes on in the next lines as it is.
    fn lines(&self, name: &Name) -> Option<(String, usize)> {
        let rest = self.text.get(name.value..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inside = rest.get(1..)?;
        let ends = |(at, _): &(usize, char)| {
            let behind = inside.get(at + 1..).unwrap_or_default();
            behind.is_empty() || behind.starts_with([',', '\n', '}', ')', ';', ' '])
        };
        let (end, _) = inside.match_indices(quote).map(|(at, _)| (at, quote)).find(ends)?;
        let said = inside.get(..end).filter(|said| said.split('\n').count() <= MOST_LINES)?;
        Some((said.to_owned(), name.value + end + 2))
    }

    /// A scalar of YAML, if the message has a line of its own.
    fn yaml(&self, name: &Name) -> Option<(String, usize)> {
        let line = self.text.get(..name.start)?.rfind('\n')? + 1;
        let before = self.text.get(line..name.start)?;
        let first = self.text.get(name.value..)?.split('\n').next()?;
        let is_yaml = before.trim_start_matches(' ').is_empty() && self.text.get(..name.value)?.ends_with(": ");
        let rest = self.text.get(name.value + first.len() + 1..).unwrap_or_default();
        let inner = indentation(before);
        let is_deeper =
            rest.split('\n').next().is_some_and(|next| !next.trim().is_empty() && indentation(next) > inner);
        let is_doubled = first.starts_with('\'') && first.trim_end().ends_with('\'');
        if !is_yaml || !is_deeper && !is_doubled {
            return None;
        }
        let mut left = rest;
        let said = scalar(first.trim(), inner, &mut left);
        let end = self.text.len() - left.len();
        Some((said.trim_end().to_owned(), if left.is_empty() { end } else { end - 1 }))
    }

    /// The bracket that closes the list of pairs, if one opens before it.
    fn closing(&self) -> Option<char> {
        let before = self.text.get(..self.name.start)?.trim_end_matches([' ', '"', '\'']);
        // The bracket around the name itself closes before its value.
        if self.text.get(self.name.start..self.name.value)?.contains(']') {
            return None;
        }
        match before.chars().next_back()? {
            '{' => Some('}'),
            '(' => Some(')'),
            '[' => Some(']'),
            _ => None,
        }
    }

    /// Where the value of another name ends.
    fn behind_value(&self, name: &Name) -> usize {
        if let Some((_, end)) = quoted(self.text, name.value) {
            return end;
        }
        let value = self.text.get(name.value..).unwrap_or_default();
        let len = value.find([',', ';', '&', ' ', '\n', '}', ')']).unwrap_or(value.len());
        // It takes at least a character, so that reading ends.
        name.value + len.max(usize::from(len == 0 && name.value == self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    fn check(input: &str, message: &str, id: &str) {
        let text = input.replace("{C}", "Zoo.A").replace("{R}", ID);
        let at = text.find("Zoo.A").unwrap();
        let Told::Error(found, _) = find(&text, at..at + 5, false) else { panic!("{input}") };
        let id = if id.is_empty() { "" } else { ID };
        assert_eq!(found, super::super::example::parts("Zoo.A", message, id), "{input}");
    }

    #[test]
    fn names_and_values_are_read_in_every_writing() {
        for input in [
            "x failed: code={C} message=one, a=b two request_id={R}",
            "errorCode={C}, message=one, a=b two, requestId={R}",
            "code:{C} message:one, a=b two requestId:{R}",
            "t=1 code={C} message=\"one, a=b two\" requestId={R} x=1",
            "code='{C}' message='one, a=b two' request_id='{R}' event='x'",
            "Code={C}\nMessage=one, a=b two\nRequestId={R}",
            "Code: {C}\nMessage: one, a=b two\nRequestId: {R}\n",
            "{code={C}, message=one, a=b two, requestId={R}}",
            "ApiError[code={C}, message=one, a=b two, requestId={R}]",
            "E { code: \"{C}\", message: \"one, a=b two\", request_id: Some(\"{R}\") }",
            "错误码:{C} 错误信息:one, a=b two 请求ID:{R}",
            "json.Error.Code = \"{C}\";\njson.Error.Message = \"one, a=b two\";\njson.RequestId = \"{R}\";",
            "Array\n(\n    [code] => {C}\n    [message] => one, a=b two\n    [requestId] => {R}\n)\n",
            "│ code │ '{C}' │\n│ message │ 'one, a=b two' │\n│ requestId │ '{R}' │\n",
            "[[\"Error\",\"Code\"],\"{C}\"]\n[[\"Error\",\"Message\"],\"one, a=b two\"]\n[[\"Error\",\"Message\"]]\n[[\"RequestId\"],\"{R}\"]",
            "code {C}\nmessage one, a=b two\nrequestId {R}\n",
            "error:\n  code: {C}\n  message: 'one,\n    a=b two'\nrequest_id: {R}\n",
            "message=\"one, a=b two\" code={C} request_id={R}",
            "12:00 ERROR one, a=b two code={C} request_id={R}",
            "code={C} message=\"one, a=b two\" (request {R})",
        ] {
            check(input, "one, a=b two", ID);
        }
        check("API error: {Code={C}, Message=one}", "one", "");
        check("code: {C}\nmessage: one\ntwo request_id={R}", "one\ntwo", ID);
        check("code={C} status=400 request_id={R}", "", ID);
    }

    #[test]
    fn a_code_without_more_is_no_error() {
        for input in ["code={C}", "code {C} is one", "code: {C}\n\nmessage: m", "status={C} message=m", "code=\"{C} x"]
        {
            let text = input.replace("{C}", "Zoo.A");
            let at = text.find("Zoo.A").unwrap();
            assert_eq!(find(&text, at..at + 5, false), Told::Nothing, "{input}");
        }
    }

    #[test]
    fn lines_that_may_say_more_are_waited_for() {
        let text = "code: Zoo.A\nmessage: m\n";
        assert_eq!(find(text, 6..11, true), Told::Unfinished);
        assert_eq!(find("code: Zoo.A\n", 6..11, true), Told::Unfinished);
        let whole = format!("{text}\n");
        assert!(matches!(find(&whole, 6..11, true), Told::Error(..)));
    }
}
