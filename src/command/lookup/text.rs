//! What is more than a code: `Code: Message`, `A,B`, a pasted line. The codes that it names are
//! what was meant.

use super::is_known;
use super::spelling::is_category;
use crate::catalog::Catalog;
use crate::code;

/// What stands between the codes of a list.
const BETWEEN: [char; 6] = [',', ';', '|', '、', '，', '；'];
/// What no code has, and most texts of failures.
const OF_TEXTS: [char; 14] = [',', ';', '=', '"', '{', '<', '(', '[', ']', '，', '；', '：', '、', '\n'];
/// So many words are a sentence, whatever they are.
const SENTENCE: usize = 4;
/// So many are one if a word among them begins with a small letter.
const SHORT_SENTENCE: usize = 3;

/// Whether a text is nothing but several known codes: `A,B`.
#[must_use]
pub fn is_list(catalog: &Catalog, typed: &str) -> bool {
    // `Error` is a sub-code, and a word of many texts.
    let is_name = |word: &str| code::spelt_words(word).nth(1).is_some() || !catalog.named(&code::fold(word)).is_empty();
    listed(typed).count() > 1 && listed(typed).all(|word| is_name(word) && is_known(catalog, word, None))
}

fn listed(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(|c: char| BETWEEN.contains(&c) || c.is_whitespace()).filter(|word| !word.is_empty())
}

/// The codes that a text names, each once, in its order; none where it may be one code that is
/// spelt with a separator of its own: `FailedOperation: Foo`.
pub fn codes_in<'t>(catalog: &Catalog, typed: &'t str) -> Vec<&'t str> {
    let mut codes: Vec<&str> = Vec::new();
    if is_list(catalog, typed) {
        listed(typed).for_each(|word| push_new(&mut codes, word));
        return codes;
    }
    let mut is_certain = is_text(typed);
    let words = typed.split(ends_word);
    for word in words.map(|word| word.trim_matches(['.', '_'])) {
        if let Some(name) = named(catalog, word) {
            let at = name.as_ptr().addr() - typed.as_ptr().addr();
            is_certain |= code::sub_code(&code::fold(name)).is_some() && !goes_on(typed, at + name.len());
            push_new(&mut codes, name);
        }
    }
    if !is_certain && codes.len() < 2 {
        codes.clear();
    }
    codes
}

/// Whether a name ends before this letter. Not before one that only looks like another, or is not seen:
/// what has such a letter is another name.
fn ends_word(c: char) -> bool {
    let is_chinese_or_japanese =
        matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let is_quote = matches!(c, '\u{2018}'..='\u{201f}');
    if c.is_ascii() {
        !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))
    } else {
        is_chinese_or_japanese || is_quote
    }
}

fn push_new<'t>(codes: &mut Vec<&'t str>, code: &'t str) {
    if !codes.contains(&code) {
        codes.push(code);
    }
}

/// The known code that a word of a text is, without an SDK's name before it. One without a
/// separator counts as the API writes it, since others are words of any language.
fn named<'t>(catalog: &Catalog, word: &'t str) -> Option<&'t str> {
    let is_code = |word: &str| !catalog.named(&code::fold(word)).is_empty();
    let is_joined = |word: &str| word.contains(['.', '_']);
    if is_joined(word) && is_code(word) {
        return Some(word);
    }
    if let Some((module, name)) = word.split_once('.') {
        let is_module = module.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        return (is_module && is_joined(name) && is_code(name)).then_some(name);
    }
    let is_name = word.bytes().filter(u8::is_ascii_uppercase).count() > 1;
    let is_spelt = || catalog.exists(word) || is_category(catalog, &code::fold(word)) && is_cased(catalog, word);
    (is_name && is_spelt()).then_some(word)
}

fn is_cased(catalog: &Catalog, word: &str) -> bool {
    catalog.category_names().contains(&word)
}

/// Whether a name goes on at a place behind a separator that spellings have: `A.B/C`.
fn goes_on(typed: &str, at: usize) -> bool {
    let mut behind = typed.get(at..).unwrap_or_default().chars();
    behind.next().is_some_and(|c| matches!(c, '-' | '/' | ':')) && behind.next().is_some_and(char::is_alphanumeric)
}

