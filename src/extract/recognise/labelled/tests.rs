use super::*;
use crate::extract::recognise::example::ID;

fn check(input: &str, message: &str, id: &str) {
    let text = input.replace("{C}", "Zoo.A").replace("{R}", ID);
    let at = text.find("Zoo.A").unwrap();
    let Told::Error(found, _) = find(&text, at..at + 5, false) else { panic!("{input}") };
    let id = if id.is_empty() { "" } else { ID };
    assert_eq!(found, super::super::example::parts("Zoo.A", message, id), "{input}");
}

#[test]
fn names_and_values_are_read_in_every_writing() {
    for input in [
        "x failed: code={C} message=one, a=b two request_id={R}",
        "errorCode={C}, message=one, a=b two, requestId={R}",
        "code:{C} message:one, a=b two requestId:{R}",
        "t=1 code={C} message=\"one, a=b two\" requestId={R} x=1",
        "code='{C}' message='one, a=b two' request_id='{R}' event='x'",
        "Code={C}\nMessage=one, a=b two\nRequestId={R}",
        "Code: {C}\nMessage: one, a=b two\nRequestId: {R}\n",
        "{code={C}, message=one, a=b two, requestId={R}}",
        "ApiError[code={C}, message=one, a=b two, requestId={R}]",
        "E { code: \"{C}\", message: \"one, a=b two\", request_id: Some(\"{R}\") }",
        "错误码:{C} 错误信息:one, a=b two 请求ID:{R}",
        "json.Error.Code = \"{C}\";\njson.Error.Message = \"one, a=b two\";\njson.RequestId = \"{R}\";",
        "Array\n(\n    [code] => {C}\n    [message] => one, a=b two\n    [requestId] => {R}\n)\n",
        "│ code │ '{C}' │\n│ message │ 'one, a=b two' │\n│ requestId │ '{R}' │\n",
        "[[\"Error\",\"Code\"],\"{C}\"]\n[[\"Error\",\"Message\"],\"one, a=b two\"]\n[[\"Error\",\"Message\"]]\n[[\"RequestId\"],\"{R}\"]",
        "code {C}\nmessage one, a=b two\nrequestId {R}\n",
        "code    {C}\nmessage one, a=b two\nid      {R}\n",
        "error:\n  code: {C}\n  message: 'one,\n    a=b two'\nrequest_id: {R}\n",
        "message=\"one, a=b two\" code={C} request_id={R}",
        "12:00 ERROR one, a=b two code={C} request_id={R}",
        "code={C} message=\"one, a=b two\" (request {R})",
        "*Code:* `{C}`\n*Message:* one, a=b two\n*RequestId:* `{R}`\n",
        "- **Code**: `{C}`\n- **Message**: one, a=b two\n- **RequestId**: `{R}`\n",
        "{:code \"{C}\", :message \"one, a=b two\", :request-id \"{R}\"}",
        "((code . \"{C}\") (message . \"one, a=b two\") (requestId . \"{R}\"))",
        "[('Code', '{C}'), ('Message', 'one, a=b two'), ('RequestId', '{R}')]",
        "{[Code, {C}], [Message, one, a=b two], [RequestId, {R}]}",
        "#{<<\"Code\">> => <<\"{C}\">>,\n <<\"Message\">> =>\n <<\"one, a=b two\">>},\n <<\"RequestId\">> => <<\"{R}\">>}",
        " $ Code   : chr \"{C}\"\n $ Message: chr \"one, a=b two\"\n $ RequestId: chr \"{R}\"\n",
        "{code = 0x5 \"{C}\", message = 0x6 \"one, a=b two\", request_id = 0x7 \"{R}\"}",
        "a:2:{s:4:\"Code\";s:5:\"{C}\";s:7:\"Message\";s:12:\"one, a=b two\";}s:9:\"RequestId\";s:36:\"{R}\";}",
        "TC_ERROR_CODE={C}\nTC_ERROR_MESSAGE=one, a=b two\nTC_REQUEST_ID={R}\n",
        "[Error:[Code:{C}, Message:one, a=b two], RequestId:{R}]",
        "Err(Error=Error(Code={C}, Message=one, a=b two), RequestId={R})",
        "错误码【{C}】，错误信息【one, a=b two】，请求ID【{R}】",
        "失败：one, a=b two（错误码 {C}，RequestId {R}）",
        "error {\n code: \"{C}\"\n message: \"one, a=b two\"\n}\nrequest_id: \"{R}\"\n",
        "E(code: \"{C}\", message: \"one, a=b two\", requestId: Optional(\"{R}\"))",
        "<tr><th>Code</th><td>{C}</td></tr><tr><th>Message</th><td>one, a=b two</td></tr><tr><th>RequestId</th><td>{R}</td></tr>",
        "<p>Code: <code>{C}</code></p>\n<p>Message: one, a=b two</p>\n<p>Request ID: <code>{R}</code></p>\n",
        "FAILED RunInstances code=\"{C}\" reason=\"one, a=b two\" request=\"{R}\"",
        "<error code=\"{C}\" requestId=\"{R}\">one, a=b two</error>",
        "<pre>Code: {C}<br>Message: one, a=b two<br>RequestId: {R}</pre>\n",
    ] {
        check(input, "one, a=b two", ID);
    }
    check("API error: {Code={C}, Message=one}", "one", "");
    check("One or more. (code:{C} message:one (1) ) (code:Zoo.B message:two )", "one (1)", "");
    check("code: {C}\nmessage: one\ntwo request_id={R}", "one\ntwo", ID);
    check("code={C} status=400 request_id={R}", "", ID);
}

#[test]
fn a_code_without_more_is_no_error() {
    for input in ["code={C}", "code {C} is one", "code: {C}\n\nmessage: m", "status={C} message=m", "code=\"{C} x"] {
        let text = input.replace("{C}", "Zoo.A");
        let at = text.find("Zoo.A").unwrap();
        assert_eq!(find(&text, at..at + 5, false), Told::Nothing, "{input}");
    }
}

#[test]
fn lines_that_may_say_more_are_waited_for() {
    let text = "code: Zoo.A\nmessage: m\n";
    assert_eq!(find(text, 6..11, true), Told::Unfinished);
    assert_eq!(find("code: Zoo.A\n", 6..11, true), Told::Unfinished);
    let whole = format!("{text}\n");
    assert!(matches!(find(&whole, 6..11, true), Told::Error(..)));
}
