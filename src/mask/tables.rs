//! Secrets in columns: tables with borders, CSV, and columns set apart by spaces. A line
//! whose cells are names is a header; the cells under the name of a secret are secrets.

use super::cells::{Style, cells, value_of};
use super::console;
use super::headings::{Header, header_above, header_of, name_of};
use super::judge::{Sign, is_secret};
use super::looks::{is_prose, is_secretive, is_word_with_number};
use super::made::{is_composed, is_scrambled};
use super::names::Sort;
use super::tokens::middle;
use std::ops::Range;

/// Characters of which rules between the rows are made.
const RULES: &str = "-+|=:─━│┃┼├┤┌┐└┘┬┴╞╪╡═║╔╗╚╝╠╣╦╩╬┏┓┗┛┡┩╇┳┻ \t\r";

/// Adds the secrets in the columns of a text.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let mut header: Option<Header> = None;
    let mut below: Option<usize> = None;
    let mut start = 0;
    let mut last = "";
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        let at = start;
        start += line.len();
        if content.trim().is_empty() {
            (header, below) = (None, None);
            continue;
        }
        if content.chars().all(|c| RULES.contains(c)) {
            if console::is_rule(content) && header.as_ref().is_none_or(|known| known.style == Style::Spaces) {
                header = header_above(content, last).or(header);
            }
            continue;
        }
        last = content;
        let shifted = |cell: &Range<usize>| at + cell.start..at + cell.end;
        if let Some(known) = &header {
            let mut cells = cells(content, known.style);
            let is_row = cells.len() == known.cells;
            let is_below = !is_row && !known.places.is_empty();
            if is_below {
                cells = console::cells(content, &known.places).unwrap_or_default();
            }
            if is_row || is_below || cells.len() > known.cells && known.style != Style::Spaces {
                for (column, name) in &known.columns {
                    let Some(cell) = cells.get(*column).map(|cell| value_of(content, cell)) else { continue };
                    let said = content.get(cell.clone()).unwrap_or_default();
                    if is_secret(name.sort, Sign::Sets, said, false)
                        && (is_row && known.is_whole
                            || is_secretive(said, 6)
                            || name.sort == Sort::Password
                                && (is_word_with_number(said) || is_composed(said) || is_scrambled(said)))
                    {
                        let cell = if name.sort == Sort::Id { middle(cell) } else { cell };
                        found.push(shifted(&cell));
                    }
                }
                below = row(content, below, |cell| found.push(shifted(&cell)));
                continue;
            }
        }
        header = [Style::Border, Style::Separator('\t'), Style::Separator(','), Style::Separator(';'), Style::Spaces]
            .into_iter()
            .find_map(|style| header_of(content, style));
        below = row(content, below, |cell| found.push(shifted(&cell)));
    }
}

/// Adds the value beside a name in a row with borders; the column that it is in, as further
/// lines of the cell may follow.
fn row(line: &str, below: Option<usize>, mut add: impl FnMut(Range<usize>)) -> Option<usize> {
    if !line.contains(['|', '│', '┃', '║']) {
        return None;
    }
    let cells = cells(line, Style::Border);
    let text = |at: usize| cells.get(at).and_then(|cell| line.get(cell.clone())).unwrap_or_default();
    if let Some(column) = below.filter(|column| *column > 0 && text(column - 1).is_empty() && !text(*column).is_empty())
    {
        add(cells.get(column)?.clone());
        return below;
    }
    let at = (0..cells.len().saturating_sub(1)).find_map(|at| Some((at, name_of(text(at))?)));
    let (at, name) = at?;
    let said = text(at + 1);
    let is_made = name.sort == Sort::Password && (is_composed(said) || is_scrambled(said));
    let is_value = (!is_prose(said) || is_made) && is_secret(name.sort, Sign::Sets, said, false);
    if !is_value {
        return None;
    }
    add(cells.get(at + 1)?.clone());
    Some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn the_cells_under_a_name_are_secrets() {
        for text in [
            "| user | password |\n|---|---|\n| bob | a1 |\n| eve | b2 |\n\n| x | y |",
            "│ user │ password │\n├──────┼──────────┤\n│ bob  │ a1 │\n│ eve │ b2 │",
            " user | password \n---+---\n bob | a1\n eve | b2\n(2 rows)",
            "user,password\nbob,a1\neve,b2\n",
            "\"user\",\"password\"\n\"bob\",a1\n\"eve, x\",b2",
            "user\tpassword\nbob\ta1\neve\tb2",
            "USER   PASSWORD   AGE\nbob    a1         3d\neve    b2         4d",
            "failed: user,password\nbob,a1\neve,b2\n",
            "failed: | 用户 | 密码 |\n| --- | --- |\n| ops | a1 |\n| dev | b2 |",
            "||user||password||\n|bob|a1|\n|eve|b2|",
            "failed:   id  password  role\n----  --------  ----\n  4   a1        x\n  5   b2        y",
        ] {
            assert_eq!(secrets(text), ["a1", "b2"], "{text}");
        }
    }

    #[test]
    fn dashes_tell_where_columns_are() {
        for text in [
            "Name Password\n---- --------\nbob  Tiger2025",
            "failed: Name Password Role\n---- -------- ----\nbob  Tiger2025",
            "user name   password     role\n----------- ------------ ----\nbob         Tiger2025    ops\nit is all that was found there",
        ] {
            assert_eq!(secrets(text), ["Tiger2025"], "{text}");
        }
    }

    #[test]
    fn a_column_has_a_name_of_four_words_or_forty_letters_at_most() {
        for name in ["a b c d", "id (x/y)", "a_name_that_has_forty_letters_in_allllll"] {
            assert_eq!(secrets(&format!("| {name} | password |\n| x | a1 |")), ["a1"], "{name}");
        }
    }

    #[test]
    fn a_value_stands_beside_its_name() {
        assert_eq!(secrets("| password | a1b2c3 |"), ["a1b2c3"]);
        assert_eq!(secrets("| SecretKey | a1b2c3 |\n|           | d4e5f6 |\n| Zone | x |"), ["a1b2c3", "d4e5f6"]);
    }

    #[test]
    fn lines_of_text_are_no_table() {
        for text in [
            "Check password, token\nand zone, region",
            "| Zone | Status |\n| ap-guangzhou-3 | SOLD_OUT |",
            "a, b\nc, d",
            "| password | required |",
            // What is no name of a column makes no header.
            "| a=b | password |\n| x | a1 |",
            "| a b c d e | password |\n| x | a1 |",
            "| 12 | password |\n| x | a1 |",
            "| Xk9mQ2v | password |\n| x | a1 |",
            "| a_name_that_has_forty_one_letters_in_alll | password |\n| x | a1 |",
        ] {
            assert!(secrets(text).is_empty(), "{text}");
        }
    }
}
