//! A packed line of `[subject]`.

use super::super::grammar::Article;
use super::Packed;
use super::layout::SUBJECT_FLAGS_AT;

/// A thing.
#[derive(Clone, Copy, Debug)]
pub struct SubjectRecord<'a> {
    pub(super) packed: Packed<'a>,
    pub(super) at: usize,
}

impl<'a> SubjectRecord<'a> {
    /// `subnet`
    #[must_use]
    pub fn name(self) -> &'a str {
        self.packed.short(self.at)
    }

    /// The only service that has this noun; empty if all have it.
    #[must_use]
    pub fn service(self) -> &'a str {
        self.packed.short(self.at + 1)
    }

    /// The noun in the language at a place of the schema's order; empty where it lacks.
    #[must_use]
    pub fn noun(self, lang: usize) -> &'a str {
        if lang < 3 { self.packed.short(self.at + 2 + lang) } else { "" }
    }

    /// The English plural; empty where it is regular.
    #[must_use]
    pub fn plural(self) -> &'a str {
        self.packed.short(self.at + 5)
    }

    /// How its IDs begin; empty where that is not documented.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.packed.short(self.at + 6)
    }

    /// The action that lists it, as `vpc:DescribeSubnets`; empty where there is none.
    #[must_use]
    pub fn list(self) -> &'a str {
        self.packed.short(self.at + 7)
    }

    /// Other words for it, in any language.
    pub fn words(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + SUBJECT_FLAGS_AT + 1)
    }

    /// The English article, where the first letter does not tell.
    #[must_use]
    pub fn article(self) -> Option<Article> {
        match self.flags() >> 1 {
            1 => Some(Article::A),
            2 => Some(Article::An),
            _ => None,
        }
    }

    /// Whether it is not counted: no article, no plural.
    #[must_use]
    pub fn is_mass(self) -> bool {
        self.flags() & 1 == 1
    }

    fn flags(self) -> usize {
        self.packed.word(self.at + SUBJECT_FLAGS_AT)
    }
}
