//! The packed failures of `codes/failures/`: what programs print of a failure that is no error
//! of the API, what it is and what to do. Beside them, the vendor's other interfaces and their
//! numbers.
//!
//! ```text
//! words: where each table stands, and its length
//!        failures, in the order in which they are tried · interfaces and their numbers, by name
//!        three lists of marks · the guards · the texts of each · the pairs of all lists
//! guard: the place of a failure << 16 | two bytes of a sign; a text without the bytes of any guard
//!        of a failure is not about it
//! ```
//! `failure_source` reads, checks and packs them for `build.rs`.

use super::packed::{PAIR, Packed};

/// name (short) · flags · signs of which one, signs of which all, signs of which none must be
/// there (lists) · where its texts stand. What a text is held against stands together, apart from
/// what is shown of the few that it is about.
pub const FAILURE_WORDS: usize = TEXTS_AT + 1;
const FLAGS_AT: usize = 1;
const ANY_AT: usize = 2;
const ALL_AT: usize = ANY_AT + PAIR;
const NONE_AT: usize = ALL_AT + PAIR;
const TEXTS_AT: usize = NONE_AT + PAIR;
/// Three times title summary (strings) fixes (list)
pub const TEXTS_WORDS: usize = 3 * TEXT_WORDS;
/// The words of a failure's texts in one language.
pub const TEXT_WORDS: usize = 3 * PAIR;

/// The bit of a failure that any program may have.
pub const GENERAL: usize = 1;
/// The bit of a failure that is one only where the text names the vendor.
pub const OURS_ONLY: usize = 2;
/// Where the place in [`INPUTS`] stands in the flags, counted from 1; 0 is any input.
pub const INPUT_SHIFT: usize = 8;
/// The sorts of input that a failure may be tied to. One text, as a table of pointers would
/// have to be relocated.
pub const INPUTS: &str = "curl html xml result";

/// Where the pieces of a sign have anything between them.
pub const GAP: char = '\0';

/// The places of the tables and lists in the header.
const FAILURES_AT: usize = 0;
const NUMBERS_AT: usize = PAIR;
const OURS_AT: usize = 2 * PAIR;
const OTHERS_AT: usize = 3 * PAIR;
const ELSEWHERE_AT: usize = 4 * PAIR;
const GUARDS_AT: usize = 5 * PAIR;
/// Words of the header.
pub const HEADER_WORDS: usize = 6 * PAIR;
/// How many bits of a guard are its pair.
pub const PAIR_BITS: usize = 16;
/// The pair of a failure that no sign rules out.
pub const ALWAYS: [u8; 2] = [0; 2];

/// All failures, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Failures<'a>(Packed<'a>);

/// A failure, an interface or a number of one.
#[derive(Clone, Copy, Debug)]
pub struct FailureRecord<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> Failures<'a> {
    /// What `failure_source` packed.
    #[must_use]
    pub const fn new(text: &'a str, words: &'a [u8]) -> Self {
        Self(Packed::new(text, words))
    }

    /// The failures that a text can be about of which it is known what pairs of bytes it holds,
    /// folded, in the order in which they are tried.
    pub fn possible(self, holds: impl Fn([u8; 2]) -> bool) -> impl Iterator<Item = FailureRecord<'a>> {
        let start = self.0.word(FAILURES_AT);
        let mut next = 0;
        self.0.words(self.0.word(GUARDS_AT), self.0.word(GUARDS_AT + 1)).filter_map(move |guard| {
            let (index, pair) = (guard >> PAIR_BITS, u16::try_from(guard & ((1 << PAIR_BITS) - 1)).unwrap_or_default());
            let pair = pair.to_le_bytes();
            if index < next || pair != ALWAYS && !holds(pair) {
                return None;
            }
            next = index + 1;
            Some(FailureRecord { packed: self.0, at: start + index * FAILURE_WORDS })
        })
    }

    /// The interface, or with a dot between both the number of one, with exactly this name.
    #[must_use]
    pub fn of_interface(self, name: &str) -> Option<FailureRecord<'a>> {
        self.table(NUMBERS_AT).find(|record| record.name() == name && !record.has_signs())
    }

    /// What a number of this name means where its message has certain signs, in the order in which
    /// they are tried.
    pub fn narrower<'n>(self, name: &'n str) -> impl Iterator<Item = FailureRecord<'a>> + use<'a, 'n> {
        self.table(NUMBERS_AT).filter(move |record| record.name() == name && record.has_signs())
    }

    /// The interfaces and their numbers, by name.
    pub fn interfaces(self) -> impl Iterator<Item = FailureRecord<'a>> {
        self.table(NUMBERS_AT)
    }

    /// Signs that a text is about the vendor.
    pub fn ours(self) -> impl Iterator<Item = &'a str> {
        self.0.strings(OURS_AT)
    }

    /// Signs that a text is about another vendor.
    pub fn others(self) -> impl Iterator<Item = &'a str> {
        self.0.strings(OTHERS_AT)
    }

    /// Signs of hosts and programs that have nothing to do with the API.
    pub fn elsewhere(self) -> impl Iterator<Item = &'a str> {
        self.0.strings(ELSEWHERE_AT)
    }

    fn table(self, header: usize) -> impl Iterator<Item = FailureRecord<'a>> + use<'a> {
        let start = self.0.word(header);
        (0..self.0.word(header + 1))
            .map(move |index| FailureRecord { packed: self.0, at: start + index * FAILURE_WORDS })
    }
}

