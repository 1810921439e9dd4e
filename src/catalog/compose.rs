//! Composes the texts of one entry in one language: kind, subject, figures, and what the
//! entry has of its own. Nothing here knows of files or faults. Shared with `build.rs`.

#[path = "compose/english.rs"]
pub mod english;
#[path = "compose/fill.rs"]
mod fill;
#[path = "compose/spacing.rs"]
mod spacing;

use super::image::{KindTextRecord, Record, TextRecord};
use super::layers::Layers;
use fill::Filler;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The widest title, in terminal columns.
pub const TITLE_COLUMNS: usize = 34;
/// The most causes, and the most fixes, of anything that is explained.
pub const MOST_ITEMS: usize = 4;

/// The texts of an entry in one language, ready to be shown. An absent text is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording<'c> {
    /// At most [`TITLE_COLUMNS`] wide.
    pub title: Cow<'c, str>,
    /// What happened.
    pub summary: Cow<'c, str>,
    /// Why, the most frequent first.
    pub causes: Vec<&'c str>,
    /// What to do, in the order to try it.
    pub fixes: Vec<Cow<'c, str>>,
    /// The verdict's word and one clause.
    pub retry_hint: Cow<'c, str>,
    /// Where the vendor's text and the code's name disagree.
    pub note: &'c str,
    /// A page that explains it in this language.
    pub docs: &'c str,
    /// Beside each of the related codes: what that code is, as against this one.
    pub contrast: Vec<&'c str>,
}

/// The texts of an entry in the language at a place of the schema's order; none where the
/// entry, its kind or a thing that it names lacks that language.
#[must_use]
pub fn wording<'c>(record: Record<'c>, layers: &Layers<'c>, lang: usize) -> Option<Wording<'c>> {
    let own = record.text(lang);
    let Some(Composed { filler, kind }) = composed(record, layers, lang)? else { return own.map(as_written) };
    let mut wording = own.map(as_written).unwrap_or_default();
    if wording.title.is_empty() {
        let mut title = String::new();
        compose_title(&filler, kind, &mut title);
        wording.title = Cow::Owned(title);
    }
    let more = own.map(TextRecord::more).filter(|more| !more.is_empty()).map(Cow::Borrowed);
    let mut behind: Vec<Cow<'c, str>> = Vec::new();
    if wording.summary.is_empty() {
        wording.summary = filler.first(kind.summary()).unwrap_or_default();
        behind.extend(kind.details().filter_map(|detail| filler.fill(detail)));
    }
    for sentence in behind.into_iter().chain(more) {
        wording.summary = Cow::Owned(spacing::join(&wording.summary, &sentence, lang));
    }
    if wording.fixes.is_empty() {
        let fix = own.map(TextRecord::fix).filter(|fix| !fix.is_empty()).map(Cow::Borrowed);
        let of_kind = kind.fixes().filter_map(|fix| filler.fill(fix));
        wording.fixes = fix.into_iter().chain(of_kind).take(MOST_ITEMS).collect();
    }
    if wording.retry_hint.is_empty() && record.own_retry().is_none_or(|retry| retry == layers.retry_of_kind(record)) {
        wording.retry_hint = filler.first(kind.retry_hint()).unwrap_or_default();
    }
    Some(wording)
}

/// Writes the title of an entry alone, as [`wording`] has it, in place of what is in `room`, so
/// that a list of thousands allocates nothing. Whether the entry has that language.
pub fn write_title(record: Record<'_>, layers: &Layers<'_>, lang: usize, room: &mut String) -> bool {
    let own = record.text(lang).map(TextRecord::title);
    let Some(parts) = composed(record, layers, lang) else { return false };
    match (parts, own) {
        (Some(Composed { filler, kind }), None | Some("")) => compose_title(&filler, kind, room),
        (None, None) => return false,
        (_, Some(own)) => {
            room.clear();
            room.push_str(own);
        }
    }
    true
}

/// What the texts of a brief are composed of.
struct Composed<'c> {
    filler: Filler<'c>,
    kind: KindTextRecord<'c>,
}

/// None where a part lacks the language; nothing inside where the entry is no brief.
#[expect(clippy::option_option, reason = "both are answers: not in this language, and nothing to compose")]
fn composed<'c>(record: Record<'c>, layers: &Layers<'c>, lang: usize) -> Option<Option<Composed<'c>>> {
    let Some(brief) = record.brief() else { return Some(None) };
    // Texts of its own in other languages only: without them it would say less.
    if record.has_text() && record.text(lang).is_none() {
        return None;
    }
    let kind = layers.kind_of(brief)?.text(lang)?;
    let filler = Filler::new(brief, record.scope().unwrap_or_default(), layers, lang)?;
    Some(Some(Composed { filler, kind }))
}

/// Replaces what is in `room` by the first alternative that can be filled and is not too
/// wide, or by nothing.
fn compose_title(filler: &Filler<'_>, kind: KindTextRecord<'_>, room: &mut String) {
    // No letter takes more columns than bytes, so most titles need not be measured.
    let fits = |title: &str| title.len() <= TITLE_COLUMNS || title.width() <= TITLE_COLUMNS;
    let found = kind.title().any(|title| {
        room.clear();
        filler.write(title, room).is_some() && fits(room)
    });
    if !found {
        room.clear();
    }
}

/// The own texts of an entry, without what only goes with a kind's.
fn as_written(text: TextRecord<'_>) -> Wording<'_> {
    Wording {
        title: Cow::Borrowed(text.title()),
        summary: Cow::Borrowed(text.summary()),
        causes: text.causes().collect(),
        fixes: text.fixes().map(Cow::Borrowed).collect(),
        retry_hint: Cow::Borrowed(text.retry_hint()),
        note: text.note(),
        docs: text.docs(),
        contrast: text.contrast().collect(),
    }
}

#[cfg(test)]
#[path = "compose/tests.rs"]
mod tests;
