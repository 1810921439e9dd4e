//! What an input without an error of the API is all the same: a failure of a program or of its
//! set-up, or an answer of another interface of the vendor.

use crate::catalog::Catalog;
use crate::catalog::failures::FailureRecord;
use crate::extract::interface::{self, InterfaceAnswer};
use crate::extract::leftover::Leftover;
use crate::lang::Lang;
use crate::mask::{Masked, mask};

mod sign;

use sign::Signs;

/// The longest input, in bytes, in which a failure counts that any program may have: in a
/// longer one, a log, the words may be about anything.
const LONGEST_GENERAL: usize = 16 << 10;
/// The longest that is quoted of what a program said, in characters.
const LONGEST_DETAIL: usize = 100;
/// The most fixes.
const MOST_FIXES: usize = 4;

/// What is known of an input that holds no error of the API. Its texts are in the language
/// that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The name of the failure; none where a message of an SDK tells it.
    pub name: Option<String>,
    /// What it is, in a few words; may be empty.
    pub title: String,
    /// What the input said of it.
    pub detail: Option<Masked>,
    /// What happened.
    pub summary: String,
    /// What to do, in the order to try it.
    pub fixes: Vec<String>,
    /// Whether a program failed, or its set-up; otherwise it is an answer of a server.
    pub is_of_client: bool,
    /// Whether no failure says more: it is an answer of another interface with a number of which
    /// more is known.
    pub is_exact: bool,
}

/// The start of an input, with what was looked up in it once.
#[derive(Debug)]
pub struct Reading<'t> {
    catalog: &'t Catalog,
    lang: Lang,
    text: &'t str,
    signs: Signs<'t>,
    is_ours: bool,
    is_others: bool,
    is_elsewhere: bool,
}

impl<'t> Reading<'t> {
    /// Looks through a text.
    #[must_use]
    pub fn new(catalog: &'t Catalog, lang: Lang, text: &'t str) -> Self {
        let signs = Signs::new(text);
        let failures = catalog.failures();
        let holds = |mark: &str| signs.find(mark).is_some();
        let (is_ours, is_others) = (failures.ours().any(holds), failures.others().any(holds));
        let is_elsewhere = failures.elsewhere().any(holds);
        Self { catalog, lang, text, signs, is_ours, is_others, is_elsewhere }
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
        interface::answers(self.text).iter().find_map(|answer| self.answer(answer))
    }

    fn answer(&self, answer: &InterfaceAnswer) -> Option<Known> {
        let InterfaceAnswer { interface, number, is_certain } = answer;
        let failures = self.catalog.failures();
        let whole = failures.of_interface(interface)?;
        let own = failures.of_interface(&format!("{interface}.{number}"));
        if own.is_none() && !is_certain {
            return None;
        }
        let place = self.lang.index();
        let said = own.map_or("", |own| own.summary(place));
        let gap = self.lang.sentences().gap();
        let summary = [whole.summary(place), said].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>();
        let fixes = own.into_iter().flat_map(|own| own.fixes(place)).chain(whole.fixes(place));
        Some(Known {
            name: Some(own.unwrap_or(whole).name().to_owned()),
            title: whole.title(place).to_owned(),
            detail: Some(mask(number.clone())),
            summary: summary.join(gap),
            fixes: fixes.take(MOST_FIXES).map(str::to_owned).collect(),
            is_of_client: false,
            is_exact: own.is_some() && !answer.is_kind(),
        })
    }

    /// The failure of which the text has the signs: one of the vendor's own software and of what
    /// is around it.
    #[must_use]
    pub fn failure(&self, leftover: &Leftover) -> Option<Known> {
        let mut failures = self.catalog.failures().all().filter(|failure| !failure.is_general());
        failures.find_map(|failure| self.known(failure, leftover))
    }

    /// A failure that any program may have. Where the text names codes, it is about these, so the
    /// words of a mere kind, such as `does not exist`, say nothing.
    #[must_use]
    pub fn general_failure(&self, leftover: &Leftover, names_codes: bool) -> Option<Known> {
        let is_sought = |failure: &FailureRecord<'_>| failure.is_general() && !(names_codes && failure.is_ours_only());
        self.catalog.failures().all().filter(is_sought).find_map(|failure| self.known(failure, leftover))
    }

    fn known(&self, failure: FailureRecord<'static>, leftover: &Leftover) -> Option<Known> {
        if !self.may_be(failure, leftover) {
            return None;
        }
        let mut any = failure.any().peekable();
        let found = match any.peek() {
            None => 0..0,
            Some(_) => any.find_map(|sign| self.signs.find(sign))?,
        };
        if failure.all().any(|sign| self.signs.find(sign).is_none())
            || failure.none().any(|sign| self.signs.find(sign).is_some())
        {
            return None;
        }
        let place = self.lang.index();
        Some(Known {
            name: Some(failure.name().to_owned()),
            title: failure.title(place).to_owned(),
            detail: match leftover {
                Leftover::Curl(number) => Some(mask(format!("curl {number}"))),
                Leftover::Html(title) => title.clone().map(mask),
                _ => self.detail(found.start).map(mask),
            },
            summary: failure.summary(place).to_owned(),
            fixes: failure.fixes(place).map(str::to_owned).collect(),
            is_of_client: true,
            is_exact: false,
        })
    }

