use super::*;

fn text_of(input: &str, marker: &str) -> String {
    Excerpt::from(input.as_bytes(), input.find(marker).unwrap(), true, MOST_BYTES).text
}

#[test]
fn what_stands_before_every_line_is_left_out() {
    for input in [
        "x: [M] one\ntwo",
        "│ Error: [M] one\n│ two",
        "2026-11-19T08:12:33.1Z x: [M] one\n2026-11-19T08:12:34.2Z two",
        "2026-11-19T08:12:33.1Z stderr F [M] one\r\n2026-11-19T08:12:34.2Z stderr F two\r\n",
        "api-1  | [M] one\napi-1  | two",
        "[pod/api/x] E: [M] one\n[pod/api/x] two",
        "pod-a api [M] one\npod-a api two",
        "E       x.E: [M] one\nE       two",
        "      [M] one\n      two",
        "a.b (local-exec): E: [M] one\na.b (local-exec): two",
    ] {
        assert_eq!(text_of(input, "[M]"), "[M] one\ntwo", "{input}");
    }
    assert_eq!(text_of("E   [M] one\nE\nE   two", "[M]"), "[M] one\n\ntwo");
    assert_eq!(text_of("api:x: ZM one\napi:x:   two\napi:x: }", "M"), "M one\n  two\n}");
    assert_eq!(text_of("api:x: ZM one\napi:x: two", "M"), "M one\napi:x: two");
    assert_eq!(text_of("api:x: my ZM one\napi:x:   two", "M"), "M one\napi:x:   two");
    assert_eq!(text_of("say [M] one\nsaying so", "[M]"), "[M] one\nsaying so");
    assert_eq!(text_of("say it: [M] one\nsay no more", "[M]"), "[M] one\nsay no more");
}

#[test]
fn five_digits_in_common_are_a_prefix() {
    assert_eq!(text_of("12:34:5 x [M] one\n12:34:6 y two", "[M]"), "[M] one\ny two");
    assert_eq!(text_of("12:34 x [M] one\n12:34 y two", "[M]"), "[M] one\n12:34 y two");
}

#[test]
fn a_short_record_goes_on_behind_a_whole_line() {
    let text = |most_bytes: usize| Excerpt::from(b"[M] one\ntwo\nthree\n", 0, true, most_bytes).text;
    assert_eq!(text(7), "[M] one");
    assert_eq!(text(8), "[M] one\ntwo");
    assert_eq!(text(6), "[M] on");
    assert_eq!(text(MOST_BYTES), "[M] one\ntwo\nthree");
}

/// What is cut off of the longest record is no other one.
#[test]
fn a_line_that_is_cut_ends_where_it_ends_unless_less_is_read() {
    let end = |most_bytes: usize| {
        let input = "x".repeat(MOST_BYTES + 5) + "\nnext\n";
        let excerpt = Excerpt::from(input.as_bytes(), 0, true, most_bytes);
        (excerpt.text.len(), excerpt.end_in_input(excerpt.text.len()))
    };
    assert_eq!(end(MOST_BYTES), (MOST_BYTES, MOST_BYTES + 6));
    assert_eq!(end(MOST_BYTES - 1), (MOST_BYTES - 1, MOST_BYTES - 1));
}

#[test]
fn a_text_is_cut_between_characters() {
    for (len, expected) in [(0, 0), (1, 1), (2, 1), (3, 1), (4, 4), (5, 5)] {
        assert_eq!(cut("a日b".as_bytes(), len), expected, "{len}");
    }
    // Bytes that are no character are cut anywhere.
    assert_eq!(cut(&[0x80; 9], 5), 5);
}

#[test]
fn sixty_lines_are_a_record() {
    let text = text_of(&"[M]\n".repeat(70), "[M]");
    assert_eq!(text.split('\n').count(), 60);
}

#[test]
fn places_of_a_record_are_found_in_the_input() {
    let excerpt = Excerpt::from(b"a [M] one\r\na two\r\n", 2, true, MOST_BYTES);
    assert_eq!(excerpt.text, "[M] one\ntwo");
    for (at, place, end) in [(0, 2, 11), (4, 6, 11), (7, 9, 11), (8, 13, 18), (11, 16, 18), (99, 16, 18)] {
        assert_eq!((excerpt.place_in_input(at), excerpt.end_in_input(at)), (place, end), "{at}");
    }
    let line = Excerpt::line(b"a [M] one\na two\n", 2, MOST_BYTES);
    assert_eq!((line.text.as_str(), line.end_in_input(0), line.may_grow), ("[M] one", 10, false));
    assert_eq!((Excerpt::default().place_in_input(0), Excerpt::default().end_in_input(0)), (0, 0));
}

#[test]
fn a_record_ends_with_the_line_that_makes_it_too_long() {
    let line = "a".repeat(100 << 10);
    let text = Excerpt::from(format!("{line}\n{line}\nb\n").as_bytes(), 0, true, MOST_BYTES).text;
    assert_eq!(text.len(), 2 * line.len() + 1);
    assert_eq!(Excerpt::line("a".repeat(200 << 10).as_bytes(), 0, MOST_BYTES).text.len(), MOST_BYTES);
}

#[test]
fn a_record_that_is_not_whole_may_grow() {
    let may_grow = |input: &[u8], last| Excerpt::from(input, 0, last, MOST_BYTES).may_grow;
    assert!(may_grow(b"one\ntw", false));
    assert!(!may_grow(b"one\ntw", true));
    assert!(!may_grow(&b"line\n".repeat(MOST_LINES + 1), false));
}
