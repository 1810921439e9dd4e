use super::super::example::{ID, parts};
use super::*;

fn told(input: &str) -> Told {
    let text = input.replace("{R}", ID);
    let at = text.find("Zoo.A").unwrap();
    find(&text, at..at + 5, Around::default())
}

#[test]
fn a_code_and_a_message_are_read_where_an_error_is_reported() {
    for (input, has_id) in [
        ("Zoo.A: no lion", false),
        ("Error: Zoo.A: no lion", false),
        ("create failed: Zoo.A - no lion", false),
        ("错误：Zoo.A: no lion", false),
        ("2026/11/23 08:10:01 failed: Zoo.A: no lion (request {R})", true),
        ("[Zoo.A] no lion ({R})", true),
        ("<Zoo.A> no lion <{R}>", true),
        ("Zoo.A | no lion | {R}", true),
        ("1. Zoo.A | no lion | {R}", true),
        ("failed with Zoo.A: no lion", false),
        ("failed Zoo.A ({R}): no lion", true),
        ("[retry 1/3] Zoo.A: no lion", false),
        ("request {R} failed with Zoo.A: no lion", true),
        ("ERR! app Zoo.A: no lion", false),
        ("2026/11/23 08:10:01 Zoo.A: no lion", false),
        ("a.rb:3:in `f': Zoo.A: no lion (RuntimeError)", false),
        ("call failed: Zoo.A: no lion at a.pl line 3.", false),
        ("  ('Zoo.A', 'no lion', '{R}')", true),
        ("[\"Zoo.A\",\"no lion\",\"{R}\"]", true),
        ("no match: {:error, {\"Zoo.A\", \"no lion\", \"{R}\"}}", true),
        ("{error,{x,<<\"Zoo.A\">>,\n  <<\"no lion\">>,\n  <<\"{R}\">>}}", true),
        ("[{R}] Zoo.A: no lion", true),
        ("##teamcity[message text='Zoo.A: no lion requestId: {R}' status='ERROR']", true),
        ("ERROR app Zoo.A: no lion\n2026-11-23 16:10:01 INFO done", false),
        ("Error: Zoo.A，原因：no lion", false),
        ("call failed (Zoo.A): no lion", false),
        ("调用失败（Zoo.A）：no lion", false),
        ("【错误】Zoo.A：no lion", false),
        ("error api F returned Zoo.A: no lion", false),
        ("unexpected Zoo.A: no lion", false),
        ("zoo: DescribeLions: Zoo.A: no lion", false),
        ("failed Zoo.A({R}): no lion", true),
        ("WARNING: code Zoo.A: no lion", false),
        ("ap-guangzhou: Zoo.A: no lion", false),
        ("  - ap-guangzhou: Zoo.A: no lion\n  - ap-tokyo: Zoo.B: no bear", false),
        ("⚠ Zoo.A; no lion", false),
        ("❌ Zoo.A | no lion", false),
        ("Error: Zoo.A → no lion", false),
        ("08:10:01 - zoo - WARNING - 请求失败，Zoo.A，no lion", false),
        ("(Zoo.A) no lion", false),
        ("('Zoo.A', 'no lion')", false),
        ("Error: (\"Zoo.A\", \"no lion\")\nnext", false),
        ("(Zoo.A) no lion\n\nZoo.B: no bear", false),
        ("“Zoo.A”：no lion", false),
        ("got “Zoo.A” — no lion", false),
        ("**Error** `Zoo.A`: no lion", false),
        ("请求失败(Zoo.A)：no lion", false),
        ("✗ cvm.DescribeLions ... FAILED (Zoo.A: no lion)", false),
        ("(node:42) [Zoo.A] Warning: no lion", false),
        ("failed with Zoo.A. no lion. Request ID: {R}", true),
        ("│ Zoo.A: no lion      │", false),
        ("Error: Zoo.A: no lion ---> Zoo.Error: no", false),
        ("\"Zoo.A\"\n\"no lion\"\n\"{R}\"", true),
        ("string(5) \"Zoo.A\"\nstring(7) \"no lion\"\nstring(36) \"{R}\"", true),
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", "no lion", if has_id { ID } else { "" }), "{input}");
    }
}

#[test]
fn a_message_is_not_indented_as_its_error_is() {
    for (input, message) in [
        ("  Error: Zoo.A: no lion,\n  no tiger ({R})", "no lion,\nno tiger"),
        ("  Error: Zoo.A: no lion,\n    no tiger ({R})", "no lion,\n  no tiger"),
        ("Error: Zoo.A: no lion,\n  no tiger ({R})", "no lion,\n  no tiger"),
        ("Error: Zoo.A: no lion.\nno tiger\n    at f (a.js:3:5)\n", "no lion.\nno tiger"),
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found.message.as_deref(), Some(message), "{input}");
    }
}

#[test]
fn prose_source_code_and_lists_are_none() {
    for input in [
        "the service returns Zoo.A: a lion is out",
        "- Zoo.A: a lion is out\n- Zoo.B: a bear is out",
        "X = \"Zoo.A\"; // no lion",
        "raise Error('Zoo.A', 'no lion')",
        "Zoo.A is one",
        "| Zoo.A | no lion |",
        "Zoo.A: {\"a\":1}",
        "Error: Zoo.A: [TencentCloudSDKException] code:Zoo.A message:m",
        "use error_code Zoo.A",
        "// Zoo.A: no lion",
        "return errorf(\"Zoo.A: no lion\")",
        "fail(\"Zoo.A: %s\", name)",
        "docs/errors.md:12:Zoo.A: no lion",
        "1. Zoo.A: no lion\n2. Zoo.B: no bear",
        "Error: Zoo.A, Zoo.B, and others",
        "f(Zoo.A): no lion",
        "('Zoo.A', 'no lion')\n('Zoo.B', 'no bear')",
        "('Zoo.A', 'no lion'),",
        "x = ('Zoo.A', 'no lion')",
        "('Zoo.A', 'lion')",
        "Error: no lion | Zoo.A | {R}, skipping",
        "see (Zoo.A) no lion",
        "see “Zoo.A”：no lion",
        "failed with Zoo.A. no lion is here",
        "    + FullyQualifiedErrorId : Zoo.A: no lion",
    ] {
        assert_eq!(told(input), Told::Nothing, "{input}");
    }
}

#[test]
fn a_list_of_three_has_each_on_a_line_of_its_own() {
    let text = format!("  'Zoo.A',\n  'no lion',\n  '{ID}'\n]\n");
    for (above, is_told) in [("[", true), ("x: (", true), ("x", false), ("", false)] {
        let told = find(&text, 3..8, Around { above, ..Around::default() });
        assert_eq!(
            matches!(told, Told::Error(ref found, _) if *found == parts("Zoo.A", "no lion", ID)),
            is_told,
            "{above}"
        );
    }
}
