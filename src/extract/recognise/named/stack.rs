//! Where the message of an exception ends: at its stack.

use super::super::message::begins_record;

/// The most lines of a message before its stack.
const MOST_LINES: usize = 8;

/// A message with its stack and its object on one line, as `debug` prints it.
pub fn in_one_line(rest: &str) -> Option<(&str, usize)> {
    let line = rest.split('\n').next()?;
    let object = line.trim_end().ends_with('}').then(|| line.rfind(" { ")).flatten()?;
    let (message, _) = line.get(..object)?.split_once(" at ").filter(|(_, stack)| stack.contains(" ("))?;
    Some((message, object + 1))
}

/// Where the stack begins, and how many more spaces it is indented with than usual. None if a
/// line shows that there is no stack.
pub fn stack(rest: &str) -> Option<(usize, usize)> {
    let mut at = rest.find('\n')?;
    for line in rest.get(at + 1..)?.split('\n').take(MOST_LINES) {
        if is_call(line) {
            return Some((at, (line.len() - line.trim_start_matches(' ').len()).saturating_sub(4)));
        }
        if ends_message(line) {
            return None;
        }
        at += line.len() + 1;
    }
    None
}

/// Whether the line that ends the message is not there yet.
pub fn is_open(rest: &str) -> bool {
    let mut more = rest.split('\n').skip(1);
    more.clone().count() < MOST_LINES && !more.any(|line| is_call(line) || ends_message(line))
}

fn is_call(line: &str) -> bool {
    line.starts_with([' ', '\t']) && line.trim_start().starts_with("at ")
}

/// Whether a line shows source code behind its number, as Vitest does below a call.
pub fn is_source(line: &str) -> bool {
    line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).starts_with('|')
}

/// Whether a line is something else than a part of the message or the stack.
fn ends_message(line: &str) -> bool {
    begins_record(line) || line.contains("encentCloudSDK")
}

/// A message without the indentation of the object that it stands in.
pub fn without_indentation(message: &str, indentation: usize) -> String {
    let spaces = " ".repeat(indentation);
    let lines: Vec<&str> = message
        .trim_end_matches('\r')
        .split('\n')
        .map(|line| line.strip_prefix(spaces.as_str()).unwrap_or(line))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_on_the_line_ends_before_its_object() {
        for (line, expected) in [
            ("no lion at f (a.js:1:2) { code: 'Zoo.A' }\nnext", Some(("no lion", 24))),
            ("no lion at f { code: 'Zoo.A' }", None),
            ("no lion { code: 'Zoo.A' }", None),
            ("no lion at f (a.js:1:2)", None),
        ] {
            assert_eq!(in_one_line(line), expected, "{line}");
        }
    }

    #[test]
    fn a_stack_is_waited_for_as_long_as_it_may_come() {
        let below = |lines: usize| format!("no lion{}", "\nmore".repeat(lines));
        assert!(is_open(&below(0)) && is_open(&below(MOST_LINES - 1)));
        assert!(!is_open(&below(MOST_LINES)));
        assert!(!is_open("no lion\n    at f (a.js:1:2)"));
    }
}
