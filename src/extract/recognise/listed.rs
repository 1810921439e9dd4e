//! Errors as a list without a name before it: `Code: C, Message: M, RequestId: R`. Source: the
//! helper for STS in Go.

use super::fields::{labelled, parts, text_and_id};
use super::message::is_uuid;
use super::{Look, Seen};
use crate::extract::{Parts, is_code};

/// The error whose comma before `Message` stands at the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    look.in_line(find)
}

fn find(line: &str, at: usize) -> Option<Parts> {
    let (before, rest) = line.split_at_checked(at)?;
    let code = before.rsplit([' ', ':', '=']).next().filter(|code| is_code(code))?;
    let key = before.strip_suffix(code)?.trim_end_matches([' ', ':', '=']);
    let before = key.strip_suffix("Code").or_else(|| key.strip_suffix("code"))?;
    // In an object, the structure decides.
    if before.ends_with(['{', '"', '\'']) {
        return None;
    }
    let (_, rest) = labelled(rest.trim_start_matches([',', ' ']), &["message", "Message"])?;
    let (message, request_id, _) = text_and_id(code, rest);
    // Other clouds have other ids; a code with a dot is the API's.
    if request_id.is_some_and(|id| !is_uuid(id)) && !code.contains('.') {
        return None;
    }
    Some(parts(Some(code), message, request_id))
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts};
    use super::*;

    #[test]
    fn a_list_is_read_in_either_writing() {
        for input in [
            "panic: Code: Zoo.A, Message: one, two, RequestId: r-1\n",
            "x Code=Zoo.A, Message=one, two, RequestId=r-1\n",
            "code:Zoo.A, message:one, two, requestId:r-1\n",
        ] {
            let error = Seen::Error { parts: parts("Zoo.A", "one, two", "r-1"), logged: true, end: input.len() };
            let place = if input.contains(", Message") { ", Message" } else { ", message" };
            assert_eq!(read(&look(input, place)), error, "{input}");
        }
    }

    #[test]
    fn what_is_no_code_or_another_clouds_is_left_alone() {
        for input in [
            "Code: 12, Message: m, RequestId: r-1",
            "x: AccessDenied, Message: m, RequestId: r-1",
            "Code: AccessDenied, Message: m, RequestId: r-1",
            "{Code: Zoo.A, Message: m, RequestId: r-1}",
        ] {
            let look = look(input, ", Message");
            assert_eq!(read(&look), Seen::Nothing { next: look.at + 1, read: 0 }, "{input}");
        }
    }
}
