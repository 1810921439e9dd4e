//! What stands around an error, which may name the service that returned it.

use memchr::memchr;

/// How much of the error's own lines is kept before its place and behind it, in bytes.
const LINE: usize = 2 << 10;
/// How much of the lines above, in bytes.
const ABOVE: usize = 2 << 10;

/// Parts of an input, as it wrote them: foreign text, with secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vicinity {
    /// The lines of the error itself.
    pub line: String,
    /// Those above it that belong to no other error.
    pub above: String,
}

impl Vicinity {
    /// What stands around the place `at`: its line begins at `start`, the error ends at `end`,
    /// and the error before it at `before`.
    #[must_use]
    pub fn of(input: &[u8], before: usize, start: usize, at: usize, end: usize) -> Self {
        let text = |from: usize, to: usize| {
            let bytes = input.get(from.min(to)..to).unwrap_or_default();
            // Nearly always it is whole, which is quicker to see.
            str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned)
        };
        let line = text(start.max(at.saturating_sub(LINE)), end.min(at.saturating_add(LINE)).min(input.len()));
        let from = before.max(start.saturating_sub(ABOVE));
        let is_cut = from > before && input.get(from - 1) != Some(&b'\n');
        // The rest of a line may begin within a name.
        let rest = input.get(from.min(start)..start).filter(|_| is_cut);
        let skipped = rest.and_then(|rest| memchr(b'\n', rest)).map_or(0, |feed| feed + 1);
        let above = text(if is_cut && skipped == 0 { start } else { from + skipped }, start);
        Self { line, above }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_above_an_error_are_kept_up_to_the_one_before() {
        let input = b"first error\nabove\nthe line\n";
        let near = Vicinity::of(input, 12, 18, 22, 26);
        assert_eq!((near.line.as_str(), near.above.as_str()), ("the line", "above\n"));
        let long = [b"x".repeat(3 << 10), b"\nabove\nline".to_vec()].concat();
        let at = long.len() - 4;
        let near = Vicinity::of(&long, 0, at, at, long.len());
        assert_eq!((near.line.as_str(), near.above.as_str()), ("line", "above\n"));
    }
}
