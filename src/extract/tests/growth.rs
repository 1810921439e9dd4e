//! Time is linear, whatever the input: four times as much of it is at most 4.5 times the work,
//! for every needle and the start of everything that is recognised, repeated on one line and on
//! many, as it stands and written as a string.

use super::super::{Extractor, needles, work};
use super::codes;
use std::thread;

/// How long the shorter input is, in bytes.
const LEN: usize = 12 << 10;
/// The most work for each byte that is too little to be a matter of growth.
const LITTLE: usize = 250;

/// How what is recognised begins, and some of it whole.
const OPENINGS: [&str; 52] = [
    "{\"Response\":{\"Error\":{\"Code\":\"InvalidParameter.Security\",\"Message\":\"m\"},\"RequestId\":\"r-1\"}}",
    "{\"Response\":{\"Error\":{\"Code\":\"InvalidParameter\",\"Message\":\"m\"}}}",
    "{\"Response\":{\"RequestId\":\"r-1\"}}",
    "{\"Response\":{\"RequestId\":\"r-1\"}}\n{\n  \"Response\": {\n",
    "{\"Response\":{\"Error\":",
    "{\"Response\":{\"Error\":{\"Code\":\"A\",\"Message\":\"",
    "{\"code\":\"InvalidParameter\",\"message\":\"m",
    "{\"Code\":\"InvalidParameter.Security\",\"Message\":\"m\"}",
    "{\"code\":4000,\"codeDesc\":\"A\",\"message\":\"m\"}",
    "\"Err\\u006fr\":{",
    "{\"msg\":\"Error: {",
    "b'{\"Error\":",
    "[TencentCloudSDKException] code:A.B message:m requestId:r-1 ",
    "[TencentCloudSDKException] code:A.B message:m ",
    "[TencentCloudSDKException]message:A.B-m requestId:r-1 ",
    "[TencentCloudSDKError] Code=A.B, Message=m ",
    "TencentCloudSDKException: InvalidParameter.Security: m ",
    "TencentCloudSDKHttpException: m\n    at f (a.js:1) {\n  code: 'A.B',\n",
    "com.tencentcloudapi.common.exception.TencentCloudSDKException: [m\n\tat a.b(c)\n",
    "#<TencentCloud::Common::TencentCloudSDKException: m ",
    "Serialized Error: { code: \"InvalidParameter\" ",
    "RequestId=r, ErrorCode=A.B, ErrorMessage=m ",
    "Code=A, Message=",
    "Code: InvalidParameter.Security, Message: m ",
    "{Error={Code=A, Message=m}} ",
    "Error: @{Code=A; Message=B} ",
    "{Error: {Code: A",
    "Response:\n  Error:\n    Code: InvalidParameter\n    Message: m\n",
    "Error:\n  Code: A\n  Message: 'm\n",
    "'Response' => {'Error' => ",
    "[\"Response\"]=>\n  array(2) {\n",
    "<= Recv data, 9 bytes (0x9)\n0000: {\"Response\n",
    "POST / HTTP/1.1\nHost: cvm.tencentcloudapi.com\n",
    "InvalidParameter.Security: m ",
    "code=InvalidParameter.Security message=m request_id=r ",
    "errorCode=InvalidParameter.Security, message=m, ",
    "Code=InvalidParameter.Security\nMessage=m\nRequestId=r\n",
    "  error: |-\n    m\n  code: 'InvalidParameter.Security'\n",
    "RequestId: 5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01\nInvalidParameter.Security: m\n",
    "│ Code │ InvalidParameter.Security │ m │\n",
    "level=error msg=\"m\" code=InvalidParameter.Security ",
    "message: 'Error:\n    InvalidParameter.Security\n",
    "a,\"InvalidParameter \"\"x\"\" ",
    "&quot;Error&quot;:",
    "Error: InvalidParameter.Security: mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm\n",
    "a=%7B%22Error%22%3A%7B%22Code%22%3A",
    "{\\x22Error\\x22:{#012\":",
    "00000000: 7b22 4572 726f 7222 3a7b 2245 7272 6f72  {\n",
    "eyJFcnJvciI6eyJDb2RlIjoiSW52YWxpZFBhcmFtZXRlciIsIk1lc3NhZ2UiOiJtIn0sIlJlcXVlc3RJZCI6InIifQ== ",
    "{\"Error\":{\"Code\":\"InvalidParameter.Security\",\"Message\":\"no lion =\n",
    "{\"a\":{\n",
    "string(3) \"",
];

