//! The README and the recipes: every `console` block shows what the commands in it print.

use crate::support::{difference, is_installed, without_settings};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

/// A command and what it prints, to both streams.
struct Example {
    line: usize,
    command: String,
    output: String,
}

/// The examples of all blocks: `$ ` begins a command, what follows is its output.
fn examples(markdown: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut in_block = false;
    for (at, line) in markdown.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block && line.trim() == "```console";
        } else if let (true, Some(command)) = (in_block, line.strip_prefix("$ ")) {
            examples.push(Example { line: at + 1, command: command.to_owned(), output: String::new() });
        } else if let (true, Some(example)) = (in_block, examples.last_mut()) {
            example.output.push_str(line);
            example.output.push('\n');
        }
    }
    examples
}

/// Runs a command as a reader would, from the root of the repository.
fn run(command: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_tcerr")).parent().expect("the program stands in a folder");
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([folder.to_owned()].into_iter().chain(env::split_paths(&others)));
    let mut shell = Command::new("sh");
    without_settings(&mut shell);
    shell.args(["-c", &format!("exec 2>&1\n{command}")]).env("PATH", path.expect("folders without a colon"));
    let output = shell.stdin(Stdio::null()).output().expect("sh starts");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

#[test]
fn every_example_prints_what_is_shown() {
    if !is_installed("sh") {
        return;
    }
    let mut faults = String::new();
    for file in ["README.md", "docs/recipes.md"] {
        let text = fs::read_to_string(file).expect("the file is there");
        let examples = examples(&text);
        assert!(!examples.is_empty(), "{file} has no `console` block with a command");
        for Example { line, command, output } in examples {
            if command.contains("| jq ") && !is_installed("jq") {
                continue;
            }
            // A blank line before the next command, or before the end, is layout.
            if let Some(difference) = difference(output.trim_end(), run(&command).trim_end()) {
                writeln!(faults, "{file}:{line}: $ {command}\n{difference}").expect("a string takes everything");
            }
        }
    }
    assert!(faults.is_empty(), "what is written (-) is not what is printed (+)\n\n{faults}");
}

/// What stands in `sh` blocks cannot be run, but its options and commands have to be there.
#[test]
fn commands_that_are_only_shown_are_understood() {
    for file in ["README.md", "docs/recipes.md"] {
        let text = fs::read_to_string(file).expect("the file is there");
        let mut blocks = text.split("```sh\n").skip(1).filter_map(|behind| behind.split("```").next());
        let lines: Vec<&str> = blocks.by_ref().flat_map(str::lines).collect();
        assert!(lines.iter().any(|line| line.contains("tcerr")), "{file}");
        for line in lines {
            for call in line.split("tcerr ").skip(1) {
                let words = call.split(['|', '<', '&', ';', ')', '}', '#', '\'']).next().unwrap_or_default();
                for option in words.split_whitespace().filter(|word| word.starts_with("--") && *word != "--") {
                    let help = run("tcerr --help; for c in lookup search list parse run; do tcerr $c --help; done");
                    assert!(help.contains(option), "{file}: {option} in {line}");
                }
            }
        }
    }
}

/// What is said of how much tcerr knows, rounded down to hundreds, so that a code more changes nothing.
#[test]
fn the_figures_of_the_readme_are_those_of_the_catalog() {
    let lines = |arguments: &str| run(&format!("tcerr list {arguments} --format jsonl"));
    let names = |listed: &str, keep: fn(&Value) -> bool| {
        let entries = listed.lines().map(|line| serde_json::from_str::<Value>(line).expect("it is JSON"));
        let kept = entries.filter(keep).map(|entry| entry["code"].as_str().unwrap_or_default().to_owned());
        kept.collect::<BTreeSet<_>>().len()
    };
    let all = lines("--all --fields code,causes,scope");
    let of_services = names(&all, |entry| entry["scope"] != "client");
    let with_causes = names(&all, |entry| entry["causes"].as_array().is_some_and(|causes| !causes.is_empty()));
    let services = lines("--services").lines().count();
    let rounded = |count: usize| thousands(count / 100 * 100);
    for file in ["README.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(file).expect("the file is there");
        for expected in [
            format!("more than {}", rounded(of_services)),
            format!("more than {} of them", rounded(with_causes)),
            format!("codes of {services} services"),
        ] {
            assert!(text.to_lowercase().contains(&expected), "{file} does not say: {expected}");
        }
    }
    let inventory = fs::read_to_string("CHANGELOG.md").expect("the file is there");
    let rows = |table: &str| {
        let table = fs::read_to_string(format!("codes/{table}.tsv")).expect("the table is there");
        thousands(table.lines().skip(1).count())
    };
    let expected = format!(
        "{} codes of {services} services, and the codes that each of {} actions documents",
        rows("codes"),
        rows("actions")
    );
    assert!(inventory.contains(&expected), "the CHANGELOG does not say: {expected}");
}

/// `12,800`
fn thousands(count: usize) -> String {
    if count < 1000 { count.to_string() } else { format!("{},{:03}", count / 1000, count % 1000) }
}

#[test]
fn a_block_is_read_as_commands_and_their_output() {
    let markdown = "# X\n```sh\n$ no\n```\n```console\n$ one\n1\n\n$ two\n```\n$ no\n```console\n$ three\n3\n```\n";
    let read: Vec<(usize, String, String)> =
        examples(markdown).into_iter().map(|example| (example.line, example.command, example.output)).collect();
    let expected = [(6, "one", "1\n\n"), (9, "two", ""), (13, "three", "3\n")];
    assert_eq!(read, expected.map(|(line, command, output)| (line, command.to_owned(), output.to_owned())));
}
