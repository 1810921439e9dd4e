//! Lines that a terminal, `fold` or a copy of a screen has broken at a width, whole again.
//!
//! ```text
//! failed: InvalidParameterValue.BandwidthPackageIdMal       at 51 columns, in the middle of a word
//! formed: no such package (RequestId: 8a3a…)
//! ```
//! A copy of a screen leaves out the space at the end of a line: such a line is a column shorter.

use crate::extract::recognise::wrapped::{columns, is_usual};

/// The narrowest screen, in columns.
const LEAST_COLUMNS: usize = 40;
/// The most lines that one takes that was broken.
const MOST_LINES: usize = 24;
/// Lines that begin with as many equal bytes are lines of a log or of a table, each whole.
const ALIKE: usize = 4;

/// A text whose lines are whole again.
pub struct WholeLines {
    /// The text.
    pub text: Vec<u8>,
    /// For each of its lines, the number of the line on which it began, from 1.
    pub numbers: Vec<usize>,
}

/// The text with the broken lines of an input joined; none if no line looks broken.
pub fn unwrapped(input: &[u8]) -> Option<WholeLines> {
    let lines: Vec<&[u8]> = input.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).collect();
    let widths: Vec<usize> = lines.iter().map(|line| columns(line)).collect();
    let mut whole = WholeLines { text: Vec::with_capacity(input.len()), numbers: Vec::new() };
    let (mut at, mut is_any) = (0, false);
    while at < lines.len() {
        let own = lines.get(at).and_then(|line| line.get(..ALIKE)).unwrap_or_default();
        let is_own = |line: &&&[u8]| !own.is_empty() && line.starts_with(own);
        let most = lines.iter().skip(at + 1).take(MOST_LINES).position(|line| is_own(&line)).unwrap_or(MOST_LINES) + 1;
        let len = width(widths.get(at..).unwrap_or_default()).map_or(1, |width| run(&widths, at, width).min(most));
        is_any |= len > 1;
        whole.numbers.push(at + 1);
        let run = lines.get(at..at + len).unwrap_or_default();
        let full = width(widths.get(at..).unwrap_or_default()).unwrap_or_default();
        for (line, next) in run.iter().zip(run.iter().skip(1).map(Some).chain([None])) {
            whole.text.extend_from_slice(line);
            // A character of two columns may have had no room, and a space may begin the next line.
            let begins = |next: &&[u8]| next.first().is_some_and(|byte| byte.is_ascii() && *byte != b' ');
            if columns(line) < full && next.is_some_and(begins) {
                whole.text.push(b' ');
            }
        }
        whole.text.push(b'\n');
        at += len;
    }
    is_any.then_some(whole)
}

/// The width of the screen on which the first of some lines was broken: two lines have it, or it is a usual one.
fn width(widths: &[usize]) -> Option<usize> {
    let (first, rest) = widths.split_first()?;
    let second = *rest.first().filter(|second| **second > 0)?;
    let third = rest.get(1).copied().unwrap_or_default();
    let width = (*first).max(second).max(third);
    let is_full = |columns: usize| columns == width || columns + 1 == width;
    let full = [*first, second, third].iter().filter(|columns| **columns == width).count();
    (width >= LEAST_COLUMNS && is_full(*first) && (full > 1 || full == 1 && is_usual(width))).then_some(width)
}

/// How many lines from one on were one line on a screen of a width.
fn run(widths: &[usize], at: usize, width: usize) -> usize {
    let broken =
        widths.iter().skip(at).take(MOST_LINES).take_while(|columns| **columns == width || **columns + 1 == width);
    let broken = broken.count();
    // The last line is shorter.
    broken + usize::from(widths.get(at + broken).is_some_and(|columns| *columns > 0 && *columns < width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(input: &str) -> Option<(String, Vec<usize>)> {
        unwrapped(input.as_bytes()).map(|whole| (String::from_utf8(whole.text).unwrap(), whole.numbers))
    }

    #[test]
    fn lines_of_a_width_are_joined_with_the_shorter_one_behind_them() {
        let [a, b, c] = ["a", "b", "c"].map(|letter| letter.repeat(50));
        let input = format!("$ run\n{a}\n{b}\nend\n$ \n");
        assert_eq!(joined(&input), Some((format!("$ run\n{a}{b}end\n$\n\n"), vec![1, 2, 5, 6])));
        // A space was left out at the end of the second line.
        let input = format!("{a}\n{}\n{c}\nend\n", "b".repeat(49));
        let expected = format!("{a}{} {c}end\n\n", "b".repeat(49));
        assert_eq!(joined(&input), Some((expected, vec![1, 5])));
        let usual = "m".repeat(80);
        assert_eq!(joined(&format!("{usual}\nend\n")), Some((format!("{usual}end\n\n"), vec![1, 3])));
        let rows = format!("| a | {b} |\n| a | {c} |\n");
        for other in [rows, format!("{a}\nend\n"), "m\nm\nm\n".to_owned(), format!("{a}\n\n{b}\n"), String::new()] {
            assert_eq!(joined(&other), None, "{other}");
        }
    }
}
