//! What can go wrong, one variant for each thing that a user can act on. What was typed and what
//! files are named is foreign text: it stays on its line.

use crate::sanitize::on_one_line;
use std::fmt;
use std::path::{Path, PathBuf};

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
    /// A request that is refused, with the reason: a format, an option, a query that is too long.
    Usage(String),
    /// Output cannot be written.
    Write(std::io::Error),
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path: Some(path), cause } => {
                write!(f, "{}: {}", on_one_line(&path.to_string_lossy()), reason(cause))
            }
            Self::Read { path: None, cause } => write!(f, "standard input: {}", reason(cause)),
            Self::Catalog(faults) => {
                let lines: Vec<_> = faults.iter().map(|fault| on_one_line(fault)).collect();
                f.write_str(&lines.join("\ntcerr: "))
            }
            Self::CatalogTooLarge { path, limit } => write!(f, "{}: {limit}", on_one_line(path)),
            Self::UnknownName { kind, typed, nearest, list } => {
                write!(f, "unknown {kind} `{}`", on_one_line(typed))?;
                if !nearest.is_empty() {
                    write!(f, "\n  did you mean  {}", nearest.join(", "))?;
                }
                if !list.is_empty() {
                    write!(f, "\n  all of them   {list}")?;
                }
                Ok(())
            }
            Self::ActionOfOthers { service, typed, others } => {
                let named = others.get(..others.len().min(MOST_OTHERS)).unwrap_or_default().join(", ");
                write!(f, "{service} has no action `{}`\n  it is one of  {named}", on_one_line(typed))?;
                let left = others.len().saturating_sub(MOST_OTHERS);
                if left > 0 { write!(f, " and {left} more") } else { Ok(()) }
            }
            Self::Setting { variable, value, takes } => {
                write!(f, "{variable}: unknown value `{}`; it takes {takes}", on_one_line(value))
            }
            Self::Command { program, cause } => {
                write!(f, "run: `{}` cannot be started: {}", on_one_line(program), reason(cause))
            }
            Self::Run(cause) => write!(f, "run: the command cannot be followed: {}", reason(cause)),
            Self::Usage(what) => f.write_str(what),
            Self::Write(cause) => write!(f, "the output cannot be written: {}", reason(cause)),
        }
    }
}

impl std::error::Error for Error {}

/// What the system said, in lower case and without the number that follows it.
fn reason(cause: &std::io::Error) -> String {
    let text = cause.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    // An abbreviation stays as it is: musl says `I/O error`.
    if !text.chars().nth(1).is_some_and(char::is_lowercase) {
        return text.to_owned();
    }
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
