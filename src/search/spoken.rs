//! How people put a question: what is no part of the problem, and negations that are cut short.

use std::borrow::Cow;

/// What is said around a problem, in Japanese and Chinese, the longest first. In English, single words are left out.
const AROUND: &str = "と言われました になりました と言われた と言われる と怒られた と怒られる と出ました が出ました てしまった になった どうして と出る と出た が出る が出た になる って何 とは何 教えて なぜ \
    怎么回事 怎麼回事 什么意思 什麼意思 怎么办 怎麼辦 怎么修 是什么 是什麼 为什么 為什麼 报错了 怎么 怎麼 为啥 老是 总是 一直 突然 请问";

/// Verbs whose negation is told by the word alone, since signs part words: `isn't`, `doesn’t`.
const NEGATED: &str = "is are was were do does did has have had would should";

/// What is said beside a name: that it is an error.
const BESIDE_NAME: &str = "error エラー 报错 報錯 错误 錯誤 エラーコード 错误码";

/// A query without that, unless it is nothing else.
pub fn plain(typed: &str) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(typed);
    if !typed.is_ascii() {
        for around in AROUND.split(' ').filter(|around| typed.contains(around)) {
            plain = Cow::Owned(plain.replace(around, " "));
        }
    }
    if plain.split(' ').any(|word| affirmed(word) != word) {
        plain = Cow::Owned(plain.split(' ').map(affirmed).collect::<Vec<_>>().join(" "));
    }
    if plain.split_whitespace().nth(1).is_some() && plain.split_whitespace().any(is_name) {
        let is_beside = |word: &str| BESIDE_NAME.split(' ').any(|beside| beside.eq_ignore_ascii_case(word));
        plain = Cow::Owned(plain.split_whitespace().filter(|word| !is_beside(word)).collect::<Vec<_>>().join(" "));
    }
    if plain.chars().any(char::is_alphanumeric) { plain } else { Cow::Borrowed(typed) }
}

/// Whether a word is spelt as codes are: several words that begin with capitals.
fn is_name(word: &str) -> bool {
    word.len() > 5
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().any(|byte| byte.is_ascii_lowercase())
        && word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

/// A word as texts have it: `not` in place of `isn't`.
fn affirmed(word: &str) -> &str {
    let verb = ["n't", "n’t", "nt"].into_iter().find_map(|not| word.strip_suffix(not));
    match verb {
        Some(verb) if NEGATED.split(' ').any(|known| verb.eq_ignore_ascii_case(known)) => "not",
        Some(verb) if verb.eq_ignore_ascii_case("ca") => "cannot",
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_problem_is_left_out() {
        for (typed, expected) in [
            ("権限が足りないと言われました", "権限が足りない "),
            ("SecretIdNotFound って何", "SecretIdNotFound  "),
            ("RequestLimitExeeded エラー", "RequestLimitExeeded"),
            ("System エラー", "System エラー"),
            ("签名老是过不了", "签名 过不了"),
            ("role isn't there", "role not there"),
            ("it doesn’t match", "it not match"),
            ("Can't find it", "cannot find it"),
            ("it doesnt exist", "it not exist"),
            ("the ant wants rent", "the ant wants rent"),
            ("signature expired", "signature expired"),
            // There is nothing else.
            ("为什么", "为什么"),
        ] {
            assert_eq!(plain(typed), expected);
        }
    }
}
