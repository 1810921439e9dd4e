//! Errors as the SDK for C++ and programs on top of it print them:
//! `RequestId=R, ErrorCode=C, ErrorMessage=M`. Source: `Error` and `Outcome` of that SDK.

use super::fields::{labelled, parts};
use super::{Look, Seen};
use crate::extract::{Parts, is_code};

/// The error whose `ErrorCode=` stands at the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    look.in_line(find)
}

fn find(line: &str, at: usize) -> Option<Parts> {
    let (before, rest) = line.split_at_checked(at)?;
    let (_, rest) = labelled(rest, &["ErrorCode"])?;
    let (code, message) = rest.split_once(", ErrorMessage=")?;
    // Other clouds write the same in another order.
    let (_, request_id) = before.strip_suffix(", ")?.rsplit_once("RequestId=")?;
    is_code(code).then(|| parts(Some(code), message.trim_end(), Some(request_id)))
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts};
    use super::*;

    #[test]
    fn the_three_fields_are_read_to_the_end_of_the_line() {
        let input = "x RequestId=r-1, ErrorCode=Zoo.A, ErrorMessage=one, two \nnext";
        let error = Seen::Error { parts: parts("Zoo.A", "one, two", "r-1"), logged: true, end: input.len() - 4 };
        assert_eq!(read(&look(input, "ErrorCode")), error);
    }

    #[test]
    fn errors_of_other_clouds_are_left_alone() {
        for input in ["ErrorCode=Zoo.A, ErrorMessage=m, RequestId=r-1", "RequestId=r-1, ErrorCode=12, ErrorMessage=m"] {
            let look = look(input, "ErrorCode");
            assert_eq!(read(&look), Seen::Nothing { next: look.at + 1, read: 0 }, "{input}");
        }
    }
}
