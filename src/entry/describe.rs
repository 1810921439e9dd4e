//! Entries out of the catalog and the inventory.

use super::{Entry, Related, RetrySource, Status};
use crate::catalog::compose::{Wording, write_title};
use crate::catalog::layers::Layers;
use crate::catalog::schema::LANGUAGES;
use crate::catalog::{CLIENT, COMMON, Catalog, CatalogEntry, Code, SHARED};
use crate::code;
use crate::lang::Lang;
use crate::mask::Masked;
use crate::retry::Retry;
use std::borrow::Cow;

/// Describes codes and categories in one language.
#[derive(Clone, Copy)]
pub struct Describe<'c> {
    /// Where everything comes from.
    pub catalog: &'c Catalog,
    /// The language wanted; English where a text lacks it.
    pub lang: Lang,
}

impl<'c> Describe<'c> {
    /// A code, as a call to `service` returns it. Without a service: its common entry; if it
    /// has none, all its entries; if it has no entry at all, what the category says.
    #[must_use]
    pub fn code(self, code: &Code<'c>, service: Option<&str>) -> Vec<Entry<'c>> {
        match code.entries_for(service) {
            [] => vec![self.known(code, service)],
            entries => entries.iter().map(|entry| self.explained(code, *entry, service)).collect(),
        }
    }

    /// A code as one call returned it.
    #[must_use]
    pub fn code_of_call(self, code: &Code<'c>, service: Option<&str>) -> Entry<'c> {
        match code.entries_for(service) {
            [] => self.known(code, service),
            [entry] => self.explained(code, *entry, service),
            several => self.of_several(code, several),
        }
    }

    /// A category that is no code, by its folded name. Where no catalog explains it, it
    /// has no text.
    #[must_use]
    pub fn category(self, folded: &str) -> Option<Entry<'c>> {
        let (mut described, docs) = if let Some(entry) = self.catalog.category(folded) {
            let (described, docs) = self.texts(entry);
            let docs = self.docs(entry, docs, None, &[]);
            (described, docs)
        } else {
            let name = self.catalog.inventory().category(folded)?;
            let mut bare = Entry::bare(name, Status::Category);
            bare.retry = self.verdict_of_all(&self.catalog.codes_of(name), &self.catalog.below());
            (bare, None)
        };
        described.status = Status::Category;
        described.category = Some(described.code.clone());
        described.retry_source = described.record.map(|_| RetrySource::Category);
        described.scope = None;
        described.docs = docs;
        Some(described)
    }

    /// The verdict that all of these codes have, whatever the service; unknown where they differ.
    #[must_use]
    pub fn verdict_of_all(self, codes: &[Code<'c>], layers: &Layers<'c>) -> Retry {
        let mut verdicts = codes.iter().flat_map(|code| match code.entries.as_slice() {
            [] => vec![Retry::Unknown],
            entries => entries.iter().map(|entry| layers.retry(entry.record)).collect(),
        });
        let first = verdicts.next().unwrap_or(Retry::Unknown);
        if verdicts.all(|retry| retry == first) { first } else { Retry::Unknown }
    }

    /// A sub-code that nobody knows, under a category that is known.
    #[must_use]
    pub fn unknown_sub_code(self, typed: &str) -> Option<Entry<'c>> {
        let typed = code::trim(typed);
        let folded = code::fold(typed);
        code::sub_code(&folded)?;
        let mut entry = self.category(code::category(&folded))?;
        // What holds for all codes that are known permits nothing for another one.
        if entry.record.is_none() && entry.retry != Retry::Never {
            entry.retry = Retry::Unknown;
        }
        // As it was typed: behind as many letters as the category has, and a separator.
        let sub_code = typed.get(code::category(&folded).len()..).unwrap_or_default();
        let sub_code = sub_code.trim_start_matches(|c: char| !c.is_alphanumeric());
        entry.unknown_sub_code = Some(sub_code.to_owned());
        entry.code = Cow::Owned(typed.to_owned());
        Some(entry)
    }

    /// The title of a code, of whichever entry comes first; empty where it has none.
    #[must_use]
    pub fn title(self, code: &Code<'c>) -> Cow<'c, str> {
        let entry = code.common().or(code.entries.first());
        entry.and_then(|entry| self.entry_title(*entry)).unwrap_or_default()
    }

    /// The title of an entry.
    #[must_use]
    pub fn entry_title(self, entry: CatalogEntry<'c>) -> Option<Cow<'c, str>> {
        let mut title = String::new();
        self.write_title(entry, &self.catalog.below(), &mut title).then_some(title.into())
    }

    /// Writes the title of an entry in place of what is in `room`; whether it has one. The
    /// layers are the catalog's, which a list asks for once.
    pub fn write_title(self, entry: CatalogEntry<'c>, layers: &Layers<'c>, room: &mut String) -> bool {
        self.languages().any(|lang| write_title(entry.record, layers, lang, room))
    }

    /// The same with who returns it, for a reader who wants it whole.
    #[must_use]
    pub fn code_with_sources(self, code: &Code<'c>, service: Option<&str>) -> Vec<Entry<'c>> {
        let mut entries = self.code(code, service);
        for entry in &mut entries {
            if !matches!(entry.scope, Some(COMMON | CLIENT)) {
                entry.returned_by = self.returned_by(code, entry.scope.or(service));
                if entry.scope.is_none() && !entry.only_in.is_empty() {
                    let only_in = &entry.only_in;
                    entry.returned_by.retain(|returning| only_in.contains(&returning.service));
                }
            }
        }
        entries
    }

    /// One entry of a code, as a call to `service` returns it.
    #[must_use]
    pub fn explained(self, code: &Code<'c>, entry: CatalogEntry<'c>, service: Option<&str>) -> Entry<'c> {
        let scope = entry.record.scope();
        let (mut described, docs) = self.texts(entry);
        let mut page = None;
        if !matches!(scope, Some(COMMON | CLIENT)) {
            let spoken_for = code.spoken_for(entry);
            described.services = code.services();
            described.scope = scope.filter(|scope| *scope != SHARED && spoken_for.as_slice() == [*scope]);
            page = service.filter(|service| spoken_for.contains(service)).or(described.scope);
            if spoken_for.len() < described.services.len() {
                described.only_in = spoken_for;
            }
        }
        described.docs = self.docs(entry, docs, page, &described.services);
        described
    }

    /// A code that only the inventory has.
    pub(super) fn known(self, code: &Code<'c>, service: Option<&str>) -> Entry<'c> {
        let category = code::category(code.name);
        let mut described = match self.catalog.category(&code::fold(category)) {
            Some(entry) => self.texts(entry).0,
            None => Entry::bare(code.name, Status::Known),
        };
        described.code = Cow::Borrowed(code.name);
        described.status = Status::Known;
        described.retry_source = described.record.map(|_| RetrySource::Category);
        described.scope = None;
        described.evidence = None;
        described.category = Some(Cow::Borrowed(category));
        described.services = code.services();
        described.docs = self.docs_of_known(service, &described.services);
        described
    }

    /// The texts and the verdict of a catalog entry, nothing about who returns it; and the
    /// page that it names, or an empty text.
    pub(super) fn texts(self, entry: CatalogEntry<'c>) -> (Entry<'c>, &'c str) {
        let record = entry.record;
        let mut described = Entry::bare(record.name(), Status::Explained);
        described.category = Some(Cow::Borrowed(code::category(record.name())));
        described.scope = record.scope();
        described.retry = self.catalog.retry(entry);
        described.retry_source = Some(RetrySource::Code);
        described.evidence = record.evidence();
        described.origin = Some(entry.origin);
        described.record = Some(record);
        if let Some(brief) = record.brief() {
            described.kind = Some(brief.kind());
            described.subject = Some(brief.subject()).filter(|subject| !subject.is_empty());
        }
        let Some((text, lang)) = self.text(entry) else { return (described, record.docs()) };
        let some = |text: Cow<'c, str>| Some(text).filter(|text| !text.is_empty());
        described.lang = Some(lang);
        described.title = some(text.title);
        described.summary = some(text.summary);
        described.causes = text.causes.into_iter().map(Cow::Borrowed).collect();
        described.fixes = text.fixes;
        described.retry_hint = some(text.retry_hint);
        described.note = some(text.note.into());
        let contrast = text.contrast.into_iter().map(Some).chain(std::iter::repeat(None));
        described.related =
            record.related().zip(contrast).map(|(code, contrast)| self.related(code, contrast)).collect();
        (described, if text.docs.is_empty() { record.docs() } else { text.docs })
    }

    fn related(self, code: &'c str, contrast: Option<&'c str>) -> Related<'c> {
        let title = || self.catalog.code(code).map_or(Cow::Borrowed(""), |other| self.title(&other));
        Related { code, contrast: contrast.map_or_else(title, Cow::Borrowed) }
    }

    /// The text in the language asked for, or in English, or in any language; and that language.
    fn text(self, entry: CatalogEntry<'c>) -> Option<(Wording<'c>, &'static str)> {
        self.languages().find_map(|lang| Some((self.catalog.wording(entry, lang)?, *LANGUAGES.get(lang)?)))
    }

    /// The places of the languages, in the order in which a text is looked for.
    fn languages(self) -> impl Iterator<Item = usize> {
        [self.lang.index(), Lang::En.index()].into_iter().chain(0..LANGUAGES.len())
    }
}

/// A code by its exact name, as a call to `service` returns it: for what a response
/// holds, so no spelling is guessed.
#[must_use]
pub fn exact<'c>(catalog: &'c Catalog, lang: Lang, code: &Masked, service: Option<&str>) -> Entry<'c> {
    let describe = Describe { catalog, lang };
    match catalog.code(code) {
        Some(code) => describe.code_of_call(&code, service),
        None => describe.unknown_sub_code(code).unwrap_or_else(|| Entry::unknown(code)),
    }
}
