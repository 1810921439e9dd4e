//! Values behind a name and a sign: `K=V`, `"K": "V"` with any number of backslashes,
//! `[K] => V`, `K := V`, lists of them, and `"V" -> "W"` of a plan.

mod sign;

use super::headers;
use super::judge::{LONGEST_JUDGED, Sign, is_expression, is_secret};
use super::looks::{is_nothing, is_secretive};
use super::names::{SecretName, Sort};
use super::place::{Place, head};
use super::terms::is_term;
use super::value::{self, Reach};
use super::wrappers::{braced, skip_wrappers, take_type};
use super::{alone, joined, layout, lists, looks, wrapped};
pub use sign::{skip_closers, take_sign};
use std::ops::Range;

/// The longest comment before a value, in bytes.
const LONGEST_COMMENT: usize = 120;

/// Adds the values of a name, from the sign on; where reading goes on.
pub fn values(
    name: SecretName,
    word: Range<usize>,
    sign: Sign,
    mut place: Place<'_>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let start = place.at;
    if place.rest().starts_with("** ") {
        place.at += 2;
    }
    place.skip_blanks();
    if matches!(name.sort, Sort::Header | Sort::Cookie) {
        skip_wrappers(&mut place);
        let header = headers::value(place, name.sort);
        found.extend(header.clone());
        return header.map_or(start, |header| header.end);
    }
    if place.take("(sensitive value)") || place.take("(known after apply)") {
        return more(name, place, found);
    }
    if place.rest().starts_with("# ") {
        // A comment of YAML.
        place.skip_line();
    }
    skip_comment(&mut place);
    if closes_a_text(place.rest()) {
        return start;
    }
    if let Some(end) = layout::block(word.start, place, found) {
        return end;
    }
    if place.is_at_line_end() {
        return layout::below(name, word.start, place, found);
    }
    let sign = if sign == Sign::Colon && take_type(&mut place) { Sign::Sets } else { sign };
    // `user:root pass:V`, where no sentence has a colon.
    let is_tight = name.sort == Sort::Loose && place.at == start && place.before().ends_with(':');
    let sign = if is_tight { Sign::Sets } else { sign };
    let bare = place.at;
    skip_wrappers(&mut place);
    if place.at > bare && place.is_at_line_end() {
        // `Some(` and the value in the next line.
        place.skip_space();
    }
    if sign == Sign::Sets
        && let Some(inside) = braced(place)
    {
        found.push(inside.clone());
        return inside.end;
    }
    if matches!(name.sort, Sort::Key | Sort::Password | Sort::Phrase)
        && let Some(bytes) = lists::bytes(place)
    {
        found.push(bytes.clone());
        return bytes.end;
    }
    if matches!(place.peek(), Some('[' | '{' | '('))
        && !looks::is_placeholder(place.rest().get(..4).unwrap_or(place.rest()))
    {
        return lists::list(name, place, found);
    }
    if let Some(below) = wrapped::behind_quote(place)
        && place.text.get(below.range.clone()).is_some_and(|said| is_secret(name.sort, Sign::Sets, said, true))
    {
        found.push(below.range);
        return below.end;
    }
    let one = one(name, sign, place, found).or_else(|| alone::word(name, &word, sign, place, found));
    let Some(end) = one else { return start };
    let end = joined::pieces(place.text, end, found);
    more(name, Place::new(place.text, end), found)
}

/// Goes past `/* … */`.
fn skip_comment(place: &mut Place<'_>) {
    let comment = head(place.rest(), LONGEST_COMMENT);
    let len = comment.strip_prefix("/*").and_then(|comment| comment.find("*/"));
    if let Some(len) = len {
        place.at += len + "/**/".len();
        place.skip_blanks();
    }
}

/// Whether a quote ends the text that a name and its sign are at the end of: `{"msg":"密码：","n":1}`.
pub fn closes_a_text(rest: &str) -> bool {
    let behind = rest.trim_start_matches('\\').strip_prefix(['"', '\'']).and_then(|rest| rest.strip_prefix(','));
    behind.is_some_and(|behind| behind.trim_start_matches([' ', '\\']).starts_with(['"', '\'']))
}

