//! Where the secrets of a text are: each detector's, put together.

mod words;

use super::survey::{LEAST_ROW, Survey};
use super::terms::is_uuid;
use super::tokens::middle;
use super::views::View;
use super::{address, blocks, random, sql, strong, tables, tokens, wrapped};
use std::ops::Range;

/// How often encodings inside of encodings are resolved.
const DEEPEST: usize = 3;

/// How many characters of an encoded sign may be before a value.
const MOST_ENCODED: usize = 6;

/// What a text holds, as byte ranges in no order.
#[derive(Default)]
struct Found {
    secrets: Vec<Range<usize>>,
    /// Runs that look random, unless something says what they are.
    random: Vec<Range<usize>>,
    /// `SecretId`s with the ends that stay, and keys that are public.
    known: Vec<Range<usize>>,
}

/// The byte ranges of every secret, in no order; one may lie inside another.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let survey = Survey::of(text);
    if !survey.may_have_values() && survey.longest_row < LEAST_ROW || is_uuid(text) {
        return Vec::new();
    }
    let mut found = search(text, &survey);
    let mut views: Vec<View> = Vec::new();
    let depth = if survey.may_be_encoded() { DEEPEST } else { 0 };
    for _ in 0..depth {
        let last = views.last().map_or(text, |view| view.text.as_str());
        let Some(view) = View::of(last) else { break };
        let inside = search(&view.text, &Survey::of(&view.text));
        views.push(view);
        let translate =
            |range: &Range<usize>| views.iter().rev().try_fold(range.clone(), |range, view| view.translate(&range));
        found.secrets.extend(inside.secrets.iter().filter_map(translate));
        found.random.extend(inside.random.iter().filter_map(translate));
        found.known.extend(inside.known.iter().filter_map(translate));
    }
    found.put_together()
}

/// The same for a text that is read as it stands.
pub fn find_plain(text: &str) -> Vec<Range<usize>> {
    search(text, &Survey::of(text)).put_together()
}

impl Found {
    fn put_together(mut self) -> Vec<Range<usize>> {
        self.known.sort_unstable_by_key(|known| known.start);
        let known = self.known;
        let is_known = |run: &Range<usize>| {
            let at = known.partition_point(|known| known.end <= run.start);
            known.get(at).is_some_and(|known| known.start < run.end)
        };
        // A name tells better where its value begins: `%3DV`.
        self.secrets.sort_unstable_by_key(|secret| (secret.end, secret.start));
        let secrets = &self.secrets;
        let is_named = |run: &Range<usize>| {
            let at = secrets.partition_point(|secret| secret.end < run.end);
            secrets.get(at).is_some_and(|secret| secret.start >= run.start && secret.start <= run.start + MOST_ENCODED)
        };
        let random: Vec<_> = self.random.into_iter().filter(|run| !is_known(run) && !is_named(run)).collect();
        self.secrets.extend(random);
        self.secrets
    }
}

fn search(text: &str, survey: &Survey) -> Found {
    let mut found = Found::default();
    if survey.longest_row >= LEAST_ROW {
        tokens::find(text, &mut found.random);
        tokens::find_ids(text, &mut found.known);
        found.secrets.extend(found.known.iter().cloned().map(middle));
        random::find(text, &mut found.random);
    }
    if !survey.may_have_values() {
        return found;
    }
    if survey.may_have_passwords() {
        strong::find(text, &mut found.random);
    }
    if survey.may_have_addresses() {
        address::find(text, &mut found.secrets);
    }
    if survey.has_lines() || !survey.is_ascii() && text.contains(['│', '┃', '║']) {
        tables::find(text, &mut found.secrets);
    }
    words::find(text, &mut found);
    sql::find(text, &mut found.secrets);
    if survey.has_lines() {
        wrapped::find(text, &mut found.secrets);
    }
    if !found.random.is_empty() || survey.has_lines() || survey.may_be_encoded() {
        blocks::find(text, &mut found.secrets, &mut found.known);
    }
    found
}
