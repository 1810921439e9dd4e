//! The lines of an element of XML above one that belongs to them: in a report of Vitest, the members of an exception
//! stand below its message and its stack.

use super::{Look, decoded};

/// How many lines above are read.
const MOST_LINES: usize = 24;

/// The lines above the members of an exception, up to the tag that they stand in.
pub fn lines_above(look: &Look<'_>) -> String {
    let line = look.slice(look.line.clone()).trim_ascii_start();
    if !line.starts_with(b"Serialized Error: {") {
        return String::new();
    }
    let is_text = |line: &std::ops::Range<usize>| !look.slice(line.clone()).trim_ascii_start().starts_with(b"<");
    let mut lines: Vec<String> = look
        .lines_above(MOST_LINES)
        .take_while(is_text)
        .map(|line| decoded(&String::from_utf8_lossy(look.slice(line))) + "\n")
        .collect();
    lines.reverse();
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn the_lines_of_the_element_are_those_above_the_members() {
        let input = "<failure>\nError: no &lt;lion&gt;\n ❯ f a.js:1:2\nSerialized Error: { code: &apos;C&apos; }\n";
        assert_eq!(lines_above(&look(input, "C&apos;")), "Error: no <lion>\n ❯ f a.js:1:2\n");
        let other = input.replace("Serialized Error", "Other");
        assert_eq!(lines_above(&look(&other, "C&apos;")), "");
    }
}