/// A text written as a string of JSON, without the quotes.
fn escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}

/// At least so many bytes of a text.
fn repeated(text: &str, len: usize) -> String {
    text.repeat(len.div_ceil(text.len()))
}

fn on_lines(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// Writes a text over and over, at least so many bytes of it.
type Write = fn(&str, usize) -> String;

/// The forms in which a text is repeated, each with its name.
const FORMS: [(&str, Write); 8] = [
    ("on one line", |text, len| repeated(&text.replace('\n', " "), len)),
    ("on many lines", |text, len| repeated(&on_lines(text), len)),
    ("with CRLF", |text, len| repeated(&on_lines(text).replace('\n', "\r\n"), len)),
    ("escaped on one line", |text, len| repeated(&escaped(text), len)),
    ("escaped on many lines", |text, len| repeated(&on_lines(&escaped(text)), len)),
    ("in a string", |text, len| format!("{{\"msg\":\"{}\"}}\n", repeated(&escaped(text), len))),
    ("in many strings", |text, len| repeated(&format!("{{\"msg\":\"{}\"}}\n", repeated(&escaped(text), 60)), len)),
    ("in a message", |text, len| {
        let message = repeated(&escaped(text), len);
        format!("{{\"Response\":{{\"Error\":{{\"Code\":\"InvalidParameter\",\"Message\":\"{message}\"}}}}}}\n")
    }),
];

/// The work for an input, that of reading it once included.
fn work_for(input: &str) -> usize {
    work::of(|| {
        let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
        extractor.push(input.as_bytes(), &mut errors);
        extractor.finish(&mut errors);
    })
}

#[test]
fn four_times_the_input_is_four_times_the_work() {
    let mut faults = Vec::new();
    // Each form in a thread of its own.
    let forms = FORMS.map(|(form, write)| thread::spawn(move || faults_of(form, write)));
    for form in forms {
        faults.extend(form.join().unwrap());
    }
    assert!(faults.is_empty(), "{}\n{} faults", faults.join("\n"), faults.len());
}

/// A line that comes in many pieces is not read again for each.
#[test]
fn a_line_in_pieces_is_no_more_work() {
    for text in ["lion ", "codeDesc ", "{\"msg\":\"Error: {", "InvalidParameter.Security: m "] {
        let input = repeated(text, 256 << 10);
        let work = |size: usize| {
            work::of(|| {
                let (mut extractor, mut errors) = (Extractor::new(codes()), Vec::new());
                input.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
                extractor.finish(&mut errors);
            })
        };
        let (whole, pieces) = (work(input.len()), work(1 << 10));
        assert!(pieces <= 2 * whole, "{text}: {whole} as a whole, {pieces} in pieces");
    }
}

/// The texts that take more work than they should in one form.
fn faults_of(form: &str, write: Write) -> Vec<String> {
    let fault = |text: &str| {
        let (short, long) = (write(text, LEN), write(text, 4 * LEN));
        let (once, four_times) = (work_for(&short), work_for(&long));
        let is_fault = 2 * four_times > 9 * once.max(LITTLE * short.len());
        is_fault.then(|| format!("{form}: {text:?}: {once} for {}, {four_times} for {}", short.len(), long.len()))
    };
    needles::texts().chain(OPENINGS).filter_map(fault).collect()
}
