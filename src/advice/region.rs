//! A region in a form that no region has, or an empty one.

use super::Advice;
use crate::failure::Context;
use crate::lang::{Lang, fill};
use crate::sanitize::quoted;
use crate::signs;

/// Says which region was meant: by the value that the message names for a parameter whose
/// name ends in `Region`, else by the region of the request.
pub fn advise(advice: &mut Advice, lang: Lang, context: &Context) {
    let words = lang.advice();
    let is_of_region = advice.fields.value("parameter").is_some_and(|name| name.ends_with("Region"));
    let named = advice.fields.value("value").filter(|_| is_of_region);
    let region = named.or(context.region.as_deref());
    if let Some((typed, right)) = region.and_then(|typed| Some((typed.to_owned(), right_region(typed)?))) {
        advice.conclude_from(format!("Region {typed}"));
        advice.add_first(
            vec![fill(words.no_region(), &[&quoted(&typed), &right])],
            vec![fill(words.send_region(), &[&right])],
        );
    } else if context.region_is_empty && region.is_none() {
        advice.conclude_from("X-TC-Region");
        advice.add_first(vec![words.empty_region().to_owned()], vec![words.leave_region_out().to_owned()]);
    }
}

/// The region that was meant by a name that no region has: the short name of API 2.0, a zone,
/// a city alone, a typo, another vendor's spelling. None for a region, and where no region is
/// near.
fn right_region(typed: &str) -> Option<String> {
    let lower = typed.to_ascii_lowercase();
    let regions = || signs::regions().map(|(region, _)| region);
    if regions().any(|region| region == typed) {
        return None;
    }
    if let Some((region, _)) = signs::regions().find(|(_, short)| !short.is_empty() && *short == lower) {
        return Some(region.to_owned());
    }
    // `ap-guangzhou-3` is a zone; `ap-shanghai-fsi` and others are regions of their own.
    let zone = lower.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('-');
    if let Some(region) = zone.filter(|_| lower.ends_with(|c: char| c.is_ascii_digit())) {
        return regions().any(|other| other == region).then(|| region.to_owned());
    }
    let city = lower.rsplit(['-', '_', ' ', '.']).next().unwrap_or_default();
    let of_city = || regions().find(|region| region.rsplit('-').next() == Some(city)).map(str::to_owned);
    // A letter too many, too few, or two that changed places: another letter may be another city.
    let is_typo = |region: &&str| {
        strsim::osa_distance(region, &lower) == 1
            && (region.len() != lower.len() || strsim::levenshtein(region, &lower) == 2)
    };
    of_city().or_else(|| regions().find(is_typo).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_that_cannot_be_one_is_named_rightly() {
        for (typed, right) in [
            ("bj", Some("ap-beijing")),
            ("ca", Some("na-toronto")),
            ("cd", Some("ap-chengdu")),
            ("cq", Some("ap-chongqing")),
            ("de", Some("eu-frankfurt")),
            ("gz", Some("ap-guangzhou")),
            ("hk", Some("ap-hongkong")),
            ("in", Some("ap-mumbai")),
            ("jp", Some("ap-tokyo")),
            ("kr", Some("ap-seoul")),
            ("ru", Some("eu-moscow")),
            ("sg", Some("ap-singapore")),
            ("sh", Some("ap-shanghai")),
            ("th", Some("ap-bangkok")),
            ("use", Some("na-ashburn")),
            ("usw", Some("na-siliconvalley")),
            ("", None),
            ("a-1", None),
            ("taipei", Some("ap-taipei")),
            ("SaoPaulo", Some("sa-saopaulo")),
            ("ap-qqqqqq-3", None),
            ("ap-guangzhou-", Some("ap-guangzhou")),
            ("ap-guangzho", Some("ap-guangzhou")),
            ("ap-guangzhouu", Some("ap-guangzhou")),
            ("GZ", Some("ap-guangzhou")),
            ("guangzhou", Some("ap-guangzhou")),
            ("cn-guangzhou", Some("ap-guangzhou")),
            ("ap_guangzhou", Some("ap-guangzhou")),
            ("ap-guangzhou-3", Some("ap-guangzhou")),
            ("ap-gaungzhou", Some("ap-guangzhou")),
            ("ap-guangzhou", None),
            ("ap-shanghai-fsi", None),
            ("ap-zhongwei", None),
            ("ap-nanning", None),
            ("ap-hangzhou", None),
            ("me-riyadh", None),
        ] {
            assert_eq!(right_region(typed).as_deref(), right, "{typed}");
        }
    }
}
