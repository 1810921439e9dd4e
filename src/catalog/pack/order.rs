//! The order in which strings and blocks are packed. What is read together stands together, as
//! the kernel maps a program by pages: a run in one language touches the texts of that
//! language, a list touches titles and no other text, and the codes that every service returns,
//! which are met most, share a few pages.

use super::super::code;
use super::super::grammar::{KindText, Term};
use super::super::schema::{LANGUAGES, Message, Source, Text, Written};
use super::Packer;
use super::heap::Heap;
use super::places::Places;
use std::collections::BTreeSet;

/// The folded names of which the rows stand in front: those that are met most are explained at length.
#[must_use]
pub fn names_in_front(written: &Written) -> BTreeSet<String> {
    written.entries.iter().filter(|source| is_in_front(source)).map(|source| code::fold(&source.name)).collect()
}

/// Puts the texts in front, one language after the other: in each those that serve every call,
/// of entries, messages and kinds, then titles, then the rest.
pub fn texts<'s>(heap: &mut Heap<'s>, places: Places<'s, '_>, sorted: &[&'s Source], messages: &'s [Message]) {
    let Places { kinds, subjects, .. } = places;
    let briefs = sorted.iter().filter_map(|source| source.brief.as_ref());
    let terms = briefs.flat_map(|brief| brief.subject.iter().chain(&brief.other)).map(Term::as_str);
    let scopes = sorted.iter().filter_map(|source| source.scope.as_deref());
    let mut put = |string: &'s str| {
        heap.string(string);
    };
    scopes.chain(terms.filter(|term| term.starts_with('`'))).for_each(&mut put);
    let [general, others] = groups(sorted);
    for lang in 0..LANGUAGES.len() {
        let texts_of = |group: &[&'s Source]| -> Vec<&'s Text> {
            group.iter().filter_map(|source| source.texts.get(lang)?.as_ref()).collect()
        };
        let of_kinds = || kinds.iter().filter_map(move |kind| kind.texts.get(lang)?.as_ref());
        let of_others = texts_of(&others);
        let of_messages = |is_general: bool| {
            let messages = messages.iter().filter(move |message| message.is_general == is_general);
            messages.filter_map(move |message| message.texts.get(lang)?.as_ref())
        };
        texts_of(&general).into_iter().chain(of_messages(true)).flat_map(parts).for_each(&mut put);
        of_kinds().flat_map(beside_title).for_each(&mut put);
        of_kinds().flat_map(|text| &text.title).for_each(|title| put(title));
        subjects.iter().filter_map(|subject| subject.nouns.get(lang)).for_each(|noun| put(noun));
        // English alone has plurals.
        subjects.iter().filter(|_| lang == 0).map(|subject| &subject.plural).for_each(|plural| put(plural));
        of_others.iter().map(|text| &text.title).for_each(|title| put(title));
        of_others.into_iter().chain(of_messages(false)).flat_map(parts).for_each(&mut put);
    }
}

/// Puts what entries, messages and kinds point to in front of everything else: lists, one language
/// after the other, and of the entries those that serve every call before all, and those that are
/// explained at length before the rest: their briefs, what they have of their own, and where that
/// stands.
pub fn blocks<'s>(packer: &mut Packer<'s, '_>, sorted: &[&'s Source], messages: &'s [Message]) {
    let [general, others] = groups(sorted);
    let (in_front, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|source| is_in_front(source));
    for lang in 0..LANGUAGES.len() {
        let written = [&general, &in_front].into_iter().flatten().map(|source| &source.texts);
        let written = written.chain(messages.iter().map(|message| &message.texts));
        for text in written.filter_map(|texts| texts.get(lang)?.as_ref()) {
            packer.lists_of(text);
        }
        for text in packer.places.kinds.iter().filter_map(|kind| kind.texts.get(lang)?.as_ref()) {
            packer.lists_of_kind(text);
        }
    }
    blocks_of(packer, &general);
    for message in messages {
        packer.own_of_message(message);
    }
    blocks_of(packer, &in_front);
    blocks_of(packer, &others);
}

fn blocks_of<'s>(packer: &mut Packer<'s, '_>, group: &[&'s Source]) {
    for source in group {
        packer.brief_of(source);
    }
    for source in group {
        packer.parts_of(source);
    }
    for source in group {
        packer.own_of(source);
    }
}

/// The entries that serve every call, and the others.
fn groups<'s>(sorted: &[&'s Source]) -> [Vec<&'s Source>; 2] {
    let (general, others) = sorted.iter().copied().partition(|source| is_general(source));
    [general, others]
}

fn is_general(source: &Source) -> bool {
    matches!(source.scope.as_deref(), None | Some("common" | "client"))
}

fn is_in_front(source: &Source) -> bool {
    let tells_why = |text: &Text| !text.causes.is_empty();
    is_general(source) || source.brief.is_none() || source.texts.iter().flatten().any(tells_why)
}

fn beside_title(text: &KindText) -> impl Iterator<Item = &str> {
    let KindText { title: _, summary, details, fixes, retry_hint } = text;
    [summary, details, fixes, retry_hint].into_iter().flatten().map(String::as_str)
}

fn parts(text: &Text) -> impl Iterator<Item = &str> {
    let Text { title, summary, more, causes, fixes, fix, retry_hint, note, docs, contrast } = text;
    let strings = [title, summary, more, fix, retry_hint, note, docs].into_iter();
    strings.chain(causes).chain(fixes).chain(contrast).map(String::as_str)
}
