//! Where the next error begins: a message without its RequestId is not looked for in the lines of others.

use crate::extract::codes::KnownCodes;

/// Where the first line below that of an error begins that names another code, among those that the error
/// takes of the text. What is indented is a part of the message.
pub fn next_error(text: &str, used: usize, own: &str, codes: KnownCodes<'_>) -> Option<usize> {
    let taken = text.get(..used)?;
    let mut at = taken.find('\n')? + 1;
    for line in taken.get(at..)?.split('\n') {
        let mut words = line.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_'));
        let is_other = |word: &str| word.contains('.') && word != own && codes.has(word);
        if !line.starts_with([' ', '\t']) && words.any(is_other) {
            return Some(at);
        }
        at += line.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::codes::example::Zoo;

    #[test]
    fn the_next_error_names_another_code_at_the_start_of_its_line() {
        let codes = KnownCodes::new(&Zoo);
        let first = "failed: InvalidZoo.LionEscaped: no lion";
        for (below, expected) in [
            ("failed: InvalidZoo.BearEscaped: no zone", true),
            ("  failed: InvalidZoo.BearEscaped: no zone", false),
            ("code: InvalidZoo.LionEscaped", false),
            ("in the whole of InvalidZoo", false),
            ("", false),
        ] {
            let text = format!("{first}\nmore\n{below}");
            let found = next_error(&text, text.len(), "InvalidZoo.LionEscaped", codes);
            assert_eq!(found, expected.then_some(first.len() + 6), "{below}");
        }
        let text = format!("{first}\nfailed: InvalidZoo.BearEscaped: no zone");
        assert_eq!(next_error(&text, first.len(), "InvalidZoo.LionEscaped", codes), None);
    }
}
