//! Where a word of a list stands. Shared with `build.rs`, which writes the lists.

/// How many groups the words of a list are in.
pub const GROUPS: usize = 32;
/// How many bytes a filter has.
pub const FILTER: usize = 512;

/// The group of the words that begin or end with a letter; other letters may have the same.
pub fn group(letter: char) -> usize {
    let [last, ..] = u32::from(letter.to_ascii_lowercase()).to_le_bytes();
    usize::from(last) % GROUPS
}

/// The byte and the bit of three letters in a filter; other letters may have the same.
pub fn bit([first, second, third]: [u8; 3]) -> (usize, u8) {
    let place = usize::from(first) * 961 + usize::from(second) * 31 + usize::from(third);
    (place / 8 % FILTER, 1 << (place % 8))
}

/// The last three letters or digits of a word in lower case, 0 where it has fewer.
pub fn end(word: &str) -> [u8; 3] {
    let mut letters =
        word.bytes().rev().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase());
    let (third, second, first) = (letters.next(), letters.next(), letters.next());
    [first, second, third].map(Option::unwrap_or_default)
}

/// The first three bytes of the first word of a phrase, 0 where it has fewer.
pub fn start(phrase: &str) -> [u8; 3] {
    let mut letters = phrase.bytes().take_while(|byte| *byte != b' ');
    [letters.next(), letters.next(), letters.next()].map(Option::unwrap_or_default)
}

/// Whether a character is of a script that has no spaces between words.
pub const fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{900}'..='\u{dff}'
        | '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
    )
}
