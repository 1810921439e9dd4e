//! The command line: definitions only. Values have the types that the other layers use,
//! so what was typed is read once. Nothing else is known here.

pub mod help;
mod named;

use crate::format::Format;
use crate::lang::Lang;
use crate::packaging::Shell;
use crate::retry::Retry;
use crate::style::ColorChoice;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueHint};
use named::{language, named, number};
use std::ffi::OsString;
use std::path::PathBuf;

/// Version and the age of the data.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (codes as of ", env!("TCERR_INVENTORY_DATE"), ")");

/// What narrows a list of codes.
const FILTERS: [&str; 7] = ["category", "service", "action", "retry", "kind", "explained", "all"];

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "tcerr",
    version = VERSION,
    about = "Explains Tencent Cloud API errors: what happened, why, what to do",
    long_about = "Explains Tencent Cloud API errors: what happened, why, what to do, whether a retry can help",
    override_usage = help::USAGE,
    after_long_help = help::GENERAL,
    max_term_width = 100
)]
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
    /// en, ja or zh [default: by the locale]
    #[arg(long, global = true, value_parser = language(), ignore_case = true, hide_possible_values = true, value_name = "LANG", display_order = 900)]
    pub lang: Option<Lang>,
    /// table, plain, json, jsonl or toml [in a pipe: plain]
    #[arg(
        long,
        global = true,
        value_parser = named::<Format>(),
        ignore_case = true,
        hide_possible_values = true,
        value_name = "FORMAT",
        long_help = "table, the default at a terminal; plain, the default in a pipe; json, jsonl or toml",
        display_order = 901
    )]
    pub format: Option<Format>,
    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format", display_order = 902)]
    pub json: bool,
    /// auto, always or never
    #[arg(long, global = true, value_parser = named::<ColorChoice>(), ignore_case = true, hide_possible_values = true, value_name = "WHEN", display_order = 903)]
    pub color: Option<ColorChoice>,
    /// A catalog on top of the built-in one (repeatable)
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath, display_order = 904)]
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
    /// List categories, codes, kinds or services
    List(ListArgs),
    /// Find and explain the errors in what a failed call printed
    Parse(ParseArgs),
    /// Run a command, then explain the API errors that it printed
    Run(RunArgs),
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_long_help = help::MAN)]
    Man,
}

impl Command {
    /// The fields of the JSON that were asked for; all, if there is none.
    #[must_use]
    pub fn fields(&self) -> &[String] {
        match self {
            Self::Lookup(LookupArgs { picked, .. })
            | Self::Search(SearchArgs { picked, .. })
            | Self::List(ListArgs { picked, .. }) => &picked.fields,
            _ => &[],
        }
    }

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
#[command(after_long_help = help::LOOKUP)]
pub struct LookupArgs {
    /// Codes, however they are written; - reads them from standard input
    #[arg(required = true, allow_negative_numbers = true, value_name = "CODE")]
    pub codes: Vec<String>,
    /// The code as this service means it
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// What happened, the first fix and the verdict, no more
    #[arg(long)]
    pub brief: bool,
    /// Which fields of the JSON.
    #[command(flatten)]
    pub picked: Picked,
}

/// Find codes by words, in any of the three languages
#[derive(Args, Debug)]
#[command(after_long_help = help::SEARCH)]
pub struct SearchArgs {
    /// What you remember of a code, its message or its meaning
    #[arg(required = true, allow_negative_numbers = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only codes of this category
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Only codes that a call to this service can return
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Only codes of this kind, such as not-found
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Maximum number of hits
    #[arg(long, value_name = "N", default_value = "10", value_parser = number)]
    pub limit: usize,
    /// Which fields of the JSON.
    #[command(flatten)]
    pub picked: Picked,
}

/// List categories, codes, kinds or services
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
#[command(after_long_help = help::LIST)]
pub struct ListArgs {
    /// Only codes of this category
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Only codes that a call to this service can return
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Only codes that this action documents
    #[arg(long, value_name = "ACTION")]
    pub action: Option<String>,
    /// Only codes of these verdicts, as backoff,wait
    #[arg(long, value_parser = named::<Retry>(), hide_possible_values = true, value_name = "VERDICT", value_delimiter = ',', long_help = help::with_verdicts("Only codes with one of these verdicts, separated by commas"))]
    pub retry: Vec<Retry>,
    /// Only codes of this kind, such as not-found
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only codes with a text of their own
    #[arg(long)]
    pub explained: bool,
    /// All codes
    #[arg(long)]
    pub all: bool,
    /// List services instead of codes
    #[arg(long, conflicts_with_all = FILTERS)]
    pub services: bool,
    /// List kinds instead of codes
    #[arg(long, conflicts_with = "services", conflicts_with_all = FILTERS)]
    pub kinds: bool,
    /// Which fields of the JSON.
    #[command(flatten)]
    pub picked: Picked,
}

/// Which fields of the JSON.
#[derive(Args, Clone, Debug, Default)]
pub struct Picked {
    /// Print JSON with only these fields, such as code,kind,retry
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = PossibleValuesParser::new(help::FIELDS.split_ascii_whitespace()), hide_possible_values = true, long_help = help::with_fields())]
    pub fields: Vec<String>,
}

/// Find and explain the errors in what a failed call printed
#[derive(Args, Debug, Default)]
#[command(after_long_help = help::PARSE)]
pub struct ParseArgs {
    /// Files to read; standard input without any, or with -
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Only errors with these verdicts; status 0 only if all have one
    #[arg(long, value_parser = named::<Retry>(), hide_possible_values = true, value_name = "VERDICT", value_delimiter = ',', long_help = help::with_verdicts("Only errors with one of these verdicts, separated by commas; status 0 only if all errors have one"))]
    pub retry: Vec<Retry>,
    /// The service that was called, where the input does not say it
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Print nothing, only set the exit status
    #[arg(long, short)]
    pub quiet: bool,
    /// What was pasted as arguments, in place of files.
    #[arg(skip)]
    pub pasted: Option<String>,
}

/// Run a command, then explain the API errors that it printed
///
/// The command's input and output are its own, and so is the exit status: 128 and the number of
/// the signal that ended it, 126 or 127 if it cannot be started. It writes to pipes, so it may
/// leave out its colours. What it printed is explained afterwards on standard error.
#[derive(Args, Debug)]
#[command(after_long_help = help::RUN)]
pub struct RunArgs {
    /// The command and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "COMMAND", value_hint = ValueHint::CommandWithArguments)]
    pub command: Vec<OsString>,
}

/// Print the completion script of a shell
#[derive(Args, Debug)]
#[command(after_long_help = help::COMPLETIONS)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_parser = named::<Shell>())]
    pub shell: Shell,
}
