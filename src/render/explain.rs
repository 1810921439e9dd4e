//! Explanations in words: `lookup`, and `parse` of a call.

use super::block::{Block, Body, Page, Row};
use super::lists::thousands;
use crate::code;
use crate::lang::{Lang, fill};
use crate::report::{Entry, Finding, Lookup, Occurrence, Source, Status};
use crate::sanitize;
use crate::settings::Settings;
use std::borrow::Cow;
use std::io::{self, Write};

/// The most fixes.
const MOST_FIXES: usize = 4;
/// How many services are named where many return a code.
const SERVICES_NAMED: usize = 4;

/// Writes what was found; misses are a notice's.
pub fn lookup(lookup: &Lookup<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    let found = lookup.results.iter().filter(|answer| answer.entry.status != Status::Unknown);
    for (at, answer) in found.enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        block(&answer.entry, lang, lookup.brief, false).write(Page::new(settings), out)?;
    }
    Ok(())
}

/// An error of an input: what the server said, then the explanation of its code.
pub fn error_block<'b>(finding: &'b Finding<'b>, occurrence: &'b Occurrence, lang: Lang) -> Block<'b> {
    let in_log = occurrence.logged;
    let mut block = match &finding.entry {
        Some(entry) => block(entry, lang, false, true),
        None => Block { code: lang.sentences().no_code().into(), title: "".into(), rows: Vec::new(), dense: false },
    };
    let labels = lang.labels();
    // In a log a block is short, and who else returns the code is known: this service.
    let hidden: &[&str] =
        if in_log { &[labels.why(), labels.related(), labels.docs(), labels.from()] } else { &[labels.from()] };
    block.rows.retain(|row| !hidden.contains(&row.label));
    if let (Some(documented), Some(action), false) = (occurrence.documented, &occurrence.action, in_log) {
        let sentences = lang.sentences();
        let sentence = if documented { sentences.documented() } else { sentences.not_documented() };
        let at = block.rows.iter().rposition(|row| row.label == labels.retry()).map_or(0, |at| at + 1);
        block.rows.insert(at, Row { label: labels.from(), body: Body::Text(fill(sentence, &[action]).into()) });
    }
    if let Some(message) = &occurrence.message {
        block.rows.insert(0, Row { label: labels.message(), body: Body::Text(sanitize::for_people(message)) });
    }
    if let Some(cause) = &occurrence.cause {
        let said =
            [&cause.code, &cause.message].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(": ");
        let body = Body::Text(sanitize::for_people(&said).into_owned().into());
        block.rows.insert(1.min(block.rows.len()), Row { label: labels.cause(), body });
    }
    if let Some(request_id) = &occurrence.request_id {
        let body = Body::Whole(sanitize::on_one_line(request_id));
        block.rows.push(Row { label: labels.request_id(), body });
    }
    let called: Vec<&str> =
        [&occurrence.service, &occurrence.action].into_iter().flatten().map(String::as_str).collect();
    let mut title: Vec<String> = Vec::new();
    if called.is_empty() {
        title.extend(Some(block.title.into_owned()).filter(|title| !title.is_empty()));
    } else {
        title.push(called.join(" "));
    }
    title.extend(occurrence.region.clone().filter(|_| !called.is_empty() && !in_log));
    title.extend(in_log.then(|| fill(lang.sentences().line(), &[&occurrence.line.to_string()])));
    block.title = title.join(" · ").into();
    block
}

/// An explanation; `sent` if a server sent the code, so that it is no misspelling.
fn block<'b>(entry: &'b Entry<'b>, lang: Lang, brief: bool, sent: bool) -> Block<'b> {
    let labels = lang.labels();
    // What a code borrows from its category is kept short: causes are the category's own.
    let borrowed =
        entry.status == Status::Known && code::sub_code(&entry.code).is_some() || entry.is_of_unknown_sub_code();
    let mut rows = Vec::new();
    let mut row = |label: &'static str, body: Body<'b>| rows.push(Row { label, body });
    if let Some(text) = summary(entry, lang, sent) {
        row(labels.what(), Body::Text(text));
    }
    if !entry.causes.is_empty() && !brief && !borrowed {
        row(labels.why(), Body::Dashes(entry.causes.clone()));
    }
    let mut fixes: Vec<Cow<'b, str>> = entry.fixes.iter().map(|fix| Cow::Borrowed(*fix)).collect();
    if let (true, false, Some(category)) = (entry.is_of_unknown_sub_code(), sent, &entry.category) {
        fixes.truncate(MOST_FIXES - 1);
        fixes.insert(1.min(fixes.len()), fill(lang.sentences().check_spelling(), &[&list_command(category)]).into());
    }
    fixes.truncate(if brief { 1 } else { fixes.len() });
    if !fixes.is_empty() {
        row(labels.fix(), Body::Steps(fixes));
    }
    if entry.status != Status::Unknown {
        let hint = entry.retry_hint.unwrap_or_else(|| lang.hints().of(entry.retry));
        row(labels.retry(), Body::Verdict(entry.retry, hint, lang.verdicts().of(entry.retry)));
    }
    if !brief {
        if let Some(note) = entry.note {
            row(labels.note(), Body::Text(note.into()));
        }
        if let Some(from) = from(entry, lang) {
            row(labels.from(), Body::Text(from.into()));
        }
        if let (Some(codes), Some(category)) = (&entry.codes, &entry.category) {
            let count = fill(lang.sentences().count_of_codes(), &[&thousands(codes.len()), &list_command(category)]);
            row(labels.codes(), Body::Text(count.into()));
        }
        if !entry.related.is_empty() && !borrowed {
            let codes = entry.related.iter().map(|other| (other.code, other.contrast));
            row(labels.related(), Body::Codes(codes.collect()));
        }
        if let Some(docs) = &entry.docs {
            row(labels.docs(), Body::Whole(docs.into()));
        }
    }
    Block { code: sanitize::on_one_line(&entry.code), title: title(entry, lang), rows, dense: brief }
}

