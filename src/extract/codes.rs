//! Which words are codes of the API. Errors of other programs look like its own, so where no
//! envelope and no name of an SDK tells them apart, only a code that is known counts.

use std::fmt;

/// A list of the codes of the API.
pub trait CodeList {
    /// Whether this is a code, exactly as the API writes it.
    fn has(&self, code: &str) -> bool;

    /// Whether codes begin with this word and a dot.
    fn has_category(&self, category: &str) -> bool;
}

/// The codes that are known while an input is read; none without a list.
#[derive(Clone, Copy, Default)]
pub struct KnownCodes<'k>(Option<&'k dyn CodeList>);

impl<'k> KnownCodes<'k> {
    /// The codes of a list.
    #[must_use]
    pub fn new(list: &'k dyn CodeList) -> Self {
        Self(Some(list))
    }

    /// Whether a word is one of them.
    pub(super) fn has(self, code: &str) -> bool {
        self.0.is_some_and(|list| super::is_code(code) && list.has(code))
    }

    /// Whether a word is one of them, or a sub-code of a category that is known.
    pub(super) fn has_like(self, code: &str) -> bool {
        let category = code.split_once('.').map(|(category, _)| category);
        let is_alike = |category: &str| self.0.is_some_and(|list| list.has_category(category));
        self.has(code) || super::is_code(code) && category.is_some_and(is_alike)
    }
}

impl fmt::Debug for KnownCodes<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "KnownCodes" } else { "no KnownCodes" })
    }
}

/// A list for tests, of invented codes that needles find.
#[cfg(test)]
pub mod example {
    use super::CodeList;

    /// Knows what begins with `InvalidZoo`, and the category of that name.
    pub struct Zoo;

    impl CodeList for Zoo {
        fn has(&self, code: &str) -> bool {
            matches!(code, "InvalidZoo" | "InvalidZoo.LionEscaped" | "InvalidZoo.BearEscaped")
        }

        fn has_category(&self, category: &str) -> bool {
            category == "InvalidZoo"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_or_like_one_that_is() {
        let codes = KnownCodes::new(&example::Zoo);
        for (word, has, has_like) in [
            ("InvalidZoo.LionEscaped", true, true),
            ("InvalidZoo", true, true),
            ("InvalidZoo.New", false, true),
            ("InvalidZoo.", false, false),
            ("Invalid.Lion", false, false),
        ] {
            assert_eq!((codes.has(word), codes.has_like(word)), (has, has_like), "{word}");
        }
        let none = KnownCodes::default();
        assert!(!none.has("InvalidZoo") && !none.has_like("InvalidZoo.New"));
    }
}
