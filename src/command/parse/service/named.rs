//! The services that a text names in the forms of the API and its tools: a host, a command of
//! tccli, the package or the class of an SDK, a resource of Terraform, an action, a word.

use super::forms::{DOMAIN, SIGNED, TCCLI, has, may_name_package, places};
use super::resource;
use super::words::{capitalised, words};
use crate::catalog::inventory::{Action, Inventory, Service};
use crate::failure::ServiceSource;

/// Services whose id is a word of any text.
const SERVICES_OF_WORDS: &str = "advisor api apis as batch billing captcha cat config dc domain ds ft ic ip live mall \
                                 market message monitor ms organization partners portal quota region ssl tag";

/// A service that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedService<'c> {
    /// Its id.
    pub service: &'c str,
    /// The action, where that is named with it.
    pub action: Option<&'c str>,
    /// In what form.
    pub source: ServiceSource,
    /// By which words of the text.
    pub clue: String,
}

/// The services named by API hosts: `cvm.ap-guangzhou.tencentcloudapi.com`.
pub fn hosts<'c>(inventory: Inventory<'c>, text: &str) -> Vec<NamedService<'c>> {
    let named = places(text, DOMAIN).filter_map(|at| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let labels = text.get(..at)?.rsplit(|c| !is_part(c)).next()?.trim_start_matches('.');
        let service = inventory.service(labels.split('.').next()?)?.id();
        Some(NamedService { service, action: None, source: ServiceSource::Host, clue: [labels, DOMAIN].concat() })
    });
    named.collect()
}

/// The services named by the scopes of signatures: `Credential=AKID…/2019-02-25/cvm/tc3_request`.
pub fn credentials<'c>(inventory: Inventory<'c>, text: &str) -> Vec<NamedService<'c>> {
    let named = places(text, SIGNED).filter_map(|at| {
        let service = inventory.service(text.get(..at)?.rsplit('/').next()?)?.id();
        let clue = format!("/{service}{SIGNED}");
        Some(NamedService { service, action: None, source: ServiceSource::Request, clue })
    });
    named.collect()
}

/// The services named by commands of tccli: `tccli cvm RunInstances --region ap-guangzhou`, `['tccli', 'cvm', …]`.
pub fn commands<'c>(inventory: Inventory<'c>, text: &str) -> Vec<NamedService<'c>> {
    let named = places(text, TCCLI).filter_map(|at| {
        if is_inside_a_word(text, at) {
            return None;
        }
        let line = text.get(at + TCCLI.len()..)?.lines().next()?;
        let is_between = |c: char| c.is_ascii_whitespace() || matches!(c, '\'' | '"' | ',');
        let mut words = line.strip_prefix(is_between)?.split(is_between).filter(|word| !word.is_empty());
        let service = inventory.service(words.next()?)?;
        let action = words.next().and_then(|word| action_of(service, word.trim_matches(is_no_letter)));
        let clue = ["tccli ", service.id()].concat();
        Some(NamedService { service: service.id(), action, source: ServiceSource::Command, clue })
    });
    named.collect()
}

/// The services named by packages and clients of SDKs: `tencentcloud/cvm/v20170312`,
/// `tencentcloud-sdk-nodejs-cvm`, `CvmClient.RunInstances`.
pub fn packages<'c>(inventory: Inventory<'c>, text: &str) -> Vec<NamedService<'c>> {
    if !may_name_package(text) {
        return Vec::new();
    }
    let lower = text.to_ascii_lowercase();
    let of_package = |(at, name): (usize, &str)| {
        let rest = lower.get(at + name.len()..)?;
        let id = versioned(rest.strip_prefix("api").unwrap_or(rest)).or_else(|| module(rest))?;
        let service = inventory.service(id)?.id();
        Some(NamedService {
            service,
            action: None,
            source: ServiceSource::Package,
            clue: format!("tencentcloud {service}"),
        })
    };
    let packages = lower.match_indices("tencentcloud").filter_map(of_package);
    packages.chain(words(text).filter_map(|(at, word)| client(inventory, text, at, word))).collect()
}

/// The services named by Terraform's resources: `tencentcloud_instance.web`.
pub fn resources<'c>(inventory: Inventory<'c>, text: &str) -> Vec<NamedService<'c>> {
    let of_resource = |(at, word): (usize, &str)| {
        let service = inventory.service(resource::service(word)?)?.id();
        let is_whole = !text.get(..at).is_some_and(|before| before.ends_with(['-', '/']));
        is_whole.then(|| NamedService { service, action: None, source: ServiceSource::Resource, clue: word.to_owned() })
    };
    if !has(text, resource::PREFIX) {
        return Vec::new();
    }
    words(text).filter_map(of_resource).collect()
}

