//! The command line: definitions only.

use crate::retry::Retry;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueHint};
use std::path::PathBuf;

/// What `--help` says below the options.
const AFTER_HELP: &str = "\
`tcerr CODE` is short for `tcerr lookup CODE`, `... | tcerr` for `... | tcerr parse`.

Environment: TCERR_LANG, TCERR_FORMAT, TCERR_CATALOG (a path list), NO_COLOR,
             CLICOLOR_FORCE
Exit status: 0 found, 1 nothing found, 2 usage or unreadable input

tcerr never touches the network and is not affiliated with Tencent.
A code without an explanation can get one: see CONTRIBUTING.md, or --catalog.";

/// Version and the age of the data.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (codes as of ", env!("TCERR_INVENTORY_DATE"), ")");

/// Explains Tencent Cloud API errors: what happened, why, what to do, whether a retry can help
#[derive(Debug, Parser)]
#[command(name = "tcerr", version = VERSION, after_help = AFTER_HELP, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command, if there is one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that may stand anywhere on the line.
#[derive(Args, Debug, Default)]
pub struct Global {
    /// Language of the texts [default: from the locale]
    #[arg(long, global = true, value_parser = names(["en", "ja", "zh"]), ignore_case = true, hide_possible_values = true, value_name = "en|ja|zh")]
    pub lang: Option<String>,
    /// Form of the output [default: table at a terminal, else plain]
    #[arg(long, global = true, value_parser = names(["table", "plain", "json", "jsonl", "toml"]), ignore_case = true, hide_possible_values = true, value_name = "table|plain|json|jsonl|toml")]
    pub format: Option<String>,
    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// When to colour
    #[arg(long, global = true, value_parser = names(["auto", "always", "never"]), ignore_case = true, hide_possible_values = true, value_name = "auto|always|never")]
    pub color: Option<String>,
    /// A catalog of your own, on top of the built-in one (repeatable)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub catalog: Vec<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Explain one or more codes
    Lookup(Lookup),
    /// Find codes by words, in any of the three languages
    Search(Search),
    /// List categories, codes or services
    List(List),
    /// Find and explain the errors in what a failed call printed
    Parse(Parse),
    /// Print the completion script of a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// Explain one or more codes
#[derive(Args, Debug)]
pub struct Lookup {
    /// Codes, however they are spelt; - reads them from standard input
    #[arg(required = true, value_name = "CODE")]
    pub codes: Vec<String>,
    /// What a call to this service can return
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// What happened, the first fix and the verdict, no more
    #[arg(long)]
    pub brief: bool,
}

/// Find codes by words, in any of the three languages
#[derive(Args, Debug)]
pub struct Search {
    /// What you remember of a code, its message or its meaning
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only codes of this category
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Only what a call to this service can return
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// The most hits
    #[arg(long, value_name = "N", default_value = "10", value_parser = number)]
    pub limit: usize,
}

/// List categories, codes or services
#[derive(Args, Debug)]
pub struct List {
    /// Only codes of this category
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Only what a call to this service can return
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Only what this action documents
    #[arg(long, value_name = "ACTION")]
    pub action: Option<String>,
    /// Only codes with one of these verdicts
    #[arg(long, value_parser = verdicts(), value_name = "VERDICT", value_delimiter = ',')]
    pub retry: Vec<String>,
    /// Only explained codes
    #[arg(long)]
    pub explained: bool,
    /// Every code
    #[arg(long)]
    pub all: bool,
    /// The services instead of codes
    #[arg(long, conflicts_with_all = ["category", "service", "action", "retry", "explained", "all"])]
    pub services: bool,
}

/// Find and explain the errors in what a failed call printed
#[derive(Args, Debug, Default)]
pub struct Parse {
    /// Files to read; standard input without any, or with -
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Only errors with one of these verdicts; status 0 only if all errors have one
    #[arg(long, value_parser = verdicts(), value_name = "VERDICT", value_delimiter = ',')]
    pub retry: Vec<String>,
    /// Print nothing, only set the exit status
    #[arg(long, short)]
    pub quiet: bool,
}

/// Print the completion script of a shell
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell
    #[arg(value_parser = names(["bash", "zsh", "fish", "powershell", "elvish"]))]
    pub shell: String,
}

/// One of some names. The values stay text here: what they mean, and that a variable of
/// the environment may say the same, is decided in [`crate::settings`].
fn names<const N: usize>(names: [&'static str; N]) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

/// A number; clap's own parser is a table more to relocate at start-up.
fn number(typed: &str) -> Result<usize, std::num::ParseIntError> {
    typed.parse()
}

/// The names of the verdicts, with what they mean.
fn verdicts() -> PossibleValuesParser {
    PossibleValuesParser::new(Retry::ALL.map(|verdict| {
        PossibleValue::new(verdict.name()).help(match verdict {
            Retry::Backoff => "transient: the same request, ever longer pauses",
            Retry::Wait => "poll the resource until its state changes",
            Retry::Limited => "two or three times; a write only if idempotent",
            Retry::Later => "no capacity: elsewhere, or later",
            Retry::Never => "change something first",
            Retry::Done => "nothing failed",
            Retry::Unknown => "the codes of the category differ",
        })
    }))
}
