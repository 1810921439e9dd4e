//! The code of an exception whose own text has none: in its message, behind its id or on the line above.

use super::super::fields;
use super::super::message::is_uuid;
use super::super::{Look, request_id};
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;

/// The most words behind an id that its code is one of, and the most that a program puts before a code.
const MOST_WORDS: usize = 4;
/// What the answer of the API begins with.
const ANSWERS: [&str; 4] = ["{\"Response\"", "{\"Error\"", "{'Response'", "{'Error'"];

/// Whether all that an exception says is the answer of the API: that is read on its own.
pub fn is_answer(parts: &Parts) -> bool {
    let said = parts.message.as_deref().filter(|_| parts.code.is_none() && parts.request_id.is_none());
    said.is_some_and(|said| said == "{" || ANSWERS.iter().any(|start| said.contains(start)))
}

/// The known code that a message names behind what a program says of its call, and what it says behind that up to an id
/// of the API: `call failed: C: M (RequestId: R)`.
fn behind_call<'t>(message: &'t str, codes: KnownCodes<'_>) -> Option<(&'t str, &'t str)> {
    let line = message.split('\n').next()?;
    request_id::last(line).filter(|id| is_uuid(id.id))?;
    let mut words = line.match_indices(": ").take(MOST_WORDS).map(|(at, _)| at);
    words.find_map(|at| {
        let word = line.get(..at)?.rsplit([' ', '[', '(']).next()?;
        Some((word, message.get(at + 2..)?)).filter(|(word, _)| word.contains('.') && codes.has(word))
    })
}

/// An error with the known code that its message begins with in brackets, `[C] M (R)`, or with the one that is its
/// first word, `C M`, if it has no other one.
pub fn coded(parts: Parts, codes: KnownCodes<'_>) -> Parts {
    let message = parts.message.as_deref().filter(|_| parts.code.is_none() && parts.request_id.is_none());
    let bracketed = message.and_then(|message| message.strip_prefix('[')?.split_once("] "));
    let first = message.map(|message| message.split_once(' ').unwrap_or((message, "")));
    let named = bracketed.or_else(|| first.filter(|(code, _)| code.contains('.'))).filter(|(code, _)| codes.has(code));
    let named = named.or_else(|| behind_call(message?, codes));
    let Some((code, said)) = named else { return parts };
    let id = request_id::last(said).filter(|id| is_uuid(id.id));
    let own = id.map_or(said, |id| said.get(..id.start).unwrap_or(said));
    fields::parts(Some(code), own, id.map(|id| id.id))
}

/// An error without a code, with the known one that ends its line behind the id, as programs put it there that print
/// an exception of Node.js and its code: `[TencentCloudSDKException]message:M  requestId:R  traceId: C`.
pub fn behind_id(parts: Parts, used: usize, line: &str, codes: KnownCodes<'_>) -> Parts {
    let behind = line.get(used..).unwrap_or_default().trim_end_matches([' ', ')', ']', '"', '\'', '`']);
    let word = behind.rsplit([' ', '(', '[', '"', '\'', '`', '=', ':']).next().filter(|word| word.contains('.'));
    let is_short = behind.split_ascii_whitespace().count() <= MOST_WORDS;
    let code = word.filter(|word| parts.code.is_none() && is_short && codes.has(word));
    Parts { code: code.map(str::to_owned).or(parts.code), ..parts }
}

/// An error without a code, with the known one that has the line above to itself or ends it: `failed: C`.
pub fn below_code(look: &Look<'_>, parts: Parts) -> Parts {
    if parts.code.is_some() {
        return parts;
    }
    let above = look.lines_above(1).next().map(|line| look.slice(line).trim_ascii());
    let code = above.and_then(|line| std::str::from_utf8(line).ok()).and_then(|line| {
        let word = line.rsplit([' ', '：']).next()?;
        let is_behind = || line.strip_suffix(word).is_some_and(|before| before.trim_end().ends_with([':', '：']));
        Some(word).filter(|word| *word == line || word.contains('.') && is_behind())
    });
    let code = code.filter(|code| look.codes.has(code));
    Parts { code: code.map(str::to_owned), ..parts }
}

#[cfg(test)]
mod tests {
    use super::super::super::example::ID;
    use super::*;
    use crate::extract::codes::example::Zoo;

    #[test]
    fn the_message_of_an_exception_names_its_code() {
        for (message, code, said) in [
            ("[InvalidZoo] no (RequestId: {R})", "InvalidZoo", "no"),
            ("InvalidZoo.LionEscaped no", "InvalidZoo.LionEscaped", "no"),
            ("call failed: InvalidZoo.LionEscaped: no (RequestId: {R})", "InvalidZoo.LionEscaped", "no"),
            ("a: b: InvalidZoo.LionEscaped: no, request_id={R}", "InvalidZoo.LionEscaped", "no"),
            ("call failed: InvalidZoo.LionEscaped: no", "", "call failed: InvalidZoo.LionEscaped: no"),
            ("call failed: Zoo.LionEscaped: no, {R}", "", "call failed: Zoo.LionEscaped: no, {R}"),
        ] {
            let message = message.replace("{R}", ID);
            let found = coded(fields::parts(None, &message, None), KnownCodes::new(&Zoo));
            assert_eq!(found.code.unwrap_or_default(), code, "{message}");
            assert_eq!(found.message.unwrap_or_default(), said.replace("{R}", ID));
        }
    }

    #[test]
    fn an_exception_may_say_the_answer_alone() {
        for (message, expected) in [
            ("{\"Response\":{\"Error\":{}}}", true),
            ("response: {\"Error\":{}}", true),
            ("{", true),
            ("{\"a\":1}", false),
            ("no {", false),
        ] {
            assert_eq!(is_answer(&fields::parts(None, message, None)), expected, "{message}");
        }
    }
}
