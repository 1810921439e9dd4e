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

/// Whether a word stands between the head of a noun and what it belongs to.
fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "in" | "to" | "on" | "with" | "from" | "by" | "per")
}

/// Turns the noun at the end of a text into its regular plural: `subnets`, `policies`,
/// `addresses`, `names of the image`.
pub fn make_plural(text: &mut String, start: usize) {
    let noun = text.get(start..).unwrap_or_default();
    let mut end = noun.len();
    let mut at = 0;
    for (place, word) in noun.split(' ').enumerate() {
        let behind = at + word.len();
        if place > 0 && behind < noun.len() && is_preposition(word) {
            end = at - 1;
            break;
        }
        at = behind + 1;
    }
    let head = noun.get(..end).unwrap_or(noun);
    let is_y = head.strip_suffix('y').is_some_and(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let (from, ending) = if is_y {
        (end - 1, "ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|ending| head.ends_with(ending)) {
        (end, "es")
    } else {
        (end, "s")
    };
    text.replace_range(start + from..start + end, ending);
}

/// Gives a text a capital from a place on, unless the first word there has its own (`iOS`).
pub fn capitalise(text: &mut String, start: usize) {
    let word = text.get(start..).unwrap_or_default().split(' ').next().unwrap_or_default();
    if let Some(first) = word.chars().next()
        && !word.bytes().any(|byte| byte.is_ascii_uppercase())
    {
        let capital: String = first.to_uppercase().collect();
        text.replace_range(start..start + first.len_utf8(), &capital);
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
            let mut text = format!("some {noun}");
            make_plural(&mut text, "some ".len());
            assert_eq!(text, format!("some {expected}"));
        }
    }

    #[test]
    fn a_word_with_capitals_keeps_them() {
        for (text, expected) in
            [("the subnet", "The subnet"), ("iOS app", "iOS app"), ("VPC", "VPC"), ("état", "État"), ("", "")]
        {
            let mut found = format!("No. {text}");
            capitalise(&mut found, "No. ".len());
            assert_eq!(found, format!("No. {expected}"));
        }
    }
}
