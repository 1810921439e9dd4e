use super::*;

fn read_of(text: &str) -> &str {
    &text[read(Place::new(text, 0)).range]
}

#[test]
fn a_value_ends_at_its_own_quote() {
    for (text, value) in [
        (r#""a b", c"#, "a b"),
        (r#""a\"b\\", c"#, r#"a\"b\\"#),
        (r#""a"b", c"#, r#"a"b"#),
        (r#"\"a\\\"b\", \"c\""#, r#"a\\\"b"#),
        ("'it''s', 'x'", "it''s"),
        ("'a'", "a"),
        ("\"\" x", ""),
        ("\"\"\"a\"\"\"", "a"),
        ("「a」は", "a"),
        ("\"open\nnext", "open"),
        ("`a` x", "a"),
    ] {
        assert_eq!(read_of(text), value, "{text}");
    }
}

#[test]
fn what_is_read_ends_behind_the_bracket_if_there_is_one() {
    for (text, len) in
        [("「a」は", "「a」".len()), ("「a」", "「a」".len()), ("「a\nb」", "「a".len()), ("“a” b", "“a”".len())]
    {
        assert_eq!(read(Place::new(text, 0)).end, len, "{text}");
    }
}

#[test]
fn a_value_without_quotes_ends_where_a_field_begins() {
    for (text, value) in [
        ("a,b;c&d x", "a,b;c&d"),
        ("a,SecretId=b", "a"),
        ("a&b=c", "a"),
        ("a, b", "a"),
        ("a}", "a"),
        ("a\"}", "a"),
        ("a\"b x", "a\"b"),
        ("a</k>", "a"),
        ("a，b", "a"),
        ("a\\nRequestId: x", "a"),
        ("pä1", "pä1"),
    ] {
        assert_eq!(read_of(text), value, "{text}");
    }
}
