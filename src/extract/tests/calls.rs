//! Which lines around an error belong to its call, and how long one is remembered.

use super::super::{ApiError, Extractor, Request, extract};
use super::response;

const HEADER: &str = "> X-TC-Action: DescribeZones\n";
const DATE: &str = "Date: Thu, 19 Nov 2026 08:12:33 GMT\n";

/// The last error of an input, which is the same if the input comes line by line.
fn last(input: &str) -> ApiError {
    let whole = extract(input.as_bytes()).errors.pop().unwrap_or_else(|| panic!("no error in {input}"));
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    input.split_inclusive('\n').for_each(|line| extractor.push(line.as_bytes(), &mut errors));
    extractor.finish(&mut errors);
    assert_eq!(errors.last(), Some(&whole), "{input}");
    whole
}

fn request(input: &str) -> Request {
    last(input).request.into_known().unwrap_or_default()
}

/// How many other lines may stand in between, if the answer is found behind them.
fn longest(is_found: impl Fn(&str) -> bool) -> usize {
    (0..400).take_while(|lines| is_found(&"a line\n".repeat(*lines))).count() - 1
}

#[test]
fn a_request_is_remembered_for_sixty_lines() {
    let response = response("Zoo.A", "r-1");
    let action = |between: &str, error: &str| request(&format!("{HEADER}{between}{error}")).action.is_some();
    assert_eq!(longest(|between| action(between, &response)), 58);
    // In a log, lines of others stand between, and after forty of them they may be anybody's.
    assert_eq!(longest(|between| action(between, &format!("x {response}"))), 39);
    let quoted = serde_json::to_string(&response).unwrap();
    assert_eq!(longest(|between| action(between, &format!("{{\"msg\":{quoted}}}"))), 38);
    // Each line of the request begins it anew.
    let again = format!("{HEADER}{}> X-TC-Version: 2017-03-12\n{}{response}", "x\n".repeat(50), "x\n".repeat(50));
    assert_eq!(request(&again).action.as_deref(), Some("DescribeZones"));
}

/// The headers before the first that is known stand one below the other.
#[test]
fn twenty_headers_before_a_known_line_are_read() {
    let response = response("Zoo.A", "r-1");
    let host = |others: usize, other: &str| {
        let others = other.repeat(others);
        request(&format!("> Accept: Credential=AKIDx /2026-11-19/cvm/tc3_request\n{others}{HEADER}{response}"))
            .has_blank_id
    };
    assert!(host(19, "> Accept: x\n"));
    assert!(!host(20, "> Accept: x\n"));
    assert!(!host(1, "no header\n"));
    assert!(host(0, ""));
}

#[test]
fn headers_before_the_last_response_are_not_read() {
    let [first, second] = ["r-1", "r-2"].map(|id| response("Zoo.A", id));
    let input = format!("> Accept: Credential=AKIDx/2026-11-19/cvm/tc3_request\n{first}\n{HEADER}{second}");
    assert_eq!((request(&input).credential, request(&input).action.as_deref()), (None, Some("DescribeZones")));
}

#[test]
fn a_call_without_an_error_ends_there() {
    let error = response("Zoo.A", "r-1");
    let action = |end: &str| request(&format!("{HEADER}{end}\n{error}")).action.is_some();
    for end in [
        "{\"Response\":{\"TotalCount\":0,\"RequestId\":\"r-0\"}}",
        "  {\"Response\":{\"TotalCount\":0,\"RequestId\":\"r-0\"}}",
        "curl: (28) Operation timed out",
        "<html>",
        "<!DOCTYPE html>",
    ] {
        assert!(!action(end), "{end}");
    }
    for other in [
        "{\"Region\":\"ap-guangzhou\"}",
        "{\"RequestId\" \"Error\"",
        "x {\"Response\":{\"TotalCount\":0,\"RequestId\":\"r-0\"}}",
        "curl (28)",
        "html>",
    ] {
        assert!(action(other), "{other}");
    }
}

