//! The message behind its name where something tells its end: quotes, a cell of a table, the
//! brackets of `print_r`, the indentation of YAML.

use super::entities::decoded;
use super::wrapped::seam;
use super::yaml::{indentation, scalar};
use crate::extract::pairs::{Name, name_at, quoted};
use crate::extract::raw::Raw;
use unicode_width::UnicodeWidthStr;

/// How many lines a text in quotes takes at most.
const MOST_LINES: usize = 8;
/// Of how many strings below each other a text is made.
const MOST_STRINGS: usize = 32;

/// The message of a name, and where it ends in the text.
pub fn whole(text: &str, name: &Name) -> Option<(String, usize)> {
    typographic(text, name)
        .or_else(|| adjacent(text, name))
        .or_else(|| cell(text, name))
        .or_else(|| block(text, name))
        .or_else(|| of_console(text, name))
        .or_else(|| print_r(text, name))
        .or_else(|| yaml(text, name))
        .or_else(|| unescaped(text, name))
        .or_else(|| quoted(text, name.value).filter(|(_, end)| is_short(text, name, *end)))
        .or_else(|| lines(text, name))
}

/// Strings that stand below each other and are one, as Python's `pprint` breaks a long one: `'no '` and below `'lion'`.
fn adjacent(text: &str, name: &Name) -> Option<(String, usize)> {
    let (mut said, mut end) = quoted(text, name.value)?;
    let mut count = 1;
    while count < MOST_STRINGS
        && let Some(below) = text.get(end..).and_then(|rest| rest.strip_prefix('\n'))
        && let string = below.trim_start_matches(' ')
        && string.len() < below.len()
        && string.starts_with(['\'', '"'])
        && let Some((more, behind)) = quoted(text, text.len() - string.len())
    {
        said.push_str(&more);
        (end, count) = (behind, count + 1);
    }
    let is_closed =
        || text.get(end..).is_some_and(|behind| behind.is_empty() || behind.starts_with([',', ')', ']', '}']));
    (count > 1 && is_closed()).then_some((said, end))
}

/// Whether what a name has in quotes takes no more lines than are waited for.
fn is_short(text: &str, name: &Name, end: usize) -> bool {
    // A message may begin with the name of a parameter: "`Zone` is missing".
    let goes_on = || {
        let behind = text.get(end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        behind.starts_with(char::is_alphabetic) && name_at(behind, 0).is_none_or(|name| name.is_loose)
    };
    text.get(name.value..end)
        .is_some_and(|value| value.split('\n').count() <= MOST_LINES && !(value.starts_with('`') && goes_on()))
}

/// The text of HTML before the next tag on its line, without entities, and how long it is.
pub fn before_tag(text: &str) -> Option<(String, usize)> {
    let line = text.split('\n').next()?;
    let (at, _) = line.match_indices('<').find(|(at, _)| {
        line.get(*at..).is_some_and(|tag| ["</", "<br", "<p>", "<li>"].iter().any(|name| tag.starts_with(name)))
    })?;
    Some((decoded(line.get(..at)?).trim().to_owned(), at))
}

/// Whether PHP printed the value of a name, with an empty line behind each array.
pub fn is_print_r(text: &str, name: &Name) -> bool {
    text.get(name.start..name.value).is_some_and(|name| name.ends_with("] => "))
}

/// A text in the quotes that chats and word processors put in place of those of JSON.
fn typographic(text: &str, name: &Name) -> Option<(String, usize)> {
    let inside = text.get(name.value..).filter(|_| text.get(..name.value).is_some_and(|name| name.ends_with('“')))?;
    let end = inside.find('”')?;
    let said = inside.get(..end).filter(|said| said.split('\n').count() <= MOST_LINES)?;
    Some((said.to_owned(), name.value + end + '”'.len_utf8()))
}

/// A cell of a table, and what the rows below add to it.
fn cell(text: &str, name: &Name) -> Option<(String, usize)> {
    let border = text.get(name.start..name.value)?.chars().find(|c| matches!(c, '|' | '│' | '┃' | '║'))?;
    let rest = text.get(name.value..)?;
    let (mut said, mut last) = (String::new(), String::new());
    let mut used = 0;
    for row in rest.split('\n') {
        let cell = if used == 0 {
            row.split(border).next()
        } else {
            // The name of a cell that goes on is empty.
            let mut cells = row.split(border).skip(1);
            cells.next().filter(|name| name.trim().is_empty()).and_then(|_| cells.next())
        };
        let Some(raw) = cell.filter(|_| used == 0 || row.contains(border)) else { break };
        let cell = raw.trim();
        // A table in the cell ends.
        if used > 0 && cell.starts_with(['╰', '└']) {
            break;
        }
        if used > 0 {
            said.push_str(seam(&last, cell, raw.width().saturating_sub(2)));
        }
        said.push_str(cell);
        cell.clone_into(&mut last);
        used += row.len() + 1;
    }
    let inside = said.strip_prefix('\'').and_then(|said| said.strip_suffix('\''));
    let said = inside.map_or(said.clone(), |inside| Raw::escaped(inside.as_bytes()).text());
    Some((said, name.value + used.saturating_sub(1)))
}

/// A text of several lines without their indentation, between marks: `<<-EOT` of Terraform, `'''` of
/// CoffeeScript and TOML.
fn block(text: &str, name: &Name) -> Option<(String, usize)> {
    let (end, rest) = behind_mark(text, name)?;
    let lines: Vec<&str> = rest.split('\n').take(MOST_LINES).take_while(|line| line.trim() != end).collect();
    let closing = rest.split('\n').nth(lines.len()).filter(|line| line.trim() == end)?;
    let indent = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indentation(line)).min()?;
    let said: Vec<&str> = lines.iter().map(|line| line.get(indent..).unwrap_or_default()).collect();
    let len: usize = lines.iter().map(|line| line.len() + 1).sum();
    Some((said.join("\n"), text.len() - rest.len() + len + closing.len()))
}

