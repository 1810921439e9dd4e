//! Which messages were looked at, so that an input of millions of errors is looked at closely
//! only where it may say something new.

use crate::bytes::{ByteSet, has_digit};
use crate::extract::ApiError;
use foldhash::fast::RandomState;
use memchr::memchr;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash, Hasher};

/// How often a message is looked at that differs from others only in its names and numbers.
const MOST_LOOKS: usize = 100;
/// How many messages, and how many forms of messages, are remembered.
const MOST_REMEMBERED: usize = 3_500;

/// The messages that were looked at, as hashes.
#[derive(Debug, Default)]
pub struct SeenMessages {
    /// Of a message with its code and its call.
    whole: HashSet<u64, RandomState>,
    /// The same without names and numbers, and how often it was looked at.
    shapes: HashMap<u64, usize, RandomState>,
    /// The key of the hashes, which nobody knows.
    key: RandomState,
    /// That of the message that was looked at last.
    last: u64,
}

impl SeenMessages {
    /// Whether an error of a finding may say something that the others of that finding did
    /// not: another cause, or other names, if these are wanted.
    pub fn may_be_new(&mut self, finding: usize, error: &ApiError, wants_names: bool) -> bool {
        let message = error.message.as_deref().unwrap_or_default();
        let mut hasher = self.key.build_hasher();
        (finding, &error.request).hash(&mut hasher);
        let mut of_shape = hasher.clone();
        message.hash(&mut hasher);
        if self.whole.len() >= MOST_REMEMBERED {
            self.whole.clear();
        }
        if !self.whole.insert(hasher.finish()) {
            return false;
        }
        hash_shape(message, &mut of_shape);
        // They outlive the messages: an old message of a known form says nothing new.
        if self.shapes.len() >= MOST_REMEMBERED {
            self.shapes.clear();
        }
        self.last = of_shape.finish();
        let looks = self.shapes.entry(self.last).or_default();
        *looks += 1;
        *looks == 1 || wants_names && *looks <= MOST_LOOKS
    }

    /// Takes note that the message that was looked at last has no names: neither have those that differ only in such.
    pub fn skip_nameless(&mut self) {
        self.shapes.entry(self.last).and_modify(|looks| *looks = MOST_LOOKS);
    }
}

/// Adds the words of a message that are neither in back-quotes nor hold a digit.
fn hash_shape(message: &str, hasher: &mut impl Hasher) {
    let mut rest = message;
    loop {
        let end = memchr(b'`', rest.as_bytes()).unwrap_or(rest.len());
        hash_words(rest.get(..end).unwrap_or_default(), hasher);
        let quoted = rest.get(end + 1..).unwrap_or_default();
        let Some(close) = memchr(b'`', quoted.as_bytes()) else { return };
        rest = quoted.get(close + 1..).unwrap_or_default();
    }
}

/// What words are made of, beside the letters of other alphabets.
const OF_WORDS: &ByteSet = &ByteSet::of(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/:.");

fn hash_words(text: &str, hasher: &mut impl Hasher) {
    // Most texts hold no digit, and are hashed at once.
    if !has_digit(text.as_bytes()) {
        hasher.write(text.as_bytes());
        return;
    }
    let mut add = |word: &[u8]| {
        if !has_digit(word) {
            hasher.write(word);
        }
    };
    if text.is_ascii() {
        text.as_bytes().split(|byte| !OF_WORDS.has(*byte)).for_each(add);
    } else {
        let is_part = |c: char| c.is_alphanumeric() || u8::try_from(c).is_ok_and(|c| OF_WORDS.has(c));
        text.split(|c| !is_part(c)).for_each(|word| add(word.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract;

    fn error(message: &str) -> ApiError {
        let input = serde_json::json!({"Response": {"Error": {"Code": "Zoo.A", "Message": message}}}).to_string();
        extract(input.as_bytes()).errors.remove(0)
    }

    #[test]
    fn the_same_message_is_looked_at_once_and_one_with_other_names_until_there_are_enough() {
        let mut seen = SeenMessages::default();
        let mut is_new = |message: &str, wants_names| seen.may_be_new(0, &error(message), wants_names);
        for (message, wants_names, expected) in [
            ("no `lion` in cage-1", true, true),
            ("no `lion` in cage-1", true, false),
            ("no `bear` in cage-1", true, true),
            ("no `bear` in cage-2", true, true),
            ("no `wolf` in cage-2", false, false),
            ("a `lion` in cage-2", false, true),
            // As long, and of other words.
            ("a `lion` on cage-2", false, true),
        ] {
            assert_eq!(is_new(message, wants_names), expected, "{message}");
        }
        assert!(seen.may_be_new(1, &error("no `lion` in cage-1"), false));
        let mut looks = |finding, is_skipped: bool| {
            let mut is_new = |number: &i32| {
                let is_new = seen.may_be_new(finding, &error(&format!("no `{number}`")), true);
                if is_skipped {
                    seen.skip_nameless();
                }
                is_new
            };
            (0..300).filter(|number| is_new(number)).count()
        };
        assert_eq!((looks(2, false), looks(3, true)), (MOST_LOOKS, 1));
    }

    #[test]
    fn what_is_remembered_has_a_limit() {
        let mut seen = SeenMessages::default();
        let mut error = error("m");
        for number in 0..=MOST_REMEMBERED {
            error.message = Some(format!("{number}"));
            seen.may_be_new(0, &error, true);
        }
        assert_eq!((seen.whole.len(), seen.shapes.len()), (1, 1));
        for number in 0..MOST_REMEMBERED {
            error.message = Some("a ".repeat(number + 1));
            assert!(seen.may_be_new(0, &error, false), "{number}");
        }
        assert_eq!((seen.whole.len(), seen.shapes.len()), (1, 1));
    }
}
