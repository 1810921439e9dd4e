//! What the lines above a code say of its error.

use super::super::message::{begins_record, is_uuid};
use super::super::spaced::{behind_label, is_message, without_prefix};
use super::super::yaml::{indentation, scalar};
use super::super::{Look, request_id};
use super::exported::{exported_above, shown};
use crate::extract::label::Label;
use crate::extract::pairs::{name_at, name_before, name_in_line, quoted};

/// The marks of a failed step.
const MARKS: [char; 5] = ['✖', '✗', '×', '❌', '✘'];
/// How many lines before the code may name the RequestId or have the message.
const LINES_BEFORE: usize = 6;
/// How many lines before the code what it belongs to is looked for.
pub const LINES_ABOVE: usize = 12;
/// How deep such a line is indented at most.
const MOST_INDENT: usize = 24;

/// The RequestId that a line just above the code names.
pub fn id_above(look: &Look<'_>) -> Option<String> {
    for line in look.lines_above(LINES_BEFORE) {
        let text = shown(look.slice(line));
        let name = name_in_line(&text, 0);
        // A response without an error, whose id is its own.
        if text.contains("Response\"") {
            return None;
        }
        if let Some(name) = name.filter(|name| name.label == Label::RequestId && name.start < MOST_INDENT) {
            let (id, end) = request_id::value(&text, name.value);
            // What a message quotes is followed by its text.
            let is_last = !text.get(end..).unwrap_or_default().contains(char::is_alphanumeric);
            return Some(id.to_owned()).filter(|id| is_last && is_uuid(id));
        }
        if name.is_some() || begins_record(&text) {
            return None;
        }
    }
    None
}

/// The message that lines above the code have.
pub fn message_above(look: &Look<'_>, code: usize) -> Option<String> {
    exported_above(look, code)
        .or_else(|| yaml_above(look, code))
        .or_else(|| named_above(look, code))
        .or_else(|| head_above(look, code))
        .or_else(|| bullet_above(look, code))
}

/// The message of the line above with the mark of what failed, where the code has that of what to know, as R's
/// cli and rlang print them: `✖ M`, `ℹ Code: C`.
fn bullet_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = String::from_utf8_lossy(look.slice(look.line.start..code)).into_owned();
    let own = before.trim_start().strip_prefix("ℹ ")?;
    name_at(own, 0).filter(|name| name.label == Label::Code && name.start == 0)?;
    let line = String::from_utf8_lossy(look.slice(look.lines_above(1).next()?)).into_owned();
    let said = line.trim_start().strip_prefix(MARKS)?.trim();
    said.contains(char::is_alphanumeric).then(|| said.to_owned())
}

/// The message of the line above, of which the code is an indented member: `ERROR: M` or `✖ M`, and
/// deeper `code: C`. The loggers of Egg put the members below the stack, without indentation.
fn head_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = String::from_utf8_lossy(look.slice(look.line.start..code)).into_owned();
    let name = name_before(&before, before.len()).filter(|name| name.label == Label::Code && !name.is_loose)?;
    let indent = before.get(..name.start).filter(|indent| indent.trim_start_matches(' ').is_empty())?.len();
    let mut is_behind_stack = false;
    for line in look.lines_above(LINES_ABOVE) {
        let text = String::from_utf8_lossy(look.slice(line)).into_owned();
        let is_call = text.starts_with("    at ");
        is_behind_stack |= is_call && indent == 0;
        let is_member = !is_call
            && !is_behind_stack
            && indentation(&text) == indent
            && name_at(&text, 0).is_some_and(|name| !name.is_loose);
        let is_deeper = text.trim_start().starts_with("at ") && indent > 0 && indentation(&text) > indent;
        if is_behind_stack && is_call || is_deeper || is_member && !(indent == 0 && text.contains("Error: ")) {
            continue;
        }
        let is_above = indent > 0 && indentation(&text) < indent || is_behind_stack;
        let marked = || text.trim_start().strip_prefix(MARKS).map(str::trim);
        let said = || behind_label(&text).or_else(marked).filter(|said| said.contains(char::is_alphanumeric));
        // A stack may be a list of strings.
        let is_string = text.trim_start().starts_with('\'');
        let whole =
            |said: &str| if is_string { said.trim_end_matches(['\'', ',']).to_owned() } else { said.to_owned() };
        return said().filter(|_| is_above).map(whole);
    }
    None
}

