//! Whether a hint begins with its verdict.

use super::super::schema::Retry;

/// The words of the verdicts in each language, in the order of [`Retry::ALL`]: those of
/// `lang::words`, which the build does not see.
const VERDICTS: [&str; 3] = [
    "backoff wait limited later never done unknown",
    "間隔を空けて 待機後 回数限定 後で 不可 不要 不明",
    "退避重试 等待后重试 有限次重试 稍后 不可重试 无需 未知",
];

/// The word of a verdict in the language at a place.
pub fn word(retry: Retry, lang: usize) -> &'static str {
    let place = Retry::ALL.iter().position(|other| *other == retry).unwrap_or_default();
    VERDICTS.get(lang).and_then(|words| words.split(' ').nth(place)).unwrap_or_default()
}

/// Whether the hint begins with the word of the verdict, as a word.
pub fn fits(hint: &str, retry: Retry, lang: usize) -> bool {
    let rest = hint.strip_prefix(word(retry, lang));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn the_words_are_those_that_people_see() {
        for (place, lang) in [Lang::En, Lang::Ja, Lang::Zh].into_iter().enumerate() {
            for retry in Retry::ALL {
                assert_eq!(word(retry, place), lang.verdicts().of(retry));
            }
        }
    }

    #[test]
    fn a_hint_begins_with_the_word_and_not_with_another_that_begins_alike() {
        for (hint, retry, lang, expected) in [
            ("never until it is right", Retry::Never, 0, true),
            ("never", Retry::Never, 0, true),
            ("nevermore", Retry::Never, 0, false),
            ("wait", Retry::Never, 0, false),
            ("不可。直してから送信します。", Retry::Never, 1, true),
            ("不可重试：先修改", Retry::Never, 2, true),
            ("不可。", Retry::Never, 2, false),
        ] {
            assert_eq!(fits(hint, retry, lang), expected, "{hint}");
        }
    }
}
