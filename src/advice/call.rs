//! What is wrong with a request that the input shows: its host, signature, version,
//! action, region and size against what the inventory and the API's documents say.
//!
//! Limits: GET 32 KB, POST of signature version 1 1 MB, POST of TC3 10 MB
//! (document/product/1278/46710).

use super::{Advice, Failure, quote};
use crate::catalog::Catalog;
use crate::catalog::inventory::{Action, Service};
use crate::code;
use crate::extract::{Form, Request};
use crate::lang::{Lang, fill};
use crate::search::nearest;
use crate::signs;
use std::collections::BTreeSet;

/// How many letters of an action may be wrong.
const MOST_TYPOS: usize = 2;
/// The most services or versions that are named.
const MOST_NAMED: usize = 3;

/// What is known of the call and of what was said about it.
struct Call<'f, 'c> {
    catalog: &'c Catalog,
    lang: Lang,
    category: &'f str,
    request: &'f Request,
    service: Option<Service<'c>>,
    version: Option<String>,
}

/// Puts what the request shows before what was said by now.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, failure: Failure<'_>) {
    let request = failure.request;
    // What the server took for the service is what counts.
    let service = advice.fields.value("service").or(request.service.as_deref());
    let version = advice.fields.value("version").or(request.version.as_deref());
    let call = Call {
        catalog,
        lang,
        category: failure.code.map(code::category).unwrap_or_default(),
        request,
        service: service.and_then(|id| catalog.inventory().service(id)),
        version: version.map(str::to_owned),
    };
    call.version_and_action(advice);
    match call.category {
        "AuthFailure" => {
            call.size(advice);
            call.credential(advice);
        }
        "RequestSizeLimitExceeded" => call.size(advice),
        // What else fails, fails in a region that was accepted.
        "InvalidParameter"
        | "InvalidParameterValue"
        | "MissingParameter"
        | "UnsupportedRegion"
        | "ResourceNotFound" => {
            call.region(advice);
        }
        category if category.contains("Region") => call.region(advice),
        _ => {}
    }
}

