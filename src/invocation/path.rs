//! Which words can only be paths.

/// How paths begin, of which a code is never one.
const BEGINNINGS: [&str; 3] = ["/", "./", "../"];
/// How the names of files end that hold what failed calls print.
const ENDINGS: [&str; 12] =
    [".log", ".json", ".jsonl", ".ndjson", ".txt", ".out", ".err", ".har", ".html", ".xml", ".yaml", ".csv"];

/// Whether a word can only be the path of a file, be there one or not.
#[must_use]
pub fn is_path(word: &str) -> bool {
    let is_one = BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
        || ENDINGS.iter().any(|ending| word.strip_suffix(ending).is_some_and(|name| !name.is_empty()));
    is_one && !word.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_the_form_of_a_path_is_one() {
        for word in ["/var/log/app.log", "./dir", "../a", "app.log", "out.json"] {
            assert!(is_path(word), "{word}");
        }
        for word in ["AuthFailure/SignatureExpire", "A.Log", ".log", "clock", "/a b: Code=C", "https://a.b/c"] {
            assert!(!is_path(word), "{word}");
        }
    }
}
