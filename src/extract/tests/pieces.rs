//! An input that comes in pieces.

use super::super::{Extract, Extractor};
use super::{codes, response};
use crate::extract::recognise::example::ID;

/// What an input holds that comes in pieces of a size.
pub fn in_pieces(input: &[u8], size: usize) -> Extract {
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    input.chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
    let mut extract = extractor.finish(&mut errors);
    extract.errors = errors;
    extract
}

/// An error comes out with the piece that ends it, and no later.
#[test]
fn an_error_is_reported_as_soon_as_its_line_is_there() {
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    extractor.push(response("Zoo.A", "r-1").as_bytes(), &mut errors);
    assert_eq!(errors.len(), 0);
    extractor.push(b"\n", &mut errors);
    assert_eq!(errors.len(), 1);
    let mut read = |piece: &[u8], errors: &mut Vec<_>| {
        let read = extractor.read(
            |room| {
                assert_eq!(room.len(), 16 << 10);
                room[..piece.len()].copy_from_slice(piece);
                Ok::<_, ()>(piece.len())
            },
            errors,
        );
        assert_eq!(read, Ok(piece.len()));
    };
    read(format!("{}\n", response("Zoo.B", "r-2")).as_bytes(), &mut errors);
    assert_eq!(errors.len(), 2);
    read(b"\x1b[31m", &mut errors);
    read(format!("{}\x1b[0m\n", response("Zoo.C", "r-3")).as_bytes(), &mut errors);
    assert_eq!(errors.len(), 3);
    extractor.finish(&mut errors);
    assert_eq!(errors.len(), 3);
}

/// An exception that does not print its code waits for the response below, which does.
#[test]
fn an_exception_without_its_code_waits_for_the_one_below() {
    let exception =
        format!("Unhandled exception. requestId: {ID} TencentCloud.Common.TencentCloudSDKException: no lion\n");
    let input = format!(
        "{exception}   at A.B()\n\nResponse:\n  Error:\n    Code: Zoo.A\n    Message: no lion\n  RequestId: {ID}\n"
    );
    for size in [1, 40, input.len()] {
        let errors = in_pieces(input.as_bytes(), size).errors;
        let told: Vec<_> = errors.iter().map(|error| (error.code.as_deref(), error.line)).collect();
        assert_eq!(told, [(Some("Zoo.A"), 1)], "{size}");
    }
    let far = input.replace("\n\n", &"\n".repeat(8));
    for size in [1, 40, far.len()] {
        assert_eq!(in_pieces(far.as_bytes(), size).errors.len(), 2, "{size}");
    }
}

/// Room for a block is made once an input has filled the little that it is first given.
#[test]
fn the_room_grows_with_an_input_that_is_long() {
    let (mut extractor, mut errors, mut rooms) = (Extractor::default(), Vec::new(), Vec::new());
    for is_half in [true, false, true, false] {
        let mut fill_room = |room: &mut [u8]| {
            rooms.push(room.len());
            let len = if is_half { room.len() / 2 } else { room.len() };
            room[..len].fill(b'\n');
            Ok::<_, ()>(len)
        };
        extractor.read(&mut fill_room, &mut errors).unwrap();
    }
    assert_eq!(rooms, [16 << 10, 16 << 10, 64 << 10, 64 << 10]);
}

/// As many lines of a text in quotes are read where it is there at once as are waited for.
#[test]
fn a_text_in_quotes_has_as_many_lines_in_pieces() {
    for lines in 0..16 {
        for (before, after) in [
            ("code=ResourceInsufficient'Message=>'", "'"),
            ("code: Zoo.A\nmessage: \"", "\""),
            ("code=Zoo.A message=\"x", "x\" request_id=r-1"),
            ("{ code: 'Zoo.A', message: 'x", "x', requestId: 'r-1' }"),
        ] {
            let input = format!("{before}{}{after}\n", "\n".repeat(lines));
            let found = |size: usize| {
                let error = in_pieces(input.as_bytes(), size).errors.into_iter().next();
                error.map(|error| (error.code, error.message, error.request_id))
            };
            let whole = found(input.len());
            for size in [1, 3, 7] {
                assert_eq!(found(size), whole, "{size} {input:?}");
            }
        }
    }
}

