//! Errors in a table whose columns only spaces set apart, as `column -t`, `kubectl` and Go's `tabwriter`
//! align them. Lists of codes look the same, so it has to have a RequestId, or a column
//! of what was tried.

use super::super::Look;
use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::MOST_LINES;
use super::header::names_items;
use crate::extract::label::Label;

/// What the row says that has a code, below the names of its columns.
pub fn find(look: &Look<'_>, row: &str, code: &str) -> Option<Told> {
    let cells = cells(row);
    let place = cells.iter().position(|cell| *cell == code)?;
    look.rows_above(MOST_LINES).find_map(|line| {
        let header = String::from_utf8_lossy(look.slice(line)).into_owned();
        let titles = self::cells(&header);
        let is_of_items = names_items(titles.iter().copied());
        let names: Vec<Label> = titles.into_iter().map(Label::of).collect();
        let cell = |label: Label| names.iter().position(|name| *name == label).and_then(|at| cells.get(at).copied());
        let is_header = names.len() == cells.len() && names.get(place) == Some(&Label::Code);
        let id = cell(Label::RequestId).filter(|id| is_uuid(id));
        let message = cell(Label::Message).or_else(|| cell(Label::Said));
        let is_told = is_header && (id.is_some() || is_of_items && message.is_some());
        is_told.then(|| Told::Error(parts(Some(code), message.unwrap_or_default(), id), row.len()))
    })
}

/// The cells of a row: at least two spaces are between them.
fn cells(row: &str) -> Vec<&str> {
    row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, look, parts};
    use super::*;

    fn told(input: &str) -> Option<Told> {
        let input = input.replace("{R}", ID);
        let look = look(&input, "Zoo.A");
        let row = &input[look.line.clone()];
        find(&look, row, "Zoo.A")
    }

    #[test]
    fn the_names_above_the_row_tell_the_parts() {
        let table = "ZONE   CODE   MESSAGE       REQUEST ID\nzoo-1  Zoo.A  no lion here  {R}";
        assert_eq!(told(table), Some(Told::Error(parts("Zoo.A", "no lion here", ID), 64)));
        for other in [
            "CODE   MESSAGE\nZoo.A  no lion here",
            "zoo-1  Zoo.A  no lion here  {R}",
            "ZONE   NAME   MESSAGE       REQUEST ID\nzoo-1  Zoo.A  no lion here  {R}",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }
}
