//! A code that is said again in the stack of its exception.

use super::super::Look;

/// How many lines above a stack may say its message.
const LINES_OF_TAP: usize = 4;

/// Whether the code stands in a stack that says again what the lines above say, as TAP shows an exception:
/// `message: |-`, `C: M`, `stack: |-`, `Error: C: M`.
pub fn is_said_above(look: &Look<'_>, code: usize) -> bool {
    let said = look.slice(code..look.line.end).trim_ascii_end();
    let mut above = look.rows_above(LINES_OF_TAP).map(|line| look.slice(line).trim_ascii());
    above.next().is_some_and(|line| line.starts_with(b"stack: |")) && above.any(|line| line.ends_with(said))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn a_stack_in_tap_says_the_message_again() {
        for (above, expected) in [
            ("  message: |-\n    Zoo.A: no\n  stack: |-\n", true),
            ("  message: |-\n    Zoo.B: no\n  stack: |-\n", false),
            ("  message: |-\n    Zoo.A: no\n  diff: |-\n", false),
            ("  stack: |-\n", false),
        ] {
            let input = format!("{above}    Error: Zoo.A: no\n");
            let at = input.rfind("Zoo.A").unwrap();
            let line = input.trim_end().rfind('\n').unwrap() + 1..input.len() - 1;
            let look = Look { line, at, ..look(&input, "Zoo") };
            assert_eq!(is_said_above(&look, at), expected, "{input}");
        }
    }
}
