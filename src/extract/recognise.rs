//! What stands at a place of an input: one file for each format, all behind `at`.
//!
//! A recogniser knows the bytes around one place and nothing of what was found before. A new
//! format is a file here, a `Syntax`, an arm in `at`, and a needle that leads to it.

mod below;
mod bracketed;
mod brackets;
pub mod code;
mod columns;
mod context;
mod cpp;
mod ending;
mod entities;
mod escaped;
#[cfg(test)]
pub mod example;
pub mod exception;
mod fields;
mod folded;
mod framed;
mod labelled;
mod listed;
mod logged;
mod member;
mod message;
mod named;
mod object;
mod quoted;
mod request_id;
mod said;
mod segments;
mod sentence;
mod several;
mod spaced;
mod tagged;
mod tail;
mod thrown;
mod trace;
mod unquoted;
pub mod wrapped;
mod yaml;

use super::CONTEXT;
use super::Parts;
use super::codes::KnownCodes;
use super::excerpt::{Excerpt, MOST_BYTES};
use super::lines::line_around;
use super::raw::Raw;
use super::syntax::Syntax;
use super::work;
use std::cell::Cell;
use std::ops::Range;

pub use entities::{decoded, is_command};
pub use message::is_uuid;
pub use quoted::id_beside;
pub use tail::{column, without_class, without_tail};

/// How many lines above a place have to be empty if it is the first.
const MOST_EMPTY: usize = 4;

/// A place of an input, for a recogniser to look at.
#[derive(Clone, Debug)]
pub struct Look<'t> {
    /// What is there of the input.
    pub input: &'t [u8],
    /// The line of the place, without its line feed.
    pub line: Range<usize>,
    /// Where the part of that line begins that belongs to nothing found before.
    pub start: usize,
    /// What is before this byte offset belongs to a response that was found before.
    pub response_end: usize,
    /// The byte offset of the place.
    pub at: usize,
    /// Whether nothing follows what is there.
    pub last: bool,
    /// Whether the input was itself a string in another one.
    pub nested: bool,
    /// Whether a RequestId stands beside the string.
    pub has_id: bool,
    /// How many bytes are read for one error: less on a line that has many.
    pub most_bytes: usize,
    /// The codes that are known.
    pub codes: KnownCodes<'t>,
    /// How many bytes were read so far beyond the place.
    pub spent: Cell<usize>,
}

/// What a recogniser saw. Each `end` and `next` is the byte offset where the scan goes on.
#[derive(Debug, PartialEq, Eq)]
pub enum Seen<'t> {
    /// An error, and whether it stands in a line of a log.
    Error { parts: Parts, logged: bool, end: usize },
    /// The same, but the document it stands in breaks off.
    Broken { parts: Parts, logged: bool, end: usize },
    /// A response without an error.
    Success { request_id: Option<String>, end: usize },
    /// A document that is no response, and what in it is an error or may hold one.
    Document { inside: Vec<Inside<'t>>, end: usize },
    /// A text that was written as a string in `read` bytes. The scan goes on at `end` if
    /// something is found in it, else at `next`.
    Text { text: String, read: usize, end: usize, next: usize },
    /// Perhaps something: the lines from this offset on have to be there to their end.
    Wait { from: usize },
    /// A document that has no end although all of the input is there.
    Endless { read: usize },
    /// Nothing, for which so many bytes were read.
    Nothing { next: usize, read: usize },
}

/// What a document holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Inside<'t> {
    /// An error.
    Error(Parts),
    /// A text that may hold one, and the RequestId beside it.
    Text(Raw<'t>, Option<String>),
    /// The same, of which a list has the lines.
    Lines(String, Option<String>),
}

/// An error in a text, and how many bytes of the text it takes.
type Found = (Parts, usize);

/// Looks for one syntax at a place.
pub fn at<'t>(syntax: Syntax, look: &Look<'t>) -> Seen<'t> {
    match syntax {
        Syntax::Object => object::read(look),
        Syntax::Json => escaped::read(look),
        Syntax::Exception => exception::read(look),
        Syntax::Code => code::read(look),
        Syntax::Cpp => cpp::read(look),
        Syntax::Listed => listed::read(look),
        Syntax::Unquoted | Syntax::Bare => unquoted::read(look),
        Syntax::Yaml => yaml::read(look),
        Syntax::Member => member::read(look),
        Syntax::Trace => trace::read(look),
        Syntax::Folded => folded::read(look),
        Syntax::Quoted => quoted::read(look),
        Syntax::Wrapped => wrapped::read(look),
        Syntax::Entities => entities::read(look),
        Syntax::Request => look.nothing(),
    }
}

