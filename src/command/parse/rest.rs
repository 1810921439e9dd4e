//! What an input says in which no error was found: messages without their codes, a failure of a
//! program, an answer of another interface, codes that it only names.

use super::lone::{self, LoneMessage};
use super::mentions::{self, mentions};
use super::stacks;
use crate::advice::{self, Known, Precision, Reading};
use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::extract::leftover::Leftover;
use crate::extract::{ApiError, MOST_HEAD};
use crate::failure::Failure;
use crate::lang::Lang;
use crate::mask::mask;

/// What was found all the same.
#[derive(Debug, Default)]
pub struct Rest<'c> {
    /// Errors of the API, by their messages.
    pub errors: Vec<ApiError>,
    /// What the input was.
    pub known: Option<Known>,
    /// The codes that it names, or that items of a success have; none where there are errors.
    pub mentions: Vec<Entry<'c>>,
}

impl<'c> Rest<'c> {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.errors.is_empty() && self.known.is_none() && self.mentions.is_empty()
    }

    /// Reads the start of an input in which no error was found.
    #[must_use]
    pub fn of(catalog: &'c Catalog, lang: Lang, head: &[u8], leftover: &Leftover) -> Self {
        if matches!(leftover, Leftover::Empty) {
            return Self::default();
        }
        let text = String::from_utf8_lossy(head);
        if matches!(leftover, Leftover::Success(_)) {
            let mentions = mentions::of_items(catalog, lang, &text);
            // Codes say more than other members.
            let of_data = || advice::of_success(lang, &text).filter(|_| mentions.is_empty());
            let known = Reading::new(catalog, lang, &text).failure(leftover).or_else(of_data);
            return Self { errors: Vec::new(), known, mentions };
        }
        Self::read(&Reading::new(catalog, lang, &text), catalog, lang, &text, leftover)
    }

    /// Reads the end of one that is longer than its start.
    #[must_use]
    pub fn of_end(catalog: &'c Catalog, lang: Lang, tail: &[u8]) -> Self {
        let text = String::from_utf8_lossy(tail);
        let reading = Reading::new(catalog, lang, &text).of_input(MOST_HEAD + tail.len());
        Self::read(&reading, catalog, lang, &text, &Leftover::of_text(tail))
    }

    fn read(reading: &Reading<'_>, catalog: &'c Catalog, lang: Lang, text: &str, leftover: &Leftover) -> Self {
        // What this program says of an error was found before.
        if lone::is_own(text) {
            return Self::default();
        }
        let interface = reading.interface();
        let may_be_a_message = interface.is_none() && matches!(leftover, Leftover::Text | Leftover::Json);
        let messages = if may_be_a_message { lone::messages(catalog, text) } else { Vec::new() };
        // The API said none of what a program's own transport says.
        let (of_clients, errors): (Vec<LoneMessage<'_>>, Vec<LoneMessage<'_>>) =
            messages.into_iter().partition(|message| advice::is_of_clients(catalog, message.code));
        let mut errors: Vec<ApiError> = errors.into_iter().map(|message| message.error).collect();
        let told = |stack: &ApiError| errors.iter().any(|error| error.message == stack.message);
        let stacks: Vec<ApiError> = stacks::errors(text).into_iter().filter(|stack| !told(stack)).collect();
        errors.extend(stacks);
        errors.sort_by_key(|error| error.line);
        if !errors.is_empty() {
            return Self { errors, ..Self::default() };
        }
        let of_client = |message: LoneMessage<'_>| advice::of_client(catalog, lang, &Failure::from(message.error));
        // The words of a failure say more than a mere kind, those of any program's failure more than a
        // number that is not listed.
        let of = |precision| interface.clone().filter(|answer| answer.precision == precision);
        let [number, kind, bare] = [Precision::Number, Precision::Kind, Precision::Interface].map(of);
        let may_name = matches!(leftover, Leftover::Text | Leftover::Json | Leftover::Curl(_));
        let mentions = if may_name { mentions(catalog, lang, text, reading) } else { Vec::new() };
        let known = number.or_else(|| reading.failure(leftover)).or(kind).or_else(|| {
            let general = reading.general_failure(leftover, !mentions.is_empty());
            let Some(message) = of_clients.into_iter().next().map(of_client) else { return general };
            // The failure has the name, the message the more exact texts.
            let Known { summary, fixes, .. } = message.clone();
            Some(general.map_or(message, |general| Known { summary, fixes, ..general }))
        });
        let known = known.or(bare).or_else(|| if mentions.is_empty() { lone_code(catalog, lang, text) } else { None });
        Self { errors: Vec::new(), known, mentions }
    }
}

/// What the one interface means that has the code of which the text consists. A number says nothing
/// alone: programs print others too.
fn lone_code(catalog: &Catalog, lang: Lang, text: &str) -> Option<Known> {
    let code = text.trim();
    if !code.starts_with(|c: char| c.is_ascii_alphabetic()) || code.contains(char::is_whitespace) {
        return None;
    }
    let mut answers = advice::numbered(catalog, lang, code).into_iter();
    let known = answers.next()?;
    answers.next().is_none().then(|| Known { detail: Some(mask(code)), ..known })
}
