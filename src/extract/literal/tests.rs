//! Object literals as many languages write them.

use super::*;

fn members(text: &str) -> Result<Vec<(String, String)>, Stop> {
    let mut found = Vec::new();
    Cursor::new(text.as_bytes(), text.find('{').unwrap()).members(|key, value| {
        let value = match value {
            Value::Text(raw) => raw.text(),
            Value::Bare(word) => String::from_utf8_lossy(word).into_owned(),
            Value::Object(_) => "{}".to_owned(),
            Value::Array(_) => "[]".to_owned(),
        };
        found.push((key.text(), value));
    })?;
    Ok(found)
}

#[expect(clippy::unnecessary_wraps, reason = "compared with what may be an error")]
fn pairs(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, Stop> {
    Ok(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
}

#[test]
fn every_writer_of_literals_is_read() {
    for text in [
        r#"{"a":"x","b":1,"c":{"d":[1]},"e":[{}]}"#,
        "{'a': 'x', 'b': 1, 'c': {'d': [1]}, 'e': [{}]}",
        "{ a: 'x', b: 1, c: { d: [Array] }, e: [ [Object] ] }",
        "{\n  a: 'x',\n  b: 1,\n  c: {\n d: 1 },\n  e: [],\n}",
        "api-1  | {\napi-1  |  \"a\":\"x\",\napi-1  |  \"b\":1,\napi-1  | \"c\":{}, \"e\":[]}",
        "09:59:59 {\n10:00:00 \"a\":\"x\",\n10:00:01 \"b\":1,\"c\":{},\"e\":[]}",
    ] {
        assert_eq!(members(text), pairs(&[("a", "x"), ("b", "1"), ("c", "{}"), ("e", "[]")]), "{text}");
    }
}

#[test]
fn escapes_of_json_and_python_are_undone() {
    assert_eq!(
        members(r#"{"a":"\u65e5\n\"\\\/\ud83e\udd80\ud800","b":'it\'s \x41'}"#),
        pairs(&[("a", "日\n\"\\/🦀\u{fffd}"), ("b", "it's A")])
    );
}

#[test]
fn every_writer_of_values_is_read_to_its_end() {
    for (value, expected) in [
        ("-1", "-1"),
        ("null", "null"),
        ("user", "user"),
        ("u'x'", "x"),
        ("\"x\" + \"y\" +\n \"z\"", "xyz"),
        ("'x'\n  'y'", "xy"),
        ("`x\ny`", "x\ny"),
        ("string(5) \"x\", b\"", "x\", b"),
        ("(string) (len=1) \"x\"", "x"),
        ("(string) \"\"", ""),
        ("(map[string]interface {}) (len=1) {\n (string) (len=1) \"c\": (int) 1\n}", "{}"),
        ("String(\"x\")", "x"),
        ("Some(\"x\")", "x"),
        ("Some(My_T { c: 1 })", "{}"),
        ("Some({ c: 1 })", "{}"),
        ("Some(1)", "Some(1)"),
        ("Some(1, 2)", "[]"),
        ("main.T{c:1}", "{}"),
        ("map[string]interface {}{\"c\":1}", "{}"),
        ("map[string]string{\"c\":\"1\"}", "{}"),
        ("object(std\\Class)#3 (2) {\n [\"c\"]=> int(1) }", "{}"),
        ("array(1) { [0]=> int(1) }", "{}"),
        ("array ('c' => 1)", "{}"),
        ("array (\n 'c' => 1)", "{}"),
        ("array:1 [\n 0 => 1 ]", "[]"),
        ("(1, 2)", "{}"),
    ] {
        let text = format!("{{a: {value}, b: 1}}");
        assert_eq!(members(&text), pairs(&[("a", expected), ("b", "1")]), "{text}");
    }
    let block = "{\n  a:\n    x\n      y\n  b: 1\n}";
    assert_eq!(members(block), pairs(&[("a", "x\n      y"), ("b", "1")]));
}

/// A type of go-spew that is not there yet to its end may still be one.
#[test]
fn a_type_that_is_cut_off_is_waited_for() {
    let text = "{\n (string) (len=4) \"Code\": (string) (len=1) \"x\"\n}";
    assert_eq!(members(text), pairs(&[("Code", "x")]));
    for end in 1..text.len() {
        assert_eq!(members(&text[..end]), Err(Stop::Incomplete), "{}", &text[..end]);
    }
    assert_eq!(members("{(x) \"Code\": 1}"), Err(Stop::Invalid));
}

#[test]
fn a_string_in_brackets_is_that_of_its_pieces() {
    assert_eq!(members("{'a': (\n  'x '\n  'y'), 'b': 1}"), pairs(&[("a", "x y"), ("b", "1")]));
}

#[test]
fn a_string_of_several_lines_stands_behind_an_arrow() {
    assert_eq!(members("{'a' => 'x\ny', :b => 1}"), pairs(&[("a", "x\ny"), ("b", "1")]));
    assert_eq!(members("{'a': 'x\ny'}"), Err(Stop::Invalid));
    // Where no comma stands between members, a string in the next line is a key.
    assert_eq!(members("{\"a\": \"x\"\n\"b\": 1}"), pairs(&[("a", "x"), ("b", "1")]));
}

#[test]
fn every_bracket_has_its_own_end() {
    for text in ["('a' => 'x')", "['a' => 'x']", "{'a' => 'x'}"] {
        let mut keys = Vec::new();
        let mut cursor = Cursor::new(text.as_bytes(), 0);
        assert_eq!(cursor.rest(), text.as_bytes());
        assert_eq!(cursor.members(|key, _| keys.push(key.text())), Ok(()), "{text}");
        assert_eq!((keys.join(" ").as_str(), cursor.at(), cursor.rest().len()), ("a", text.len(), 0), "{text}");
    }
    assert_eq!(Cursor::new(b"'a' => 'x'", 0).members(|_, _| ()), Err(Stop::Invalid));
}

#[test]
fn a_word_has_fewer_than_a_hundred_bytes() {
    for (len, expected) in [(99, Stop::Incomplete), (100, Stop::Invalid), (101, Stop::Invalid)] {
        assert_eq!(members(&format!("{{{}", "a".repeat(len))), Err(expected), "{len}");
    }
}

#[test]
fn what_is_no_literal_says_so_and_what_is_cut_off_too() {
    for text in ["{ [5 bytes data]", "{\"a\" \"b\"}", "{}x}"].map(members) {
        assert!(text == Err(Stop::Invalid) || text == pairs(&[]), "{text:?}");
    }
    for text in ["{", "{\"a\"", "{\"a\":", "{\"a\":\"x", "{\"a\":[[[{", "{\"a\":1,"] {
        assert_eq!(members(text), Err(Stop::Incomplete), "{text}");
    }
    // The first byte of a no-break space, and that of another character.
    for (text, expected) in [(b"{\n\xc2".as_slice(), Stop::Incomplete), (b"{\n\xc2\xa1", Stop::Invalid)] {
        assert_eq!(Cursor::new(text, 0).members(|_, _| ()), Err(expected), "{text:?}");
    }
}

#[test]
fn no_nesting_is_too_deep() {
    let deep = format!("{{\"a\":{}{},\"b\":1}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(members(&deep), pairs(&[("a", "[]"), ("b", "1")]));
    for typed in ["(object) ", "(string) "] {
        assert_eq!(members(&format!("{{a: {}", typed.repeat(100_000))), Err(Stop::Invalid), "{typed}");
    }
}
