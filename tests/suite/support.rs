//! What several test crates need: to run the program, to skip aloud, to show a difference.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program under test, in an environment that says nothing about language or format.
pub fn tcerr() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
    without_settings(&mut command);
    command
}

/// Keeps what the developer has set from the program.
pub fn without_settings(command: &mut Command) {
    command.env("LC_ALL", "C.UTF-8");
    for variable in ["TCERR_LANG", "TCERR_FORMAT", "TCERR_CATALOG", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
}

/// Runs a command with an input. One that stops reading early is no fault.
pub fn feed(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    std::thread::scope(|scope| {
        // Beside the reading below, or both sides would wait for a full pipe to drain.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().expect("the program ends")
    })
}

/// Runs the program with arguments and no input.
pub fn run(arguments: &[&str]) -> Output {
    feed(tcerr().args(arguments), b"")
}

/// Standard output, which has to be UTF-8.
pub fn stdout(output: Output) -> String {
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// Standard error, which has to be UTF-8.
pub fn stderr(output: Output) -> String {
    String::from_utf8(output.stderr).expect("the output is UTF-8")
}

/// Whether a program that is started hears of Ctrl-C. What a script runs in the background is
/// started to ignore it, and hands that on.
#[cfg(unix)]
pub fn hears_interrupts() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    let hears = ignored & 2 == 0;
    if !hears {
        skipped("Ctrl-C is ignored here");
    }
    hears
}

/// Says that something was not tested, past the test runner, which would keep it for itself.
pub fn skipped(why: &str) {
    writeln!(std::io::stderr(), "skipped: {why}").expect("standard error is open");
}

/// Whether a tool is there; says so where it is not.
pub fn is_installed(tool: &str) -> bool {
    let found = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| is_program(&folder.join(tool))));
    if !found {
        skipped(&format!("{tool} is not installed"));
    }
    found
}

fn is_program(path: &Path) -> bool {
    path.is_file() || path.with_extension("exe").is_file()
}

/// Holds a text against the fixture that it was written to; `TRYCMD=overwrite` writes it anew.
pub fn assert_as_written(path: &str, text: &str) {
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        std::fs::write(path, text).expect("the fixture can be written");
    }
    let expected = std::fs::read_to_string(path).expect("the fixture");
    if let Some(difference) = difference(&expected, text) {
        panic!("{path} differs, {difference}");
    }
}

/// A short mark of a text: two texts with the same mark are the same, but for one in a hundred
/// thousand millions.
pub fn mark_of(text: &str) -> String {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, fnv);
    format!("{:09x}", (hash ^ hash >> 36) & 0xf_ffff_ffff)
}

/// Where two texts begin and cease to differ, line by line; none where they are equal.
pub fn difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let (expected, actual): (Vec<&str>, Vec<&str>) = (expected.split('\n').collect(), actual.split('\n').collect());
    let before = expected.iter().zip(&actual).take_while(|(a, b)| a == b).count();
    let both = expected.len().min(actual.len()) - before;
    let behind = expected.iter().rev().zip(actual.iter().rev()).take(both).take_while(|(a, b)| a == b).count();
    let mut shown = format!("from line {}:\n", before + 1);
    for (mark, lines) in [('-', &expected), ('+', &actual)] {
        for line in lines.iter().take(lines.len() - behind).skip(before) {
            writeln!(shown, "{mark} {line}").expect("a string takes everything");
        }
    }
    Some(shown)
}
