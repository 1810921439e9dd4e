//! English words without their endings.

/// A word, in lower case, without its ending: `expired`, `expires` and `expiration` have the
/// same. Not an English word, but the same for most that people take for one.
#[must_use]
pub fn stem(word: &str) -> String {
    // `4044` is another number than `404`, and `s3` no plural.
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let singular = match word.strip_suffix('s') {
        Some(rest) if rest.len() < 3 || rest.ends_with(['s', 'u', 'i']) => word,
        // `policies`, `policy`
        Some(rest) => rest.strip_suffix("ie").unwrap_or(rest),
        None => word,
    };
    let mut stem = without_ending(singular).to_owned();
    let mut last = stem.bytes().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && a != b's'
        && stem.len() > 3
    {
        stem.pop();
    }
    // British and American: `unauthorised`, `unauthorized`.
    if stem.len() > 5 && stem.ends_with("is") {
        stem.truncate(stem.len() - 1);
        stem.push('z');
    }
    stem
}

/// Without the longest ending that leaves enough of the word.
fn without_ending(word: &str) -> &str {
    let strip = |ending: &str, least: usize| word.strip_suffix(ending).filter(|rest| rest.len() >= least);
    // By the last letter, so that few are tried.
    let found = match word.as_bytes().last() {
        Some(b'n') => strip("ication", 4)
            .filter(|rest| rest.ends_with("if"))
            .or_else(|| strip("ation", 4))
            .or_else(|| strip("ion", 4)),
        Some(b'g') => strip("ying", 3).or_else(|| strip("ating", 4)).or_else(|| strip("ing", 3)),
        Some(b'd') => {
            strip("ated", 4).or_else(|| strip("ied", 3)).or_else(|| strip("ed", 3).filter(|rest| !rest.ends_with('e')))
        }
        Some(b't') => strip("ment", 5),
        Some(b'e') => strip("ure", 4).or_else(|| strip("ate", 4)).or_else(|| strip("e", 3)),
        Some(b'y') => strip("y", 3),
        _ => None,
    };
    found.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            "expire expired expires expiring expiration",
            "limit limits limited limiting",
            "exceed exceeded exceeds exceeding",
            "create created creates creating creation",
            "verify verified verifies verifying verification",
            "authenticate authenticated authentication",
            "operate operation operations operating",
            "authorize authorized authorise authorised authorization",
            "policy policies",
            "stop stopped stopping stops",
            "cancel cancelled canceled",
            "install installed",
            "process processed processes",
            "failure fail failed fails",
            "status",
        ] {
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn other_words_keep_their_own() {
        for (a, b) in [("user", "use"), ("need", "ne"), ("address", "addres"), ("bus", "bu"), ("sms", "sm")] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
