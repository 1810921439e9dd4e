//! Exceptions that are known by the name of their type, without brackets.
//!
//! ```text
//! Node            TencentCloudSDKHttpException [Error]: M … { requestId: 'R', code: 'C' }
//! Vitest          TencentCloudSDKHttpException: M … Serialized Error: { requestId: 'R', code: 'C' }
//! .NET            requestId: R TencentCloud.Common.TencentCloudSDKException: M, or: code:C message:M
//! Java, Logback   com.tencentcloudapi.common.exception.TencentCloudSDKException: M, of old: C-M
//! Python          TencentCloudSDKException('C', 'M', 'R')
//! Go %#v          &errors.TencentCloudSDKError{Code:"C", Message:"M", RequestId:"R"}
//! go-spew         (*errors.TencentCloudSDKError)(0xc0)({ Code: (string) (len=1) "C", … })
//! ```
//! Sources: the exception types of the SDKs, `util.inspect` of Node.

mod reports;
mod stack;

use super::fields::{fields, hyphenated, parts};
use super::message::is_uuid;
use super::tail::without_tail;
use super::{Found, request_id};
use crate::extract::excerpt::Excerpt;
use crate::extract::literal::{Cursor, Stop, Value};
use crate::extract::raw::Raw;
use crate::extract::{Parts, is_code};
use reports::{is_source as is_of_source, reported};
use stack::{in_one_line, is_source, without_indentation};
pub use stack::{is_open, stack};

/// What stands behind a name.
#[derive(Debug)]
pub enum Named {
    /// An exception.
    Found(Found),
    /// Perhaps one: the lines that decide are not there yet.
    Unfinished,
    /// Only a name.
    Other,
}

/// The exception of a record that begins with a name, which ends at `behind`. `before`
/// stands before the name on its line.
pub fn named(excerpt: &Excerpt, behind: usize, before: &str) -> Named {
    let text = excerpt.text.get(behind..).unwrap_or_default();
    if text.starts_with(['(', '{']) {
        return arguments(excerpt, behind);
    }
    if text.starts_with(")(0x") {
        let line = text.split('\n').next().unwrap_or_default();
        let object = line.find("({").map(|at| behind + at + 1);
        return object.map_or(Named::Other, |object| arguments(excerpt, object));
    }
    // xUnit writes a space before the colon too.
    let spaced = text.strip_prefix(' ').filter(|text| text.starts_with(':'));
    let named = text.strip_prefix(" [Error]").or(spaced);
    // A class that is declared has what it derives from there.
    if spaced.is_some() && is_of_source(before) {
        return Named::Other;
    }
    let Some(rest) = named.unwrap_or(text).strip_prefix(": ") else {
        return reported(excerpt, behind, before).unwrap_or(Named::Other);
    };
    // Python's class name, before the exception's own text.
    let bracketed = rest.trim_start().strip_prefix('[').and_then(|rest| rest.split([']', '\n']).next());
    if bracketed.is_some_and(|name| name.contains("encentCloudSDK")) || rest.starts_with("code ") {
        return Named::Other;
    }
    // A summary that was cut short before the message begins.
    if matches!(rest.split('\n').next().unwrap_or_default().trim(), "..." | "[..." | "…" | "[…") {
        return Named::Other;
    }
    // A report of variables shows the class itself.
    if rest.trim_start().starts_with("<class ") {
        return Named::Other;
    }
    // The clause of Python that catches it, in a report that shows the source.
    let clause = before.strip_suffix('T').unwrap_or(before);
    if clause.trim_end().ends_with("except") {
        return Named::Other;
    }
    let start = excerpt.text.len() - rest.len();
    if let Some((message, object)) = in_one_line(rest) {
        let mut found = parts(None, message, None);
        return match members(rest, object, &mut found) {
            Ok(end) => Named::Found((found, start + end)),
            Err(_) => Named::Other,
        };
    }
    if excerpt.may_grow && is_open(rest) {
        return Named::Unfinished;
    }
    let line = rest.split('\n').next().unwrap_or_default();
    let in_brackets = before.ends_with('[') || before.ends_with("[T");
    // Behind what closes there, a stack is that of another exception.
    let is_closed = in_brackets && line.ends_with("] {");
    let (message, stack_start) = if let Some((at, indentation)) = stack(rest).filter(|_| !is_closed) {
        let message = without_indentation(rest.get(..at).unwrap_or_default(), indentation);
        // The title that test runners of .NET write above it.
        let message = message.trim_end().strip_suffix("Stack Trace:").map(str::to_owned).unwrap_or(message);
        // Jest leaves a line empty before a stack, which is then less deep.
        let is_node = before.len() - before.trim_start_matches(' ').len() == indentation;
        (if is_node { message } else { message.trim_end().to_owned() }, at)
    } else {
        let line = line.strip_suffix(" {").unwrap_or(line);
        let message = line.strip_suffix(']').filter(|_| in_brackets).unwrap_or(line);
        (without_tail(message).to_owned(), line.len())
    };
    let wrapped = || Some(parts(Some(wrapping_code(before, message.trim_end())?), message.trim_end(), None));
    let read = dotnet_or_java(before, &message).or_else(|| with_code(&message)).or_else(|| before_code(&message));
    if let Some(found) = read.or_else(wrapped) {
        return Named::Found((found, start + stack_start));
    }
    object(excerpt, start, stack_start, &message)
}

