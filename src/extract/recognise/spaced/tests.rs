use super::super::example::{ID, parts};
use super::*;

fn told(input: &str) -> Told {
    told_of(input, false)
}

fn told_of(input: &str, may_grow: bool) -> Told {
    let text = input.replace("{R}", ID);
    let at = text.find("Zoo.A").unwrap();
    find(&text, at..at + 5, "", may_grow)
}

#[test]
fn the_line_below_is_waited_for_as_it_may_have_the_id() {
    let error = "Failed: no lion (Zoo.A)";
    assert_eq!(told_of(error, true), Told::Unfinished);
    for below in ["\n", "\nup", "\nup\n"] {
        let Told::Error(found, _) = told_of(&format!("{error}{below}"), true) else { panic!("{below}") };
        assert_eq!(found, parts("Zoo.A", "no lion", ""), "{below:?}");
    }
    let Told::Error(found, _) = told_of(&format!("{error}\nRequestId: {{R}}"), true) else { panic!() };
    assert_eq!(found, parts("Zoo.A", "no lion", ID));
}

#[test]
fn the_parts_are_told_by_the_id_at_their_end() {
    for input in [
        "Zoo.A no lion {R}",
        "{R} Zoo.A no lion",
        "Error Zoo.A no lion (request {R})",
        "Failed: no lion (Zoo.A) [{R}]",
        "Error: no lion (Zoo.A), request id: {R}",
        "❌ Zoo.A\n   no lion\n   RequestId: {R}\n",
        "Error: Zoo.A\n  message: no lion\n  request id: {R}\n",
        "✗ RunInstances (Zoo.A)\n  no lion\n  request-id: {R}\n",
        "Reason: no lion [Zoo.A]\nRequestId: {R}\n",
        "RunInstances -> Zoo.A (no lion) rid={R}",
        "创建失败！Zoo.A（no lion），RequestId：{R}",
        "Failure(ApiError(Zoo.A,no lion,{R}))",
        "tool: RunInstances: Zoo.A: no lion (RequestId={R})",
        "[cvm.RunInstances] Zoo.A: no lion | {R}",
        "Exception [Zoo.A] - no lion - RequestId [{R}]",
        "Zoo.A;no lion;{R}",
        "x => Zoo.A => no lion => {R}",
        "ApiException(Zoo.A) no lion [{R}]",
        "Error: \"no lion\" (Zoo.A, {R})",
        "Zoo.A\nno lion\n{R}\n",
        "::error::no lion [Zoo.A] (RequestId {R})",
        "[错误] 失败：no lion（Zoo.A），RequestId：{R}",
        "✖  error     no lion (Zoo.A) requestId={R}",
        "[E 261123 08:10:01 run:3] Zoo.A no lion [{R}]",
        "err Zoo.A no lion {R}",
        "调用失败，错误代码 Zoo.A，原因：no lion，请求 {R}",
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", "no lion", ID), "{input}");
    }
    // A code without a dot is a word like others, unless an id in brackets follows.
    let text = format!("zoo.rb: LionEscaped: no lion ({ID})");
    let Told::Error(found, _) = find(&text, 8..19, "", false) else { panic!() };
    assert_eq!(found, parts("LionEscaped", "no lion", ID));
    assert_eq!(find(&text.replace(['(', ')'], ""), 8..19, "", false), Told::Nothing);
    let Told::Error(found, _) = told("Failed: no lion (Zoo.A)") else { panic!() };
    assert_eq!(found, parts("Zoo.A", "no lion", ""));
    for (input, message) in [
        ("No lion is there. (Zoo.A)", "No lion is there."),
        ("没有狮子。[Zoo.A]\nnext", "没有狮子。"),
        ("没有狮子。（Zoo.A）", "没有狮子。"),
        ("zoo: No lion. (Zoo.A)", "No lion."),
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", message, ""), "{input}");
    }
}

#[test]
fn prose_is_none() {
    for input in [
        "Zoo.A is returned when no lion is there",
        "the error Zoo.A means no lion",
        "we saw it in {R}: Zoo.A no",
        "see (Zoo.A) {R}",
        "Retry where no lion is there (Zoo.A).",
        "Retry where no lion is there (Zoo.A)",
        "- Retries where no lion is there. (Zoo.A)",
        "No lion is there. (Zoo.A) is retried now",
        "Error Zoo.A\nno lion\n\nRequestId: {R}",
        "we got Zoo.A in request {R}",
        "{\"a\":\"Zoo.A\",\"b\":{\"requestId\":\"{R}\"}}",
    ] {
        assert_eq!(told(input), Told::Nothing, "{input}");
    }
}
