//! Errors without any punctuation that tells their parts: `C M R`, `R C M`, `M (C) [R]`, and
//! the code, the message and the RequestId on a line each. An id of the API has to stand at
//! its end of them.

use super::code::Told;
use super::ending;
use super::fields::parts;
use super::message::is_uuid;
use super::request_id;
use super::sentence::is_reported;
use std::ops::Range;

/// How many lines the parts may take.
const MOST_LINES: usize = 6;

/// What a text says whose code is at a place.
pub fn find(text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let word = text.get(code.clone()).unwrap_or_default();
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    let used = |rest: &str, used: usize| text.len() - rest.len() + used;
    if let Some(message) = message_before(before).filter(|_| behind.starts_with(')')) {
        let line = behind.split('\n').next().unwrap_or_default();
        let id = request_id::last(line).filter(|id| is_uuid(id.id));
        return match id {
            Some(id) => Told::Error(parts(Some(word), message, Some(id.id)), used(behind, id.end)),
            None if word.contains('.') => Told::Error(parts(Some(word), message, None), code.end + 1),
            None => Told::Nothing,
        };
    }
    if let Some(rest) = behind.strip_prefix('\n').filter(|_| is_reported(before)) {
        return on_lines(word, rest, may_grow).map_used(|length| used(rest, length));
    }
    if behind.is_empty() && may_grow && is_reported(before) {
        return Told::Unfinished;
    }
    let Some(rest) = behind.strip_prefix([' ', '\t']) else { return Told::Nothing };
    let message = rest.split('\n').next().unwrap_or_default().trim();
    if message.starts_with(['-', ':', '–', '—', '=', '|']) || message.is_empty() {
        return Told::Nothing;
    }
    let id_before = before.trim().split_ascii_whitespace().next_back().filter(|id| is_uuid(id));
    if let Some(id) = id_before.filter(|_| before.ends_with([' ', '\t'])) {
        return Told::Error(parts(Some(word), message, Some(id)), used(rest, message.len()));
    }
    // At the start of a line, a word without a dot begins a sentence more often than an error.
    let is_start = before.trim().is_empty();
    let is_told = is_start && (word.contains('.') || message.rsplit(' ').next().is_some_and(is_uuid));
    if !is_told && (is_start || !is_reported(before)) {
        return Told::Nothing;
    }
    if let Some((message, id)) = message.rsplit_once([' ', '\t']).filter(|(_, id)| is_uuid(id)) {
        let is_labelled = message.ends_with([':', '=']);
        if !is_labelled {
            return Told::Error(
                parts(Some(word), message.trim(), Some(id)),
                used(rest, rest.find(id).unwrap_or(0) + id.len()),
            );
        }
    }
    let ending = ending::of(rest, None);
    match ending.request_id.filter(|id| is_uuid(id)) {
        Some(id) => Told::Error(parts(Some(word), &ending.message, Some(&id)), used(rest, ending.used)),
        None => Told::Nothing,
    }
}

/// The message before a code in brackets, `Failed: M (C)`.
pub fn message_before(before: &str) -> Option<&str> {
    let before = before.strip_suffix('(')?.trim_end();
    let line = before.rsplit('\n').next()?;
    let (label, message) = line.split_once(": ").or_else(|| line.split_once('：'))?;
    let message = message.trim();
    (is_reported(label) && !message.is_empty()).then_some(message)
}

/// The message and the RequestId on lines below the code.
fn on_lines(word: &str, rest: &str, may_grow: bool) -> Told {
    let mut message = String::new();
    let mut at = 0;
    for line in rest.split('\n').take(MOST_LINES) {
        let text = line.trim();
        let id = request_id::last(text).filter(|id| is_uuid(id.id) && id.start == 0);
        match id {
            Some(id) if !message.is_empty() => {
                return Told::Error(parts(Some(word), &message, Some(id.id)), at + line.len());
            }
            _ if text.is_empty() => return Told::Nothing,
            _ => {
                message.push_str(if message.is_empty() { "" } else { "\n" });
                message.push_str(text);
            }
        }
        at += line.len() + 1;
    }
    if may_grow && rest.split('\n').count() < MOST_LINES { Told::Unfinished } else { Told::Nothing }
}

#[cfg(test)]
mod tests {
    use super::super::example::parts;
    use super::*;

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    fn told(input: &str) -> Told {
        let text = input.replace("{R}", ID);
        let at = text.find("Zoo.A").unwrap();
        find(&text, at..at + 5, false)
    }

    #[test]
    fn the_parts_are_told_by_the_id_at_their_end() {
        for input in [
            "Zoo.A no lion {R}",
            "{R} Zoo.A no lion",
            "Error Zoo.A no lion (request {R})",
            "Failed: no lion (Zoo.A) [{R}]",
            "Error: no lion (Zoo.A), request id: {R}",
            "❌ Zoo.A\n   no lion\n   RequestId: {R}\n",
        ] {
            let Told::Error(found, _) = told(input) else { panic!("{input}") };
            assert_eq!(found, parts("Zoo.A", "no lion", ID), "{input}");
        }
        let Told::Error(found, _) = told("Failed: no lion (Zoo.A)") else { panic!() };
        assert_eq!(found, parts("Zoo.A", "no lion", ""));
    }

    #[test]
    fn prose_is_none() {
        for input in [
            "Zoo.A is returned when no lion is there",
            "the error Zoo.A means no lion",
            "we saw it in {R}: Zoo.A no",
            "see (Zoo.A) {R}",
            "Error Zoo.A\nno lion\n\nRequestId: {R}",
        ] {
            assert_eq!(told(input), Told::Nothing, "{input}");
        }
    }
}
