//! How alike a query and the title of a code are.

use super::WHOLE;
use crate::catalog::compose::write_title;
use crate::catalog::image::Record;
use crate::catalog::layers::Layers;
use crate::catalog::schema::LANGUAGES;
use crate::catalog::word_index::normal::Variants;
use crate::catalog::word_index::parts::{Part, is_noise, parts};
use crate::catalog::word_index::stem::stem;
use std::ops::Range;

/// A query, to be compared with titles.
pub struct Titles<'c> {
    layers: Layers<'c>,
    variants: Variants<'c>,
    /// The parts of the query, sorted.
    wanted: Vec<String>,
    /// The places of the languages that it may be in.
    langs: Range<usize>,
    /// Room for a title.
    title: String,
}

impl<'c> Titles<'c> {
    /// For the codes of all layers.
    pub fn new(typed: &str, layers: Layers<'c>, variants: Variants<'c>) -> Self {
        // English titles have no other letters, and others few Latin ones.
        let langs = if typed.is_ascii() { 0..1 } else { 1..LANGUAGES.len() };
        Self { layers, variants, wanted: pieces(typed, variants), langs, title: String::new() }
    }

    /// How alike the query and a title of the code are, in the language in which they are most,
    /// up to [`WHOLE`]: the share of words and pairs of letters that both have.
    pub fn alike(&mut self, record: Record<'c>) -> u32 {
        let mut best = 0;
        for lang in self.langs.clone() {
            if write_title(record, &self.layers, lang, &mut self.title) {
                let found = pieces(&self.title, self.variants);
                let both = found.iter().filter(|piece| self.wanted.binary_search(piece).is_ok()).count();
                best = best.max(super::share(2 * both, found.len() + self.wanted.len()));
            }
        }
        best.min(WHOLE)
    }
}

/// The stems of the words of a text, and every two adjacent letters of other scripts, sorted.
fn pieces(text: &str, variants: Variants<'_>) -> Vec<String> {
    let mut pieces = Vec::new();
    for part in parts(text, variants) {
        match part {
            Part::Word(word) if is_noise(&word) => {}
            Part::Word(word) => pieces.push(stem(&word)),
            Part::Run(run) if run.len() == 1 => pieces.extend(run.iter().map(|letter| letter.c.to_string())),
            Part::Run(run) => pieces.extend(run.windows(2).map(|two| two.iter().map(|letter| letter.c).collect())),
        }
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, variants};

    #[test]
    fn a_title_is_as_alike_as_the_words_that_both_have() {
        let mut catalog = Catalog::built_in();
        let overlay = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/zoo.toml");
        catalog.add_overlay(&overlay).expect("the fixture has no fault");
        let codes = catalog.named("zoo.lionescaped");
        let record = codes[0].entries[0].record;
        let alike = |typed: &str| Titles::new(typed, catalog.below(), variants()).alike(record);
        // The title is `the lion is out`; grammar says nothing.
        assert_eq!(alike("the lion is out"), 1000);
        assert_eq!(alike("lions out there"), 1000);
        assert_eq!(alike("lion"), 666);
        assert_eq!(alike("bear"), 0);
        // 狮子逃脱 has three pairs.
        assert_eq!(alike("狮子逃脱"), 1000);
        assert_eq!(alike("狮子"), 500);
        assert_eq!(alike("ライオンの脱走"), 1000);
    }
}