/// What is found does not depend on which lines were there when a part of it was read.
#[test]
fn an_error_is_the_same_in_pieces() {
    for (input, expected) in [
        // Spaces at the end of the first line.
        ("ERROR InvalidParameter \ne\nRequestId{R}", [("InvalidParameter", "e", "{R}")].as_slice()),
        // Lines with the same name.
        (
            "x code \"UnauthorizedOperation.h\" requestId 8d4531d3c\n reason: \"t c\"\n reason: \"c\"\n {\n",
            &[("UnauthorizedOperation.h", "t c", "8d4531d3c")],
        ),
        // A second error too far below to be the first one again.
        (
            "{\n\"Error\":{\n\"Code\":\"Zoo.A\"\n\n\n\n\n\n\n\"{\n \"Error\":{\"Code\":\"Zoo.A\"\"Message\":\"d\"\"\n1\n",
            &[("Zoo.A", "", ""), ("Zoo.A", "d", "")],
        ),
        // An id behind a stack of many calls.
        (
            "Error: ResourceInUse.Busy: no lion\n    at a (b:1)\n    at c (d:1)\n    at e (f:1)\n    at g (h:1)\n    at i (j:1)\n    at k (l:1)\n    at m (n:1) {\n  code: 'ResourceInUse.Busy',\n  requestId: '{R}'\n}\n",
            &[("ResourceInUse.Busy", "no lion", "{R}")],
        ),
        // The next line has the same before its first word.
        ("  \"InvalidInstance.o\0d\" req{R}\n  \"Request", &[("InvalidInstance.o", "\0d\"", "{R}")]),
        // The id of another error below one that is broken into lines.
        (
            "m: 'x [TencentCloudSDKError]\n  Code=InternalError, Message=no lion\n  here, RequestId={R}'\nre\n├── Error\n│   ├── Code: InvalidParameter\n│   └── Message: no bear\n└── RequestId: 60584883-ba1d-5c44-b12e-76f2973dfa4d\n",
            &[
                ("InternalError", "no lion here", "{R}"),
                ("InvalidParameter", "no bear", "60584883-ba1d-5c44-b12e-76f2973dfa4d"),
            ],
        ),
        // A text between marks on lines of their own.
        (
            "code:UnauthorizedOperation\nmessage:'''\n\n\n\n\n8\n\n'''\n",
            &[("UnauthorizedOperation", "\n\n\n\n8\n", "")],
        ),
        (
            "code = \"ResourceInUse.Busy\"\nmessage = <<-EOT\n  1\n  2\n  3\n  4\n  5\n  6\n  7\n  8\nEOT\nrequest_id = \"{R}\"\n",
            &[("ResourceInUse.Busy", "1\n2\n3\n4\n5\n6\n7\n8", "{R}")],
        ),
        // A document that holds nothing, and a line of it that is an error.
        ("{\n[]=>\0\"{\"Response\":{\"Error\":\"ResourceIn\"}}\n", &[("ResourceIn", "", "")]),
        // A string of several pieces, with and without something behind it.
        ("code=ResourceInUse.Busy message=\"ab\"\n \"c\"\n}\n", &[("ResourceInUse.Busy", "abc", "")]),
        ("code=ResourceInUse.Busy message=\"ab\"\n \"c\"\n", &[("ResourceInUse.Busy", "abc", "")]),
        ("code=ResourceInUse.Busy message=\"ab\"\n\n \"c\"\n", &[("ResourceInUse.Busy", "ab", "")]),
        // The line above an error that waits for its next one.
        (
            "zoo-1: InvalidAction: no lion\nzoo-2: InvalidParameterValue.TooLarge: no bear is left here, nor in any of the o\nther zoos, they say\n\n",
            &[
                ("InvalidAction", "no lion", ""),
                ("InvalidParameterValue.TooLarge", "no bear is left here, nor in any of the other zoos, they say", ""),
            ],
        ),
        // A client's error has no id that could be waited for.
        (
            "[TencentCloudSDKException] code:ClientNetworkError message:no lion\nhere\n  requestId: {R}\n",
            &[("ClientNetworkError", "no lion", "")],
        ),
        // A code below an error that has none: alone it is that error's, in an object its own.
        (
            "Unhandled exception. requestId: {R} TencentCloud.Common.TencentCloudSDKException: the lion is out.\n\n\
             Error: AuthFailure.SignatureExpire\n",
            &[("AuthFailure.SignatureExpire", "the lion is out.", "{R}")],
        ),
        (
            "Unhandled exception. requestId: {R} TencentCloud.Common.TencentCloudSDKException: the lion is out.\n\n\
             {'Error': {'Code': 'AuthFailure.SignatureExpire', 'Message': 'the pre...\n",
            &[("", "the lion is out.", "{R}"), ("AuthFailure.SignatureExpire", "", "")],
        ),
        (
            "Unhandled exception. requestId: {R} TencentCloud.Common.TencentCloudSDKException: the lion is out.\n\
             a\nb\nc\nd\ne\nf\ng\nh\nError: AuthFailure.SignatureExpire\n",
            &[("", "the lion is out.", "{R}"), ("AuthFailure.SignatureExpire", "", "")],
        ),
    ] {
        let input = input.replace("{R}", ID);
        let expected: Vec<_> = expected
            .iter()
            .map(|(code, message, id)| [*code, message, id].map(|text| text.replace("{R}", ID)))
            .collect();
        for size in [input.len(), 7, 1] {
            let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
            input.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
            extractor.finish(&mut errors);
            let found: Vec<_> = errors
                .into_iter()
                .map(|error| [error.code, error.message, error.request_id].map(Option::unwrap_or_default))
                .collect();
            assert_eq!(found, expected, "{size} {input:?}");
        }
    }
}

