//! Errors whose lines were broken at a width: looked at once more, with the lines put together.

use super::{Next, Scan};
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;
use crate::extract::progress::Progress;
use crate::extract::recognise::is_uuid;
use crate::extract::recognise::{self, Look, Seen, wrapped};
use crate::extract::syntax::Syntax;
use memchr::memchr_iter;

/// How often lines that were put together are looked at in vain.
const LOOKS_IN_VAIN: usize = 16;

/// The errors of lines that were put together.
pub struct Unwrapped {
    /// The parts of the first one, and the byte offset of the input from which on it stands.
    first: (Parts, usize),
    /// The same of the others, in their order.
    others: Vec<(Parts, usize)>,
    /// Where the lines end.
    end: usize,
    /// Whether each line may be a record of its own.
    may_be_records: bool,
}

impl Unwrapped {
    /// The parts of the first error.
    pub const fn first(&self) -> &Parts {
        &self.first.0
    }

    /// Whether the first error says more than what was read of its line alone: not if that has a message
    /// that goes on in what may be another record.
    pub fn says_more(&self, parts: &Parts, codes: KnownCodes<'_>) -> bool {
        let is_line = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.contains('\n'));
        let is_longer = is_line(&parts.message) && !is_line(&self.first.0.message);
        says_more(self.first(), parts, codes) && !(self.may_be_records && is_longer)
    }
}

impl<'s> Scan<'s> {
    /// The errors of the lines around a place that were broken at a width.
    ///
    /// # Errors
    /// The lines from this offset on have to be there first.
    pub(super) fn unwrapped(&mut self, look: &Look<'s>) -> Result<Option<Unwrapped>, usize> {
        let lines_of_look = (look.line.start, look.response_end);
        if self.depth > 0
            || self.unwrappings == 0
            || self.for_unwrapping == 0
            || self.vainly_unwrapped == Some(lines_of_look)
        {
            return Ok(None);
        }
        match recognise::at(Syntax::Wrapped, look) {
            Seen::Text { text, read, end, .. } => {
                let mut progress = Progress::default();
                let scan = Scan::new(text.as_bytes(), true, (0, 1), &mut progress).with(self.codes);
                let budget = scan.budget.min(LOOKS_IN_VAIN * text.len());
                // Nothing in it is put together once more, unless only what stood before its lines was lost.
                let line = self.input.get(look.line.clone()).unwrap_or_default();
                let unwrappings = if wrapped::has_prefix(line) { self.unwrappings - 1 } else { 0 };
                let for_unwrapping = scan.for_unwrapping.min(self.for_unwrapping);
                let mut scan = Scan { is_joined: true, unwrappings, for_unwrapping, budget, ..scan };
                scan.run();
                let spent = read + scan.spent + (budget - scan.budget);
                self.for_unwrapping = self.for_unwrapping.saturating_sub(spent);
                self.spent += spent;
                let lines = self.input.get(end.saturating_sub(read)..end).unwrap_or_default();
                let mut errors = progress.errors.into_iter().map(|error| {
                    let at = place_of(lines, &text, error.line).map_or(look.at, |at| end - lines.len() + at);
                    (Parts { code: error.code, message: error.message, request_id: error.request_id }, at)
                });
                let Some((parts, _)) = errors.next() else {
                    self.vainly_unwrapped = Some(lines_of_look);
                    return Ok(None);
                };
                let is_each_line = feeds(lines) == feeds(text.as_bytes());
                let may_be_records = is_each_line && wrapped::may_be_records(line, &text);
                Ok(Some(Unwrapped { first: (parts, look.at), others: errors.collect(), end, may_be_records }))
            }
            Seen::Wait { from } => Err(from),
            _ => Ok(None),
        }
    }

    /// Takes the errors of lines that were put together.
    pub(super) fn take_unwrapped(&mut self, unwrapped: Unwrapped) -> Next {
        let Unwrapped { first, others, end, .. } = unwrapped;
        for (parts, at) in std::iter::once(first).chain(others) {
            self.add_error(parts, at, true);
        }
        self.consumed = end;
        Next::Scan(end)
    }
}

/// Where a line of a text that was put together begins in the lines it was made of: only what is
/// neither a letter nor a digit may have been lost. None where more was.
fn place_of(lines: &[u8], joined: &str, line: usize) -> Option<usize> {
    // Where each line was kept, only what stood before them was lost.
    if feeds(lines) == feeds(joined.as_bytes()) {
        return line.checked_sub(2).map_or(Some(0), |feed| memchr_iter(b'\n', lines).nth(feed).map(|at| at + 1));
    }
    let count = |text: &[u8]| text.iter().filter(|byte| byte.is_ascii_alphanumeric()).count();
    if count(lines) != count(joined.as_bytes()) {
        return None;
    }
    let before: usize = joined.split('\n').take(line - 1).map(|line| count(line.as_bytes())).sum();
    let mut letters = lines.iter().enumerate().filter(|(_, byte)| byte.is_ascii_alphanumeric());
    letters.nth(before).map(|(at, _)| at)
}

fn feeds(text: &[u8]) -> usize {
    memchr_iter(b'\n', text).count()
}

