//! Lines and limits.

use super::super::{Extractor, extract};
use super::pieces::in_pieces;
use super::response;

#[test]
fn lines_are_counted_with_and_without_a_final_line_feed() {
    let error = response("Zoo.A", "r-1");
    for (input, lines, of_error) in [
        (String::new(), 0, None),
        ("a".to_owned(), 1, None),
        ("a\n".to_owned(), 1, None),
        ("a\n\n".to_owned(), 2, None),
        ("a\n\nb".to_owned(), 3, None),
        (error.clone(), 1, Some(1)),
        (format!("{error}\n"), 1, Some(1)),
        (format!("a\r\nb\n\n{error}"), 4, Some(4)),
        (format!("a\n{}\nb\n", error.replace(',', ",\n")), 5, Some(2)),
        (format!("a\n{{\n\"msg\":\n{}}}\n", serde_json::to_string(&error).unwrap()), 4, Some(2)),
    ] {
        for size in [1, 3, 1000] {
            let found = in_pieces(input.as_bytes(), size);
            assert_eq!(found.lines, lines, "{size} {input:?}");
            assert_eq!(found.errors.first().map(|error| error.line), of_error, "{size} {input:?}");
        }
    }
}

/// Of a line full of brackets, the first 64 are tried.
#[test]
fn a_document_is_found_behind_sixty_three_brackets() {
    let error = response("Zoo.A", "r-1");
    let found = |brackets: usize| !extract(format!("{}{error}", "{x} ".repeat(brackets)).as_bytes()).errors.is_empty();
    assert!(found(63));
    assert!(!found(64));
    // Those that have no end are not tried so often.
    let endless = |brackets: usize| extract(format!("{}{error}", "{x:[ ".repeat(brackets)).as_bytes()).errors.len();
    assert_eq!((endless(7), endless(8)), (1, 0));
}

/// A long line with more needles that lead to nothing is no line of a log.
#[test]
fn a_long_line_is_looked_at_sixty_four_times_in_vain() {
    let error = "[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1";
    let found = |needles: usize, filler: usize| {
        let input = format!("{}{}{error}\n", "codeDesc ".repeat(needles), "a".repeat(filler));
        extract(input.as_bytes()).errors.len()
    };
    assert_eq!((found(63, 20_000), found(64, 20_000)), (1, 0));
    assert_eq!(found(64, 1000), 1);
}

#[test]
fn a_text_is_looked_at_in_four_texts() {
    let nested = |depth: usize| {
        let text = (0..depth)
            .fold(response("Zoo.A", "r-1"), |text, _| format!("{{\"msg\":{}}}", serde_json::to_string(&text).unwrap()));
        extract(text.as_bytes()).errors.len()
    };
    assert_eq!((nested(4), nested(5)), (1, 0));
}

#[test]
fn a_response_is_looked_for_eight_levels_deep() {
    let nested = |levels: usize| {
        let text = (0..levels).fold(response("Zoo.A", "r-1"), |text, _| format!("{{\"a\":{text}}}"));
        extract(text.as_bytes()).errors.len()
    };
    assert_eq!((nested(8), nested(9)), (1, 0));
    let listed = |levels: usize| {
        let text = (0..levels).fold(response("Zoo.A", "r-1"), |text, _| format!("[{text}]"));
        extract(format!("{{\"a\":{text}}}").as_bytes()).errors.len()
    };
    assert_eq!((listed(7), listed(8)), (1, 0));
}

/// What has no end is given up once so much is held, and what follows is read all the same.
#[test]
fn sixty_four_mebibytes_are_held_for_a_document() {
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    extractor.push(b"x = {\n\"a\": [\n", &mut errors);
    let piece = "[1],\n".repeat(200_000);
    let pieces = (0..).take_while(|_| {
        extractor.push(piece.as_bytes(), &mut errors);
        extractor.push(format!("{}\n", response("Zoo.A", "r-1")).as_bytes(), &mut errors);
        errors.is_empty()
    });
    // It is looked at again whenever twice as much is there.
    assert_eq!(pieces.count(), 127);
}

/// The RequestId of a response without an error; an empty one if it has none.
fn success(input: &str) -> Option<String> {
    extract(input.as_bytes()).success.map(|success| success.request_id.unwrap_or_default())
}

#[test]
fn an_input_that_is_a_response_without_an_error_says_so() {
    let id = Some("r-1".to_owned());
    for input in [
        "{\"Response\":{\"TotalCount\":0,\"RequestId\":\"r-1\"}}",
        "\n  {\"Response\":{\"TotalCount\":0,\"RequestId\":\"r-1\"}}\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n\r\n{\"Response\":{\"TotalCount\":0,\"RequestId\":\"r-1\"}}",
        "{\n\"TotalCount\": 0,\n\"RequestId\": \"r-1\"\n}\n",
        "{\"Response\":{\"Error\":null,\"RequestId\":\"r-1\"}}",
        "array (\n  'Response' => \n  array (\n    'TotalCount' => 0,\n    'RequestId' => 'r-1',\n  ),\n)\n",
    ] {
        assert_eq!(success(input), id, "{input}");
    }
    assert_eq!(success("{\"code\":0,\"codeDesc\":\"Success\"}"), Some(String::new()));
    for input in [
        "",
        "{}",
        "{\"Response\":{\"TotalCount\":0,\"Reque",
        "say {x}\n{\"Response\":{\"RequestId\":\"r-1\"}}",
        "x {\"Response\":{\"RequestId\":\"r-1\"}}",
        "{\"a\":1}",
    ] {
        assert_eq!(success(input), None, "{input}");
    }
    let behind_brackets = |count: usize| success(&format!("{}\n{{\"RequestId\":\"r-1\"}}", "ok {".repeat(count)));
    assert_eq!((behind_brackets(63), behind_brackets(64)), (id, None));
}

