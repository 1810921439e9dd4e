//! The action that a log or a script names where it tells of an error: in a field, in the words before the
//! code, or as what was called on the line above.

use super::forms::DOMAIN;
use super::named::action_of;
use super::words::{capitalised, field, has_two_capitals, words};
use crate::catalog::inventory::{Action, Inventory, Service};
use crate::extract::substring;
use crate::extract::{ApiError, Vicinity};

/// How much of a line is read before the code, in bytes, and of a line above.
const MOST_BEFORE: usize = 400;
/// The fields in which logs have the action.
const FIELDS: [&str; 6] = ["action", "Action", "op", "operation", "api", "method"];
/// The fields in which they have the service.
pub const SERVICE_FIELDS: [&str; 3] = ["service", "product", "svc"];
/// Words before an action on the line above an error: the call that the error answers.
const CALLED: &str = "action api call called calling calls execute executing invoke invoking request requesting run \
                      running send sending start starting test";
/// The same in languages that do not separate words.
const CALLED_UNSPACED: [&str; 6] = ["调用", "请求", "执行", "呼び出し", "リクエスト", "実行"];
/// Words by which that call has its answer already.
const ANSWERED: &str = "complete completed done finished ok skipped succeeded success successful successfully took";

/// A call, as a log names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedCall<'c> {
    /// One of the API.
    pub action: &'c str,
    /// The id of a service that has it; none where no field tells it.
    pub service: Option<&'c str>,
}

/// The call that is named beside an error, one of the service of its request if that is known.
pub fn named<'c>(inventory: Inventory<'c>, error: &ApiError) -> Option<NamedCall<'c>> {
    let Vicinity { line, above } = error.near.as_ref()?;
    let find = |word: &str| known(inventory, error.request.service.as_deref(), word);
    let named = |line: &str, action| NamedCall { action, service: service(inventory, line, action) };
    let before = |code: &str| substring::find(line.as_bytes(), code.as_bytes()).and_then(|at| line.get(..at));
    let before_code = error.code.as_deref().map_or("", |code| end_of(before(code).unwrap_or(line)));
    // Most logs have none, which is seen once for both.
    let words: Vec<(usize, &str)> = capitalised(before_code).collect();
    let of_line = in_field(line, find).map(|action| named(line, action)).or_else(|| {
        let is_of_request = |call: &NamedCall<'_>| find(call.action).is_some();
        paired(inventory, before_code, &words).filter(is_of_request)
    });
    let in_words =
        || only(&words, find).or_else(|| before_message(error, line, find)).map(|action| named(line, action));
    of_line.or_else(in_words).or_else(|| {
        let (line, action, pair) = called(inventory, above, find)?;
        Some(pair.unwrap_or_else(|| named(line, action)))
    })
}

/// The last action of a text behind the service that has it, or its host: `cvm RunInstances`, `cvm.RunInstances`,
/// `cvm.tencentcloudapi.com RunInstances`. `words` are those of the text that may be actions.
fn paired<'c>(inventory: Inventory<'c>, text: &str, words: &[(usize, &str)]) -> Option<NamedCall<'c>> {
    let mut named = words.iter().rev().filter_map(|(at, word)| {
        let before = text.get(..*at)?;
        let own = before.trim_end_matches([' ', '.', ':', '/', '-', '>', '→']);
        let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let name = own.rsplit(|c| !is_of_host(c)).next().filter(|_| own.len() < before.len())?;
        let id = name.strip_suffix(DOMAIN).map_or(name, |labels| labels.split('.').next().unwrap_or(labels));
        // A command is known as such.
        let is_of_command = own.strip_suffix(name).is_some_and(|before| before.ends_with("tccli "));
        let service = inventory.service(id).filter(|_| !is_of_command)?;
        Some(NamedCall { action: action_of(service, word)?, service: Some(service.id()) })
    });
    named.next()
}

/// The action in the words before the message: an error over several lines has its code far behind these.
fn before_message<'c>(error: &ApiError, line: &str, find: impl Fn(&str) -> Option<&'c str>) -> Option<&'c str> {
    let (first, _) = line.split_once('\n')?;
    let message = error.message.as_deref()?.lines().next().filter(|first| !first.is_empty())?;
    let (before, _) = first.split_once(message)?;
    only(&capitalised(end_of(before)).collect::<Vec<_>>(), find)
}

