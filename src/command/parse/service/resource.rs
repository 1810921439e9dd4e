//! Which service a resource of Terraform is of. Source: the vendor's provider, which names its
//! resources and data sources `tencentcloud_THING` or `tencentcloud_SERVICE_THING`.

/// What stands before the name of a resource.
pub const PREFIX: &str = "tencentcloud_";

/// A service and how the names of its resources begin, where that is not its id. Longer
/// beginnings count before shorter ones.
const RESOURCES: &str = "\
    api_gateway=apigateway address_template=vpc audit=cloudaudit availability_zones=cvm alb=clb ccn=vpc cat=cat \
    clickhouse=cdwch container_cluster=tke css=live dcx=dc dnat=vpc eip=vpc eips=vpc eks=tke elasticsearch=es eni=vpc \
    ha_vip=vpc ha_vips=vpc image=cvm images=cvm instance=cvm instances=cvm instance_types=cvm ipv6_address=vpc \
    key_pair=cvm key_pairs=cvm kubernetes=tke lb=clb mysql=cdb nat=vpc nats=vpc network_acl=vpc placement_group=cvm \
    placement_groups=cvm postgresql=postgres private_dns=privatedns protocol_template=vpc reserved_instance=cvm \
    reserved_instances=cvm route_entry=vpc route_table=vpc security_group=vpc security_groups=vpc subnet=vpc \
    tcmq=tdmq vpn=vpc";

/// The service of a resource, which the inventory may not have.
pub fn service(resource: &str) -> Option<&str> {
    let name = resource.strip_prefix(PREFIX)?;
    let is_begun = |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
    let rows = RESOURCES.split_ascii_whitespace().filter_map(|row| row.split_once('='));
    let listed = rows.filter(|(start, _)| is_begun(start)).max_by_key(|(start, _)| start.len());
    listed.map(|(_, service)| service).or_else(|| name.split('_').next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_resource_is_of_the_service_that_its_name_begins_with() {
        for (resource, expected) in [
            ("tencentcloud_instance", Some("cvm")),
            ("tencentcloud_subnet", Some("vpc")),
            ("tencentcloud_nat_gateway", Some("vpc")),
            ("tencentcloud_mysql_instance", Some("cdb")),
            ("tencentcloud_kubernetes_node_pool", Some("tke")),
            ("tencentcloud_cbs_storage", Some("cbs")),
            ("instance", None),
        ] {
            assert_eq!(service(resource), expected, "{resource}");
        }
        let catalog = Catalog::built_in();
        for (_, service) in RESOURCES.split_ascii_whitespace().filter_map(|row| row.split_once('=')) {
            assert!(catalog.inventory().service(service).is_some(), "{service}");
        }
    }
}
