//! Caps: what is too much is refused or cut off, and said.

use crate::support::{feed, stderr, stdout, tcerr};
use std::fmt::Write;

fn log(codes: usize) -> String {
    (0..codes).fold(String::new(), |mut log, id| {
        writeln!(log, "[TencentCloudSDKException] code:Zoo.Lion{id} message:x requestId:r-{id}").expect("memory");
        log
    })
}

#[test]
fn beyond_ten_thousand_codes_the_summary_says_that_it_stopped_counting() {
    let output = feed(tcerr().arg("parse"), log(10_003).as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(output.clone());
    let total = "10,000 errors, 10,000 codes, in 10,003 lines. More on one: tcerr lookup CODE\n";
    let stopped = "Errors with codes beyond the first 10,000, which are not counted: 3\n";
    assert!(text.ends_with(&(total.to_owned() + stopped)), "{:?}", text.lines().rev().take(2).collect::<Vec<_>>());
    assert_eq!(stderr(output), "");
    // A document has no place for it.
    let output = feed(tcerr().args(["parse", "--json", "--lang", "ja"]), log(10_001).as_bytes());
    assert_eq!(stderr(output), "tcerr: 最初の10,000種類より後のコードのエラーは集計していません：1件\n");
    let text = stdout(feed(tcerr().arg("parse"), log(10_000).as_bytes()));
    assert!(text.ends_with(total.replace("10,003", "10,000").as_str()));
}

#[test]
fn ten_thousand_unknown_codes_are_answered() {
    for category in ["Qqx", "AuthFailure"] {
        let codes: String = (0..10_000).fold(String::new(), |codes, id| codes + category + &format!(".Abcdefgh{id}\n"));
        let output = feed(tcerr().args(["lookup", "-", "--format", "jsonl"]), codes.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{category}");
        let said = stderr(output.clone());
        let stopped = "tcerr: near names are suggested for the first 500 unknown codes only; 9500 more have none\n";
        assert!(said.ends_with(stopped), "{category}: {:?}", said.lines().last());
        assert_eq!(stdout(output).lines().count(), 10_000, "{category}");
    }
}

#[test]
fn sixteen_mebibytes_of_codes_are_read() {
    let output = |len: usize| feed(tcerr().args(["lookup", "-"]), "\n".repeat(len).as_bytes());
    let more = stderr(output((16 << 20) + 1));
    assert!(more.contains("more than 16 MiB of codes"), "{more}");
    let just = stderr(output(16 << 20));
    assert!(!just.contains("MiB"), "{just}");
}

/// What is known needs no suggestion, so that there is no limit.
#[test]
fn all_known_codes_are_looked_up_at_once() {
    let list = stdout(feed(tcerr().args(["list", "--all"]), b""));
    let codes: String =
        list.lines().filter_map(|line| line.split('\t').next()).fold(String::new(), |all, code| all + code + "\n");
    let output = feed(tcerr().args(["lookup", "-", "--format", "jsonl"]), codes.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(output.clone()), "");
    assert!(stdout(output).lines().count() > 12_000);
}

#[test]
fn words_of_any_length_are_answered() {
    let word = |letters: usize| {
        (0..letters).map(|at| char::from(b'a' + u8::try_from(at * at % 23).expect("a letter"))).collect::<String>()
    };
    let many = "clock server not found ".repeat(5_000);
    for words in [word(120_000), "あ".repeat(40_000), many, "a.".repeat(60_000), "\u{1b}".repeat(100_000)] {
        for arguments in [&["lookup", &words][..], &["list", "--service", &words]] {
            let status = feed(tcerr().args(arguments), b"").status.code();
            assert!(matches!(status, Some(1..=2)), "{:?}: {status:?}", &arguments[0].get(..10));
        }
        let output = feed(tcerr().args(["search", &words]), b"");
        assert_eq!(output.status.code(), Some(2));
        let said = format!("tcerr: the query has {} bytes; a search takes 8192\n", words.len());
        assert!(stderr(output).starts_with(&said));
    }
}

#[test]
fn the_longest_query_is_answered() {
    for words in ["a.".repeat(4096), "clock server ".repeat(630), "x".repeat(8192), "あい".repeat(1365)] {
        let status = feed(tcerr().args(["search", &words]), b"").status.code();
        assert!(matches!(status, Some(0 | 1)), "{:?}: {status:?}", words.get(..12));
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let output = feed(tcerr().arg("lookup").arg(std::ffi::OsStr::from_bytes(b"a\xff")), b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(output).starts_with("tcerr: an argument is not valid Unicode"));
}