/// Takes the code and the RequestId of the object at an offset of a text. Returns where it ends.
fn members(text: &str, object: usize, found: &mut Parts) -> Result<usize, Stop> {
    let mut cursor = Cursor::new(text.as_bytes(), object);
    cursor.members(|key, value| {
        let Value::Text(text) = value else { return };
        let text = Some(text.text()).filter(|text| !text.is_empty());
        if key.is("code") {
            found.code = text;
        } else if key.is("requestId") {
            found.request_id = text;
        }
    })?;
    Ok(cursor.at())
}

/// The exceptions of .NET, which have their id before them, and of Java as Logback writes
/// them.
fn dotnet_or_java(before: &str, message: &str) -> Option<Parts> {
    let before = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '.');
    let id = before.trim_end().rsplit([' ', ':']).next().filter(|id| is_uuid(id));
    let id =
        id.filter(|id| before.trim_end().strip_suffix(id).is_some_and(|label| label.trim_end().ends_with("questId:")));
    if let Some((found, _)) = fields(message.trim_end()).filter(|(found, _)| found.code.is_some()) {
        let said = found.message.unwrap_or_default();
        return Some(parts(found.code.as_deref(), said.trim_end(), id.or(found.request_id.as_deref())));
    }
    if let Some(id) = id {
        return Some(parts(code_before(before, id), message.trim_end(), Some(id)));
    }
    let (code, said) = hyphenated(message);
    code.filter(|_| !said.starts_with(' ')).map(|code| parts(Some(code), said.trim_end(), None))
}

/// The code in the message of the exception that wraps this one on the same line, as .NET writes it:
/// `InvalidOperationException: C: M ---> TencentCloud.Common.TencentCloudSDKException: M`.
fn wrapping_code<'t>(before: &'t str, message: &str) -> Option<&'t str> {
    let outer = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '.').strip_suffix(" ---> ")?;
    let code = outer.strip_suffix(message)?.strip_suffix(": ")?.rsplit(' ').next()?;
    Some(code).filter(|code| !message.is_empty() && is_code(code))
}

/// The code that a program put before an exception of .NET: `[C] requestId: R TencentCloud…`.
fn code_before<'t>(before: &'t str, id: &str) -> Option<&'t str> {
    let label = before.trim_end().strip_suffix(id)?.trim_end();
    let behind_code = label.get(..label.len().checked_sub("requestId:".len())?)?.trim_end();
    let word = behind_code.trim_end_matches([']', ')', ':', ',', '-', ' ']).rsplit([' ', '[', '(', '\t']).next()?;
    Some(word).filter(|word| word.contains('.') && is_code(word))
}

/// The code that a program put before the message of its exception: `C: M (requestId: R)`.
fn with_code(message: &str) -> Option<Parts> {
    let parted = [": ", " -> "].iter().find_map(|mark| message.split_once(mark).filter(|(code, _)| is_code(code)));
    let (code, said) = parted?;
    let id = request_id::last(said.split('\n').next()?).filter(|id| is_uuid(id.id));
    let said = id.map_or(said, |id| said.get(..id.start).unwrap_or(said));
    (id.is_some() || code.contains('.')).then(|| parts(Some(code), said.trim_end(), id.map(|id| id.id)))
}

