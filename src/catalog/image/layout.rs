//! How many words things take in an image, and where in them their parts stand. `pack`
//! writes them in this order.

pub use super::super::packed::PAIR;

/// Where the second group of bytes of a template stands in a word.
pub const GRAM_SHIFT: usize = 16;
/// What the first group takes of a word.
pub const GRAM_MASK: usize = (1 << GRAM_SHIFT) - 1;

/// name scope (strings) · flags · where its brief, docs, own texts stand, or 0
pub const ENTRY_WORDS: usize = 2 * PAIR + 3;
pub const FLAGS_AT: usize = 2 * PAIR;
pub const BRIEF_AT: usize = FLAGS_AT + 1;
pub const OWN_AT: usize = FLAGS_AT + 2;

/// docs (string) · keywords related (lists) · three texts. (A brief: kind subject other
/// (strings) · values (list: none, or one for each key).)
pub const TEXTS_AT: usize = 3 * PAIR;
/// title summary more fix `retry_hint` note docs (strings) · causes fixes contrast (lists)
pub const TEXT_WORDS: usize = 10 * PAIR;

/// folded code (strings) · three times summary (string) causes fixes (lists)
pub const TEMPLATE_WORDS: usize = ADVICE_AT + 3 * ADVICE_WORDS;
pub const ADVICE_AT: usize = 2 * PAIR;
pub const ADVICE_WORDS: usize = 3 * PAIR;

/// name (string) · takes words (lists) · flags · three texts
pub const KIND_WORDS: usize = KIND_TEXTS_AT + 3 * KIND_TEXT_WORDS;
pub const KIND_FLAGS_AT: usize = 3 * PAIR;
pub const KIND_TEXTS_AT: usize = KIND_FLAGS_AT + 1;
/// title summary details fixes `retry_hint` (lists)
pub const KIND_TEXT_WORDS: usize = 5 * PAIR;

/// name service, three nouns, plural id list (strings) · words (list) · flags
pub const SUBJECT_WORDS: usize = 9 * PAIR + 1;
