//! An exception as Python's `repr` and other debuggers show it, `ApiError('C: M (request id: R)')`, and its
//! arguments: `('C: M',)`.

use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::super::request_id;
use crate::extract::pairs::quoted;
use std::ops::Range;

/// The words before the name of an exception that a program makes: the line is source code.
const MAKES: [&str; 5] = ["raise", "throw", "new", "return", "except"];

/// The error whose code begins the string that is the only argument of an exception.
pub fn exception(text: &str, code: Range<usize>) -> Option<Told> {
    let word = text.get(code.clone())?;
    let before = text.get(..code.start)?;
    let name = before.strip_suffix(['"', '\''])?.strip_suffix('(')?;
    let is_class = ["Error", "Exception", "Failure"].iter().any(|end| name.ends_with(end));
    let (said, end) = quoted(text, code.start - 1)?;
    let is_tuple = text.get(end..)?.starts_with(",)") && !name.ends_with(char::is_alphanumeric);
    if !is_class && !is_tuple {
        return None;
    }
    let said = said.strip_prefix(word)?.strip_prefix(": ")?;
    let last = said.rfind('\n').map_or(0, |at| at + 1);
    let Some(id) = request_id::last(said.get(last..)?).filter(|id| is_uuid(id.id)) else {
        let is_made = name.split([' ', '(']).any(|before| MAKES.contains(&before));
        // What is printed besides may tell the id.
        let is_alone = text.split('\n').next()?.matches(word).count() == 1;
        let is_told = word.contains('.') && !is_made && is_alone;
        return is_told.then(|| Told::Error(parts(Some(word), said, None), end));
    };
    let message = said.get(..last + id.start)?.trim_end();
    (!message.is_empty()).then(|| Told::Error(parts(Some(word), message, Some(id.id)), end))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, parts};
    use super::*;

    #[test]
    fn the_argument_is_read_with_its_escapes() {
        for (text, message) in [
            ("x ApiError('Zoo: one\\ntwo {a} (RequestId: {R})')> y", Some("one\ntwo {a}")),
            ("x ApiError(\"Zoo: it's \\\"a\\\", request id: {R}\")", Some("it's \"a\"")),
            ("x ApiError('Zoo: m')", None),
            ("x ('Zoo: m (RequestId: {R})',)", Some("m")),
            ("x f('Zoo: m (RequestId: {R})',)", None),
            ("x print('Zoo: m (RequestId: {R})')", None),
            ("x ApiError('Zoo')", None),
        ] {
            let text = text.replace("{R}", ID);
            let at = text.find("Zoo").unwrap();
            let found = match exception(&text, at..at + 3) {
                Some(Told::Error(parts, _)) => Some(parts),
                _ => None,
            };
            assert_eq!(found, message.map(|message| parts("Zoo", message, ID)), "{text}");
        }
    }
}
