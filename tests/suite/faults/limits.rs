//! Little memory, a short stack, few files: what is asked for fits, or the program ends with the
//! reason.

use super::{LOG, in_shell};
use crate::support::{feed, skipped, stderr, stdout, tcerr, without_settings};
use std::process::Command;

/// A shell's limit, then the program with an input.
fn limited(limit: &str, arguments: &[&str], input: &[u8]) -> Option<std::process::Output> {
    let mut shell = Command::new("sh");
    without_settings(&mut shell);
    shell.args(["-c", &format!("{limit} || exit 77; exec \"$0\" \"$@\"")]).arg(tcerr().get_program()).args(arguments);
    let output = feed(&mut shell, input);
    if output.status.code() == Some(77) {
        skipped(&format!("{limit} is not possible here"));
        return None;
    }
    Some(output)
}

#[test]
fn a_log_of_any_length_fits_into_little_memory() {
    let log: String = (0..100_000).map(|id| LOG.replace("r-", &format!("r-{id}-"))).collect();
    // Beside the program itself, and what the system takes for a process.
    let Some(output) = limited("ulimit -v 98304", &["parse"], log.as_bytes()) else { return };
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    assert!(stdout(output).contains("300,000 errors, 2 codes"));
}

#[test]
fn a_short_stack_is_enough_for_deep_documents() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"Response\":{\"Error\":", "}}"), ("{'a': (", ")}")] {
        let input = format!("{}1{}\n{LOG}", open.repeat(50_000), close.repeat(50_000));
        let Some(output) = limited("ulimit -s 256", &["parse", "--json"], input.as_bytes()) else { return };
        assert_eq!(output.status.code(), Some(0), "{open}: {}", stderr(output));
        assert!(stdout(output).contains("AuthFailure.SignatureExpire"), "{open}");
    }
    for toml in
        ["a=".to_owned() + &"[".repeat(100_000), "a.".repeat(100_000) + "a=1", "[a".to_owned() + &".a".repeat(100_000)]
    {
        let arguments = ["lookup", "AuthFailure", "--catalog", "/dev/stdin"];
        let Some(output) = limited("ulimit -s 256", &arguments, toml.as_bytes()) else { return };
        assert_eq!(output.status.code(), Some(2), "{}", &toml[..10]);
        assert!(stderr(output).starts_with("tcerr: /dev/stdin:1: "));
    }
}

#[test]
fn without_a_file_to_open_the_reason_is_told() {
    let output = in_shell("ulimit -n 4;", "parse", "");
    assert_eq!(output.status.code(), Some(2));
    // Each libc has words of its own.
    let reason = stderr(output).replace("no file descriptors available", "too many open files");
    assert_eq!(reason, "tcerr: standard input: too many open files\n");
    assert_eq!(in_shell("ulimit -n 4;", "lookup AuthFailure", "").status.code(), Some(0));
}
