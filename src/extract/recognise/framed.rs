//! Errors in a box that a program draws around them: the code as its title or on a line of its own, the message
//! below it, and perhaps the id of the request: the panels of Rich, boxen, clack.

use super::Look;
use super::code::Told;
use super::fields::parts;
use super::message::is_uuid;
use super::request_id;
use super::spaced::is_message;
use super::wrapped::seam;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// What the sides of a box are drawn with.
const SIDES: [char; 3] = ['│', '┃', '║'];
/// The corners of its last line.
const CORNERS: [char; 4] = ['╰', '└', '╚', '┗'];
/// What its first line is drawn with.
const TOP: [char; 10] = ['╭', '╮', '┌', '┐', '╔', '╗', '─', '━', '═', '┏'];
/// The most lines below the code.
const MOST_LINES: usize = 24;

/// What the box says that a text begins in.
pub fn find(_: &Look<'_>, text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let word = text.get(code).unwrap_or_default();
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let is_title =
        first.trim_start().starts_with(TOP) && first.trim_matches([' ', '┓']).trim_matches(TOP).trim() == word;
    if !is_title && inside(first) != Some(word) {
        return Told::Nothing;
    }
    let (mut message, mut last, mut id) = (String::new(), "", None);
    let (mut used, mut is_closed, mut is_ended) = (first.len(), false, false);
    for line in lines.take(MOST_LINES) {
        used += 1 + line.len();
        if line.trim_start().starts_with(CORNERS) {
            is_closed = true;
            break;
        }
        let Some(own) = inside(line) else { break };
        let labelled = request_id::last(own).filter(|id| is_uuid(id.id) && id.start == 0);
        if let Some(found) = labelled.map(|id| id.id).or(Some(own).filter(|own| is_uuid(own))) {
            id = id.or(Some(found));
        } else if own.is_empty() {
            is_ended = !message.is_empty();
        } else if !is_ended && id.is_none() {
            // The text is as wide as the box.
            let width = line.trim().trim_matches(SIDES).width().saturating_sub(2);
            message.push_str(if message.is_empty() { "" } else { seam(last, own, width) });
            message.push_str(own);
            last = own;
        }
    }
    match is_closed {
        true if is_message(&message) => Told::Error(parts(Some(word), &message, id), used),
        false if may_grow => Told::Unfinished,
        _ => Told::Nothing,
    }
}

/// What stands between the sides of a box.
fn inside(line: &str) -> Option<&str> {
    line.trim().strip_prefix(SIDES)?.strip_suffix(SIDES).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::super::example::{ID, parts, told_by};
    use super::*;

    fn told(input: &str, may_grow: bool) -> Told {
        told_by(find, &input.replace("{R}", ID), "InvalidZoo.LionEscaped", may_grow)
    }

    #[test]
    fn the_code_is_the_title_or_a_line_of_the_box() {
        for (input, message, id) in [
            (
                "╭── InvalidZoo.LionEscaped ──╮\n│ no lion is here  │\n│         │\n│ RequestId: {R} │\n╰────╯\n",
                "no lion is here",
                ID,
            ),
            ("│   InvalidZoo.LionEscaped   │\n│           │\n│   没有狮子   │\n│      │\n╰─────╯\n", "没有狮子", ""),
            (
                "│ InvalidZoo.LionEscaped │\n│ no lion is here but │\n│ bears are           │\n└─────┘\n",
                "no lion is here but bears are",
                "",
            ),
        ] {
            let Told::Error(found, _) = told(input, false) else { panic!("{input}") };
            assert_eq!(found, parts("InvalidZoo.LionEscaped", message, id), "{input}");
        }
        let open = "│ InvalidZoo.LionEscaped │\n│ no lion is here │\n";
        assert_eq!((told(open, true), told(open, false)), (Told::Unfinished, Told::Nothing));
    }

    #[test]
    fn other_lines_and_boxes_are_none() {
        for input in [
            "│ see InvalidZoo.LionEscaped │\n│ no lion is here │\n╰──╯\n",
            "InvalidZoo.LionEscaped\nno lion is here\n╰──╯\n",
            "│ InvalidZoo.LionEscaped │\n│        │\n╰──╯\n",
            "│ InvalidZoo.LionEscaped │\nno lion is here\n",
        ] {
            assert_eq!(told(input, false), Told::Nothing, "{input}");
        }
    }
}
