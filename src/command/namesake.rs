//! Services and actions that have the name of what was typed: who types one wants its codes.

use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::report::Namesake;

/// The service of this name, in any case, or the action; one is written with a capital letter, and
/// other words are not looked for in the actions of all services.
pub fn namesake<'c>(catalog: &'c Catalog, typed: &str) -> Option<Namesake<'c>> {
    let inventory = catalog.inventory();
    if let Some(service) = inventory.service(typed) {
        return Some(Namesake::Service(service.id()));
    }
    if !typed.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let of_service = |service: Service<'c>| Some((service, service.action(typed).next()?.name()));
    let mut found = inventory.services().filter_map(of_service);
    let (first, name) = found.next()?;
    let mut services = vec![first.id()];
    services.extend(found.map(|(service, _)| service.id()));
    services.dedup();
    Some(Namesake::Action { name, services })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_and_actions_are_known_by_their_names() {
        let catalog = Catalog::built_in();
        assert_eq!(namesake(&catalog, "CVM"), Some(Namesake::Service("cvm")));
        let run = Namesake::Action { name: "RunInstances", services: vec!["cvm", "ecm", "hai"] };
        assert_eq!(namesake(&catalog, "Runinstances"), Some(run));
        assert_eq!(["zzz", "Zzz", "runinstances"].map(|typed| namesake(&catalog, typed)), [None, None, None]);
    }
}
