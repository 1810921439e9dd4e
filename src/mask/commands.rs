//! Secrets that follow a command without an option: `AUTH V`, `SETUSER bob >V`, `LOGIN bob V`,
//! `echo V | docker login --password-stdin`.

use super::arguments::Argument;
use super::lexicon::{PIPED, REMARKS, STATES, TERMS};
use super::looks::{is_mixed, is_nothing, is_prose, is_secretive, is_word_with_number};
use super::place::head;
use super::terms::is_term;
use std::ops::Range;

/// The commands.
pub const COMMANDS: [&str; 8] = ["AUTH", "AUTH2", "auth", "echo", "printf", "SETUSER", "LOGIN", "IDENTIFY"];
/// Within how many bytes behind `echo` the program is searched for that reads from the pipe.
const LONGEST: usize = 256;

/// `AUTH V`, `AUTH bob V`, `HELLO 3 AUTH bob V`, `SETUSER bob >V`.
pub fn redis(text: &str, arguments: &[Argument<'_>], at: usize, found: &mut Vec<Range<usize>>) {
    let Some(rest) = arguments.get(at + 1..) else { return };
    // `auth=plain` is a field.
    let behind = arguments.get(at).and_then(|command| text.get(command.range.end..)).unwrap_or_default();
    if behind.starts_with(['=', ':']) {
        return;
    }
    match arguments.get(at).map(|argument| argument.said) {
        Some("AUTH" | "auth") => {
            let is_command = at == 0
                || arguments
                    .get(at - 1)
                    .is_some_and(|before| before.said.ends_with('>') || is_number_word(before.said));
            let values = rest.get(..rest.len().min(2)).unwrap_or_default();
            let value = values
                .last()
                .filter(|value| is_value_of_auth(value.said, values.len() == rest.len()))
                .or_else(|| values.first().filter(|value| is_secretive(value.said, 6)));
            let Some(value) = value.filter(|_| is_command) else { return };
            let starts_line =
                text.get(..arguments.get(at).map_or(0, |auth| auth.range.start)).is_some_and(starts_command);
            let is_lower = arguments.get(at).is_some_and(|command| command.said == "auth");
            // `auth failed, uin:100000000001`
            let is_remark = values.first().is_some_and(|first| {
                let word = first.said.trim_end_matches([',', ':', ';', '.']);
                let behind = text.get(first.range.start + word.len()..).unwrap_or_default();
                behind.starts_with([',', ':', ';', '.'])
                    && (STATES.has_in_any_case(word) || REMARKS.has_in_any_case(word))
            });
            let is_named = values.last().is_some_and(|value| is_name_with_number(value.said));
            if is_lower && values.len() > 1 && is_remark && is_named {
                return;
            }
            if starts_line && !is_lower || is_mixed(value.said) {
                found.push(value.range.clone());
            }
        }
        // What servers of mail and chats are told: `a1 LOGIN bob V`, `IDENTIFY V`.
        Some(command @ ("LOGIN" | "IDENTIFY")) => {
            let is_value = |value: &&Argument<'_>| is_secretive(value.said, 6) || is_word_with_number(value.said);
            let value = if command == "LOGIN" { rest.get(1) } else { rest.iter().take(2).find(is_value) };
            found.extend(value.filter(is_value).map(|value| value.range.clone()));
        }
        // `MIGRATE … AUTH2 bob V`
        Some("AUTH2") => {
            found.extend(
                rest.get(1).filter(|value| is_value_of_auth(value.said, true)).map(|value| value.range.clone()),
            );
        }
        Some("SETUSER") => {
            for argument in rest {
                if argument.said.len() > 2 && argument.said.starts_with(['>', '<']) {
                    found.push(argument.range.start + 1..argument.range.end);
                }
            }
        }
        _ => {}
    }
}

fn is_number_word(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_value_of_auth(said: &str, is_last: bool) -> bool {
    let is_mixed = || is_mixed(said) && !TERMS.has_in_any_case(said);
    !is_nothing(said) && (is_secretive(said, 6) || is_mixed() || is_last && !is_prose(said) && !is_term(said))
}

/// `uin:100000000001`
fn is_name_with_number(said: &str) -> bool {
    let pair = said.trim_end_matches([',', ';', '.']).split_once([':', '=']);
    pair.is_some_and(|(name, number)| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether a command may begin behind a text: at the start of a line, or behind a prompt.
fn starts_command(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '"', '\'', '`']);
    before.is_empty() || before.ends_with(['\n', '>', '$', '#', ':', '|', ';'])
}

/// `echo V | docker login --password-stdin`
pub fn piped(text: &str, arguments: &[Argument<'_>], at: usize, found: &mut Vec<Range<usize>>) {
    let (Some(command), Some(value)) = (arguments.get(at), arguments.get(at + 1)) else { return };
    if !matches!(command.said, "echo" | "printf") {
        return;
    }
    let value = if value.said.starts_with('-') { arguments.get(at + 2).unwrap_or(value) } else { value };
    let rest = text.get(value.range.end..).unwrap_or_default();
    let rest = head(rest, LONGEST).trim_start_matches(['"', '\'', ' ']);
    // A trace of a shell has the next program of a pipe in the next line.
    let traced = rest.trim_start_matches('\r').strip_prefix('\n').and_then(|below| {
        let line = below.trim_start_matches([' ', '\t', '│']).strip_prefix("+ ")?;
        line.split('\n').next().filter(|line| line.contains("stdin"))
    });
    let line = traced.unwrap_or(rest).split('\n').next().unwrap_or_default();
    let Some(program) = line.strip_prefix('|').or(traced.map(|_| line)).map(|rest| {
        rest.trim_start().split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default()
    }) else {
        let is_substituted = text.get(..command.range.start).is_some_and(|before| {
            before.ends_with("<(") || before.ends_with("command \"") || before.ends_with("command '")
        });
        if is_substituted && is_secretive(value.said, 6) {
            found.push(value.range.clone());
        }
        return;
    };
    let takes_secret = PIPED.has(program)
        && (line.contains("stdin")
            || line.contains("-S")
            || line.contains("with-token")
            || program != "docker" && program != "sudo");
    if takes_secret && !is_nothing(value.said) {
        let password =
            value.said.split_once(':').filter(|_| program == "chpasswd").map_or(value.said, |(_, password)| password);
        found.push(value.range.end - password.len()..value.range.end);
    }
}
