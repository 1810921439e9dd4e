//! Where a line may be broken: by the rules of Unicode, so that no line begins with
//! Japanese punctuation or a small kana.

use std::borrow::Cow;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Breaks a paragraph into lines of at most `columns`; a longer word is broken inside.
pub fn wrap(text: &str, columns: usize) -> Vec<Cow<'_, str>> {
    let options = Options::new(columns.max(1))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(text, options)
}
