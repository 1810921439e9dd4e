//! What must hold of `[[message]]`.

use super::super::schema::{Fault, LANGUAGES, Message, Text};
use super::super::template::{self, LEAST_GENERAL_PIECE, LEAST_PIECE, LIST, NOUN, PACE};
use super::shape::{self, Shape};
use super::text::{is_unprintable, title};
use super::{Completeness, MOST_ITEMS, hint};
use std::collections::BTreeSet;

/// Checks all messages; `exists` tells whether a code does.
pub fn messages(
    messages: &[Message],
    completeness: Completeness,
    exists: impl Fn(&str) -> bool,
    faults: &mut Vec<Fault>,
) {
    let mut seen = BTreeSet::new();
    for message in messages {
        let mut fault = |what: String| {
            faults.push(Fault { path: message.path.clone(), line: message.line, what });
        };
        for (template, _) in message.all_templates() {
            let folded = template::fold_template(template);
            if !is_balanced(template) {
                fault(format!("`{template}` has a brace too many"));
            }
            if template.contains("}{") {
                fault(format!("`{template}` has nothing between two fields"));
            }
            for field in template::fields(template).filter(|field| template::kind(field).is_none()) {
                fault(format!("`{template}` has an unknown field `{{{field}}}`"));
            }
            let least = if message.is_general { LEAST_GENERAL_PIECE } else { LEAST_PIECE };
            if template::longest_piece(&folded) < least {
                fault(format!("`{template}` has no {least} bytes of its own in a row"));
            } else if template::literal_len(&folded) < LEAST_PIECE {
                fault(format!("`{template}` has fewer than {LEAST_PIECE} bytes of its own"));
            }
            if !seen.insert(matched(&folded)) {
                fault(format!("`{template}` is there twice"));
            }
        }
        if !message.code.is_empty() && !exists(&message.code) {
            fault(format!("a message has the code `{}`, which is unknown", message.code));
        }
        if let Some(template) = message.templates.first().filter(|_| message.is_general) {
            fault(format!("`{template}` is general: put it under `inside`, as any line may say so"));
        }
        if !message.is_faulty {
            texts(message, completeness, &mut fault);
        }
    }
}

/// A folded template without the names of its fields: those of one kind match the same.
fn matched(folded: &str) -> String {
    let parts = folded.split(['{', '}']).enumerate();
    parts
        .map(|(place, part)| if place % 2 == 1 { format!("{{{:?}}}", template::kind(part)) } else { part.to_owned() })
        .collect()
}

/// Whether every brace is closed before the next is opened.
fn is_balanced(text: &str) -> bool {
    let mut braces = text.chars().filter(|c| matches!(c, '{' | '}'));
    while let Some(brace) = braces.next() {
        if brace == '}' || braces.next() != Some('}') {
            return false;
        }
    }
    true
}

fn texts(message: &Message, completeness: Completeness, fault: &mut impl FnMut(String)) {
    let Some((name, _)) = message.all_templates().next() else { return };
    let is_filled = |field: &str| {
        let wanted = match field {
            PACE => "limit",
            NOUN | LIST => "resource",
            field => field,
        };
        message.all_templates().all(|(template, _)| template::fields(template).any(|other| other == wanted))
    };
    let there = message.texts.iter().flatten().count();
    if completeness == Completeness::AllLanguages && !matches!(there, 0 | 3) {
        fault(format!("`{name}` has texts in some languages only"));
    }
    if message.retry.is_some() && there == 0 {
        fault(format!("`{name}` has a `retry` but no `retry_hint` in any language"));
    }
    let is_complete = completeness == Completeness::AllLanguages;
    if is_complete && there > 0 && message.retry.is_none() {
        fault(format!("`{name}` narrows the cause and needs a `retry`, the verdict of this cause"));
    }
    for (place, (lang, text)) in LANGUAGES.iter().zip(&message.texts).enumerate() {
        let Some(text) = text else { continue };
        let Text { title, summary, more, causes, fixes, fix, retry_hint, note, docs, contrast } = text;
        if [more, fix, note, docs].iter().any(|text| !text.is_empty()) || !contrast.is_empty() {
            fault(format!("`{name}` has more than title, summary, causes, fixes and retry_hint in `{lang}`"));
        }
        self::title(name, lang, title, fault);
        if is_complete && title.is_empty() {
            fault(format!("`{name}` narrows the cause and needs a `title` in `{lang}`"));
        }
        if title.contains(['{', '}']) {
            fault(format!("the title of `{name}` in `{lang}` has a field, whose width nobody knows"));
        }
        match (message.retry, retry_hint.as_str()) {
            (None, "") => {}
            (None, _) => fault(format!("`{name}` has a `retry_hint` in `{lang}` but no `retry`")),
            (Some(_), "") => fault(format!("`{name}` has a `retry` but no `retry_hint` in `{lang}`")),
            (Some(retry), text) if !hint::fits(text, retry, place) => {
                let word = hint::word(retry, place);
                fault(format!("the `retry_hint` of `{name}` in `{lang}` does not begin with `{word}`"));
            }
            _ => {}
        }
        let all = || [summary, retry_hint].into_iter().chain(causes).chain(fixes);
        if all().any(|text| is_unprintable(text)) {
            fault(format!("a text of `{name}` in `{lang}` holds a control character"));
        }
        if let Some(text) = all().find(|text| !is_balanced(text)) {
            fault(format!("`{text}` in `{lang}` has a brace too many"));
        }
        for field in all().flat_map(|text| template::fields(text)).filter(|field| !is_filled(field)) {
            fault(format!("a text of `{name}` in `{lang}` has `{{{field}}}`, which not every template fills"));
        }
        if causes.len() > MOST_ITEMS || fixes.len() > MOST_ITEMS {
            fault(format!("`{name}` has more than {MOST_ITEMS} causes or fixes in `{lang}`"));
        }
    }
    let shapes = message.texts.each_ref().map(|text| text.as_ref().map(Shape::of));
    shape::compare(&format!("`{name}`"), &shapes, fault);
}
