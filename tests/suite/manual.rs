//! The manual page: `docs/tcerr.1` is made from the command line and what is written here, and
//! is what the program prints. `TCERR_UPDATE=1 cargo test --test suite manual` writes it anew.

use crate::support::{difference, is_installed, run, stdout, tcerr};
use clap::{ArgAction, CommandFactory};
use clap_mangen::Man;
use std::fmt::Write as _;
use std::process::Command;
use std::{env, fs};
use tcerr::cli::Cli;
use tcerr::cli::help::VERDICTS;

const FILE: &str = "docs/tcerr.1";

/// What may stand behind the options where no command is named.
const COMMAND: &str = "\\fICOMMAND\\fR|\\fICODE\\fR...|\\fIWORDS\\fR...";

/// The longest line of the page's source.
const COLUMNS: usize = 80;

const EXIT_STATUS: &[(&str, &str)] = &[
    ("0", "Something was found: a code, a hit, or, for parse, an error, known or not."),
    ("1", "Nothing was found: an unknown code or sub-code, no hit, no API error in the input."),
    ("2", "Wrong usage, unreadable input or a bad catalog; a missing file too, when others were explained."),
    ("130", "Ctrl-C; parse still prints its summary."),
    (
        "run",
        "The status of the command; 128 and the number of the signal that ended it; 126 if it cannot be started, 127 if there is no such command.",
    ),
];

const ENVIRONMENT: &[(&str, &str)] = &[
    ("TCERR_LANG", "The language, as --lang; a language tag or a locale will do."),
    ("TCERR_FORMAT", "The form of the output, as --format."),
    ("TCERR_CATALOG", "Catalogs, separated as the folders of PATH are, below those of --catalog."),
    ("LC_ALL, LC_MESSAGES, LANG", "The first that is set decides on the language where nothing else does."),
    ("NO_COLOR, CLICOLOR_FORCE", "In place of --color never and --color always."),
    ("COLUMNS", "The width of text and tables where there is no terminal."),
    ("TCERR_COMPLETE", "Set by the completion scripts when they ask what a word may become."),
];

const FILES: &[(&str, &str)] = &[
    ("catalog", "A TOML file with explanations of your own; the form is that of codes.toml in the source."),
    ("~/.local/share/bash-completion/completions/tcerr", "Where bash finds the script of tcerr completions bash."),
    ("_tcerr in a folder of $fpath", "Where zsh finds the script of tcerr completions zsh."),
    ("~/.config/fish/completions/tcerr.fish", "Where fish finds the script of tcerr completions fish."),
];

/// The page, with a section for each command behind the general ones.
fn page() -> String {
    let mut cli = Cli::command();
    cli.build();
    let commands: Vec<clap::Command> =
        cli.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    let mut page = String::new();
    let general = cli.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    let man = Man::new(cli.clone().after_long_help(None::<&str>));
    let title = [".ie \\n(.g .ds Aq \\(aq", ".el .ds Aq '"].join("\n");
    let (version, date) = (env!("CARGO_PKG_VERSION"), include_str!("../../codes/DATE").trim());
    write!(page, "{title}\n.TH TCERR 1 {date}-01 \"tcerr {version}\" \"User Commands\"\n").expect("a string");
    page += &rendered(|out| man.render_name_section(out));
    write!(page, ".SH SYNOPSIS\n{} [{COMMAND}]\n", synopsis(&cli, "tcerr")).expect("a string");
    page += &rendered(|out| man.render_description_section(out));
    let (before, _) = general.split_once("\n\nExamples").expect("examples stand behind the first paragraph");
    writeln!(page, ".PP\n{}", escaped(before)).expect("a string");
    page += &rendered(|out| man.render_options_section(out));
    let mut examples = examples(&general);
    for command in commands {
        let name = command.get_name().to_uppercase();
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let behind = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        examples += &self::examples(&behind);
        // The options that every command has stand above.
        let command = command.mut_args(|arg| {
            let general = arg.is_global_set() || arg.get_id() == "help";
            arg.hide(general)
        });
        let synopsis = synopsis(&command, &format!("tcerr {}", command.get_name()));
        let section = rendered(|out| Man::new(command).render_options_section(out));
        let section = section.replace(".SH OPTIONS\n", "").replace(VERDICTS, &verdicts());
        write!(page, ".SH \"{name}\"\n{about}\n.PP\n{synopsis}\n{section}").expect("a string");
    }
    for (heading, rows) in [("EXIT STATUS", EXIT_STATUS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)] {
        writeln!(page, ".SH \"{heading}\"").expect("a string");
        for (label, text) in rows {
            write!(page, ".TP\n.B {}\n{}\n", escaped(label), escaped(text)).expect("a string");
        }
    }
    write!(page, ".SH EXAMPLES\n.nf\n{}\n.fi\n", escaped(examples.trim_end())).expect("a string");
    let behind = "tcerr never touches the network and is not affiliated with Tencent.";
    write!(page, ".SH NOTES\n{behind}\nThe codes are those of {date}.\n").expect("a string");
    tidy(&page)
}

