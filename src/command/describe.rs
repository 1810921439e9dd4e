//! What the catalog holds, as entries of a report.

use crate::catalog::image::TextRecord;
use crate::catalog::inventory::{Action, Service};
use crate::catalog::schema::LANGUAGES;
use crate::catalog::{self, CLIENT, COMMON, Catalog, Code, Retry};
use crate::code;
use crate::lang::Lang;
use crate::report::{Entry, Related, RetrySource, Source, Status};
use std::borrow::Cow;

/// How many actions of a service are named.
const ACTIONS_NAMED: usize = 3;

/// Describes codes and categories in one language.
#[derive(Clone, Copy)]
pub struct Describe<'c> {
    /// Where everything comes from.
    pub catalog: &'c Catalog,
    /// The language wanted; English where a text lacks it.
    pub lang: Lang,
}

impl<'c> Describe<'c> {
    /// A code, as a call to `service` returns it; without one, its common entry, else
    /// all its entries, else what the category says.
    #[must_use]
    pub fn code(self, code: &Code<'c>, service: Option<&str>) -> Vec<Entry<'c>> {
        let entries = code.entries_for(service);
        if entries.is_empty() {
            return vec![self.known(code, service)];
        }
        entries.into_iter().map(|entry| self.explained(code, entry)).collect()
    }

    /// A code as one call returned it. Where only its services say what it means and the
    /// service is not known, it is no better than known.
    #[must_use]
    pub fn code_of_call(self, code: &Code<'c>, service: Option<&str>) -> Entry<'c> {
        match code.entries_for(service).as_slice() {
            [entry] => self.explained(code, *entry),
            _ => self.known(code, service),
        }
    }

    /// A category that is no code, by its folded name. Where no catalog explains it, it
    /// has no text.
    #[must_use]
    pub fn category(self, folded: &str) -> Option<Entry<'c>> {
        let (mut described, docs) = match self.catalog.category(folded) {
            Some(entry) => (self.texts(entry), self.docs(entry, None)),
            None => (Entry::bare(self.catalog.inventory().category(folded)?, Status::Category), None),
        };
        described.status = Status::Category;
        described.category = Some(described.code.clone());
        described.retry_source = described.record.map(|_| RetrySource::Category);
        described.scope = None;
        described.docs = docs;
        Some(described)
    }

    /// The title of a code, of whichever entry comes first; empty where it has none.
    #[must_use]
    pub fn title(self, code: &Code<'c>) -> &'c str {
        let entry = code.common().or(code.entries.first().copied());
        entry.and_then(|entry| self.entry_title(entry)).unwrap_or_default()
    }

    /// The title of an entry.
    #[must_use]
    pub fn entry_title(self, entry: catalog::Entry<'c>) -> Option<&'c str> {
        self.text(entry).map(|(text, _)| text.title())
    }

    /// The same with who returns it, for a reader who wants it whole.
    #[must_use]
    pub fn code_with_sources(self, code: &Code<'c>, service: Option<&str>) -> Vec<Entry<'c>> {
        let mut entries = self.code(code, service);
        for entry in &mut entries {
            if !matches!(entry.scope, Some(COMMON | CLIENT)) {
                entry.sources = self.sources(code, entry.scope.or(service));
            }
        }
        entries
    }

    fn explained(self, code: &Code<'c>, entry: catalog::Entry<'c>) -> Entry<'c> {
        let scope = entry.record.scope();
        let mut described = self.texts(entry);
        if !matches!(scope, Some(COMMON | CLIENT)) {
            described.services = services_of(code);
            if let (Some(scope), true) = (scope, described.services.is_empty()) {
                described.services.push(scope);
            }
        }
        let service = scope.and_then(|scope| self.catalog.inventory().service(scope));
        described.docs = self.docs(entry, service);
        described
    }

    /// A code that only the inventory has.
    fn known(self, code: &Code<'c>, service: Option<&str>) -> Entry<'c> {
        let category = code::category(code.name);
        let mut described = match self.catalog.category(&code::fold(category)) {
            Some(entry) => self.texts(entry),
            None => Entry::bare(code.name, Status::Known),
        };
        described.code = Cow::Borrowed(code.name);
        described.status = Status::Known;
        described.retry_source = described.record.map(|_| RetrySource::Category);
        described.scope = None;
        described.evidence = None;
        described.category = Some(Cow::Borrowed(category));
        described.services = services_of(code);
        // One service's page says more than the common table; of many, none does.
        let page = match (service, described.services.as_slice()) {
            (Some(service), _) | (None, &[service]) => self.catalog.inventory().service(service),
            _ => None,
        };
        described.docs = match page {
            Some(service) => self.service_docs(service),
            None => Some(common_table(self.lang).to_owned()),
        };
        described
    }

    /// The texts and the verdict of a catalog entry, nothing about who returns it.
    fn texts(self, entry: catalog::Entry<'c>) -> Entry<'c> {
        let record = entry.record;
        let mut described = Entry::bare(record.name(), Status::Explained);
        described.category = Some(Cow::Borrowed(code::category(record.name())));
        described.scope = record.scope();
        described.retry = record.retry();
        described.retry_source = Some(RetrySource::Code);
        described.evidence = record.evidence();
        described.origin = Some(entry.origin);
        described.record = Some(record);
        let Some((text, lang)) = self.text(entry) else { return described };
        let some = |text: &'c str| Some(text).filter(|text| !text.is_empty());
        described.lang = Some(lang);
        described.title = some(text.title());
        described.summary = some(text.summary());
        described.causes = text.causes().collect();
        described.fixes = text.fixes().collect();
        described.retry_hint = some(text.retry_hint());
        described.note = some(text.note());
        let contrast = text.contrast().map(Some).chain(std::iter::repeat(None));
        described.related =
            record.related().zip(contrast).map(|(code, contrast)| self.related(code, contrast)).collect();
        described
    }

    fn related(self, code: &'c str, contrast: Option<&'c str>) -> Related<'c> {
        let title = || {
            let codes = self.catalog.named(&code::fold(code));
            codes.iter().find(|other| other.name == code).map_or("", |other| self.title(other))
        };
        Related { code, contrast: contrast.unwrap_or_else(title) }
    }

    /// The text in the language wanted, else in English, else in any; and its language.
    fn text(self, entry: catalog::Entry<'c>) -> Option<(TextRecord<'c>, &'static str)> {
        let order = [self.lang.index(), Lang::En.index()].into_iter().chain(0..LANGUAGES.len());
        order.into_iter().find_map(|lang| Some((entry.record.text(lang)?, *LANGUAGES.get(lang)?)))
    }

    /// Who lists the code; `first`, if it does, before the others.
    fn sources(self, code: &Code<'c>, first: Option<&str>) -> Vec<Source<'c>> {
        let Some(known) = code.known else {
            let service = first.and_then(|id| self.catalog.inventory().service(id));
            return service.map(|service| self.source(service, Vec::new(), 0)).into_iter().collect();
        };
        let mut sources: Vec<Source<'c>> = known
            .services()
            .map(|service| {
                let actions = known.actions().filter(|action| action.service().id() == service.id());
                let mut names: Vec<&'c str> = actions.map(Action::name).collect();
                names.dedup();
                let count = names.len();
                names.truncate(ACTIONS_NAMED);
                self.source(service, names, count)
            })
            .collect();
        sources.sort_by_key(|source| Some(source.service) != first);
        sources
    }

    fn source(self, service: Service<'c>, actions: Vec<&'c str>, action_count: usize) -> Source<'c> {
        Source { service: service.id(), name: service.name(self.lang.index()), actions, action_count }
    }

    /// The page that the entry names, else the common table, else the service's.
    fn docs(self, entry: catalog::Entry<'c>, service: Option<Service<'c>>) -> Option<String> {
        let own = self.text(entry).map(|(text, _)| text.docs()).filter(|docs| !docs.is_empty());
        let own = own.unwrap_or_else(|| entry.record.docs());
        match entry.record.scope() {
            _ if !own.is_empty() => Some(own.to_owned()),
            Some(CLIENT) => None,
            Some(COMMON) | None => Some(common_table(self.lang).to_owned()),
            Some(_) => service.and_then(|service| self.service_docs(service)),
        }
    }

    /// Products that the international site does not name are documented in Chinese only.
    fn service_docs(self, service: Service<'c>) -> Option<String> {
        let lang = if service.name(self.lang.index()).is_empty() { Lang::Zh } else { self.lang };
        let site = match lang {
            Lang::En => "https://www.tencentcloud.com",
            Lang::Ja => "https://www.tencentcloud.com/jp",
            Lang::Zh => "https://cloud.tencent.com",
        };
        Some(service.docs()).filter(|path| !path.is_empty()).map(|path| format!("{site}/{path}"))
    }
}

/// The page of the common codes. Article ids differ between the sites.
const fn common_table(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "https://www.tencentcloud.com/document/product/239/32050",
        Lang::Ja => "https://www.tencentcloud.com/jp/document/product/239/32050",
        Lang::Zh => "https://cloud.tencent.com/document/api/239/30603",
    }
}

fn services_of<'c>(code: &Code<'c>) -> Vec<&'c str> {
    code.known.map(|known| known.services().map(Service::id).collect()).unwrap_or_default()
}

impl<'c> Entry<'c> {
    /// An entry that says nothing yet.
    pub(super) fn bare(code: impl Into<Cow<'c, str>>, status: Status) -> Self {
        Self {
            code: code.into(),
            status,
            category: None,
            scope: None,
            services: Vec::new(),
            retry: Retry::Unknown,
            retry_source: None,
            evidence: None,
            lang: None,
            title: None,
            summary: None,
            causes: Vec::new(),
            fixes: Vec::new(),
            retry_hint: None,
            note: None,
            related: Vec::new(),
            docs: None,
            origin: None,
            codes: None,
            sources: Vec::new(),
            unknown_sub_code: None,
            record: None,
        }
    }
}