    fn may_be(&self, failure: FailureRecord<'_>, leftover: &Leftover) -> bool {
        let input = match leftover {
            Leftover::Curl(_) => Some("curl"),
            Leftover::Html(_) => Some("html"),
            Leftover::Xml(_) => Some("xml"),
            _ => None,
        };
        if failure.is_ours_only() && !self.is_ours || failure.input().is_some() && failure.input() != input {
            return false;
        }
        // What is about any program, another document says of itself.
        let is_document = matches!(leftover, Leftover::Json | Leftover::Xml(_)) && !self.is_ours;
        let is_vague = self.is_foreign() || is_document || self.text.len() > LONGEST_GENERAL;
        !failure.is_general() || failure.input().is_some() || input == Some("curl") || !is_vague
    }

    /// What the text says from a place to the end of that line, of a string or of a sentence
    /// that is too long.
    fn detail(&self, at: usize) -> Option<String> {
        let rest = self.text.get(at..)?;
        let end = "\n|\\n|\",|\"}|',".split('|').filter_map(|end| rest.find(end)).min();
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
mod tests {
    use super::*;

    fn known(text: &str) -> Option<Known> {
        let catalog = Catalog::built_in();
        let reading = Reading::new(&catalog, Lang::En, text);
        let leftover = Leftover::Text;
        let general = || reading.general_failure(&leftover, false);
        reading.interface().or_else(|| reading.failure(&leftover)).or_else(general)
    }

    #[test]
    fn a_detail_does_not_end_with_what_it_did_not_open() {
        for (text, expected) in [
            ("a)", true),
            ("(a)", false),
            ("a}", true),
            ("{a}", false),
            ("a\"", true),
            ("\"a\"", false),
            ("it's", false),
            ("a'", true),
            ("a]", false),
            ("", false),
        ] {
            assert_eq!(is_closed_too_often(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_a_kind_say_nothing_where_the_text_names_codes() {
        let catalog = Catalog::built_in();
        let of = |text: &str, names_codes: bool| {
            let reading = Reading::new(&catalog, Lang::En, text);
            reading.general_failure(&Leftover::Text, names_codes).and_then(|known| known.name)
        };
        let kind = "tccli cvm help: without one, 404 Not Found is returned.";
        assert_eq!([of(kind, false), of(kind, true)], [Some("not-found".to_owned()), None]);
        let exact = "tccli: connect ECONNREFUSED 10.0.0.12:443";
        assert_eq!([of(exact, false), of(exact, true)], ["refused", "refused"].map(|name| Some(name.to_owned())));
    }

    #[test]
    fn what_is_quoted_ends_where_it_was_closed() {
        let long = format!("No module named 'tencentcloud.{}'", "x".repeat(200));
        let cut = format!("No module named 'tencentcloud.{}…", "x".repeat(LONGEST_DETAIL - 30));
        for (text, detail) in [
            ("a (Caused by X(\"Failed to resolve 'h'\"))", "Failed to resolve 'h'"),
            ("{\"msg\":\"No module named 'tencentcloud'\",\"a\":1}", "No module named 'tencentcloud'"),
            ("x: No module named 'tencentcloud'\\n at y", "No module named 'tencentcloud'"),
            ("No module named 'tencentcloud'; (a) {b}", "No module named 'tencentcloud'; (a) {b}"),
            (&long, &cut),
        ] {
            assert_eq!(known(text).and_then(|known| known.detail).as_deref(), Some(detail), "{text}");
        }
    }

    #[test]
    fn what_any_program_may_have_counts_only_where_nobody_else_is_named() {
        for (text, name) in [
            ("connect: connection refused", Some("refused")),
            ("aliyun: connection refused", None),
            ("psql: connection refused", None),
            ("psql: tencentcloud: connection refused", Some("refused")),
            ("aliyun: No module named 'tencentcloud'", Some("python-sdk-missing")),
        ] {
            assert_eq!(known(text).and_then(|known| known.name).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn an_answer_of_another_interface_has_what_its_number_says_before_where_the_list_is() {
        let answer = known(r#"{"ActionStatus":"FAIL","ErrorCode":70001,"ErrorInfo":"x"}"#).unwrap();
        assert_eq!(answer.name.as_deref(), Some("im.70001"));
        assert!(answer.summary.contains(". 70001: ") && !answer.is_of_client, "{}", answer.summary);
        let (list, own) = answer.fixes.split_last().unwrap();
        assert!(list.starts_with("All numbers: ") && own.len() == 2, "{:?}", answer.fixes);
        let without = known(r#"{"ActionStatus":"FAIL","ErrorCode":4711,"ErrorInfo":"x"}"#).unwrap();
        assert_eq!((without.name.as_deref(), without.fixes.len()), (Some("im"), 1));
        assert!(known("userSig of 12345 users").is_none());
    }
}
