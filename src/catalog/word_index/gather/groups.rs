//! What several codes have: it is found by its own texts, and they by way of it.

use super::super::super::image::{KindRecord, KindTextRecord, SubjectRecord};
use super::super::super::schema::LANGUAGES;
use super::super::Field;
use super::Postings;
use std::collections::{BTreeMap, BTreeSet};

/// What several codes have, each found by its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group<'c> {
    /// By its address.
    Kind(usize),
    /// By its address.
    Subject(usize),
    /// By its name.
    Category(&'c str),
    /// By its id.
    Service(&'c str),
}

/// The codes of a group, and the texts by which they are found.
pub type GroupMembers = (BTreeSet<usize>, Vec<(String, Field)>);

/// How many codes have a word, those of groups too.
pub fn count(postings: Option<&Postings>, groups: &[Vec<usize>], first_group: usize) -> usize {
    let of_group = |group: &usize| groups.get(group - first_group).map_or(0, Vec::len);
    let targets = postings.into_iter().flat_map(BTreeMap::keys);
    targets.map(|target| if *target < first_group { 1 } else { of_group(target) }).sum()
}

/// Leaves out the codes that are found by a group of theirs as well.
pub fn drop_repeated(postings: &mut Postings, groups: &[Vec<usize>], first_group: usize) {
    for (group, field) in postings.split_off(&first_group) {
        for code in groups.get(group - first_group).into_iter().flatten() {
            if postings.get(code).is_some_and(|own| *own >= field) {
                postings.remove(code);
            }
        }
        postings.insert(group, field);
    }
}

/// What a kind is found by; what its slots take is the code's.
pub fn of_kind(kind: KindRecord<'_>) -> Vec<String> {
    let titles = (0..LANGUAGES.len()).filter_map(|lang| kind.text(lang)).flat_map(KindTextRecord::title);
    let literal = titles.flat_map(|title| title.split(['{', '}']).step_by(2));
    literal.chain(kind.words()).chain([kind.name()]).filter(|text| !text.trim().is_empty()).map(str::to_owned).collect()
}

/// What a thing is found by.
pub fn of_subject(subject: SubjectRecord<'_>) -> Vec<String> {
    let nouns = (0..LANGUAGES.len()).map(|lang| subject.noun(lang));
    nouns.chain(subject.words()).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}
