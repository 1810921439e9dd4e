//! What goes to standard error: misses, and why there is nothing to show.

use crate::advice::ClientAdvice;
use crate::entry::{Entry, Status};
use crate::error::Error;
use crate::extract::leftover::{ClientFailure, Leftover};
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::mask::Masked;
use crate::report::{Answer, Input, Parse, Report, Suggestion};
use crate::sanitize;
use crate::settings::Settings;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Why a command could not do its work: whole lines.
#[must_use]
pub fn error(error: &Error) -> String {
    format!("tcerr: {}\n", sanitize::for_people(&error.to_string()))
}

/// What a report has no data for: whole lines, or nothing.
#[must_use]
pub fn notices(report: &Report<'_>, settings: &Settings) -> String {
    let lang = settings.lang;
    let say = |what: &str| format!("tcerr: {what}\n");
    match report {
        Report::Lookup(lookup) => {
            let missed = lookup.results.iter().filter(|answer| answer.entry.status == Status::Unknown);
            let not_listed = lookup
                .not_listed
                .iter()
                .map(|(code, service)| say(&fill(lang.sentences().not_of_service(), &[service, code])));
            missed.map(|answer| miss(answer, lang, settings)).chain(not_listed).collect()
        }
        Report::Search(search) if search.hits.is_empty() => {
            say(&fill(lang.sentences().nothing_found(), &[&sanitize::on_one_line(&search.query)]))
        }
        Report::Search(search) if settings.format == Format::Plain => {
            let is_code = |entry: &Entry<'_>| fill(lang.sentences().is_code(), &[&sanitize::on_one_line(&entry.code)]);
            search.exact.first().map(|entry| say(&is_code(entry))).unwrap_or_default()
        }
        Report::Codes(codes) if codes.codes.count() == 0 => say(lang.sentences().nothing_listed()),
        Report::Parse(parsing) if !parsing.so_far().quiet => {
            let parse = parsing.so_far();
            let nothing =
                parse.findings.is_empty() && !parse.others && parse.unreadable.is_empty() && !parse.interrupted;
            let lines = if nothing { nothing_in(parse, lang) } else { Vec::new() };
            parse.unreadable.iter().map(error).chain(lines.into_iter().map(|line| line + "\n")).collect()
        }
        _ => String::new(),
    }
}

/// The code that nobody knows, what may have been meant, and where else to look.
fn miss(answer: &Answer<'_>, lang: Lang, settings: &Settings) -> String {
    let sentences = lang.sentences();
    let typed = sanitize::on_one_line(&answer.entry.code);
    let mut lines = vec![format!("tcerr: {}", fill(sentences.unknown_code(), &[&typed]))];
    let label_columns = sentences.did_you_mean().width().max(sentences.or_try().width());
    let pad = |label: &str| " ".repeat(label_columns - label.width() + 2);
    let widest = answer.suggestions.iter().map(|suggestion| suggestion.code.width()).max().unwrap_or_default();
    for (at, Suggestion { code, title }) in answer.suggestions.iter().enumerate() {
        let label = if at == 0 { sentences.did_you_mean() } else { "" };
        let code = settings.err.code(code) + &" ".repeat(widest - code.width());
        lines.push(format!("  {label}{}{}", pad(label), format!("{code}  {title}").trim_end()));
    }
    let mut query = crate::code::words(&answer.entry.code).collect::<Vec<_>>();
    query.dedup();
    let query = search_words(&query);
    if !query.is_empty() {
        lines.push(format!("  {}{}tcerr search {query}", sentences.or_try(), pad(sentences.or_try())));
    }
    lines.join("\n") + "\n"
}

/// The last words of a code say most; the category is left out.
fn search_words(words: &[String]) -> String {
    let from = words.len().saturating_sub(2);
    words.get(from..).unwrap_or_default().join(" ")
}

/// Two lines at most.
fn nothing_in(parse: &Parse<'_>, lang: Lang) -> Vec<String> {
    let sentences = lang.sentences();
    if let Some(ClientAdvice { summary, tip }) = &parse.of_client {
        let what = fill(sentences.client_failed(), &[summary]);
        return [format!("tcerr: {what}"), format!("  {tip}")]
            .map(|line| sanitize::on_one_line(&line).into_owned())
            .into();
    }
    let leftover = match &parse.input {
        Input::Errors => &Leftover::Success(None),
        Input::Leftover(leftover) => leftover,
    };
    let shown = |text: &Option<Masked>, otherwise: &'static str| {
        text.as_deref().map_or(Cow::Borrowed(otherwise), |text| sanitize::on_one_line(text)).into_owned()
    };
    let (what, tip) = match leftover {
        Leftover::Success(Some(id)) => (fill(sentences.succeeded(), &[&sanitize::on_one_line(id)]), None),
        Leftover::Success(None) => (sentences.succeeded_plainly().to_owned(), None),
        Leftover::Empty => (sentences.empty_input().to_owned(), Some(sentences.empty_input_tip())),
        Leftover::Json => (sentences.other_json().to_owned(), Some(sentences.input_tip())),
        Leftover::Html(title) => (fill(sentences.html(), &[&shown(title, "HTML")]), Some(sentences.html_tip())),
        Leftover::Xml(code) => (fill(sentences.xml(), &[&shown(code, "XML")]), Some(sentences.xml_tip())),
        Leftover::Curl(number, ClientFailure::Other) => client(ClientFailure::Other, &number.to_string(), lang),
        Leftover::Curl(number, failure) => client(*failure, &format!("curl {number}"), lang),
        Leftover::Client(phrase, failure) => client(*failure, phrase, lang),
        Leftover::Text => (sentences.no_json().to_owned(), Some(sentences.input_tip())),
    };
    let mut lines = vec![format!("tcerr: {what}")];
    lines.extend(tip.map(|tip| format!("  {tip}")));
    lines
}

/// What failed in a client, with what it said of that, and what to check.
fn client(failure: ClientFailure, said: &str, lang: Lang) -> (String, Option<&'static str>) {
    let sentences = lang.sentences();
    let (what, tip) = match failure {
        ClientFailure::Dns => (sentences.curl_name(), sentences.curl_name_tip()),
        ClientFailure::Tls => (sentences.curl_tls(), sentences.curl_tls_tip()),
        ClientFailure::Timeout => (sentences.curl_timeout(), sentences.curl_connect_tip()),
        ClientFailure::Refused | ClientFailure::Reset => (sentences.curl_connect(), sentences.curl_connect_tip()),
        ClientFailure::HttpStatus => (sentences.curl_status(), sentences.html_tip()),
        ClientFailure::CutOff => (sentences.curl_cut_off(), sentences.curl_connect_tip()),
        ClientFailure::Other => (sentences.curl_other(), sentences.curl_connect_tip()),
    };
    (fill(what, &[&sanitize::on_one_line(said)]), Some(tip))
}