impl<'c> Call<'_, 'c> {
    /// A blank that was signed, and a signature for another service.
    fn credential(&self, advice: &mut Advice) {
        let words = self.lang.advice();
        let signed_for = self.request.credential.as_ref().map(|credential| credential.service.as_str());
        if let (Some(host), Some(signed_for)) = (self.request.service.as_deref(), signed_for)
            && host != signed_for
        {
            advice.conclude_from(format!("Host {host}, Credential {signed_for}"));
            advice.add_first(
                vec![fill(words.signed_for_another(), &[host, signed_for])],
                vec![fill(words.sign_for_host(), &[host])],
            );
        }
        if self.request.has_blank_id {
            advice.conclude_from("SecretId");
            advice.add_first(vec![words.blank_id().to_owned()], vec![words.trim_id().to_owned()]);
        }
    }

    /// A version or an action that the service does not have.
    fn version_and_action(&self, advice: &mut Advice) {
        if !matches!(self.category, "InvalidAction" | "NoSuchVersion" | "NoSuchProduct" | "ActionOffline") {
            return;
        }
        let action = advice.fields.value("action").or(self.request.action.as_deref()).map(str::to_owned);
        let words = self.lang.advice();
        let comma = self.lang.sentences().comma();
        let Some(version) = self.version.as_deref() else { return };
        let Some(service) = self.service else { return };
        let versions: Vec<&str> = service.versions().collect();
        let with_action = |service: Service<'c>| {
            action.iter().flat_map(move |action| service.action(action)).map(Action::version).collect::<Vec<_>>()
        };
        let here = with_action(service);
        let basis = format!("inventory: {} {}", service.id(), versions.join(" "));
        let (cause, fix) = if !here.is_empty() && !here.contains(&version) {
            let action = action.unwrap_or_default();
            let cause = fill(words.action_of_version(), &[&quote(&action), &here.join(comma), service.id(), version]);
            (cause, fill(words.send_version(), &[here.last().copied().unwrap_or_default()]))
        } else if !versions.contains(&version) {
            let others = self.services_with(|other| other.versions().any(|known| known == version));
            let known = fill(words.versions_of(), &[service.id(), &versions.join(comma), version]);
            if others.is_empty() || others.len() > MOST_NAMED {
                (known, fill(words.send_version(), &[versions.last().copied().unwrap_or_default()]))
            } else {
                (known + &fill(words.version_belongs_to(), &[&others.join(comma)]), words.host_of_service().to_owned())
            }
        } else if let Some(action) = action.filter(|_| here.is_empty()) {
            let typo =
                service.actions().map(Action::name).find(|name| strsim::osa_distance(name, &action) <= MOST_TYPOS);
            let near = typo
                .map_or_else(|| nearest(&action, service.actions().map(Action::name)), |name| vec![name.to_owned()]);
            let others = self.services_with(|other| other.action(&action).next().is_some());
            // An action that many have says nothing about the service that was meant.
            let others = if typo.is_some() || others.len() > MOST_NAMED { Vec::new() } else { others };
            match (others.first(), near.first()) {
                (Some(_), _) => {
                    let cause = fill(words.action_of_others(), &[&quote(&action), service.id(), &others.join(comma)]);
                    (cause, words.host_of_service().to_owned())
                }
                (None, Some(near)) => (
                    fill(words.no_action(), &[&quote(&action), service.id(), version]),
                    fill(words.nearest_action(), &[near]),
                ),
                (None, None) => return,
            }
        } else {
            return;
        };
        advice.conclude_from(basis);
        advice.add_first(vec![cause], vec![fix]);
    }

    /// The first few services of which something holds, and one more.
    fn services_with(&self, holds: impl Fn(Service<'c>) -> bool) -> Vec<&'c str> {
        let services = self.catalog.inventory().services().filter(|service| holds(*service));
        let ids: BTreeSet<&str> = services.map(Service::id).collect();
        ids.into_iter().take(MOST_NAMED + 1).collect()
    }

    /// A region in a form that no region has, or an empty one.
    fn region(&self, advice: &mut Advice) {
        let words = self.lang.advice();
        let names_region = |field: Option<&str>| field.is_some_and(|name| name.ends_with("Region"));
        let said = advice.fields.value("value").filter(|_| names_region(advice.fields.value("parameter")));
        let region = said.or(self.request.region.as_deref()).map(str::to_owned);
        if let Some((region, right)) = region.as_deref().and_then(|region| Some((region, right_region(region)?))) {
            advice.conclude_from(format!("Region {region}"));
            advice.add_first(
                vec![fill(words.no_region(), &[&quote(region), &right])],
                vec![fill(words.send_region(), &[&right])],
            );
        } else if self.request.region_is_empty && region.is_none() {
            advice.conclude_from("X-TC-Region");
            advice.add_first(vec![words.empty_region().to_owned()], vec![words.leave_region_out().to_owned()]);
        }
    }

    /// A body that is larger than its signature allows.
    fn size(&self, advice: &mut Advice) {
        let Some((form, body)) = self.request.form.zip(self.request.body) else { return };
        let words = self.lang.advice();
        let (limit, name, in_words) = match form {
            Form::Get => (32 << 10, "GET", "32 KB"),
            Form::PostV1 => (1 << 20, "HmacSHA1/HmacSHA256", "1 MB"),
            Form::PostTc3 => (10 << 20, "TC3-HMAC-SHA256", "10 MB"),
        };
        if body > limit {
            advice.conclude_from(format!("Content-Length {body}"));
            let fix = if form == Form::PostTc3 { words.send_less() } else { words.sign_with_tc3() };
            advice.add_first(vec![fill(words.too_large(), &[&body.to_string(), name, in_words])], vec![fix.to_owned()]);
        }
    }
}

/// The region that was meant by a name that cannot be one: a short form, a zone, a typo,
/// another vendor's spelling.
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
