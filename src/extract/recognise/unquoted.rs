//! Responses as languages print them that put no quotes around their texts.
//!
//! ```text
//! Go %v           map[Response:map[Error:map[Code:C Message:M] RequestId:R]]
//! Go %+v          {Response:{Error:{Code:C Message:M} RequestId:R}}
//! Java            {Response={Error={Code=C, Message=M}, RequestId=R}}
//! Dart            {Response: {Error: {Code: C, Message: M}, RequestId: R}}
//! PowerShell      @{Response=@{Error=@{Code=C; Message=M}; RequestId=R}}, and as a list of properties
//! ```
//! Where a message ends follows only from what must stand behind it: the closing bracket and
//! the RequestId. Other clouds print similar errors, without a RequestId at that place.

use super::{Found, Look, Seen};
use crate::extract::{Parts, is_code};

/// The response whose `Error` stands at the place or just before it.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let before = look.before();
    let key = key_before(before);
    // PowerShell lists properties: `Error     : @{Code=`.
    let is_list = key == 0 && before.starts_with(b"Error ");
    let at = if is_list { look.start } else { look.at - key };
    let before = String::from_utf8_lossy(look.slice(look.start..at));
    let excerpt = look.record(at);
    match find(&before, &excerpt.text, excerpt.may_grow) {
        Some((parts, used)) => {
            Seen::Error { parts, logged: !before.trim().is_empty(), end: excerpt.end_in_input(used) }
        }
        None if excerpt.may_grow => Seen::Wait { from: at },
        None => Seen::Nothing { next: at + 1, read: 0 },
    }
}

/// How long the key before the bracket is, in bytes.
fn key_before(before: &[u8]) -> usize {
    let keys = ["Error:map", "Error:", "Error=@", "Error=", "Error: ", "Error"];
    keys.iter().find(|key| before.ends_with(key.as_bytes())).map_or(0, |key| key.len())
}

/// The response whose `Error` the text begins with; `before` stands before it on its line.
fn find(before: &str, text: &str, may_grow: bool) -> Option<Found> {
    inline(before, text, may_grow).or_else(|| properties(text))
}

/// How each begins, and what stands before the message, before the id behind the error,
/// behind the error, and before the response. One text, not a table of pointers.
const SHAPES: &str = "Error:map[Code:| Message:|] RequestId:|]|Response:map[
Error:{Code:| Message:|} RequestId:|}|Response:{
Error={Code=|, Message=|}, RequestId=|}|Response={
Error=@{Code=|; Message=|}; RequestId=|}|Response=@{
Error: {Code: |, Message: |}, RequestId: |}|Response: {";

fn start_of(shape: &str) -> &str {
    shape.split('|').next().unwrap_or_default()
}

fn inline(before: &str, text: &str, may_grow: bool) -> Option<Found> {
    let mut shape = SHAPES.lines().find(|shape| text.starts_with(start_of(shape)))?.split('|');
    let mut next = || shape.next().unwrap_or_default();
    let (start, message, id, close, response) = (next(), next(), next(), next(), next());
    let (code, rest) = text.get(start.len()..)?.split_once(message)?;
    if !is_code(code) {
        return None;
    }
    let begin = text.len() - rest.len();
    let head = before.rsplit_once(response).map(|(_, head)| head);
    // The RequestId may stand before the error.
    let id_before = head.and_then(|head| head.split_once("RequestId")).map(|(_, id)| id);
    if id_before.is_none()
        && let Some((message, rest)) = rest.split_once(id)
    {
        let id = word(rest);
        return Some((parts(code, message, Some(id)), text.len() - rest.len()));
    }
    // Without one, the message may go on until the lines end.
    if head.is_none() || id_before.is_none() && may_grow {
        return None;
    }
    let end = rest.find(close)?;
    let id = id_before.map(|id| word(id.trim_start_matches([':', '=', ' '])));
    Some((parts(code, rest.get(..end)?, id), begin + end))
}

/// `Error     : @{Code=C; Message=M}` and `RequestId : R`, as PowerShell lists properties.
fn properties(text: &str) -> Option<Found> {
    let rest = text.strip_prefix("Error")?.trim_start_matches(' ').strip_prefix(": @{Code=")?;
    let (code, rest) = rest.split_once("; Message=")?;
    let (message, behind) = rest.split_once("}\n")?;
    let id = behind.strip_prefix("RequestId")?.trim_start_matches(' ').strip_prefix(": ")?;
    // A long value goes on below its beginning, broken between words.
    let message = message.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    is_code(code).then(|| (parts(code, &message, Some(word(id))), text.len() - id.len()))
}

fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default()
}

