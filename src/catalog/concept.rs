//! `[[concept]]`: words in three languages that mean one thing. Shared with `build.rs`.

/// A `[[concept]]` as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concept {
    /// The file that it is in, as it is named in messages.
    pub path: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// `money`
    pub name: String,
    /// Words and phrases that mean it, in any language.
    pub words: Vec<String>,
    /// Whether its form has a fault, so that what lacks need not be told again.
    pub is_faulty: bool,
}
