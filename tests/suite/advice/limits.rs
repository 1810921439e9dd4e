//! How much is kept of an input, and that it is counted all the same.

use super::{response, texts};
use crate::support::{feed, stdout, tcerr};
use serde_json::Value;
use std::fmt::Write as _;

fn document(input: &str) -> Value {
    let output = feed(tcerr().args(["parse", "--json"]), input.as_bytes());
    serde_json::from_str(&stdout(output)).expect("it is JSON")
}

/// A response with an error that no other one is a copy of.
fn numbered(code: &str, message: &str, number: usize) -> String {
    response(code, message).replace("r-1", &format!("r-{number}"))
}

#[test]
fn a_hundred_occurrences_of_a_code_are_kept_and_all_are_counted() {
    let input: String = (0..103).map(|number| numbered("Zoo.LionEscaped", "Out.", number)).collect();
    let document = document(&input);
    let finding = &document["findings"][0];
    assert_eq!(finding["count"], 103);
    let kept = finding["occurrences"].as_array().expect("a list");
    assert_eq!(kept.len(), 100);
    for (at, occurrence) in kept.iter().enumerate() {
        assert_eq!((&occurrence["index"], &occurrence["line"]), (&(at + 1).into(), &(at + 1).into()));
    }
}

#[test]
fn ten_thousand_codes_are_told_apart_and_no_more() {
    let input: String = (0..10_002).map(|number| numbered(&format!("Qqq.N{number}"), "x", number)).collect();
    let shown = stdout(feed(tcerr().args(["parse", "--format", "plain"]), input.as_bytes()));
    let total = "10,000 errors, 10,000 codes, in 10,002 lines. More on one: tcerr lookup CODE\n";
    assert!(shown.ends_with(&format!("{total}Errors with codes beyond the first 10,000, which are not counted: 2\n")));
}

/// The occurrences that are kept of each finding, and how many errors were counted.
fn kept(input: &str) -> (Vec<usize>, u64) {
    let document = document(input);
    let findings = document["findings"].as_array().expect("a list");
    let kept = findings.iter().map(|finding| finding["occurrences"].as_array().expect("a list").len()).collect();
    (kept, findings.iter().map(|finding| finding["count"].as_u64().expect("a number")).sum())
}

/// So many errors of so many codes, each of which counts as 32 KiB.
fn large(errors: usize, codes: usize) -> String {
    let message = "x".repeat((32 << 10) - (5 << 10));
    (0..errors).map(|number| numbered(&format!("Qqq.N{}", number % codes), &message, number)).collect()
}

/// 1 MiB in all; an occurrence counts with its message and 5 KiB.
#[test]
fn long_messages_are_kept_up_to_a_limit_in_all() {
    let input = large(40, 40);
    let first = |count: usize| (0..40).map(|at| usize::from(at < count)).collect::<Vec<_>>();
    assert_eq!(kept(&input), (first(32), 40));
    assert_eq!(kept(&input.replacen('x', "", 1)), (first(32), 40));
    assert_eq!(kept(&input.replacen("xx", "xxx", 1)), (first(31), 40));
}

/// Each code is to have one: a hundred of it are kept only as long as there is room.
#[test]
fn fewer_occurrences_of_a_code_are_kept_the_more_are_kept_in_all() {
    assert_eq!(kept(&large(70, 2)), (vec![10, 10], 70));
    assert_eq!(kept(&large(70, 1)), (vec![16], 70));
    assert_eq!(kept(&large(90, 3)).0, [8, 8, 8]);
}

/// A name is news once, and after ten of them none is.
#[test]
fn ten_names_of_a_code_are_news() {
    let mut input = String::new();
    for number in 0..104 {
        let message = format!("The lion `Leo{}` is out.", number - number % 2);
        input.push_str(&numbered("Zoo.LionEscaped", &message, number));
    }
    for number in 104..180 {
        input.push_str(&numbered("Zoo.LionEscaped", &format!("The lion `Nala{number}` is out."), number));
    }
    let shown = stdout(feed(tcerr().args(["parse", "--format", "plain"]), input.as_bytes()));
    let news = shown.lines().filter(|line| line.starts_with("again ")).count();
    assert_eq!(news, 9, "{shown}");
    assert!(shown.contains("\nagain      Zoo.LionEscaped · line 3 · `Leo2`\n"), "{shown}");
}

