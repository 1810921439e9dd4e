//! Which service returned an error whose code means different things in several of them.

use super::{finding, response, texts};
use crate::support::{feed, stdout, tcerr};
use serde_json::Value;

const CODE: &str = "InvalidParameterValue.LimitExceeded";
/// The same in the form of an SDK.
const ERROR: &str = "[TencentCloudSDKError] Code=InvalidParameterValue.LimitExceeded, Message=no, RequestId=r-1";

/// The service, the action and from what both were taken.
fn taken(input: &str) -> [String; 3] {
    let finding = finding(input, "en");
    let occurrence = &finding["occurrences"][0];
    let field = |name: &str| occurrence[name].as_str().unwrap_or_default().to_owned();
    [field("service"), field("action"), field("service_source")]
}

#[test]
fn the_service_is_taken_from_what_stands_near_the_error() {
    let body = response(CODE, "no");
    for (input, expected) in [
        (format!("> Host: cvm.tencentcloudapi.com\n\n{body}"), ["cvm", "", "request"]),
        (
            format!("Authorization: TC3-HMAC-SHA256 Credential=AKIDx/2019-02-25/cvm/tc3_request, x\n\n{body}"),
            ["cvm", "", "request"],
        ),
        (format!("cvm.ap-guangzhou.tencentcloudapi.com said {ERROR}\n"), ["cvm", "", "host"]),
        (format!("> X-TC-Action: RunInstances\n\n{body}"), ["cvm", "RunInstances", "action"]),
        (format!("failed on RunInstances: {ERROR}\n"), ["cvm", "RunInstances", "action"]),
        (format!("$ tccli cvm DescribeInstances --limit 200\n{ERROR}\n"), ["cvm", "DescribeInstances", "command"]),
        (format!("+ tccli vpc DescribeVpcs\n+ tccli cvm RunInstances\n{ERROR}\n"), ["cvm", "RunInstances", "command"]),
        (format!("CvmClient: {ERROR}\n"), ["cvm", "", "package"]),
        (format!("at node_modules/tencentcloud-sdk-nodejs-cvm/x.js\n{ERROR}\n"), ["cvm", "", "package"]),
        (
            format!("│ Error: {ERROR}\n│ \n│   with tencentcloud_instance.web,\n│   on main.tf line 3, in x:\n╵\n"),
            ["cvm", "", "resource"],
        ),
        (
            format!("Error: {ERROR}\n\n  on main.tf line 3, in resource \"tencentcloud_subnet\" \"a\":\n"),
            ["vpc", "", "resource"],
        ),
        (format!("what does cvm mean by {ERROR}\n"), ["cvm", "", "text"]),
    ] {
        assert_eq!(taken(&input), expected, "{input}");
    }
}

/// A code of every service, by which some mean something of their own.
#[test]
fn a_common_code_is_of_the_service_that_has_a_meaning_of_its_own() {
    let error = |code: &str| format!("[TencentCloudSDKError] Code={code}, Message=no, RequestId=r-1");
    let (parameter, operation) = (error("InvalidParameter"), error("FailedOperation"));
    for (input, expected) in [
        (
            format!("failed to execute sdk request 'ssl.UploadUpdateCertificateInstance': {parameter}\n"),
            ["ssl", "UploadUpdateCertificateInstance", "action"],
        ),
        (format!("lke.tencentcloudapi.com said {operation}\n"), ["lke", "", "host"]),
        (format!("failed on RunInstances: {parameter}\n"), ["", "RunInstances", ""]),
        // A host says whose it is, also where the code means the same everywhere.
        (format!("cvm.tencentcloudapi.com said {parameter}\n"), ["cvm", "", "host"]),
        // What the server says may name actions of other services.
        (format!("{}\n", parameter.replace("=no", "=see UploadUpdateCertificateInstance")), ["", "", ""]),
    ] {
        assert_eq!(taken(&input), expected, "{input}");
    }
}

#[test]
fn the_whole_input_decides_only_where_it_names_one_service() {
    let far = "from tencentcloud.scf.v20180416 import scf_client\n".to_owned() + &"line\n".repeat(600) + ERROR + "\n";
    assert_eq!(taken(&far), ["scf", "", "package"]);
    let behind = format!("{ERROR}\nThat was tccli cvm RunInstances.\n");
    assert_eq!(taken(&behind), ["cvm", "RunInstances", "command"]);
    for input in [
        format!("{ERROR}\n"),
        format!("import a from 'tencentcloud-sdk-nodejs-cvm'\nimport b from 'tencentcloud-sdk-nodejs-vpc'\n{ERROR}\n"),
        // What the server says may be about the resources of other services.
        format!("{}\n", ERROR.replace("=no", "=the vpc is too large")),
        // These do not return the code.
        format!("$ tccli sms SendSms\n{ERROR}\n"),
        format!("x (sms): {ERROR}\n"),
    ] {
        assert_eq!(taken(&input), ["", "", ""], "{input}");
    }
}

#[test]
fn a_service_that_returns_the_code_counts_before_the_one_of_the_request() {
    let input = format!("> Host: sms.tencentcloudapi.com\n$ tccli cvm RunInstances\n\n{}", response(CODE, "no"));
    assert_eq!(taken(&input), ["cvm", "RunInstances", "command"]);
}

