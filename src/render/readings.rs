//! Shortened spellings: how each was read, and those that may be many codes.

use super::block::{Block, Body, Row};
use super::lists::thousands;
use crate::code;
use crate::lang::{Lang, fill};
use crate::report::{Answer, ReadAs};
use crate::sanitize;

/// From so many rivals on, the codes are listed and none is explained.
pub const MOST_READINGS: usize = 8;

/// What the spelling was taken for, and what it may be just as well.
pub fn read_as(answer: &Answer<'_>, read_as: ReadAs, lang: Lang) -> String {
    let sentences = lang.sentences();
    let code = &*answer.entry.code;
    let start = code::fold(&code::half_width(&answer.query));
    let mut text = match (read_as, code::sub_code(code)) {
        (ReadAs::Part, _) => sentences.in_text().to_owned(),
        (ReadAs::SubCode, _) => fill(sentences.sub_code_of(), &[code::category(code)]),
        (ReadAs::Prefix, Some(sub)) if code::cmp_start(code, &start).is_ne() => {
            fill(sentences.start_of_sub_code(), &[sub, code::category(code)])
        }
        (ReadAs::Prefix, _) => fill(sentences.start_of(), &[code]),
    };
    if !answer.rivals.is_empty() {
        text.push_str(&fill(sentences.or_else(), &[&answer.rivals.join(sentences.comma())]));
    }
    text
}

/// All codes that a spelling may be, with their titles.
pub fn of_many<'b>(first: &'b Answer<'b>, all: &[&'b Answer<'b>], lang: Lang) -> Block<'b> {
    let mut codes: Vec<(&str, &str)> =
        all.iter().map(|answer| (&*answer.entry.code, answer.entry.title.as_deref().unwrap_or_default())).collect();
    codes.dedup_by_key(|(code, _)| *code);
    let count = thousands(codes.len());
    Block {
        code: sanitize::on_one_line(&first.query),
        title: fill(lang.sentences().may_be_many(), &[&count]).into(),
        rows: vec![Row { label: lang.labels().codes(), body: Body::Codes(codes) }],
        dense: false,
    }
}
