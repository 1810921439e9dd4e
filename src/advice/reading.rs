//! The start of an input without an error of the API, in which a failure of a program or of its
//! set-up is looked for, or an answer of another interface of the vendor.

use super::known::{Known, Precision};
use crate::catalog::Catalog;
use crate::catalog::failures::FailureRecord;
use crate::extract::interface::{self, InterfaceAnswer};
use crate::extract::leftover::Leftover;
use crate::lang::Lang;
use crate::mask::mask;
use std::ops::Range;

mod sign;

use sign::Signs;

/// The longest input, in bytes, in which a failure counts that any program may have: in a
/// longer one, a log, the words may be about anything.
const LONGEST_GENERAL: usize = 16 << 10;
/// The longest that is quoted of what a program said, in characters.
const LONGEST_DETAIL: usize = 100;
/// The start of an input, with what was looked up in it once.
#[derive(Debug)]
pub struct Reading<'t> {
    catalog: &'t Catalog,
    lang: Lang,
    text: &'t str,
    signs: Signs<'t>,
    /// The failures that it can be about, in the order in which they are tried.
    possible: Vec<FailureRecord<'static>>,
    /// What it may hold of the vendor's other interfaces, the most certain first.
    answers: Vec<InterfaceAnswer>,
    is_ours: bool,
    is_others: bool,
    is_elsewhere: bool,
    /// How long the input is, in bytes, of which the text is at least a part.
    input_len: usize,
}

impl<'t> Reading<'t> {
    /// Looks through a text.
    #[must_use]
    pub fn new(catalog: &'t Catalog, lang: Lang, text: &'t str) -> Self {
        let signs = Signs::new(text);
        let failures = catalog.failures();
        let holds = |mark: &str| signs.find(mark).is_some();
        let answers = interface::answers(text);
        // Storage may name itself by no more than the form of its answer.
        let is_of_storage = answers.first().is_some_and(|answer| answer.is_certain && answer.interface == "cos");
        let (is_ours, is_others) = (is_of_storage || failures.ours().any(holds), failures.others().any(holds));
        let is_elsewhere = failures.elsewhere().any(holds);
        let possible = failures.possible(|pair| signs.has_pair(pair)).collect();
        Self { catalog, lang, text, signs, possible, answers, is_ours, is_others, is_elsewhere, input_len: text.len() }
    }

    /// The same of a part of an input of so many bytes or more.
    #[must_use]
    pub fn of_input(self, input_len: usize) -> Self {
        Self { input_len, ..self }
    }

    /// Whether the text names another vendor.
    #[must_use]
    pub const fn is_of_others(&self) -> bool {
        self.is_others
    }

    /// Whether the text names this vendor.
    #[must_use]
    pub const fn is_ours(&self) -> bool {
        self.is_ours
    }

    /// Whether the text is about another vendor or program, and not about this one.
    const fn is_foreign(&self) -> bool {
        (self.is_others || self.is_elsewhere) && !self.is_ours
    }

    /// The answer of another interface that the text holds.
    #[must_use]
    pub fn interface(&self) -> Option<Known> {
        self.answers.iter().find_map(|answer| self.answer(answer))
    }

    fn answer(&self, answer: &InterfaceAnswer) -> Option<Known> {
        let InterfaceAnswer { interface, number, is_certain } = answer;
        let failures = self.catalog.failures();
        let whole = failures.of_interface(interface)?;
        let name = format!("{interface}.{number}");
        let own = failures.narrower(&name).find(|narrower| self.signs_of(*narrower).is_some());
        let own = own.or_else(|| failures.of_interface(&name));
        if own.is_none() && !is_certain {
            return None;
        }
        let known = Known::of_interface(self.lang, whole, own);
        let precision = match known.precision {
            Precision::Number if answer.is_kind() => Precision::Kind,
            precision => precision,
        };
        Some(Known { detail: Some(mask(number.clone())), precision, ..known })
    }

    /// The failure of which the text has the signs: one of the vendor's own software and of what
    /// is around it.
    #[must_use]
    pub fn failure(&self, leftover: &Leftover) -> Option<Known> {
        let mut failures = self.possible.iter().filter(|failure| !failure.is_general());
        failures.find_map(|failure| self.known(*failure, leftover))
    }