/// What tells two errors of a code apart is what they are about, and no figure.
#[test]
fn an_error_is_news_again_only_for_what_it_is_about() {
    let rate = |times: usize| {
        format!(
            "Your current request times equals to `{times}` in a second, which exceeds the frequency limit `20` for a \
             second. Please reduce the frequency of calls."
        )
    };
    let resource = |id: &str| format!("The specified resource `{id}` is already in use.");
    for (code, first, second, is_news) in [
        ("RequestLimitExceeded", rate(21), rate(22), false),
        ("ResourceInUse", resource("sg-1"), resource("sg-2"), true),
        ("ResourceInUse", resource("sg-1"), resource("sg-1"), false),
        (
            "InvalidZone.MismatchRegion",
            "zone `ap-nanjing-2`和地域`ap-nanjing`不匹配".to_owned(),
            "zone `ap-nanjing-3`和地域`ap-nanjing`不匹配".to_owned(),
            true,
        ),
    ] {
        let input = numbered(code, &first, 1) + &numbered(code, &second, 2);
        let shown = stdout(feed(tcerr().args(["parse", "--format", "plain"]), input.as_bytes()));
        assert_eq!(shown.contains("\nagain "), is_news, "{first}\n{second}\n{shown}");
    }
}

/// The table below a log: code, count, lines, verdict, names, over what time.
#[test]
fn a_log_is_summed_up_by_code() {
    let mut log = String::new();
    for (number, (time, code)) in [
        ("2026-11-23 11:43:30", "Qqq.Local"),
        ("2026-11-23 11:43:10", "Qqq.Local"),
        // A time of another clock is no end of the span.
        ("2026-11-23T15:00:00Z", "Qqq.Local"),
        ("2026-11-23T11:43:04Z", "Qqq.Zoned"),
        ("2026-11-23 11:00:00", "Qqq.Zoned"),
        ("2026-11-23T19:43:09+08:00", "Qqq.Zoned"),
        ("2026-11-23T11:43:09Z", "Qqq.Once"),
    ]
    .into_iter()
    .enumerate()
    {
        writeln!(
            log,
            "{time} ERROR [TencentCloudSDKException] code:{code} message:No `n{number}`. requestId:r-{number}"
        )
        .expect("memory takes it");
    }
    let shown = stdout(feed(tcerr().args(["parse", "--format", "plain"]), log.as_bytes()));
    let rows: Vec<&str> = shown.lines().filter(|line| line.contains('\t')).collect();
    assert_eq!(
        rows,
        [
            "Qqq.Local\t3\t1-3\tunknown\tn0, n1, n2\t20 s",
            "Qqq.Zoned\t3\t4-6\tunknown\tn3, n4, n5\t5 s",
            "Qqq.Once\t1\t7\tunknown\tn6",
        ]
    );
    assert!(shown.ends_with("\n7 errors, 3 codes, in 7 lines. More on one: tcerr lookup CODE\n"), "{shown}");
}

/// Four causes and four fixes, those of the request before those of the message.
#[test]
fn no_more_than_four_causes_and_fixes_are_given() {
    let authorization =
        "Authorization: TC3-HMAC-SHA256 Credential=AKIDEXAMPLE /2026-11-20/cvm/tc3_request, Signature=0";
    let call = ["Host: redis.tencentcloudapi.com", authorization, "X-TC-Timestamp: 1795075953"];
    let input = super::transcript(&call, &[], &response("AuthFailure.SignatureFailure", "The lion lost `Leo`."));
    let output = feed(
        tcerr().env("TCERR_CATALOG", "tests/fixtures/advice/lion.toml").args(["parse", "--json"]),
        input.as_bytes(),
    );
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    let occurrence = &document["findings"][0]["occurrences"][0];
    let (causes, fixes) = (texts(&occurrence["causes"]), texts(&occurrence["fixes"]));
    assert_eq!((causes.len(), fixes.len()), (4, 4), "{occurrence:#}");
    for (cause, begins) in causes.iter().zip([
        "The SecretId was sent with a space",
        "The request went to",
        "The Credential has",
        "Cause one",
    ]) {
        assert!(cause.starts_with(begins), "{causes:#?}");
    }
    assert_eq!(fixes[3], "Fix one, for Leo.");
    assert_eq!(occurrence["basis"].as_array().expect("a list").len(), 4, "{occurrence:#}");
}

#[test]
fn each_input_counts_its_own_lines() {
    let file = "tests/fixtures/advice/version.txt";
    let document: Value =
        serde_json::from_str(&stdout(tcerr().args(["parse", "--json", file, file]).output().expect("it runs")))
            .expect("it is JSON");
    let occurrences = document["findings"][0]["occurrences"].as_array().expect("a list");
    let places: Vec<_> = occurrences.iter().map(|occurrence| (&occurrence["file"], &occurrence["line"])).collect();
    assert_eq!(places, [(&Value::from(file), &Value::from(6)); 2]);
}
