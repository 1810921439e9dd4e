//! A packed `[[category]]`, `[[code]]` or line of `[brief]`.

use super::super::grammar::{Brief, KEY_COUNT, Term};
use super::super::schema::{Evidence, Retry};
use super::Packed;
use super::layout::{BRIEF_AT, FLAGS_AT, OWN_AT, PAIR, TEXT_WORDS, TEXTS_AT};

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
        self.packed.string(self.at)
    }

    /// `common`, `client`, `shared`, a service id, or several with commas between them;
    /// none for a category that is no code itself.
    #[must_use]
    pub fn scope(self) -> Option<&'a str> {
        Some(self.packed.string(self.at + PAIR)).filter(|scope| !scope.is_empty())
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
        self.own().map(|own| self.packed.string(own)).unwrap_or_default()
    }

    /// Further words by which people look for it.
    pub fn keywords(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own().into_iter().flat_map(move |own| self.packed.strings(own + PAIR))
    }

    /// Codes that are easily confused with this one.
    pub fn related(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own().into_iter().flat_map(move |own| self.packed.strings(own + 2 * PAIR))
    }

    /// Its own texts in the language at a place of the schema's order; beside a brief only
    /// what differs from the kind's.
    #[must_use]
    pub fn text(self, lang: usize) -> Option<TextRecord<'a>> {
        let text = TextRecord { packed: self.packed, at: self.own()? + TEXTS_AT + lang * TEXT_WORDS };
        text.is_there().then_some(text)
    }

    fn own(self) -> Option<usize> {
        Some(self.packed.word(self.at + OWN_AT)).filter(|at| *at != 0)
    }

    /// Category or code, verdict, evidence.
    fn flags(self) -> (usize, usize, usize) {
        let flags = self.packed.word(self.at + FLAGS_AT);
        (flags & 0xff, flags >> 8 & 0xff, flags >> 16)
    }
}

/// Kind and subject of an entry.
#[derive(Clone, Copy, Debug)]
pub struct BriefRecord<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> BriefRecord<'a> {
    /// The name of the kind.
    #[must_use]
    pub fn kind(self) -> &'a str {
        self.packed.string(self.at)
    }

    /// The name of the subject, or a literal in back-quotes; empty where there is none.
    #[must_use]
    pub fn subject(self) -> &'a str {
        self.packed.string(self.at + PAIR)
    }

    /// The other thing, as the subject.
    #[must_use]
    pub fn other(self) -> &'a str {
        self.packed.string(self.at + 2 * PAIR)
    }

    /// The value of the key at a place of the keys; empty where there is none.
    #[must_use]
    pub fn value(self, key: usize) -> &'a str {
        self.packed.strings(self.at + 3 * PAIR).nth(key).unwrap_or_default()
    }

    /// As it was written.
    #[must_use]
    pub fn to_brief(self) -> Brief {
        let term = |text: &str| match text.strip_prefix('`') {
            Some(_) => Some(Term::Literal(text.to_owned())),
            None => (!text.is_empty()).then(|| Term::Noun(text.to_owned())),
        };
        let mut values = [const { String::new() }; KEY_COUNT];
        for (place, value) in values.iter_mut().zip(self.packed.strings(self.at + 3 * PAIR)) {
            value.clone_into(place);
        }
        Brief { kind: self.kind().to_owned(), subject: term(self.subject()), other: term(self.other()), values }
    }
}

/// The own texts of an entry in one language. An absent text is empty.
#[derive(Clone, Copy, Debug)]
pub struct TextRecord<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> TextRecord<'a> {
    /// At most 34 columns.
    #[must_use]
    pub fn title(self) -> &'a str {
        self.packed.string(self.at)
    }

    /// What happened.
    #[must_use]
    pub fn summary(self) -> &'a str {
        self.packed.string(self.at + PAIR)
    }

    /// What stands behind the summary of the kind.
    #[must_use]
    pub fn more(self) -> &'a str {
        self.packed.string(self.at + 2 * PAIR)
    }

    /// What to do before the fixes of the kind.
    #[must_use]
    pub fn fix(self) -> &'a str {
        self.packed.string(self.at + 3 * PAIR)
    }

    /// The verdict's word and one clause.
    #[must_use]
    pub fn retry_hint(self) -> &'a str {
        self.packed.string(self.at + 4 * PAIR)
    }

    /// Where the vendor's text and the code's name disagree.
    #[must_use]
    pub fn note(self) -> &'a str {
        self.packed.string(self.at + 5 * PAIR)
    }

    /// A page that explains it in this language.
    #[must_use]
    pub fn docs(self) -> &'a str {
        self.packed.string(self.at + 6 * PAIR)
    }

    /// Why, the most frequent first.
    pub fn causes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 7 * PAIR)
    }

    /// What to do, in the order to try it.
    pub fn fixes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 8 * PAIR)
    }

    /// Beside each of the related codes: what that code is, as against this one.
    pub fn contrast(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 9 * PAIR)
    }

    /// Whether it says anything.
    fn is_there(self) -> bool {
        // The second word of each pair is a length or a count.
        self.packed.words(self.at, TEXT_WORDS).skip(1).step_by(PAIR).any(|len| len > 0)
    }
}
