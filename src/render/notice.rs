//! What goes to standard error: misses, and why there is nothing to show.

mod miss;

use super::block::Page;
use super::lists::thousands;
use super::sections::Sections;
use super::wrap::wrap;
use crate::advice::Known;
use crate::entry::Status;
use crate::error::Error;
use crate::extract::leftover::Leftover;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Namesake, OtherInput, Parse, Report, Search};
use crate::sanitize;
use crate::settings::Settings;
use miss::miss;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

pub use miss::search_command;

/// How many services of an action are named.
const MOST_SERVICES: usize = 3;

/// Why a command could not do its work: whole lines.
#[must_use]
pub fn error(error: &Error, lang: Lang) -> String {
    format!("tcerr: {}\n", sanitize::for_people(&error.told(lang)))
}

/// What to do where an input is read from a terminal, a list of codes or anything else: a whole line.
#[must_use]
pub fn paste_here(lang: Lang, of_codes: bool) -> String {
    let sentences = lang.sentences();
    format!("tcerr: {}\n", if of_codes { sentences.type_codes() } else { sentences.paste_here() })
}

/// What a report has no data for: whole lines, or nothing.
#[must_use]
pub fn notices(report: &Report<'_>, settings: &Settings) -> String {
    let lang = settings.lang;
    let say = |what: &str| told(what, settings);
    match report {
        Report::Lookup(lookup) if lookup.results.is_empty() => say(lang.sentences().empty_input()),
        Report::Lookup(lookup) => {
            let missed = lookup.results.iter().filter(|answer| answer.entry.status == Status::Unknown);
            let not_listed = lookup
                .not_listed
                .iter()
                .map(|(code, service)| say(&fill(lang.sentences().not_of_service(), &[service, code])));
            let stopped = (lookup.past_limit > 0).then(|| {
                let figures = [lookup.past_limit, lookup.limit].map(|number| number.to_string());
                say(&fill(lang.sentences().stopped_suggesting(), &figures.each_ref().map(String::as_str)))
            });
            let namesakes = lookup.namesakes.iter().map(|other| namesake(other, settings));
            missed
                .map(|answer| miss(answer, lang, settings))
                .chain(not_listed)
                .chain(namesakes)
                .chain(stopped)
                .collect()
        }
        Report::Search(search) => searched(search, settings),
        Report::Codes(codes) if codes.codes.is_empty() => say(lang.sentences().nothing_listed()),
        Report::Parse(parsing) if !parsing.so_far().quiet => {
            let parse = parsing.so_far();
            let nothing =
                parse.findings.is_empty() && parse.others == 0 && parse.unreadable.is_empty() && !parse.interrupted;
            let why = if nothing { nothing_in(parse, settings) } else { String::new() };
            // A text has it below its summary.
            let is_text = matches!(settings.format, Format::Table | Format::Plain);
            let stopped = super::log::stopped_counting(parse, lang).filter(|_| !is_text);
            let others = parse
                .other_inputs
                .iter()
                .filter_map(|OtherInput { file, input }| Some(explained(input.known.as_ref()?, Some(file), settings)));
            let stopped = stopped.map(|what| say(&what));
            let other_verdicts = left_out(parse, lang).map(|what| say(&what));
            let before = parse.unreadable.iter().map(|cause| error(cause, lang)).chain(stopped);
            before.chain(other_verdicts).chain([why]).chain(others).collect()
        }
        _ => String::new(),
    }
}

/// How many errors have verdicts other than those asked for, and which, if there are such.
fn left_out(parse: &Parse<'_>, lang: Lang) -> Option<String> {
    let sentences = lang.sentences();
    let verdicts: Vec<&str> = parse.other_verdicts.iter().map(|retry| lang.verdicts().of(*retry)).collect();
    let [others, all] = [parse.others, parse.others + parse.errors].map(thousands);
    let said = || fill(sentences.left_out_by_verdict(), &[&others, &all, &verdicts.join(sentences.comma())]);
    (parse.others > 0).then(said)
}

/// That a search found nothing, or what its query is besides.
fn searched(search: &Search<'_>, settings: &Settings) -> String {
    let sentences = settings.lang.sentences();
    let is_failure = search.namesakes.iter().any(|other| matches!(other, Namesake::Failure(_)));
    let nothing = (search.hits.is_empty() && !is_failure)
        .then(|| fill(sentences.nothing_found(), &[&sanitize::quoted(&search.query)]));
    let exact = search.exact.first().filter(|_| settings.format == Format::Plain && !search.hits.is_empty());
    let exact = exact.map(|entry| fill(sentences.is_code(), &[&sanitize::on_one_line(&entry.code)]));
    let others = search.namesakes.iter().map(|other| namesake(other, settings));
    nothing.into_iter().chain(exact).map(|what| told(&what, settings)).chain(others).collect()
}

/// What a word is besides a code, and the command that lists what belongs to it.
fn namesake(other: &Namesake<'_>, settings: &Settings) -> String {
    let sentences = settings.lang.sentences();
    let what = match other {
        Namesake::Service(id) => fill(sentences.is_service(), &[id]),
        Namesake::ActionOf { service, name } => fill(sentences.is_action_of(), &[service, name]),
        Namesake::Answer { number, known } => {
            let what = fill(sentences.is_answer(), &[&sanitize::on_one_line(number), &known.title]);
            return told(&what, settings) + &what_and_fix(known, settings);
        }
        Namesake::Failure(known) => {
            let title = if known.title.is_empty() { &known.summary } else { &known.title };
            return told(&fill(sentences.is_failure(), &[title]), settings) + &what_and_fix(known, settings);
        }
        Namesake::Action { name, services } => fill(sentences.is_action(), &[name, &some(services, settings.lang)]),
    };
    told(&what, settings)
}

