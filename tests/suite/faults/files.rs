//! Files that cannot be read, vanish, have no end, or have names that drive a terminal.

use super::{LOG, in_shell};
use crate::support::{feed, skipped, stderr, stdout, tcerr};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("faults").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn what_cannot_be_read_is_named_with_the_reason() {
    let folder = folder("unreadable");
    let name = |name: &str| folder.join(name).display().to_string();
    fs::write(name("file"), "").expect("a file");
    std::os::unix::fs::symlink("loop", name("loop")).expect("a link");
    let mut faults = vec![
        (name("missing"), "no such file or directory"),
        (name("."), "is a directory"),
        (name("file/x"), "not a directory"),
        (name("loop"), "too many levels of symbolic links"),
        (name(&"long".repeat(100)), "file name too long"),
    ];
    if Path::new("/proc/self/mem").exists() {
        faults.push(("/proc/self/mem".to_owned(), "input/output error"));
    }
    for (path, reason) in faults {
        let said = format!("tcerr: {path}: {reason}\n");
        for arguments in [vec!["parse", &path], vec!["lookup", "AuthFailure", "--catalog", &path]] {
            let output = feed(tcerr().args(&arguments), b"");
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            // Each libc and each system has words of its own.
            let words = [
                ("filesystem loop or indirection limit (e.g. symlink loop)", "too many levels of symbolic links"),
                ("symbolic link loop", "too many levels of symbolic links"),
                ("filename too long", "file name too long"),
                ("I/O error", "input/output error"),
            ];
            let told =
                words.iter().fold(stderr(output.clone()), |told, (of_others, usual)| told.replace(of_others, usual));
            assert_eq!(told, said);
            assert_eq!(stdout(output), "", "{arguments:?}");
        }
    }
}

#[test]
fn a_file_that_vanishes_does_not_take_the_others_with_it() {
    let folder = folder("vanishing");
    let (pipe, second) = (folder.join("pipe"), folder.join("second"));
    if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        skipped("mkfifo is not installed");
        return;
    }
    fs::write(&second, LOG).expect("a file");
    let child = tcerr()
        .args([Path::new("parse"), &pipe, &second])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It opens once the program has opened its end.
    let mut first = File::options().write(true).open(&pipe).expect("a pipe");
    fs::remove_file(&second).expect("it was there");
    // What is open stays readable without its name.
    fs::remove_file(&pipe).expect("it was there");
    first.write_all(LOG.as_bytes()).expect("it reads");
    drop(first);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(output.clone()), format!("tcerr: {}: no such file or directory\n", second.display()));
    assert!(stdout(output).contains("3 errors, 2 codes, in 3 lines"));
}

/// What a catalog may have, and no more is read: some files have no end.
#[test]
fn a_catalog_that_is_too_large_is_refused_at_once() {
    let folder = folder("large");
    let large = folder.join("large.toml");
    fs::write(&large, "#".repeat(100 << 20)).expect("a file");
    let mut paths = vec![large.display().to_string()];
    paths.extend(["/dev/zero", "/dev/urandom"].map(str::to_owned).into_iter().filter(|path| Path::new(path).exists()));
    for path in paths {
        let output = in_shell("ulimit -v 200000;", &format!("lookup AuthFailure --catalog {path}"), "");
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert_eq!(stderr(output), format!("tcerr: {path}: a catalog has at most 8 MiB\n"));
    }
    fs::remove_file(large).expect("it was there");
    let just = folder.join("just.toml");
    fs::write(&just, "#".repeat(8 << 20)).expect("a file");
    let output = feed(tcerr().args(["lookup", "AuthFailure", "--catalog"]).arg(&just), b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
}

#[test]
fn a_catalog_comes_from_a_pipe_too_and_has_to_be_text() {
    let zoo = fs::read("tests/fixtures/zoo.toml").expect("the fixture");
    let output = feed(tcerr().args(["lookup", "Zoo.LionEscaped", "--catalog", "/dev/stdin"]), &zoo);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    let output = feed(tcerr().args(["lookup", "AuthFailure", "--catalog", "/dev/stdin"]), b"\xff\xfe");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(output), "tcerr: /dev/stdin: not UTF-8\n");
}

/// The largest files that are read, made to take long.
#[test]
fn no_catalog_takes_longer_than_its_length() {
    let lines = |line: &str| line.repeat((8 << 20) / line.len());
    for toml in [
        format!("a=[{}]", lines("[],")),
        format!("a={}", lines("[")),
        format!("{}a=1", lines("a.")),
        lines("[[code]]\nname=\"A.B\"\nscope=\"common\"\n"),
        lines("[[message]]\ntemplate=\"{a}{b}\"\ncode=\"A\"\n"),
        lines("\"\"\"\n"),
    ] {
        let output = feed(tcerr().args(["lookup", "AuthFailure", "--catalog", "/dev/stdin"]), toml.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{}", &toml[..40]);
    }
}

#[test]
fn a_name_that_drives_a_terminal_is_shown_escaped_on_one_line() {
    let folder = folder("names");
    let typed = "a\nb\u{1b}[31m\u{3164}\u{202e}";
    let shown = r"a\u{a}b\u{1b}[31m\u{3164}\u{202e}";
    let broken = folder.join(typed);
    fs::write(&broken, "x = 1").expect("a file");
    let (broken, escaped) = (broken.display().to_string(), folder.join(shown).display().to_string());
    for (arguments, said) in [
        (vec!["parse", typed], format!("tcerr: {shown}: no such file or directory\n")),
        (vec!["lookup", "X", "--catalog", typed], format!("tcerr: {shown}: no such file or directory\n")),
        (vec!["lookup", "X", "--catalog", &broken], format!("tcerr: {escaped}:1: unknown key `x`; ")),
        (vec!["list", "--service", typed], format!("tcerr: unknown service `{shown}`\n")),
        (vec!["list", "--category", typed], format!("tcerr: unknown category `{shown}`\n")),
        (vec!["lookup", "X", "--format", typed], format!("tcerr: `--format` does not take `{shown}`\n")),
    ] {
        let output = feed(tcerr().args(&arguments), b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = stderr(output);
        assert!(text.starts_with(&said), "{arguments:?}: {text:?}");
    }
    let option = format!("--{typed}");
    let said = stderr(feed(tcerr().arg(option), b""));
    assert!(said.starts_with(&format!("tcerr: unknown option `--{shown}`\n")), "{said:?}");
    let said = stderr(feed(tcerr().args(["run", "--", typed]), b""));
    assert!(said.starts_with(&format!("tcerr: run: `{shown}` cannot be started: ")), "{said:?}");
    let said = stderr(feed(tcerr().args(["lookup", "X"]).env("TCERR_LANG", typed), b""));
    assert!(said.starts_with(&format!("tcerr: TCERR_LANG: unknown value `{shown}`; ")), "{said:?}");
}
