//! What comes first among equals.

use super::super::image::Record;
use super::super::inventory::KnownCode;
use super::super::schema::Evidence;

/// The highest.
const MOST: u32 = 63;
/// From this on, every service returns a code.
const COMMON: u32 = 40;

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
    let rank = match scope {
        Some("common") => return u8::try_from((COMMON + spread / 2 + depth).min(MOST)).unwrap_or_default(),
        Some("client") => 0,
        _ => spread,
    };
    u8::try_from((rank + depth).min(COMMON - 1)).unwrap_or_default()
}
