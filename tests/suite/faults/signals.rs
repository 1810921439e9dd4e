//! Signals in the middle of the work.

use super::LOG;
use crate::support::{skipped, stderr, tcerr, without_settings};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

fn send(signal: &str, child: &Child) {
    let kill = format!("kill -{signal} {}", child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().expect("sh starts").success());
}

/// The program behind what a shell does first, reading a log that goes on; it has answered to the
/// first lines.
fn watching(before: &str) -> Child {
    let mut shell = Command::new("sh");
    without_settings(&mut shell);
    shell.args(["-c", &format!("{before} exec \"$0\" parse")]).arg(tcerr().get_program());
    let mut child =
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    child.stdin.as_mut().expect("a pipe").write_all(LOG.as_bytes()).expect("it reads");
    let mut first = String::new();
    let out = child.stdout.as_mut().expect("a pipe");
    BufReader::with_capacity(1, out).read_line(&mut first).expect("the error is explained");
    assert!(first.starts_with("RequestLimitExceeded"), "{first}");
    child
}

/// Its status and what else it prints once its input has ended.
fn end(mut child: Child) -> (Option<i32>, String) {
    drop(child.stdin.take());
    let mut rest = String::new();
    child.stdout.take().expect("a pipe").read_to_string(&mut rest).expect("it is UTF-8");
    (child.wait().expect("it ends").code(), rest)
}

/// As for what a shell's script runs in the background: its Ctrl-C is not for this program.
#[test]
fn an_interrupt_that_was_ignored_from_the_start_stays_ignored() {
    if !fs::exists("/proc/self/status").is_ok_and(|there| there) {
        skipped("the system does not tell which signals are ignored");
        return;
    }
    let child = watching("trap '' INT;");
    send("INT", &child);
    std::thread::sleep(Duration::from_millis(100));
    send("INT", &child);
    let (status, rest) = end(child);
    assert_eq!(status, Some(0));
    assert!(rest.contains("3 errors, 2 codes, in 3 lines"), "{rest}");

    let script = "trap '' INT QUIT; exec \"$0\" run -- sh -c 'kill -INT $$; kill -QUIT $$; echo alive'";
    let output = Command::new("sh").args(["-c", script]).arg(tcerr().get_program()).output().expect("sh starts");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    assert_eq!(output.stdout, b"alive\n");
}

/// Whether a signal was ignored when the tests began, which what they start inherits.
fn is_ignored(signal: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|set| u64::from_str_radix(set.trim(), 16).ok()).is_some_and(|set| set >> (signal - 1) & 1 == 1)
}

#[test]
fn a_signal_that_ends_programs_ends_this_one() {
    for (signal, number) in [("TERM", 15), ("HUP", 1), ("QUIT", 3)] {
        // As under nohup, or where a shell's script runs the tests in the background.
        if is_ignored(number) {
            skipped(&format!("{signal} is ignored here from the start"));
            continue;
        }
        let mut child = watching("");
        send(signal, &child);
        let status = child.wait().expect("it ends");
        assert_eq!(status.signal(), Some(number), "{signal}");
    }
}

#[test]
fn a_pause_changes_nothing() {
    let child = watching("");
    for signal in ["STOP", "CONT", "WINCH", "CHLD", "URG"] {
        send(signal, &child);
    }
    let (status, rest) = end(child);
    assert_eq!(status, Some(0));
    assert!(rest.contains("3 errors, 2 codes, in 3 lines"), "{rest}");
}
