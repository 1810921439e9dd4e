//! The words of a line that is being typed, and the definitions that are needed to complete one
//! of them: those of the command that is there, not of all.

use super::values::Values;
use crate::cli::{Cli, CompletionsArgs, ListArgs, LookupArgs, ParseArgs, RunArgs, SearchArgs};
use clap::{Args, Command, CommandFactory};
use std::ffi::OsString;

/// The command that words mean which name none.
const UNNAMED: &str = "lookup";
/// The command that explains the others. clap adds it to them.
const HELP: &str = "help";

/// A line that is being typed.
pub struct Line {
    /// The commands and the general options, without the options of the commands.
    cli: &'static Command,
    words: Vec<OsString>,
    /// Which of the words is to be completed.
    current: usize,
    /// The command, where it is named or understood.
    command: Option<&'static str>,
}

impl Line {
    /// Reads the words of a line, the program's name first. Where no command is named, and none
    /// begins with the word to complete, codes are meant.
    pub fn new(words: &[OsString], current: usize) -> Self {
        // Never taken apart: the process ends soon, and names have to live as long as clap's.
        let cli = Box::leak(Box::new(Cli::command()));
        let mut line = Self { cli, words: words.to_vec(), current, command: None };
        let mut before = words.iter().take(current).skip(1).map(|word| word.to_string_lossy());
        let mut has_words = false;
        while let Some(word) = before.next() {
            if word.starts_with('-') {
                if line.takes_value(&word) && before.next().is_none() {
                    return line;
                }
            } else if let Some(name) = line.names().find(|name| *name == word) {
                line.command = Some(name);
                return line;
            } else {
                has_words = true;
            }
        }
        let typed = words.get(current).map(|word| word.to_string_lossy()).unwrap_or_default();
        let is_of_program = typed.starts_with('-') || line.names().any(|name| name.starts_with(&*typed));
        if has_words || !is_of_program {
            let typed = std::mem::take(&mut line.words).into_iter();
            let unnamed = std::iter::once(OsString::from(UNNAMED));
            line.words = words.iter().take(1).cloned().chain(unnamed).chain(typed.skip(1)).collect();
            line.current += 1;
            line.command = Some(UNNAMED);
        }
        line
    }

    /// The words, and which of them is to be completed.
    pub fn into_words(self) -> (Vec<OsString>, usize) {
        (self.words, self.current)
    }

    /// The value of an option, wherever on the line.
    pub fn value_of(&self, option: &str) -> Option<String> {
        let others: Vec<_> = self.words.iter().enumerate().filter(|(at, _)| *at != self.current).collect();
        let texts: Vec<_> = others.into_iter().map(|(_, word)| word.to_string_lossy()).collect();
        let joined = texts.iter().find_map(|word| word.strip_prefix(option)?.strip_prefix('='));
        let behind = texts.iter().skip_while(|word| **word != option).nth(1);
        joined.or(behind.map(|value| &**value)).map(str::to_owned)
    }

    /// The definitions: the general options, and those of the command; where none is named, the
    /// commands.
    pub fn command(&self) -> Command {
        let options = self.cli.get_arguments().cloned();
        let program =
            Command::new("tcerr").version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true).args(options);
        match self.command {
            None => program.subcommands(self.commands()).subcommand(Command::new(HELP).about("Print help")),
            Some(HELP) => program.subcommand(Command::new(HELP).subcommands(self.commands())),
            Some(name) => program.subcommand(Values::mark(definition(name))),
        }
    }

    /// The commands, without their options.
    fn commands(&self) -> impl Iterator<Item = Command> + use<> {
        let about = |command: &Command| command.get_about().cloned().unwrap_or_default();
        self.cli.get_subcommands().map(move |command| Command::new(command.get_name()).about(about(command)))
    }

    fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.cli.get_subcommands().map(Command::get_name).chain([HELP])
    }

    /// Whether the word behind a general option is its value.
    fn takes_value(&self, option: &str) -> bool {
        let mut general = self.cli.get_arguments();
        let name = option.strip_prefix("--");
        general.any(|arg| arg.get_long() == name && arg.get_action().takes_values())
    }
}

/// The definitions of one command.
fn definition(name: &'static str) -> Command {
    let command = Command::new(name);
    match name {
        "lookup" => LookupArgs::augment_args(command),
        "search" => SearchArgs::augment_args(command),
        "list" => ListArgs::augment_args(command),
        "parse" => ParseArgs::augment_args(command),
        "run" => RunArgs::augment_args(command),
        "completions" => CompletionsArgs::augment_args(command),
        _ => command,
    }
}
