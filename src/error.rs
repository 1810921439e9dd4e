//! What can go wrong, one variant for each thing that a user can act on. What was typed and what
//! files are named is foreign text: it stays on its line.

use crate::lang::{Lang, fill};
use crate::sanitize::on_one_line;
use std::fmt;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// The columns of a label below a complaint.
const LABEL_COLUMNS: usize = 12;

/// How many services are named that have an action.
const MOST_OTHERS: usize = 5;

/// Why a command could not do its work. Not finding anything is an answer, not an error.
#[derive(Debug)]
pub enum Error {
    /// A file, or standard input, cannot be read.
    Read {
        /// As it was typed; none for standard input.
        path: Option<PathBuf>,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A catalog file has faults: each with the file and the line before it, in their order.
    Catalog(Vec<String>),
    /// A catalog file is larger than what is read, or does not fit into an index.
    CatalogTooLarge {
        /// As it was typed.
        path: String,
        /// What it has too much of, and how much it may have.
        limit: &'static str,
    },
    /// A name that no service, category or action has.
    UnknownName {
        /// `service`, `category`, `action` or `kind`.
        kind: &'static str,
        /// As it was typed.
        typed: String,
        /// The nearest names.
        nearest: Vec<String>,
        /// The command that lists them all; empty where there is none.
        list: &'static str,
    },
    /// An action that only other services have.
    ActionOfOthers {
        /// The service that was asked for.
        service: String,
        /// As it was typed.
        typed: String,
        /// The services that have it, those that people meet most first.
        others: Vec<String>,
        /// The service's own actions that may have been meant.
        nearest: Vec<String>,
    },
    /// An environment variable with a value that it does not take.
    Setting {
        /// `TCERR_LANG`
        variable: &'static str,
        /// As it was set.
        value: String,
        /// The values that it takes.
        takes: String,
    },
    /// A command that cannot be started.
    Command {
        /// As it was typed.
        program: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A command that was started cannot be waited for, or signals cannot be watched.
    Run(std::io::Error),
    /// A request that is refused.
    Usage(Refusal),
    /// Output cannot be written.
    Write(std::io::Error),
}

/// Why a request is refused.
#[derive(Debug)]
pub enum Refusal {
    /// `run` without a command.
    NoCommand,
    /// An option in front of the command of `run`, as it was typed.
    OptionOfRun(String),
    /// Fields of a format that has none.
    FieldsOfNoJson,
    /// A query of so many bytes, and the most that a search takes.
    LongQuery(usize, usize),
    /// A list that has no entries, as TOML.
    NothingForToml,
    /// What no command line leads to.
    Other(String),
}

impl Refusal {
    fn told(&self, lang: Lang) -> String {
        let words = lang.complaints();
        match self {
            Self::NoCommand => words.no_command().to_owned(),
            Self::OptionOfRun(option) => {
                let what = fill(words.unknown_option(), &[&format!("`{}`", on_one_line(option))]);
                what + &tip(words.more(), "tcerr run --help")
            }
            Self::FieldsOfNoJson => words.fields_of_json().to_owned(),
            Self::LongQuery(bytes, most) => {
                let what = fill(words.query_too_long(), &[&bytes.to_string(), &most.to_string()]);
                what + &tip(words.for_messages(), "tcerr parse")
            }
            Self::NothingForToml => words.toml_is_for_codes().to_owned(),
            Self::Other(what) => what.clone(),
        }
    }
}

/// A line below a complaint: a label, what to try.
#[must_use]
pub fn tip(label: &str, text: &str) -> String {
    let gap = " ".repeat(LABEL_COLUMNS.saturating_sub(label.width()));
    format!("\n  {label}{gap}  {text}")
}

impl Error {
    /// Whether it is a command that does not exist.
    #[must_use]
    pub fn is_missing_command(&self) -> bool {
        matches!(self, Self::Command { cause, .. } if cause.kind() == std::io::ErrorKind::NotFound)
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn read(path: &Path, cause: &std::io::Error) -> Self {
        let cause = std::io::Error::new(cause.kind(), cause.to_string());
        Self::Read { path: Some(path.to_owned()), cause }
    }
}

/// What fails while a report is rendered is the output. All else names its variant.
impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        Self::Write(cause)
    }
}

impl Error {
    /// What went wrong, in a language. What a catalog has wrong is for who writes it, in English.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let words = lang.complaints();
        match self {
            Self::Read { path: Some(path), cause } => {
                fill(words.unreadable(), &[&on_one_line(&path.to_string_lossy()), &reason(cause, lang)])
            }
            Self::Read { path: None, cause } => {
                fill(words.unreadable(), &[words.standard_input(), &reason(cause, lang)])
            }
            Self::Catalog(faults) => {
                let lines: Vec<_> = faults.iter().map(|fault| on_one_line(fault)).collect();
                lines.join("\ntcerr: ")
            }
            Self::CatalogTooLarge { path, limit } => format!("{}: {limit}", on_one_line(path)),
            Self::UnknownName { kind, typed, nearest, list } => {
                let sentence = match *kind {
                    "service" => words.unknown_service(),
                    "category" => words.unknown_category(),
                    "action" => words.unknown_action(),
                    _ => words.unknown_kind(),
                };
                let mut lines = fill(sentence, &[&on_one_line(typed)]);
                if !nearest.is_empty() {
                    lines.push_str(&tip(words.did_you_mean(), &nearest.join(", ")));
                }
                if !list.is_empty() {
                    lines.push_str(&tip(words.all_of_them(), list));
                }
                lines
            }
            Self::ActionOfOthers { service, typed, others, nearest } => {
                let mut named = others.get(..others.len().min(MOST_OTHERS)).unwrap_or_default().join(", ");
                let left = others.len().saturating_sub(MOST_OTHERS);
                if left > 0 {
                    let counts = [left, others.len()].map(|count| count.to_string());
                    named += &fill(lang.sentences().and_more_services(), &counts.each_ref().map(String::as_str));
                }
                let mut lines = fill(words.no_such_action_of(), &[service, &on_one_line(typed)]);
                if !nearest.is_empty() {
                    lines.push_str(&tip(words.did_you_mean(), &nearest.join(", ")));
                }
                lines + &tip(words.it_is_one_of(), &named)
            }
            Self::Setting { variable, value, takes } => {
                let takes = if lang == Lang::En { takes.clone() } else { takes.replace(" or ", ", ") };
                fill(words.setting(), &[variable, &on_one_line(value), &takes])
            }
            Self::Command { program, cause } => {
                fill(words.not_started(), &[&on_one_line(program), &reason(cause, lang)])
            }
            Self::Run(cause) => fill(words.not_followed(), &[&reason(cause, lang)]),
            Self::Usage(refusal) => refusal.told(lang),
            Self::Write(cause) => fill(words.not_written(), &[&reason(cause, lang)]),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En))
    }
}

impl std::error::Error for Error {}

/// What the system said, in lower case and without the number that follows it; in other languages
/// what is met most often.
fn reason(cause: &std::io::Error, lang: Lang) -> String {
    let words = lang.complaints();
    let known = match cause.kind() {
        std::io::ErrorKind::NotFound => Some(words.not_found()),
        std::io::ErrorKind::PermissionDenied => Some(words.no_permission()),
        std::io::ErrorKind::IsADirectory => Some(words.is_directory()),
        _ => None,
    };
    if let Some(known) = known.filter(|_| lang != Lang::En) {
        return known.to_owned();
    }
    let text = cause.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    // An abbreviation stays as it is: musl says `I/O error`.
    if !text.chars().nth(1).is_some_and(char::is_lowercase) {
        return text.to_owned();
    }
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
