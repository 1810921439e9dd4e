//! A line of a shell, or a list of strings, as the arguments of a program.

use super::lexicon::is_spaceless;
use super::named::closes_a_text;
use super::place::Place;
use super::value::{self, Reach};
use std::ops::Range;

/// An argument, without its quotes.
pub struct Argument<'t> {
    pub range: Range<usize>,
    pub said: &'t str,
}

/// The arguments of a line from a word on, and where they end. Commas and brackets between
/// them are left out: `["redis-cli", "-a", "V"]`.
pub fn arguments(mut place: Place<'_>) -> (Vec<Argument<'_>>, usize) {
    let first = place.at;
    let said = place.take_name();
    let mut arguments = vec![Argument { range: first..place.at, said }];
    place.skip(|c| matches!(c, '"' | '\'' | '\\'));
    loop {
        place.skip(|c| matches!(c, ' ' | '\t' | ',' | '[' | ']' | '|' | ';'));
        let share = place.at;
        if place.take("\\\n") || place.take("\\\r\n") {
            continue;
        }
        if place.is_at_line_end() {
            return (arguments, place.at);
        }
        if place.rest().starts_with('\\') && take_share(&mut place) {
            let said = place.since(share);
            arguments.push(Argument { range: share..place.at, said });
            continue;
        }
        if let Some(quoted) = value::quoted(place) {
            let from = place.at;
            place.at = quoted.end;
            if place.peek() == Some(':') {
                // `'bob':'V'`
                bare(&mut place);
                arguments.push(Argument { range: from..place.at, said: place.since(from) });
                continue;
            }
            let said = place.text.get(quoted.range.clone()).unwrap_or_default();
            arguments.push(Argument { range: quoted.range, said });
            continue;
        }
        let from = place.at;
        bare(&mut place);
        if place.at == from {
            // A character that is of no argument.
            place.at += place.peek().map_or(1, char::len_utf8);
            continue;
        }
        let said = place.since(from).trim_end_matches([')', '`', ',']);
        arguments.push(Argument { range: from..from + said.len(), said });
    }
}

/// Goes past the name of a share of Windows: `\\\\host\\share`.
fn take_share(place: &mut Place<'_>) -> bool {
    let mut at = *place;
    at.skip_within(|c| c == '\\', 4);
    // In a reading without escapes, a single backslash is left.
    let is_first = place.before().ends_with(' ') || at.at > place.at + 1;
    let is_share = is_first
        && at.peek().is_some_and(char::is_alphanumeric)
        && at.skip(|c| c.is_ascii_alphanumeric() || matches!(c, '\\' | '.' | '_' | '-' | '$'));
    let is_share = is_share && at.since(place.at).trim_start_matches('\\').contains('\\');
    if is_share {
        *place = at;
    }
    is_share
}

/// Goes past a sign of shells that is escaped: `\$`.
fn take_escaped(place: &mut Place<'_>) -> bool {
    let is_escaped = place
        .rest()
        .strip_prefix('\\')
        .is_some_and(|rest| rest.starts_with(['$', '&', '!', '*', '(', ')', '#', ';', '<', '>', '?', '|', '~', '=']));
    if is_escaped {
        place.at += 2;
    }
    is_escaped
}

/// Goes past the backslash of `/user:CORP\bob`.
fn take_domain(place: &mut Place<'_>, from: usize) -> bool {
    let head = place.since(from).get(..6).unwrap_or_default();
    let mut at = *place;
    at.skip_within(|c| c == '\\', 4);
    let is_domain =
        head.eq_ignore_ascii_case("/user:") && at.at > place.at && at.peek().is_some_and(char::is_alphanumeric);
    if is_domain {
        *place = at;
    }
    is_domain
}

/// Goes past an argument. Quotes are of it behind an option or `=`, and where they only hold a
/// part of it, as in `-pab"c d"`; else it ends before them.
fn bare(place: &mut Place<'_>) {
    let from = place.at;
    let is_of_argument = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !is_spaceless(c)
            && !matches!(c, '"' | '\'' | '\\' | '，' | '。' | '；' | '）')
    };
    while place.skip(is_of_argument) || take_escaped(place) {
        let said = place.since(from);
        let is_option = said.len() == 2 && said.starts_with(['-', '/']) || said.ends_with('=') || said.ends_with(':');
        let quoted = value::quoted(*place)
            .filter(|quoted| is_option && !closes_a_text(place.rest()) || is_inside(place, quoted));
        match quoted {
            Some(quoted) => place.at = quoted.end,
            None if take_escaped(place) || take_domain(place, from) => {}
            None => return,
        }
    }
}

/// Whether quotes in the middle of an argument are the shell's: words follow the one that opens,
/// and the one that closes ends the argument. A quote around the whole command has neither.
fn is_inside(place: &Place<'_>, quoted: &Reach) -> bool {
    let behind = |at: usize| place.text.get(at..).and_then(|rest| rest.chars().next());
    let is_closed = quoted.end > quoted.range.end;
    let is_word = behind(quoted.range.start).is_some_and(char::is_alphanumeric);
    is_word && is_closed && behind(quoted.end).is_none_or(char::is_whitespace)
}
