//! What was typed, and what it means: the short form without the word `lookup`.

use crate::cli::{Cli, Command};
use crate::code;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;

/// Reads the arguments, the program's name first. Words that are no command are looked
/// up if `is_code` says so of the first; else they are what clap says of them.
///
/// # Errors
/// The line is not understood, or asks for help or the version.
pub fn read(arguments: &[OsString], is_code: impl Fn(&Cli, &str) -> bool) -> Result<Cli, clap::Error> {
    let error = match parse(arguments) {
        Ok(cli) => return Ok(cli),
        Err(error) => error,
    };
    if !matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument) {
        return Err(error);
    }
    // Options may be anywhere on the line, so a command word may come before them.
    let (program, words) = arguments.split_at_checked(1).unwrap_or_default();
    let with_command = [program, &[OsString::from("lookup")], words].concat();
    match parse(&with_command) {
        Ok(cli) => match &cli.command {
            Some(Command::Lookup(lookup)) if lookup.codes.first().is_some_and(|code| is_code(&cli, code)) => Ok(cli),
            _ => Err(error),
        },
        // The refused word is a code beyond doubt, so the fault is elsewhere on the line.
        Err(other) if refused_word(&error).is_some_and(code::is_dotted) => Err(other),
        Err(_) => Err(error),
    }
}

fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    // Never taken apart: the process ends soon, and that would cost more than a lookup.
    let command = Box::leak(Box::new(Cli::command()));
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches_mut(Box::leak(Box::new(matches))).map_err(|error| error.format(command))
}

/// The word that is no command.
fn refused_word(error: &clap::Error) -> Option<&str> {
    match error.get(ContextKind::InvalidSubcommand)? {
        ContextValue::String(word) => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(line: &str) -> Result<Vec<String>, ErrorKind> {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let cli = read(&arguments, |_, word| word.contains('.')).map_err(|error| error.kind())?;
        match cli.command {
            Some(Command::Lookup(lookup)) => Ok(lookup.codes),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_code_needs_no_command() {
        assert_eq!(codes("tcerr A.B"), Ok(vec!["A.B".to_owned()]));
        assert_eq!(codes("tcerr A.B C.D"), Ok(vec!["A.B".to_owned(), "C.D".to_owned()]));
        assert_eq!(codes("tcerr --lang ja A.B --brief"), Ok(vec!["A.B".to_owned()]));
        assert_eq!(codes("tcerr --brief A.B"), Ok(vec!["A.B".to_owned()]));
    }

    #[test]
    fn a_mistyped_command_stays_one() {
        assert_eq!(codes("tcerr serach x"), Err(ErrorKind::InvalidSubcommand));
        assert_eq!(codes("tcerr --nonsense"), Err(ErrorKind::UnknownArgument));
    }

    #[test]
    fn a_fault_elsewhere_on_the_line_is_the_one_that_is_named() {
        assert_eq!(codes("tcerr --lang fr A.B"), Err(ErrorKind::InvalidValue));
        assert_eq!(codes("tcerr A.B --nonsense"), Err(ErrorKind::UnknownArgument));
    }
}