/// Whether it is a text, not a name in any spelling.
pub fn is_text(typed: &str) -> bool {
    let typed = code::trim(typed);
    // Codes are ASCII.
    let is_foreign = |word: &str| word.starts_with(|c: char| !c.is_ascii());
    let begins_small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase()) || is_foreign(word);
    let words: Vec<&str> = typed.split_whitespace().collect();
    typed.contains(OF_TEXTS)
        || words.len() >= SENTENCE
        || words.len() >= SHORT_SENTENCE && words.iter().any(|word| begins_small(word))
        || typed.split_once(':').is_some_and(|(label, behind)| {
            is_label(label) || is_foreign(behind) || behind.strip_prefix(' ').is_some_and(begins_small)
        })
}

/// Whether a word says that a code follows.
fn is_label(word: &str) -> bool {
    ["error", "code", "err", "errorcode"].iter().any(|label| word.eq_ignore_ascii_case(label))
}

/// The beginning of a text that is written like a code, though none is known: `A.B` of `A.B: message`.
pub fn first_name(typed: &str) -> Option<&str> {
    let end = typed.find(|c: char| c.is_whitespace() || BETWEEN.contains(&c) || matches!(c, '(' | '：'));
    let name = typed.get(..end?)?.trim_end_matches(':');
    code::is_dotted(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_a_text_are_found() {
        let catalog = Catalog::built_in();
        for (typed, expected) in [
            ("AuthFailure.SignatureExpire: Signature expired", vec!["AuthFailure.SignatureExpire"]),
            ("AuthFailure.SignatureExpire (RequestId: 123)", vec!["AuthFailure.SignatureExpire"]),
            ("AuthFailure.SignatureExpire - text", vec!["AuthFailure.SignatureExpire"]),
            ("code:LimitExceeded", vec!["LimitExceeded"]),
            ("[TencentCloudSDKError] code:LimitExceeded", vec!["LimitExceeded"]),
            ("code:AuthFailure.SignatureExpire", vec!["AuthFailure.SignatureExpire"]),
            ("tencentcloud.AuthFailure.SignatureExpire", vec!["AuthFailure.SignatureExpire"]),
            ("<Code>LimitExceeded</Code>", vec!["LimitExceeded"]),
            ("LimitExceeded: too many", vec!["LimitExceeded"]),
            ("InvalidParameterValue: bad", vec!["InvalidParameterValue"]),
            ("Error: LimitExceeded", vec!["LimitExceeded"]),
            ("LimitExceeded: 已达上限", vec!["LimitExceeded"]),
            ("The code is LimitExceeded", vec!["LimitExceeded"]),
            (r#"{"Response":{"Error":{"Code":"LimitExceeded"}}}"#, vec!["LimitExceeded"]),
            ("LimitExceeded,authfailure.signatureexpire", vec!["LimitExceeded", "authfailure.signatureexpire"]),
            ("LimitExceeded\nInternalError\nLimitExceeded", vec!["LimitExceeded", "InternalError"]),
            ("LimitExceeded/InternalError", vec!["LimitExceeded", "InternalError"]),
        ] {
            assert_eq!(codes_in(&catalog, typed), expected, "{typed}");
        }
        // These are, or may be, names of one code each.
        for typed in
            ["FailedOperation: Foo", "FailedOperation Foo", "AuthFailure.SignatureExpire-Foo", "FailedOperation.Foo"]
        {
            assert_eq!(codes_in(&catalog, typed), [""; 0], "{typed}");
        }
    }

    #[test]
    fn a_text_that_begins_with_a_name_has_it() {
        assert_eq!(first_name("Zoo.LionEscaped: gone"), Some("Zoo.LionEscaped"));
        assert_eq!(first_name("Zoo.LionEscaped, gone"), Some("Zoo.LionEscaped"));
        assert_eq!(first_name("Zoo gone"), None);
        assert_eq!(first_name("Zoo.LionEscaped"), None);
    }
}
