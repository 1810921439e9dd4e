//! Who returns a code, and which page of the vendor explains it.

use super::{Describe, ReturnedBy};
use crate::catalog::inventory::{Action, Service};
use crate::catalog::{self, CLIENT, COMMON, Code};
use crate::lang::Lang;

/// How many actions of a service are named.
const ACTIONS_NAMED: usize = 3;

impl<'c> Describe<'c> {
    /// The services that list the code; `first`, if it does, before the others.
    pub(super) fn returned_by(self, code: &Code<'c>, first: Option<&str>) -> Vec<ReturnedBy<'c>> {
        let Some(known) = code.known else {
            let service = first.and_then(|id| self.catalog.inventory().service(id));
            return service.map(|service| self.returning(service, Vec::new(), 0)).into_iter().collect();
        };
        let mut services: Vec<ReturnedBy<'c>> = known
            .services()
            .map(|service| {
                let actions = known.actions().filter(|action| action.service().id() == service.id());
                let mut names: Vec<&'c str> = actions.map(Action::name).collect();
                names.dedup();
                let count = names.len();
                names.truncate(ACTIONS_NAMED);
                self.returning(service, names, count)
            })
            .collect();
        services.sort_by_key(|returning| Some(returning.service) != first);
        services
    }

    fn returning(self, service: Service<'c>, actions: Vec<&'c str>, action_count: usize) -> ReturnedBy<'c> {
        ReturnedBy { service: service.id(), name: service.name(self.lang.index()), actions, action_count }
    }

    /// The page that the entry names, else the common table, else the service's.
    pub(super) fn docs(self, entry: catalog::Entry<'c>, service: Option<Service<'c>>) -> Option<String> {
        let own = self.text(entry).map(|(text, _)| text.docs()).filter(|docs| !docs.is_empty());
        let own = own.unwrap_or_else(|| entry.record.docs());
        match entry.record.scope() {
            _ if !own.is_empty() => Some(own.to_owned()),
            Some(CLIENT) => None,
            Some(COMMON) | None => Some(common_table(self.lang).to_owned()),
            Some(_) => service.and_then(|service| self.service_docs(service)),
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

/// The ids of the services that list the code.
pub(super) fn services_of<'c>(code: &Code<'c>) -> Vec<&'c str> {
    code.known.map(|known| known.services().map(Service::id).collect()).unwrap_or_default()
}

/// The page of the common codes. Article ids differ between the sites.
const fn common_table(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "https://www.tencentcloud.com/document/product/239/32050",
        Lang::Ja => "https://www.tencentcloud.com/jp/document/product/239/32050",
        Lang::Zh => "https://cloud.tencent.com/document/api/239/30603",
    }
}
