//! A packed line of `[subject]`.

use super::super::grammar::Article;
use super::Packed;
use super::layout::{NOUNS_AT, REST_AT, REST_FLAGS_AT};

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
        if lang < 3 { self.packed.short(self.at + NOUNS_AT + lang) } else { "" }
    }

    /// The English plural; empty where it is regular.
    #[must_use]
    pub fn plural(self) -> &'a str {
        self.rest(0)
    }

    /// How its IDs begin; empty where that is not documented.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.rest(1)
    }

    /// The action that lists it, as `vpc:DescribeSubnets`; empty where there is none.
    #[must_use]
    pub fn list(self) -> &'a str {
        self.rest(2)
    }

    /// Other words for it, in any language.
    pub fn words(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.rest_at().into_iter().flat_map(move |at| self.packed.strings(at + REST_FLAGS_AT + 1))
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

    /// What tells it from all other subjects of all layers.
    #[must_use]
    pub fn address(self) -> usize {
        self.packed.address(self.at)
    }

    fn flags(self) -> usize {
        self.rest_at().map_or(0, |at| self.packed.word(at + REST_FLAGS_AT))
    }

    fn rest(self, place: usize) -> &'a str {
        self.rest_at().map_or("", |at| self.packed.short(at + place))
    }

    /// Where that stands which few have.
    fn rest_at(self) -> Option<usize> {
        Some(self.packed.word(self.at + REST_AT)).filter(|at| *at != 0)
    }
}
