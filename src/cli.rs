//! The command line: definitions only. Values have the types that the other layers use,
//! so what was typed is read once. Nothing else is known here.

use crate::format::Format;
use crate::lang::Lang;
use crate::packaging::Shell;
use crate::retry::Retry;
use crate::style::ColorChoice;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::ffi::{OsStr, OsString};
use std::marker::PhantomData;
use std::path::PathBuf;

/// What `--help` says below the options.
const AFTER_HELP: &str = "\
Without a command, a code is looked up, a pasted error is explained, and other words are
searched: `tcerr clock`. `... | tcerr` is short for `... | tcerr parse`.

Environment: TCERR_LANG, TCERR_FORMAT, TCERR_CATALOG (a path list), NO_COLOR,
             CLICOLOR_FORCE
Exit status: 0 found, 1 nothing found, 2 usage or unreadable input, 130 after Ctrl-C

tcerr never touches the network and is not affiliated with Tencent.
A code without an explanation can get one: see CONTRIBUTING.md, or --catalog.";

/// Version and the age of the data.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (codes as of ", env!("TCERR_INVENTORY_DATE"), ")");

/// Explains Tencent Cloud API errors: what happened, why, what to do, whether a retry can help
#[derive(Debug, Parser)]
#[command(name = "tcerr", version = VERSION, after_help = AFTER_HELP, max_term_width = 100, disable_help_subcommand = false)]
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
    #[arg(long, global = true, value_parser = named::<Lang>(), ignore_case = true, hide_possible_values = true, value_name = "en|ja|zh")]
    pub lang: Option<Lang>,
    /// Form of the output [default: table at a terminal, else plain]
    #[arg(
        long,
        global = true,
        ignore_case = true,
        hide_possible_values = true,
        value_name = "table|plain|json|jsonl|toml"
    )]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,
    /// When to colour
    #[arg(long, global = true, value_parser = named::<ColorChoice>(), ignore_case = true, hide_possible_values = true, value_name = "auto|always|never")]
    pub color: Option<ColorChoice>,
    /// A catalog of your own, on top of the built-in one (repeatable)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub catalog: Vec<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Explain one or more codes
    Lookup(LookupArgs),
    /// Find codes by words, in any of the three languages
    Search(SearchArgs),
    /// List categories, codes or services
    List(ListArgs),
    /// Find and explain the errors in what a failed call printed
    Parse(ParseArgs),
    /// Run a command; if it fails with an API error, explain it
    Run(RunArgs),
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

impl Command {
    /// Whether `parse` reads standard input.
    #[must_use]
    pub fn reads_standard_input(&self) -> bool {
        match self {
            Self::Parse(parse) if parse.pasted.is_none() => {
                parse.files.is_empty() || parse.files.iter().any(|file| file.as_os_str() == "-")
            }
            _ => false,
        }
    }
}

/// Explain one or more codes
#[derive(Args, Debug)]
pub struct LookupArgs {
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
pub struct SearchArgs {
    /// What you remember of a code, its message or its meaning
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only codes of this category
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Only what a call to this service can return
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Only codes of this kind, such as not-found
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// The most hits
    #[arg(long, value_name = "N", default_value = "10", value_parser = number)]
    pub limit: usize,
}

/// List categories, codes or services
#[derive(Args, Debug)]
pub struct ListArgs {
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
    #[arg(long, value_parser = named::<Retry>(), value_name = "VERDICT", value_delimiter = ',')]
    pub retry: Vec<Retry>,
    /// Only codes of this kind, such as not-found
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only explained codes
    #[arg(long)]
    pub explained: bool,
    /// Every code
    #[arg(long)]
    pub all: bool,
    /// The services instead of codes
    #[arg(long, conflicts_with_all = ["category", "service", "action", "retry", "kind", "explained", "all"])]
    pub services: bool,
}

/// Find and explain the errors in what a failed call printed
#[derive(Args, Debug, Default)]
pub struct ParseArgs {
    /// Files to read; standard input without any, or with -
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Only errors with one of these verdicts; status 0 only if all errors have one
    #[arg(long, value_parser = named::<Retry>(), value_name = "VERDICT", value_delimiter = ',')]
    pub retry: Vec<Retry>,
    /// Print nothing, only set the exit status
    #[arg(long, short)]
    pub quiet: bool,
    /// What was pasted as arguments, in place of files.
    #[arg(skip)]
    pub pasted: Option<String>,
}

/// Run a command; if it fails with an API error, explain it
///
/// The command's input and output are its own, and so is the exit status: 128 and the number of
/// the signal that ended it, 126 or 127 if it cannot be started. What it printed is explained
/// afterwards on standard error.
#[derive(Args, Debug)]
pub struct RunArgs {
    /// The command and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

/// Print the completion script of a shell
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_parser = named::<Shell>())]
    pub shell: Shell,
}

/// A number. clap's own parser, and an error of its own type, would each be one table more
/// to relocate at start-up.
fn number(typed: &str) -> Result<usize, String> {
    typed.parse().map_err(|error: std::num::ParseIntError| error.to_string())
}

/// Reads one of the values that have names. As clap's own parser, but for the list of names:
/// there it is an iterator of another type for each of the types, a table more to relocate.
const fn named<T: ValueEnum>() -> NamedValue<T> {
    NamedValue(PhantomData)
}

#[derive(Clone)]
struct NamedValue<T>(PhantomData<T>);

impl<T: ValueEnum + Send + Sync + 'static> TypedValueParser for NamedValue<T> {
    type Value = T;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        EnumValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
        let values: Vec<PossibleValue> = T::value_variants().iter().filter_map(T::to_possible_value).collect();
        Some(Box::new(values.into_iter()))
    }
}

/// Types whose values have names, and no help of their own.
macro_rules! value_enum {
    ($($type:ty),+) => {$(
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.name()))
            }
        }
    )+};
}

value_enum!(ColorChoice, Format, Lang, Shell);

impl ValueEnum for Retry {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Backoff => "transient: the same request, ever longer pauses",
            Self::Wait => "poll the resource until its state changes",
            Self::Limited => "two or three times; a write only if idempotent",
            Self::Later => "no capacity: elsewhere, or later",
            Self::Never => "change something first",
            Self::Done => "nothing failed",
            Self::Unknown => "the codes of the category differ",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}
