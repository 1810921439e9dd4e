//! What was typed, and what it means: any words may stand where a command is expected.

mod path;

use crate::cli::{Cli, Command, ParseArgs};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::path::PathBuf;

pub use path::is_path;

/// What words mean that stand without a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Codes to look up.
    Codes,
    /// Files with what failed calls printed.
    Files,
    /// What a failed call printed.
    Failure,
    /// Anything else: words to search for.
    Words,
}

/// Reads the arguments, the program's name first. Where no command is named, `meaning` says
/// what the words are.
///
/// # Errors
/// The line is not understood, a command is misspelt, or it asks for help or the version.
pub fn read(arguments: &[OsString], meaning: impl Fn(&Cli, &[String]) -> Meaning) -> Result<Cli, clap::Error> {
    let error = match parse(arguments) {
        Ok(cli) => return Ok(cli),
        Err(error) => error,
    };
    if !matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument) {
        return Err(error);
    }
    if refused_word(&error).is_some_and(is_nearly_a_command) {
        return Err(error);
    }
    // Options may be anywhere on the line, so a command word may come before them.
    let mut refusals = Vec::new();
    for command in ["lookup", "search"] {
        let (program, words) = arguments.split_at_checked(1).unwrap_or_default();
        match parse(&[program, &[OsString::from(command)], words].concat()) {
            Ok(cli) => {
                if let Some(cli) = understood(cli, &meaning) {
                    return Ok(cli);
                }
            }
            Err(other) => refusals.push(other),
        }
    }
    // With words there, the fault is elsewhere on the line, and search knows the most options.
    let has_words = error.kind() == ErrorKind::InvalidSubcommand;
    Err(refusals.pop().filter(|_| has_words).unwrap_or(error))
}

/// The command line with the command that its words stand for; none where they stand for
/// another one.
fn understood(mut cli: Cli, meaning: &impl Fn(&Cli, &[String]) -> Meaning) -> Option<Cli> {
    let words = match cli.command.as_ref()? {
        Command::Lookup(lookup) => &lookup.codes,
        Command::Search(search) => &search.words,
        _ => return None,
    };
    // The first word is a command itself, so what was refused is one of its options.
    let command = Cli::command();
    let mut names = command.get_subcommands().map(clap::Command::get_name).chain(["help"]);
    if names.any(|name| words.first().is_some_and(|word| word == name)) {
        return None;
    }
    match cli.command.as_ref()? {
        Command::Lookup(lookup) => match meaning(&cli, &lookup.codes) {
            Meaning::Codes => {}
            Meaning::Failure => {
                let (pasted, service) = (Some(lookup.codes.join(" ")), lookup.service.clone());
                cli.command = Some(Command::Parse(ParseArgs { service, pasted, ..ParseArgs::default() }));
            }
            Meaning::Files => {
                let (files, service) = (lookup.codes.iter().map(PathBuf::from).collect(), lookup.service.clone());
                cli.command = Some(Command::Parse(ParseArgs { files, service, ..ParseArgs::default() }));
            }
            Meaning::Words => return None,
        },
        Command::Search(_) => {}
        _ => return None,
    }
    Some(cli)
}

fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    // Never taken apart: the process ends soon, and that would cost more than a lookup.
    let command = Box::leak(Box::new(definitions(arguments)));
    let matches =
        command.try_get_matches_from_mut(arguments).map_err(|error| with_command(error, command, arguments))?;
    Cli::from_arg_matches_mut(Box::leak(Box::new(matches))).map_err(|error| error.format(command))
}

/// A refusal with the command that was asked for, which clap leaves out where a value is wrong.
fn with_command(mut error: clap::Error, command: &clap::Command, arguments: &[OsString]) -> clap::Error {
    let mut names = command.get_subcommands().map(clap::Command::get_name);
    let asked = names.find(|name| arguments.iter().skip(1).any(|word| word == name));
    if let (None, Some(name)) = (error.get(ContextKind::Usage), asked) {
        error.insert(ContextKind::Usage, ContextValue::StyledStr(format!("Usage: tcerr {name}").into()));
    }
    error
}

/// The command line. What every command takes means nothing to those that print a file.
fn definitions(arguments: &[OsString]) -> clap::Command {
    let command = Cli::command();
    let mut words = arguments.iter().skip(1).filter(|word| *word != "help");
    if words.next().is_some_and(|word| word == "completions" || word == "man") {
        return command.mut_args(|arg| arg.global(false));
    }
    command
}

