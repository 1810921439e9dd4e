//! What a request shows of its signature: for which service it was made, with which
//! SecretId, and how large the body may be.
//!
//! Limits: GET 32 KB, POST of signature version 1 1 MB, POST of TC3 10 MB
//! (document/product/1278/46710).

use super::Advice;
use crate::extract::RequestForm;
use crate::failure::Context;
use crate::lang::{Lang, fill};

/// A signature for another service than that of the host, and whitespace that was signed as
/// a part of the SecretId.
pub fn advise_on_scope(advice: &mut Advice, lang: Lang, context: &Context) {
    let words = lang.advice();
    let signed_for = context.scope.as_ref().map(|scope| &*scope.service);
    if let (Some(host), Some(signed_for)) = (context.service.as_deref(), signed_for)
        && host != signed_for
    {
        advice.conclude_from(format!("Host {host}, Credential {signed_for}"));
        advice.add_first(
            vec![fill(words.signed_for_another(), &[host, signed_for])],
            vec![fill(words.sign_for_host(), &[host])],
        );
    }
    if context.has_blank_id {
        advice.conclude_from("SecretId");
        advice.add_first(vec![words.blank_id().to_owned()], vec![words.trim_id().to_owned()]);
    }
}

/// A body that is larger than its signature allows.
pub fn advise_on_size(advice: &mut Advice, lang: Lang, context: &Context) {
    let Some((form, body)) = context.form.zip(context.body) else { return };
    let words = lang.advice();
    let (limit, name, in_words) = match form {
        RequestForm::Get => (32 << 10, "GET", "32 KB"),
        RequestForm::PostV1 => (1 << 20, "HmacSHA1/HmacSHA256", "1 MB"),
        RequestForm::PostTc3 => (10 << 20, "TC3-HMAC-SHA256", "10 MB"),
    };
    if body > limit {
        advice.conclude_from(format!("Content-Length {body}"));
        let fix = if form == RequestForm::PostTc3 { words.send_less() } else { words.sign_with_tc3() };
        advice.add_first(vec![fill(words.too_large(), &[&body.to_string(), name, in_words])], vec![fix.to_owned()]);
    }
}
