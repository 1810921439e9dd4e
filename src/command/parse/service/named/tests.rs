use super::*;
use crate::catalog::Catalog;

fn shown(named: &[NamedService<'_>]) -> Vec<String> {
    named.iter().map(|named| format!("{} {}", named.service, named.action.unwrap_or_default())).collect()
}

#[test]
fn a_service_is_known_in_every_form_of_the_tools() {
    let catalog = Catalog::built_in();
    let inventory = catalog.inventory();
    for text in [
        "tencentcloud/cvm/v20170312",
        "from tencentcloud.cvm.v20170312 import models",
        r"TencentCloud\Cvm\V20170312\Models",
        "com.tencentcloudapi.cvm.v20170312.models",
        "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312",
        "node_modules/tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/x.js",
        "require(\"tencentcloud-sdk-nodejs-cvm\")",
        "gems/tencentcloud-sdk-cvm-3.0.1/lib",
    ] {
        assert_eq!(shown(&packages(inventory, text)), ["cvm "], "{text}");
    }
    assert_eq!(shown(&packages(inventory, "CvmClient.RunInstances failed")), ["cvm RunInstances"]);
    for text in ["HttpClient.get", "MonitorClient", "tencentcloud-sdk-python", "tencentcloud.common.exception"] {
        assert!(packages(inventory, text).is_empty(), "{text}");
    }
    assert_eq!(shown(&commands(inventory, "$ tccli cvm RunInstances --x")), ["cvm RunInstances"]);
    assert_eq!(shown(&commands(inventory, "Command '['tccli', 'cvm', 'RunInstances', '--x']'")), ["cvm RunInstances"]);
    assert!(commands(inventory, "tccli/3.0 cvm, tccli-cvm").is_empty());
    assert_eq!(shown(&commands(inventory, "+ tccli cvm help\nxtccli vpc")), ["cvm "]);
    assert_eq!(shown(&hosts(inventory, "https://cvm.ap-tokyo.tencentcloudapi.com/")), ["cvm "]);
    assert!(hosts(inventory, "nosuch.tencentcloudapi.com").is_empty());
    assert_eq!(shown(&resources(inventory, "with tencentcloud_instance.web,")), ["cvm "]);
    assert!(resources(inventory, "terraform-provider-tencentcloud_v1.81").is_empty());
}

#[test]
fn an_action_or_a_word_names_a_service_only_where_no_other_has_it() {
    let catalog = Catalog::built_in();
    let inventory = catalog.inventory();
    let code = "InvalidParameterValue.LimitExceeded";
    let named =
        |text, services: &[&'static str]| of_actions(inventory, text, text, services, code).map(|named| named.service);
    // Of those that have the action, one documents the code for it.
    assert_eq!(named("on RunInstances", &["cvm", "ecm"]), Some("cvm"));
    assert_eq!(named("on RunInstances", &["cvm", "redis"]), Some("cvm"));
    assert_eq!(named("on DescribeInstances", &["cvm", "sms"]), Some("cvm"));
    assert_eq!(named("RunInstances, then SendSms", &["cvm", "sms"]), Some("cvm"));
    // An operation names its service, also one that does not return the code.
    assert_eq!(named("perform operation (ecm:RunInstances)", &["cvm", "ecm"]), Some("ecm"));
    assert_eq!(named("perform operation (cvm:RunInstances)", &["ecm"]), None);
    assert_eq!(named("region:RunInstances", &["cvm", "region"]), Some("cvm"));
    // The ID of a resource outweighs that.
    assert_eq!(named("RunInstances: ecm-1a2b3c4d", &["cvm", "ecm"]), Some("ecm"));
    assert_eq!(named("RunInstances: the ecm-console", &["cvm", "ecm"]), Some("cvm"));
    for (text, services) in [("on DescribeInstances", ["cvm", "redis"]), ("RunInstances, then SendSms", ["cvm", "sms"])]
    {
        assert!(of_actions(inventory, text, text, &services, "Zoo.LionEscaped").is_none(), "{text}");
    }
    let named = |text, services: &[&'static str]| of_words(text, services).map(|named| named.service);
    assert_eq!(named("cvm: no", &["cvm", "vpc"]), Some("cvm"));
    assert_eq!(named("cvm in a vpc", &["cvm", "vpc"]), None);
    assert_eq!(named("the tag", &["tag"]), None);
}
