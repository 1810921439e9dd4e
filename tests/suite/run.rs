//! `tcerr run`: the command's streams and status are its own; what made it fail is explained
//! on standard error.

use crate::support::{feed, hears_interrupts, is_installed, stderr, tcerr};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Command, Output, Stdio};

const BODY: &str =
    r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"late"},"RequestId":"6ecd"}}"#;

/// What a shell script comes to when the program runs it.
fn run(script: &str) -> Output {
    run_with(&[], script)
}

fn run_with(options: &[&str], script: &str) -> Output {
    feed(tcerr().args(options).args(["run", "--", "sh", "-c", script]), b"typed\n")
}

#[test]
fn an_error_in_either_stream_is_explained_on_standard_error() {
    for redirection in ["", ">&2"] {
        let output = run(&format!("echo '{BODY}' {redirection}; exit 3"));
        assert_eq!(output.status.code(), Some(3));
        let printed = if redirection.is_empty() { format!("{BODY}\n") } else { String::new() };
        assert_eq!(String::from_utf8_lossy(&output.stdout), printed);
        let said = stderr(output);
        assert!(said.contains("AuthFailure.SignatureExpire · signature out of date\n"), "{said}");
        assert!(said.contains("\nRequestId  6ecd\n"), "{said}");
    }
}

#[test]
fn an_error_that_a_successful_command_prints_is_explained_too() {
    let output = run(&format!("echo '{BODY}'"));
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(output).starts_with("AuthFailure.SignatureExpire"));
}

#[test]
fn bytes_and_input_are_passed_on_as_they_are() {
    let output = run(r"cat; printf '\377\000x'; printf '\376\033[1m' >&2");
    assert_eq!(output.stdout, b"typed\n\xff\0x");
    assert_eq!(output.stderr, b"\xfe\x1b[1m");
}

#[test]
fn nothing_is_said_where_nothing_was_found() {
    for (script, status) in [("exit 0", 0), ("exit 7", 7), ("echo fatal: no such branch >&2; exit 128", 128)] {
        let output = run(script);
        assert_eq!(output.status.code(), Some(status), "{script}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("tcerr"), "{script}");
    }
}

#[test]
fn what_failed_on_the_way_to_the_api_is_said_if_the_command_failed() {
    let line = "echo 'curl: (6) Could not resolve host: cvm.tencentcloudapi.com' >&2";
    let failed = stderr(run(&format!("{line}; exit 6")));
    assert!(failed.contains("tcerr: ") && failed.contains("(curl 6)"), "{failed}");
    let went_on = stderr(run(line));
    assert!(!went_on.contains("tcerr: "), "{went_on}");
}

#[test]
fn headers_of_standard_error_belong_to_the_response_of_standard_output() {
    let headers = "> POST / HTTP/1.1\n> Host: cvm.tencentcloudapi.com\n> X-TC-Action: RunInstances\n\
                   > X-TC-Version: 2017-03-12\n> X-TC-Region: ap-guangzhou\n>\n< HTTP/1.1 200 OK\n";
    let output = run_with(&["--json"], &format!("echo '{BODY}'; printf '%s' '{headers}' >&2; exit 1"));
    let said = stderr(output);
    let document = said.strip_prefix(headers).expect("the headers were passed on");
    let document: serde_json::Value = serde_json::from_str(document).expect("JSON");
    let occurrence = &document["findings"][0]["occurrences"][0];
    assert_eq!(occurrence["action"], "RunInstances");
    assert_eq!(occurrence["region"], "ap-guangzhou");
}

#[test]
fn the_status_is_that_of_a_shell() {
    assert_eq!(run("kill -TERM $$").status.code(), Some(128 + 15));
    for (command, status, reason) in [
        ("no-such-command", 127, "tcerr: run: `no-such-command` cannot be started: no such file or directory\n"),
        ("/etc/passwd", 126, "tcerr: run: `/etc/passwd` cannot be started: permission denied\n"),
    ] {
        let output = feed(tcerr().args(["run", command]), b"");
        assert_eq!(output.status.code(), Some(status), "{command}");
        assert_eq!(stderr(output), reason);
    }
}

#[test]
fn at_a_terminal_a_blank_line_stands_before_the_explanation() {
    let said = |format: &str| stderr(run_with(&["--format", format], &format!("echo '{BODY}'; exit 1")));
    assert!(said("table").starts_with("\nAuthFailure.SignatureExpire"));
    assert!(said("plain").starts_with("AuthFailure.SignatureExpire"));
}

#[test]
fn what_is_printed_begins_on_a_line_of_its_own_whatever_the_other_stream_ended_with() {
    let message = "The SecretId is not found, please ensure that your SecretId is correct.";
    let said = stderr(run(&format!("printf done >&2; echo '{message}'; exit 1")));
    assert!(said.starts_with("doneAuthFailure.SecretIdNotFound"), "{said}");
}

#[test]
fn options_of_the_command_are_its_own() {
    let output = feed(tcerr().args(["--lang", "en", "run", "echo", "--json", "--help", "-x"]), b"");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "--json --help -x\n");
}