/// What was taken on the line before a code is none of its error, however the input comes.
#[test]
fn a_response_before_a_code_on_its_line_keeps_its_id() {
    let input = format!("{{\"RequestId\":\"{ID}\"}}code:AuthFailure=\n0\n");
    for size in [1, 7, input.len()] {
        let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
        input.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
        extractor.finish(&mut errors);
        assert_eq!(errors, [], "{size}");
    }
}

/// The stack that tells where a message ends is waited for.
#[test]
fn a_message_above_a_stack_is_whole_however_it_comes() {
    let input = format!("{ID} AuthFailure.SignatureExpire:no lion\nis here\n    at zoo:3\n");
    for size in [1, 7, input.len()] {
        let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
        input.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
        extractor.finish(&mut errors);
        let messages: Vec<_> = errors.iter().map(|error| error.message.as_deref()).collect();
        assert_eq!(messages, [Some("no lion\nis here")], "{size}");
    }
}

/// The line of the id is waited for behind an empty one too.
#[test]
fn an_id_below_an_empty_line_is_found_however_it_comes() {
    let input = format!("ResourceUnavailable.t:)\n \nreq'{ID}\n");
    for size in [1, 7, input.len()] {
        let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
        input.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
        extractor.finish(&mut errors);
        let found: Vec<_> = errors.iter().map(|error| (error.code.as_deref(), error.request_id.as_deref())).collect();
        assert_eq!(found, [(Some("ResourceUnavailable.t"), Some(ID))], "{size}");
    }
}

/// What may be whole below is waited for.
#[test]
fn an_error_that_is_cut_short_is_told_where_it_is_whole_however_it_comes() {
    let input = "LimitExceeded.SecurityGroupPolicySet:\u{2026}\n\n>\n.\n\n\n\nLimitExceeded.SecurityGroupPolicySet.\nx";
    let found = |size: usize| {
        let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
        input.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
        extractor.finish(&mut errors);
        errors.into_iter().map(|error| (error.code, error.message)).collect::<Vec<_>>()
    };
    let whole = found(input.len());
    for size in [1, 7, 40] {
        assert_eq!(found(size), whole, "{size}");
    }
}