fn parts(code: &str, message: &str, request_id: Option<&str>) -> Parts {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Parts { code: some(code), message: some(message), request_id: request_id.and_then(some) }
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts, unfinished};
    use super::*;
    use crate::extract::extract;

    #[test]
    fn a_response_is_read_from_its_error_on() {
        let error = |logged, end| Seen::Error { parts: parts("Zoo.A", "m", "r-1"), logged, end };
        let go = "x map[Response:map[Error:map[Code:Zoo.A Message:m] RequestId:r-1]]\n";
        assert_eq!(read(&look(go, "Error:map")), error(true, go.len()));
        let shell = "@{Response=@{Error=@{Code=Zoo.A; Message=m}; RequestId=r-1}}\n";
        assert_eq!(read(&look(shell, "@{Code=")), error(true, shell.len()));
        let list = "Error     : @{Code=Zoo.A; Message=m}\nRequestId : r-1\n";
        assert_eq!(read(&look(list, "@{Code=")), error(false, list.len()));
        let cut = &list[..36];
        assert_eq!(read(&unfinished(cut, "@{Code=")), Seen::Wait { from: 0 });
        assert_eq!(read(&look(cut, "@{Code=")), Seen::Nothing { next: 1, read: 0 });
    }

    #[test]
    fn what_follows_a_message_tells_where_it_ends() {
        for input in [
            "x map[Response:map[Error:map[Code:Zoo.A Message:M, [a] b: c] RequestId:r-1]]",
            "&{Response:{Error:{Code:Zoo.A Message:M, [a] b: c} RequestId:r-1}}",
            "{Response={Error={Code=Zoo.A, Message=M, [a] b: c}, RequestId=r-1}}",
            "{Response: {Error: {Code: Zoo.A, Message: M, [a] b: c}, RequestId: r-1}}",
            "{Response={RequestId=r-1, Error={Code=Zoo.A, Message=M, [a] b: c}}}",
            "@{Response=@{Error=@{Code=Zoo.A; Message=M, [a] b: c}; RequestId=r-1}}",
            "Error     : @{Code=Zoo.A; Message=M, [a]\r\n             b: c}\r\nRequestId : r-1\r\n",
        ] {
            let errors = extract(input.as_bytes()).errors;
            let found: Vec<_> = errors.iter().map(|error| [&error.code, &error.message, &error.request_id]).collect();
            let expected = ["Zoo.A", "M, [a] b: c", "r-1"].map(|text| Some(text.to_owned()));
            assert_eq!(found, [expected.each_ref()], "{input}");
        }
    }

    #[test]
    fn errors_of_other_clouds_have_no_request_id_there() {
        for input in [
            "{Error={Code=AccessDenied, Message=no}, ResponseMetadata={RequestId=r-1}}",
            "map[Error:map[Code:AccessDenied CodeN:1 Message:no] RequestId:r-1]",
        ] {
            assert_eq!(extract(input.as_bytes()).errors, [], "{input}");
        }
    }

    #[test]
    fn the_scan_goes_on_behind_the_last_line() {
        for (input, place) in [
            ("x Error:map[Code:Zoo.A Message:one\ntwo\nthree] RequestId:r-1]\nnext\n", "Error:map"),
            ("Response:map[RequestId:r-1 Error:map[Code:Zoo.A Message:one\ntwo\nthree]]\nnext\n", "Error:map"),
            ("Error     : @{Code=Zoo.A; Message=one\n            two}\nRequestId : r-1\nnext\n", "@{Code="),
        ] {
            let Seen::Error { parts, end, .. } = read(&look(input, place)) else { panic!("{input}") };
            assert_eq!((parts.request_id.as_deref(), end), (Some("r-1"), input.len() - 5), "{input}");
        }
    }
}
