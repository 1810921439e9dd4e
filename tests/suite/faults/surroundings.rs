//! Terminals and environments that lack what programs are used to.

use crate::support::{feed, stderr, stdout, tcerr, without_settings};
use crate::terminal::Terminal;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tcerr::catalog::Catalog;
use tcerr::lang::Lang;
use tcerr::report::Report;
use unicode_width::UnicodeWidthStr;

fn answer(command: &mut Command) -> String {
    let output = feed(command, b"");
    assert_eq!(output.status.code(), Some(0), "{command:?}: {}", stderr(output));
    assert_eq!(stderr(output.clone()), "", "{command:?}");
    stdout(output)
}

#[test]
fn without_any_environment_the_answer_is_english() {
    let arguments = ["lookup", "AuthFailure.SignatureExpire"];
    let usual = answer(tcerr().args(arguments));
    assert_eq!(answer(tcerr().env_clear().args(arguments)), usual);
    for (name, value) in [("LC_ALL", "C"), ("LANG", "xx_YY.ISO-8859-1"), ("LC_ALL", "\u{1b}[31m"), ("LANG", "")] {
        assert_eq!(answer(tcerr().env_clear().env(name, value).args(arguments)), usual, "{name}={value:?}");
    }
}

/// Nothing is read from there, and nothing is left behind.
#[test]
fn a_home_is_not_needed() {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("faults/home");
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).expect("a folder");
    let arguments = ["search", "clock", "skew"];
    let usual = answer(tcerr().args(arguments));
    for folder in ["/proc", "/nonexistent", "", "/dev/null"].map(PathBuf::from).iter().chain([&home]) {
        let variables = ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"];
        let mut command = tcerr();
        command.envs(variables.map(|name| (name, folder))).args(arguments);
        assert_eq!(answer(&mut command), usual, "{}", folder.display());
    }
    assert_eq!(fs::read_dir(&home).expect("it is there").count(), 0, "files were left in HOME");
}

/// The screen of a terminal of so many columns.
fn screen(columns: u16, before: &[&str], arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("env");
    without_settings(&mut command);
    command.args(before).arg(tcerr().get_program()).args(arguments);
    let mut terminal = Terminal::start_as_wide(&mut command, columns)?;
    let screen = terminal.wait_for("AuthFailure");
    assert_eq!(terminal.status(), Some(0), "{columns} {before:?} {arguments:?}: {screen}");
    Some(screen)
}

#[test]
fn a_terminal_of_one_column_gets_an_answer() {
    for columns in [0, 1, 2, 5, 19] {
        for arguments in [
            &["lookup", "AuthFailure.SignatureExpire"][..],
            &["search", "signature", "expired"],
            &["list"],
            &["list", "--category", "AuthFailure"],
        ] {
            if screen(columns, &[], arguments).is_none() {
                return;
            }
        }
    }
}

#[test]
fn a_terminal_without_a_name_gets_an_answer() {
    for before in [&["-u", "TERM"][..], &["TERM=dumb"], &["TERM="], &["TERM=\u{1b}[31m"]] {
        let Some(screen) = screen(80, before, &["lookup", "AuthFailure.SignatureExpire"]) else { return };
        assert!(screen.contains("AuthFailure.SignatureExpire · signature out of date"), "{before:?}: {screen}");
    }
}

/// The columns before the text of a row.
const GUTTER: usize = 11;

/// Codes and addresses stay whole, and commands on lines of their own; all else is broken.
fn fits(line: &str, columns: usize) -> bool {
    let longest = line.split(' ').map(str::width).max().unwrap_or_default();
    let is_command = line.trim_start().starts_with("tccli ");
    line.width() <= columns || longest + GUTTER > columns || is_command
}

fn page_of(columns: usize, mut report: Report<'_>) -> String {
    let global = tcerr::cli::Global { format: Some(tcerr::format::Format::Table), ..Default::default() };
    let around = tcerr::settings::Surroundings {
        variable: |_: &str| None,
        out_is_terminal: false,
        err_is_terminal: false,
        columns: Some(columns),
    };
    let settings = tcerr::settings::Settings::new(&global, &around).expect("settings");
    let mut out = Vec::new();
    tcerr::render::render(&mut report, &settings, &mut out).expect("memory");
    String::from_utf8(out).expect("text")
}

#[test]
fn explanations_fit_any_window() {
    let catalog = Catalog::built_in();
    let codes: Vec<String> = catalog.codes().step_by(97).map(|code| code.name.to_owned()).collect();
    assert!(codes.len() > 100);
    for columns in [1, 3, 24, 40, 59, 60, 80] {
        for lang in [Lang::En, Lang::Ja, Lang::Zh] {
            let lookup = tcerr::command::lookup::lookup(&catalog, lang, codes.clone(), None, false);
            let page = page_of(columns, lookup.expect("no service"));
            for code in &codes {
                assert!(page.contains(code), "{code} at {columns}");
            }
            if let Some(line) = page.lines().filter(|_| columns > 20).find(|line| !fits(line, columns)) {
                panic!("{columns} columns: {line}");
            }
        }
    }
}

#[test]
fn hits_fit_any_window() {
    for columns in [24, 30, 36, 40, 44, 48, 59, 60, 80] {
        for query in ["signature", "instance not found", "qcloud", "余额不足"] {
            let mut terminal = tcerr();
            let search = terminal.env("COLUMNS", columns.to_string()).args(["search", query, "--format", "table"]);
            let page = answer(search);
            if let Some(line) = page.lines().find(|line| !fits(line, columns)) {
                panic!("{columns} columns, {query}: {line}");
            }
        }
    }
}
