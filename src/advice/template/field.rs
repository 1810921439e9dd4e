//! The fields of a template: what may stand in them, and where they end.

use super::Folded;
use super::shape::Shapes;
use crate::catalog::template::{FieldKind, kind};

/// The longest field of one word, and of several, in bytes.
const LONGEST_NAME: usize = 128;
const LONGEST_TEXT: usize = 1000;
/// The most digits of a number.
const MOST_DIGITS: usize = 18;
/// What may stand around a value and is no part of it.
const QUOTES: [char; 3] = ['`', '\'', '"'];

/// The names of fields, and their texts.
pub type FieldTexts<'m, 't> = Vec<(&'m str, &'t str)>;

/// Reads fields, each with the literal piece behind it, the first of which begins at the folded
/// byte `at`; returns them and where the last piece ends.
pub fn read<'m, 't>(
    parts: impl Iterator<Item = (&'m str, &'m str)>,
    shapes: Shapes,
    text: &Folded<'t>,
    mut at: usize,
) -> Option<(FieldTexts<'m, 't>, usize)> {
    let mut found = Vec::new();
    for (name, next) in parts {
        let (value, behind) =
            if next.is_empty() { last(name, shapes, text, at)? } else { within(name, shapes, text, at, next)? };
        found.push((name, value));
        at = behind;
    }
    Some((found, at))
}

/// The value that ends directly before the folded byte `at`: as many characters of a name as
/// stand there; and where it begins.
pub fn before<'t>(name: &str, shapes: Shapes, text: &Folded<'t>, at: usize) -> Option<(&'t str, usize)> {
    let last = *text.places.get(at.checked_sub(1)?)?;
    let end = last + text.original.get(last..)?.chars().next()?.len_utf8();
    let whole = text.original.get(..end)?;
    let of_end = |end: &'t str| end.rsplit(|c| !is_of_name(c)).next().unwrap_or_default();
    // An ID may stand in brackets: `cluster(cls-1a2b3c4d) not found`.
    let value = Some(of_end(whole)).filter(|value| !value.is_empty());
    let whole = if value.is_some() { whole } else { whole.trim_end_matches([')', ']', '）', '】']) };
    let value = of_end(whole).trim_start_matches(['.', '-', ':', '/', ']']);
    let start = whole.len() - value.len();
    let is_quoted = text.original.get(..start).is_some_and(|before| before.ends_with(QUOTES))
        && text.original.get(whole.len()..).is_some_and(|behind| behind.starts_with(QUOTES));
    let is_value = !value.is_empty() && value.len() <= LONGEST_NAME && shapes.accept(name, value, is_quoted);
    is_value.then(|| (value, text.places.partition_point(|place| *place < start)))
}

/// The shortest value that is followed by the next piece, and where that piece ends.
fn within<'t>(name: &str, shapes: Shapes, text: &Folded<'t>, at: usize, next: &str) -> Option<(&'t str, usize)> {
    let kind = kind(name)?;
    if shapes.is_strict() && is_within_word(text, at) {
        return None;
    }
    let mut from = at + 1;
    loop {
        let end = text.find(next, from)?;
        let value = text.original(at, end)?;
        if value.len() > LONGEST_TEXT {
            return None;
        }
        let value = if shapes.is_strict() { value.trim_matches([' ', '`', '\'', '"', ',', '，', '.']) } else { value };
        if is_value(kind, value) && shapes.accept(name, value, is_quoted(text, at)) {
            return Some((value, end + next.len()));
        }
        from = end + 1;
    }
}

/// A value at the end of a template: a number, a word, or the rest of the line.
fn last<'t>(name: &str, shapes: Shapes, text: &Folded<'t>, at: usize) -> Option<(&'t str, usize)> {
    let kind = if shapes.is_strict() && name == "resource" { FieldKind::Name } else { kind(name)? };
    let start = *text.places.get(at)?;
    let rest = text.original.get(start..)?;
    let is_part = |c: char| match kind {
        FieldKind::Number => c.is_ascii_digit(),
        FieldKind::Name if shapes.is_strict() => is_of_name(c),
        FieldKind::Name => c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '$'),
        FieldKind::Text => c != '\n',
    };
    let value = rest.split(|c| !is_part(c)).next()?.trim_end_matches(['.', '。', ':', ' ', '`', '\'', '"']);
    let behind = text.places.partition_point(|place| *place < start + value.len());
    let after = rest.get(value.len()..).unwrap_or_default();
    if shapes.is_strict() {
        let ends = match kind {
            FieldKind::Number => !is_cut_off(after),
            FieldKind::Name => ends_statement(after),
            FieldKind::Text => true,
        };
        if !ends || is_within_word(text, at) {
            return None;
        }
    }
    let is_value = !value.is_empty() && is_value(kind, value);
    (is_value && shapes.accept(name, value, is_quoted(text, at))).then_some((value, behind))
}

/// Whether the folded byte stands behind a quote.
fn is_quoted(text: &Folded<'_>, at: usize) -> bool {
    let before = text.places.get(at).and_then(|place| text.original.get(..*place));
    before.is_some_and(|before| before.ends_with(QUOTES))
}

/// Whether the folded byte is in the middle of a word: `Invalid parameter` ends in
/// `InvalidParameterValue`, as spaces do not count.
fn is_within_word(text: &Folded<'_>, at: usize) -> bool {
    let both = text.places.get(at).and_then(|place| text.original.split_at_checked(*place));
    both.is_some_and(|(before, behind)| {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        is_word(before.chars().next_back()) && is_word(behind.chars().next())
    })
}

/// Whether what stands behind a number makes another one of it: `1` of `1,000`, of `1.4` and
/// of `1 MB`.
fn is_cut_off(after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    if after.strip_prefix(['.', ',']).is_some_and(|after| after.starts_with(is_digit)) {
        return true;
    }
    let word = after.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    matches!(word.len(), 1 | 2) || after.starts_with('%')
}

/// Whether a statement is over here, and what comes is not more of it.
fn ends_statement(after: &str) -> bool {
    let after = after.trim_start_matches(QUOTES);
    after.trim().is_empty()
        || after.starts_with(['.', '。', ',', '，', ';', '；', '!', '！', ')', '）', ']', '\n', '(', '（'])
}

/// Whether a character is one of the names of the API and of IDs.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '$' | '[' | ']')
}

fn is_value(kind: FieldKind, value: &str) -> bool {
    match kind {
        FieldKind::Number => value.len() <= MOST_DIGITS && value.bytes().all(|byte| byte.is_ascii_digit()),
        FieldKind::Name => value.len() <= LONGEST_NAME && !value.contains(char::is_whitespace),
        FieldKind::Text => value.len() <= LONGEST_TEXT,
    }
}
