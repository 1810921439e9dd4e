//! The strings of object literals: in quotes, in pieces, counted.

use super::{Cursor, Stop};
use crate::extract::raw::{Raw, Writing};
use crate::extract::{nearby, work};
use memchr::memchr_iter;

/// The most bytes of `string(3) `.
const LONGEST_COUNT: usize = 20;

impl<'t> Cursor<'t> {
    /// A string from its quote to behind the other one; pieces that are added up (Node,
    /// Python's `pprint`) are one string.
    pub fn string(&mut self, quote: u8) -> Result<Raw<'t>, Stop> {
        let start = self.at;
        if let Some(len) = self.counted_string()? {
            self.at = start + len + 2;
            let bytes = self.text.get(start + 1..=start + len).ok_or(Stop::Incomplete)?;
            return Ok(Raw { bytes, writing: Writing::Verbatim });
        }
        self.pieces(quote, Err)
    }

    /// The same of a text behind which nothing comes: what is there of its pieces is all of it.
    pub fn last_string(&mut self, quote: u8) -> Result<Raw<'t>, Stop> {
        self.pieces(quote, |_| Ok(None))
    }

    /// The pieces of a string. `at_stop` says what it means if the next one cannot be read.
    fn pieces(&mut self, quote: u8, at_stop: impl Fn(Stop) -> Result<Option<usize>, Stop>) -> Result<Raw<'t>, Stop> {
        let start = self.at;
        let piece = self.piece(quote)?;
        if !matches!(self.text.get(self.at), Some(b' ' | b'\n' | b'\r')) {
            return Ok(piece);
        }
        let mut is_joined = false;
        while let Some(behind) = self.next_piece(quote).or_else(&at_stop)? {
            is_joined = true;
            self.at = behind;
        }
        let whole = self.text.get(start..self.at).unwrap_or_default();
        Ok(if is_joined { Raw { bytes: whole, writing: Writing::Pieces } } else { piece })
    }

    /// Behind the next piece of the string, if another one follows.
    fn next_piece(&self, quote: u8) -> Result<Option<usize>, Stop> {
        let mut next = *self;
        let is_added = next.peek()? == b'+';
        next.at += usize::from(is_added);
        // Python takes other quotes for a piece that holds these.
        let first = next.peek()?;
        let between = self.text.get(self.at..next.at).unwrap_or_default();
        // Behind an empty line, something else begins.
        let is_below = memchr_iter(b'\n', between).count() == 1;
        if first != quote && !matches!(first, b'"' | b'\'') || !is_added && !is_below {
            return Ok(None);
        }
        match next.piece(first) {
            Err(Stop::Incomplete) => return Err(Stop::Incomplete),
            Err(Stop::Invalid) => return Ok(None),
            Ok(_) => {}
        }
        // Where no comma separates the members, it is the next key.
        let behind = next.at;
        let is_key = !is_added && matches!(next.peek(), Ok(b':' | b'='));
        Ok((!is_key).then_some(behind))
    }

    /// The length of a string that `var_dump` counts: `string(3) "abc"`, quotes and all.
    pub(super) fn counted_string(&self) -> Result<Option<usize>, Stop> {
        // Nearly always the byte before a string is another one.
        if self.text.get(self.at.wrapping_sub(1)) != Some(&b' ')
            || self.text.get(self.at.wrapping_sub(2)) != Some(&b')')
        {
            return Ok(None);
        }
        let before = self.text.get(self.at.saturating_sub(LONGEST_COUNT)..self.at).unwrap_or_default();
        let Some(before) = before.strip_suffix(b") ") else { return Ok(None) };
        let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let (kind, digits) = before.split_at_checked(before.len() - digits).unwrap_or_default();
        let len = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u32>().ok());
        let len = len.filter(|_| kind.ends_with(b"string(")).and_then(|len| usize::try_from(len).ok());
        let Some(len) = len else { return Ok(None) };
        match self.text.get(self.at + 1 + len) {
            Some(b'"') => Ok(Some(len)),
            Some(_) => Ok(None),
            None => Err(Stop::Incomplete),
        }
    }

    /// Whether what stands behind a quote can follow a string.
    fn ends_string(&self, behind: usize) -> bool {
        self.text.get(behind).is_none_or(|byte| b",;:=}])>+ \t\r\n".contains(byte))
    }

    /// One string in quotes.
    pub fn piece(&mut self, quote: u8) -> Result<Raw<'t>, Stop> {
        let start = self.at + 1;
        let mut at = start;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let next = at + nearby::find_any(rest, [quote, b'\\', b'\n']).ok_or(Stop::Incomplete)?;
            at = match self.text.get(next) {
                Some(b'\\') => next + 2,
                // A string goes on in the next line between backquotes, in PHP and in Perl.
                Some(b'\n') if quote != b'`' && !self.arrows => return Err(Stop::Invalid),
                Some(b'\n') => next + 1,
                // Symfony writes quotes inside as they are.
                Some(_) if self.arrows && !self.ends_string(next + 1) => next + 1,
                _ => {
                    work::count(next + 1 - start);
                    self.at = next + 1;
                    return Ok(Raw::escaped(self.text.get(start..next).unwrap_or_default()));
                }
            };
        }
    }
}
