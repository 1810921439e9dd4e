use super::super::example::{ID, parts};
use super::*;

fn told(input: &str) -> Told {
    told_of(input, false)
}

fn told_of(input: &str, may_grow: bool) -> Told {
    let text = input.replace("{R}", ID);
    let at = text.find("Zoo.A").unwrap();
    find(&text, at..at + 5, Around { may_grow, ..Around::default() })
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
        "no lion [Zoo.A] {R}",
        "✗ Zoo.A｜no lion｜{R}",
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
        "Error: no lion | Zoo.A | {R}, skipping",
        "release failed: no lion / Zoo.A / {R}",
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", "no lion", ID), "{input}");
    }
    // A code without a dot is a word like others, unless an id in brackets follows.
    let text = format!("zoo.rb: LionEscaped: no lion ({ID})");
    let Told::Error(found, _) = find(&text, 8..19, Around::default()) else { panic!() };
    assert_eq!(found, parts("LionEscaped", "no lion", ID));
    assert_eq!(find(&text.replace(['(', ')'], ""), 8..19, Around::default()), Told::Nothing);
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
fn what_names_a_place_or_a_time_stands_before_an_error() {
    for (input, message) in [
        ("ap-guangzhou Zoo.A no lion", "no lion"),
        ("ap-guangzhou\tZoo.A\tno lion", "no lion"),
        ("web-7d9f8c\t2026-11-23T08:10:01Z Zoo.A 没有狮子", "没有狮子"),
        ("[18:53:46] ERROR (root): Zoo.A 没有狮子", "没有狮子"),
        ("rejected Zoo.A no lion", "no lion"),
        ("Reason: Zoo.A (no lion)", "no lion"),
        ("Error: Zoo.A（没有狮子）", "没有狮子"),
        ("Zoo.A\n  no lion\n", "no lion"),
        ("Zoo.A 没有狮子；没有熊", "没有狮子；没有熊"),
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", message, ""), "{input}");
    }
    for (input, message, id) in [
        ("Zoo.A {R}", "", ID),
        ("Error: Zoo.A", "", ""),
        ("调用失败：Zoo.A\n\nnext line\n", "", ""),
        ("Error: Zoo.A\n    at f (a.js:1:2)\n    at g (a.js:2:2)\n", "", ""),
        ("The lion is out. Zoo.A\nnext line\n", "The lion is out.", ""),
        ("Failed: 没有狮子。 Zoo.A", "没有狮子。", ""),
    ] {
        let Told::Error(found, _) = told(input) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", message, id), "{input}");
    }
}

/// What may be a title or a part of a list is an error where it is all there is.
#[test]
fn a_line_on_its_own_is_an_error() {
    for (input, message) in [
        ("Zoo.A no lion", "no lion"),
        ("the lion is out [Zoo.A]", "the lion is out"),
        ("狮子不存在 (Zoo.A)", "狮子不存在"),
    ] {
        let at = input.find("Zoo.A").unwrap();
        let find = |is_alone, may_grow| find(input, at..at + 5, Around { is_alone, may_grow, ..Around::default() });
        let Told::Error(found, _) = find(true, false) else { panic!("{input}") };
        assert_eq!(found, parts("Zoo.A", message, ""), "{input}");
        assert_eq!(find(false, false), Told::Nothing, "{input}");
        assert_eq!(find(true, true), Told::Unfinished, "{input}");
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
        "see ap-guangzhou Zoo.A no lion",
        "ap-guangzhou Zoo.A is returned",
        "ap-guangzhou Zoo.A",
        "Zoo.A\tzoo\t没有狮子\tno lion",
        "Zoo.A 怎么解决没有狮子",
        "Reason: Zoo.A (see below)",
        "in Zoo.A (no lion)",
        "Errors: Zoo.A",
        "Error: Zoo.A\nlion\nbear\n",
        "Error: Zoo.A - Zoo.A\nthe next line\n",
        "# Error: Zoo.A",
        "错误码：Zoo.A",
        "The lion is out, see Zoo.A",
        "The lion is out. Zoo.A is its code",
        "No lion is there. (Zoo.A) is retried now",
        "Error Zoo.A\nno lion\n\nRequestId: {R}",
        "we got Zoo.A in request {R}",
        "{\"a\":\"Zoo.A\",\"b\":{\"requestId\":\"{R}\"}}",
    ] {
        assert_eq!(told(input), Told::Nothing, "{input}");
    }
}