/// The mark that ends a text of several lines, and what stands below the one that begins it.
fn behind_mark<'t>(text: &'t str, name: &Name) -> Option<(&'t str, &'t str)> {
    let value = text.get(name.value..)?;
    let (first, rest) = value.split_once('\n').unwrap_or((value, ""));
    let mark = first.trim();
    let opened = Some(mark).filter(|_| text.get(..name.value).is_some_and(|before| before.ends_with("<<")));
    let end = match opened.or_else(|| mark.strip_prefix("<<")) {
        Some(word) => word.trim_start_matches(['-', '~']).trim_matches(['"', '\'']),
        None => Some(mark).filter(|mark| matches!(*mark, "'''" | "\"\"\""))?,
    };
    Some((end, rest)).filter(|_| !end.is_empty() && !end.contains(' '))
}

/// Whether the mark that ends a text of several lines may stand in the next ones.
pub fn is_open_block(text: &str, name: &Name) -> bool {
    behind_mark(text, name).is_some_and(|(end, rest)| {
        rest.split('\n').count() <= MOST_LINES + 1 && !rest.split('\n').any(|line| line.trim() == end)
    })
}

/// A string as the console of a browser shows it, with its own quotes as they are.
fn of_console(text: &str, name: &Name) -> Option<(String, usize)> {
    let line = text.get(name.value..)?.split('\n').next()?;
    let said = line.trim_end().strip_prefix('"')?.strip_suffix('"').filter(|said| said.contains('"'))?;
    let below = text.get(name.value + line.len()..)?.split('\n').nth(1)?;
    below.contains("[[Prototype]]").then(|| (said.to_owned(), name.value + line.len()))
}

/// A value as PHP's `print_r` writes it: up to the bracket or the name on the next line.
fn print_r(text: &str, name: &Name) -> Option<(String, usize)> {
    let rest = text.get(name.value..).filter(|_| is_print_r(text, name))?;
    let ends = |(at, _): &(usize, &str)| {
        let line = rest.get(at + 1..).and_then(|rest| rest.split('\n').next()).unwrap_or_default().trim();
        line == ")" || line.starts_with('[') && line.contains("] => ")
    };
    let (end, _) = rest.match_indices('\n').find(ends)?;
    Some((rest.get(..end)?.to_owned(), name.value + end))
}

/// A text of logfmt whose own quotes are not escaped, as Go's hclog writes it: up to the next name
/// or the end of the line.
fn unescaped(text: &str, name: &Name) -> Option<(String, usize)> {
    let inside = text.get(name.value..)?.split('\n').next()?.strip_prefix('"')?;
    let first = inside.find('"').filter(|_| text.get(..name.value).is_some_and(|before| before.ends_with('=')))?;
    let is_opening =
        inside.get(..first)?.ends_with([' ', '[', '(']) && inside.get(first + 1..)?.starts_with(char::is_alphanumeric);
    let ends = |at: &usize| {
        let behind = inside.get(at + 1..).unwrap_or_default();
        let pair = behind.strip_prefix(' ').and_then(|pair| pair.split(['=', ' ', '"']).next());
        behind.is_empty()
            || pair.is_some_and(|name| behind.get(name.len() + 1..).is_some_and(|rest| rest.starts_with('=')))
    };
    let (end, _) = inside.match_indices('"').skip(1).find(|(at, _)| ends(at)).filter(|_| is_opening)?;
    Some((inside.get(..end)?.to_owned(), name.value + end + 2))
}