#[test]
fn an_error_takes_its_call_with_it() {
    let [first, second] = ["r-1", "r-2"].map(|id| response("Zoo.A", id));
    let input = format!("{HEADER}{first}\n{second}");
    assert_eq!(request(&format!("{HEADER}{first}\n")).action.as_deref(), Some("DescribeZones"));
    assert_eq!(request(&input).action, None);
    // One that was printed before too.
    assert_eq!(request(&format!("{first}\n{HEADER}{first}\n{second}")).action, None);
}

#[test]
fn the_clock_of_a_response_stands_in_its_head() {
    let response = response("Zoo.A", "r-1");
    let date = |head: &str, error: &str| request(&format!("{head}{error}")).date;
    let found = Some(1_795_075_953);
    assert_eq!(date(&format!("{DATE}\n"), &response), found);
    assert_eq!(date(&format!("< {DATE}\n").replace('\n', "\r\n"), &response), found);
    assert_eq!(date(DATE, &response), None);
    assert_eq!(date(&format!("{DATE}no header\n\n"), &response), None);
    assert_eq!(date(&format!("{DATE}\n"), &format!("x {response}")), None);
    assert_eq!(date(&format!("{DATE}\n{}\n{DATE}", super::response("Zoo.B", "r-0")), &response), None);
    let others = |count: usize| format!("{DATE}{}\n", "Vary: x\n".repeat(count));
    assert_eq!((date(&others(19), &response), date(&others(20), &response)), (found, None));
}

/// A whole call in one document: its request stands before the response in it.
#[test]
fn a_document_that_holds_a_call_is_read_for_its_request() {
    let quoted = serde_json::to_string(&response("Zoo.A", "r-1")).unwrap();
    let har = format!("{HEADER}{{\n\"headers\": {{\"x-tc-version\": \"2017-03-12\"}},\n\"content\": {quoted}\n}}\n");
    assert_eq!(request(&har).version.as_deref(), Some("2017-03-12"));
}

/// A report of calls that all had their answers does not tell which of them failed.
#[test]
fn of_several_calls_before_a_report_none_is_chosen() {
    let call = |service: &str| format!("POST https://{service}.tencentcloudapi.com/ [200 OK, 347B, 96ms]\n");
    let service = |calls: String| request(&format!("{calls}\n{}\n", response("Zoo.A", "r-1"))).service;
    assert_eq!(service(call("tag")).as_deref(), Some("tag"));
    assert_eq!(service(call("tag") + &call("tag")).as_deref(), Some("tag"));
    assert_eq!(service(call("tag") + &call("sms")), None);
    assert_eq!(service(call("tag") + "> POST https://sms.tencentcloudapi.com/\n").as_deref(), Some("sms"));
}

#[test]
fn a_traceback_names_the_client_above_the_frames_of_all_clients() {
    let frame = "  File \"/lib/tencentcloud/cvm/v20170312/cvm_client.py\", line 45, in DescribeZones\n";
    let end = "tencentcloud.common.exception.tencent_cloud_sdk_exception.TencentCloudSDKException: [TencentCloudSDKException] code:Zoo.A message:m requestId:r-1\n";
    let found = |input: String| request(&input).action.is_some();
    let shared = "  File \"/lib/tencentcloud/common/abstract_client.py\", line 451, in call\n    return f()\n";
    assert!(found(format!("{frame}    body = self.call()\n{shared}{shared}{end}")));
    assert!(found(format!(
        "{frame}{shared}{}",
        end.replace("tencentcloud.common.exception.tencent_cloud_sdk_exception.", "")
    )));
    assert_eq!(longest(|between| found(format!("{frame}{between}{end}"))), 299);
    assert!(!found(format!("{frame}{}", end.replace("tencent_cloud_sdk_exception.", "x."))));
    let before = response("Zoo.B", "r-0");
    assert!(!found(format!("{frame}{before}\n{end}")));
}
