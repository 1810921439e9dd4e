//! Tables of consoles, whose columns are told by rows of dashes below their names.

use super::cells::Style;
use std::ops::Range;

/// The columns that a line of dashes tells: where each begins and how long it is, in characters.
pub fn columns(rule: &str) -> Vec<(usize, usize)> {
    let mut columns = Vec::new();
    let mut begin = None;
    for (at, c) in rule.chars().chain([' ']).enumerate() {
        match (c, begin) {
            ('-' | '=' | '─', None) => begin = Some(at),
            ('-' | '=' | '─', Some(_)) | (_, None) => {}
            (_, Some(from)) => {
                columns.push((from, at - from));
                begin = None;
            }
        }
    }
    columns
}

/// Whether a line has nothing but dashes in groups, with spaces between.
pub fn is_rule(line: &str) -> bool {
    line.contains(['-', '=', '─']) && line.chars().all(|c| matches!(c, '-' | '=' | '─' | ' ' | '\t' | '\r'))
}

/// The names above columns: the last words of a line, if each is as long as its dashes; else what
/// spaces set apart, or what stands above them.
pub fn names(line: &str, columns: &[(usize, usize)]) -> Option<Vec<Range<usize>>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for word in line.split(' ') {
        if !word.is_empty() {
            words.push(from..from + word.len());
        }
        from += word.len() + 1;
    }
    let last = last_of(&words, columns.len())?;
    let is_as_long = |(word, (_, len)): (&Range<usize>, &(usize, usize))| {
        line.get(word.clone()).is_some_and(|word| word.chars().count() == *len)
    };
    if last.iter().zip(columns).all(is_as_long) {
        return Some(last.to_vec());
    }
    let spaced = super::cells::cells(line, Style::Spaces);
    last_of(&spaced, columns.len()).map(<[_]>::to_vec).or_else(|| cells(line, columns))
}

fn last_of(cells: &[Range<usize>], count: usize) -> Option<&[Range<usize>]> {
    cells.get(cells.len().checked_sub(count)?..)
}

/// The cells of a line under columns, if a space stands before each.
pub fn cells(line: &str, columns: &[(usize, usize)]) -> Option<Vec<Range<usize>>> {
    let mut places: Vec<usize> = Vec::new();
    let mut before = ' ';
    let mut starts = columns.iter().map(|(start, _)| *start).peekable();
    for (count, (at, c)) in line.char_indices().enumerate() {
        if starts.next_if_eq(&count).is_some() {
            if before != ' ' {
                return None;
            }
            places.push(at);
        }
        before = c;
    }
    let ends = places.iter().skip(1).copied().chain([line.len()]);
    let cells = places.iter().zip(ends).map(|(start, end)| {
        let inside = line.get(*start..end).unwrap_or_default();
        let start = start + (inside.len() - inside.trim_start().len());
        start..start + inside.trim().len()
    });
    Some(cells.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_begin_where_dashes_do() {
        assert_eq!(columns("---- --------  ---"), [(0, 4), (5, 8), (15, 3)]);
        assert!(is_rule("---  ---\r") && !is_rule("--- x") && !is_rule("   "));
    }

    #[test]
    fn names_and_cells_stand_at_the_columns() {
        let columns = columns("---- --------");
        let said = |line: &str, cells: Option<Vec<Range<usize>>>| {
            cells.map(|cells| cells.into_iter().map(|cell| line[cell].to_owned()).collect::<Vec<_>>())
        };
        for (line, expected) in
            [("Name Password", Some("Name Password")), ("it failed: Name Password", Some("Name Password")), ("x", None)]
        {
            let expected = expected.map(|names| names.split(' ').map(str::to_owned).collect());
            assert_eq!(said(line, names(line, &columns)), expected, "{line}");
        }
        assert_eq!(said("bob  a1b2 c3", cells("bob  a1b2 c3", &columns)), Some(vec!["bob".into(), "a1b2 c3".into()]));
        assert_eq!(cells("it failed", &columns), None);
    }
}
