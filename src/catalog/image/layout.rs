//! How many words things take in an image, and where in them their parts stand. `pack`
//! writes them in this order. A name is a short string, of one word.

pub use super::super::packed::PAIR;

/// Where the index of a template stands in a word, behind the second group of bytes.
pub const GRAM_SHIFT: usize = 16;
/// What the group takes of the word.
pub const GRAM_MASK: usize = (1 << GRAM_SHIFT) - 1;

/// name scope (names) · flags · where its brief and its own parts stand, or 0
pub const ENTRY_WORDS: usize = 5;
pub const FLAGS_AT: usize = 2;
pub const BRIEF_AT: usize = 3;
pub const OWN_AT: usize = 4;

/// Kind, subject and other of a brief: where in the image they stand, or their names where it
/// lacks them. Behind them, where the pairs of the values stand, one for each key, or 0.
pub const VALUES_AT: usize = 3;

/// What an entry has of its own: docs (string) · keywords related (lists) · three texts, each
/// title summary more fix `retry_hint` note docs (strings) · causes fixes contrast (lists).
/// Most have few of them: two words have a bit for each, and a third says where the pairs of
/// those stand that are there. So what is asked of every entry stands together.
pub const OWN_PARTS: usize = TEXTS_AT + 3 * TEXT_PARTS;
/// The words with the bits.
pub const OWN_BITS: usize = 2;
/// The place of the first part of the first text.
pub const TEXTS_AT: usize = 3;
/// The parts of a text.
pub const TEXT_PARTS: usize = 10;

/// folded code (strings) · flags · where its texts stand, as those of an entry, or 0
pub const TEMPLATE_WORDS: usize = TEMPLATE_OWN_AT + 1;
pub const TEMPLATE_FLAGS_AT: usize = 2 * PAIR;
pub const TEMPLATE_OWN_AT: usize = TEMPLATE_FLAGS_AT + 1;
/// Where in the flags of a template stands whether it is only looked for inside a message, and
/// whether it is general; the verdict, or 0, stands before them.
pub const INSIDE_SHIFT: usize = 8;
pub const GENERAL_SHIFT: usize = 9;

/// name · flags · takes words (lists) · three texts
pub const KIND_WORDS: usize = KIND_TEXTS_AT + 3 * KIND_TEXT_WORDS;
pub const KIND_LISTS_AT: usize = 2;
pub const KIND_TEXTS_AT: usize = KIND_LISTS_AT + 2 * PAIR;
/// title summary details fixes `retry_hint` (lists)
pub const KIND_TEXT_WORDS: usize = 5 * PAIR;

/// name service, three nouns (names) · where the rest stands, or 0, as few have any
pub const SUBJECT_WORDS: usize = REST_AT + 1;
pub const NOUNS_AT: usize = 2;
pub const REST_AT: usize = 5;
/// plural id list (names) · flags · words (list)
pub const REST_WORDS: usize = REST_FLAGS_AT + 1 + PAIR;
pub const REST_FLAGS_AT: usize = 3;

/// how its IDs begin (name, beside those of the others) · place of the subject
pub const IDENTIFIED_WORDS: usize = 2;
