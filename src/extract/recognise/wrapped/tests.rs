use super::super::example::{look, unfinished};
use super::*;

fn text(input: &str, place: &str) -> Option<String> {
    match read(&look(input, place)) {
        Seen::Text { text, .. } => Some(text),
        _ => None,
    }
}

#[test]
fn lines_of_one_width_are_joined() {
    let line = |len: usize| "M".repeat(len);
    let three = format!("{}\n{}\nend\n", line(43), line(43));
    assert_eq!(text(&three, "M"), Some(format!("{}end\n", line(86))));
    let two = format!("{}\nend\n\nnext\n", line(80));
    assert_eq!(text(&two, "M"), Some(format!("{}end\n", line(80))));
    let two = format!("{})\nend\n", line(79));
    assert_eq!(text(&two, "M"), None);
    let spaces = format!("{} \nM M \nend\n", line(50));
    assert_eq!(text(&spaces, "M"), Some(format!("{} M M end\n", line(50))));
    let lost = format!("{}\nend\n", line(99));
    assert_eq!(text(&lost, "M"), Some(format!("{} end\n", line(99))));
    assert_eq!(text(&format!("{}\nend\n", line(85)), "M"), None);
    assert_eq!(text(&format!("{}\n", line(80)), "M"), None);
}

#[test]
fn a_line_of_json_above_is_whole_whatever_its_width() {
    let line = |len: usize| "M".repeat(len);
    let document = format!("{{\"a\":\"{}\"}}", "x".repeat(92));
    let input = format!("{document}\n{}\n{}\nend\n", line(60), line(60));
    assert_eq!(text(&input, "M"), Some(format!("{}end\n", line(120))));
}

#[test]
fn a_call_of_a_stack_continues_no_line() {
    let line = "M".repeat(120);
    for (call, is_joined) in [("\t/app/a.rb:3:in `f'", false), ("\tat f (a.js:1)", false), ("end", true)] {
        assert_eq!(text(&format!("{line}\n{call}\n"), "M").is_some(), is_joined, "{call}");
    }
}

#[test]
fn wide_characters_take_two_columns() {
    let input = format!("M{}\n页end\n", "页".repeat(39));
    assert_eq!(text(&input, "M"), Some(format!("M{}页end\n", "页".repeat(39))));
}

#[test]
fn lines_in_a_box_are_joined_with_spaces() {
    let input = "╭── Error ──╮\n│ M one is  │\n│ two three │\n│ and       │\n│ four      │\n╰───────────╯\n";
    assert_eq!(text(input, "M"), Some("M one is two three and\nfour".to_owned()));
}

#[test]
fn lines_in_a_column_are_joined_with_spaces() {
    let input = "[05:18:18] M one two                 run.py:161\n           three                     \n           four\nnext\n";
    assert_eq!(text(input, "M"), Some("[05:18:18] M one two three four".to_owned()));
}

#[test]
fn lines_below_a_mark_are_joined_as_they_were_broken() {
    let cause = "  ╰─▶ M: no lion `x-\n      1` 在笼子里\n      请稍后\n  help: look\n";
    assert_eq!(text(cause, "M"), Some("  ╰─▶ M: no lion `x-1` 在笼子里请稍后".to_owned()));
    let refusal = "Error:   × M: you are not\n  │ authorized\n  │ resource (qcs::cvm:*) has\n  │ no permission\n\n";
    let joined = "Error:   × M: you are not authorized\nresource (qcs::cvm:*) has no permission";
    assert_eq!(text(refusal, "M"), Some(joined.to_owned()));
}

#[test]
fn lines_that_are_not_there_yet_are_waited_for() {
    let input = format!("{}\nend\n", "M".repeat(80));
    assert_eq!(read(&unfinished(&input, "M")), Seen::Wait { from: 0 });
    assert!(matches!(read(&unfinished(&format!("{input}\n"), "M")), Seen::Text { .. }));
}
