//! What must hold of the own texts of an entry.

use super::super::sanitize;
use super::super::schema::{Evidence, LANGUAGES, Source, Text};
use super::shape::{self, Shape};
use super::{Completeness, MOST_ITEMS, TITLE_COLUMNS};
use unicode_width::UnicodeWidthStr;

/// Whether a terminal would act on it.
pub fn is_unprintable(text: &str) -> bool {
    text.contains(|c| c != '\n' && sanitize::is_harmful(c))
}

/// Checks the texts of an entry in all languages.
pub fn texts(source: &Source, completeness: Completeness, fault: &mut impl FnMut(String)) {
    let name = &source.name;
    let there = source.texts.iter().flatten().count();
    // A brief speaks all languages; what it has of its own it has in all of them or in none.
    let may_lack = source.brief.is_some() && there == 0;
    for (lang, text) in LANGUAGES.iter().zip(&source.texts) {
        match text {
            Some(text) => check_text(source, lang, text, fault),
            None if completeness == Completeness::AllLanguages && !may_lack => {
                fault(format!("`{name}` lacks `{lang}`"));
            }
            None => {}
        }
    }
    if there == 0 && !may_lack {
        fault(format!("`{name}` has no text in any language"));
    }
    let shapes = source.texts.each_ref().map(|text| text.as_ref().map(Shape::of));
    shape::compare(&format!("`{name}`"), &shapes, fault);
}

fn check_text(source: &Source, lang: &str, text: &Text, fault: &mut impl FnMut(String)) {
    let name = &source.name;
    if source.brief.is_none() {
        for (key, value) in [("title", &text.title), ("summary", &text.summary)] {
            if value.is_empty() {
                fault(format!("`{name}` lacks a `{key}` in `{lang}`"));
            }
        }
        for (key, value) in [("more", &text.more), ("fix", &text.fix)] {
            if !value.is_empty() {
                fault(format!("`{name}` has `{key}` in `{lang}` but no `brief`, whose kind it would add to"));
            }
        }
        if text.fixes.is_empty() {
            fault(format!("`{name}` lacks `fixes` in `{lang}`"));
        }
    }
    title(name, lang, &text.title, fault);
    let strings = [&text.summary, &text.more, &text.fix, &text.retry_hint, &text.note, &text.docs];
    let items = text.causes.iter().chain(&text.fixes).chain(&text.contrast);
    if strings.into_iter().chain(items).any(|text| is_unprintable(text)) {
        fault(format!("a text of `{name}` in `{lang}` holds a control character"));
    }
    let says_little = matches!(source.evidence, Some(Evidence::Phrase | Evidence::Name));
    if text.causes.is_empty() && !says_little {
        fault(format!("`{name}` lacks `causes` in `{lang}`; only evidence `phrase` or `name` may do without"));
    }
    if !text.causes.is_empty() && says_little && source.brief.is_some() {
        fault(format!("`{name}` has `causes` in `{lang}`, for which evidence `phrase` or `name` is too little"));
    }
    if text.causes.len() > MOST_ITEMS || text.fixes.len() > MOST_ITEMS {
        fault(format!("`{name}` has more than {MOST_ITEMS} causes or fixes in `{lang}`"));
    }
    if !text.contrast.is_empty() && text.contrast.len() != source.related.len() {
        fault(format!("`contrast` of `{name}` in `{lang}` does not go with `related`, item by item"));
    }
}

/// Checks the title of whatever is called `name`, if it has one.
pub fn title(name: &str, lang: &str, title: &str, fault: &mut impl FnMut(String)) {
    let columns = title.width();
    if columns > TITLE_COLUMNS {
        fault(format!("the title of `{name}` in `{lang}` is {columns} columns wide, at most {TITLE_COLUMNS}"));
    }
    if title.contains(sanitize::is_harmful) {
        fault(format!("the title of `{name}` in `{lang}` holds a control character"));
    }
    if title.ends_with(['.', '。']) {
        fault(format!("the title of `{name}` in `{lang}` ends in a full stop"));
    }
}
