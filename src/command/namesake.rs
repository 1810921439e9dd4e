//! What else has the name of what was typed: who types a service or an action wants its codes, who
//! types a number, or the words of a failure that has no code, wants to know what it means.

use crate::advice;
use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::code;
use crate::entry::met;
use crate::extract::interface;
use crate::lang::Lang;
use crate::report::Namesake;
use std::cmp::Reverse;

/// The service or the action of this name, what other interfaces mean by it, and the failure that
/// has these words.
pub fn namesakes<'c>(catalog: &'c Catalog, lang: Lang, typed: &str) -> Vec<Namesake<'c>> {
    // A number may be below zero.
    let number = typed.trim();
    let answers = advice::numbered(catalog, lang, number).into_iter();
    let answers = answers.map(|known| Namesake::Answer { number: number.to_owned(), known });
    let failure = super::failure(typed, catalog, lang).map(Namesake::Failure);
    let namesakes = namesake(catalog, code::trim(typed)).into_iter().chain(answers).chain(failure);
    let namesakes: Vec<_> = namesakes.collect();
    if !namesakes.is_empty() || !interface::is_of_mini_program(number) {
        return namesakes;
    }
    // `-502005`: what the words beside it say better is a failure, which has the number only as a
    // mini program prints it.
    let printed = format!("errCode: {number}");
    let known =
        super::failure_of(&printed, catalog, lang).filter(|known| known.name.as_deref() != Some("wechat-cloud"));
    known.map(Namesake::Failure).into_iter().collect()
}

/// The service of this name, in any case, or the action, alone or behind its service; one is written with a capital letter, and
/// other words are not looked for in the actions of all services.
fn namesake<'c>(catalog: &'c Catalog, typed: &str) -> Option<Namesake<'c>> {
    let inventory = catalog.inventory();
    if let Some(service) = inventory.service(typed) {
        return Some(Namesake::Service(service.id()));
    }
    // As tccli has them, or a log: `cvm RunInstances`, `cvm:RunInstances`.
    if let Some((before, behind)) = typed.split_once([' ', '.', ':', '/'])
        && let Some(service) = inventory.service(before)
        && let Some(action) = service.action(behind.trim()).next()
    {
        return Some(Namesake::ActionOf { service: service.id(), name: action.name() });
    }
    if !typed.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let of_service = |service: Service<'c>| Some((service, service.action(typed).next()?.name()));
    let mut found = inventory.services().filter_map(of_service);
    let (first, name) = found.next()?;
    let mut services = vec![first];
    services.extend(found.map(|(service, _)| service));
    Some(Namesake::Action { name, services: by_use(services) })
}

/// The ids of services, those that people meet most first, and then those that list most codes.
pub fn by_use(mut services: Vec<Service<'_>>) -> Vec<&str> {
    services.sort_by_key(|service| (met(service.id()), Reverse(service.code_count())));
    let mut ids: Vec<&str> = services.into_iter().map(Service::id).collect();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_be_of_several_interfaces() {
        let catalog = Catalog::built_in();
        let names = |typed| {
            let name = |other| match other {
                Namesake::Answer { known, number } => Some((number, known.name?)),
                _ => None,
            };
            namesakes(&catalog, Lang::En, typed).into_iter().filter_map(name).collect::<Vec<_>>()
        };
        let of = |number: &str, names: [&str; 2]| names.map(|name| (number.to_owned(), name.to_owned()));
        assert_eq!(names("5000"), of("5000", ["api-2.5000", "speech.5000"]));
        assert_eq!(names("-70001"), []);
        assert_eq!(names("im"), []);
        assert_eq!(names("0001"), []);
    }

    #[test]
    fn a_number_of_a_mini_program_may_be_a_failure() {
        let catalog = Catalog::built_in();
        let name = |typed| match namesakes(&catalog, Lang::En, typed).as_slice() {
            [Namesake::Failure(known)] => known.name.clone(),
            _ => None,
        };
        assert_eq!(name("-501007").as_deref(), Some("cloudbase-argument"));
        assert_eq!(name(" -502005 ").as_deref(), Some("cloudbase-collection-missing"));
        assert_eq!(name("501007"), None);
        assert_eq!(name("-50200"), None);
        assert_eq!(name("-412345"), None);
    }

    #[test]
    fn services_and_actions_are_known_by_their_names() {
        let catalog = Catalog::built_in();
        assert_eq!(namesake(&catalog, "CVM"), Some(Namesake::Service("cvm")));
        let run = Namesake::Action { name: "RunInstances", services: vec!["cvm", "ecm", "hai"] };
        assert_eq!(namesake(&catalog, "Runinstances"), Some(run));
        let of_cvm = Namesake::ActionOf { service: "cvm", name: "RunInstances" };
        for typed in ["cvm RunInstances", "CVM:runinstances", "cvm.RunInstances"] {
            assert_eq!(namesake(&catalog, typed), Some(of_cvm.clone()), "{typed}");
        }
        assert_eq!(["cvm password", "redis RunInstances"].map(|typed| namesake(&catalog, typed)), [None, None]);
        assert_eq!(["zzz", "Zzz", "runinstances"].map(|typed| namesake(&catalog, typed)), [None, None, None]);
    }
}