/// Whether an error has all its parts, on one line each.
pub fn is_whole(parts: &Parts) -> bool {
    let is_line = |text: &String| !text.contains('\n') && !wrapped::is_timed(text);
    let is_id = |id: &str| is_uuid(id) || !is_start_of_uuid(id);
    parts.code.is_some()
        && parts.message.as_ref().is_some_and(is_line)
        && parts.request_id.as_deref().is_some_and(is_id)
}

/// Whether an id may be one of the API that a line broke off.
fn is_start_of_uuid(id: &str) -> bool {
    id.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}

/// Whether lines that were put together have the same message on one line, without what stands below
/// it: the members behind the stack of an exception.
pub fn is_same_message(whole: &Parts, parts: &Parts) -> bool {
    let (Some(line), Some(lines)) = (&whole.message, &parts.message) else { return false };
    let letters = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    whole.code.is_none() && lines.contains('\n') && !line.contains('\n') && letters(line) == letters(lines)
}

/// Whether lines that were put together say more of an error than the first of them alone.
fn says_more(whole: &Parts, parts: &Parts, codes: KnownCodes<'_>) -> bool {
    let has_id = |parts: &Parts| parts.request_id.as_deref().is_some_and(is_uuid);
    if whole.code != parts.code && parts.code.is_some() || has_id(parts) && !has_id(whole) {
        return false;
    }
    match (&whole.message, &parts.message) {
        (Some(_), None) => true,
        (Some(whole_message), Some(message)) => {
            let lost = |sign: &str| message.contains(sign) && !whole_message.contains(sign);
            let cut = wrapped::without_mark(message);
            let is_cut = whole_message.len() > cut.len() && whole_message.starts_with(cut);
            if is_cut && whole_message.get(cut.len()..).is_some_and(|added| tells_another(added, codes)) {
                return false;
            }
            let is_timed = wrapped::is_timed(message) && !wrapped::is_timed(whole_message);
            let is_same = !has_id(parts) || whole.request_id == parts.request_id;
            // The indentation of lines is none of the message.
            is_timed || lost("\n") || lost("\n ") || lost("│") || has_id(whole) && !has_id(parts) || is_cut && is_same
        }
        (None, _) => false,
    }
}

/// Whether what the lines below add to a message is another error: not one inside of the message.
fn tells_another(added: &str, codes: KnownCodes<'_>) -> bool {
    let is_inside = added.contains("encentCloudSDK") || added.contains('{');
    let words = || added.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_'));
    !is_inside && words().any(|word| word.contains('.') && codes.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::recognise::example::ID;

    const OTHER: &str = "0b7c1f9e-3a52-4d0e-bc1f-5b8a0e1d3303";

    fn parts(message: &str, id: &str) -> Parts {
        let message = Some(message.to_owned()).filter(|message| !message.is_empty());
        let request_id = Some(id.to_owned()).filter(|id| !id.is_empty());
        Parts { code: Some("Zoo.A".to_owned()), message, request_id }
    }

    #[test]
    fn a_line_that_was_put_together_begins_where_its_first_letter_stood() {
        let lines = "│ Zoo.A: no l\n│ ion\n│ Zoo.B: no bear";
        let joined = "Zoo.A: no lion\nZoo.B: no bear";
        let at = |line| place_of(lines.as_bytes(), joined, line).map(|at| &lines[at..at + 5]);
        assert_eq!((at(1), at(2), at(3)), (Some("Zoo.A"), Some("Zoo.B"), None));
        // A number before the lines was lost.
        assert_eq!(place_of(b"1 Zoo.A: no l\nion", "Zoo.A: no lion", 1), None);
    }

    #[test]
    fn an_error_is_whole_with_all_its_parts_on_one_line_each() {
        for (message, id, expected) in [
            ("no lion", ID, true),
            ("no lion", "r-1", true),
            ("no\nlion", ID, false),
            ("", ID, false),
            ("no lion", "", false),
            // Its line breaks off in the id.
            ("no lion", "5f3d8b1e-0c1a-4a6f", false),
        ] {
            assert_eq!(is_whole(&parts(message, id)), expected, "{message} {id}");
        }
    }

    #[test]
    fn lines_that_were_put_together_say_more_with_an_id_or_the_end_of_the_message() {
        for (whole, first, expected) in [
            (("no lion", ""), ("", ""), true),
            (("", ID), ("no", ""), false),
            (("no lion", ""), ("no", ""), true),
            (("no lion", ""), ("no lion", ""), false),
            (("my lion", ""), ("no", ""), false),
            // The end of the message, if the id is the same.
            (("no lion", ID), ("no", ID), true),
            (("no lion", OTHER), ("no", ID), false),
            (("no lion", ""), ("no lion", ID), false),
            (("my lion", ID), ("no", ""), true),
            (("my lion", ""), ("no\nlion", ""), true),
            (("my\nlion", ""), ("no\nlion", ""), false),
            (("my\nlion", ""), ("no\n  lion", ""), true),
        ] {
            let says_more = says_more(&parts(whole.0, whole.1), &parts(first.0, first.1), KnownCodes::default());
            assert_eq!(says_more, expected, "{whole:?} {first:?}");
        }
        let other = Parts { code: Some("Zoo.B".to_owned()), ..parts("no lion", ID) };
        assert!(!says_more(&other, &parts("no", ""), KnownCodes::default()));
    }
}
