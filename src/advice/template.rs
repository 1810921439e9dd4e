//! Finds templates of messages in a text.

mod field;
mod folded;
mod shape;

use crate::catalog::template::{FieldKind, fields, kind, pieces};
use field::FieldTexts;
use shape::Shapes;
use std::cell::LazyCell;

pub use folded::Folded;

/// The words between two alternatives, the first of which is in front of the match.
const ALTERNATIVES_BEFORE: [&str; 3] = [" or", "或", "或者"];
/// The same with the second behind it.
const ALTERNATIVES_BEHIND: [&str; 2] = ["or ", "或"];
/// What ends a clause.
const CLAUSE_ENDS: [char; 13] = [',', '.', ';', ':', '!', '(', '，', '。', '；', '：', '！', '（', '\n'];
/// Words of a statement, which a mere subject has not.
const STATEMENTS: [&str; 18] = [
    "不", "未", "没", "无", "错误", "异常", "失败", "已", "超", " is ", " are ", " has ", " have ", " not ", " no ",
    "failed", "invalid", "exceed",
];
/// Words of what is not there any more.
const GONE: [&str; 5] = ["deleted", "removed", "released", "删除", "释放"];
/// How many characters of an alternative are looked at.
const NEAR: usize = 24;
/// How many occurrences of a template's first piece are tried.
const MOST_STARTS: usize = 64;

/// A template found in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Match<'m, 't> {
    /// The fields and their texts, in the order of the template.
    pub fields: FieldTexts<'m, 't>,
    /// The text from the start of the match.
    pub rest: &'t str,
    /// The text from the end of the match.
    pub behind: &'t str,
}

impl Match<'_, '_> {
    /// Whether it names one thing of two, or says one thing of two: `Period or CurInstanceDeadline is
    /// required`, `签名未审批或格式错误`.
    fn names_one_of_two(&self, text: &Folded<'_>) -> bool {
        let before = text.original.get(..text.original.len() - self.rest.len()).unwrap_or_default();
        let before = before.trim_end_matches([' ', '`', '\'', '"']);
        let behind = self.behind.trim_start();
        let is_behind = ALTERNATIVES_BEHIND.iter().any(|or| behind.starts_with(or));
        if self.fields.is_empty() {
            return follows_a_statement(before) || is_behind && is_another_statement(behind);
        }
        is_behind || ALTERNATIVES_BEFORE.iter().any(|or| before.ends_with(or))
    }
}

/// Whether what stands before a match is another statement and the subject of this one: `没有权限或资源`
/// before `不存在`, while `账号或资源` is its subject alone.
fn follows_a_statement(before: &str) -> bool {
    let clause = before.rsplit(CLAUSE_ENDS).next().unwrap_or_default();
    let none_between = clause.strip_suffix(" or").map(|other| (other, ""));
    let alternatives = none_between.or_else(|| clause.rsplit_once('或')).or_else(|| clause.rsplit_once(" or "));
    alternatives.is_some_and(|(other, subject)| {
        subject.chars().count() <= NEAR && STATEMENTS.iter().any(|word| other.contains(word))
    })
}

/// Whether an alternative behind a match is another statement, and not what being absent may be
/// too, `不存在或已删除`; of English, `or missing URL` is none.
fn is_another_statement(alternative: &str) -> bool {
    let end = alternative.char_indices().nth(NEAR).map_or(alternative.len(), |(at, _)| at);
    let near = alternative.get(..end).unwrap_or_default();
    let is_statement = near.starts_with('或') || STATEMENTS.iter().any(|word| near.contains(word));
    is_statement && !GONE.iter().any(|word| near.contains(word))
}

/// Finds the first match of a folded template in a text. Of a general one, the fields have to
/// look like what they are.
pub fn find<'m, 't>(template: &'m str, text: &Folded<'t>, is_general: bool) -> Option<Match<'m, 't>> {
    // Most templates have no piece in the text.
    let shapes = LazyCell::new(|| Shapes::of(template, is_general));
    let mut parts = fields(template).zip(pieces(template).skip(1));
    let opening = pieces(template).next()?;
    if !opening.is_empty() {
        return starts(text, opening).find_map(|start| {
            let (fields, end) = field::read(parts.clone(), *shapes, text, start + opening.len())?;
            found(text, start, fields, end).filter(|found| !is_general || !found.names_one_of_two(text))
        });
    }
    let (name, piece) = parts.next()?;
    if kind(name)? == FieldKind::Text && !is_general {
        let (fields, end) = field::read(fields(template).zip(pieces(template).skip(1)), *shapes, text, 0)?;
        return found(text, 0, fields, end);
    }
    starts(text, piece).find_map(|at| {
        let (value, start) = field::before(name, *shapes, text, at)?;
        let (others, end) = field::read(parts.clone(), *shapes, text, at + piece.len())?;
        let found = found(text, start, std::iter::once((name, value)).chain(others).collect(), end);
        found.filter(|found| !is_general || !found.names_one_of_two(text))
    })
}

/// Where a literal piece stands, the first few times.
fn starts<'f>(text: &'f Folded<'_>, piece: &'f str) -> impl Iterator<Item = usize> {
    std::iter::successors(text.find(piece, 0), move |start| text.find(piece, start + 1)).take(MOST_STARTS)
}

/// The match between two folded bytes, if it is one of whole words.
fn found<'m, 't>(text: &Folded<'t>, start: usize, fields: FieldTexts<'m, 't>, end: usize) -> Option<Match<'m, 't>> {
    if !text.begins_at(start) || !text.ends_at(end) {
        return None;
    }
    let place = *text.places.get(start)?;
    let behind = text.places.get(end).and_then(|place| text.original.get(*place..)).unwrap_or_default();
    Some(Match { fields, rest: text.original.get(place..)?, behind })
}

#[cfg(test)]
mod tests;
