//! Looks as tests need them.

use super::code::Told;
use super::{Look, Parts};
use std::ops::Range;

/// An id as the API gives them.
pub const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

/// A look at the first place where a text stands in an input that is there as a whole.
pub fn look<'t>(input: &'t str, text: &str) -> Look<'t> {
    let at = input.find(text).unwrap_or_else(|| panic!("no {text} in {input}"));
    let look = Look::new(input.as_bytes(), at, true);
    Look { start: look.line.start, ..look }
}

/// The same, which knows the codes of the zoo.
pub fn known<'t>(input: &'t str, text: &str) -> Look<'t> {
    Look { codes: crate::extract::KnownCodes::new(&crate::extract::codes::example::Zoo), ..look(input, text) }
}

/// The same of an input that goes on.
pub fn unfinished<'t>(input: &'t str, text: &str) -> Look<'t> {
    Look { last: false, ..look(input, text) }
}

/// An error; an empty text is none.
pub fn parts(code: &str, message: &str, request_id: &str) -> Parts {
    let [code, message, request_id] =
        [code, message, request_id].map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()));
    Parts { code, message, request_id }
}

/// What a recogniser of codes says of the first place where a code stands in an input.
pub fn told_by(find: fn(&Look<'_>, &str, Range<usize>, bool) -> Told, input: &str, code: &str, may_grow: bool) -> Told {
    let look = known(input, code);
    let start = look.at - look.start;
    find(&look, &input[look.start..], start..start + code.len(), may_grow)
}
