//! Texts and queries, taken apart: Latin words, and runs of other letters.

use super::code;
use super::normal::{Letter, Script, Variants, letters};

/// Whether a word, in lower case, says nothing about an error.
#[must_use]
pub fn is_noise(word: &str) -> bool {
    // Compared one by one: a table of pointers would have to be relocated when the program starts.
    matches!(
        word,
        "a" | "after"
            | "an"
            | "and"
            | "any"
            | "are"
            | "as"
            | "at"
            | "be"
            | "because"
            | "been"
            | "before"
            | "but"
            | "by"
            | "can"
            | "could"
            | "currently"
            | "did"
            | "do"
            | "does"
            | "during"
            | "fix"
            | "for"
            | "from"
            | "getting"
            | "gets"
            | "got"
            | "had"
            | "has"
            | "have"
            | "help"
            | "helps"
            | "her"
            | "here"
            | "his"
            | "how"
            | "i"
            | "if"
            | "in"
            | "into"
            | "is"
            | "it"
            | "its"
            | "just"
            | "me"
            | "mean"
            | "means"
            | "my"
            | "need"
            | "now"
            | "of"
            | "on"
            | "or"
            | "our"
            | "please"
            | "really"
            | "says"
            | "shows"
            | "so"
            | "solve"
            | "solved"
            | "some"
            | "still"
            | "such"
            | "tells"
            | "than"
            | "that"
            | "the"
            | "their"
            | "them"
            | "then"
            | "there"
            | "these"
            | "they"
            | "this"
            | "those"
            | "to"
            | "trying"
            | "us"
            | "very"
            | "via"
            | "want"
            | "wants"
            | "was"
            | "we"
            | "were"
            | "what"
            | "when"
            | "where"
            | "which"
            | "while"
            | "who"
            | "why"
            | "will"
            | "with"
            | "would"
            | "you"
            | "your"
    )
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word of Latin letters and digits, in lower case, or of katakana.
    Word(String),
    /// Other letters without a gap between them.
    Run(Vec<Letter>),
}

/// Japanese words of one letter that join others, as katakana. Between words they are a gap.
const PARTICLES: &str = "ノガヲハニヘトデモ";

/// The parts of a text in their order. CamelCase is several words.
#[must_use]
pub fn parts(text: &str, variants: Variants<'_>) -> Vec<Part> {
    if text.is_ascii() {
        return code::words(text).map(Part::Word).collect();
    }
    let mut letters: Vec<Option<Letter>> = letters(text, variants).collect();
    for at in 0..letters.len() {
        let is_hiragana = |at: Option<usize>| {
            let letter = at.and_then(|at| letters.get(at).copied().flatten());
            letter.is_some_and(|letter| letter.script == Script::Hiragana)
        };
        let is_alone = is_hiragana(Some(at)) && !is_hiragana(at.checked_sub(1)) && !is_hiragana(at.checked_add(1));
        if let Some(letter) = letters.get_mut(at).filter(|_| is_alone)
            && letter.is_some_and(|letter| PARTICLES.contains(letter.c))
        {
            *letter = None;
        }
    }
    let mut parts = Vec::new();
    let same = |a: &Option<Letter>, b: &Option<Letter>| sort(*a) == sort(*b);
    for chunk in letters.chunk_by(same) {
        let letters = || chunk.iter().flatten();
        match sort(chunk.first().copied().flatten()) {
            Sort::Gap => {}
            Sort::Latin => {
                parts.extend(code::words(&letters().map(|letter| letter.c).collect::<String>()).map(Part::Word));
            }
            Sort::Katakana => parts.push(Part::Word(letters().map(|letter| letter.c).collect())),
            Sort::Run => parts.push(Part::Run(letters().copied().collect())),
        }
    }
    parts
}

/// What stays together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Gap,
    Latin,
    Katakana,
    Run,
}

fn sort(letter: Option<Letter>) -> Sort {
    match letter.map(|letter| letter.script) {
        None => Sort::Gap,
        Some(Script::Latin) => Sort::Latin,
        Some(Script::Katakana) => Sort::Katakana,
        Some(Script::Hiragana | Script::Other) => Sort::Run,
    }
}

/// A character as pairs are packed; 0 for one outside of the basic plane.
#[must_use]
pub fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let parts = parts(text, Variants::new(&[]));
        let shown = parts.iter().map(|part| match part {
            Part::Word(word) => word.clone(),
            Part::Run(run) => format!("[{}]", run.iter().map(|letter| letter.c).collect::<String>()),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_text_is_words_and_runs_of_other_letters() {
        for (text, expected) in [
            ("MemSize not in-range", "mem size not in range"),
            ("ＭｅｍSize", "mem size"),
            ("子网id非法", "[子网] id [非法]"),
            ("セキュリティグループ", "セキュリティグルプ"),
            ("インスタンスを停止", "インスタンス [停止]"),
            // A particle between words is a gap; within hiragana it is part of a word.
            ("署名の期限が切れた", "[署名] [期限] [切レタ]"),
            ("ながら", "[ナガラ]"),
            ("権限がない", "[権限ガナイ]"),
            ("!? ", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn words_of_grammar_are_noise_and_negations_are_not() {
        assert!(["the", "a", "your", "please"].into_iter().all(is_noise));
        assert!(["not", "no", "too", "signature", "The", ""].into_iter().all(|word| !is_noise(word)));
    }

    #[test]
    fn a_character_outside_of_the_basic_plane_is_none() {
        assert_eq!([unit('署'), unit('🦁')], [0x7f72, 0]);
    }
}
