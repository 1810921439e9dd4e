//! Explanations in words: `lookup`, and `parse` of a call.

use super::block::{Block, Page};
use super::escape;
use super::hits::few;
use super::lists::thousands;
use super::notice::search_command;
use super::origin::origin;
use super::readings::{self, MOST_READINGS, of_many};
use super::sections::Sections;
use crate::code;
use crate::entry::{Entry, MOST_ITEMS, Status};
use crate::failure::Failure;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::report::{Answer, DATA_DATE, Finding, Lookup, Occurrence};
use crate::sanitize;
use crate::settings::Settings;
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// How many codes that an input names are explained.
const MOST_EXPLAINED: usize = 8;

/// Writes what was found; misses are a notice's.
pub fn lookup(lookup: &Lookup<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let (lang, page) = (settings.lang, Page::new(settings));
    let mut rest = lookup.results.as_slice();
    let mut is_first = true;
    while let Some((group, behind)) = rest.first().and_then(|answer| rest.split_at_checked(answer.group.max(1))) {
        rest = behind;
        let found: Vec<_> = group.iter().filter(|answer| answer.entry.status != Status::Unknown).collect();
        let blocks = match found.as_slice() {
            [first, ..] if first.rivals.len() >= MOST_READINGS => vec![of_many(first, &found, lang)],
            _ => found.iter().map(|answer| block(answer, lang, lookup.brief)).collect(),
        };
        for block in blocks {
            if !std::mem::take(&mut is_first) {
                writeln!(out)?;
            }
            block.write(page, out)?;
        }
    }
    Ok(())
}

/// Writes the codes that an input names; of many only what each is.
pub fn mentions(mentions: &[Entry<'_>], settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let lang = settings.lang;
    if mentions.len() > MOST_EXPLAINED {
        let widest = mentions.iter().map(|entry| entry.code.width()).max().unwrap_or_default();
        return mentions.iter().try_for_each(|entry| match settings.format {
            Format::Plain => writeln!(out, "{}\t{}", entry.code, title(entry, lang)),
            _ => writeln!(out, "{}{}  {}", entry.code, " ".repeat(widest - entry.code.width()), title(entry, lang)),
        });
    }
    entries(mentions, settings, out)
}

/// Writes entries that were asked for in passing, as `lookup` does.
pub fn entries(entries: &[Entry<'_>], settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        block_of(entry, sections(entry, settings.lang, false), settings.lang).write(Page::new(settings), out)?;
    }
    Ok(())
}

/// An error of an input: what the server said, then the explanation of its code, with
/// what is known of this failure before or in place of what holds in general.
/// `entry` is what is known of the code.
pub fn error_block<'b>(
    finding: &'b Finding<'b>,
    entry: Option<&'b Entry<'b>>,
    occurrence: &'b Occurrence,
    lang: Lang,
) -> Block<'b> {
    let Occurrence { failure, advice, .. } = occurrence;
    let mut sections = entry.map(|entry| sections(entry, lang, true)).unwrap_or_default();
    sections.from = advice.documented.zip(failure.context.action.as_deref()).map(|(documented, action)| {
        let sentences = lang.sentences();
        fill(if documented { sentences.documented() } else { sentences.not_documented() }, &[action]).into()
    });
    sections.message = failure.said.message.as_deref().map(|message| message.trim_end().into());
    sections.cause = failure.cause.as_ref().map(|cause| {
        let said: Vec<&str> = [&cause.code, &cause.message].into_iter().flatten().map(|text| &**text).collect();
        said.join(": ").into()
    });
    if let Some(words) = &finding.search {
        sections.fix.push(fill(lang.sentences().search_words(), &[&search_command(words)]).into());
    }
    sections.what = advice.summary.as_deref().map(Cow::Borrowed).or(sections.what);
    sections.why = advice.causes_before(sections.why);
    sections.fix = advice.fixes_before(sections.fix, lang);
    let verdict = &advice.verdict;
    sections.related.extend(finding.suggestions.iter().map(|near| (near.code, &*near.title)));
    if sections.retry.is_some() || verdict.retry_source.is_some() {
        let hint = verdict.retry_hint.as_deref().unwrap_or_else(|| lang.hints().of(verdict.retry));
        sections.retry = Some((verdict.retry, hint, lang.verdicts().of(verdict.retry)));
    }
    sections.policy = advice.policy.as_ref().map(escape::line);
    sections.request_id = failure.said.request_id.as_deref().map(Cow::Borrowed);
    if failure.logged {
        sections.shorten();
    }
    let code = entry.map_or(lang.sentences().no_code().into(), |entry| Cow::Borrowed(&*entry.code));
    Block { code, title: call(finding, entry, occurrence, lang).into(), rows: sections.into_rows(lang), dense: false }
}

/// What is said beside the code: what the message makes of it, the call, where the input
/// shows it, and where it stood.
fn call(
    finding: &Finding<'_>,
    entry: Option<&Entry<'_>>,
    Occurrence { failure, advice, .. }: &Occurrence,
    lang: Lang,
) -> String {
    let sentences = lang.sentences();
    let context = &failure.context;
    let called: Vec<&str> = [&context.service, &context.action].into_iter().flatten().map(|name| &**name).collect();
    let mut call: Vec<String> = Vec::new();
    let of_message =
        advice.title.as_deref().filter(|title| entry.and_then(|entry| entry.title.as_deref()) != Some(title));
    match of_message {
        Some(title) => call.push(title.to_owned()),
        None if called.is_empty() => {
            call.extend(entry.map(|entry| title(entry, lang).into_owned()).filter(|title| !title.is_empty()));
        }
        None => {}
    }
    if !called.is_empty() {
        let called = called.join(" ");
        call.push(match context.clue.as_deref() {
            Some(clue) => fill(sentences.taken_from(), &[&called, &sanitize::on_one_line(clue)]),
            None => called,
        });
    }
    call.extend(finding.inferred.then(|| sentences.inferred().to_owned()));
    call.extend(context.region.as_deref().filter(|_| !called.is_empty() && !failure.logged).map(str::to_owned));
    call.extend((failure.logged || failure.file.is_some()).then(|| place(failure, lang)));
    call.join(" · ")
}

