//! How a cursor moves over what is no value: blanks, words, and nested brackets.

use super::{Cursor, LONGEST_WORD, Stop};
use crate::extract::work;

impl<'t> Cursor<'t> {
    pub(super) fn word(&mut self) -> Result<&'t [u8], Stop> {
        self.bare(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | b'.'))
    }

    pub(super) fn bare(&mut self, is_part: impl Fn(u8) -> bool) -> Result<&'t [u8], Stop> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.iter().take(LONGEST_WORD).position(|byte| !is_part(*byte));
        let end = end.ok_or(if rest.len() < LONGEST_WORD { Stop::Incomplete } else { Stop::Invalid })?;
        self.at += end;
        Ok(rest.get(..end).unwrap_or_default())
    }

    /// From an opening bracket to behind the one that closes it, whatever is between.
    pub(super) fn skip_nested(&mut self) -> Result<(), Stop> {
        let from = self.at;
        let skipped = self.skip_brackets();
        work::count(self.at - from);
        skipped
    }

    fn skip_brackets(&mut self) -> Result<(), Stop> {
        let mut depth = 0_usize;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let is_mark = |byte: &u8| matches!(byte, b'{' | b'[' | b'(' | b'}' | b']' | b')' | b'"' | b'\'');
            self.at += rest.iter().position(is_mark).ok_or(Stop::Incomplete)?;
            match self.text.get(self.at) {
                Some(b'{' | b'[' | b'(') => depth += 1,
                Some(quote @ (b'"' | b'\'')) => {
                    match self.counted_string()? {
                        Some(len) => self.at += len + 2,
                        None => {
                            self.piece(*quote)?;
                        }
                    }
                    continue;
                }
                _ => depth = depth.saturating_sub(1),
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
    }

    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        if self.peek()? == byte {
            self.at += 1;
            Ok(())
        } else {
            Err(Stop::Invalid)
        }
    }

    /// The next byte that is neither white space nor part of a log prefix.
    pub(super) fn peek(&mut self) -> Result<u8, Stop> {
        if let Some(stop) = self.broken {
            return Err(stop);
        }
        loop {
            match *self.text.get(self.at).ok_or(Stop::Incomplete)? {
                b'\n' => {
                    self.at += 1;
                    self.skip_prefix();
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                // The no-break space: web pages indent what is copied from them with it.
                0xc2 => match self.text.get(self.at + 1) {
                    Some(0xa0) => self.at += 2,
                    Some(_) => return Ok(0xc2),
                    // A piece of the input may end in the middle of it.
                    None => return Err(Stop::Incomplete),
                },
                byte => return Ok(byte),
            }
        }
    }

    /// Skips what stands before this line as before the first: the same bytes, digits aside.
    pub(super) fn skip_prefix(&mut self) {
        let line = self.text.get(self.at..).unwrap_or_default();
        let alike = |(a, b): (&u8, &u8)| a == b || a.is_ascii_digit() && b.is_ascii_digit();
        if self.prefix.iter().zip(line).all(alike) {
            // Of a prefix that is cut off, what is there is skipped.
            self.at += self.prefix.len().min(line.len());
        }
    }
}