impl<'t> Look<'t> {
    /// A look at the first line of an input.
    pub fn new(input: &'t [u8], at: usize, last: bool) -> Self {
        let line = line_around(input, at);
        Self {
            input,
            line,
            start: 0,
            response_end: 0,
            at,
            last,
            nested: false,
            has_id: false,
            most_bytes: MOST_BYTES,
            codes: KnownCodes::default(),
            spent: Cell::default(),
        }
    }

    /// A look at another place of the same line.
    pub fn moved(&self, at: usize) -> Self {
        Self { at, line: self.line.clone(), spent: Cell::default(), ..*self }
    }

    /// The same, without what was found before it on the line up to a byte offset.
    pub fn behind(&self, found: usize) -> Self {
        let start = if found <= self.at { self.start.max(found) } else { self.start };
        Self { start, ..self.moved(self.at) }
    }

    /// What of the line stands before the place.
    pub fn before(&self) -> &'t [u8] {
        work::count(self.at.saturating_sub(self.start));
        self.slice(self.start..self.at)
    }

    /// The lines above that of the place, from the next one on: as far as they are surely still
    /// there however the input comes.
    pub(super) fn lines_above(&self, most: usize) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        self.rows_above(most).take_while(|line| line.start >= self.response_end)
    }

    /// The same, and the lines of what was found before: the rows of a table.
    fn rows_above(&self, most: usize) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        let earliest = self.line.start.saturating_sub(CONTEXT);
        let mut start = self.line.start;
        std::iter::from_fn(move || {
            let line = line_around(self.input, start.checked_sub(1)?);
            start = line.start;
            (start >= earliest).then_some(line)
        })
        .take(most)
    }

    /// Whether the place is at the start of its line. An indented one has nothing before it at
    /// all: else it is an example in a text.
    pub fn stands_alone(&self) -> bool {
        let before = self.slice(self.line.start..self.at);
        let above = || self.slice(self.response_end..self.line.start);
        before.is_empty() || before.trim_ascii().is_empty() && above().trim_ascii().is_empty()
    }

    /// Whether the line is all that is there, as far as it came. A string in another text is not.
    fn is_alone(&self) -> bool {
        let is_empty = |range: Range<usize>| self.slice(range).trim_ascii_start().is_empty();
        let below = self.line.end..self.input.len();
        !self.nested && below.len() < CONTEXT && is_empty(below) && self.rows_above(MOST_EMPTY).all(is_empty)
    }

    /// Whether what begins at an offset of the line stands in a line of a log: behind other
    /// words, or in a string.
    fn is_logged(&self, at: usize) -> bool {
        self.nested || !self.slice(self.line.start..at).trim_ascii().is_empty()
    }

    fn slice(&self, range: Range<usize>) -> &'t [u8] {
        self.input.get(range).unwrap_or_default()
    }

    const fn nothing(&self) -> Seen<'t> {
        Seen::Nothing { next: self.at + 1, read: 0 }
    }

    /// Nothing, unless there are lines to come that may change that.
    const fn nothing_in(&self, excerpt: &Excerpt) -> Seen<'t> {
        if excerpt.may_grow { Seen::Wait { from: self.at } } else { self.nothing() }
    }

    /// The record that begins at an offset of the line.
    fn record(&self, at: usize) -> Excerpt {
        self.spend(Excerpt::from(self.input, at, self.last, self.most_bytes))
    }

    /// The line from an offset on.
    fn rest_of_line(&self, at: usize) -> Excerpt {
        self.spend(Excerpt::line(self.input, at, self.most_bytes))
    }

    fn spend(&self, excerpt: Excerpt) -> Excerpt {
        self.spent.set(self.spent.get() + excerpt.text.len());
        excerpt
    }

    /// An error that takes the rest of one line of a log; `find` is given that line and the
    /// offset of the place in it.
    fn in_line(&self, find: impl Fn(&str, usize) -> Option<Parts>) -> Seen<'t> {
        let excerpt = self.rest_of_line(self.start);
        let before = String::from_utf8_lossy(self.before()).len();
        match find(&excerpt.text, before) {
            Some(parts) => Seen::Error { parts, logged: true, end: excerpt.end_in_input(0) },
            None => self.nothing(),
        }
    }
}
