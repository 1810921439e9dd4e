//! What an input without an error of the API is all the same: a failure of a program or of its
//! set-up, or an answer of another interface of the vendor.

use crate::catalog::Catalog;
use crate::catalog::compose::MOST_ITEMS;
use crate::catalog::failures::FailureRecord;
use crate::lang::Lang;
use crate::mask::Masked;

/// What is known of an input that holds no error of the API. Its texts are in the language
/// that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The name of the failure; none where a message of an SDK tells it.
    pub name: Option<String>,
    /// What it is, in a few words; may be empty.
    pub title: String,
    /// What the input said of it.
    pub detail: Option<Masked>,
    /// What happened.
    pub summary: String,
    /// What to do, in the order to try it.
    pub fixes: Vec<String>,
    /// Whether a program failed, or its set-up; otherwise it is an answer of a server.
    pub is_of_client: bool,
    /// How much it says beside what else the input may be.
    pub precision: Precision,
}

/// How much is said of an input, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// An answer of another interface, with a number of which more is known: nothing says more.
    Number,
    /// The words of a failure, or a number that is a mere kind of errors.
    Kind,
    /// Which interface answered, and no more: of its number nothing is known.
    Interface,
}

impl Known {
    /// What is known of an interface, and of one of its numbers.
    pub(super) fn of_interface(lang: Lang, whole: FailureRecord<'_>, own: Option<FailureRecord<'_>>) -> Self {
        let place = lang.index();
        let said = own.map_or("", |own| own.summary(place));
        let gap = lang.sentences().gap();
        let summary = [whole.summary(place), said].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>();
        let fixes = own.into_iter().flat_map(|own| own.fixes(place)).chain(whole.fixes(place));
        Self {
            name: Some(own.unwrap_or(whole).name().to_owned()),
            title: whole.title(place).to_owned(),
            detail: None,
            summary: summary.join(gap),
            fixes: fixes.take(MOST_ITEMS).map(str::to_owned).collect(),
            is_of_client: false,
            precision: if own.is_some() { Precision::Number } else { Precision::Interface },
        }
    }
}

/// What the vendor's other interfaces mean by a number or a code alone: one for each that has it.
#[must_use]
pub fn numbered(catalog: &Catalog, lang: Lang, number: &str) -> Vec<Known> {
    let failures = catalog.failures();
    let known = |own: FailureRecord<'static>| {
        let interface = own.name().strip_suffix(number)?.strip_suffix('.')?;
        Some(Known::of_interface(lang, failures.of_interface(interface)?, Some(own)))
    };
    failures.interfaces().filter(|own| !own.has_signs()).filter_map(known).collect()
}