/// How a command is called: its options with their values, what may be repeated, and its words.
fn synopsis(command: &clap::Command, called: &str) -> String {
    let mut parts = vec![format!("\\fB{called}\\fR")];
    let options = command.get_arguments().filter(|arg| !arg.is_positional());
    for arg in options.chain(command.get_positionals()).filter(|arg| !arg.is_hide_set()) {
        let takes_value = arg.get_action().takes_values();
        let value = arg.get_value_names().and_then(|names| names.first()).filter(|_| takes_value);
        let value = value.map(|name| format!("\\fI{name}\\fR")).unwrap_or_default();
        let short = arg.get_short().map(|short| format!("\\fB\\-{short}\\fR"));
        let long = arg.get_long().map(|long| format!("\\fB\\-\\-{}\\fR", escaped(long)));
        let names: Vec<String> = short.into_iter().chain(long).collect();
        let is_repeated = matches!(arg.get_action(), ArgAction::Append);
        let (between, behind) = match (is_repeated, arg.get_value_delimiter()) {
            (true, Some(delimiter)) => (format!("[{delimiter}...]"), ""),
            (true, None) => (String::new(), "..."),
            (false, _) => (String::new(), ""),
        };
        let words = [names.join("|"), value + &between].into_iter().filter(|word| !word.is_empty());
        let words = words.collect::<Vec<_>>().join(" ");
        parts.push(if arg.is_required_set() { words + behind } else { format!("[{words}]{behind}") });
    }
    parts.join(" ")
}

/// The verdicts as a list of terms; a page would run their lines together.
fn verdicts() -> String {
    let mut list = ".RS\n.PD 0\n".to_owned();
    for (verdict, what) in VERDICTS.lines().filter_map(|line| line.split_once(' ')) {
        write!(list, ".TP 9\n.B {verdict}\n{}\n", what.trim_start()).expect("a string");
    }
    list + ".PD\n.RE"
}

fn rendered(render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut section = Vec::new();
    render(&mut section).expect("memory takes it");
    String::from_utf8(section).expect("a page is a text")
}

/// What stands below `Examples:`, up to the next empty line.
fn examples(help: &str) -> String {
    let (_, behind) = help.split_once("Examples:\n").unwrap_or_default();
    // Not every device that shows a page has other letters.
    let lines = behind.lines().take_while(|line| !line.is_empty()).filter(|line| line.is_ascii());
    lines.fold(String::new(), |text, line| text + line.trim_start() + "\n")
}

