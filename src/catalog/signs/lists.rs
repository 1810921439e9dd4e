//! Words of the table of secrets as lists in which one is found without reading the others.

use super::super::place::{FILTER, GROUPS, bit, end, group, is_spaceless, start};

/// What the words of the table of secrets are for.
pub const USES: [&str; 29] = [
    "key",
    "loose",
    "password",
    "pin",
    "phrase",
    "header",
    "cookie",
    "id",
    "directive",
    "public",
    "ending",
    "open",
    "between",
    "copula",
    "owner",
    "setter",
    "adverb",
    "filler",
    "state",
    "remark",
    "term",
    "scheme",
    "prefix",
    "option",
    "attached",
    "user",
    "place",
    "piped",
    "call",
];
/// Those that are sorts of names, and those that are manners of options.
const NAMES: &[&str] = USES.split_at(10).0;
const MANNERS: &[&str] = &["option", "attached", "user", "place"];
/// By their last letters stand what words end with, by their first all others.
const BY_LAST: [&str; 4] = ["name", "foreign", "ending", "open"];

/// The files of the lists, each with its name: the words, a line each; where their groups begin,
/// and what the words that are looked up most end or begin with.
pub fn lists(rows: &str) -> Vec<(String, Vec<u8>)> {
    let rows: Vec<(&str, &str)> = rows.lines().filter_map(|row| row.split_once('\t')).collect();
    let mut files = Vec::new();
    let kinds = ["name", "foreign", "spaceless", "program"];
    for list in kinds.into_iter().chain(USES.into_iter().filter(|usage| !is_of_kind(usage))) {
        // In the order of their uses, as the last of equal words counts.
        let mut words = Vec::new();
        for usage in USES {
            let of_use = rows.iter().filter(|(word, of)| *of == usage && list_of(word, usage) == list);
            words.extend(of_use.map(|(word, _)| (*word, usage)));
        }
        let (text, places) = grouped(list, &words);
        files.push((format!("secrets-{list}.txt"), text.into_bytes()));
        files.push((format!("secrets-{list}.places"), places));
    }
    let of_names = rows.iter().filter(|(_, of)| NAMES.contains(of));
    let of_names = of_names.filter(|(word, _)| !word.starts_with(is_spaceless)).map(|(word, _)| last_word(word));
    let endings = rows.iter().filter(|(_, of)| *of == "ending").map(|(word, _)| *word);
    // `Secret ID`
    let ends = filter(of_names.chain(endings).chain(["id"]).map(end));
    files.push(("secrets-ends.bits".to_owned(), ends.to_vec()));
    let starts = filter(rows.iter().filter(|(_, of)| MANNERS.contains(of)).map(|(word, _)| start(word)));
    files.push(("secrets-starts.bits".to_owned(), starts.to_vec()));
    files
}

/// Whether the words of a use are told apart in a list with others.
fn is_of_kind(usage: &str) -> bool {
    NAMES.contains(&usage) || MANNERS.contains(&usage)
}

fn list_of<'u>(word: &str, usage: &'u str) -> &'u str {
    match usage {
        _ if MANNERS.contains(&usage) => "program",
        _ if !NAMES.contains(&usage) => usage,
        _ if word.starts_with(is_spaceless) => "spaceless",
        _ if word.is_ascii() && !word.contains(' ') => "name",
        _ => "foreign",
    }
}

/// The words of a list by groups, and where each group begins and the last ends, in bytes.
fn grouped(list: &str, words: &[(&str, &str)]) -> (String, Vec<u8>) {
    let is_kind = words.iter().any(|(_, usage)| is_of_kind(usage));
    let letter = |word: &str| if BY_LAST.contains(&list) { word.chars().next_back() } else { word.chars().next() };
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut note = |text: &String| places.extend(u16::try_from(text.len()).unwrap_or(u16::MAX).to_le_bytes());
    for at in 0..GROUPS {
        note(&text);
        for (word, usage) in words.iter().filter(|(word, _)| letter(word).map(group) == Some(at)) {
            text.push_str(word);
            if is_kind {
                text.push('\t');
                text.push_str(usage);
            }
            text.push('\n');
        }
    }
    note(&text);
    (text, places)
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit_once(' ').map_or(phrase, |(_, last)| last)
}

fn filter(letters: impl Iterator<Item = [u8; 3]>) -> [u8; FILTER] {
    let mut bits = [0; FILTER];
    for (place, bit) in letters.map(bit) {
        if let Some(bits) = bits.get_mut(place) {
            *bits |= bit;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_groups_of_their_letters_in_the_order_of_their_uses() {
        let files = lists("pwd\tpassword\nwifi key\tkey\nsk\tkey\n密码\tpassword\nnull\tstate\nnil\tstate\n");
        let text = |list: &str| {
            let (_, bytes) = files.iter().find(|(name, _)| name == list).unwrap();
            String::from_utf8(bytes.clone()).unwrap()
        };
        for (list, expected) in [
            ("secrets-name.txt", "pwd\tpassword\nsk\tkey\n"),
            ("secrets-foreign.txt", "wifi key\tkey\n"),
            ("secrets-spaceless.txt", "密码\tpassword\n"),
            ("secrets-state.txt", "null\nnil\n"),
            ("secrets-term.txt", ""),
        ] {
            assert_eq!(text(list), expected, "{list}");
        }
        let (_, places) = files.iter().find(|(name, _)| name == "secrets-name.places").unwrap();
        let at = |group: usize| u16::from_le_bytes([places[2 * group], places[2 * group + 1]]);
        assert_eq!((at(group('d')), at(group('d') + 1), at(group('k')), at(GROUPS)), (0, 13, 13, 20));
    }
}
