//! What comes first among equals.

use super::super::image::Record;
use super::super::inventory::KnownCode;
use super::super::schema::Evidence;
use crate::code;

/// The highest prior.
pub const MOST_PRIOR: u8 = 63;
/// From this prior on, every service returns a code.
pub const COMMON_PRIOR: u8 = 40;
/// A category of so many services is one of all.
const OF_MANY: usize = 32;

/// How early a code comes among equals, up to 63: what every service returns before what many
/// return, that before what few return, and what SDKs raise last; of these, what is explained
/// in depth before what is explained in a line.
pub fn prior(record: Option<Record<'_>>, known: Option<KnownCode<'_>>) -> u8 {
    let scope = record.and_then(Record::scope);
    // What is written out rests on more than a line of kind and thing.
    let depth = match record {
        Some(record) if record.brief().is_none() => 14,
        Some(record) if record.evidence() == Some(Evidence::Name) => 0,
        Some(_) => 2,
        None => 0,
    };
    let magnitude = |count: usize| (count + 1).ilog2();
    let spread = known.map_or(0, |known| {
        // 275 services and 15,000 actions are 8 and 13.
        2 * magnitude(known.services().count()) + magnitude(known.actions().count())
    });
    let is_of_many =
        known.is_some_and(|known| code::sub_code(known.name()).is_none() && known.services().count() >= OF_MANY);
    let [common, most] = [COMMON_PRIOR, MOST_PRIOR].map(u32::from);
    let (rank, most) = match scope {
        Some("common") => (common + spread / 3 + depth, most),
        Some("client") => (depth, common - 1),
        _ if is_of_many => (common + spread / 3, most),
        _ => (spread + depth, common - 1),
    };
    u8::try_from(rank.min(most)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn what_more_services_return_comes_first() {
        let catalog = Catalog::built_in();
        let prior = |name: &str| {
            let code = catalog.named(&code::fold(name)).into_iter().find(|code| code.name == name).expect(name);
            let record = code.entries.first().map(|entry| entry.record);
            u32::from(prior(record, catalog.inventory().code(name)))
        };
        let [of_all, of_many, of_some, of_one] =
            ["FailedOperation", "AuthFailure", "FailedOperation.Timeout", "InternalError.Timeout"].map(prior);
        let common = u32::from(COMMON_PRIOR);
        assert!(of_all > of_many && of_many >= common && common > of_some && of_some > of_one);
        assert_eq!(prior("ClientError.NetworkError"), 14);
        // However many actions return a code of few services, those of all come before it.
        let others = catalog.codes().filter(|code| {
            code.name.contains('.') && code.entries.iter().all(|entry| entry.record.scope() != Some("common"))
        });
        let most = others.map(|code| prior(code.name)).max();
        assert!(most < Some(common), "{most:?}");
    }
}
