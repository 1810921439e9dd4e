//! Values that the layout sets apart: the lines below a name, blocks of YAML, here documents
//! of Terraform and shells.

use super::judge::{Sign, is_secret};
use super::looks::is_secretive;
use super::made::is_composed;
use super::names::{SecretName, Sort};
use super::pairs::is_value_key;
use super::place::{Place, head, line_start};
use super::value;
use super::wrappers::skip_wrappers;
use std::ops::Range;

/// The most lines below a name that are read.
const MOST_LINES: usize = 64;

/// The shortest and the longest word below the name of a password, in bytes.
const LEAST_WORD: usize = 10;
const LONGEST_WORD: usize = 128;
/// The longest text of Erlang, in bytes.
const LONGEST_BINARY: usize = 512;
/// The shortest value in a mapping, in bytes.
const LEAST_ENTRY: usize = 6;

/// The column of the first character of a line that is no space or border.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| matches!(c, ' ' | '\t' | '│' | '|' | '┃')).count()
}

/// Adds what is deeper than the line of a name, behind `|`, `>-` or `<<EOT` at its end; where
/// reading goes on.
pub fn block(name_at: usize, mut place: Place<'_>, found: &mut Vec<Range<usize>>) -> Option<usize> {
    if place.take("<<") {
        place.skip(|c| matches!(c, '-' | '~' | '"' | '\''));
        let mark = place.take_name();
        // `<<"V">>` is a text of Erlang.
        let line = head(place.rest(), LONGEST_BINARY).split('\n').next().unwrap_or_default();
        if mark.is_empty() || line.contains("\">>") {
            return None;
        }
        place.skip_line();
        let rest = place.rest();
        let len = rest.match_indices('\n').find(|(at, _)| {
            let line = rest.get(at + 1..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            line.trim_matches(['│', ' ', '\t', '\r']) == mark
        });
        let end = place.at + len.map_or(rest.len(), |(at, _)| at);
        found.push(trimmed(place.text, place.at..end)?);
        return Some(end);
    }
    if !place.take("|") && !place.take(">") {
        return None;
    }
    place.skip(|c| matches!(c, '+' | '-') || c.is_ascii_digit());
    place.skip_blanks();
    if !place.is_at_line_end() || place.is_at_end() {
        return None;
    }
    let depth = indent(place.text.get(line_start(place.text, name_at)?..).unwrap_or_default());
    let (mut start, mut end) = (None, place.at);
    while place.take_line_end() {
        let from = place.at;
        place.skip_line();
        let line = place.since(from);
        let is_blank = line.trim().is_empty();
        if !is_blank && indent(line) <= depth {
            break;
        }
        if !is_blank {
            start.get_or_insert(from);
            end = place.at;
        }
    }
    found.push(trimmed(place.text, start?..end)?);
    Some(end)
}

/// Adds the items or the value on the lines below a name; where reading goes on.
pub fn below(name: SecretName, name_at: usize, mut place: Place<'_>, found: &mut Vec<Range<usize>>) -> usize {
    let start = place.at;
    let Some(own) = line_start(place.text, name_at).and_then(|line| place.text.get(line..)) else { return start };
    if let Some(word) = word_below(name, place) {
        found.push(word.clone());
        return word.end;
    }
    let depth = indent(own);
    let mut done = start;
    for count in 0..MOST_LINES {
        let mut line = place;
        if !line.take_line_end() {
            break;
        }
        let from = line.at;
        line.skip(|c| matches!(c, ' ' | '\t' | '│' | '|' | '┃'));
        let is_deeper = line.since(from).chars().count() > depth;
        let mut item = line;
        let is_item = item.take("- ");
        let bare = item.at;
        skip_wrappers(&mut item);
        // `string(14) "V"`
        let is_wrapped = count == 0 && item.at > bare && matches!(item.peek(), Some('"' | '\\'));
        line.skip_line();
        let said = line.since(item.at).trim_end();
        let is_single = !said.contains([' ', '\t']) || said.starts_with(['"', '\'']);
        let entry =
            said.split_once(": ").filter(|(key, _)| !key.contains(' ') && (name.is_plural || is_value_key("", key)));
        if let Some((key, _)) = entry.filter(|_| is_deeper && !is_item) {
            // Of a mapping under `passwords:`.
            let mut at = item;
            at.at += key.len() + 2;
            at.skip_blanks();
            let reach = value::read(at);
            if place.text.get(reach.range.clone()).is_some_and(|said| is_secretive(said, LEAST_ENTRY)) {
                found.push(reach.range);
            }
        } else if !(is_wrapped
            || is_item && indent_allows(is_deeper, depth, from, item.at)
            || count == 0 && is_single && (is_deeper || is_line_of_value(name, said)))
        {
            break;
        } else {
            let reach = value::read(item);
            let value = place.text.get(reach.range.clone()).unwrap_or_default();
            let sign = if is_item { Sign::Sets } else { Sign::Colon };
            if !is_wrapped && (!is_single || value.contains(": "))
                || !is_secret(name.sort, sign, value, reach.is_quoted)
            {
                break;
            }
            found.push(reach.range);
            if !is_item {
                return line.at;
            }
        }
        done = line.at;
        place = line;
    }
    done
}

/// Items may begin in the column of the name itself.
fn indent_allows(is_deeper: bool, depth: usize, line_at: usize, item_at: usize) -> bool {
    is_deeper || item_at - line_at >= depth
}

/// The word that begins the line below the name of a password, of letters in both cases and digits.
fn word_below(name: SecretName, mut place: Place<'_>) -> Option<Range<usize>> {
    if name.sort != Sort::Password || name.is_plural || !place.take_line_end() {
        return None;
    }
    place.skip_blanks();
    if matches!(place.peek(), Some('"' | '\'' | '`' | '\\')) {
        return None;
    }
    let word = value::unquoted_within(place, LONGEST_WORD).range;
    let said = place.text.get(word.clone())?.trim_end_matches(['.', ',', ';']);
    let has = |is: fn(&u8) -> bool| said.as_bytes().iter().any(is);
    let is_of_all = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    let is_value = is_of_all && is_secretive(said, LEAST_WORD) && !said.contains(['/', ':', '@', '(', '[', '=']);
    is_value.then_some(word.start..word.start + said.len())
}

/// A word that is alone on the line below a name and may be its value.
fn is_line_of_value(name: SecretName, line: &str) -> bool {
    let is_password = || {
        name.sort == Sort::Password
            && !name.is_plural
            && (is_secretive(line, 8) && !line.contains(['/', ':', '@', '[', '(']) || is_composed(line))
    };
    (is_secretive(line, 16) || is_password()) && is_random_line(line)
}

/// A long word that is alone on the line below a name.
fn is_random_line(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A range without the spaces around it.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inside = text.get(range.clone())?;
    let start = range.start + (inside.len() - inside.trim_start().len());
    Some(start..start + inside.trim().len())
}
