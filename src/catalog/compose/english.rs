//! Articles, plurals and capitals of English nouns. Lists of words are one text each, as a
//! table of pointers would have to be relocated when the program starts.

use super::super::grammar::Article;

/// Letters whose names begin with a vowel, though they are consonants.
const SPOKEN_WITH_A_VOWEL: &str = "FHLMNRSX";
/// Abbreviations that are spoken as words.
const SPOKEN_AS_WORDS: &str = "HAVIP LAN LUN MAC MIME NAS NAT RAID RAM REST ROM RUM SAML SAN SASE SIM SOC";
/// How words begin that are written with a vowel and spoken with a consonant.
const SPOKEN_WITH_A_CONSONANT: &str = "uni us uti ut- one eu";
/// How words begin whose `h` is not spoken.
const SILENT: &str = "hour honest honor";
/// What stands between the head of a noun and what it belongs to.
const OF: &str = "of for in to on with from by per";

/// `a` or `an`: the one given, else what the first word lets expect.
#[must_use]
pub fn article(noun: &str, given: Option<Article>) -> &'static str {
    given.unwrap_or_else(|| expected(noun)).name()
}

/// The article that the first word of a noun lets expect.
#[must_use]
pub fn expected(noun: &str) -> Article {
    let word = noun.split([' ', '-', '/']).next().unwrap_or_default();
    let lower = noun.to_ascii_lowercase();
    let is_vowel = |c: char| "aeiou".contains(c.to_ascii_lowercase());
    let capitals = word.chars().take_while(char::is_ascii_uppercase).count();
    let is_letters = capitals >= 2 || word.len() == 1 || word.len() > capitals && capitals == 1 && has_digit(word);
    let an = if is_letters && !SPOKEN_AS_WORDS.split(' ').any(|other| other == word) {
        word.starts_with(|c: char| is_vowel(c) && c != 'U' || SPOKEN_WITH_A_VOWEL.contains(c))
    } else if word.starts_with('8') || word.starts_with("11") || word.starts_with("18") {
        true
    } else {
        word.starts_with(is_vowel) && !SPOKEN_WITH_A_CONSONANT.split(' ').any(|start| lower.starts_with(start))
            || SILENT.split(' ').any(|start| lower.starts_with(start))
    };
    if an { Article::An } else { Article::A }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The regular plural: `subnets`, `policies`, `addresses`, `names of the image`.
#[must_use]
pub fn plural(noun: &str) -> String {
    let head = OF.split(' ').filter_map(|of| noun.find(&format!(" {of} "))).min().unwrap_or(noun.len());
    let (head, tail) = noun.split_at_checked(head).unwrap_or((noun, ""));
    let ends = |ends: &[&str]| ends.iter().any(|end| head.ends_with(end));
    if ends(&["s", "x", "z", "ch", "sh"]) {
        return format!("{head}es{tail}");
    }
    match head.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies{tail}"),
        _ => format!("{head}s{tail}"),
    }
}

/// With a capital, unless the first word has its own (`iOS`).
#[must_use]
pub fn capitalised(text: &str) -> String {
    let word = text.split(' ').next().unwrap_or_default();
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !word.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_follows_the_sound() {
        for (noun, expected) in [
            ("subnet", "a"),
            ("instance", "an"),
            ("user", "a"),
            ("unit", "a"),
            ("URL", "a"),
            ("unknown field", "an"),
            ("SSL certificate", "an"),
            ("SQL statement", "an"),
            ("NAT gateway", "a"),
            ("MAC address", "a"),
            ("IP address", "an"),
            ("hour", "an"),
            ("host", "a"),
            ("one-time task", "a"),
            ("X-Ray", "an"),
            ("L7 rule", "an"),
            ("VPC", "a"),
            ("Redis instance", "a"),
            ("upload task", "an"),
        ] {
            assert_eq!(article(noun, None), expected, "{noun}");
        }
        assert_eq!(article("herb", Some(Article::An)), "an");
    }

    #[test]
    fn the_plural_is_of_the_head() {
        for (noun, expected) in [
            ("subnet", "subnets"),
            ("security policy", "security policies"),
            ("gateway", "gateways"),
            ("IP address", "IP addresses"),
            ("batch", "batches"),
            ("name of the image", "names of the image"),
            ("request to the API", "requests to the API"),
        ] {
            assert_eq!(plural(noun), expected);
        }
    }

    #[test]
    fn a_word_with_capitals_keeps_them() {
        assert_eq!(capitalised("the subnet"), "The subnet");
        assert_eq!(capitalised("iOS app"), "iOS app");
        assert_eq!(capitalised("VPC"), "VPC");
    }
}
