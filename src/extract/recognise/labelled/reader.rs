//! The pairs behind a code: names, and the values that end where each way of writing ends them.

use super::super::brackets::unwrapped;
use super::super::ending::{self, Ending};
use super::super::message::{begins_record, is_uuid};
use super::super::request_id;
use super::super::said::{self, is_print_r};
use super::super::tail::without_tail;
use super::sides::without_sides;
use super::{boxed, values};
use crate::extract::label::Label;
use crate::extract::pairs::{Name, name_at, name_in_line};

/// What may stand behind a message that a box is drawn around.
const BORDERS: [char; 5] = [' ', '│', '┃', '║', '┆'];
/// How many pairs are read behind the code.
const MOST_PAIRS: usize = 24;

/// Reads the pairs behind a code, and keeps what they say.
pub struct PairReader<'t> {
    pub text: &'t str,
    /// The name before the code.
    pub name: Name,
    pub message: Option<String>,
    pub request_id: Option<String>,
    /// Whether an id stands before the code on its line, so that none below is the error's.
    pub has_id: bool,
    /// Up to where the text is read.
    pub at: usize,
    /// Whether the lines that are not there yet may say more.
    pub is_open: bool,
    /// Whether the end of the message is not there: its quote or what PHP writes behind it.
    pub is_cut_off: bool,
}

