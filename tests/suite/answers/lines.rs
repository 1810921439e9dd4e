//! Command lines, right, misspelt and wrong: what they are taken for, or what is said of them.

use super::{ANSWERS, Numbers, misspelt};
use crate::support::assert_as_written;
use std::ffi::OsString;
use std::fmt::Write as _;
use tcerr::cli::Cli;
use tcerr::invocation::{self, Meaning};
use tcerr::lang::Lang;
use tcerr::usage;

const LINES: &[&str] = &[
    "lookup AuthFailure --service cvm --brief",
    "search clock skew --limit 5 --category AuthFailure",
    "search subnet --kind not-found --json",
    "list --retry wait,backoff --service redis --all",
    "list --services --lang zh --format plain",
    "list --kinds --lang ja --format plain",
    "list --action RunInstances --explained --color never",
    "parse app.log --retry never --quiet",
    "parse - --service cvm --format jsonl",
    "run -- tccli cvm DescribeInstances --region x",
    "completions bash",
    "man",
    "help lookup",
    "AuthFailure.SignatureExpire --json",
    "clock skew --limit 3",
    "Error: Code=x --lang ja",
    "--fields code,retry lookup InternalError",
    "lookup InternalError --fields code,title",
    "--catalog a.toml --catalog b.toml list",
];

/// What a line means; words with a dot are codes, with a sign of equality a failure.
fn meaning(_: &Cli, words: &[String]) -> Meaning {
    match words.join(" ") {
        words if words.contains('=') => Meaning::Failure,
        words if words.contains('.') => Meaning::Codes,
        _ => Meaning::Words,
    }
}

fn said(words: &[&str]) -> String {
    let arguments: Vec<OsString> = ["tcerr"].iter().chain(words).map(OsString::from).collect();
    match invocation::read(&arguments, meaning) {
        Ok(cli) => format!("{:?}", cli.command).replace('\n', " "),
        Err(error) if error.use_stderr() => usage::message(&error, Lang::En, None).replace('\n', " | "),
        Err(error) => error.to_string().lines().next().unwrap_or_default().to_owned(),
    }
}

#[test]
fn what_is_made_of_command_lines_is_as_written() {
    let mut numbers = Numbers(0xd1b5_4a32_d192_ed03);
    let mut all = String::new();
    let mut add =
        |words: &[&str]| writeln!(all, "{}\t{}", words.join(" "), said(words)).expect("a string takes everything");
    for line in LINES {
        let words: Vec<&str> = line.split(' ').collect();
        add(&words);
        for turn in 0..9 {
            let mut other = words.clone();
            let at = numbers.below(words.len());
            let typo = misspelt(words[at], &mut numbers);
            match turn {
                0..5 => other[at] = &typo,
                5 => drop(other.remove(at)),
                6 => other.insert(at, words[at]),
                7 => other.insert(
                    at,
                    numbers.pick(&["--brief", "--json", "--format", "--lang=fr", "-q", "--limit=x", "--retry=no"]),
                ),
                _ => other.swap(at, 0),
            }
            add(&other);
        }
    }
    assert_as_written(&format!("{ANSWERS}/lines.tsv"), &all);
}
