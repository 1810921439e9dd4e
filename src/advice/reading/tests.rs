use super::*;

fn known(text: &str) -> Option<Known> {
    let catalog = Catalog::built_in();
    let reading = Reading::new(&catalog, Lang::En, text);
    let leftover = Leftover::Text;
    let general = || reading.general_failure(&leftover, false);
    reading.interface().or_else(|| reading.failure(&leftover)).or_else(general)
}

#[test]
fn a_detail_does_not_end_with_what_it_did_not_open() {
    for (text, expected) in [
        ("a)", true),
        ("(a)", false),
        ("a}", true),
        ("{a}", false),
        ("a\"", true),
        ("\"a\"", false),
        ("it's", false),
        ("a'", true),
        ("a]", false),
        ("", false),
    ] {
        assert_eq!(is_closed_too_often(text), expected, "{text}");
    }
}

#[test]
fn words_of_a_kind_say_nothing_where_the_text_names_codes() {
    let catalog = Catalog::built_in();
    let of = |text: &str, names_codes: bool| {
        let reading = Reading::new(&catalog, Lang::En, text);
        reading.general_failure(&Leftover::Text, names_codes).and_then(|known| known.name)
    };
    let kind = "tccli cvm help: without one, 404 Not Found is returned.";
    assert_eq!([of(kind, false), of(kind, true)], [Some("not-found".to_owned()), None]);
    let exact = "tccli: connect ECONNREFUSED 10.0.0.12:443";
    assert_eq!([of(exact, false), of(exact, true)], ["refused", "refused"].map(|name| Some(name.to_owned())));
}

#[test]
fn what_is_quoted_ends_where_it_was_closed() {
    let long = format!("No module named 'tencentcloud.{}'", "x".repeat(200));
    let cut = format!("No module named 'tencentcloud.{}…", "x".repeat(LONGEST_DETAIL - 30));
    for (text, detail) in [
        ("a (Caused by X(\"Failed to resolve 'h'\"))", "Failed to resolve 'h'"),
        ("{\"msg\":\"No module named 'tencentcloud'\",\"a\":1}", "No module named 'tencentcloud'"),
        ("x: No module named 'tencentcloud'\\n at y", "No module named 'tencentcloud'"),
        ("<Message>No module named 'tencentcloud'</Message>", "No module named 'tencentcloud'"),
        ("No module named 'tencentcloud'; (a) {b}", "No module named 'tencentcloud'; (a) {b}"),
        (&long, &cut),
    ] {
        assert_eq!(known(text).and_then(|known| known.detail).as_deref(), Some(detail), "{text}");
    }
}

#[test]
fn what_any_program_may_have_counts_only_where_nobody_else_is_named() {
    for (text, name) in [
        ("connect: connection refused", Some("refused")),
        ("aliyun: connection refused", None),
        ("psql: connection refused", None),
        ("psql: tencentcloud: connection refused", Some("refused")),
        ("aliyun: No module named 'tencentcloud'", Some("python-sdk-missing")),
    ] {
        assert_eq!(known(text).and_then(|known| known.name).as_deref(), name, "{text}");
    }
}

#[test]
fn an_answer_of_another_interface_has_what_its_number_says_before_where_the_list_is() {
    let answer = known(r#"{"ActionStatus":"FAIL","ErrorCode":70001,"ErrorInfo":"x"}"#).unwrap();
    assert_eq!(answer.name.as_deref(), Some("im.70001"));
    assert!(answer.summary.contains(". 70001: ") && !answer.is_of_client, "{}", answer.summary);
    let (list, own) = answer.fixes.split_last().unwrap();
    assert!(list.starts_with("All numbers: ") && own.len() == 2, "{:?}", answer.fixes);
    let without = known(r#"{"ActionStatus":"FAIL","ErrorCode":4711,"ErrorInfo":"x"}"#).unwrap();
    assert_eq!((without.name.as_deref(), without.fixes.len()), (Some("im"), 1));
    assert!(known("userSig of 12345 users").is_none());
}
