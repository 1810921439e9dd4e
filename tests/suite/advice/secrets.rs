//! Wherever a secret stands in what an input says of a failure, it comes out masked.

use super::{response, transcript};
use crate::support::{feed, stderr, stdout, tcerr};

const SECRET: &str = "AKIDEXAMPLEEXAMPLEEXAMPLE0123";
const MASKED: &str = "AKID***0123";

/// What is printed in each format, on both streams.
fn printed(input: &str) -> Vec<String> {
    let formats = ["table", "plain", "json", "jsonl", "toml"];
    let print = |format: &str| {
        let output = feed(tcerr().args(["parse", "--format", format]), input.as_bytes());
        stdout(output.clone()) + &stderr(output)
    };
    formats.map(print).to_vec()
}

#[test]
fn no_part_of_an_error_carries_a_secret() {
    let with = |header: &str| {
        transcript(&["Host: redis.tencentcloudapi.com", header], &[], &response("ResourceNotFound", "No."))
    };
    let nested = |code: &str, message: &str, id: &str| {
        response("InternalError", &format!("x: [TencentCloudSDKError] Code={code}, Message={message}, RequestId={id}"))
    };
    for (part, input) in [
        ("the code", response(&format!("AuthFailure.{SECRET}"), "No.")),
        ("a code that nobody knows", response(SECRET, "No.")),
        ("the message", response("ResourceNotFound", &format!("No {SECRET}."))),
        ("a name in the message", response("ResourceNotFound", &format!("No `{SECRET}`."))),
        (
            "a field of the message",
            response("UnknownParameter", &format!("The parameter `{SECRET}` is not recognized.")),
        ),
        ("the RequestId", response("ResourceNotFound", "No.").replace("r-1", SECRET)),
        ("the action", with(&format!("X-TC-Action: {SECRET}"))),
        ("the version", with(&format!("X-TC-Version: {SECRET}"))),
        ("the region", with(&format!("X-TC-Region: {SECRET}"))),
        ("the code of the cause", nested(&format!("AuthFailure.{SECRET}"), "no", "r-2")),
        ("the message of the cause", nested("AuthFailure", SECRET, "r-2")),
        ("the RequestId of the cause", nested("AuthFailure", "no", SECRET)),
        ("a success", format!("{{\"Response\":{{\"RequestId\":\"{SECRET}\"}}}}\n")),
        ("a page", format!("<html><title>502 {SECRET}</title></html>\n")),
        ("an answer of COS", format!("<?xml version='1.0'?><Error><Code>{SECRET}</Code></Error>\n")),
    ] {
        let printed = printed(&input);
        for text in &printed {
            assert!(!text.contains(SECRET), "{part}: {text}");
        }
        // It was there, and is shown by its ends.
        assert!(printed.iter().any(|text| text.contains(MASKED)), "{part}: {printed:#?}");
    }
}

/// What a request was signed with is compared, and shown only without secrets.
#[test]
fn a_credential_is_told_by_its_service_and_date_alone() {
    let authorization = format!(
        "Authorization: TC3-HMAC-SHA256 Credential={SECRET}/2026-11-20/cvm/tc3_request, Signature=0a1b2c3d4e5f6a7b"
    );
    let call = ["Host: redis.tencentcloudapi.com", &authorization, "X-TC-Timestamp: 1795075953"];
    for text in printed(&transcript(&call, &[], &response("AuthFailure.SignatureFailure", "No."))) {
        assert!(!text.contains(SECRET) && !text.contains("0a1b2c3d4e5f6a7b"), "{text}");
    }
}
