//! Where a secret may stand: in a text that the mask gets, and in an input of the program.

use super::forms::Form;
use std::fmt::Write as _;

const REQUEST_ID: &str = "7f3c2b1a-1111-2222-3333-444455556666";

/// A way to put a text into another one.
type Place = fn(&str) -> String;
/// A way to put a form into an input.
type Document = fn(&Form) -> String;

/// Texts around a secret, as messages have them.
pub const PLACES: &[(&str, Place)] = &[
    ("alone", |text| text.to_owned()),
    ("in a sentence", |text| format!("The request failed: {text} Please check.")),
    ("at the end", |text| format!("Unable to process {text}")),
    ("in JSON", |text| format!("{{\"msg\":{},\"n\":1}}", quoted(text))),
    ("in JSON in JSON", |text| quoted(&format!("{{\"msg\":{},\"n\":1}}", quoted(text)))),
    ("in Chinese", |text| format!("请求失败，{text}，请检查后重试。")),
    ("indented", |text| format!("Error:\n    {}\nend", text.replace('\n', "\n    "))),
    ("in a log", |text| format!("2026-11-20 10:00:01.123 ERROR [main] c.e.App - {text}")),
    ("with CRLF", |text| format!("first line\n{text}\nlast line").replace('\r', "").replace('\n', "\r\n")),
    ("with escaped line feeds", |text| format!("line one\\n{}\\nline three", text.replace('\n', "\\n"))),
    ("before a RequestId", |text| format!("{text}, RequestId: {REQUEST_ID}")),
    ("in XML", |text| format!("<Message>{}</Message>", entities(text))),
    ("in an exception", |text| {
        format!("[TencentCloudSDKException] code:InvalidParameter message:{text} requestId:{REQUEST_ID}")
    }),
    ("beside a border", |text| format!("│ Error: failed\n│ {}\n│ with x", text.replace('\n', "\n│ "))),
    ("in back-quotes", |text| format!("value `{text}` is not valid")),
    ("in a query", |text| {
        format!("https://cvm.tencentcloudapi.com/?Action=RunInstances&Data={}&Version=2017-03-12", percent(text))
    }),
    ("in brackets", |text| format!("call failed ({text})")),
    ("twice", |text| format!("{text}\n{text}")),
];

/// Inputs with a secret, and the fewest lines of an output that found them all in one.
pub const DOCUMENTS: &[(&str, Document, usize)] = &[
    ("message", |form| response("ResourceInUse", &form.text, REQUEST_ID), 1),
    ("code", |form| response(&format!("ResourceInUse.{}", form.value()), "m", REQUEST_ID), 1),
    ("RequestId", |form| response("ResourceInUse", "m", &form.value()), 1),
    ("parameter", |form| response("InvalidParameterValue", &parameter(&form.text), REQUEST_ID), 1),
    ("value", |form| response("InvalidParameterValue", &value(&form.value()), REQUEST_ID), 1),
    ("names", |form| response("ResourceInUse", &format!("`{}` is in use", form.value()), REQUEST_ID), 1),
    (
        "Python",
        |form| {
            format!(
                "[TencentCloudSDKException] code:ResourceInUse message:{} requestId:{REQUEST_ID}\n",
                one_line(&form.text)
            )
        },
        1,
    ),
    (
        "Go",
        |form| {
            format!(
                "[TencentCloudSDKError] Code=ResourceInUse, Message={}, RequestId={REQUEST_ID}\n",
                one_line(&form.text)
            )
        },
        1,
    ),
    (
        "log",
        |form| format!("2026-11-20 10:00:01 ERROR call failed {}", response("ResourceInUse", &form.text, REQUEST_ID)),
        1,
    ),
    (
        "string of a log",
        |form| {
            format!(
                "{{\"level\":\"error\",\"msg\":{}}}\n",
                quoted(response("ResourceInUse", &form.text, REQUEST_ID).trim_end())
            )
        },
        1,
    ),
    (
        "YAML",
        |form| {
            format!(
                "Response:\n  Error:\n    Code: ResourceInUse\n    Message: {}\n  RequestId: {REQUEST_ID}\n",
                quoted(&form.text)
            )
        },
        1,
    ),
    (
        "request",
        |form| {
            format!(
                "> POST / HTTP/1.1\n> Host: cvm.tencentcloudapi.com\n> Authorization: {}\n> X-TC-Action: {}\n> X-TC-Region: {}\n> X-TC-Version: {}\n>\n< HTTP/1.1 200 OK\n<\n{}",
                one_line(&form.text),
                form.value(),
                form.value(),
                form.value(),
                response("ResourceInUse", "m", REQUEST_ID)
            )
        },
        1,
    ),
    (
        "query",
        |form| {
            format!(
                "> GET /?Action=RunInstances&Data={} HTTP/1.1\n> Host: cvm.tencentcloudapi.com\n>\n{}",
                percent(&form.text),
                response("ResourceInUse", "m", REQUEST_ID)
            )
        },
        1,
    ),
    (
        "Terraform",
        |form| {
            format!(
                "│ Error: [TencentCloudSDKError] Code=ResourceInUse, Message={}, RequestId={REQUEST_ID}\n│\n│   with x\n╵\n",
                one_line(&form.text)
            )
        },
        1,
    ),
    (
        "inner error",
        |form| {
            response(
                "FailedOperation",
                &format!(
                    "[TencentCloudSDKError] Code=ResourceInUse, Message={}, RequestId={REQUEST_ID}",
                    one_line(&form.text)
                ),
                REQUEST_ID,
            )
        },
        1,
    ),
    ("no error", |form| format!("{}\n", form.text), 0),
    ("client", |form| format!("curl: (6) Could not resolve host: {}\n", one_line(&form.text)), 0),
];

fn response(code: &str, message: &str, request_id: &str) -> String {
    let error = serde_json::json!({"Code": code, "Message": message});
    format!("{}\n", serde_json::json!({"Response": {"Error": error, "RequestId": request_id}}))
}

fn parameter(text: &str) -> String {
    format!("The parameter `{text}` is not recognized.")
}

fn value(text: &str) -> String {
    format!("The value `{text}` specified in the parameter `Zone` is not valid.")
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

/// With the entities of XML.
pub fn entities(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#x27;")
}

/// With percent signs, as in a query.
pub fn percent(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"_.-~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a string takes everything");
        }
    }
    encoded
}
