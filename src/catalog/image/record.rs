//! A packed `[[category]]`, `[[code]]` or line of `[brief]`.

use super::super::schema::{Evidence, Retry};
use super::Packed;
use super::brief::BriefRecord;
use super::layout::{BRIEF_AT, FLAGS_AT, OWN_AT, TEXTS_AT};
use super::own::{Own, TextRecord};

/// An entry of an image: a `[[category]]`, a `[[code]]` or a brief.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pub(super) packed: Packed<'a>,
    pub(super) at: usize,
}

impl<'a> Record<'a> {
    /// The category, or the whole code.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.packed.short(self.at)
    }

    /// `common`, `client`, `shared`, a service id, or several with commas between them;
    /// none for a category that is no code itself.
    #[must_use]
    pub fn scope(self) -> Option<&'a str> {
        Some(self.packed.short(self.at + 1)).filter(|scope| !scope.is_empty())
    }

    /// Whether it stands under `[[category]]`.
    #[must_use]
    pub fn is_category(self) -> bool {
        self.flags().0 == 1
    }

    /// Its own verdict; none where it is the kind's.
    #[must_use]
    pub fn own_retry(self) -> Option<Retry> {
        Retry::ALL.get(self.flags().1.checked_sub(1)?).copied()
    }

    /// What the texts rest on; none for a category that is no code itself.
    #[must_use]
    pub fn evidence(self) -> Option<Evidence> {
        Evidence::ALL.get(self.flags().2.checked_sub(1)?).copied()
    }

    /// Its kind and subject, where it is written by them.
    #[must_use]
    pub fn brief(self) -> Option<BriefRecord<'a>> {
        let at = self.packed.word(self.at + BRIEF_AT);
        (at != 0).then_some(BriefRecord { packed: self.packed, at })
    }

    /// A page that explains it; empty where there is none.
    #[must_use]
    pub fn docs(self) -> &'a str {
        self.own().map(|own| own.string(0)).unwrap_or_default()
    }

    /// Further words by which people look for it.
    pub fn keywords(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own().into_iter().flat_map(|own| own.strings(1))
    }

    /// Codes that are easily confused with this one.
    pub fn related(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own().into_iter().flat_map(|own| own.strings(2))
    }

    /// Its own texts in the language at a place of the schema's order; beside a brief only
    /// what differs from the kind's.
    #[must_use]
    pub fn text(self, lang: usize) -> Option<TextRecord<'a>> {
        self.own()?.text(lang)
    }

    /// Whether it has own texts in any language.
    #[must_use]
    pub fn has_text(self) -> bool {
        self.own().is_some_and(|own| own.bits() >> TEXTS_AT != 0)
    }

    /// What tells it from all other entries of all layers.
    #[must_use]
    pub fn address(self) -> usize {
        self.packed.address(self.at)
    }

    fn own(self) -> Option<Own<'a>> {
        let at = self.packed.word(self.at + OWN_AT);
        (at != 0).then_some(Own { packed: self.packed, at })
    }

    /// Category or code, verdict, evidence.
    fn flags(self) -> (usize, usize, usize) {
        let flags = self.packed.word(self.at + FLAGS_AT);
        (flags & 0xff, flags >> 8 & 0xff, flags >> 16)
    }
}