/// The action that a line has in a field.
fn in_field<'c>(line: &str, find: impl Fn(&str) -> Option<&'c str>) -> Option<&'c str> {
    field(line, &FIELDS, |_, word| find(word).filter(|_| has_two_capitals(word)))
}

/// The service that a line has in a field, if it has the action.
fn service<'c>(inventory: Inventory<'c>, line: &str, action: &str) -> Option<&'c str> {
    let has = |id: &'_ str| known(inventory, Some(id), action).is_some();
    field(line, &SERVICE_FIELDS, |_, id| inventory.service(id).map(Service::id).filter(|id| has(id)))
}

/// The only action among words; none where there are several.
fn only<'c>(words: &[(usize, &str)], find: impl Fn(&str) -> Option<&'c str>) -> Option<&'c str> {
    let mut named = words.iter().filter_map(|(_, word)| find(word));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// The last line of a text, the action that was called there, and the call if its service is named too.
fn called<'c, 't>(
    inventory: Inventory<'c>,
    above: &'t str,
    find: impl Fn(&str) -> Option<&'c str> + Copy,
) -> Option<(&'t str, &'c str, Option<NamedCall<'c>>)> {
    let is_drawn = |line: &str| !line.contains(|c: char| c.is_alphanumeric());
    // What a tool prints of the request stands between its name and its answer.
    let is_sent = |line: &str| ["POST ", "GET "].iter().any(|method| line.trim_start().starts_with(method));
    let line = above.lines().rev().find(|line| !is_drawn(line) && !is_sent(line)).map(end_of)?;
    let named: Vec<(usize, &str)> = capitalised(line).collect();
    let pair = paired(inventory, line, &named);
    let of_pair = || pair.map(|call| call.action).filter(|action| find(action).is_some());
    let action = in_field(line, find).or_else(of_pair).or_else(|| only(&named, find))?;
    let (before, behind) = line.split_once(action)?;
    let has = |text: &str, list: &str| {
        words(text).any(|(_, word)| list.split_ascii_whitespace().any(|other| other.eq_ignore_ascii_case(word)))
    };
    // The name of a request stands alone, or behind the time: `→ DescribeZones`, `DescribeZones (200 OK) - 187 ms`.
    let is_of_time = |c: char| c.is_ascii_digit() || !c.is_alphanumeric() || matches!(c, 'T' | 'Z');
    let is_title = before.chars().all(is_of_time) && behind.starts_with([' ', ':', '\n']) | behind.is_empty();
    let is_answered = has(&line.replace("200 OK", ""), ANSWERED);
    let is_called = is_title
        || has(before, CALLED)
        || CALLED_UNSPACED.iter().any(|word| before.contains(word))
        || behind.trim_end().ends_with([':', '…'])
        || behind.ends_with("...")
        || pair.is_some();
    (is_called && !is_answered).then_some((line, action, pair))
}

/// The action of exactly this name, of a service or of any.
fn known<'c>(inventory: Inventory<'c>, service: Option<&str>, word: &str) -> Option<&'c str> {
    let is_of = |action: &Action<'c>| service.is_none_or(|id| action.service().id() == id);
    inventory.actions(word).find(is_of).map(Action::name)
}