#[test]
fn a_fault_of_the_settings_is_found_before_anything_runs() {
    let output = feed(tcerr().args(["--catalog", "no-such.toml", "run", "echo", "ran"]), b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
}

#[test]
fn an_error_at_the_end_of_much_output_is_found() {
    let output = run(&format!("yes line | head -c 100000000; echo; echo '{BODY}'; exit 1"));
    assert_eq!(output.stdout.len(), 100_000_001 + BODY.len() + 1);
    assert!(stderr(output).starts_with("AuthFailure.SignatureExpire"));
}

#[test]
fn a_reader_that_goes_away_ends_the_command() {
    let program = env!("CARGO_BIN_EXE_tcerr");
    let output = feed(Command::new("sh").args(["-c", &format!("{program} run -- yes | head -n 1")]), b"");
    assert_eq!((output.stdout.as_slice(), output.stderr.as_slice()), (&b"y\n"[..], &b""[..]));
}

#[test]
fn output_that_cannot_be_passed_on_is_told() {
    if !std::path::Path::new("/dev/full").exists() {
        crate::support::skipped("there is no /dev/full");
        return;
    }
    let program = env!("CARGO_BIN_EXE_tcerr");
    let output = feed(Command::new("sh").args(["-c", &format!("{program} run -- echo x > /dev/full")]), b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(output), "tcerr: the output cannot be written: no space left on device\n");
}

#[test]
fn ctrl_c_is_a_matter_of_the_command() {
    if !hears_interrupts() {
        return;
    }
    // As at a terminal: the signal reaches every process of the group.
    let script = "trap 'echo \"$0\"; exit 9' INT; echo ready; while :; do sleep 0.05; done";
    let mut child = tcerr()
        .args(["run", "--", "sh", "-c", script, BODY])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .expect("the program starts");
    let mut out = BufReader::new(child.stdout.take().expect("its output is a pipe"));
    let mut ready = String::new();
    out.read_line(&mut ready).expect("the command has begun");
    let interrupt = format!("kill -INT -{}", child.id());
    assert!(Command::new("sh").args(["-c", &interrupt]).status().expect("sh starts").success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).expect("it is UTF-8");
    assert_eq!((ready.as_str(), rest.trim_end()), ("ready\n", BODY));
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("it is UTF-8");
    assert_eq!(child.wait().expect("the program ends").code(), Some(9));
    assert!(said.starts_with("AuthFailure.SignatureExpire"), "{said}");
}

#[test]
fn a_program_that_prints_an_error_of_an_sdk_is_explained() {
    if !is_installed("python3") {
        return;
    }
    let script = "import sys; raise SystemExit('[TencentCloudSDKException] code:RequestLimitExceeded message:Slow down. requestId:r-1')";
    let output = feed(tcerr().args(["run", "python3", "-c", script]), b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(output).contains("\nRequestLimitExceeded · "));
}