/// A text in quotes that goes on in the next lines as it is.
fn lines(text: &str, name: &Name) -> Option<(String, usize)> {
    let rest = text.get(name.value..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = rest.get(1..)?;
    let ends = |(at, _): &(usize, char)| {
        let behind = inside.get(at + 1..).unwrap_or_default();
        behind.is_empty() || behind.starts_with([',', '\n', '}', ')', ';', ' '])
    };
    let (end, _) = inside.match_indices(quote).map(|(at, _)| (at, quote)).find(ends)?;
    let said = inside.get(..end).filter(|said| said.split('\n').count() <= MOST_LINES)?;
    Some((said.to_owned(), name.value + end + 2))
}

/// Whether a message that has no end in the text may have it in the next lines.
pub fn is_cut_off(text: &str, name: &Name) -> bool {
    let value = text.get(name.value..).unwrap_or_default();
    let in_quotes = value.starts_with(['"', '\'']) && value.split('\n').count() <= MOST_LINES;
    in_quotes || is_print_r(text, name)
}

/// A scalar of YAML, if the message has a line of its own.
fn yaml(text: &str, name: &Name) -> Option<(String, usize)> {
    let line = text.get(..name.start)?.rfind('\n')? + 1;
    let before = text.get(line..name.start)?;
    let first = text.get(name.value..)?.split('\n').next()?;
    let is_yaml = before.trim_start_matches(' ').is_empty() && text.get(..name.value)?.ends_with(": ");
    let rest = text.get(name.value + first.len() + 1..).unwrap_or_default();
    let inner = indentation(before);
    let next = rest.split('\n').next().unwrap_or_default();
    // Below the message of an exception stand its calls.
    let is_call = next.trim_start().starts_with("at ");
    let is_deeper = !next.trim().is_empty() && indentation(next) > inner && !is_call;
    let is_doubled = first.starts_with('\'') && first.trim_end().ends_with('\'');
    if !is_yaml || !is_deeper && !is_doubled {
        return None;
    }
    let mut left = rest;
    let said = scalar(first.trim(), inner, &mut left);
    let end = text.len() - left.len();
    Some((said.trim_end().to_owned(), if left.is_empty() { end } else { end - 1 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_ends_with_what_it_stands_in() {
        for (text, at, message, end) in [
            ("| message | no lion | x\n|  | at home | y\nz", 0, "no lion at home", 40),
            ("[message] => no\nlion\n)\n", 0, "no\nlion", 20),
            ("x:\n  message: 'no\n    lion'\n", 3, "no lion", 28),
            ("message=\"no \\\"lion\\\"\" x", 0, "no \"lion\"", 21),
            ("message: \"no\nlion\",\n", 0, "no\nlion", 18),
            ("Message = <<-EOT\n    no\n      lion\n  EOT\nx", 0, "no\n  lion", 40),
            ("message: '''\n  no\n  lion\n'''\n", 0, "no\nlion", 28),
            ("(message='no '\n   \"lion \"\n   'x')", 1, "no lion x", 32),
            ("║ message ║ no lion ║ x", 0, "no lion", 29),
            ("“message”:“no lion”},x", 0, "no lion", 27),
            ("message: \"no \"big\" lion\"\n  ▶ [[Prototype]]: Object\n", 0, "no \"big\" lion", 24),
            ("message=\"no [\"lion\"] \"here\".\" x=1", 0, "no [\"lion\"] \"here\".", 29),
        ] {
            let name = name_at(text, at).unwrap();
            assert_eq!(whole(text, &name), Some((message.to_owned(), end)), "{text}");
        }
        assert_eq!(whole("message: no", &name_at("message: no", 0).unwrap()), None);
    }

    #[test]
    fn a_message_without_its_end_may_have_it_in_the_next_lines() {
        for (text, is_cut) in [
            ("message = \"no\nlion", true),
            ("[message] => no\n\nlion", true),
            ("message: no\nlion", false),
            ("message = \"1\n2\n3\n4\n5\n6\n7\n8\n9", false),
        ] {
            assert_eq!(is_cut_off(text, &name_at(text, 0).unwrap()), is_cut, "{text}");
        }
    }
}
