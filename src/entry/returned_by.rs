//! Who returns a code, and which page of the vendor explains it.

use super::{Describe, ReturnedBy};
use crate::catalog::inventory::{Action, Service};
use crate::catalog::{CLIENT, COMMON, CatalogEntry, Code};
use crate::lang::Lang;

/// How the actions begin that people call first.
const VERBS: &str = "Run Create Describe Modify Update Get Send Delete";

impl<'c> Describe<'c> {
    /// The services that list the code; `first`, if it does, before the others.
    pub(super) fn returned_by(self, code: &Code<'c>, first: Option<&str>) -> Vec<ReturnedBy<'c>> {
        let Some(known) = code.known else {
            let service = first.and_then(|id| self.catalog.inventory().service(id));
            return service.map(|service| self.returning(service, Vec::new())).into_iter().collect();
        };
        let mut services: Vec<ReturnedBy<'c>> = known
            .services()
            .map(|service| {
                let actions = known.actions().filter(|action| action.service().id() == service.id());
                let mut names: Vec<&'c str> = actions.map(Action::name).collect();
                names.dedup();
                self.returning(service, called_first(names))
            })
            .collect();
        services.sort_by_key(|returning| Some(returning.service) != first);
        services
    }

    fn returning(self, service: Service<'c>, actions: Vec<&'c str>) -> ReturnedBy<'c> {
        ReturnedBy { service: service.id(), name: service.display_name(self.lang.index()), actions }
    }

    /// The page that the entry names, `own`; else the common table, else the service's.
    pub(super) fn docs(
        self,
        entry: CatalogEntry<'c>,
        own: &str,
        service: Option<&str>,
        services: &[&str],
    ) -> Option<String> {
        match entry.record.scope() {
            _ if !own.is_empty() => Some(own.to_owned()),
            Some(CLIENT) => None,
            Some(COMMON) | None => Some(common_table(self.lang).to_owned()),
            Some(_) => self.docs_of_known(service, services),
        }
    }

    /// The page of a code that only the inventory has. One service's page says more than
    /// the common table; of many services, none does.
    pub(super) fn docs_of_known(self, service: Option<&str>, services: &[&str]) -> Option<String> {
        let page = match (service, services) {
            (Some(service), _) | (None, &[service]) => self.catalog.inventory().service(service),
            _ => None,
        };
        page.map_or_else(|| Some(common_table(self.lang).to_owned()), |service| self.service_docs(service))
    }

    /// Products that the international site does not name are documented in Chinese only.
    fn service_docs(self, service: Service<'c>) -> Option<String> {
        let lang = if service.name(self.lang.index()).is_empty() { Lang::Zh } else { self.lang };
        let site = match lang {
            Lang::En => "https://www.tencentcloud.com",
            Lang::Ja => "https://www.tencentcloud.com/jp",
            Lang::Zh => "https://cloud.tencent.com",
        };
        Some(service.docs()).filter(|path| !path.is_empty()).map(|path| format!("{site}/{path}"))
    }
}

/// Actions in the order in which people call them: first one of each verb, in the order of
/// [`VERBS`], those with short names before those that do a part of the same; then the rest.
fn called_first(mut actions: Vec<&str>) -> Vec<&str> {
    let rank = |action: &str| VERBS.split(' ').position(|verb| action.starts_with(verb)).unwrap_or(usize::MAX);
    actions.sort_by_cached_key(|action| (rank(action), action.len(), *action));
    let mut last = usize::MAX;
    let is_first =
        |action: &&str| std::mem::replace(&mut last, rank(action)) != rank(action) && rank(action) != usize::MAX;
    let (mut first, others): (Vec<&str>, Vec<&str>) = actions.into_iter().partition(is_first);
    first.extend(others);
    first
}

/// The page of the common codes. Article ids differ between the sites.
const fn common_table(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "https://www.tencentcloud.com/document/product/239/32050",
        Lang::Ja => "https://www.tencentcloud.com/jp/document/product/239/32050",
        Lang::Zh => "https://cloud.tencent.com/document/api/239/30603",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_that_was_asked_for_comes_before_the_others() {
        let catalog = crate::catalog::Catalog::built_in();
        let is_of_several = |code: &Code<'_>| code.known.is_some_and(|known| known.services().count() > 2);
        let code = catalog.codes().find(is_of_several).unwrap();
        let describe = Describe { catalog: &catalog, lang: Lang::En };
        let all: Vec<&str> = describe.returned_by(&code, None).into_iter().map(|returning| returning.service).collect();
        for service in &all {
            let returned_by = describe.returned_by(&code, Some(service));
            assert_eq!(returned_by.first().map(|returning| returning.service), Some(*service));
            assert_eq!(returned_by.len(), all.len());
        }
    }

    #[test]
    fn actions_that_people_call_come_before_rare_ones() {
        for (actions, named) in [
            (
                &["AllocateHosts", "DescribeInstances", "DescribeInstancesModification", "ModifyVpc", "RunInstances"][..],
                &["RunInstances", "DescribeInstances", "ModifyVpc"][..],
            ),
            (
                &["AssociateAddress", "DescribeB", "DescribeA", "DescribeABC"],
                &["DescribeA", "DescribeB", "DescribeABC"],
            ),
            (&["Zip"], &["Zip"]),
        ] {
            let sorted = called_first(actions.to_vec());
            assert_eq!(sorted.len(), actions.len());
            assert_eq!(sorted[..named.len()], *named);
        }
    }
}
