//! The words of each language that are not the catalog's: labels, verdicts, sentences.

pub mod en;
pub mod ja;
pub mod zh;

use crate::catalog::Retry;

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// The labels of an explanation, at most 9 columns wide.
    pub labels: Labels,
    /// The verdicts, in the order of [`Retry::ALL`].
    verdicts: [&'static str; 7],
    /// What a verdict means, for entries that say no more, in the same order.
    hints: [&'static str; 7],
    /// Headers of the tables.
    pub headers: Headers,
    /// Sentences; `{}` stands for what is filled in.
    pub sentences: Sentences,
}

/// The labels of an explanation.
#[derive(Debug)]
pub struct Labels {
    /// What the server said.
    pub message: &'static str,
    /// What happened.
    pub what: &'static str,
    /// Why.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// Whether it can be sent again.
    pub retry: &'static str,
    /// Where the vendor's text and the code's name disagree.
    pub note: &'static str,
    /// Which services and actions return it.
    pub from: &'static str,
    /// The codes of a category.
    pub codes: &'static str,
    /// What it is easily confused with.
    pub related: &'static str,
    /// The page.
    pub docs: &'static str,
    /// The same code with another parameter or resource.
    pub again: &'static str,
    /// For support.
    pub request_id: &'static str,
}

/// Column headers.
#[derive(Debug)]
pub struct Headers {
    /// A code.
    pub code: &'static str,
    /// A category.
    pub category: &'static str,
    /// A title.
    pub title: &'static str,
    /// A verdict.
    pub retry: &'static str,
    /// How many codes are known.
    pub codes: &'static str,
    /// How many codes are explained.
    pub explained: &'static str,
    /// A service.
    pub service: &'static str,
    /// A name.
    pub name: &'static str,
    /// API versions.
    pub versions: &'static str,
    /// How many actions there are.
    pub actions: &'static str,
    /// How often it occurred.
    pub times: &'static str,
    /// On which lines.
    pub lines: &'static str,
}

/// Sentences and phrases.
#[derive(Debug)]
pub struct Sentences {
    /// Between the items of a row.
    pub comma: &'static str,
    /// Between two sentences.
    pub gap: &'static str,
    /// Behind the service that an entry is of: others that list the code.
    pub also: &'static str,
    /// In place of a title: a known code.
    pub not_explained: &'static str,
    /// The same behind the services that have it.
    pub hit_not_explained: &'static str,
    /// Behind the summary of the category: the words of the sub-code, the category.
    pub in_words: &'static str,
    /// Where the category says nothing either: the words of the code.
    pub only_words: &'static str,
    /// In place of a title: an unknown sub-code.
    pub unknown_sub_code: &'static str,
    /// Behind the summary of the category: the sub-code.
    pub nobody_returns: &'static str,
    /// Behind the fixes of the category: the command that lists its codes.
    pub check_spelling: &'static str,
    /// A common code.
    pub every_service: &'static str,
    /// A code that an SDK or tool raises itself.
    pub from_client: &'static str,
    /// Services beyond those named.
    pub and_more_services: &'static str,
    /// A service, how many actions document the code, the first of them.
    pub of_actions: &'static str,
    /// A service, the only action that documents the code.
    pub of_one_action: &'static str,
    /// The last actions named, how many more.
    pub and_more_actions: &'static str,
    /// How many codes a category has, the command that lists them.
    pub count_of_codes: &'static str,
    /// The head of a group: codes, of them explained.
    pub of_codes: &'static str,
    /// The category's own code where sub-codes stand without it.
    pub alone: &'static str,
    /// Below the categories: codes, services.
    pub in_all: &'static str,
    /// Behind that: categories left out.
    pub left_out: &'static str,
    /// A miss.
    pub unknown_code: &'static str,
    /// Before the suggestions.
    pub did_you_mean: &'static str,
    /// Before the command that may find it.
    pub or_try: &'static str,
    /// A code that the service asked for does not list: service, code.
    pub not_of_service: &'static str,
    /// A search without a hit.
    pub nothing_found: &'static str,
    /// A list that came out empty.
    pub nothing_listed: &'static str,
    /// A line of the input.
    pub line: &'static str,
    /// An error object without a code.
    pub no_code: &'static str,
    /// The input was a success, with its RequestId.
    pub succeeded: &'static str,
    /// The input was a success without a RequestId.
    pub succeeded_plainly: &'static str,
    /// The input was empty.
    pub empty_input: &'static str,
    /// What to do about it.
    pub empty_input_tip: &'static str,
    /// JSON, but no response of the API.
    pub other_json: &'static str,
    /// Neither JSON nor anything else that is recognised.
    pub no_json: &'static str,
    /// What can be piped in.
    pub input_tip: &'static str,
    /// Below the summary of a log: errors, codes, lines.
    pub log_total: &'static str,
}

impl Words {
    /// The word of a verdict.
    #[must_use]
    pub fn verdict(&self, retry: Retry) -> &'static str {
        pick(&self.verdicts, retry)
    }

    /// What a verdict means, beginning with its word.
    #[must_use]
    pub fn hint(&self, retry: Retry) -> &'static str {
        pick(&self.hints, retry)
    }
}

fn pick(words: &[&'static str; 7], retry: Retry) -> &'static str {
    Retry::ALL.iter().zip(words).find(|(other, _)| **other == retry).map_or("", |(_, word)| word)
}

/// Fills the `{}` of a sentence from left to right, `{0}` and `{1}` by their number.
#[must_use]
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(sentence.len() + values.iter().map(|value| value.len()).sum::<usize>());
    let mut next = 0;
    let mut rest = sentence;
    while let Some((before, (inside, after))) = rest.split_once('{').and_then(|(a, b)| Some((a, b.split_once('}')?))) {
        filled.push_str(before);
        let place = inside.parse().unwrap_or(next);
        next += 1;
        filled.push_str(values.get(place).copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}
