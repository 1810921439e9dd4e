//! Values that no sign sets: `--secret-key V`, `the SecretKey is V`, `SecretKey("V")`,
//! `密码是V`. They have to look like a secret.

use super::base64;
use super::between::{take_between, take_dots, take_filler, take_index, take_owner};
use super::lexicon::BETWEEN;
use super::looks::{is_mixed, is_nothing, is_secretive, is_simple_password, is_word_with_number};
use super::made::{is_composed, is_scrambled};
use super::names::{SecretName, Sort};
use super::place::{Place, tail};
use super::random;
use super::terms::{is_path, is_term};
use super::value::{self, Reach};
use std::ops::Range;

/// Other signs between a name and its value.
const SIGNS: &str =
    "->\0=>\0-\0—\0–\0>\0|\0(\0（\0[\0{\0<\0@\0:\0：\0=\0＝\0,\0\"\0'\0`\0\\\0)\0]\0}\0…\0/\0?\0~\0#\0;";
/// The longest value without a sign before it, in bytes.
const LONGEST: usize = 512;
/// The longest path of names before a name, in bytes.
const LONGEST_PATH: usize = 64;
/// The most words and signs between a name and its value.
const MOST_BETWEEN: usize = 12;
/// The shortest value behind a word that sets it, in quotes, or of an option.
const LEAST_SET: usize = 6;
/// The shortest behind nothing but a space.
const LEAST_BARE: usize = 8;

/// The value of a name that no sign follows; where reading goes on.
pub fn value(name: SecretName, word: Range<usize>, place: Place<'_>) -> Option<Reach> {
    let named = place.text.get(word.clone())?;
    let is_option = named.starts_with('-') && !named.starts_with("-----");
    let is_spaceless = named.starts_with(super::lexicon::is_spaceless);
    if is_option && named.ends_with("-stdin") {
        // What follows is no value: `--password-stdin registry.example.com`.
        return None;
    }
    let mut at = place;
    skip_own_quote(&mut at, word.start);
    let mut is_set = is_option || is_spaceless;
    for _ in 0..MOST_BETWEEN {
        let from = at.at;
        at.skip_blanks();
        if ["\\n", "\\r"].iter().any(|end| at.rest().starts_with(end)) {
            // An escaped end of line, which is one in another reading of the text.
            break;
        }
        if is_option && (at.take("\\\n") || at.take("\\\r\n")) {
            // The command goes on in the next line.
            at.skip_blanks();
        }
        if name.sort == Sort::Directive && at.rest().starts_with("--") {
            return None;
        }
        let is_argument = is_option && at.text.get(place.at..at.at).is_some_and(|between| between.trim().is_empty());
        if is_option && take_index(&mut at) {
            continue;
        }
        if let Some(quoted) = quoted_value(name, at, is_argument) {
            if at.text.get(quoted.range.clone()) == Some(super::MASK) {
                return Some(quoted);
            }
            return accept(name, quoted, at, LEAST_SET);
        }
        let is_bare = at.peek().is_some_and(|c| !SIGNS.contains(c) || c == '@');
        if (is_option || name.sort == Sort::Directive) && at.at > place.at && is_bare {
            let mut reach = value::read_within(at, LONGEST);
            if name.sort == Sort::Password && !reach.is_quoted {
                value::over_signs(&mut reach, at);
            }
            let said = at.text.get(reach.range.clone()).unwrap_or_default();
            let said = if reach.is_quoted { said } else { said.trim_end_matches(['.', ',', ';']) };
            reach.range.end = reach.range.start + said.len();
            let is_value = !said.is_empty()
                && !said.starts_with('-')
                && !is_nothing(said)
                && !is_path(said)
                && (is_mixed(said)
                    || !super::looks::is_prose(said)
                    || name.sort == Sort::Directive && !BETWEEN.has(said));
            return is_value.then_some(reach).filter(|_| !is_field_behind(at));
        }
        if take_between(&mut at) {
            is_set = true;
        } else if take_filler(&mut at)
            || take_dots(&mut at)
            || take_owner(&mut at)
            || at.take_any(SIGNS)
            || take_line_of_value(&mut at)
        {
        } else if at.at == from {
            break;
        }
    }
    if at.at == place.at && !is_spaceless {
        return None;
    }
    accept(name, argument(at), at, if is_set { LEAST_SET } else { LEAST_BARE })
}

