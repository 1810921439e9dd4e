//! Pipes: a real curl before the program, a reader that goes away behind it, and input
//! that nobody would send on purpose.

use crate::support::{feed, is_installed, skipped, stderr, stdout, tcerr};
use proptest::prelude::*;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The example of the vendor's page of error codes.
const RESPONSE: &str = r#"{
    "Response": {
        "Error": {
            "Code": "AuthFailure.SignatureFailure",
            "Message": "The provided credentials could not be validated. Please check your signature is correct."
        },
        "RequestId": "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"
    }
}
"#;

/// Serves the response once, and says where.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("curl connects");
        let request = BufReader::new(stream.try_clone().expect("a socket can be shared")).lines();
        request.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            RESPONSE.len()
        );
        stream.write_all((head + RESPONSE).as_bytes()).expect("curl reads");
    });
    format!("http://{address}/")
}

#[test]
fn what_curl_prints_is_explained() {
    if !is_installed("curl") {
        return;
    }
    for options in ["-s", "-si"] {
        let mut curl = Command::new("curl")
            .args([options, "--noproxy", "*", "--max-time", "20", &serve()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("curl starts");
        let input = curl.stdout.take().expect("its output is a pipe");
        let output = tcerr().arg("parse").stdin(input).output().expect("the program runs");
        assert!(curl.wait().expect("curl ends").success(), "curl {options}");
        assert_eq!(output.status.code(), Some(0), "curl {options}");
        let text = stdout(output);
        assert!(text.starts_with("AuthFailure.SignatureFailure"), "curl {options}: {text}");
        for row in ["\nMessage    The provided credentials", "\nWhat       ", "\nRequestId  ed93f3cb-f35e-473f-b9f3-"] {
            assert!(text.contains(row), "curl {options}: {row:?} in {text}");
        }
    }
}

/// As `tcerr list --all | head -1`.
#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    for format in ["plain", "table", "json", "jsonl", "toml"] {
        let mut child = tcerr()
            .args(["list", "--all", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut reader = BufReader::new(child.stdout.take().expect("its output is a pipe"));
        let mut line = String::new();
        reader.read_line(&mut line).expect("there is a line");
        drop(reader);
        let output = child.wait_with_output().expect("the program ends");
        assert!(!line.is_empty(), "{format}");
        assert_eq!(stderr(output.clone()), "", "{format}");
        assert_eq!(output.status.code(), Some(0), "{format}");
    }
}

#[test]
fn the_null_device_is_an_empty_input() {
    for arguments in [&["parse"][..], &[]] {
        let output = tcerr().args(arguments).stdin(Stdio::null()).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(stderr(output).starts_with("tcerr: the input is empty\n"), "{arguments:?}");
    }
}

/// Whatever stands before it in the input, the error behind it is found.
#[test]
fn hostile_input_does_not_hide_the_error_behind_it() {
    let deep = |open: &str, close: &str| open.repeat(10_000) + &close.repeat(10_000);
    let inputs: [(&str, Vec<u8>); 10] = [
        ("invalid UTF-8", b"\xff\xfe\x80\xc3\x28 \xed\xa0\x80 \xf8\x88\x80\x80\x80".to_vec()),
        ("NULs", vec![0; 1000]),
        ("nested lists", deep("[", "]").into_bytes()),
        ("nested objects", deep("{\"Response\":", "}").into_bytes()),
        ("lists that never end", "[".repeat(10_000).into_bytes()),
        ("objects that never end", "{\"Error\":".repeat(10_000).into_bytes()),
        ("a long line", vec![b'a'; 3_000_000]),
        ("a long string", format!("{{\"Response\":\"{}\"}}", "a".repeat(3_000_000)).into_bytes()),
        ("a string that never ends", format!("{{\"Response\":\"{}", "\\\"".repeat(1_500_000)).into_bytes()),
        ("every control character", (0..=255).collect()),
    ];
    for (name, mut input) in inputs {
        input.push(b'\n');
        input.extend(RESPONSE.as_bytes());
        let output = feed(tcerr().args(["parse", "--format", "jsonl"]), &input);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(output));
        assert!(stdout(output).contains("\"code\":\"AuthFailure.SignatureFailure\""), "{name}");
    }
}

/// Each bracket may begin a document: to read on to the end from every one of them would
/// take hours.
#[test]
fn documents_that_never_end_cost_no_more_than_their_length() {
    let openings =
        ["[", "{\"a\":[\n", "\"Error\":", "[TencentCloudSDKException] ", "tencentcloudapi.com ", "Error={Code=A.B, "];
    for opening in openings {
        let mut child = tcerr().args(["parse", "--quiet"]).stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        // A program that has ended reads no more: that is told below.
        let writer = thread::spawn(move || stdin.write_all(opening.repeat(2_000_000 / opening.len()).as_bytes()).ok());
        let started = Instant::now();
        let status = loop {
            match child.try_wait().expect("the program can be asked") {
                None if started.elapsed() < Duration::from_secs(60) => thread::sleep(Duration::from_millis(20)),
                status => break status,
            }
        };
        child.kill().expect("it has ended, or can be ended");
        child.wait().expect("it has ended");
        writer.join().expect("all is written");
        assert_eq!(status.and_then(|status| status.code()), Some(1), "{opening:?} for two megabytes, within a minute");
    }
}

#[test]
fn a_message_of_three_megabytes_is_read() {
    let input = RESPONSE.replace("The provided", &"The provided ".repeat(240_000));
    let output = feed(tcerr().args(["parse", "--format", "table"]), input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(output).contains("\nRequestId  ed93f3cb-"));
}

#[test]
fn a_hundred_thousand_errors_are_counted() {
    let line = RESPONSE.lines().map(str::trim).collect::<String>() + "\n";
    // Each with its own RequestId: one that is printed twice is one error.
    let lines: String = (0..100_000).map(|id| line.replace("ed93f3cb", &format!("{id:08x}"))).collect();
    let output = feed(tcerr().args(["parse", "--json"]), lines.as_bytes());
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the output is JSON");
    let finding = &report["findings"][0];
    assert_eq!(finding["count"], 100_000);
    assert_eq!(finding["occurrences"].as_array().map(Vec::len), Some(100));
}

/// Parts of responses and of noise, so that a random input comes near a real one.
fn fragment() -> impl Strategy<Value = Vec<u8>> {
    let parts: [&[u8]; 16] = [
        RESPONSE.as_bytes(),
        b"{\"Response\":{",
        b"\"Error\":{\"Code\":\"",
        b"\"Message\":\"\\u00",
        b"\\ud83d\",",
        b"}}}",
        b"[",
        b"\n",
        b"\r\n",
        b"\"",
        b"\\",
        b"\xef\xbb\xbf",
        b"\xff\xfe{\0",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"[TencentCloudSDKException] code:",
        b" requestId:",
    ];
    prop_oneof![
        proptest::sample::select(parts.map(<[u8]>::to_vec).to_vec()),
        proptest::collection::vec(any::<u8>(), 0..20),
    ]
}

proptest! {
    #[test]
    fn no_input_makes_the_extraction_panic(fragments in proptest::collection::vec(fragment(), 0..12)) {
        let input = fragments.concat();
        let found = tcerr::extract::extract(&input);
        let lines = input.split(|byte| *byte == b'\n').count();
        prop_assert!(found.errors.iter().all(|error| (1..=lines).contains(&error.line)));
    }
}

/// The whole program, a few times: the property above holds for a part of it only.
#[test]
fn noise_never_ends_in_a_panic() {
    let mut noise = Vec::new();
    // A small generator of numbers: the same noise in every run.
    let mut state = 1_u32;
    for _ in 0..200_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.extend(state.to_be_bytes().first());
    }
    for format in ["table", "plain", "json", "jsonl"] {
        let output = feed(tcerr().args(["parse", "--format", format]), &noise);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(!stderr(output).contains("panicked"), "{format}");
    }
}

#[test]
fn output_that_cannot_be_written_is_said() {
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        skipped("there is no /dev/full");
        return;
    };
    let mut child = tcerr().args(["list", "--all"]).stdout(full).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("it is UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(2));
    assert!(said.starts_with("tcerr: the output cannot be written: no space left"), "{said}");
}