/// The end of a text, as far as it is read.
fn end_of(text: &str) -> &str {
    let start = text.len().saturating_sub(MOST_BEFORE);
    (start..).find_map(|start| text.get(start..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::extract::KnownRequest;

    fn named_in(line: &str, above: &str, service: Option<&str>) -> Option<(&'static str, Option<&'static str>)> {
        static CATALOG: std::sync::OnceLock<Catalog> = std::sync::OnceLock::new();
        let inventory = CATALOG.get_or_init(Catalog::built_in).inventory();
        let near = Some(Vicinity { line: line.to_owned(), above: above.to_owned() });
        let mut request = KnownRequest::default();
        request.service = service.map(str::to_owned);
        let code = Some("Zoo.A".to_owned());
        let error =
            ApiError { code, message: None, request_id: None, line: 1, time: None, logged: false, request, near };
        named(inventory, &error).map(|call| (call.action, call.service))
    }

    /// The action alone.
    fn action_in(line: &str, above: &str, service: Option<&str>) -> Option<&'static str> {
        named_in(line, above, service).map(|(action, _)| action)
    }

    #[test]
    fn an_action_is_named_by_the_words_before_the_code() {
        for line in [
            "RunInstances failed: [TencentCloudSDKException] code:Zoo.A message:x",
            "E1129 cloud.go:80] RunInstances: Code=Zoo.A, Message=DescribeZones",
            "2024 ERROR eip/eip.go:88 RunInstances failed {\"error\": \"Code=Zoo.A",
            "RuntimeError: RunInstances: Zoo.A: x",
            "api[RunInstances] fail, RunInstances: Zoo.A",
            "level=error msg=x code=Zoo.A action=RunInstances",
        ] {
            assert_eq!(action_in(line, "", None), Some("RunInstances"), "{line}");
            assert_eq!(action_in(line, "", Some("cvm")), Some("RunInstances"), "{line}");
            assert_eq!(action_in(line, "", Some("redis")), None, "{line}");
        }
        for line in [
            "RunInstances after DescribeZones: Zoo.A",
            "Code=Zoo.A, Message=RunInstances",
            "TestRunInstances Zoo.A",
            "runInstances Zoo.A",
            "RunInstancesRequest Zoo.A",
            "Zoo.A",
        ] {
            assert_eq!(action_in(line, "", None), None, "{line}");
        }
        assert_eq!(action_in(&format!("RunInstances {} Zoo.A", "é".repeat(300)), "", None), None);
    }

    #[test]
    fn what_was_called_on_the_line_above_is_the_action_of_its_answer() {
        for above in [
            "calling RunInstances for ins-1\n",
            "x\n[info] request   action=RunInstances service=cvm\n",
            "{\"action\":\"RunInstances\",\"message\":\"calling\"}\n",
            "101530 : RunInstances answered:\n",
            "RunInstances...\n",
            "RunInstances (200 OK) - 187 ms\n",
            "→ RunInstances\n  POST https://cvm.tencentcloudapi.com/ [200 OK, 512B, 187ms]\n  ┌\n",
            "RunInstances\n",
        ] {
            assert_eq!(action_in("Zoo.A", above, None), Some("RunInstances"), "{above}");
        }
        for above in [
            "calling RunInstances: ok\n",
            "RunInstances succeeded\n",
            "INFO RunInstances took 20 ms\n",
            "calling RunInstances\nother line\n",
            "calling RunInstances and DescribeZones\n",
            "see RunInstances for more\n",
            "",
        ] {
            assert_eq!(action_in("Zoo.A", above, None), None, "{above}");
        }
        // What stands on the error's own line is nearer.
        assert_eq!(action_in("DescribeZones: Zoo.A", "calling RunInstances\n", None), Some("DescribeZones"));
    }

    #[test]
    fn fields_name_the_service_that_has_the_action() {
        for (line, above) in [
            ("service=cvm action=RunInstances code=Zoo.A", ""),
            ("{\"service\": \"cvm\", \"action\": \"RunInstances\", \"error\": \"code:Zoo.A\"}", ""),
            ("msg=\"RunInstances failed\" product=cvm code=Zoo.A", ""),
            ("Zoo.A", "[info] request   action=RunInstances service=cvm\n"),
        ] {
            assert_eq!(named_in(line, above, None), Some(("RunInstances", Some("cvm"))), "{line}");
        }
        for (line, above) in [
            ("E1129 main.go:44] CreateVolume failed, cbs CreateDisks error: Zoo.A", ""),
            ("cbs.CreateDisks: Zoo.A", ""),
            ("1: Zoo.A", "Caused by:\n    0: cbs CreateDisks\n"),
            ("Zoo.A", "10:44:02 INFO  cbs.tencentcloudapi.com CreateDisks\n"),
            ("Zoo.A", "app[2210]: POST cbs.tencentcloudapi.com CreateDisks id=1\n"),
            ("{\"svc\":\"cbs\",\"error\":\"Zoo.A\",\"op\":\"CreateDisks\"}", ""),
        ] {
            assert_eq!(named_in(line, above, None), Some(("CreateDisks", Some("cbs"))), "{line} {above}");
        }
        assert_eq!(named_in("Zoo.A", "INFO cbs CreateDisks: ok\n", None), None);
        assert_eq!(named_in("redis CreateDisks: Zoo.A", "", None), Some(("CreateDisks", None)));
        for line in ["service=redis action=RunInstances Zoo.A", "service=shop-api RunInstances: Zoo.A"] {
            assert_eq!(named_in(line, "", None), Some(("RunInstances", None)), "{line}");
        }
    }
}
