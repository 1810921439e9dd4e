//! The program at a terminal: what was pasted is read until Ctrl-D, and there is a page instead
//! of a pipe.

use crate::support::{hears_interrupts, without_settings};
use crate::terminal::Terminal;
use std::process::Command;

const END_OF_INPUT: &str = "\u{4}";
const INTERRUPT: &str = "\u{3}";

fn start(arguments: &[&str]) -> Option<Terminal> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
    without_settings(&mut command);
    Terminal::start(command.args(arguments))
}

#[test]
fn parse_reads_a_paste_until_ctrl_d() {
    let Some(mut terminal) = start(&["parse"]) else { return };
    terminal.wait_for("tcerr: paste what the failed call printed, then press Ctrl-D");
    terminal.press("{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.SignatureExpire\",\n\"Message\":\"late\"}}}\n");
    terminal.press(END_OF_INPUT);
    let screen = terminal.wait_for("Docs");
    assert!(screen.contains("AuthFailure.SignatureExpire · signature out of date"), "{screen:?}");
    assert!(screen.contains("\nMessage    late\n"), "{screen:?}");
    assert_eq!(terminal.status(), Some(0));
}

#[test]
fn lookup_reads_codes_until_ctrl_d() {
    let Some(mut terminal) = start(&["lookup", "-", "--brief"]) else { return };
    terminal.wait_for("tcerr: type or paste codes, one a line, then press Ctrl-D");
    terminal.press("AuthFailure.SignatureExpire\n");
    terminal.press(END_OF_INPUT);
    terminal.wait_for("AuthFailure.SignatureExpire · signature out of date");
    assert_eq!(terminal.status(), Some(0));
}

#[test]
fn a_line_that_was_pasted_behind_the_name_is_all_that_is_read() {
    let line = "[TencentCloudSDKException] code:AuthFailure.SignatureExpire message:late requestId:r-1";
    let Some(mut terminal) = start(&[line]) else { return };
    let screen = terminal.wait_for("Docs");
    assert!(screen.contains("AuthFailure.SignatureExpire · signature out of date"), "{screen:?}");
    assert!(!screen.contains("Ctrl-D"), "{screen:?}");
    assert_eq!(terminal.status(), Some(0));
}

#[test]
fn ctrl_c_ends_a_paste() {
    if !hears_interrupts() {
        return;
    }
    let Some(mut terminal) = start(&["parse"]) else { return };
    terminal.wait_for("Ctrl-D");
    terminal.press(INTERRUPT);
    assert_eq!(terminal.status(), Some(130));
}

#[test]
fn without_arguments_there_is_the_short_help() {
    let Some(mut terminal) = start(&[]) else { return };
    let screen = terminal.wait_for("--version");
    assert!(screen.contains("Usage: tcerr"), "{screen:?}");
    assert_eq!(terminal.status(), Some(2));
}
