//! Responses of the API in object literals, wherever they stand.
//!
//! ```text
//! {"Response":{"Error":{"Code":C,"Message":M},"RequestId":R}}   API 3.0; also without the outer object
//! {"response":{"error":{"code":C,"message":M},"requestId":R}}   the same, keys in lower case
//! {"code":4100,"message":M,"codeDesc":C}                        API 2.0
//! {"code":C,"requestId":R,"traceId":T,"message":M,"stack":S}    an exception of the Node SDK, logged
//! {"code":C,"message":M,"requestId":R}                          anything with a code that is known
//! ```
//! Only the envelope counts: an `"Error"` deep inside a response is data. In the JSON of
//! a log, envelopes and texts are looked for inside its values.

mod beside;
mod classes;
mod envelope;
mod inner;
mod members;
mod pairs;
mod thrown;

use super::{Inside, Look, Seen};
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;
use crate::extract::literal::{Cursor, Stop};
use crate::extract::raw::Raw;
use crate::extract::substring::{contains, find};
use beside::{beside, is_message, is_source, levelled_before};
use envelope::classify;
use inner::{Beside, Inner};
use members::{Members, members};
use memchr::memchr3;
pub use thrown::thrown_above;

/// What an object literal is.
#[derive(Debug)]
pub enum Document<'t> {
    /// A response with an error.
    Error(Parts),
    /// A response without one, and its RequestId.
    Success(Option<String>),
    /// Something else, and what in it is an error or may hold one.
    Other(Vec<Inside<'t>>),
}

/// The object whose bracket stands at the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let mut cursor = Cursor::on_line(look.input, look.line.start, look.at);
    let result = document(&mut cursor, look.codes);
    let end = cursor.at();
    let read = end.max(look.at) - look.at;
    if is_left_out(&result) {
        return Seen::Nothing { next: look.at + 1, read };
    }
    match result {
        // What stands behind it on its line may be its RequestId.
        Ok(Document::Error(parts)) if parts.request_id.is_none() && !look.last && !has_line_end(look, end) => {
            Seen::Wait { from: look.at }
        }
        // The tests of Python leave out the middle of a long line, be it that of a code.
        Ok(Document::Error(parts))
            if parts
                .code
                .as_deref()
                .is_some_and(|code| code.ends_with(char::is_alphanumeric) && contains(code.as_bytes(), b" chars]")) =>
        {
            Seen::Document { inside: Vec::new(), end }
        }
        Ok(Document::Error(parts)) if is_source(look, &parts) => Seen::Document { inside: Vec::new(), end },
        Ok(Document::Error(parts)) => {
            let logged = look.is_logged(look.at) && !is_typed(look.before());
            let (mut parts, end) = beside(look, parts, end);
            if is_in_scalar(look, end) {
                parts.message = parts.message.map(|message| message.replace("''", "'"));
            }
            Seen::Error { parts, logged, end }
        }
        Ok(Document::Success(request_id)) => Seen::Success { request_id, end },
        // Node shows exceptions in a list with their stacks: the lines tell more.
        Ok(Document::Other(inside))
            if lacks_messages(&inside) && contains(look.slice(look.at..end), b"\n        at ") =>
        {
            Seen::Nothing { next: look.at + 1, read }
        }
        Ok(Document::Other(inside)) => match thrown(look) {
            Some(parts) => Seen::Error { parts, logged: look.is_logged(look.at), end },
            None => Seen::Document { inside, end },
        },
        Err((Stop::Incomplete, _)) if !look.last => Seen::Wait { from: look.at },
        // All that follows is inside of it, unless it was written on one line, which breaks off.
        Err((Stop::Incomplete, Some(parts))) => {
            let line = look.slice(look.at..look.line.end);
            let is_of_line = parts.code.as_deref().is_some_and(|code| contains(line, code.as_bytes()));
            let end = if is_of_line { look.line.end } else { look.input.len() };
            Seen::Broken { parts: with_cut_message(look, parts), logged: false, end }
        }
        // The tests of Python leave out the middle of a long line.
        Err((Stop::Invalid, Some(parts)))
            if parts.message.is_none() && contains(look.slice(look.line.clone()), b" chars]") =>
        {
            Seen::Nothing { next: look.at + 1, read }
        }
        // The rest of this line is, and the lines up to where it breaks off.
        Err((Stop::Invalid, Some(parts))) => {
            Seen::Broken { parts: with_cut_message(look, parts), logged: false, end: look.line.end.max(end) }
        }
        Err((Stop::Incomplete, None)) => Seen::Endless { read },
        Err((Stop::Invalid, None)) => Seen::Nothing { next: look.at + 1, read },
    }
}

/// Whether the middle of a code was left out, as Pydantic does with what it was given: `'Code': 'Inval...`.
fn is_left_out(document: &Result<Document<'_>, (Stop, Option<Parts>)>) -> bool {
    let (Ok(Document::Error(parts)) | Err((_, Some(parts)))) = document else { return false };
    parts.code.as_deref().is_some_and(|code| contains(code.as_bytes(), b"..."))
}