/// The code that a program put in brackets behind the message of its exception: `M (C), request R`, `M [C]`.
fn before_code(message: &str) -> Option<Parts> {
    let line = message.trim_end();
    let id = request_id::last(line).filter(|id| is_uuid(id.id) && id.end == line.len());
    let said = id.map_or(line, |id| line.get(..id.start).unwrap_or(line)).trim_end_matches([',', ' ', ';']);
    let inside = |open, close| said.strip_suffix(close)?.rsplit_once(open);
    let (said, code) = inside(" (", ')').or_else(|| inside(" [", ']'))?;
    let is_word = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let is_one =
        is_code(code) && code.split_once('.').is_some_and(|(category, rest)| is_word(category) && is_word(rest));
    (is_one && !said.contains('\n')).then(|| parts(Some(code), said.trim_end(), id.map(|id| id.id)))
}

/// The object behind a stack, or what Vitest writes below it.
fn object(excerpt: &Excerpt, start: usize, stack: usize, message: &str) -> Named {
    let rest = excerpt.text.get(start..).unwrap_or_default();
    let mut found = parts(None, message, None);
    let behind = rest.get(stack..).unwrap_or_default();
    let is_stack = |line: &str| {
        let line = line.trim();
        line.is_empty()
            || line.starts_with("at ")
            || line.starts_with(['❯', '⎯'])
            || is_source(line)
            || line.contains("matching cause stack")
    };
    let mut end = stack;
    let mut opening = None;
    let mut is_call = false;
    for line in behind.split_inclusive('\n') {
        end += line.len();
        let is_rest = is_rest_of_call(line, is_call);
        is_call = line.trim_start().starts_with("at ");
        if line.trim_end().ends_with(" {") && !is_source(line) {
            opening = Some(end - line.len() + line.trim_end().len() - 1);
            break;
        }
        if !is_stack(line) && !is_rest {
            break;
        }
    }
    let serialized = "\nSerialized Error: {";
    // That of another record is not this one's, nor what stands below other lines.
    let is_own = |at: &usize| behind.get(..*at).unwrap_or_default().lines().skip(1).all(is_stack);
    let object = behind.find(serialized).filter(is_own);
    let opening = opening.or_else(|| object.map(|at| stack + at + serialized.len() - 1));
    let Some(opening) = opening else {
        let mut is_call = false;
        let only_stack = behind.lines().skip(1).all(|line| {
            let is_rest = is_rest_of_call(line, is_call);
            is_call = line.trim_start().starts_with("at ");
            is_stack(line) || is_rest
        });
        return if excerpt.may_grow && only_stack { Named::Unfinished } else { Named::Found((found, start + stack)) };
    };
    match members(rest, opening, &mut found) {
        Ok(end) => Named::Found((found, start + end)),
        Err(_) if excerpt.may_grow => Named::Unfinished,
        Err(_) => Named::Found((found, start + stack)),
    }
}

/// Whether a line is the rest of one that shows a call, which a terminal broke: it stands behind that.
fn is_rest_of_call(line: &str, is_behind_call: bool) -> bool {
    is_behind_call && !line.starts_with(' ') && line.trim_end().trim_end_matches(" {").ends_with(')')
}

/// `('C', 'M', 'R')` and `{Code:"C", Message:"M", RequestId:"R"}`. In source code, other
/// things than strings stand there.
fn arguments(excerpt: &Excerpt, behind: usize) -> Named {
    let mut cursor = Cursor::new(excerpt.text.as_bytes(), behind);
    let mut texts: [Option<String>; 3] = [None, None, None];
    let read = if excerpt.text.get(behind..).is_some_and(|text| text.starts_with('{')) {
        cursor.members(|key, value| {
            let place = "Code Message RequestId".split(' ').position(|name| key.is(name));
            if let (Some(text), Value::Text(raw)) = (place.and_then(|place| texts.get_mut(place)), value) {
                *text = Some(raw.text());
            }
        })
    } else {
        let mut places = texts.iter_mut();
        cursor.items(|value| {
            if let (Some(text), Value::Text(raw)) = (places.next(), value) {
                *text = Some(Raw::text(&raw));
            }
        })
    };
    if read == Err(Stop::Incomplete) && excerpt.may_grow {
        return Named::Unfinished;
    }
    let [Some(code), Some(message), Some(id)] = texts else { return Named::Other };
    if read.is_err() || !is_uuid(&id) {
        return Named::Other;
    }
    Named::Found((parts(Some(&code), &message, Some(&id)), cursor.at()))
}

#[cfg(test)]
mod tests;
