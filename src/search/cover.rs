//! How much of a query the words of a code cover.

use super::WHOLE;
use super::asked::Resolved;
use super::sense::Sense;
use crate::catalog::IndexedLayer;
use crate::catalog::word_index::prior::COMMON_PRIOR;
use crate::catalog::word_index::{Field, IndexRow, WordIndex};
use std::ops::Range;

/// A query of more parts than these is a sentence.
const FEW_PARTS: u32 = 3;

/// What was found of a query in the codes of one layer, by the places of the codes.
#[derive(Debug, Default)]
struct Cover {
    /// The weight of what was found.
    weights: Vec<u32>,
    /// How many parts are in the name.
    in_name: Vec<u8>,
    /// How the part at hand is found.
    found: Vec<Found>,
    /// The codes in which it is.
    touched: Vec<usize>,
    /// How many of them have it as a word of their own, not of their service.
    own: usize,
    /// Room to count rows; all zero.
    in_rows: Vec<u8>,
}

/// How a part of a query is found in a code.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    quality: u16,
    is_in_name: bool,
    is_own: bool,
}

/// What was found in all layers.
#[derive(Debug)]
pub struct Covers {
    layers: Vec<Cover>,
    /// The weight of the whole query.
    total: u32,
    /// Whether every part of it is known for certain.
    pub is_known: bool,
    /// Whether some part is.
    pub is_any_known: bool,
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

/// Looks up the senses of a query in all layers.
pub fn cover(resolved: &[Resolved<'_>], layers: &[IndexedLayer<'_>]) -> Covers {
    let room = |layer: &IndexedLayer<'_>| {
        let codes = layer.index.codes();
        let (weights, in_name, found) = (vec![0; codes], vec![0; codes], vec![Found::default(); codes]);
        Cover { weights, in_name, found, ..Cover::default() }
    };
    let mut covers = Covers {
        layers: layers.iter().map(room).collect(),
        total: 0,
        is_known: true,
        is_any_known: false,
        for_names: 0,
    };
    let total = layers.last().map_or(0, |layer| layer.index.codes());
    let parts = u32::try_from(resolved.len()).unwrap_or(u32::MAX);
    for Resolved { senses, is_foreign, is_sure, factor } in resolved {
        for ((cover, layer), senses) in covers.layers.iter_mut().zip(layers).zip(senses) {
            for sense in senses {
                cover.find(layer, sense, *is_foreign);
            }
        }
        // What lies on top does not change how rare a word is.
        let mut counts = covers.layers.iter().rev().map(Cover::count);
        let count = counts.find(|count| *count > 0).unwrap_or_default();
        let mut weight = rarity(total, count) * factor / 100;
        if count == 0 && parts > FEW_PARTS {
            // In a sentence, a word that nobody knows is mostly not the point.
            weight = weight * FEW_PARTS / parts;
        }
        covers.total += weight.max(1);
        covers.is_known &= *is_sure;
        covers.is_any_known |= count > 0;
        covers.for_names += u32::from(!*is_foreign);
        covers.layers.iter_mut().for_each(|cover| cover.take(weight.max(1)));
    }
    covers
}

impl Cover {
    /// How many codes have the part at hand: what is a word of some is not as common as the codes of a service.
    fn count(&self) -> usize {
        if self.own > 0 { self.own } else { self.touched.len() }
    }

    fn find(&mut self, layer: &IndexedLayer<'_>, sense: &Sense<'_>, is_foreign: bool) {
        let index = &layer.index;
        let Self { found: slots, touched, own, .. } = self;
        let mut raise = |codes: Range<usize>, field: Field, best: u32| {
            let [usual, of_common] = [is_foreign, true].map(|has_no_name| found(best, field, has_no_name));
            let in_name = field == Field::Name && !is_foreign;
            let slots = slots.get_mut(codes.clone()).unwrap_or_default();
            for (code, slot) in codes.zip(slots) {
                if slot.quality == 0 {
                    touched.push(code);
                }
                if field != Field::Service && !slot.is_own {
                    slot.is_own = true;
                    *own += 1;
                }
                let is_common = of_common > usual && index.prior(code) >= COMMON_PRIOR;
                slot.quality = slot.quality.max(if is_common { of_common } else { usual });
                slot.is_in_name |= in_name;
            }
        };
        match sense {
            Sense::Any(row, best) => index.each(*row, |codes, field| raise(codes, field, *best)),
            Sense::All(rows, best) => {
                for (code, field) in in_all(rows, index, &mut self.in_rows) {
                    raise(code..code + 1, field, *best);
                }
            }
        }
    }

    /// Adds what was found of one part.
    fn take(&mut self, weight: u32) {
        for code in self.touched.drain(..) {
            let found = self.found.get_mut(code).map(std::mem::take).unwrap_or_default();
            if let Some(sum) = self.weights.get_mut(code) {
                *sum += weight * u32::from(found.quality);
            }
            if let Some(count) = self.in_name.get_mut(code).filter(|_| found.is_in_name) {
                *count = count.saturating_add(1);
            }
        }
        self.own = 0;
    }
}

/// The codes that all rows have, with the field of the first. `in_rows` is room for how many
/// of the rows each code is in; it is left as it was.
fn in_all(rows: &[IndexRow<'_>], index: &WordIndex<'_>, in_rows: &mut Vec<u8>) -> Vec<(usize, Field)> {
    in_rows.resize(index.codes(), 0);
    let mut found: Vec<(usize, Field)> = Vec::new();
    for (row, rank) in rows.iter().zip(0_u8..) {
        index.each(*row, |codes, field| {
            let slots = in_rows.get_mut(codes.clone()).unwrap_or_default();
            for (code, count) in codes.zip(slots).filter(|(_, count)| **count == rank) {
                *count += 1;
                if rank == 0 {
                    found.push((code, field));
                }
            }
        });
    }
    let all = u8::try_from(rows.len()).unwrap_or(u8::MAX);
    found.retain(|(code, _)| in_rows.get_mut(*code).is_some_and(|count| std::mem::take(count) == all));
    found
}

/// How well something is found that is in a field.
fn found(quality: u32, field: Field, has_no_name: bool) -> u16 {
    u16::try_from(quality * worth(field, has_no_name) / WHOLE).unwrap_or(u16::MAX)
}

/// What a word is worth by where it is, in thousandths.
fn worth(field: Field, has_no_name: bool) -> u32 {
    match field {
        Field::Name => 1000,
        Field::Title if has_no_name => 1000,
        Field::Title => 920,
        Field::Text => 680,
        Field::Category | Field::Service => 780,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_weighs_the_more_the_rarer_it_is() {
        // Sixteenths of the binary logarithm of 1 + total / (1 + count).
        for (total, count, weight) in [(0, 0, 1), (1000, 1000, 1), (1000, 0, 160), (100, 9, 55), (12_000, 1, 200)] {
            assert_eq!(rarity(total, count), weight, "{count} of {total}");
        }
    }

    #[test]
    fn a_name_is_worth_most_and_a_text_least() {
        let worths = |has_no_name| Field::ALL.map(|field| worth(field, has_no_name));
        assert_eq!(worths(false), [1000, 920, 680, 780, 780]);
        assert_eq!(worths(true), [1000, 1000, 680, 780, 780]);
    }
}
