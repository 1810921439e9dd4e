//! The kinds and subjects that a catalog and what lies below it have.

use super::super::grammar::{Demand, Kind, Subject};
use super::super::layers::Layers;
use super::super::nearest;
use super::super::schema::{Retry, Written};

/// Kinds and subjects by name, and what lies below.
pub struct Vocabulary<'c> {
    /// By name.
    kinds: Vec<&'c Kind>,
    /// Name and service, sorted.
    subjects: Vec<(&'c str, &'c str)>,
    pub below: &'c Layers<'c>,
}

/// What a kind asks of a brief.
pub struct Demands<'c> {
    pub retry: Retry,
    pub subject: Demand,
    pub other: Demand,
    pub takes: Vec<&'c str>,
}

impl<'c> Vocabulary<'c> {
    pub fn new(written: &'c Written, below: &'c Layers<'c>) -> Self {
        let mut kinds: Vec<&Kind> = written.kinds.iter().collect();
        kinds.sort_unstable_by_key(|kind| kind.name.as_str());
        let names = |subject: &'c Subject| (subject.name.as_str(), subject.service.as_str());
        let mut subjects: Vec<(&str, &str)> = written.subjects.iter().map(names).collect();
        subjects.sort_unstable();
        Self { kinds, subjects, below }
    }

    /// None where there is no such kind.
    pub fn kind(&self, name: &str) -> Option<Demands<'c>> {
        let here = self.kinds.binary_search_by_key(&name, |kind| kind.name.as_str());
        if let Some(kind) = here.ok().and_then(|at| self.kinds.get(at)) {
            let takes = kind.takes.iter().map(String::as_str).collect();
            return Some(Demands { retry: kind.retry, subject: kind.subject, other: kind.other, takes });
        }
        let kind = self.below.kind(name)?;
        Some(Demands {
            retry: kind.retry(),
            subject: kind.subject(),
            other: kind.other(),
            takes: kind.takes().collect(),
        })
    }

    /// Whether an entry with this scope may name the subject.
    pub fn has_subject(&self, name: &str, scope: &str) -> bool {
        [scope, ""].iter().any(|service| self.subjects.binary_search(&(name, service)).is_ok())
            || self.below.subject(name, scope).is_some()
    }

    /// The kind that a mistyped name may have meant.
    pub fn near_kind(&self, typed: &str) -> String {
        let below = self.below.kinds().map(super::super::image::KindRecord::name);
        nearest::hint(typed, self.kinds.iter().map(|kind| kind.name.as_str()).chain(below))
    }

    /// The subject that a mistyped name may have meant.
    pub fn near_subject(&self, typed: &str, scope: &str) -> String {
        let here = self.subjects.iter().filter(|(_, service)| service.is_empty() || *service == scope);
        let below = self.below.subjects(scope).map(super::super::image::SubjectRecord::name);
        nearest::hint(typed, here.map(|(name, _)| *name).chain(below))
    }
}
