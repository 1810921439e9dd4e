//! A code by which services mean different things, where the service is not known.

use super::{Describe, Entry, RetrySource, Status};
use crate::catalog::{CatalogEntry, Code};
use crate::lang::fill;
use crate::retry::Retry;
use std::borrow::Cow;

/// How many meanings of a code are named.
const MEANINGS_NAMED: usize = 6;
/// How many services of a meaning are named.
const SERVICES_NAMED: usize = 4;
/// How many services are listed that may be asked for.
const SERVICES_LISTED: usize = 12;
/// How many fixes that all meanings have in common are shown.
const COMMON_FIXES: usize = 2;
/// How many fixes are shown before the command that chooses a meaning.
const MOST_FIXES: usize = 3;
/// The services whose errors people ask about most, by a count of public threads.
const MET: &str = "sms cvm scf dnspod ags ocr hunyuan ssl tmt cbs vod tke sts ses asr cdn lighthouse clb mongodb iai \
                   cls batch teo live monitor tts wedata billing tcb cam tcr cdb vpc nlp";

/// What some services mean by a code.
struct Meaning<'c> {
    services: Vec<&'c str>,
    entry: Entry<'c>,
}

impl<'c> Describe<'c> {
    /// What holds for all of the services, and what those mean that people meet most.
    pub(super) fn of_several(self, code: &Code<'c>, entries: &[CatalogEntry<'c>]) -> Entry<'c> {
        let sentences = self.lang.sentences();
        let mut meanings: Vec<Meaning<'c>> = entries.iter().map(|entry| self.meaning(code, *entry)).collect();
        meanings.sort_by_key(|meaning| meaning.services.iter().map(|service| met(service)).min());
        let same_title = same(&meanings, |entry| entry.title.clone());
        let mut described = self.known(code, None);
        described.kind = same(&meanings, |entry| entry.kind);
        described.subject = same(&meanings, |entry| entry.subject);
        let title = same_title.clone().or_else(|| Some(self.title_of_kind(described.kind?)?.into()));
        described.status = Status::Explained;
        described.title = title.or_else(|| Some(sentences.differs_by_service().into()));
        // Where the titles are alike, the summaries tell the services apart.
        let said = |entry: &Entry<'c>| if same_title.is_some() { entry.summary.clone() } else { entry.title.clone() };
        described.summary = same(&meanings, |entry| entry.summary.clone())
            .or_else(|| Some(self.in_each(&meanings, MEANINGS_NAMED, said).join(sentences.gap()).into()));
        described.causes.clear();
        // The category's fixes are for codes of which no more is known.
        let mut fixes = common_fixes(&meanings);
        let first = |entry: &Entry<'c>| entry.fixes.iter().find(|fix| !fixes.contains(fix)).cloned();
        let of_services = self.in_each(&meanings, MOST_FIXES - fixes.len(), first);
        fixes.extend(of_services.into_iter().map(Cow::Owned));
        fixes.push(self.look_up(code).into());
        described.fixes = fixes;
        described.note = None;
        described.related.clear();
        described.record = None;
        described.retry_hint = None;
        (described.retry, described.retry_source) = match same(&meanings, |entry| Some(entry.retry)) {
            Some(retry) => {
                described.retry_hint = same(&meanings, |entry| entry.retry_hint.clone());
                (retry, Some(RetrySource::Code))
            }
            None => (Retry::Unknown, Some(RetrySource::Category)),
        };
        described
    }

    fn meaning(self, code: &Code<'c>, entry: CatalogEntry<'c>) -> Meaning<'c> {
        let mut services = code.spoken_for(entry);
        services.sort_by_key(|service| met(service));
        Meaning { services, entry: self.texts(entry).0 }
    }

    /// What is said of the first few meanings, each with its services; those of which the same
    /// is said stand together.
    fn in_each(
        self,
        meanings: &[Meaning<'c>],
        most: usize,
        said: impl Fn(&Entry<'c>) -> Option<Cow<'c, str>>,
    ) -> Vec<String> {
        let mut groups: Vec<(Cow<'c, str>, Vec<&'c str>)> = Vec::new();
        for Meaning { services, entry } in meanings {
            let Some(said) = said(entry) else { continue };
            match groups.iter_mut().find(|(other, _)| *other == said) {
                Some((_, others)) => others.extend(services),
                None => groups.push((said, services.clone())),
            }
        }
        groups.iter().take(most).map(|(said, services)| self.in_services(services, said)).collect()
    }

    /// What services say.
    fn in_services(self, services: &[&str], said: &str) -> String {
        let sentences = self.lang.sentences();
        let services = self.listed(services, SERVICES_NAMED);
        if said.contains('\n') {
            // It ends with a command, which has no full stop.
            return fill(sentences.in_services(), &[&services, said]).trim_end_matches(['.', '。']).to_owned();
        }
        // The sentence around it has a full stop of its own.
        fill(sentences.in_services(), &[&services, said.trim_end_matches(['.', '。'])])
    }

    /// The command that asks for one of the meanings.
    fn look_up(self, code: &Code<'c>) -> String {
        let mut services = code.services();
        services.sort_by_key(|service| met(service));
        let command = format!("tcerr lookup {} --service SERVICE", code.name);
        fill(self.lang.sentences().look_up_for_service(), &[&command, &self.listed(&services, SERVICES_LISTED)])
    }

    /// The first so many of these services.
    fn listed(self, services: &[&str], most: usize) -> String {
        let named: Vec<&str> = services.iter().take(most).copied().collect();
        let comma = self.lang.sentences().comma();
        let dots = if services.len() > named.len() { [comma, "…"].concat() } else { String::new() };
        named.join(comma) + &dots
    }

    /// What a kind is called where nothing is known of the thing that has the trouble.
    fn title_of_kind(self, kind: &str) -> Option<&'c str> {
        let kind = self.catalog.below().kind(kind)?;
        kind.text(self.lang.index())?.title().last()
    }
}

/// The place of a service among those that people meet most; all others are behind these.
#[must_use]
pub fn met(service: &str) -> usize {
    MET.split(' ').position(|other| other == service).unwrap_or(usize::MAX)
}

/// The fixes that fit whatever the code means.
fn common_fixes<'c>(meanings: &[Meaning<'c>]) -> Vec<Cow<'c, str>> {
    let mut each = meanings.iter().map(|meaning| &meaning.entry.fixes);
    let mut common = each.next().cloned().unwrap_or_default();
    each.for_each(|fixes| common.retain(|fix| fixes.contains(fix)));
    common.truncate(COMMON_FIXES);
    common
}

/// What all meanings have alike; none where they differ.
fn same<'c, T: PartialEq>(meanings: &[Meaning<'c>], of: impl Fn(&Entry<'c>) -> Option<T>) -> Option<T> {
    let mut each = meanings.iter().map(|meaning| of(&meaning.entry));
    let first = each.next().flatten();
    first.filter(|first| each.all(|other| other.as_ref() == Some(first)))
}
