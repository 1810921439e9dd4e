//! Secrets in statements of SQL: the values under the columns of `INSERT INTO t (user,
//! password) VALUES ('bob', 'V')`.

use super::judge::{Sign, is_secret};
use super::looks::is_nothing;
use super::names::{SecretName, name};
use super::pairs::is_value_key;
use super::place::{Place, tail};
use super::value::{self, Reach};
use std::ops::Range;

/// The longest list of columns, in bytes.
const LONGEST_LIST: usize = 512;
/// The most values of a row, and the most rows.
const MOST: usize = 64;

/// Adds the secrets in the rows of `VALUES`.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    replaced(text, found);
    for word in ["VALUES", "values", "Values"] {
        for at in memchr::memmem::find_iter(text.as_bytes(), word) {
            let list = tail(text, at, LONGEST_LIST);
            let columns = columns(list);
            let values = columns.is_empty().then(|| value_column(list)).flatten();
            if !columns.is_empty() || values.is_some() {
                rows(&columns, values, Place::new(text, at + word.len()), found);
            }
        }
    }
}

/// Adds the old password behind a new one: `IDENTIFIED BY 'V' REPLACE 'W'`.
fn replaced(text: &str, found: &mut Vec<Range<usize>>) {
    for word in ["REPLACE ", "replace "] {
        for at in memchr::memmem::find_iter(text.as_bytes(), word) {
            let Some(quoted) = value::quoted_within(Place::new(text, at + word.len()), LONGEST_LIST) else { continue };
            let before = tail(text, at, LONGEST_LIST).to_ascii_uppercase();
            let is_password = before.contains("IDENTIFIED BY") || before.contains("PASSWORD");
            if is_password
                && text.get(quoted.range.clone()).is_some_and(|said| !is_nothing(said) && !said.contains(' '))
            {
                found.push(quoted.range);
            }
        }
    }
}

/// The columns of secrets in the list that ends a text.
fn columns(before: &str) -> Vec<(usize, SecretName)> {
    listed(before).enumerate().filter_map(|(at, column)| Some((at, name("", column)?))).collect()
}

/// The column of values, if their names are in another: `(name, value)`.
fn value_column(before: &str) -> Option<usize> {
    listed(before).position(|column| is_value_key("", column)).filter(|at| *at > 0)
}

/// The names of the list that ends a text.
fn listed(before: &str) -> impl Iterator<Item = &str> {
    let list = before.trim_end().strip_suffix(')').and_then(|list| list.rsplit_once('('));
    list.map(|(_, list)| list).unwrap_or_default().split(',').map(|column| {
        let column = column.trim_matches([' ', '`', '"', '[', ']', '\'', '\\', '\n']);
        column.rsplit('.').next().unwrap_or(column)
    })
}

fn rows(columns: &[(usize, SecretName)], values: Option<usize>, mut place: Place<'_>, found: &mut Vec<Range<usize>>) {
    for _ in 0..MOST {
        place.skip(|c| c == ',' || c.is_whitespace());
        if !place.take("(") {
            return;
        }
        let mut named = None;
        for column in 0..MOST {
            place.skip_space();
            let Some(value) = item(place) else { return };
            let said = place.text.get(value.range.clone()).unwrap_or_default();
            let name = columns.iter().find(|(at, _)| *at == column).map(|(_, name)| name);
            let name = name.copied().or_else(|| named.filter(|_| values == Some(column)));
            if name.is_some_and(|name| is_secret(name.sort, Sign::Sets, said, value.is_quoted)) {
                found.push(value.range.clone());
            }
            if values.is_some() && value.is_quoted && !said.contains(' ') {
                named = named.or_else(|| super::names::name("", said));
            }
            place.at = value.end;
            place.skip_space();
            if !place.take(",") {
                break;
            }
        }
        if !place.take(")") {
            return;
        }
    }
}

/// A value of a row.
fn item(place: Place<'_>) -> Option<Reach> {
    if let Some(quoted) = value::quoted_within(place, LONGEST_LIST) {
        return Some(quoted);
    }
    let mut end = place;
    end.skip_within(|c| !matches!(c, ',' | ')' | '(' | '\n'), LONGEST_LIST);
    (end.at > place.at).then_some(Reach { range: place.at..end.at, is_quoted: false, end: end.at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_under_a_column_of_secrets_are_found() {
        for (text, expected) in [
            ("INSERT INTO t (a, `password`, c) VALUES (1, 'x1', 2), (2, 'y2', 3)", vec!["x1", "y2"]),
            ("insert into t (token) values ('a b1')", vec!["a b1"]),
            ("INSERT INTO t (a, b) VALUES (1, 'x1')", vec![]),
            ("allowed VALUES (a, b)", vec![]),
        ] {
            let mut found = Vec::new();
            find(text, &mut found);
            assert_eq!(found.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
