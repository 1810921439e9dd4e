//! A refusal of the access management (CAM): the operation and the resources that were
//! refused, and the policy that would allow them.
//!
//! ```text
//! … [[request id:R]you are not authorized to perform operation (sms:SendSms)
//! resource (qcs::sms:ap-guangzhou:uin/100000000001:*) has no permission ]
//! ```
//! Source: policy syntax version 2.0 (document/product/598/10606, /1079/68717).

use super::Advice;
use crate::lang::{Lang, fill};
use crate::sanitize::quoted;
use crate::signs;
use serde::Serialize;

/// The most resources of one refusal.
const MOST_RESOURCES: usize = 20;
/// The service `cns` of API 2.0, for which the policies of its successor `dnspod` do not hold.
const RETIRED: &str = "cns:";
/// Behind it, a refusal quotes the condition under which the operation is allowed.
const CONDITION: &str = "with or without condition:";
/// Any resource.
const ANY: &str = "*";

/// A policy of one statement, as it is attached to a user, a group or a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Policy {
    version: &'static str,
    statement: [Statement; 1],
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Statement {
    effect: &'static str,
    action: Vec<String>,
    resource: Vec<String>,
}

/// Takes operation and resources from a refusal. Nothing is said where an explicit denial
/// refused the call, which no policy overrides.
pub fn advise(advice: &mut Advice, lang: Lang, message: &str) {
    if !signs::refusals().any(|words| message.contains(words)) || message.contains("explicitly denied") {
        return;
    }
    let Some(operation) = in_brackets(message, "operation").next().filter(|operation| is_operation(operation)) else {
        return;
    };
    // Of several operations, the first counts, with the resources that are named for it.
    let of_operation = message.split("operation").find(|part| part.contains(operation)).unwrap_or_default();
    let mut resources: Vec<String> = in_brackets(of_operation, "resource")
        .filter(|resource| *resource == ANY || resource.starts_with("qcs:"))
        .take(MOST_RESOURCES)
        .map(str::to_owned)
        .collect();
    resources.sort();
    resources.dedup();
    // `***` in place of a secret would match any name.
    if resources.iter().any(|resource| resource.contains("***")) {
        return;
    }
    let sentences = lang.advice();
    advice.fields.put("operation", operation);
    if !resources.is_empty() {
        advice.fields.put("resource", &resources.join(", "));
    }
    if operation.trim_start_matches("name/").starts_with(RETIRED) {
        let fixes = vec![sentences.move_to_new_service().to_owned()];
        advice.replace(sentences.retired_service().to_owned(), Vec::new(), fixes);
        advice.conclude_from("message");
        return;
    }
    // What is granted under a condition needs the condition, not a policy without it.
    if message.contains(CONDITION) && !advice.fixes.is_empty() {
        return;
    }
    if resources.is_empty() {
        let operation = [&*quoted(operation)];
        let fixes = vec![fill(sentences.grant_operation(), &operation), sentences.has_policy().to_owned()];
        advice.replace(fill(sentences.no_permission_for(), &operation), Vec::new(), fixes);
        advice.conclude_from("message");
        return;
    }
    let listed: Vec<String> = resources.iter().map(|resource| format!("`{}`", quoted(resource))).collect();
    let mut summary = fill(sentences.no_permission(), &[&quoted(operation), &listed.join(lang.sentences().comma())]);
    // The refusal itself is no reason for it.
    if let Some(reason) = advice.fields.value("reason").filter(|reason| !reason.contains(operation)) {
        summary.push_str(&fill(sentences.reason(), &[&quoted(reason)]));
    }
    let mut fixes = vec![fill(sentences.attach_policy(), &[&quoted(operation)])];
    if resources.iter().any(|resource| resource == ANY) {
        let service = operation.trim_start_matches("name/").split(':').next().unwrap_or_default();
        fixes.push(fill(sentences.narrow_policy(), &[&quoted(service)]));
    }
    fixes.push(sentences.has_policy().to_owned());
    advice.replace(summary, Vec::new(), fixes);
    advice.policy = Some(Policy {
        version: "2.0",
        statement: [Statement { effect: "allow", action: vec![operation.to_owned()], resource: resources }],
    });
    advice.conclude_from("message");
}

/// The text in round brackets behind each occurrence of a word: `operation (sms:SendSms)`.
fn in_brackets<'m>(message: &'m str, word: &'static str) -> impl Iterator<Item = &'m str> {
    message.split(word).skip(1).filter_map(|behind| {
        let (inside, _) =
            behind.trim_start_matches([' ', ':', '：', '`']).strip_prefix(['(', '（'])?.split_once([')', '）'])?;
        Some(inside.trim()).filter(|inside| !inside.is_empty())
    })
}

/// Whether a text is one operation: `sms:SendSms`, `name/cvm:RunInstances`. A pattern would
/// allow more than was refused.
fn is_operation(text: &str) -> bool {
    let is_name =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let text = text.strip_prefix("name/").unwrap_or(text);
    text.split_once(':').is_some_and(|(service, action)| is_name(service) && is_name(action))
}
