//! What must hold in a catalog beyond its form. Shared with `build.rs`.

use super::sanitize;
use super::schema::{Evidence, Fault, LANGUAGES, Message, Source, Text, Written};
use super::template::{self, LEAST_PIECE, PACE};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// The widest title, in terminal columns.
pub const TITLE_COLUMNS: usize = 34;
/// The most causes, and the most fixes, of an entry.
pub const MOST_ITEMS: usize = 4;

/// How complete a catalog has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// Every entry in all three languages: the built-in catalog.
    AllLanguages,
    /// One language is enough: an overlay.
    AnyLanguage,
}

/// Checks all that a catalog holds together.
///
/// `exists` tells of a name that no entry here has whether it is a code or a category all
/// the same, of a catalog below or of the inventory; `is_service` whether it is the id of
/// a service.
pub fn check(
    written: &Written,
    completeness: Completeness,
    exists: impl Fn(&str) -> bool,
    is_service: impl Fn(&str) -> bool,
) -> Vec<Fault> {
    let sources = &written.entries;
    let names: BTreeSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let categories: BTreeSet<&str> =
        sources.iter().filter(|source| source.is_category).map(|source| source.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for source in sources {
        let mut fault = |what: String| {
            faults.push(Fault { path: source.path.clone(), line: source.line, what });
        };
        let Source { name, scope, related, .. } = source;
        if !is_name(name) {
            fault(format!("`{name}` is no code: letters, digits, `_` and dots, a letter first"));
        }
        if !seen.insert((name, scope)) {
            fault(match scope {
                Some(scope) => format!("`{name}` with scope `{scope}` is there twice"),
                None => format!("category `{name}` is there twice"),
            });
        }
        match (source.is_category, name.split_once('.')) {
            (true, Some(_)) => fault(format!("a category is the part before the dot, not `{name}`")),
            (false, Some((category, _))) if !categories.contains(category) && !exists(category) => {
                fault(format!("unknown category `{category}` of `{name}`"));
            }
            (false, None) if categories.contains(name.as_str()) && scope.as_deref() == Some("common") => {
                fault(format!("`{name}` is a category: give the [[category]] a `scope` instead"));
            }
            (false, _) if scope.is_none() => {
                fault(format!("`{name}` needs a `scope`: common, client or a service id"));
            }
            _ => {}
        }
        if let Some(scope) =
            scope.as_deref().filter(|scope| !matches!(*scope, "" | "common" | "client") && !is_service(scope))
        {
            fault(format!("`{name}` has the scope `{scope}`, which is no service"));
        }
        if source.is_faulty {
            continue;
        }
        if scope.is_some() && source.evidence.is_none() {
            fault(format!("`{name}` needs `evidence`: reported, documented or phrase"));
        }
        for other in related.iter().filter(|other| !names.contains(other.as_str()) && !exists(other)) {
            fault(format!("`{name}` is related to `{other}`, which is unknown"));
        }
        check_languages(source, completeness, &mut fault);
    }
    let exists = |code: &str| names.contains(code) || exists(code);
    check_messages(&written.messages, completeness, exists, &mut faults);
    faults
}

fn check_messages(
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
        for template in &message.templates {
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
            if template::longest_piece(&folded) < LEAST_PIECE {
                fault(format!("`{template}` has no {LEAST_PIECE} bytes of its own in a row"));
            }
            if !seen.insert(folded) {
                fault(format!("`{template}` is there twice"));
            }
        }
        if !message.code.is_empty() && !exists(&message.code) {
            fault(format!("a message has the code `{}`, which is unknown", message.code));
        }
        if !message.is_faulty {
            check_message_texts(message, completeness, &mut fault);
        }
    }
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

fn check_message_texts(message: &Message, completeness: Completeness, fault: &mut impl FnMut(String)) {
    let Some(name) = message.templates.first() else { return };
    let is_filled = |field: &str| {
        let wanted = if field == PACE { "limit" } else { field };
        message.templates.iter().all(|template| template::fields(template).any(|other| other == wanted))
    };
    let there = message.texts.iter().flatten().count();
    if completeness == Completeness::AllLanguages && !matches!(there, 0 | 3) {
        fault(format!("`{name}` has texts in some languages only"));
    }
    let mut shape = None;
    for (lang, text) in LANGUAGES.iter().zip(&message.texts) {
        let Some(text) = text else { continue };
        let Text { title, summary, causes, fixes, retry_hint, note, docs, contrast } = text;
        if [title, retry_hint, note, docs].iter().any(|text| !text.is_empty()) || !contrast.is_empty() {
            fault(format!("`{name}` has more than summary, causes and fixes in `{lang}`"));
        }
        let all = || std::iter::once(summary).chain(causes).chain(fixes);
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
        let items = (summary.is_empty(), causes.len(), fixes.len());
        if *shape.get_or_insert(items) != items {
            fault(format!("`{name}` has not the same summary, causes and fixes in `{lang}` as in the language before"));
        }
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.split(['.', '_']).all(|part| !part.is_empty())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'_')
}

fn is_unprintable(text: &str) -> bool {
    text.contains(|c| c != '\n' && sanitize::is_harmful(c))
}

fn check_languages(source: &Source, completeness: Completeness, fault: &mut impl FnMut(String)) {
    let name = &source.name;
    let mut shape = None;
    for (lang, text) in LANGUAGES.iter().zip(&source.texts) {
        let Some(text) = text else {
            if completeness == Completeness::AllLanguages {
                fault(format!("`{name}` lacks `{lang}`"));
            }
            continue;
        };
        check_text(source, lang, text, fault);
        let items = (text.causes.len(), text.fixes.len(), text.note.is_empty());
        if *shape.get_or_insert(items) != items {
            fault(format!("`{name}` has not the same causes, fixes and note in `{lang}` as in the language before"));
        }
    }
    if shape.is_none() {
        fault(format!("`{name}` has no text in any language"));
    }
}

fn check_text(source: &Source, lang: &str, text: &Text, fault: &mut impl FnMut(String)) {
    let name = &source.name;
    for (key, value) in [("title", &text.title), ("summary", &text.summary)] {
        if value.is_empty() {
            fault(format!("`{name}` lacks a `{key}` in `{lang}`"));
        }
    }
    let columns = text.title.width();
    if columns > TITLE_COLUMNS {
        fault(format!("the title of `{name}` in `{lang}` is {columns} columns wide, at most {TITLE_COLUMNS}"));
    }
    if text.title.contains(sanitize::is_harmful) {
        fault(format!("the title of `{name}` in `{lang}` holds a control character"));
    }
    let mut strings = [&text.summary, &text.retry_hint, &text.note, &text.docs].into_iter();
    let mut items = text.causes.iter().chain(&text.fixes).chain(&text.contrast);
    if strings.any(|text| is_unprintable(text)) || items.any(|text| is_unprintable(text)) {
        fault(format!("a text of `{name}` in `{lang}` holds a control character"));
    }
    if text.title.ends_with(['.', '。']) {
        fault(format!("the title of `{name}` in `{lang}` ends in a full stop"));
    }
    if text.fixes.is_empty() {
        fault(format!("`{name}` lacks `fixes` in `{lang}`"));
    }
    if text.causes.is_empty() && source.evidence != Some(Evidence::Phrase) {
        fault(format!("`{name}` lacks `causes` in `{lang}`; only evidence `phrase` may do without"));
    }
    if text.causes.len() > MOST_ITEMS || text.fixes.len() > MOST_ITEMS {
        fault(format!("`{name}` has more than {MOST_ITEMS} causes or fixes in `{lang}`"));
    }
    if !text.contrast.is_empty() && text.contrast.len() != source.related.len() {
        fault(format!("`contrast` of `{name}` in `{lang}` does not go with `related`, item by item"));
    }
}
