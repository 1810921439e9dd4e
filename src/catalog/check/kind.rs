//! What must hold of `[[kind]]`: the same in every language, and never without a text,
//! whatever a brief leaves out.

use super::super::grammar::{Demand, Kind, KindText, Piece, Slot, keys, pieces};
use super::super::nearest;
use super::super::packed::LONGEST_SHORT;
use super::super::schema::{Fault, LANGUAGES};
use super::shape::{self, Shape};
use super::text::is_unprintable;
use super::{Completeness, TITLE_COLUMNS};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// What a slot that is not known may have meant.
const SLOTS: &str = "subject,a subject,the subject,subjects,The subject,A subject,Subjects,other,a other,the other,\
                     others,The other,id,list";

/// Checks all kinds.
pub fn kinds(kinds: &[Kind], completeness: Completeness, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for kind in kinds {
        let mut fault = |what: String| {
            faults.push(Fault { path: kind.path.clone(), line: kind.line, what });
        };
        let name = &kind.name;
        if !is_name(name) {
            fault(format!("`{name}` is no name of a kind: small letters, digits and `-`, a letter first"));
        }
        if !seen.insert(name) {
            fault(format!("kind `{name}` is there twice"));
        }
        if kind.is_faulty {
            continue;
        }
        let mut there = 0;
        for (lang, text) in LANGUAGES.iter().zip(&kind.texts) {
            match text {
                Some(text) => check_text(kind, lang, text, &mut fault),
                None if completeness == Completeness::AllLanguages => fault(format!("kind `{name}` lacks `{lang}`")),
                None => continue,
            }
            there += 1;
        }
        if there == 0 {
            fault(format!("kind `{name}` has no text in any language"));
        }
        let shapes = kind.texts.each_ref().map(|text| text.as_ref().map(|text| Shape(counts(text))));
        shape::compare(&format!("kind `{name}`"), &shapes, &mut fault);
        compare_slots(kind, &mut fault);
    }
}

/// Whether a kind or a subject may be called so.
pub fn is_name(name: &str) -> bool {
    name.len() <= LONGEST_SHORT
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn parts(text: &KindText) -> [(&'static str, &[String]); 5] {
    let KindText { title, summary, details, fixes, retry_hint } = text;
    [("title", title), ("summary", summary), ("details", details), ("fixes", fixes), ("retry_hint", retry_hint)]
        .map(|(part, texts)| (part, texts.as_slice()))
}

/// How many texts there are of each part, but titles: of them a language has as many as
/// its widths need.
fn counts(text: &KindText) -> [(&'static str, usize); 4] {
    let [_, counted @ ..] = parts(text);
    counted.map(|(part, texts)| (part, texts.len()))
}

/// What the slots of a text ask for.
fn wants(text: &str) -> BTreeSet<&'static str> {
    let slots = pieces(text).filter_map(|piece| match piece {
        Piece::Slot(name) => Slot::named(name),
        Piece::Text(_) => None,
    });
    slots.map(Slot::wants).collect()
}

fn check_text(kind: &Kind, lang: &str, text: &KindText, fault: &mut impl FnMut(String)) {
    let name = &kind.name;
    for (part, texts) in parts(text) {
        for text in texts {
            if is_unprintable(text) {
                fault(format!("a {part} of kind `{name}` in `{lang}` holds a control character"));
            }
            if text.matches('{').count() != text.matches('}').count() {
                fault(format!("`{text}` of kind `{name}` in `{lang}` has a brace too many"));
                continue;
            }
            check_slots(kind, lang, text, fault);
        }
    }
    let of_demand = |what: &&str| {
        *what == "subject" && kind.subject == Demand::Required || *what == "other" && kind.other == Demand::Required
    };
    for (part, texts, may) in
        [("title", &text.title, false), ("summary", &text.summary, true), ("retry_hint", &text.retry_hint, true)]
    {
        match texts.last() {
            Some(last) if wants(last).iter().any(|what| !(may && of_demand(what))) => {
                fault(format!(
                    "the last {part} of kind `{name}` in `{lang}` has a slot; add one without, for when nothing else fits"
                ));
            }
            None if part != "retry_hint" => fault(format!("kind `{name}` lacks a `{part}` in `{lang}`")),
            _ => {}
        }
    }
    if text.fixes.iter().all(|fix| !wants(fix).iter().all(of_demand)) {
        fault(format!("kind `{name}` lacks a fix without a slot in `{lang}`"));
    }
    let too_wide = text.title.last().map(|title| title.width()).filter(|columns| *columns > TITLE_COLUMNS);
    if let Some(columns) = too_wide {
        fault(format!(
            "the last title of kind `{name}` in `{lang}` is {columns} columns wide, at most {TITLE_COLUMNS}"
        ));
    }
    if text.title.iter().any(|title| title.ends_with(['.', '。'])) {
        fault(format!("a title of kind `{name}` in `{lang}` ends in a full stop"));
    }
}

fn check_slots(kind: &Kind, lang: &str, text: &str, fault: &mut impl FnMut(String)) {
    let name = &kind.name;
    for piece in pieces(text) {
        let Piece::Slot(typed) = piece else { continue };
        let Some(slot) = Slot::named(typed) else {
            let hint = nearest::hint(typed, SLOTS.split(',').chain(keys())).replace('`', "");
            let hint = hint.replacen("mean ", "mean `{", 1).replacen('?', "}`?", 1);
            fault(format!("kind `{name}` in `{lang}` has an unknown slot `{{{typed}}}`{hint}"));
            continue;
        };
        if lang != "en" && slot.is_english() {
            fault(format!("kind `{name}` in `{lang}` has the slot `{{{typed}}}`; write `{{{}}}`", slot.wants()));
        }
        let wants = slot.wants();
        let is_missing = match slot {
            Slot::Value(_) => !kind.takes.iter().any(|key| key == wants),
            Slot::Subject(..) | Slot::Id | Slot::List => kind.subject == Demand::None,
            Slot::Other(..) => kind.other == Demand::None,
        };
        if is_missing {
            let hint = match slot {
                Slot::Value(_) => format!("add `{wants}` to `takes`"),
                Slot::Other(..) => "set `other = \"optional\"`".to_owned(),
                _ => "its `subject` is none".to_owned(),
            };
            fault(format!("kind `{name}` in `{lang}` has the slot `{{{typed}}}`, which no brief fills; {hint}"));
        }
    }
}

/// The slots of each text but titles have to be those of the same text in the other languages.
fn compare_slots(kind: &Kind, fault: &mut impl FnMut(String)) {
    let mut texts = LANGUAGES.iter().zip(&kind.texts).filter_map(|(lang, text)| Some((lang, text.as_ref()?)));
    let Some((first, text)) = texts.next() else { return };
    for (lang, other) in texts {
        for ((part, texts), (_, others)) in parts(text).into_iter().zip(parts(other)).skip(1) {
            for (at, (text, other)) in texts.iter().zip(others).enumerate() {
                if wants(text) != wants(other) {
                    let at = at + 1;
                    fault(format!(
                        "{part} {at} of kind `{}` has not the slots in `{lang}` that it has in `{first}`",
                        kind.name
                    ));
                }
            }
        }
    }
}