impl<'a> FailureRecord<'a> {
    /// Its name, which programs may rely on.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.packed.short(self.at)
    }

    /// Whether any program may have it, so that the text alone says little.
    #[must_use]
    pub fn is_general(self) -> bool {
        self.packed.word(self.at + FLAGS_AT) & GENERAL != 0
    }

    /// Whether the text must name the vendor.
    #[must_use]
    pub fn is_ours_only(self) -> bool {
        self.packed.word(self.at + FLAGS_AT) & OURS_ONLY != 0
    }

    /// The one of [`INPUTS`] that it is tied to.
    #[must_use]
    pub fn input(self) -> Option<&'static str> {
        INPUTS.split(' ').nth((self.packed.word(self.at + FLAGS_AT) >> INPUT_SHIFT).checked_sub(1)?)
    }

    /// Signs of which one must be there, folded; none where the sort of input is sign enough.
    pub fn any(self) -> impl Iterator<Item = &'a str> + Clone {
        self.packed.strings(self.at + ANY_AT)
    }

    /// Signs of which all must be there, folded.
    pub fn all(self) -> impl Iterator<Item = &'a str> {
        self.packed.strings(self.at + ALL_AT)
    }

    /// Signs of which none may be there, folded.
    pub fn none(self) -> impl Iterator<Item = &'a str> {
        self.packed.strings(self.at + NONE_AT)
    }

    /// Whether it is one only where some signs are there.
    #[must_use]
    pub fn has_signs(self) -> bool {
        self.any().next().is_some() || self.all().next().is_some()
    }

    /// What it is, in a few words, in the language at a place of the schema's order; empty for
    /// a number.
    #[must_use]
    pub fn title(self, lang: usize) -> &'a str {
        self.packed.string(self.text(lang))
    }

    /// What happened.
    #[must_use]
    pub fn summary(self, lang: usize) -> &'a str {
        self.packed.string(self.text(lang) + PAIR)
    }

    /// What to do, in the order to try it.
    pub fn fixes(self, lang: usize) -> impl Iterator<Item = &'a str> {
        self.packed.strings(self.text(lang) + 2 * PAIR)
    }

    fn text(self, lang: usize) -> usize {
        self.packed.word(self.at + TEXTS_AT) + lang * TEXT_WORDS
    }
}

/// The pairs of neighbouring bytes in a text.
pub fn pairs_of(text: &str) -> impl Iterator<Item = [u8; 2]> {
    text.bytes().zip(text.bytes().skip(1)).map(|(first, second)| [first, second])
}

/// The folded form of a sign: letters small, each run of whitespace one space, one sort of
/// quotes, `…` a [`GAP`].
#[must_use]
pub fn fold_sign(sign: &str) -> String {
    let mut folded = String::with_capacity(sign.len());
    for c in sign.trim().chars() {
        match c {
            '…' => folded.push(GAP),
            c => folded.extend(fold(c, folded.ends_with([' ', GAP]))),
        }
    }
    folded
}

/// The folded form of a character, if it has one. `after_space` says whether what was folded
/// before ends in a space, or begins here.
#[must_use]
pub fn fold(c: char, after_space: bool) -> Option<char> {
    match c {
        // Terraform draws a line beside its messages, and breaks them.
        '│' => None,
        '"' | '`' | '‘' | '’' | '“' | '”' | '「' | '」' => Some('\''),
        c if c.is_whitespace() => (!after_space).then_some(' '),
        c => Some(c.to_ascii_lowercase()),
    }
}
