//! Secrets among the arguments of programs: `redis-cli -a V`, `mysql -pV`, `curl -u bob:V`,
//! `rabbitmqctl add_user bob V`.

use super::arguments::{Argument, arguments};
use super::commands::{COMMANDS, piped, redis};
use super::lexicon::{self, Manner, PIPED, options_of};
use super::looks::{is_nothing, is_prose};
use super::place::Place;
use super::terms::is_path;
use std::ops::Range;

/// The most arguments that are counted.
const MOST_COUNTED: usize = 12;

/// Whether a word is a program that takes secrets, or a command that does.
pub fn is_program(word: &str) -> bool {
    COMMANDS.contains(&word) || lexicon::is_program(word) || PIPED.has(word)
}

/// Adds the secrets of a command that begins at a word, up to the end of the line; where
/// reading of commands goes on.
pub fn find(text: &str, at: usize, found: &mut Vec<Range<usize>>) -> usize {
    let (arguments, end) = arguments(Place::new(text, at));
    let mut program = 0;
    for index in 0..arguments.len() {
        if is_program_at(&arguments, index) {
            program = index;
            redis(text, &arguments, index, found);
            piped(text, &arguments, index, found);
        }
        let behind = arguments.get(program + 1..index + 1).unwrap_or_default();
        if behind.is_empty() {
            continue;
        }
        let Some(name) = arguments.get(program).map(|program| program.said.rsplit('/').next().unwrap_or_default())
        else {
            continue;
        };
        if arguments.get(index).is_some_and(|argument| argument.said == "<<<") && PIPED.has(name) {
            found.extend(arguments.get(index + 1).and_then(plain));
        }
        for (options, manner) in options_of(name) {
            let secret = secret(options, manner, behind, arguments.get(index + 1));
            found.extend(secret);
        }
    }
    end
}

/// Whether an argument is itself a program, with the words that belong to it.
fn is_program_at(arguments: &[Argument<'_>], index: usize) -> bool {
    let Some(name) = arguments.get(index).map(|argument| argument.said.rsplit('/').next().unwrap_or_default()) else {
        return false;
    };
    let is_command = |options: &str| {
        let mut words = options.split(' ').take_while(|word| is_command_word(word));
        words.next().is_none_or(|word| arguments.get(index + 1).is_some_and(|next| next.said == word))
    };
    index == 0
        || COMMANDS.contains(&name)
        || lexicon::is_program(name) && options_of(name).any(|(options, _)| is_command(options))
}

/// Whether a word in a row of the table is of the program and no option.
fn is_command_word(word: &str) -> bool {
    !word.starts_with(['-', '/']) && word.parse::<usize>().is_err() && !word.contains([':', '='])
}

/// The secret that the last of the arguments of a program is, or the one behind it.
fn secret(
    options: &str,
    manner: Manner,
    arguments: &[Argument<'_>],
    next: Option<&Argument<'_>>,
) -> Option<Range<usize>> {
    let last = arguments.last()?;
    let mut words = options.split(' ').peekable();
    // Words of the program before its options have to be there: `docker login`.
    let mut given = arguments.iter();
    while let Some(word) = words.next_if(|word| is_command_word(word)) {
        if given.next()?.said != word {
            return None;
        }
    }
    if manner == Manner::Place {
        if arguments.len() > MOST_COUNTED {
            return None;
        }
        let mut flags: Vec<&str> = words.clone().filter(|word| word.starts_with('-')).collect();
        let places: usize = words.next_back_number()?;
        let operands: Vec<_> =
            given.filter(|argument| !is_flag(argument.said, &mut flags) && !is_drive(argument.said)).collect();
        let is_last = operands.get(places).is_some_and(|operand| operand.range == last.range);
        return (flags.is_empty() && is_last).then(|| strip_assignment(last)).flatten();
    }
    words.find_map(|option| match manner {
        Manner::Next if last.said == option => plain(next?),
        Manner::Next => {
            last.said.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')).and_then(|value| tail(last, value))
        }
        // `-p=V` is not what the program takes, and is typed all the same.
        Manner::Attached => {
            last.said.strip_prefix(option).and_then(|value| tail(last, value.strip_prefix('=').unwrap_or(value)))
        }
        Manner::User if last.said == option => behind_user(next?, next?.said),
        Manner::User => {
            let value = last.said.strip_prefix(option)?;
            behind_user(last, value.strip_prefix('=').unwrap_or(value)).filter(|_| !value.starts_with('-'))
        }
        Manner::Place => None,
    })
}

/// The number at the end of a row of a table.
trait LastNumber {
    fn next_back_number(self) -> Option<usize>;
}

impl<'t, I: Iterator<Item = &'t str>> LastNumber for I {
    fn next_back_number(self) -> Option<usize> {
        self.last()?.parse().ok()
    }
}

/// `Z:` of `net use`
fn is_drive(said: &str) -> bool {
    matches!(said.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

/// Whether an argument is an option; those that are needed are crossed off.
fn is_flag(said: &str, needed: &mut Vec<&str>) -> bool {
    needed.retain(|flag| *flag != said);
    said.starts_with('-') && said.len() > 1 || is_switch(said)
}

/// `/user:CORP\bob`, `/persistent:no`
fn is_switch(said: &str) -> bool {
    let name = said.strip_prefix('/').and_then(|switch| switch.split_once(':')).map(|(name, _)| name);
    name.is_some_and(|name| ["user", "persistent", "savecred"].iter().any(|switch| name.eq_ignore_ascii_case(switch)))
}

/// An argument as a value, with `pass:` and the like left.
fn plain(argument: &Argument<'_>) -> Option<Range<usize>> {
    tail(argument, argument.said)
}

/// `token=V` as an operand.
fn strip_assignment(argument: &Argument<'_>) -> Option<Range<usize>> {
    let value =
        argument.said.split_once('=').filter(|(name, _)| is_prose(name)).map_or(argument.said, |(_, value)| value);
    tail(argument, value)
}

/// The end of an argument as a value.
fn tail(argument: &Argument<'_>, value: &str) -> Option<Range<usize>> {
    let value = ["pass:", "file:", "env:", "fd:"]
        .iter()
        .find_map(|source| value.strip_prefix(source).map(|rest| (source, rest)))
        .map_or(Some(value), |(source, rest)| (*source == "pass:").then_some(rest))?;
    let is_value = !value.starts_with('\\')
        && !value.is_empty()
        && !value.starts_with('-')
        && !is_nothing(value)
        && !is_path(value)
        && !value.contains("://");
    // A port, or the ports of a container.
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') && value.len() < 6;
    (is_value && !is_number).then(|| unquoted(argument, value))
}

/// The range of the end of an argument, without quotes around it; those inside are of it.
fn unquoted(argument: &Argument<'_>, end: &str) -> Range<usize> {
    let inside = end.trim_start_matches(['"', '\'']);
    let start = argument.range.end - inside.len();
    let without = inside.trim_end_matches(['"', '\'']);
    let is_around = inside.len() < end.len() || !without.contains(['"', '\'']);
    start..start + if is_around { without.len() } else { inside.len() }
}

/// What is behind the colon of `bob:V`.
fn behind_user(argument: &Argument<'_>, value: &str) -> Option<Range<usize>> {
    let (user, password) = value.split_once([':', '%', ',', '='])?;
    // `WORK/bob` is a user of a domain, and `/x` or `./x` a file.
    let is_file = is_path(user) || password.starts_with('/');
    (!is_file && !is_nothing(password)).then(|| unquoted(argument, password))
}
