//! The sections of an explanation, and the one order in which they are shown.

use super::block::{Body, Row};
use crate::lang::Lang;
use crate::retry::Retry;
use std::borrow::Cow;

/// The sections of an explanation, in their order. What is absent or empty is left out.
#[derive(Debug, Default)]
pub struct Sections<'b> {
    /// How a shortened spelling was read.
    pub read_as: Option<Cow<'b, str>>,
    /// What the server said.
    pub message: Option<Cow<'b, str>>,
    /// The error inside the message.
    pub cause: Option<Cow<'b, str>>,
    /// What happened.
    pub what: Option<Cow<'b, str>>,
    /// Why, the most frequent first.
    pub why: Vec<Cow<'b, str>>,
    /// What to do, in order.
    pub fix: Vec<Cow<'b, str>>,
    /// The verdict, what it means, and its word in the language.
    pub retry: Option<(Retry, &'b str, &'static str)>,
    /// Where the vendor's text and the code's name disagree.
    pub note: Option<&'b str>,
    /// Which services and actions return it.
    pub from: Option<Cow<'b, str>>,
    /// The codes of a category.
    pub codes: Option<Cow<'b, str>>,
    /// What it is easily confused with, and what that is.
    pub related: Vec<(&'b str, &'b str)>,
    /// The page.
    pub docs: Option<&'b str>,
    /// The statement that would allow a refused call.
    pub policy: Option<String>,
    /// For support.
    pub request_id: Option<Cow<'b, str>>,
}

impl<'b> Sections<'b> {
    /// What fits a log: what happened and what to do; the rest is left to `lookup`.
    pub fn shorten(&mut self) {
        self.why.clear();
        self.related.clear();
        (self.from, self.docs) = (None, None);
    }

    /// The rows, each with its label.
    pub fn into_rows(self, lang: Lang) -> Vec<Row<'b>> {
        let labels = lang.labels();
        let list = |items: Vec<Cow<'b, str>>, body: fn(Vec<Cow<'b, str>>) -> Body<'b>| {
            if items.is_empty() { None } else { Some(body(items)) }
        };
        let retry = self.retry.map(|(retry, hint, word)| Body::Verdict(retry, hint, word));
        let rows = [
            (labels.read_as(), self.read_as.map(Body::Text)),
            (labels.message(), self.message.map(Body::Text)),
            (labels.cause(), self.cause.map(Body::Text)),
            (labels.what(), self.what.map(Body::Text)),
            (labels.why(), list(self.why, Body::Dashes)),
            (labels.fix(), list(self.fix, Body::Steps)),
            (labels.retry(), retry),
            (labels.note(), self.note.map(|note| Body::Text(note.into()))),
            (labels.from(), self.from.map(Body::Text)),
            (labels.codes(), self.codes.map(Body::Text)),
            (labels.related(), Some(self.related).filter(|codes| !codes.is_empty()).map(Body::Codes)),
            (labels.docs(), self.docs.map(Body::Address)),
            (labels.policy(), self.policy.map(|policy| Body::Whole(policy.into()))),
            (labels.request_id(), self.request_id.map(Body::Whole)),
        ];
        rows.into_iter().filter_map(|(label, body)| Some(Row { label, body: body? })).collect()
    }
}