/// A value in quotes that begins here; as the argument of an option, it may be several words.
fn quoted_value(name: SecretName, at: Place<'_>, is_argument: bool) -> Option<Reach> {
    let reach = value::quoted_within(at, LONGEST)?;
    let said = at.text.get(reach.range.clone())?;
    let is_phrase = || name.sort == Sort::Phrase && said.len() >= 2 * LEAST_BARE && !is_nothing(said);
    let is_words = || is_argument && said.contains(' ') && !said.starts_with('-') && !is_nothing(said);
    // What was masked before is the value still, so that no other is taken for it.
    let is_made = || {
        name.sort == Sort::Password && (is_simple_password(said) || is_composed(said))
            || matches!(name.sort, Sort::Password | Sort::Key) && is_scrambled(said)
    };
    let is_header = || name.sort == Sort::Header && is_mixed(said) && super::headers::has_scheme(said);
    let is_value = said == super::MASK || is_secretive(said, LEAST_SET) && !said.contains([' ', '{']);
    (is_value || is_phrase() || is_words() || is_made() || is_header()).then_some(reach)
}

/// Goes past the quote that closes the name, if the same opens it: `` `Login.Password` ``.
fn skip_own_quote(at: &mut Place<'_>, name_at: usize) {
    let before = tail(at.text, name_at, LONGEST_PATH);
    let path = before.trim_end_matches(|c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '[' | ']' | '$' | '{' | '%')
    });
    let Some(quote) =
        path.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`' | '“' | '「' | '『' | '‘' | '【'))
    else {
        return;
    };
    let mut end = *at;
    end.skip(|c| matches!(c, '\\' | '}' | ']'));
    let close = match quote {
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '‘' => '’',
        '【' => '】',
        same => same,
    };
    if end.peek() == Some(close) {
        end.at += close.len_utf8();
        *at = end;
    }
}

/// What follows up to a space or a bracket.
pub fn argument(at: Place<'_>) -> Reach {
    let reach = value::read_within(at, LONGEST);
    if reach.is_quoted {
        return reach;
    }
    let said = at.text.get(reach.range.clone()).unwrap_or_default();
    let said = said.trim_end_matches(['.', ',', ';', '!', '?', ':']);
    Reach { range: at.at..at.at + said.len(), end: at.at + said.len(), ..reach }
}

/// A value, if it looks like one of its sort, with the `!` that may be its own.
pub fn accept(name: SecretName, mut reach: Reach, at: Place<'_>, least: usize) -> Option<Reach> {
    let said = at.text.get(reach.range.clone())?;
    let is_pin =
        name.sort == Sort::Pin && (4..=10).contains(&said.len()) && said.bytes().all(|byte| byte.is_ascii_digit());
    let is_loose = name.sort == Sort::Loose && !is_mixed(said);
    let is_value = is_secretive(said, least) && !is_field_at(said) && !is_loose || is_pin || random::is_random(said);
    // A `!` that ends a sentence may be the password's own.
    let with_mark = at.text.get(reach.range.start..reach.range.end + 1).filter(|said| said.ends_with('!'));
    if !reach.is_quoted && at.text.get(reach.range.end..).is_some_and(|rest| rest.starts_with('!')) {
        reach.range.end += 1;
        reach.end = reach.end.max(reach.range.end);
    }
    let is_phrase = name.sort == Sort::Phrase && reach.is_quoted && said.len() >= 2 * LEAST_BARE;
    let is_number = name.sort == Sort::Password
        && least == LEAST_SET
        && said.len() >= 6
        && said.bytes().all(|byte| byte.is_ascii_digit());
    let is_made = match name.sort {
        Sort::Password if reach.is_quoted => is_simple_password(said) || is_composed(said) || is_scrambled(said),
        Sort::Password => is_word_with_number(said) || is_composed(with_mark.unwrap_or(said)) || is_scrambled(said),
        Sort::Key => reach.is_quoted && is_scrambled(said) || base64::is_digest(said),
        Sort::Pin => least == LEAST_SET && is_composed(with_mark.unwrap_or(said)),
        _ => false,
    };
    let is_header = reach.is_quoted && name.sort == Sort::Header && is_mixed(said) && super::headers::has_scheme(said);
    (is_value && !is_term(said) || is_phrase || is_pin || is_number || is_made || is_header).then_some(reach)
}

/// Whether it is the next name with its value: `password user=bob`.
fn is_field_at(said: &str) -> bool {
    said.split_once(['=', ':']).is_some_and(|(name, value)| {
        !name.is_empty() && !value.is_empty() && super::looks::is_prose(name) && name.len() > 2
    })
}

fn is_field_behind(at: Place<'_>) -> bool {
    value::is_field(at)
}

/// Goes past the end of a line, if one long random word is alone on the next.
fn take_line_of_value(place: &mut Place<'_>) -> bool {
    let mut at = *place;
    if !at.take_line_end() {
        return false;
    }
    at.skip_blanks();
    let reach = value::unquoted_within(at, LONGEST);
    let said = at.text.get(reach.range).unwrap_or_default();
    let is_value = random::is_random(said) || is_secretive(said, 16) && !said.contains([',', ';']);
    let is_alone = is_value && Place::new(at.text, reach.end).is_at_line_end();
    if is_alone {
        *place = at;
    }
    is_alone
}
