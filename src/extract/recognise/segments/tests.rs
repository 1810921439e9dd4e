use super::super::example::{ID, known, parts};
use super::*;
use crate::extract::codes::example::Zoo;

const CODE: &str = "InvalidZoo.LionEscaped";
/// A message behind what somebody was about.
const TASK: &str = "1127 15:24:05|E|a.py:3|feed: No lion is here | InvalidZoo.LionEscaped | {R}";

/// What is told of the first place of a code in an input that is there as a whole.
fn told(input: &str, is_alone: bool, may_grow: bool) -> Told {
    let input = input.replace("{R}", ID);
    let code = [CODE, "InvalidZoo.LionEsc", "InvalidParameter"].into_iter().find(|code| input.contains(code)).unwrap();
    let look = known(&input, code);
    let start = look.at - look.start;
    let around = Around { is_alone, may_grow, codes: KnownCodes::new(&Zoo), ..Around::default() };
    find(&look, &input[look.start..], start..start + code.len(), around)
}

fn check(input: &str, is_alone: bool, message: &str, id: &str) {
    let Told::Error(found, _) = told(input, is_alone, false) else { panic!("{input}") };
    let code = if input.contains("InvalidZoo") { "InvalidZoo.LionEscaped" } else { "InvalidParameter" };
    assert_eq!(found, parts(code, message, id), "{input}");
}

#[test]
fn an_id_makes_an_error_of_a_line_in_any_order() {
    check(TASK, false, "No lion is here", ID);
    for input in [
        "{R},InvalidZoo.LionEscaped,\"no lion is here\"",
        "InvalidZoo.LionEscaped\t{R}\tno lion is here",
        "{R} | no lion is here | InvalidZoo.LionEscaped",
        "(1/3) {R}: InvalidZoo.LionEscaped. no lion is here",
        "Retry - 0 - InvalidZoo.LionEscaped - {R} - no lion is here",
        "it failed: \"no lion is here\" (InvalidZoo.LionEscaped, request {R})",
        "zoo InvalidParameter no lion is here {R}",
        "ins-1 FAILED InvalidZoo.LionEscaped ({R}) no lion is here",
        "错误码为 `InvalidZoo.LionEscaped`，错误信息为“no lion is here”，请求 ID 为 {R}，",
    ] {
        check(input, false, "no lion is here", ID);
    }
}

#[test]
fn without_an_id_a_failure_is_reported_or_a_row_names_its_item() {
    for input in [
        "skip ins-1 because of InvalidZoo.LionEscaped (no lion is here)",
        "exit 1 because: InvalidZoo.LionEscaped — no lion is here",
        "ins-1;失败;InvalidZoo.LionEscaped;no lion is here",
        "| host-1 | InvalidZoo.LionEscaped | no lion is here |",
        "发送给 +86138 失败： no lion is here 错误码 InvalidZoo.LionEscaped",
        "call failed ===> no lion is here / InvalidZoo.LionEscaped",
        "feed said no: \"no lion is here\" (code InvalidZoo.LionEscaped)",
        "🔥 no lion is here 🔥 (InvalidZoo.LionEscaped)",
    ] {
        let is_alone = input.starts_with(['f', '🔥']);
        check(input, is_alone, "no lion is here", "");
    }
    check("InvalidZoo.LionEscaped | no lion is here", true, "no lion is here", "");
    check("InvalidZoo.LionEscaped `Lion` is missing.", true, "`Lion` is missing.", "");
    check("zoo: got 'InvalidParameter' with 'no lion is here'", true, "no lion is here", "");
    assert_eq!(told("InvalidZoo.LionEscaped | no lion is here", true, true), Told::Unfinished);
}

#[test]
fn sentences_lists_and_tables_of_codes_are_none() {
    for input in [
        "InvalidZoo.LionEscaped | no lion is here",
        "| InvalidZoo.LionEscaped | no lion is here |",
        "| DescribeLions | InvalidZoo.LionEscaped | no lion is here |",
        "see InvalidZoo.LionEscaped: no lion is here",
        "the call failed with InvalidZoo.LionEscaped when no lion is here",
        "failed: InvalidZoo.LionEscaped, InvalidZoo.BearEscaped: no lion is here",
        "    \"failed: no lion is here\", \"InvalidZoo.LionEscaped\",",
        "https://example.com/{R} InvalidZoo.LionEscaped",
        "skip ins-1 because of InvalidParameter (no lion is here)",
        "{R} {R} InvalidZoo.LionEscaped no lion is here",
    ] {
        assert_eq!(told(input, false, false), Told::Nothing, "{input}");
    }
    let long = format!("failed: InvalidZoo.LionEscaped - no lion {}", "x".repeat(LONGEST));
    assert_eq!(told(&long, false, false), Told::Nothing);
}

#[test]
fn the_parts_have_lines_of_their_own_in_any_order() {
    for input in [
        "ERR! zoo InvalidZoo.LionEscaped\nERR! zoo no lion is here\nERR! request {R}\n",
        "last night it stopped with InvalidZoo.LionEscaped:\n\n    no lion is here\n\nRequest ID for the ticket: {R}\n",
        "{R}\nInvalidZoo.LionEscaped\nno lion is here\n",
        "  no lion is here\n  InvalidZoo.LionEscaped\n  {R}\n",
        "  no lion is here\n  InvalidZoo.LionEscaped {R}\n",
        "> `InvalidParameter` no lion is here\n> RequestId: `{R}`\n",
        "it is InvalidZoo.LionEscaped, request {R}\nno lion is here\n",
    ] {
        check(input, false, "no lion is here", ID);
    }
}

#[test]
fn lines_of_others_are_no_part_of_an_error() {
    for input in [
        "see InvalidZoo.LionEscaped\n\n\n\n\nno lion is here\n{R}\n",
        "see InvalidZoo.LionEscaped\nno lion is here\nnor a bear\n{R}\n",
        "see InvalidZoo.LionEscaped\n12:00:01 no lion is here\n{R}\n",
        "  \"InvalidZoo.LionEscaped\",\n  \"no lion is here\",\n  \"{R}\"\n",
        "see InvalidZoo.LionEscaped\nno lion is here\n",
        "it stopped: \"no lion is here\" (InvalidZoo.LionEsc\naped, request {R})\n",
    ] {
        assert_eq!(told(input, false, false), Told::Nothing, "{input}");
    }
    assert_eq!(told("see InvalidZoo.LionEscaped\nno lion is here\n", false, true), Told::Unfinished);
}
