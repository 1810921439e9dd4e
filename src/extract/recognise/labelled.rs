//! Errors as names and values: `code=C message=M request_id=R`, on one line or on several,
//! as logfmt, YAML, gron, `print_r`, tables and programs of all languages write them.

mod boxed;
mod reader;
mod sides;
mod values;

use super::code::Told;
use super::ending;
use super::fields::parts;
use super::logged::message_before;
use super::message::is_uuid;
use super::{request_id, spaced};
use crate::extract::label::Label;
use crate::extract::pairs::{Name, name_before};
use reader::PairReader;
use std::ops::Range;

/// What the names around a code say.
pub fn find(text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let is_code = |name: &Name| name.label == Label::Code || values::is_reason(text, name, &code);
    let Some(name) = name_before(text, code.start).filter(is_code) else { return Told::Nothing };
    let quote = text.get(name.value..code.start).unwrap_or_default();
    let word = text.get(code.clone()).unwrap_or_default();
    if !text.get(code.end..).is_some_and(|behind| behind.starts_with(quote)) {
        return Told::Nothing;
    }
    let at = code.end + quote.len();
    let mut reader = PairReader {
        text,
        name,
        message: None,
        request_id: None,
        has_id: false,
        at,
        is_open: false,
        is_cut_off: false,
    };
    let id_before = request_id::last(reader.before()).filter(|id| {
        let is_next = reader.before().get(id.end..).is_some_and(|between| !between.contains(char::is_alphanumeric));
        is_uuid(id.id) && (!reader.name.is_loose || is_next)
    });
    let id_before = id_before.map(|id| id.id.to_owned());
    reader.has_id = id_before.is_some();
    let in_sentences = values::in_sentences(text, at);
    reader.at += if in_sentences { 2 } else { 0 };
    reader.read();
    if reader.is_cut_off && may_grow {
        return Told::Unfinished;
    }
    let behind = text.get(reader.at..).unwrap_or_default();
    let misses_message = reader.message.is_none();
    let is_bare = misses_message && reader.request_id.is_none();
    if is_bare && may_grow && ending::waits_for_resource(behind) {
        return Told::Unfinished;
    }
    if is_bare && let Some((said, id, used)) = values::between(behind) {
        (reader.message, reader.request_id) = (Some(said.to_owned()), Some(id.to_owned()));
        reader.at += used;
    }
    let in_brackets = reader.before().trim_end().ends_with(['(', '（', '[', '【']);
    if reader.message.is_none() && (!name.is_loose || in_brackets) {
        let before = reader.before();
        let boxed = Some(before).filter(|_| boxed::is_name(text, &reader.name)).and_then(boxed::message_before);
        let logged = boxed.or_else(|| message_before(before, reader.request_id.is_some()));
        let own = || values::bracketed_message(before).filter(|_| reader.request_id.as_deref().is_some_and(is_uuid));
        reader.message = logged.or_else(|| spaced::message_before(before).or_else(own).map(str::to_owned));
    }
    if reader.message.is_none() {
        let rest = text.get(reader.at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        let is_last = !rest.contains(char::is_alphanumeric);
        let has_id = reader.request_id.as_deref().is_some_and(is_uuid);
        let said = if name.is_loose {
            spaced::behind_label(reader.before()).filter(|_| has_id).map(|said| said.trim_end_matches([',', '，']))
        } else {
            spaced::message_before_name(reader.before(), word, is_last).filter(|_| has_id || word.contains('.'))
        };
        reader.message = said.map(str::to_owned);
    }
    let PairReader { message, request_id, has_id, at, is_open, .. } = reader;
    // Even with an id below: one that ends the message may be in the lines to come.
    if is_open && may_grow && (misses_message || !has_id) {
        return Told::Unfinished;
    }
    let request_id = request_id.or(id_before);
    let is_told = message.is_some() || request_id.is_some() && !name.is_loose;
    // An exception in the message says more.
    let line = text.get(code.end..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    // As does one behind the pairs, in place of what the program said itself.
    let exception = || line.find("encentCloudSDK").and_then(|name| line.get(name..)).unwrap_or_default();
    if !is_told
        || message.as_deref().is_some_and(|message| message.contains("encentCloudSDK"))
        || misses_message && exception().contains(word)
    {
        return Told::Nothing;
    }
    let message = message.unwrap_or_default();
    let message = message.strip_suffix('.').filter(|_| in_sentences).unwrap_or(&message);
    Told::Error(parts(Some(word), message, request_id.as_deref()), at)
}

#[cfg(test)]
mod tests;