/// The line above, of which the code is an indented member, with no label: `M` and below `  code: C`. Only an
/// error that has an id of the API is surely told by it.
pub fn line_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = String::from_utf8_lossy(look.slice(look.line.start..code)).into_owned();
    let name = name_before(&before, before.len()).filter(|name| name.label == Label::Code && !name.is_loose)?;
    before.get(..name.start).filter(|indent| !indent.is_empty() && indent.trim_start_matches(' ').is_empty())?;
    let line = String::from_utf8_lossy(look.slice(look.lines_above(1).next()?)).into_owned();
    let said = without_prefix(&line).unwrap_or(&line);
    (indentation(&line) < name.start && is_message(said)).then(|| said.to_owned())
}

/// The message under its own name just above the code: `error: M`, `code: C`.
fn named_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = String::from_utf8_lossy(look.slice(look.line.start..code)).into_owned();
    let name = name_before(&before, before.len()).filter(|name| name.label == Label::Code && !name.is_loose)?;
    let indent = before.get(..name.start)?;
    if !indent.trim_start_matches([' ', '*', '-', '#']).is_empty() {
        return None;
    }
    let mut below: Vec<String> = Vec::new();
    for line in look.lines_above(LINES_BEFORE) {
        let line = String::from_utf8_lossy(look.slice(line)).trim_end_matches('\r').to_owned();
        if line.trim().is_empty() || begins_record(&line) {
            return None;
        }
        let name = name_at(&line, 0).filter(|name| !name.is_loose && name.start <= indent.len() + 1);
        match name.map(|name| (name.label, name.value)) {
            Some((Label::Message | Label::Said, value)) => {
                if let Some((said, _)) = quoted(&line, value) {
                    return Some(said).filter(|said| !said.trim().is_empty());
                }
                let first = None.or_else(|| line.get(value..).map(str::to_owned))?;
                let lines = std::iter::once(first).chain(below.into_iter().rev());
                let said = lines.collect::<Vec<_>>().join("\n");
                return Some(own(&said).to_owned()).filter(|message| !message.trim().is_empty());
            }
            // PHP shows the number of an exception beside its code.
            Some((Label::Code, value)) if line.get(value..).is_some_and(is_number) => {}
            Some((Label::RequestId, _)) => {}
            // Another member of the exception, as Bun shows it.
            Some((Label::Other, value)) if line.starts_with(' ') && line.get(value..).is_some_and(is_string) => {}
            Some((Label::Code, _)) => return None,
            // `Failed to do it: M`, and its code and id below.
            _ if below.is_empty()
                && indentation(&line) == indent.len()
                && !line.contains(['"', '='])
                && behind_label(&line).is_some() =>
            {
                return behind_label(&line).map(str::to_owned);
            }
            _ => below.push(line),
        }
    }
    None
}

fn is_string(text: &str) -> bool {
    text.starts_with('"') && text.trim_end().ends_with(['"', ','])
}

/// A message without the class that stands before it on the line below its name: `error:`, `  E: M`.
fn own(message: &str) -> &str {
    let Some(below) = message.strip_prefix('\n') else { return message };
    let class = below.trim().split_once(": ").filter(|(class, _)| class.ends_with("Error") && !class.contains(' '));
    class.map_or(below, |(_, said)| said)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The message of a member of YAML above the code, as reports of tests (TAP) have it:
/// `error: |-`, its lines, `code: 'C'`.
fn yaml_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = look.slice(look.line.start..code);
    let indent = before.iter().take_while(|byte| **byte == b' ').count();
    let is_member = matches!(before.get(indent..)?, b"code: '" | b"code: \"" | b"code: ");
    if !is_member || indent == 0 {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    for line in look.lines_above(LINES_ABOVE) {
        let line = String::from_utf8_lossy(look.slice(line)).into_owned();
        let key = line.get(indent..).filter(|_| indentation(&line) == indent);
        let first = key.and_then(|key| key.strip_prefix("error: ").or_else(|| key.strip_prefix("message: ")));
        if let Some(first) = first {
            lines.reverse();
            let below = lines.join("\n");
            return Some(scalar(first.trim(), indent, &mut below.as_str()).trim_end().to_owned());
        }
        if line.trim().is_empty() || indentation(&line) < indent {
            return None;
        }
        lines.push(line);
    }
    None
}

#[cfg(test)]
mod tests;
