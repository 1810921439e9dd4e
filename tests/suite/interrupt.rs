//! A log that goes on: each error is explained as soon as its line is there, and Ctrl-C
//! ends the input, not the program before it has summed up.

use crate::support::{hears_interrupts, tcerr};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

const LINE: &str = "[TencentCloudSDKException] code:RequestLimitExceeded message:Slow down. requestId:r-1\n";

/// The program at work on a log that does not end, and the first line that it has said of
/// it by now. It hangs if it has said nothing.
fn watching(format: &str, log: &str) -> (Child, String) {
    watching_before(format, log, &[])
}

/// The same with these inputs behind the log.
fn watching_before(format: &str, log: &str, others: &[&str]) -> (Child, String) {
    let mut child = tcerr()
        .args(["parse", "--format", format, "-"])
        .args(others)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.as_mut().expect("its input is a pipe").write_all(log.as_bytes()).expect("it reads");
    let mut first = String::new();
    if format != "json" {
        BufReader::with_capacity(1, child.stdout.as_mut().expect("its output is a pipe"))
            .read_line(&mut first)
            .expect("the error is explained");
    }
    (child, first)
}

/// What it says after Ctrl-C, and its exit status. Its input stays open.
fn interrupted(mut child: Child) -> (String, Option<i32>) {
    let interrupt = format!("kill -INT {}", child.id());
    assert!(Command::new("sh").args(["-c", &interrupt]).status().expect("sh starts").success());
    let mut rest = String::new();
    child.stdout.take().expect("its output is a pipe").read_to_string(&mut rest).expect("it is UTF-8");
    (rest, child.wait().expect("the program ends").code())
}

#[test]
fn ctrl_c_ends_a_log_with_the_table() {
    if !hears_interrupts() {
        return;
    }
    let (child, first) = watching("plain", &(LINE.to_owned() + &LINE.replace("r-1", "r-2")));
    assert!(first.starts_with("RequestLimitExceeded"), "{first}");
    let (rest, status) = interrupted(child);
    assert!(rest.contains("\nRequestLimitExceeded\t2\t1-2\tbackoff\n2 errors, 1 code, in 2 lines"), "{rest}");
    assert_eq!(status, Some(130));
}

#[test]
fn after_ctrl_c_no_other_file_is_read() {
    if !hears_interrupts() {
        return;
    }
    let (child, _) =
        watching_before("plain", &(LINE.to_owned() + &LINE.replace("r-1", "r-2")), &["tests/fixtures/app.log"]);
    let (rest, status) = interrupted(child);
    assert!(rest.contains("\n2 errors, 1 code, in 2 lines"), "{rest}");
    assert_eq!(status, Some(130));
}

#[test]
fn each_error_is_a_line_of_json_as_soon_as_it_is_there() {
    if !hears_interrupts() {
        return;
    }
    let (child, first) = watching("jsonl", LINE);
    assert!(first.starts_with("{\"code\":\"RequestLimitExceeded\""), "{first}");
    assert_eq!(interrupted(child).1, Some(130));
}

#[test]
fn ctrl_c_ends_a_document_with_what_was_found() {
    if !hears_interrupts() {
        return;
    }
    // A pipe holds 64 KiB: of the 800 that it took, most were read.
    let log: String = (0..10_000).map(|id| LINE.replace("r-1", &format!("r-{id}"))).collect();
    let (child, _) = watching("json", &log);
    let (rest, status) = interrupted(child);
    let document: serde_json::Value = serde_json::from_str(&rest).expect("it is JSON");
    assert!(document["findings"][0]["count"].as_u64() > Some(5_000));
    assert_eq!(status, Some(130));
}
