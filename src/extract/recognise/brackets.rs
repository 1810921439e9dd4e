//! Brackets around a text, as programs put them around the parts of an error.

const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('（', '）'), ('【', '】')];

/// A text without the pair of brackets that stands around the whole of it: `[M]`, `(M).`
pub fn unwrapped(text: &str) -> &str {
    let inside = || {
        let (open, close) = PAIRS.into_iter().find(|(open, _)| text.starts_with(*open))?;
        let body = text.strip_suffix(['.', '。']).unwrap_or(text);
        let mut depth = 0_usize;
        for (at, c) in body.char_indices() {
            if c == open {
                depth += 1;
            } else if c == close {
                depth -= 1;
            }
            if depth == 0 {
                return (at + close.len_utf8() == body.len()).then(|| body.get(open.len_utf8()..at)).flatten();
            }
        }
        None
    };
    inside().map(str::trim).filter(|inside| !inside.is_empty()).unwrap_or(text)
}

/// A text without the brackets at its end that were opened before it, and those at its start that
/// are closed behind it.
pub fn balanced(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let count = |bracket: char| text.matches(bracket).count();
        let closed = PAIRS.iter().find(|(open, close)| text.ends_with(*close) && count(*close) > count(*open));
        let opened = PAIRS.iter().find(|(open, close)| text.starts_with(*open) && count(*open) > count(*close));
        text = match (closed, opened) {
            (Some((_, close)), _) => text.strip_suffix(*close).unwrap_or(text).trim_end(),
            (_, Some((open, _))) => text.strip_prefix(*open).unwrap_or(text).trim_start(),
            _ => return text,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_around_the_whole_is_left_out() {
        for (text, inside) in [
            ("[m (a)]", "m (a)"),
            ("(m).", "m"),
            ("{m {a}}", "m {a}"),
            ("（m）。", "m"),
            ("[a] m [b]", "[a] m [b]"),
            ("(m) more.", "(m) more."),
            ("[m", "[m"),
            ("()", "()"),
            ("m", "m"),
        ] {
            assert_eq!(unwrapped(text), inside, "{text}");
        }
    }

    #[test]
    fn brackets_of_what_is_around_are_left_out() {
        for (text, expected) in
            [("m {a}", "m {a}"), ("m (a))", "m (a)"), ("[m {a}", "m {a}"), ("(m)", "(m)"), (" m)] ", "m")]
        {
            assert_eq!(balanced(text), expected, "{text}");
        }
    }
}