#[test]
fn the_service_that_was_asked_for_outranks_all() {
    let input = format!("$ tccli cvm RunInstances\n{ERROR}\n");
    let output = feed(tcerr().args(["parse", "--json", "--service", "SCF"]), input.as_bytes());
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    let finding = &document["findings"][0];
    assert_eq!(finding["entry"]["scope"], "scf");
    assert_eq!(finding["occurrences"][0]["service"], "scf");
    assert_eq!(finding["occurrences"][0]["service_source"], "option");
}

/// Of a code that means one thing everywhere, each error has it, not only the first.
#[test]
fn the_service_that_was_asked_for_is_that_of_every_error() {
    let input =
        response("AuthFailure.SignatureFailure", "no") + "\n" + &response("AuthFailure.SignatureFailure", "nor");
    let output =
        feed(tcerr().args(["parse", "--json", "--service", "redis"]), input.replacen("r-1", "r-2", 1).as_bytes());
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    let occurrences = document["findings"][0]["occurrences"].as_array().expect("a list");
    let services: Vec<&Value> = occurrences.iter().map(|occurrence| &occurrence["service"]).collect();
    assert_eq!(services, ["redis", "redis"], "{document:#}");
}

#[test]
fn the_errors_of_one_log_may_be_of_several_services() {
    let line = |time: &str, call: &str, id: &str| format!("{time} {call}: {}\n", ERROR.replace("r-1", id));
    let input = line("2026-11-19 08:00:00", "tccli cvm RunInstances", "r-1")
        + &line("2026-11-19 08:00:01", "tccli scf Invoke", "r-2");
    let finding = finding(&input, "en");
    let [first, second] = finding["occurrences"].as_array().expect("a list").as_slice() else { panic!("{finding:#}") };
    assert_eq!((&first["service"], &second["service"]), (&"cvm".into(), &"scf".into()));
    assert!(first["summary"].is_null(), "{finding:#}");
    assert_eq!(second["title"], "parameter too long");
    assert_eq!(second["summary"], "The parameter is longer than allowed.");
    let output = feed(tcerr().arg("parse"), input.as_bytes());
    let shown = stdout(output);
    assert!(shown.contains("cvm RunInstances (from `tccli cvm`)"), "{shown}");
    assert!(shown.contains("parameter too long · scf Invoke (from `tccli scf`)"), "{shown}");
}

#[test]
fn without_a_service_an_answer_has_what_is_common_and_the_first_fixes() {
    for (code, lang, parts) in [
        (
            "InternalError.UnknownError",
            "en",
            &["check whether it took effect", "In sms, sts, mongodb, wedata, …: Read"][..],
        ),
        ("OperationDenied.InstanceOperationInProgress", "zh", &["cvm：", "lighthouse：", "--service SERVICE"]),
        ("OperationDenied.InstanceOperationInProgress", "ja", &["cvm：", "lighthouse：", "--service SERVICE"]),
    ] {
        let finding = finding(&response(code, "zq"), lang);
        let fixes = texts(&finding["entry"]["fixes"]);
        assert!((2..=4).contains(&fixes.len()), "{fixes:#?}");
        for part in parts {
            assert!(fixes.iter().any(|fix| fix.contains(part)), "{part}: {fixes:#?}");
        }
    }
}

#[test]
fn what_all_services_mean_alike_is_the_title() {
    let entry = finding(&response("FailedOperation.BalanceInsufficient", "zq"), "en")["entry"].clone();
    assert_eq!((entry["title"].as_str(), entry["retry"].as_str()), (Some("balance too low"), Some("never")));
    let entry = finding(&response("UnauthorizedOperation.CamNoAuth", "zq"), "en")["entry"].clone();
    assert_eq!((entry["title"].as_str(), entry["kind"].as_str()), (Some("no permission"), Some("no-permission")));
}

#[test]
fn codes_that_no_sdk_lists_are_explained() {
    for (sub_code, code) in [
        ("TransactionBusy", "ResourceUnavailable.TransactionBusy"),
        ("TransactionNotExist", "ResourceUnavailable.TransactionNotExist"),
        ("ZipCodeFmt", "InvalidParameter.ZipCodeFmt"),
        ("ApplyCertAutoVerificationFailed", "FailedOperation.ApplyCertAutoVerificationFailed"),
        ("PolicyServerRuntimeNotMatchK8sVersionError", "FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError"),
    ] {
        let shown = stdout(tcerr().arg(sub_code).output().expect("it runs"));
        assert!(shown.starts_with(code), "{sub_code}: {shown}");
        let pasted = format!("document.get:fail -501001 resource system error. [{code}] It failed.\n");
        let shown = stdout(feed(tcerr().arg("parse"), pasted.as_bytes()));
        assert!(shown.contains(code) && shown.contains("Fix"), "{pasted}: {shown}");
    }
    let shown = stdout(feed(tcerr().arg("parse"), b"[FailedOperation.AddonAlreadyInstalled] It is there.\n"));
    assert!(shown.contains("FailedOperation.AddonAlreadyInstalled"), "{shown}");
}
