//! How much of a query the words of a code cover.

use super::asked::Resolved;
use super::meaning::Meaning;
use super::{COMMON_PRIOR, WHOLE};
use crate::catalog::IndexedLayer;
use crate::catalog::word_index::{Field, Row, WordIndex};

/// A query of more parts than these is a sentence.
const FEW_PARTS: u32 = 3;

/// What was found of a query in the codes of one layer, by the places of the codes.
#[derive(Debug, Default)]
struct Cover {
    /// The weight of what was found.
    weights: Vec<u32>,
    /// How many parts are in the name.
    in_name: Vec<u8>,
    /// How well the part at hand is found, and whether in the name.
    quality: Vec<(u16, bool)>,
    /// The codes of which the quality is not 0.
    touched: Vec<usize>,
    /// Room to count rows; all zero.
    in_rows: Vec<u8>,
}

/// What was found in all layers.
#[derive(Debug)]
pub struct Covers {
    layers: Vec<Cover>,
    /// The weight of the whole query.
    total: u32,
    /// Whether every part of it is known for certain.
    pub is_known: bool,
    /// How many parts a name can have.
    pub for_names: u32,
}

impl Covers {
    /// How much of the query a code covers, up to [`WHOLE`].
    pub fn covered(&self, layer: usize, code: usize) -> u32 {
        let weight = self.layers.get(layer).and_then(|cover| cover.weights.get(code)).copied().unwrap_or_default();
        weight / self.total.max(1)
    }

    /// How many parts of the query are in the name of a code.
    pub fn in_name(&self, layer: usize, code: usize) -> u32 {
        self.layers.get(layer).and_then(|cover| cover.in_name.get(code)).copied().unwrap_or_default().into()
    }
}

/// Looks up the meanings of a query in all layers.
pub fn cover(resolved: &[Resolved<'_>], layers: &[IndexedLayer<'_>]) -> Covers {
    let room = |layer: &IndexedLayer<'_>| {
        let codes = layer.index.codes();
        let (weights, in_name, quality) = (vec![0; codes], vec![0; codes], vec![(0, false); codes]);
        Cover { weights, in_name, quality, ..Cover::default() }
    };
    let mut covers = Covers { layers: layers.iter().map(room).collect(), total: 0, is_known: true, for_names: 0 };
    let total = layers.last().map_or(0, |layer| layer.index.codes());
    let parts = u32::try_from(resolved.len()).unwrap_or(u32::MAX);
    for Resolved { meanings, is_foreign, is_sure, factor } in resolved {
        for ((cover, layer), meanings) in covers.layers.iter_mut().zip(layers).zip(meanings) {
            meanings.iter().for_each(|meaning| cover.find(*layer, meaning, *is_foreign));
        }
        // What lies on top does not change how rare a word is.
        let mut counts = covers.layers.iter().rev().map(|cover| cover.touched.len());
        let count = counts.find(|count| *count > 0).unwrap_or_default();
        let mut weight = rarity(total, count) * factor / 100;
        if count == 0 && parts > FEW_PARTS {
            // In a sentence, a word that nobody knows is mostly not the point.
            weight = weight * FEW_PARTS / parts;
        }
        covers.total += weight.max(1);
        covers.is_known &= *is_sure;
        covers.for_names += u32::from(!*is_foreign);
        covers.layers.iter_mut().for_each(|cover| cover.take(weight.max(1)));
    }
    covers
}

impl Cover {
    fn find(&mut self, layer: IndexedLayer<'_>, meaning: &Meaning<'_>, is_foreign: bool) {
        let index = layer.index;
        let mut raise = |code: usize, field: Field, best: u32| {
            let has_no_name = is_foreign || index.prior(code) >= COMMON_PRIOR;
            let found = u16::try_from(best * worth(field, has_no_name) / WHOLE).unwrap_or(u16::MAX);
            if let Some((quality, in_name)) = self.quality.get_mut(code) {
                if *quality == 0 {
                    self.touched.push(code);
                }
                *quality = (*quality).max(found);
                *in_name |= field == Field::Name && !is_foreign;
            }
        };
        match meaning {
            Meaning::Any(row, best) => index.each(*row, |code, field| raise(code, field, *best)),
            Meaning::All(rows, best) => {
                for (code, field) in in_all(rows, index, &mut self.in_rows) {
                    raise(code, field, *best);
                }
            }
        }
    }

    /// Adds what was found of one part.
    fn take(&mut self, weight: u32) {
        for code in self.touched.drain(..) {
            let (found, in_name) = self.quality.get_mut(code).map(std::mem::take).unwrap_or_default();
            if let Some(sum) = self.weights.get_mut(code) {
                *sum += weight * u32::from(found);
            }
            if let Some(count) = self.in_name.get_mut(code).filter(|_| in_name) {
                *count = count.saturating_add(1);
            }
        }
    }
}

/// The codes that all rows have, with the field of the first. `in_rows` is room for how many
/// of the rows each code is in; it is left as it was.
fn in_all(rows: &[Row<'_>], index: WordIndex<'_>, in_rows: &mut Vec<u8>) -> Vec<(usize, Field)> {
    in_rows.resize(index.codes(), 0);
    let mut found: Vec<(usize, Field)> = Vec::new();
    for (row, rank) in rows.iter().zip(0_u8..) {
        index.each(*row, |code, field| {
            let Some(count) = in_rows.get_mut(code).filter(|count| **count == rank) else { return };
            *count += 1;
            if rank == 0 {
                found.push((code, field));
            }
        });
    }
    let all = u8::try_from(rows.len()).unwrap_or(u8::MAX);
    found.retain(|(code, _)| in_rows.get_mut(*code).is_some_and(|count| std::mem::take(count) == all));
    found
}

/// What a word is worth by where it is, in thousandths.
fn worth(field: Field, has_no_name: bool) -> u32 {
    match field {
        Field::Name => 1000,
        Field::Title if has_no_name => 1000,
        Field::Title => 920,
        Field::Text => 680,
        Field::Category => 780,
    }
}

/// The weight of a word that `count` of `total` codes have: the binary logarithm of
/// how rare it is, in sixteenths.
fn rarity(total: usize, count: usize) -> u32 {
    let ratio = total.checked_div(1 + count).unwrap_or_default() + 1;
    let whole = ratio.checked_ilog2().unwrap_or_default();
    let fraction = (ratio << 4 >> whole) & 0xf;
    1 + 16 * whole + u32::try_from(fraction).unwrap_or_default()
}
