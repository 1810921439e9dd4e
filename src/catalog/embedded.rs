//! What the program carries, packed by `build.rs`: nothing of it is parsed at start-up.

use super::failures::Failures;
use super::image::Image;
use super::inventory::Inventory;
use super::word_index::normal::Variants;

/// The text of both: what the catalog and the inventory have alike is there once.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/catalog.txt"));

/// The packed `codes.toml`.
pub const fn catalog() -> Image<'static> {
    Image::new(TEXT, include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin")))
}

/// The packed index of a search in it.
pub const INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

/// The packed `codes/variants.tsv`: characters that are taken for the same.
#[must_use]
pub const fn variants() -> Variants<'static> {
    Variants::new(include_bytes!(concat!(env!("OUT_DIR"), "/variants.bin")))
}

/// The packed tables of `codes/`.
pub const fn inventory() -> Inventory<'static> {
    Inventory::new(TEXT, include_bytes!(concat!(env!("OUT_DIR"), "/inventory.bin")))
}

/// The packed `codes/failures/`.
pub const fn failures() -> Failures<'static> {
    Failures::new(TEXT, include_bytes!(concat!(env!("OUT_DIR"), "/failures.bin")))
}
