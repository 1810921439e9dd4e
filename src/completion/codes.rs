//! Codes, in two steps: categories with their dot, then the codes of one.

use super::values::Offer;
use crate::catalog::{COMMON, Catalog, CatalogEntry, SHARED};
use crate::code;
use crate::entry::Describe;
use crate::lang::Lang;
use std::borrow::Cow;

/// With more than these, nobody reads what is said of each.
const MOST_DESCRIBED: usize = 120;

/// The codes that a word may become. A word that begins no code is looked for among the
/// sub-codes.
pub fn codes<'c>(catalog: &'c Catalog, lang: Lang, typed: &str) -> Vec<Offer<'c>> {
    let start = code::fold_start(&code::half_width(typed));
    // What begins an option is no code, whatever stands behind the dash.
    if typed.starts_with('-') || start.is_empty() && !typed.is_empty() {
        return Vec::new();
    }
    let describe = Describe { catalog, lang };
    if !start.contains('.') {
        let mut categories = catalog.categories_beginning(&start);
        let (one, other) = (categories.next(), categories.next());
        if one.is_some() && other.is_some() {
            let all = one.into_iter().chain(other).chain(categories);
            return all.map(|[first, last]| step(describe, first, last)).collect();
        }
    }
    let begun = offers(describe, || catalog.entries_beginning(&start));
    if !begun.is_empty() {
        return begun;
    }
    offers(describe, || catalog.entries_with_sub_code_beginning(&start))
}

/// The names of categories.
pub fn categories<'c>(catalog: &'c Catalog, lang: Lang, typed: &str) -> Vec<Offer<'c>> {
    let start = code::fold_start(&code::half_width(typed));
    let describe = Describe { catalog, lang };
    let categories = catalog.categories_beginning(&start);
    let offer =
        |[first, _]: [CatalogEntry<'c>; 2]| Offer::new(code::category(first.record.name()), title(describe, first));
    categories.map(offer).collect()
}

/// A category with its dot, or the code that it is alone.
fn step<'c>(describe: Describe<'c>, first: CatalogEntry<'c>, last: CatalogEntry<'c>) -> Offer<'c> {
    let category = code::category(first.record.name());
    let is_alone = code::sub_code(last.record.name()).is_none();
    let value = if is_alone { Cow::Borrowed(category) } else { [category, "."].concat().into() };
    Offer::new(value, title(describe, first))
}

/// The title of a category's own entry.
fn title<'c>(describe: Describe<'c>, entry: CatalogEntry<'c>) -> Cow<'c, str> {
    let is_own = code::sub_code(entry.record.name()).is_none();
    is_own.then(|| describe.entry_title(entry)).flatten().unwrap_or_default()
}

/// The codes of entries that come by name, each once.
fn offers<'c, I: Iterator<Item = CatalogEntry<'c>>>(describe: Describe<'c>, entries: impl Fn() -> I) -> Vec<Offer<'c>> {
    // A category that is no code has no scope.
    let names = entries().filter(|entry| entry.record.scope().is_some()).map(|entry| entry.record.name());
    let mut offers: Vec<Offer<'_>> = Vec::new();
    for name in names {
        if offers.last().is_none_or(|last| last.value != name) {
            offers.push(Offer::new(name, ""));
        }
    }
    if offers.len() <= MOST_DESCRIBED {
        let layers = describe.catalog.below();
        let mut of_codes = entries().filter(|entry| entry.record.scope().is_some()).peekable();
        for offer in &mut offers {
            let next = || of_codes.next_if(|entry| entry.record.name() == offer.value);
            let entries: Vec<CatalogEntry<'_>> = std::iter::from_fn(next).collect();
            let of = |scope| entries.iter().find(|entry| entry.record.scope() == Some(scope));
            let mut words = String::new();
            if let Some(entry) = of(COMMON).or_else(|| of(SHARED)).or(entries.first())
                && describe.write_title(*entry, &layers, &mut words)
            {
                offer.words = words.into();
            }
        }
    }
    offers
}