/// Beyond the head nothing is read of it: only the API's envelope is taken at its word.
#[test]
fn the_start_of_a_long_response_is_enough() {
    let long = |start: &str, len: usize| success(&format!("{start}{}", "[],".repeat(len / 3)));
    assert_eq!(long("{\"Response\":{\"Set\":[", 66_000), Some(String::new()));
    assert_eq!(long("{ \"Response\" : {\"Set\":[", 66_000), Some(String::new()));
    assert_eq!(long("{\"Response\":{\"Set\":[", 60_000), None);
    assert_eq!(long("{\"Responses\":{\"Set\":[", 66_000), None);
    assert_eq!(long("{\"Response\",{\"Set\":[", 66_000), None);
    let head = extract("a\n".repeat(40_000).as_bytes()).head;
    assert_eq!((head.len(), head.starts_with(b"a\na\n")), (64 << 10, true));
    assert_eq!(in_pieces("a\n".repeat(40_000).as_bytes(), 999).head, head);
}

#[test]
fn a_message_is_cut_at_a_character() {
    let message = |text: &str| {
        let input = response("Zoo.A", "r-1").replace("\"m\"", &format!("\"{text}\""));
        extract(input.as_bytes()).errors.remove(0).message.unwrap()
    };
    assert_eq!(message(&"a".repeat(128 << 10)).len(), 128 << 10);
    assert_eq!(message(&"a".repeat((128 << 10) + 1)).len(), 128 << 10);
    assert_eq!(message(&format!("a{}", "日".repeat(50_000))), format!("a{}", "日".repeat(43_690)));
}

/// Indented responses, of which all but the first are passed over if no needle is in them.
#[test]
fn an_error_between_indented_successes_is_found() {
    let success = |id: &str| format!("{{\n    \"Response\": {{\n        \"RequestId\": \"{id}\"\n    }}\n}}\n");
    let error = success("r-2").replace("\"R", "\"Error\": {\"Code\": \"Zoo.A\", \"Message\": \"m\"}, \"R").replacen(
        "\"Error\": {\"Code\": \"Zoo.A\", \"Message\": \"m\"}, ",
        "",
        1,
    );
    let input = success("r-0")
        + &success("r-1")
        + &error
        + &success("r-3")
        + "GET /?Action=A HTTP/1.1\n"
        + &success("r-4")
        + &error.replace("r-2", "r-5");
    for size in [10, 100, 1000] {
        let found = in_pieces(input.as_bytes(), size);
        let ids: Vec<_> = found.errors.iter().map(|error| error.request_id.as_deref().unwrap()).collect();
        assert_eq!((ids, found.lines), (vec!["r-2", "r-5"], 31), "{size}");
        assert_eq!(found.errors[1].request.action, None);
        assert_eq!(found.success.unwrap().request_id.as_deref(), Some("r-0"));
    }
}

/// An error in the data of a success is none, and a success behind an error is reported too.
#[test]
fn successes_and_errors_stand_together() {
    let input = format!("{}\n{{\n\"Response\": {{\n\"RequestId\": \"r-2\"\n}}\n}}\n", response("Zoo.A", "r-1"));
    assert_eq!((extract(input.as_bytes()).errors.len(), success(&input)), (1, Some("r-2".to_owned())));
    let inside = serde_json::to_string("{\"Response\":{\"Error\":null,\"RequestId\":\"r-2\"}}").unwrap();
    assert_eq!(success(&format!("{{\"msg\":{inside}}}")), None);
}

#[test]
fn the_encoding_is_decided_by_the_first_bytes() {
    let error = response("Zoo.A", "r-1");
    let utf16 = |swap: bool, mark: &[u8]| {
        let units = error.encode_utf16().map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() });
        [mark, &units.flatten().collect::<Vec<u8>>()].concat()
    };
    for (input, found) in [
        ([b"\xef\xbb\xbf", error.as_bytes()].concat(), 1),
        (utf16(false, b"\xff\xfe"), 1),
        (utf16(true, b"\xfe\xff"), 1),
        (utf16(false, b""), 1),
        (utf16(true, b""), 1),
        // A mark of the one before units of the other is none.
        (utf16(true, b"\xff\xfe"), 0),
        (utf16(false, b"\xfe\xff"), 0),
        (utf16(false, b"\0\0"), 0),
        ([b"\xff\xfe\n", error.as_bytes()].concat(), 1),
        ([b"\0\0\n", error.as_bytes()].concat(), 1),
        ([b"\xff\xfe", error.as_bytes()].concat(), 1),
    ] {
        for size in [1, 1000] {
            assert_eq!(in_pieces(&input, size).errors.len(), found, "{size} {:?}", input.get(..8));
        }
    }
}

#[test]
fn colours_go_and_other_escapes_stay() {
    let message = |text: &str| {
        let input = format!("[TencentCloudSDKException] code:Zoo.A message:{text} requestId:r-1");
        [1, 1000].map(|size| in_pieces(input.as_bytes(), size).errors.remove(0).message.unwrap())
    };
    let too_long = format!("\u{1b}[{}x", "1;".repeat(17));
    for (text, expected) in [
        ("a\u{1b}[1;31;48:5:9mb\u{1b}[0mc", "abc"),
        ("a\u{1b}[mb", "ab"),
        ("a\u{1b}[Kb", "ab"),
        ("a\u{1b}[2Kb", "a\u{1b}[2Kb"),
        ("a\u{1b}]0;xb", "a\u{1b}]0;xb"),
        (too_long.as_str(), too_long.as_str()),
    ] {
        assert_eq!(message(text), [expected; 2], "{text:?}");
    }
}