/// The first of these services and how many more there are; all, where only one more would be left.
fn some(services: &[&str], lang: Lang) -> String {
    let sentences = lang.sentences();
    let named = if services.len() > MOST_SERVICES + 1 { MOST_SERVICES } else { services.len() };
    let mut some = services.iter().take(named).copied().collect::<Vec<_>>().join(sentences.comma());
    if services.len() > named {
        some.push_str(&fill(sentences.and_more_services(), &[&(services.len() - named).to_string()]));
    }
    some
}

/// Why an input has no error: two lines, or what is known of it, with what to do.
fn nothing_in(parse: &Parse<'_>, settings: &Settings) -> String {
    let sentences = settings.lang.sentences();
    if let Some(known) = &parse.input.known {
        return explained(known, None, settings);
    }
    let (what, tip) = match parse.input.leftover.as_ref().unwrap_or(&Leftover::Success(None)) {
        Leftover::Success(_) if !parse.mentions.is_empty() => (sentences.succeeded_in_part().to_owned(), None),
        Leftover::Success(Some(id)) => (fill(sentences.succeeded(), &[&sanitize::on_one_line(id)]), None),
        Leftover::Success(None) => (sentences.succeeded_plainly().to_owned(), None),
        Leftover::Empty => (sentences.empty_input().to_owned(), Some(sentences.empty_input_tip())),
        _ if !parse.mentions.is_empty() => (sentences.mentions().to_owned(), None),
        Leftover::Json | Leftover::Text if parse.input.is_answered => (sentences.answered_beside().to_owned(), None),
        Leftover::Json => (sentences.other_json().to_owned(), Some(sentences.input_tip())),
        Leftover::Xml(code) => {
            let code = code.as_deref().map_or(Cow::Borrowed("XML"), |code| sanitize::on_one_line(code));
            (fill(sentences.xml(), &[&code]), Some(sentences.xml_tip()))
        }
        Leftover::Html(_) | Leftover::Curl(_) | Leftover::Text => {
            (sentences.no_json().to_owned(), Some(sentences.input_tip()))
        }
    };
    told(&what, settings) + &tip.map_or(String::new(), |tip| hint(tip, settings))
}

/// A complaint, wrapped to the window.
fn told(what: &str, settings: &Settings) -> String {
    let what = format!("tcerr: {}", sanitize::for_people(what));
    if settings.format != Format::Table {
        return what + "\n";
    }
    let columns = settings.columns.saturating_sub(2);
    what.split('\n').flat_map(|line| wrap(line, columns)).collect::<Vec<_>>().join("\n  ") + "\n"
}

/// What to try: a sentence, and behind two spaces a command, which is never broken.
fn hint(tip: &str, settings: &Settings) -> String {
    let fits = settings.format != Format::Table || tip.width() + 2 <= settings.columns;
    let (sentence, command) = tip.split_once("  ").filter(|_| !fits).unwrap_or((tip, ""));
    let columns = if fits { usize::MAX } else { settings.columns.saturating_sub(2) };
    let mut lines: Vec<String> = wrap(sentence, columns).iter().map(|line| format!("  {line}\n")).collect();
    lines.extend(Some(command).filter(|command| !command.is_empty()).map(|command| format!("    {command}\n")));
    lines.concat()
}

/// What is known of an input: what it is, what happened, what to do; of one of several, its name
/// before that.
fn explained(known: &Known, file: Option<&str>, settings: &Settings) -> String {
    let lang = settings.lang;
    let sentences = lang.sentences();
    let Known { title, detail, summary, .. } = known;
    let line = |text: &str| sanitize::on_one_line(text).into_owned();
    let file = file.map(|file| format!("{}: ", line(file))).unwrap_or_default();
    let said = detail.as_deref().map(line);
    let head = |what: &str| fill(sentences.client_failed(), &[what]);
    // A summary may have values of the input.
    let mut what = vec![head(&line(if title.is_empty() { summary } else { title }))];
    if let Some(said) = said.filter(|said| !said.is_empty()) {
        let both = head(&fill(sentences.with_detail(), &[title, &said]));
        // What does not fit beside the title stands below it.
        if settings.format != Format::Table || "tcerr: ".len() + file.width() + both.width() <= settings.columns {
            what = vec![both];
        } else {
            what.push(said);
        }
    }
    told(&(file + &what.join("\n")), settings) + &what_and_fix(known, settings)
}

/// What happened, unless the title says it alone, and what to do.
fn what_and_fix(known: &Known, settings: &Settings) -> String {
    let Known { title, summary, fixes, .. } = known;
    let what = Some(sanitize::on_one_line(summary)).filter(|what| !title.is_empty() && !what.is_empty());
    let fix = fixes.iter().map(|fix| sanitize::for_people(fix)).collect();
    let mut written = Vec::new();
    for row in (Sections { what, fix, ..Sections::default() }).into_rows(settings.lang) {
        // Memory takes whatever is written.
        let _ = row.write(Page::of_notices(settings), &mut written);
    }
    String::from_utf8_lossy(&written).into_owned()
}
