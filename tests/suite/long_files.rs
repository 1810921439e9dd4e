//! Long files, which are read ahead: what is found in them is what is found in a pipe.

use crate::support::{feed, tcerr};
use std::fs::{self, File};
use std::path::Path;

/// A log of a few megabytes with errors in it, on short lines and on very long ones, laid out over
/// lines and in colour; the last one has no line feed.
fn log() -> String {
    let error = |number: usize| {
        format!("[TencentCloudSDKException] code:ResourceInsufficient message:none left requestId:r-{number}")
    };
    let line = |number: usize| match number % 500 {
        7 => format!("\u{1b}[31m{}\u{1b}[0m\r\n", error(number)),
        99 => format!(
            "{{\n  \"Response\": {{\n    \"Error\": {{\n      \"Code\": \"InternalError\",\n      \"Message\": \"{number}\"\n    }},\n    \"RequestId\": \"r-{number}\"\n  }}\n}}\n"
        ),
        250 if number > 20_000 => format!("{}{}\n", "x".repeat(40 * number), error(number)),
        _ => format!("2026-11-23 11:00:01 INFO {number} {{{}}}\n", "handled ".repeat(1 + number * 7919 % 23)),
    };
    // Where errors are dense, the file is read in another way from there on.
    let dense = (100_001..105_000).map(|number| error(number) + "\n");
    (0..30_000).map(line).chain(dense).chain([error(0)]).collect()
}

/// What is said in a format of a file, as a path and on standard input, and of the same bytes in a pipe.
fn answers(format: &str, path: &Path, log: &[u8]) -> [String; 3] {
    let parse = || {
        let mut command = tcerr();
        command.args(["parse", "--format", format]);
        command
    };
    let opened = File::open(path).expect("it was written");
    let of = |output: std::process::Output| String::from_utf8(output.stdout).expect("it is UTF-8");
    [
        of(parse().arg(path).output().expect("the program runs")),
        of(parse().stdin(opened).output().expect("the program runs")),
        of(feed(&mut parse(), log)),
    ]
}

#[test]
fn a_long_file_is_read_like_a_pipe() {
    let folder = std::env::temp_dir().join(format!("tcerr-long-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder is new");
    let log = log();
    assert!(log.len() > 20 << 20, "{}", log.len());
    let path = folder.join("app.log");
    fs::write(&path, &log).expect("there is room");
    for (format, counted) in [
        ("json", &["\"count\": 5080,".to_owned(), "\"count\": 60,".to_owned()][..]),
        ("jsonl", &[format!("\"line\":{},", log.lines().count())]),
    ] {
        let [by_path, by_standard_input, in_a_pipe] = answers(format, &path, log.as_bytes());
        for counted in counted {
            assert!(in_a_pipe.contains(counted), "{counted} in {in_a_pipe}");
        }
        assert!(by_path == in_a_pipe && by_standard_input == in_a_pipe, "{format}");
    }
    fs::remove_dir_all(&folder).expect("it was made");
}