/// Where an error stands: `line 12`, and `app.log:12` where there are several inputs.
pub fn place(failure: &Failure, lang: Lang) -> String {
    let line = failure.line.to_string();
    failure.file.as_deref().map_or_else(
        || fill(lang.sentences().line(), &[&line]),
        |file| format!("{}:{line}", sanitize::on_one_line(file)),
    )
}

/// The explanation of a code that was asked for.
fn block<'b>(answer: &'b Answer<'b>, lang: Lang, brief: bool) -> Block<'b> {
    let entry = &answer.entry;
    let mut sections = sections(entry, lang, false);
    if brief {
        sections = Sections { what: sections.what, fix: sections.fix, retry: sections.retry, ..Sections::default() };
        sections.fix.truncate(1);
    }
    sections.read_as = answer.read_as.map(|read_as| readings::read_as(answer, read_as, lang).into());
    Block { dense: brief, ..block_of(entry, sections, lang) }
}

fn block_of<'b>(entry: &'b Entry<'b>, sections: Sections<'b>, lang: Lang) -> Block<'b> {
    let code = Cow::Borrowed(&*entry.code);
    Block { code, title: title(entry, lang), rows: sections.into_rows(lang), dense: false }
}

/// The sections of an explanation; `sent` if a server sent the code, so that it is no
/// misspelling.
fn sections<'b>(entry: &'b Entry<'b>, lang: Lang, sent: bool) -> Sections<'b> {
    // What a code borrows from its category is kept short: causes are the category's own.
    let borrowed =
        entry.status == Status::Known && code::sub_code(&entry.code).is_some() || entry.is_of_unknown_sub_code();
    let mut sections =
        Sections { what: summary(entry, lang, sent), note: entry.note.as_deref(), ..Sections::default() };
    sections.fix = entry.fixes.iter().map(|fix| Cow::Borrowed(&**fix)).collect();
    if !borrowed {
        sections.why = entry.causes.iter().map(|cause| Cow::Borrowed(&**cause)).collect();
        sections.related = entry.related.iter().map(|other| (other.code, &*other.contrast)).collect();
    }
    if let (true, false, Some(category)) = (entry.is_of_unknown_sub_code(), sent, &entry.category) {
        // The fixes of the category speak of each other.
        let check = fill(lang.sentences().check_spelling(), &[&list_command(category)]);
        sections.fix.insert(0, check.into());
        sections.fix.truncate(MOST_ITEMS);
    }
    let hint = entry.retry_hint.as_deref().unwrap_or_else(|| lang.hints().of(entry.retry));
    sections.retry = Some((entry.retry, hint, lang.verdicts().of(entry.retry)));
    sections.from = origin(entry, lang).map(Cow::Owned);
    sections.codes = entry.codes.as_ref().zip(entry.category.as_ref()).map(|(codes, category)| {
        fill(lang.sentences().count_of_codes(), &[&thousands(codes.len()), &list_command(category)]).into()
    });
    sections.docs = entry.docs.as_deref();
    sections
}

fn title<'b>(entry: &'b Entry<'b>, lang: Lang) -> Cow<'b, str> {
    match entry.status {
        Status::Known if code::sub_code(&entry.code).is_some() => lang.sentences().not_explained().into(),
        // A category's bare name: its text is the category's.
        Status::Known => entry.title.as_deref().unwrap_or(lang.sentences().not_explained()).into(),
        Status::Category if entry.is_of_unknown_sub_code() => lang.sentences().unknown_sub_code().into(),
        // Others list the code too, and may mean something else by it.
        Status::Explained if !entry.only_in.is_empty() => {
            let title = entry.title.as_deref().unwrap_or_default();
            format!("{} · {title}", few(&entry.only_in, lang)).into()
        }
        Status::Explained | Status::Category => entry.title.as_deref().unwrap_or_default().into(),
        Status::Unknown => lang.sentences().unknown_title().into(),
    }
}

/// What happened; for a code without an explanation, what its category says.
fn summary<'b>(entry: &'b Entry<'b>, lang: Lang, sent: bool) -> Option<Cow<'b, str>> {
    let unknown = entry.unknown_sub_code.as_deref();
    let sub_code = unknown.or_else(|| code::sub_code(&entry.code));
    let more = match (entry.status, sub_code) {
        (Status::Unknown, _) => fill(lang.sentences().not_listed(), &[DATA_DATE]),
        (Status::Known | Status::Category, _) if entry.summary.is_none() && unknown.is_none() => {
            lang.sentences().no_common_text().to_owned()
        }
        (Status::Category, Some(sub)) => {
            let sentences = lang.sentences();
            let sentence = if sent { sentences.new_sub_code() } else { sentences.nobody_returns() };
            fill(sentence, &[&sanitize::quoted(sub)])
        }
        _ => return entry.summary.as_deref().map(Cow::Borrowed),
    };
    Some(match &entry.summary {
        Some(summary) => format!("{summary}{}{more}", lang.sentences().gap()).into(),
        None => more.into(),
    })
}

fn list_command(category: &str) -> String {
    format!("tcerr list --category {category}")
}