/// A text as roff has it.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('`', "\\(ga").replace('\'', "\\(aq");
    let text = text.replace('~', "\\(ti").replace('^', "\\(ha");
    // A dot at the start of a line would be a request.
    text.lines()
        .map(|line| if line.starts_with('.') { format!("\\&{line}") } else { line.to_owned() })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Leaves out what `mandoc -T lint` complains of: the preamble that every section repeats, empty
/// lines and paragraphs, long lines.
fn tidy(page: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut as_is = false;
    for (at, line) in page.lines().enumerate() {
        let line = line.trim_end();
        let is_preamble = line.starts_with(".ie ") || line.starts_with(".el ");
        if line.is_empty() || is_preamble && at > 1 {
            continue;
        }
        as_is = as_is && line != ".fi" || line == ".nf";
        // A paragraph without a text, or before something that is one itself.
        let begins = [".SH", ".TP", ".PP", ".br", ".RS"].iter().any(|request| line.starts_with(request));
        if begins && lines.last().is_some_and(|last| last == ".PP" || last == ".br") {
            lines.pop();
        }
        let mut rest = line;
        while !as_is && !rest.starts_with('.') && rest.len() > COLUMNS {
            let Some(end) = rest.get(..=COLUMNS).and_then(|start| start.rfind(' ')).filter(|end| *end > 0) else {
                break;
            };
            lines.push(rest[..end].to_owned());
            rest = &rest[end + 1..];
        }
        lines.push(rest.to_owned());
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_page_is_that_of_this_command_line_and_what_the_program_prints() {
    let page = page();
    for expected in [
        ".TH TCERR",
        ".SH \"LOOKUP\"",
        "brief",
        ".SH \"PARSE\"",
        "quiet",
        ".SH \"LIST\"",
        "services",
        ".SH \"EXIT STATUS\"",
        "\n.B 130\n",
        "\n.B 2\n",
        ".SH \"ENVIRONMENT\"",
        "\n.B TCERR_LANG\n",
        ".SH \"FILES\"",
        ".SH EXAMPLES\n",
        "tcerr list \\-\\-services\n",
        "[\\fB\\-\\-service\\fR \\fISERVICE\\fR]",
        " \\fICODE\\fR...\n",
        "\n.TP 9\n.B backoff\n",
    ] {
        assert!(page.contains(expected), "{expected} in {page}");
    }
    if env::var_os("TCERR_UPDATE").is_some() {
        fs::create_dir_all("docs").expect("the folder can be made");
        return fs::write(FILE, page).expect("the file can be written");
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    if let Some(difference) = difference(&kept, &page) {
        panic!("{FILE} is stale (TCERR_UPDATE=1 writes it), {difference}");
    }
    assert_eq!(difference(&kept, &stdout(run(&["man"]))), None);
}

#[test]
fn mandoc_has_nothing_to_complain_of() {
    if !is_installed("mandoc") {
        return;
    }
    let output = Command::new("mandoc").args(["-T", "lint", FILE]).output().expect("mandoc starts");
    assert_eq!(stdout(output), "");
}

/// Of a window of 24 lines, one is left for the prompt.
#[test]
fn the_short_help_fits_a_screen() {
    for command in ["", "lookup", "search", "list", "parse", "run", "completions", "man"] {
        let mut arguments = vec!["-h"];
        if !command.is_empty() {
            arguments.insert(0, command);
        }
        let help = stdout(tcerr().args(&arguments).env("COLUMNS", "80").output().expect("it runs"));
        let lines = help.lines().count();
        assert!(lines < 24, "{command}: {lines} lines\n{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{command}:\n{help}");
    }
}

#[test]
fn the_long_help_of_every_command_has_an_example_or_says_what_to_do() {
    for command in ["lookup", "search", "list", "parse", "run", "man"] {
        let help = stdout(run(&[command, "--help"]));
        assert!(help.contains("\nExamples:\n  ") && help.contains(&format!("tcerr {command}")), "{help}");
    }
    assert!(stdout(run(&["completions", "--help"])).contains("source <(tcerr completions bash)"));
}
