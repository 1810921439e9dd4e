use super::*;

fn boxed(text: &str) -> Option<String> {
    let lines: Vec<(&[u8], usize)> = text.lines().map(|line| (line.as_bytes(), 0)).collect();
    in_box(&lines).map(|(joined, _)| String::from_utf8(joined).unwrap())
}

#[test]
fn a_box_is_as_wide_as_its_lines() {
    let text = "│  InvalidZoo.A   │\n│  no lion, no    │\n│  tiger at all   │\n│                 │\n╰───╯\n";
    assert_eq!(boxed(text).as_deref(), Some("InvalidZoo.A\nno lion, no tiger at all\n"));
}

#[test]
fn a_string_may_have_apostrophes() {
    for (line, is_open) in [("Message: \"can't", true), ("Message: 'no \\'lion", true), ("it's \"a\"", false)] {
        assert_eq!(is_in_string(line.as_bytes()), is_open, "{line}");
    }
}
