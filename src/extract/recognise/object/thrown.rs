//! The message of an exception above the object with its properties.

use super::super::Look;
use super::super::code::is_of_others;

/// How many lines before an object the message of its exception is looked for.
const MOST_LINES_ABOVE: usize = 24;

/// The message of an exception whose properties are in the object, as Jasmine prints it:
/// `Message:`, some lines, `Stack:`, `error properties: Object({`.
pub fn jasmine_above(look: &Look<'_>) -> Option<String> {
    look.before().trim_ascii_start().strip_prefix(b"error properties: ")?;
    let mut lines: Vec<String> = Vec::new();
    for line in look.lines_above(MOST_LINES_ABOVE) {
        let text = String::from_utf8_lossy(look.slice(line)).into_owned();
        match text.trim() {
            "Message:" => {
                lines.reverse();
                let said = lines.join("\n");
                let class = said.split_once(": ").filter(|(class, _)| class.ends_with("Error") && !class.contains(' '));
                return Some(class.map_or(said.clone(), |(_, said)| said.to_owned()));
            }
            "Stack:" => lines.clear(),
            said => lines.push(said.to_owned()),
        }
    }
    None
}

/// The message of an exception whose properties are in the object, as Vitest prints it: `Error: M`, the
/// calls behind `❯`, the source, `Serialized Error: {`.
pub fn vitest_above(look: &Look<'_>) -> Option<String> {
    look.before().trim_ascii().strip_suffix(b"Serialized Error:").filter(|before| before.is_empty())?;
    let mut below: Vec<String> = Vec::new();
    for line in look.lines_above(MOST_LINES_ABOVE) {
        let text = String::from_utf8_lossy(look.slice(line)).into_owned();
        if text.trim_start().starts_with('❯') {
            below.clear();
        } else if let Some((_, first)) = text
            .strip_prefix("Caused by: ")
            .unwrap_or(&text)
            .split_once("Error: ")
            .filter(|(class, _)| !class.contains(' '))
        {
            let lines = std::iter::once(first.to_owned()).chain(below.into_iter().rev());
            return Some(lines.collect::<Vec<_>>().join("\n"));
        } else {
            below.push(text);
        }
    }
    None
}

/// The message of an exception whose stack ends before the object: Node's test runner. Next.js has
/// the source below the calls, and begins the object on its last line.
pub fn thrown_above(look: &Look<'_>) -> Option<String> {
    let is_call = |line: &str| line.trim_start().starts_with("at ") || is_source(line);
    let before = String::from_utf8_lossy(look.before());
    // Printed apart, the object begins the line below the stack.
    let is_below = || look.lines_above(1).any(|line| is_call(&String::from_utf8_lossy(look.slice(line))));
    if !(is_call(&before) || before.is_empty() && is_below()) {
        return None;
    }
    let mut below: Vec<String> = Vec::new();
    for line in look.lines_above(MOST_LINES_ABOVE) {
        let text = String::from_utf8_lossy(look.slice(line)).into_owned();
        if is_of_others(text.as_bytes()) {
            return None;
        }
        if is_call(&text) {
            continue;
        }
        if let Some((_, first)) = text.split_once("Error: ").or_else(|| text.split_once("Error]: ")) {
            let lines = std::iter::once(first.to_owned()).chain(below.into_iter().rev());
            return Some(lines.collect::<Vec<_>>().join("\n"));
        }
        if text.trim().is_empty() {
            return None;
        }
        below.push(text.trim_start().to_owned());
    }
    None
}

/// Whether a line is one of a program's source, with its number: `> 11 | f()`, `     | ^`.
fn is_source(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ']);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    rest.starts_with("| ") && (rest.len() < line.len() || rest.trim_end().ends_with('^'))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, look, parts};
    use super::super::beside::beside;

    #[test]
    fn jasmine_has_the_message_above_the_stack() {
        let input = "  Message:\n    ZooError: no lion\n    at home\n  Stack:\n    error properties: Object({C})";
        assert_eq!(beside(&look(input, "{C}"), parts("A", "", ID), input.len()).0, parts("A", "no lion\nat home", ID));
    }

    #[test]
    fn vitest_has_the_message_above_the_calls_and_the_source() {
        let input = " FAIL  a.test.mjs > lists\nError: no lion\nat home\n ❯ f a.js:1:2\n ❯ g b.js:3:4\n\
                     \u{20}     1| f();\n       | ^\n\n⎯⎯\nSerialized Error: {C}";
        assert_eq!(beside(&look(input, "{C}"), parts("A", "", ID), input.len()).0, parts("A", "no lion\nat home", ID));
        let caused = input.replace("Error: no lion", "AssertionError: x\n ❯ a.js:1:2\n\nCaused by: Error: no lion");
        assert_eq!(
            beside(&look(&caused, "{C}"), parts("A", "", ID), caused.len()).0,
            parts("A", "no lion\nat home", ID)
        );
        let other = input.replace("Serialized Error", "Other");
        assert_eq!(beside(&look(&other, "{C}"), parts("A", "", ID), other.len()).0, parts("A", "", ID));
    }

    #[test]
    fn the_message_above_a_stack_is_its_exceptions() {
        let input = "  Error: no lion\n  at home\n      at f (a.js:1)\n      at g (a.js:2) {C}";
        assert_eq!(beside(&look(input, "{C}"), parts("A", "", ID), input.len()).0, parts("A", "no lion", ID));
        let apart = "E: zoo\n    at f (a.js:1)\ncaused by: Error: no lion\n    at g (a.js:2)\n{C}";
        assert_eq!(beside(&look(apart, "{C}"), parts("A", "", ID), apart.len()).0, parts("A", "no lion", ID));
        let next = "⨯ Error: no lion\n    at f (a.js:1)\n   9 | f();\n> 10 | g();\n     |    ^\n  11 | }\n  12 | {C}";
        assert_eq!(beside(&look(next, "{C}"), parts("A", "", ID), next.len()).0, parts("A", "no lion", ID));
        for other in
            ["no lion\n\n    at f (a.js:1) {C}", "Error: no lion\n    at f (aws-sdk/a.js:1)\n    at g (b.js:2) {C}"]
        {
            assert_eq!(beside(&look(other, "{C}"), parts("A", "", ID), other.len()).0, parts("A", "", ID));
        }
    }
}
