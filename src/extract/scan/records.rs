//! What a scan does at the needles that announce no JSON: it takes as many lines as the
//! recogniser wants, and waits for those that are not there yet.

use super::Scan;
use crate::extract::json;
use crate::extract::literal::{Cursor, Stop};
use crate::extract::message::begins_record;
use crate::extract::named::{Named, named};
use crate::extract::text::{Record, line_around};
use crate::extract::{sdk, trace, unquoted, yaml};
use memchr::{memmem, memrchr};

/// The most bytes of a key before its last letters.
const LONGEST_KEY: usize = 8;
/// The most bytes before a string of YAML that is looked at.
const LONGEST_YAML_LINE: usize = 1 << 10;

impl Scan<'_> {
    /// A response from its key on, in the syntax of a language.
    pub(super) fn member(&mut self, at: usize) -> Result<usize, usize> {
        if self.patience == 0 {
            return Ok(at + 1);
        }
        let before = self.input.get(at.saturating_sub(LONGEST_KEY)..at).unwrap_or_default();
        let Some(before) = before.strip_suffix(b"Respon") else { return Ok(at + 1) };
        let is_mark = |byte: &u8| matches!(byte, b'"' | b'\'' | b'[' | b':');
        let marks = before.iter().rev().take_while(|byte| is_mark(byte)).count().min(2);
        let key = at - b"Respon".len() - marks;
        let mut cursor = Cursor::new(self.input, key);
        match json::read_member(&mut cursor) {
            Ok(Some(document)) => {
                self.take(document, key);
                Ok(cursor.at())
            }
            Err(Stop::Incomplete) if !self.last && self.patience > 0 => Err(key),
            _ => {
                self.patience = self.patience.saturating_sub(cursor.at().max(key) - key);
                Ok(at + 1)
            }
        }
    }

    /// A response that is printed without quotes.
    pub(super) fn unquoted(&mut self, at: usize, start: usize) -> Result<usize, usize> {
        let before = self.input.get(start..at).unwrap_or_default();
        // PowerShell's needle is behind `Error=`, or behind `Error     : ` at the start of a line.
        let is_list = before.starts_with(b"Error ");
        let at = if is_list { start } else { at - before.strip_suffix(b"Error=").map_or(0, |_| b"Error=".len()) };
        let before = String::from_utf8_lossy(self.input.get(start..at).unwrap_or_default());
        let record = Record::from(self.input, at, self.last);
        match unquoted::read(&before, &record.text) {
            Some((parts, used)) => {
                let logged = !before.trim().is_empty();
                self.error(parts, at, logged);
                Ok(record.end_in_input(used))
            }
            None if record.may_grow => Err(at),
            None => Ok(at + 1),
        }
    }

    /// A response in YAML, from the line of its `Error` on.
    pub(super) fn yaml(&mut self, at: usize) -> Result<usize, usize> {
        let below = self.input.get(line_around(self.input, at).end + 1..).unwrap_or_default();
        let next = below.get(..line_around(below, 0).end).unwrap_or_default();
        let is_key = memmem::find(next, b"Code:").or_else(|| memmem::find(next, b"Message:")).is_some();
        if !is_key && (self.last || next.len() < below.len()) {
            return Ok(at + 1);
        }
        let record = Record::from(self.input, at, self.last);
        match yaml::read(&record.text) {
            Some((parts, used)) => {
                self.error(parts, at, false);
                Ok(record.end_in_input(used))
            }
            None if record.may_grow => Err(at),
            None => Ok(at + 1),
        }
    }

    /// A string of YAML around a needle. Returns where to go on, if something was in it.
    pub(super) fn yaml_string(&mut self, start: usize, at: usize) -> Result<Option<usize>, usize> {
        let before = self.input.get(start..at).unwrap_or_default();
        let is_one = memmem::find(before, b": '").or_else(|| memmem::find(before, b": \"")).is_some();
        if !is_one || before.len() > LONGEST_YAML_LINE {
            return Ok(None);
        }
        let record = Record::from(self.input, start, self.last);
        let told = self.into.told();
        match yaml::quoted(&record.text, String::from_utf8_lossy(before).len()) {
            yaml::Quoted::Whole(text, used) => {
                self.inside(&text, at);
                Ok((self.into.told() > told).then(|| record.end_in_input(used)))
            }
            yaml::Quoted::Open if record.may_grow => Err(at),
            yaml::Quoted::Open | yaml::Quoted::Other => Ok(None),
        }
    }

    /// A body that curl has traced; the lines of it begin at `from`.
    pub(super) fn trace(&mut self, from: usize) -> Result<usize, usize> {
        let (body, end) = trace::body(self.input, from);
        let is_open = !self.input.get(end..).is_some_and(|rest| rest.contains(&b'\n'));
        if is_open && !self.last {
            return Err(from.saturating_sub(1));
        }
        if let Ok(text) = String::from_utf8(body) {
            self.inside(&text, from.saturating_sub(1));
        }
        Ok(end)
    }

    /// An exception by its name, which begins before `at`.
    pub(super) fn exception(&mut self, at: usize, start: usize) -> Result<usize, usize> {
        let line = line_around(self.input, at);
        let rest = self.input.get(at..line.end).unwrap_or_default();
        let name_end = at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let bracketed = self.input.get(name_end) == Some(&b']');
        let before = self.input.get(start..at).unwrap_or_default();
        self.traceback(before, line.start);
        let opened = memrchr(b'[', before).filter(|_| bracketed).map(|offset| start + offset);
        let logged = self.depth > 0 || line.start != opened.unwrap_or(at);
        // Nearly always a line is enough.
        let line_of = opened.map(|opened| (Record::line(self.input, opened), name_end + 1 - opened));
        if let Some((record, behind)) = line_of
            && let Some((parts, used)) = sdk::bracketed(&record, behind)
            && parts.request_id.is_some()
        {
            self.error(parts, at, logged);
            return Ok(self.behind(&record, used));
        }
        let record = Record::from(self.input, opened.unwrap_or(at), self.last);
        let found = match opened {
            Some(opened) => sdk::bracketed(&record, name_end + 1 - opened),
            None if bracketed => None,
            None => match named(&record, name_end - at, &String::from_utf8_lossy(before)) {
                Named::Found(found) => Some(found),
                Named::Unfinished => return Err(at),
                Named::Other => None,
            },
        };
        let Some((parts, used)) = found else {
            // What follows the name may be in the next line.
            let behind = record.text.get(name_end + 1 - opened.unwrap_or(at)..).unwrap_or_default();
            let goes_on =
                opened.is_some() && matches!(behind.trim_start_matches(' ').bytes().next(), None | Some(b'\n'));
            return if record.may_grow && goes_on { Err(at) } else { Ok(name_end) };
        };
        // The rest of the message and the RequestId may be in lines that are not there yet.
        let unfinished = opened.is_some()
            && parts.request_id.is_none()
            && !parts.code.as_deref().is_some_and(|code| code.starts_with("Client"))
            && !record.text.lines().skip(1).any(begins_record);
        if record.may_grow && unfinished {
            return Err(at);
        }
        self.error(parts, at, logged);
        Ok(self.behind(&record, used))
    }

    /// Where to go on behind an exception: at the next one on the line, or on the next line.
    fn behind(&self, record: &Record, used: usize) -> usize {
        let (place, end) = (record.place_in_input(used), record.end_in_input(used));
        let rest = self.input.get(place..end).unwrap_or_default();
        memmem::find(rest, b"encentCloudSDK").map_or(end, |_| place)
    }

    /// An exception without a name, on one line. Returns where to go on.
    pub(super) fn one_line(
        &mut self,
        at: usize,
        start: usize,
        read: impl Fn(&Record, usize) -> Option<sdk::Found>,
    ) -> usize {
        let record = Record::line(self.input, start);
        let before = String::from_utf8_lossy(self.input.get(start..at).unwrap_or_default()).len();
        match read(&record, before) {
            Some((parts, used)) => {
                self.error(parts, at, true);
                record.end_in_input(used)
            }
            None => at + 1,
        }
    }
}