impl PairReader<'_> {
    /// Reads them all.
    pub fn read(&mut self) {
        for _ in 0..MOST_PAIRS {
            if self.message.is_some() && self.request_id.is_some() {
                return;
            }
            let Some(name) = self.next_name() else { break };
            match name.label {
                // Below a value that a tracer shows, the source of the program: `msg = e.message`.
                _ if name.label != Label::Other && values::is_member(self.text, &name) => {
                    self.at = values::behind(self.text, &name, self.at);
                }
                Label::Message if self.message.is_none() => self.read_message(&name),
                Label::Said
                    if self.message.is_none()
                        && (self.name.label == Label::Said
                            || values::is_sentence(self.text, &name)
                            || boxed::is_name(self.text, &name)) =>
                {
                    self.read_message(&name);
                }
                Label::RequestId if self.request_id.is_none() && !values::is_broken(self.text, &name) => {
                    let (id, end) = request_id::value(self.text, name.value);
                    self.request_id = Some(id.to_owned());
                    self.at = end;
                }
                Label::Code => return,
                _ if self.request_id.is_none() && values::is_request(self.text, &name) => {
                    let (id, end) = request_id::value(self.text, name.value);
                    self.request_id = Some(id.to_owned());
                    self.at = end;
                }
                _ => self.at = values::behind(self.text, &name, self.at),
            }
        }
        // XML: `<error code="C" requestId="R">M</error>`.
        let rest = self.text.get(self.at..).unwrap_or_default();
        if let Some(inside) = rest.trim_start_matches('"').strip_prefix('>').filter(|_| self.message.is_none())
            && let Some((said, len)) = said::before_tag(inside)
        {
            self.message = Some(said).filter(|said| !said.is_empty());
            self.at = self.text.len() - inside.len() + len;
        }
        if self.request_id.is_none()
            && self.message.is_some()
            && let Some((id, used)) = self.text.get(self.at..).and_then(values::id_below)
        {
            self.request_id = Some(id.to_owned());
            self.at += used;
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

    /// The next name that belongs to the error.
    fn next_name(&mut self) -> Option<Name> {
        // `code 'C' and message 'M'`
        let and = self.text.get(self.at..)?.strip_prefix(" and ");
        self.at += and.map_or(0, |_| " and".len());
        let rest = self.text.get(self.at..)?;
        let line_end = rest.find('\n').map(|len| self.at + len);
        let here = name_at(self.text, self.at).filter(|name| line_end.is_none_or(|end| name.start < end));
        if let Some(name) = here {
            let is_ours = !matches!(name.label, Label::Other | Label::Said) || !name.is_loose;
            return Some(name).filter(|name| is_ours && (!name.is_loose || self.name.is_loose));
        }
        if self.has_id && self.message.is_some() {
            return None;
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
            if is_gap && !is_print_r(self.text, &self.name) || begins_record(text) && !begins_record(self.first_line())
            {
                return None;
            }
            // An object behind the pairs is a response of its own.
            let start = text.trim();
            if self.request_id.is_some() && start.starts_with('{') && (start.len() == 1 || start.starts_with("{\"")) {
                return None;
            }
            if let Some(name) = name_in_line(self.text, line).filter(|name| !name.is_loose || self.name.is_loose) {
                return Some(name);
            }
            let reason = name_at(self.text, line).filter(|name| name.label == Label::Said && !name.is_loose);
            if let Some(name) = reason.filter(|name| values::is_sentence(self.text, name)) {
                return Some(name);
            }
            // A line of other punctuation: brackets, the frame of a table, the path of a stream.
            let is_closing = text.trim_end().ends_with(['}', ')', ']']) || text.trim_end().ends_with("},");
            let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
            let is_empty = is_gap
                || is_closing && letters < 2
                || !text.contains(char::is_alphanumeric)
                || text.trim_start().trim_start_matches(['▶', ' ']).starts_with("[[");
            let is_pair = name_at(self.text, line).is_some_and(|name| !name.is_loose);
            if !is_empty && !is_pair {
                return None;
            }
            line += text.len() + 1;
        }
    }

    /// What stands before the code on its line.
    pub fn before(&self) -> &str {
        let before = self.text.get(..self.name.start).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }

    fn first_line(&self) -> &str {
        self.text.split('\n').next().unwrap_or_default()
    }

    /// A text up to the bracket that closes the pairs, where the next ones open behind it with the same name, as
    /// .NET lists exceptions: `(code:C message:M) (code:D message:N)`.
    fn before_next<'v>(&self, text: &'v str, closing: char) -> Option<&'v str> {
        let line = text.split('\n').next()?;
        let name = self.text.get(self.name.start..self.name.value)?;
        let open = self.before().chars().next_back()?;
        let next = line.find([closing.to_string().as_str(), " ", open.to_string().as_str(), name].concat().as_str())?;
        text.get(..next + closing.len_utf8())
    }

    fn read_message(&mut self, name: &Name) {
        if let Some((said, end)) = boxed::value(self.text, name).filter(|_| boxed::is_name(self.text, &self.name)) {
            (self.message, self.at) = (Some(said.to_owned()), end);
            return;
        }
        self.is_cut_off = said::is_open_block(self.text, name);
        if let Some((said, end)) = said::whole(self.text, name) {
            self.message = without_sides(said);
            self.at = end;
            return;
        }
        self.is_cut_off |= said::is_cut_off(self.text, name);
        // A tag ends what stands in HTML.
        let value = self.text.get(name.value..).unwrap_or_default();
        if let Some((said, len)) = said::before_tag(value) {
            let ending = ending::of(&said, None);
            let id = ending.request_id.filter(|id| is_uuid(id) && self.request_id.is_none());
            let said = if id.is_some() { ending.message } else { said };
            self.request_id = self.request_id.take().or(id);
            self.message = Some(said).filter(|said| !said.is_empty());
            self.at = name.value + len;
            return;
        }
        let closing = values::closing(self.text, &self.name);
        self.is_cut_off |= self.has_id && ending::waits_for_resource(value);
        let lines = if self.has_id { ending::of_message(value) } else { value };
        let lines = closing.and_then(|closing| self.before_next(lines, closing)).unwrap_or(lines);
        let Ending { message, request_id, used, is_open: is_unfinished } = ending::of(lines, closing);
        // Each member of an object has a line of its own.
        let is_listed = values::closing(self.text, &self.name).is_some() || self.first_line().trim_end().ends_with(',');
        let message = message.strip_suffix(',').filter(|_| is_listed).unwrap_or(&message);
        // The name may be in the quotes too: `'Error: M',`.
        let before = self.text.get(..name.start).unwrap_or_default();
        let is_open = |quote: &char| before.ends_with(*quote) && message.matches(*quote).count() % 2 == 1;
        let quote = ['\'', '"'].into_iter().find(is_open);
        let message = quote.and_then(|quote| message.strip_suffix(quote)).unwrap_or(message);
        let message = unwrapped(without_tail(message).trim_end_matches(BORDERS)).to_owned();
        self.message = Some(message).filter(|message| !message.is_empty());
        self.at = name.value + used;
        self.is_open = is_unfinished;
        self.request_id = self.request_id.take().or(request_id);
    }
}
