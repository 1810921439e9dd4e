//! Secrets that the words of a protocol or a script announce: `AUTH` as clients of Redis send it,
//! numbered replies, rules of a user, what Expect types.

use super::judge::{Sign, is_secret};
use super::looks::{is_nothing, is_placeholder, is_secretive, is_simple_password};
use super::made::is_composed;
use super::names::{SecretName, Sort};
use super::place::{Place, head, tail};
use super::value;
use std::ops::Range;

/// The most values behind `AUTH`.
const MOST_VALUES: usize = 2;
/// The longest text that is typed, line of rules, and what is read before a word, in bytes.
const LONGEST_TYPED: usize = 256;
const LONGEST_RULES: usize = 512;
const LONGEST_PROMPT: usize = 96;

/// Adds the secrets that a word announces.
pub fn find(text: &str, word: &Range<usize>, found: &mut Vec<Range<usize>>) {
    match text.get(word.clone()) {
        Some("AUTH" | "auth" | "Auth") => sent(Place::new(text, word.end), found),
        Some("send" | "exp_send") => found.extend(typed(text, word)),
        Some("user" | "SETUSER") => rules(Place::new(text, word.end), found),
        _ => {}
    }
}

/// The last of the values behind `AUTH`, each with its length on a line before it: `$14\r\nV`.
fn sent(mut place: Place<'_>, found: &mut Vec<Range<usize>>) {
    let mut last = None;
    for _ in 0..MOST_VALUES {
        let is_length = take_line(&mut place) && place.take("$") && place.skip(|c| c.is_ascii_digit());
        if !is_length || !take_line(&mut place) {
            break;
        }
        let from = place.at;
        place.skip_within(|c| !matches!(c, '\r' | '\n'), LONGEST_RULES);
        last = (place.at > from).then_some(from..place.at);
    }
    found.extend(last);
}

/// Goes to the next line, past the spaces before it.
fn take_line(place: &mut Place<'_>) -> bool {
    let is_end = place.take_line_end();
    place.skip_blanks();
    is_end
}

/// What a script types where a password is asked for, or what looks like one: `send "V\r"`.
fn typed(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let mut place = Place::new(text, word.end);
    place.skip_blanks();
    if place.take("--") {
        place.skip_blanks();
    }
    let quoted = value::quoted_within(place, LONGEST_TYPED)?;
    let said = text.get(quoted.range.clone())?;
    let typed = said.trim_end_matches(r"\r").trim_end_matches(r"\n").trim_end_matches(r"\r").trim_end_matches('\\');
    let prompt = tail(text, word.start, LONGEST_PROMPT);
    let is_asked = ["assword", "assphrase", "密码"].iter().any(|asked| prompt.contains(asked));
    let looks_so = is_secretive(typed, 6) || is_composed(typed) || is_asked;
    // In a reading without escapes, the line ends.
    let is_entered = typed.len() < said.len() || Place::new(text, quoted.range.end).is_at_line_end();
    let is_value = is_entered && looks_so && !typed.contains(' ') && !is_nothing(typed);
    (is_value && !typed.starts_with('$')).then_some(quoted.range.start..quoted.range.start + typed.len())
}

/// `user default on >V ~* +@all`
fn rules(place: Place<'_>, found: &mut Vec<Range<usize>>) {
    let line = head(place.rest(), LONGEST_RULES).split(['\n', '\r']).next().unwrap_or_default();
    if !line.contains(" >") {
        return;
    }
    let is_rule =
        |rule: &str| rule.starts_with(['~', '&', '+', '%']) || rule.starts_with("-@") || rule.starts_with("all");
    let is_end = |c: char| c == ' ' || matches!(c, '"' | '\'' | '`' | '\\');
    if !line.split(is_end).any(is_rule) {
        return;
    }
    for (at, _) in line.match_indices(" >") {
        let behind = line.get(at + 2..).unwrap_or_default();
        let value = behind.split(is_end).next().unwrap_or_default();
        if value.len() > 2 && !is_placeholder(value) {
            found.push(place.at + at + 2..place.at + at + 2 + value.len());
        }
    }
}

/// The value behind a name in a numbered reply: `1) "requirepass"`, and `2) "V"` in the next line.
pub fn numbered(name: SecretName, word: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let mut at = Place::new(text, word.end);
    at.skip_within(|c| matches!(c, '"' | '\\'), 4);
    if at.at == word.end || !at.take_line_end() {
        return None;
    }
    // Names stand before their values, so their numbers are odd.
    let before = tail(text, word.start, LONGEST_PROMPT).trim_end_matches(['"', '\\']).strip_suffix(") ")?;
    if !before.ends_with(['1', '3', '5', '7', '9']) {
        return None;
    }
    at.skip_blanks();
    if !(at.skip(|c| c.is_ascii_digit()) && at.take(") ")) {
        return None;
    }
    let quoted = value::quoted_within(at, LONGEST_TYPED)?;
    let said = text.get(quoted.range.clone())?;
    let looks_so =
        name.sort == Sort::Directive || is_secretive(said, 6) || is_simple_password(said) || is_composed(said);
    (looks_so && is_secret(name.sort, Sign::Sets, said, true)).then_some(quoted.range)
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn what_a_protocol_or_a_script_announces_is_masked() {
        for (text, expected) in [
            ("*2\r\n$4\r\nAUTH\r\n$8\r\nhunter22\r\n", "*2\r\n$4\r\nAUTH\r\n$8\r\n***\r\n"),
            ("$4\nAUTH\n$3\nbob\n$8\nhunter22\n*1", "$4\nAUTH\n$3\nbob\n$8\n***\n*1"),
            ("1) \"requirepass\"\n2) \"hunter\"", "1) \"requirepass\"\n2) \"***\""),
            ("user default on >hunter ~* +@all", "user default on >*** ~* +@all"),
            ("expect \"assword:\"; send \"hunter\\r\"", "expect \"assword:\"; send \"***\\r\""),
        ] {
            assert_eq!(&*mask(text), expected);
        }
        for text in [
            "1) \"password\"\n2) \"username\"",
            "1) \"requirepass\"\n2) \"\"",
            "the user pressed >next to go on",
            "expect \"$ \"; send \"exit\\r\"",
            "expect \"assword:\"; send \"$password\\r\"",
        ] {
            assert_eq!(&*mask(text), text);
        }
    }
}