/// The one of these services that has the actions which a text names; of several, the one whose id
/// the IDs of resources begin with that stand on the error's line (`cdb-c1nl9rpv`), else the one whose
/// actions document the code; none if that does not decide it.
pub fn of_actions<'c>(
    inventory: Inventory<'c>,
    text: &str,
    line: &str,
    services: &[&'c str],
    code: &str,
) -> Option<NamedService<'c>> {
    let named = actions(inventory, text, services);
    let has_resource = |action: &Action<'c>| {
        words(line).filter(|(_, word)| *word == action.service().id()).any(|(at, word)| {
            let rest = line.get(at + word.len()..).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
            let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            name.bytes().any(|byte| byte.is_ascii_digit()) && !is_inside_a_word(line, at)
        })
    };
    let only = |actions: &[Action<'c>]| {
        let first = *actions.first()?;
        actions.iter().all(|action| action.service().id() == first.service().id()).then_some(first)
    };
    let known = inventory.code(code);
    let documents = |action: &Action<'c>| known.is_some_and(|known| action.documents(known));
    let of_resources = || only(&named.iter().copied().filter(has_resource).collect::<Vec<_>>());
    let first = only(&named).or_else(of_resources).or_else(|| {
        let documenting: Vec<Action<'c>> = named.iter().copied().filter(documents).collect();
        only(&documenting)
    })?;
    let (service, clue) = (first.service().id(), first.name().to_owned());
    let is_only = named.iter().all(|action| action.name() == first.name());
    Some(NamedService { service, action: is_only.then(|| first.name()), source: ServiceSource::Action, clue })
}

/// The actions of these services that a text names, in the order of the text.
pub fn actions<'c>(inventory: Inventory<'c>, text: &str, services: &[&'c str]) -> Vec<Action<'c>> {
    let mut named: Vec<Action<'c>> = Vec::new();
    for (at, word) in capitalised(text) {
        // An operation, `cvm:RunInstances`, is one of no other service.
        let id = text.get(..at).and_then(|before| before.strip_suffix(':')?.rsplit(is_no_letter).next());
        let of = id.and_then(|id| inventory.service(id)).map(Service::id).filter(|id| !is_common(id));
        named.extend(inventory.actions(word).filter(|action| {
            let id = action.service().id();
            of.is_none_or(|of| of == id) && services.contains(&id)
        }));
    }
    named
}

/// The one of these services, which are sorted, whose id is a word of a text; none if several
/// are.
pub fn of_words<'c>(text: &str, services: &[&'c str]) -> Option<NamedService<'c>> {
    let mut named: Option<&'c str> = None;
    // The text is gone through once, however many services there are.
    for (_, word) in words(text) {
        let id = services.binary_search(&word).ok().and_then(|at| services.get(at).copied());
        let Some(id) = id.filter(|id| !is_common(id)) else { continue };
        if named.is_some_and(|other| other != id) {
            return None;
        }
        named = Some(id);
    }
    let service = named?;
    Some(NamedService { service, action: None, source: ServiceSource::Text, clue: service.to_owned() })
}

/// Whether the id of a service is a word of any text.
pub fn is_common(id: &str) -> bool {
    SERVICES_OF_WORDS.split(' ').any(|word| word == id)
}

/// The service of `/cvm/v20170312`, however the parts are separated.
fn versioned(rest: &str) -> Option<&str> {
    let is_separator = |c: char| matches!(c, '/' | '.' | '\\' | ':');
    let mut parts = rest.strip_prefix(is_separator)?.split(is_separator).filter(|part| !part.is_empty());
    let mut id = parts.next()?;
    if id == "services" {
        id = parts.next()?;
    }
    let version = parts.next()?.strip_prefix('v')?;
    let digits = version.bytes().take_while(u8::is_ascii_digit).count();
    (digits == "20170312".len()).then_some(id)
}

/// The service of `-sdk-nodejs-cvm` and of `-sdk-cvm`.
fn module(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix("-sdk-")?;
    let name = name.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next()?;
    // Behind the last word is the version of a gem.
    name.split('-').take_while(|part| !part.starts_with(|c: char| c.is_ascii_digit())).last()
}

/// The service of a client, `CvmClient.RunInstances` or `cvm_client.CvmClient(`, if it is one.
fn client<'c>(inventory: Inventory<'c>, text: &str, at: usize, word: &str) -> Option<NamedService<'c>> {
    let name = word.strip_suffix("Client").or_else(|| word.strip_suffix("_client"))?;
    let service = inventory.service(name).filter(|service| !is_common(service.id()))?;
    let behind = text.get(at + word.len()..)?;
    let method = behind.trim_start_matches(['.', '-', '>', ':']);
    let method = method.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let action = action_of(service, method);
    Some(NamedService { service: service.id(), action, source: ServiceSource::Package, clue: word.to_owned() })
}

/// The action of a service by its exact name.
pub fn action_of<'c>(service: Service<'c>, name: &str) -> Option<&'c str> {
    service.action(name).map(Action::name).find(|action| *action == name)
}

fn is_no_letter(c: char) -> bool {
    !c.is_ascii_alphanumeric()
}

fn is_inside_a_word(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))
}

#[cfg(test)]
mod tests;
