//! Which words are codes of the API. Errors of other programs look like its own, so where no
//! envelope and no name of an SDK tells them apart, only a code that is known counts.

use std::fmt;

/// A list of the codes of the API.
pub trait CodeList {
    /// Whether this is a code, exactly as the API writes it.
    fn has(&self, code: &str) -> bool;

    /// Whether codes begin with this word and a dot.
    fn has_category(&self, category: &str) -> bool;

    /// Whether the API writes such a message; not, where that is not known.
    fn has_message(&self, message: &str) -> bool {
        let _ = message;
        false
    }
}

/// The codes without a dot that other clouds and programs have too.
const SHARED: &str = "AuthFailure InternalError InternalServerError InvalidAccount InvalidAccountStatus InvalidAction InvalidClientToken \
     InvalidDisk InvalidDiskId InvalidFilter InvalidHost InvalidImageId InvalidImageName InvalidInstance InvalidInstanceId \
     InvalidInstanceName InvalidInstanceType InvalidKeyPair InvalidParameter InvalidParameterCombination \
     InvalidParameterValue InvalidPassword InvalidPermission InvalidRegion InvalidRequest InvalidSecurityGroupId \
     InvalidSnapshot InvalidSnapshotId InvalidVpcId InvalidZone LimitExceeded MissingParameter NoSuchVersion OperationDenied \
     RequestLimitExceeded ResourceInUse ResourceNotFound ResourceUnavailable UnauthorizedOperation UnknownParameter \
     UnsupportedOperation VpcLimitExceeded";

/// How much stands before a code in a list of errors at most, in bytes.
const MOST_BEFORE: usize = 48;

/// What only this cloud has: its names, and those of its regions that nobody else uses.
const OWN: &str = "tencent Tencent qcloud tccli 腾讯云 qcs:: ap-guangzhou ap-shanghai ap-beijing ap-nanjing ap-chengdu \
                   ap-chongqing ap-hongkong ap-singapore ap-tokyo ap-seoul ap-bangkok ap-jakarta na-siliconvalley \
                   na-ashburn eu-frankfurt sa-saopaulo";

/// The codes that are known while an input is read; none without a list.
#[derive(Clone, Copy, Default)]
pub struct KnownCodes<'k> {
    list: Option<&'k dyn CodeList>,
    /// Whether the text is a string in another one: there, source code has words with a colon too.
    in_string: bool,
    /// Whether an error of the API stood above: what has the same form is one too.
    is_among: bool,
    /// Whether an error whose code was not printed stands just above.
    is_below_codeless: bool,
}

impl<'k> KnownCodes<'k> {
    /// The codes of a list.
    #[must_use]
    pub fn new(list: &'k dyn CodeList) -> Self {
        Self { list: Some(list), ..Self::default() }
    }

    /// The same for a text that is a string in another one or none.
    pub(super) const fn in_string(self, in_string: bool) -> Self {
        Self { in_string, ..self }
    }

    /// The same for a place below an error of the API or not.
    pub(super) const fn among_errors(self, is_among: bool) -> Self {
        Self { is_among, ..self }
    }

    /// The same for a place just below an error whose code was not printed or not.
    pub(super) const fn below_codeless(self, is_below_codeless: bool) -> Self {
        Self { is_below_codeless, ..self }
    }

    /// Whether the code of the error just above is missing.
    pub(super) const fn is_missing_above(self) -> bool {
        self.is_below_codeless
    }

    /// Whether a word is one of them.
    pub(super) fn has(self, code: &str) -> bool {
        self.list.is_some_and(|list| super::is_code(code) && list.has(code))
    }

    /// Whether a word is one of them, or a sub-code of a category that is known.
    pub(super) fn has_like(self, code: &str) -> bool {
        let category = code.split_once('.').map(|(category, _)| category);
        let is_alike = |category: &str| self.list.is_some_and(|list| list.has_category(category));
        self.has(code) || super::is_code(code) && category.is_some_and(is_alike)
    }

    /// Whether a code is meant as one of the API where it and its message are all there is: whoever
    /// shows that line asks about it. Object storage, an API of its own, answers with `InvalidRequest`.
    pub(super) fn is_meant(self, code: &str) -> bool {
        self.has(code) && code != "InvalidRequest"
    }

    /// Whether a code and its message can only be an error of the API. A code without a dot is a word
    /// like others: it has to be one that nobody else has, or to stand before a message that the API
    /// writes; those in Chinese are its own. Or the line names what only this cloud has, or an error of the
    /// API stood above.
    pub(super) fn is_own(self, code: &str, message: &str, line: &str) -> bool {
        let is_of = |words: &str, text: &str| words.split_ascii_whitespace().any(|word| text.contains(word));
        let is_shared = || SHARED.split_ascii_whitespace().any(|shared| shared == code);
        let is_ours = || !is_shared() || !self.in_string && (is_chinese(message) || is_of(OWN, line));
        // In a sentence, a code stands further behind.
        let is_among = || self.is_among && line.find(code).is_some_and(|at| at <= MOST_BEFORE);
        let has_message = || self.list.is_some_and(|list| list.has_message(message));
        code.contains('.') || self.has(code) && (is_among() || is_ours() || has_message())
    }
}

/// Whether a text has Chinese characters.
pub fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

impl fmt::Debug for KnownCodes<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.list.is_some() { "KnownCodes" } else { "no KnownCodes" })
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
            matches!(code, "InvalidZoo" | "InvalidZoo.LionEscaped" | "InvalidZoo.BearEscaped" | "InvalidParameter")
        }

        fn has_message(&self, message: &str) -> bool {
            message == "a lion of the API"
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
        // Others have the word, but not with such a message, nor such names on the line.
        for (code, message, line, is_own) in [
            ("Zoo.Any", "no lion", "", true),
            ("InvalidZoo", "no lion", "", true),
            ("InvalidParameter", "no lion", "", false),
            ("InvalidParameter", "没有狮子", "", true),
            ("InvalidParameter", "no lion", "ap-guangzhou InvalidParameter no lion", true),
            ("InvalidParameter", "a lion of the API", "", true),
            ("Invalid", "没有狮子", "", false),
        ] {
            assert_eq!(codes.is_own(code, message, line), is_own, "{code} {message} {line}");
        }
        // In a string, only what the API writes is its own.
        let in_string = codes.in_string(true);
        assert!(!in_string.is_own("InvalidParameter", "没有狮子", "ap-guangzhou"));
        assert!(in_string.is_own("InvalidParameter", "a lion of the API", "") && in_string.is_own("Zoo.A", "", ""));
        assert!(in_string.among_errors(true).is_own("InvalidParameter", "no lion", "b: InvalidParameter: no lion"));
        let none = KnownCodes::default();
        assert!(!none.has("InvalidZoo") && !none.has_like("InvalidZoo.New"));
    }
}
