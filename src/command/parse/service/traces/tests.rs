use super::*;
use crate::catalog::Catalog;
use crate::extract::KnownRequest;

/// The service and the action of an error with a common code, of which the request says nothing but an action.
fn common(line: &str, above: &str, action: Option<&str>) -> Option<(&'static str, Option<&'static str>)> {
    of("RequestLimitExceeded", line, above, action)
}

fn of(code: &str, line: &str, above: &str, action: Option<&str>) -> Option<(&'static str, Option<&'static str>)> {
    static CATALOG: std::sync::OnceLock<Catalog> = std::sync::OnceLock::new();
    let catalog = CATALOG.get_or_init(Catalog::built_in);
    let near = Some(Vicinity { line: line.to_owned(), above: above.to_owned() });
    let mut request = KnownRequest::default();
    request.action = action.map(str::to_owned);
    let error = ApiError {
        code: Some(code.to_owned()),
        message: None,
        request_id: None,
        line: 1,
        time: None,
        logged: false,
        request,
        near,
    };
    let known = catalog.code(code);
    Traces::new(catalog, &error, known.as_ref(), None).of_common().map(|named| (named.service, named.action))
}

#[test]
fn the_call_of_a_common_code_is_known_by_its_form() {
    for (line, above) in [
        ("RequestLimitExceeded", "$ tccli sms SendSms --x 1\n\n"),
        ("RequestLimitExceeded", "C:\\>tccli sms SendSms --x 1\r\n\r\n"),
        ("RequestLimitExceeded", "+ tccli sms SendSms --x 1\nline\nline\nline\nline\nline\n"),
        ("+ tccli sms SendSms: RequestLimitExceeded", "+ tccli cvm RunInstances\n"),
    ] {
        assert_eq!(common(line, above, None), Some(("sms", Some("SendSms"))), "{line} {above}");
    }
    for (line, above, service) in [
        ("tencentcloud_instance.web: RequestLimitExceeded", "", "cvm"),
        ("RequestLimitExceeded", "tencentcloud_instance.web: Creating...\n", "cvm"),
        ("1: RequestLimitExceeded: x", "Caused by:\n    0: dnspod.tencentcloudapi.com returned an error\n", "dnspod"),
        ("RequestLimitExceeded", "signed for /2019-02-25/cvm/tc3_request\n", "cvm"),
        ("at tencentcloud/cvm/v20170312 RequestLimitExceeded", "", "cvm"),
        (
            "RequestLimitExceeded",
            "import github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312\n",
            "cvm",
        ),
        ("{\"service\":\"clb\",\"error\":\"Code=RequestLimitExceeded\"}", "", "clb"),
    ] {
        assert_eq!(common(line, above, None), Some((service, None)), "{line} {above}");
    }
}

#[test]
fn what_is_of_another_call_says_nothing_of_a_common_code() {
    let answered = "{\"Response\":{\"RequestId\":\"6ecd\"}}\n";
    for (line, above) in [
        ("RequestLimitExceeded", "$ tccli cvm RunInstances\nok\n$ python app.py\n".to_owned()),
        ("RequestLimitExceeded", format!("$ tccli cvm RunInstances\n{answered}")),
        ("RequestLimitExceeded", "POST https://cvm.tencentcloudapi.com/\n1\n2\n3\n".to_owned()),
        ("RequestLimitExceeded", format!("POST https://cvm.tencentcloudapi.com/\n{answered}")),
        ("RequestLimitExceeded", "cvm.tencentcloudapi.com\nvpc.tencentcloudapi.com\n".to_owned()),
        ("RequestLimitExceeded: tencentcloud_instance.web", String::new()),
        ("RequestLimitExceeded in the cvm", "the cvm\n".to_owned()),
        ("service=shop-api RequestLimitExceeded", String::new()),
        ("service=monitor RequestLimitExceeded", String::new()),
    ] {
        assert_eq!(common(line, &above, None), None, "{line} {above}");
    }
    // An action that the service does not have.
    let command = "$ tccli cvm DescribeZones\n";
    assert_eq!(common("RequestLimitExceeded", command, Some("AssumeRole")), Some(("sts", Some("AssumeRole"))));
    assert_eq!(common("RequestLimitExceeded", "tencentcloud_instance.web\n", Some("DescribeLoadBalancers")), None);
}

#[test]
fn an_action_names_its_service_where_no_other_returns_the_code() {
    for (code, action, service) in [
        ("RequestLimitExceeded", "AssumeRole", Some("sts")),
        ("Zoo.LionEscaped", "AssumeRole", Some("sts")),
        ("ClientNetworkError", "AssumeRole", Some("sts")),
        // Several have it, and what one documents of a common code says nothing.
        ("RequestLimitExceeded", "DescribeLoadBalancers", None),
        ("RequestLimitExceeded", "DescribeInstance", None),
        // Of those that have it, one returns the code.
        ("InvalidInstanceId.NotFound", "StopInstances", Some("cvm")),
    ] {
        let expected = service.map(|service| (service, Some(action)));
        assert_eq!(of(code, code, "", Some(action)), expected, "{code} {action}");
    }
    let line = "cvm  DescribeZones  FAIL  RequestLimitExceeded";
    assert_eq!(common(line, "", Some("DescribeZones")), Some(("cvm", Some("DescribeZones"))));
    assert_eq!(common("RequestLimitExceeded of cvm", "", Some("DescribeZones")), None);
}
