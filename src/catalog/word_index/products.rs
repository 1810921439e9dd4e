//! The words by which a service is found: its id, and of its product's names what few others have.

use super::super::inventory::{Inventory, Service};
use super::super::schema::LANGUAGES;
use super::normal::Variants;
use super::parts::{Part, is_noise, parts, unit};
use std::collections::BTreeMap;

/// In the names of so many products, a word tells them from the others.
const FEW_PRODUCTS: usize = 2;

/// In the names of how many products each word is, and each two adjacent letters.
#[derive(Debug, Default)]
pub struct Products {
    counts: BTreeMap<String, usize>,
}

impl Products {
    /// Counts those of all services.
    pub fn new(inventory: Inventory<'_>, variants: Variants<'_>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for service in inventory.services() {
            let mut keys: Vec<String> = parts_of(service, variants).iter().flat_map(keys).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *counts.entry(key).or_default() += 1;
            }
        }
        Self { counts }
    }

    /// What a service is found by.
    pub fn texts(&self, service: Service<'_>, variants: Variants<'_>) -> Vec<String> {
        let tells = |part: &Part| {
            let is_rare = |key: String| self.counts.get(&key).is_none_or(|count| *count <= FEW_PRODUCTS);
            !matches!(part, Part::Word(word) if is_noise(word) || word.len() < 2) && keys(part).into_iter().all(is_rare)
        };
        let told = parts_of(service, variants).into_iter().filter(tells).map(|part| match part {
            Part::Word(word) => word,
            Part::Run(run) => run.iter().map(|letter| letter.c).collect(),
        });
        let mut texts: Vec<String> = told.chain([service.id().to_owned()]).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }
}

fn parts_of(service: Service<'_>, variants: Variants<'_>) -> Vec<Part> {
    (0..LANGUAGES.len()).flat_map(|lang| parts(service.name(lang), variants)).collect()
}

/// A word, or what stands for every two adjacent letters.
fn keys(part: &Part) -> Vec<String> {
    match part {
        Part::Word(word) => vec![word.clone()],
        Part::Run(run) => {
            run.windows(2).map(|two| two.iter().map(|letter| unit(letter.c).to_string() + " ").collect()).collect()
        }
    }
}