/// The word that is no command.
fn refused_word(error: &clap::Error) -> Option<&str> {
    match error.get(ContextKind::InvalidSubcommand)? {
        ContextValue::String(word) => Some(word),
        _ => None,
    }
}

/// Whether a word is a command but for one letter that is wrong, missing, too many or swapped
/// with the next. Short commands are near too many words.
fn is_nearly_a_command(word: &str) -> bool {
    let command = Cli::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let mut long = names.filter(|name| name.len() > 3);
    long.any(|name| strsim::osa_distance(name, &word.to_lowercase()) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &[&str]) -> Result<Cli, ErrorKind> {
        let arguments: Vec<OsString> = ["tcerr"].iter().chain(line).map(OsString::from).collect();
        let meaning = |_: &Cli, words: &[String]| {
            if words.iter().any(|word| word.contains('[')) {
                Meaning::Failure
            } else if words.iter().all(|word| word.starts_with("log-")) {
                Meaning::Files
            } else if words.iter().all(|word| word.contains('.')) {
                Meaning::Codes
            } else {
                Meaning::Words
            }
        };
        read(&arguments, meaning).map_err(|error| error.kind())
    }

    fn codes(line: &[&str]) -> Vec<String> {
        match read_line(line).unwrap().command {
            Some(Command::Lookup(lookup)) => lookup.codes,
            other => panic!("{other:?}"),
        }
    }

    fn words(line: &[&str]) -> Vec<String> {
        match read_line(line).unwrap().command {
            Some(Command::Search(search)) => search.words,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_code_needs_no_command() {
        assert_eq!(codes(&["A.B"]), ["A.B"]);
        assert_eq!(codes(&["A.B", "C.D"]), ["A.B", "C.D"]);
        assert_eq!(codes(&["--lang", "ja", "A.B", "--brief"]), ["A.B"]);
        assert_eq!(codes(&["--brief", "A.B"]), ["A.B"]);
    }

    #[test]
    fn other_words_are_searched() {
        assert_eq!(words(&["clock"]), ["clock"]);
        assert_eq!(words(&["not", "found", "--limit", "3"]), ["not", "found"]);
        assert_eq!(words(&["--limit", "3", "余额不足"]), ["余额不足"]);
        assert_eq!(words(&["A.B", "clock"]), ["A.B", "clock"]);
    }

    #[test]
    fn a_pasted_line_is_parsed() {
        match read_line(&["[X]", "Code=A"]).unwrap().command {
            Some(Command::Parse(parse)) => assert_eq!(parse.pasted.as_deref(), Some("[X] Code=A")),
            other => panic!("{other:?}"),
        }
        match read_line(&["--service", "cvm", "[X]"]).unwrap().command {
            Some(Command::Parse(parse)) => assert_eq!(parse.service.as_deref(), Some("cvm")),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn files_are_parsed() {
        match read_line(&["log-a", "log-b", "--service", "cvm"]).unwrap().command {
            Some(Command::Parse(parse)) => {
                assert_eq!(parse.files, [PathBuf::from("log-a"), PathBuf::from("log-b")]);
                assert_eq!(parse.service.as_deref(), Some("cvm"));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_mistyped_command_stays_one() {
        for word in ["serach", "Lokup", "prase", "lits", "searchh"] {
            assert_eq!(read_line(&[word, "x"]).unwrap_err(), ErrorKind::InvalidSubcommand, "{word}");
        }
        for word in ["ran", "mean", "limit", "paths"] {
            assert_eq!(words(&[word]), [word]);
        }
        assert_eq!(read_line(&["list", "--limit", "3"]).unwrap_err(), ErrorKind::UnknownArgument);
        assert_eq!(read_line(&["--nonsense"]).unwrap_err(), ErrorKind::UnknownArgument);
        assert_eq!(read_line(&["help", "nonsense"]).unwrap_err(), ErrorKind::InvalidSubcommand);
    }

    #[test]
    fn a_fault_elsewhere_on_the_line_is_the_one_that_is_named() {
        assert_eq!(read_line(&["--lang", "fr", "A.B"]).unwrap_err(), ErrorKind::InvalidValue);
        assert_eq!(read_line(&["clock", "--lang", "fr"]).unwrap_err(), ErrorKind::InvalidValue);
        assert_eq!(read_line(&["A.B", "--nonsense"]).unwrap_err(), ErrorKind::UnknownArgument);
    }
}