fn title<'b>(entry: &'b Entry<'b>, lang: Lang) -> Cow<'b, str> {
    match entry.status {
        Status::Known if code::sub_code(&entry.code).is_some() => lang.sentences().not_explained().into(),
        // A category's bare name: its text is the category's.
        Status::Known => entry.title.unwrap_or(lang.sentences().not_explained()).into(),
        Status::Category if entry.is_of_unknown_sub_code() => lang.sentences().unknown_sub_code().into(),
        // Others list the code too, and may mean something else by it.
        Status::Explained if entry.services.len() > 1 => {
            [entry.scope, entry.title].into_iter().flatten().collect::<Vec<_>>().join(" · ").into()
        }
        Status::Explained | Status::Category => entry.title.unwrap_or_default().into(),
        Status::Unknown => lang.sentences().unknown_title().into(),
    }
}

/// What happened; for a code without an explanation, what its category and its words say.
fn summary<'b>(entry: &'b Entry<'b>, lang: Lang, sent: bool) -> Option<Cow<'b, str>> {
    let unknown = entry.unknown_sub_code.as_deref();
    let sub_code = unknown.or_else(|| code::sub_code(&entry.code));
    let more = match (entry.status, sub_code, &entry.category) {
        (Status::Known, Some(sub), Some(category)) if entry.summary.is_some() => {
            fill(lang.sentences().in_words(), &[&join(code::words(sub)), category])
        }
        (Status::Known | Status::Category, ..) if entry.summary.is_none() && unknown.is_none() => {
            fill(lang.sentences().only_words(), &[&join(code::words(&entry.code))])
        }
        (Status::Category, Some(sub), _) => {
            let sentences = lang.sentences();
            let sentence = if sent { sentences.new_sub_code() } else { sentences.nobody_returns() };
            fill(sentence, &[&sanitize::on_one_line(sub)])
        }
        _ => return entry.summary.map(Cow::Borrowed),
    };
    Some(match entry.summary {
        Some(summary) => format!("{summary}{}{more}", lang.sentences().gap()).into(),
        None => more.into(),
    })
}

fn join(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

fn list_command(category: &str) -> String {
    format!("tcerr list --category {category}")
}

/// Which services return it, and which actions of the first.
fn from(entry: &Entry<'_>, lang: Lang) -> Option<String> {
    match entry.scope {
        Some("common") => return Some(lang.sentences().every_service().to_owned()),
        Some("client") => return Some(lang.sentences().from_client().to_owned()),
        _ => {}
    }
    let (first, others) = entry.sources.split_first()?;
    let sentences = lang.sentences();
    // Only a service's own entry, or a code of one service, names the actions.
    let (mut text, named) = if others.is_empty() || entry.scope.is_some() {
        let others: Vec<&str> = others.iter().take(SERVICES_NAMED - 1).map(|source| source.service).collect();
        let own = with_actions(first, lang);
        let also =
            if others.is_empty() { String::new() } else { fill(sentences.also(), &[&others.join(sentences.comma())]) };
        (own + &also, 1 + others.len())
    } else {
        let named: Vec<String> = entry.sources.iter().take(SERVICES_NAMED).map(with_name).collect();
        (named.join(sentences.comma()), named.len())
    };
    let left = entry.sources.len() - named;
    if left > 0 {
        text.push_str(&fill(sentences.and_more_services(), &[&left.to_string()]));
    }
    Some(text)
}

fn with_name(source: &Source<'_>) -> String {
    if source.name.is_empty() { source.service.to_owned() } else { format!("{} ({})", source.service, source.name) }
}

fn with_actions(source: &Source<'_>, lang: Lang) -> String {
    let sentences = lang.sentences();
    let named = with_name(source);
    let mut actions = source.actions.join(sentences.comma());
    let left = source.action_count.saturating_sub(source.actions.len());
    if left > 0 {
        actions = fill(sentences.and_more_actions(), &[&actions, &left.to_string()]);
    }
    match source.action_count {
        0 => named,
        1 => fill(sentences.of_one_action(), &[&named, &actions]),
        count => fill(sentences.of_actions(), &[&named, &count.to_string(), &actions]),
    }
}