    /// A failure that any program may have. Where the text names codes, it is about these, so the
    /// words of a mere kind, such as `does not exist`, say nothing.
    #[must_use]
    pub fn general_failure(&self, leftover: &Leftover, names_codes: bool) -> Option<Known> {
        let is_sought = |failure: &FailureRecord<'_>| failure.is_general() && !(names_codes && failure.is_ours_only());
        self.possible.iter().copied().filter(is_sought).find_map(|failure| self.known(failure, leftover))
    }

    fn known(&self, failure: FailureRecord<'static>, leftover: &Leftover) -> Option<Known> {
        if !self.may_be(failure, leftover) {
            return None;
        }
        let found = self.signs_of(failure)?;
        let place = self.lang.index();
        Some(Known {
            name: Some(failure.name().to_owned()),
            title: failure.title(place).to_owned(),
            detail: match leftover {
                Leftover::Curl(number) if found.is_empty() || self.is_of_curl(failure, found.start) => {
                    Some(mask(format!("curl {number}")))
                }
                Leftover::Html(title) => title.clone().map(mask),
                _ => self.detail(found.start).map(mask),
            },
            summary: failure.summary(place).to_owned(),
            fixes: failure.fixes(place).map(str::to_owned).collect(),
            is_of_client: true,
            precision: Precision::Kind,
        })
    }

    /// Where the first sign of a failure stands, if the text has those that it needs; at the start
    /// where it needs none.
    fn signs_of(&self, failure: FailureRecord<'_>) -> Option<Range<usize>> {
        let mut any = failure.any().peekable();
        let found = match any.peek() {
            None => 0..0,
            Some(_) => any.find_map(|sign| self.signs.find(sign))?,
        };
        let are_there = failure.all().all(|sign| self.signs.find(sign).is_some())
            && failure.none().all(|sign| self.signs.find(sign).is_none());
        are_there.then_some(found)
    }

    /// Whether curl said what stands at a place, and no other program whose output is in the text too.
    fn is_of_curl(&self, failure: FailureRecord<'_>, at: usize) -> bool {
        let (before, behind) = self.text.split_at_checked(at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let said = self.text.get(start..at + behind.find('\n').unwrap_or(behind.len())).unwrap_or_default();
        failure.input() == Some("curl") || said.starts_with('*') || said.contains("curl: (")
    }

    fn may_be(&self, failure: FailureRecord<'_>, leftover: &Leftover) -> bool {
        let input = match leftover {
            Leftover::Curl(_) => Some("curl"),
            Leftover::Html(_) => Some("html"),
            Leftover::Xml(_) => Some("xml"),
            _ => None,
        };
        // The outcome that an answer reports, such as a name that fits no number: the call itself
        // succeeded, and programs print the outcome without the rest too.
        let is_result = failure.input() == Some("result");
        let is_answer = matches!(leftover, Leftover::Success(_));
        let fits = match input {
            None => is_result || failure.input().is_none() && !is_answer,
            Some(_) => failure.input().is_none() || failure.input() == input,
        };
        if failure.is_ours_only() && !self.is_ours || !fits {
            return false;
        }
        // What is about any program, another document says of itself.
        let is_document = matches!(leftover, Leftover::Json | Leftover::Xml(_)) && !self.is_ours;
        let is_vague = self.is_foreign() || is_document || self.input_len > LONGEST_GENERAL;
        !failure.is_general() || failure.input().is_some() || input == Some("curl") || !is_vague
    }

    /// What the text says from a place to the end of that line, of a string, of an element of XML or
    /// of a sentence that is too long.
    fn detail(&self, at: usize) -> Option<String> {
        let rest = self.text.get(at..)?;
        let end = "\n|\\n|\",|\"}|',|</".split('|').filter_map(|end| rest.find(end)).min();
        let mut detail = rest.get(..end.unwrap_or(rest.len()))?.trim().to_owned();
        // What was opened before the sign is closed behind it.
        while is_closed_too_often(&detail) {
            detail.pop();
        }
        if let Some((end, _)) = detail.char_indices().nth(LONGEST_DETAIL) {
            detail.truncate(end);
            detail.push('…');
        }
        Some(detail).filter(|detail| !detail.is_empty())
    }
}

/// Whether a text ends in a bracket or a quote that it did not open.
fn is_closed_too_often(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    match text.chars().next_back() {
        Some(')') => count(')') > count('('),
        Some('}') => count('}') > count('{'),
        Some(quote @ ('"' | '\'')) => count(quote) % 2 == 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