/// Whether errors were found, all of them without a message.
fn lacks_messages(inside: &[Inside<'_>]) -> bool {
    !inside.is_empty() && inside.iter().all(|inside| matches!(inside, Inside::Error(parts) if parts.message.is_none()))
}

/// An error with what its line has of a message whose end was cut off.
fn with_cut_message(look: &Look<'_>, parts: Parts) -> Parts {
    let cut = || {
        let line = look.slice(look.at..look.line.end);
        let at = find(line, b"\"Message\":")? + b"\"Message\":".len();
        let said = line.get(at..)?.trim_ascii_start().strip_prefix(b"\"")?;
        Some(Raw::escaped(said).text()).filter(|said| !said.trim().is_empty() && !said.contains("\":"))
    };
    let message = parts.message.or_else(cut);
    Parts { message, ..parts }
}

/// The error whose stack ends before the object, which has its code and little more, or whose message
/// a logger writes before it: `error: M {"code":"C"}`.
fn thrown(look: &Look<'_>) -> Option<Parts> {
    let message = thrown_above(look).or_else(|| levelled_before(look))?;
    let (members, _) = members(&mut Cursor::on_line(look.input, look.line.start, look.at));
    let code = members.text_of_code().filter(|code| look.codes.has(code) && !members.others)?;
    Some(Parts { code: Some(code), message: Some(message), request_id: None })
}

/// Whether an object is all of a string in single quotes in YAML, which writes such a quote twice.
fn is_in_scalar(look: &Look<'_>, end: usize) -> bool {
    look.before().ends_with(b": '") && look.slice(end..look.line.end).trim_ascii() == b"'"
}

/// Whether the line of a byte offset is there to its end, and the next one where that may have
/// the RequestId.
fn has_line_end(look: &Look<'_>, at: usize) -> bool {
    let lines = if is_message(look) { 2 } else { 1 };
    let is_whole = look.line.end < look.input.len();
    lines == 1 && at <= look.line.end && is_whole
        || memchr::memchr_iter(b'\n', look.slice(at..look.input.len())).take(lines).count() == lines
}

/// Whether only the type of the object stands before it: `array(2) {`.
fn is_typed(before: &[u8]) -> bool {
    let before = before.trim_ascii();
    let is_type = before.starts_with(b"array(") || before.starts_with(b"object(");
    is_type && !before.iter().any(u8::is_ascii_whitespace)
}

/// Reads the object that begins at the cursor, and goes behind it.
///
/// # Errors
/// It has no end, or is none; an error that stood before that place is returned all the same.
fn document<'t>(cursor: &mut Cursor<'t>, codes: KnownCodes<'_>) -> Result<Document<'t>, (Stop, Option<Parts>)> {
    if let Some(parts) = canonical(cursor) {
        return Ok(Document::Error(parts));
    }
    let start = *cursor;
    let (members, end) = members(cursor);
    let document = classify(&members, codes);
    match (document, end) {
        (Some(document), Ok(())) => Ok(document),
        // A diff: the text tells more.
        (None, Ok(())) if members.has_changed_response() => Err((Stop::Invalid, None)),
        (None, Ok(())) => {
            let mut inside = Vec::new();
            // Of what another cloud answered, the codes say nothing.
            let codes = if members.others { KnownCodes::default() } else { codes };
            Inner { codes, inside: &mut inside }.look_inside(start, 0, &Beside::of(&members));
            classes::add(start, cursor.at(), &mut inside);
            Ok(Document::Other(inside))
        }
        // A response that is cut off counts as soon as its code is there.
        (Some(Document::Error(parts)), Err(stop)) if parts.code.is_some() => Err((stop, Some(parts))),
        (_, Err(stop)) => Err((stop, None)),
    }
}

/// Reads an error as the API itself writes it, and goes behind it: the shortest way through
/// most of what there is.
fn canonical(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let mut rest = cursor.rest();
    let mut string = |before: &[u8]| {
        rest = rest.strip_prefix(before)?;
        let mut end = 0;
        loop {
            end += memchr3(b'"', b'\\', b'\n', rest.get(end..)?)?;
            match rest.get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => return None,
            }
        }
        let (string, behind) = rest.split_at_checked(end)?;
        rest = behind;
        Some(string).filter(|string| !string.is_empty()).map(|string| Raw::escaped(string).text())
    };
    let code = string(b"{\"Response\":{\"Error\":{\"Code\":\"")?;
    let message = string(b"\",\"Message\":\"")?;
    let request_id = string(b"\"},\"RequestId\":\"")?;
    let end = rest.strip_prefix(b"\"}}")?.len();
    cursor.skip(cursor.rest().len() - end);
    Some(Parts { code: Some(code), message: Some(message), request_id: Some(request_id) })
}

/// Reads an object from the key `Response` or `Error` on, at which the cursor stands.
///
/// # Errors
/// It has no end there, or there is none.
pub fn member<'t>(cursor: &mut Cursor<'t>) -> Result<Option<Document<'t>>, Stop> {
    let (key, value) = cursor.member()?;
    cursor.whole()?;
    let response = (key.bytes == b"Response").then_some(value);
    Ok(classify(&Members::of_response(response), KnownCodes::default()))
}

#[cfg(test)]
mod tests;