/// Adds the value at a place if it is a secret; where it ends.
pub fn one(name: SecretName, sign: Sign, place: Place<'_>, found: &mut Vec<Range<usize>>) -> Option<usize> {
    let mut reach = value::read(place);
    extend(name, &mut reach, place);
    if name.sort == Sort::Id
        && let Some(scope) = place.text.get(reach.range.clone()).and_then(|said| said.find('/'))
    {
        // `Credential=AKID…/2026-11-19/redis/tc3_request`
        reach.range.end = reach.range.start + scope;
    }
    let said = place.text.get(reach.range.clone())?;
    let is_code = said.len() <= LONGEST_JUDGED
        && place.rest().starts_with('`')
        && (is_term(said) && !looks::is_mixed(said) || is_expression(said));
    if is_code || !is_secret(name.sort, sign, said, reach.is_quoted) {
        // An empty text before the arrow of a plan.
        return reach.range.is_empty().then_some(reach.end);
    }
    found.push(reach.range);
    Some(reach.end)
}

/// Adds what follows a value as another one: `"V" -> "W"`, and of several `V, W and X`.
fn more(name: SecretName, mut place: Place<'_>, found: &mut Vec<Range<usize>>) -> usize {
    loop {
        let end = place.at;
        place.skip_blanks();
        let is_change = place.take("->") || place.take("=>");
        let is_next = is_change
            || name.is_plural
                && (place.take(",") | place.take(";") | take_word(&mut place, "and") | take_word(&mut place, "or"));
        if !is_next {
            return end;
        }
        place.skip_blanks();
        take_word(&mut place, "and");
        let reach = value::read(place);
        let said = place.text.get(reach.range.clone()).unwrap_or_default();
        let is_made = || name.sort == Sort::Password && looks::is_word_with_number(said);
        let is_value =
            if is_change { !is_nothing(said) && !said.starts_with('(') } else { is_secretive(said, 6) || is_made() };
        if !is_value {
            return end;
        }
        found.push(reach.range);
        place.at = reach.end;
    }
}

fn take_word(place: &mut Place<'_>, word: &str) -> bool {
    let mut at = *place;
    at.skip_blanks();
    let is_there = at.take(word) && at.skip_blanks();
    if is_there {
        *place = at;
    }
    is_there
}

/// A value without quotes that goes on behind a space: a scheme and its token, or the words
/// of a phrase.
fn extend(name: SecretName, reach: &mut Reach, place: Place<'_>) {
    if !reach.is_quoted && matches!(name.sort, Sort::Password | Sort::Key) {
        joined::over_letters(reach, place);
    }
    if !reach.is_quoted && name.sort == Sort::Password {
        value::over_signs(reach, place);
    }
    let Some(said) = place.text.get(reach.range.clone()).filter(|_| !reach.is_quoted) else { return };
    let mut next = Place::new(place.text, reach.range.end);
    if name.sort == Sort::Phrase {
        while next.skip_blanks() && next.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
            let word = value::unquoted(next);
            reach.range.end = word.end;
            next.at = word.end;
        }
    } else if name.sort == Sort::Password && is_secretive(said, 4) {
        // More words of a password.
        while next.take(" ") {
            let word = value::unquoted(next);
            if !place.text.get(word.range.clone()).is_some_and(|word| is_secretive(word, 4) && !value::is_field(next)) {
                break;
            }
            reach.range.end = word.end;
            next.at = word.end;
        }
    } else if headers::is_scheme(said) && next.skip_blanks() {
        let token = value::unquoted(next);
        let is_token = place.text.get(token.range.clone()).is_some_and(|token| is_secretive(token, 8));
        if is_token {
            reach.range.end = token.end;
        }
    }
    reach.end = reach.end.max(reach.range.end);
}
