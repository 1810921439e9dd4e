//! Where the kinds and subjects of an image will stand, so that its briefs need no names.

use super::super::grammar::{Kind, Subject};
use super::super::image::layout::{KIND_WORDS, SUBJECT_WORDS};
use super::super::packed::place_word;

/// Sorted kinds and subjects, and where their tables begin.
#[derive(Clone, Copy)]
pub struct Places<'s, 'p> {
    pub kinds: &'p [&'s Kind],
    pub kinds_at: usize,
    pub subjects: &'p [&'s Subject],
    pub subjects_at: usize,
}

impl Places<'_, '_> {
    /// The word of a kind; none where it stands in a layer below.
    pub fn kind(&self, name: &str) -> Option<usize> {
        let index = self.kinds.binary_search_by(|kind| kind.name.as_str().cmp(name)).ok()?;
        place_word(self.kinds_at + index * KIND_WORDS)
    }

    /// The word of a subject as entries with this scope mean it; none for a literal, and
    /// where it stands in a layer below.
    pub fn subject(&self, name: &str, scope: &str) -> Option<usize> {
        let of = |service: &str| {
            let compare = |subject: &&Subject| (subject.name.as_str(), subject.service.as_str()).cmp(&(name, service));
            self.subjects.binary_search_by(compare).ok()
        };
        place_word(self.subjects_at + of(scope).or_else(|| of(""))? * SUBJECT_WORDS)
    }
}
