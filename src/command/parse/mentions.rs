//! The codes that a text names which holds no error: a bare code, a sentence of a ticket.

use crate::advice::Reading;
use crate::catalog::{Catalog, Code};
use crate::code;
use crate::entry::{Describe, Entry};
use crate::lang::Lang;

/// The most codes that are taken from a text.
const MOST_CODES: usize = 50;
/// The longest text, in bytes, in which a code without a dot counts: one is as short as words
/// of any program.
const LONGEST_PLAIN: usize = 2 << 10;
/// Services whose id is a word of any text.
const SERVICES_OF_WORDS: &str = "advisor api apis as batch billing captcha cat config dc domain ds ft ic ip live mall \
                                 market message monitor ms organization partners portal quota region ssl tag";
/// The words behind which a code without a dot stands.
const ERROR_WORDS: &str = "code errorcode error_code errcode error err exception failed reason 错误码 错误代码 错误 报错 エラーコード エラー コード";

/// What is known of the codes that a text names, in the order of the text.
#[must_use]
pub fn mentions<'c>(catalog: &'c Catalog, lang: Lang, text: &str, reading: &Reading<'_>) -> Vec<Entry<'c>> {
    if reading.is_of_others() {
        return Vec::new();
    }
    let describe = Describe { catalog, lang };
    // Other clouds answer with the same short codes: an answer that was not recognised is theirs.
    let may_be_plain = text.len() <= LONGEST_PLAIN && !text.to_ascii_lowercase().contains("requestid");
    let mut names: Vec<&str> = Vec::new();
    let mut entries = Vec::new();
    for (at, word) in words(text) {
        if names.len() == MOST_CODES {
            break;
        }
        let is_named = if word.contains('.') {
            code::is_dotted(word)
        } else {
            may_be_plain && has_two_capitals(word) && (stands_alone(text, at, word) || is_said(text, at))
        };
        if !is_named || names.contains(&word) {
            continue;
        }
        let known = catalog.named(&code::fold(word)).into_iter().find(|code| code.name == word);
        if let Some(code) = known {
            names.push(word);
            let service = named_service(text, &code);
            entries.push(describe.code_of_call(&code, service));
        }
    }
    entries
}

/// The words of a text that may be codes, each with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    let words = text.split(move |c| !is_part(c)).map(|word| word.trim_matches(['.', '_']));
    words
        .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// The service that a text names as a word of its own, of those that return a code; none where
/// it names several.
fn named_service<'c>(text: &str, code: &Code<'c>) -> Option<&'c str> {
    let is_named = |id: &&str| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|word| word == *id);
    let is_certain = |id: &&str| !SERVICES_OF_WORDS.split(' ').any(|word| word == *id);
    let mut named = code.services().into_iter().filter(is_certain).filter(is_named);
    named.next().filter(|_| named.next().is_none())
}

fn has_two_capitals(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_uppercase).count() > 1 && word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether a word is all that its line says.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let behind = text.get(at + word.len()..).and_then(|behind| behind.split('\n').next()).unwrap_or_default();
    let is_bare =
        |rest: &str| !rest.contains(|c: char| c.is_alphanumeric() || matches!(c, '<' | '>' | '{' | '}' | '='));
    is_bare(before) && is_bare(behind)
}

/// Whether the word at a place stands behind one that says that a code follows.
fn is_said(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let said =
        before.trim_end_matches([' ', ':', '：', '=', '"', '\'', '`', '(', '（', '「', '【', '[', 'は', '为', '是']);
    if said.len() == before.len() {
        return false;
    }
    let lower = said.get(said.len().saturating_sub(40)..).unwrap_or(said).to_ascii_lowercase();
    ERROR_WORDS.split(' ').any(|word| {
        let rest = lower.strip_suffix(word);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        let catalog = Catalog::built_in();
        let reading = Reading::new(&catalog, Lang::En, text);
        mentions(&catalog, Lang::En, text, &reading).iter().map(|entry| entry.code.to_string()).collect()
    }

    #[test]
    fn codes_with_a_dot_are_named_anywhere_and_others_in_the_place_of_one() {
        for (text, expected) in [
            ("错误码:AuthFailure.SignatureFailure", &["AuthFailure.SignatureFailure"][..]),
            (
                "We saw AuthFailure.SignatureFailure, then `AuthFailure.SignatureExpire`.",
                &["AuthFailure.SignatureFailure", "AuthFailure.SignatureExpire"],
            ),
            ("UnauthorizedOperation", &["UnauthorizedOperation"]),
            ("- \"UnauthorizedOperation\",\n", &["UnauthorizedOperation"]),
            ("the call fails with error code UnauthorizedOperation today", &["UnauthorizedOperation"]),
            ("报错：UnauthorizedOperation", &["UnauthorizedOperation"]),
            ("An UnauthorizedOperation is not so rare", &[]),
            ("<Code>UnauthorizedOperation</Code>", &[]),
            ("Code: UnauthorizedOperation\nRequestId: 1", &[]),
            ("AuthFailure.SignatureFailures", &[]),
            ("authfailure.signaturefailure", &[]),
            ("aws: AuthFailure.SignatureFailure", &[]),
            ("aliyun says code: UnauthorizedOperation", &[]),
            ("AuthFailur", &[]),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
    }

    #[test]
    fn of_a_text_fifty_codes_are_taken() {
        let catalog = Catalog::built_in();
        let codes: Vec<&str> =
            catalog.codes().iter().map(|code| code.name).filter(|name| code::is_dotted(name)).collect();
        assert_eq!([49, 50, 51].map(|count| named(&codes[..count].join(" ")).len()), [49, 50, 50]);
    }

    #[test]
    fn a_code_of_several_meanings_has_that_of_the_service_that_the_text_names() {
        let catalog = Catalog::built_in();
        let title = |text: &str| {
            let reading = Reading::new(&catalog, Lang::En, text);
            mentions(&catalog, Lang::En, text, &reading).remove(0).title.unwrap_or_default().into_owned()
        };
        let code = "UnauthorizedOperation.CamNoAuth";
        let code_of = |service| {
            let known = catalog.named(&code::fold(code)).remove(0);
            Describe { catalog: &catalog, lang: Lang::En }
                .code_of_call(&known, service)
                .title
                .unwrap_or_default()
                .into_owned()
        };
        assert_ne!(code_of(Some("tke")), code_of(None));
        for (text, service) in [
            ("tccli tke says {}", Some("tke")),
            ("tke.tencentcloudapi.com: {}", Some("tke")),
            ("{} in tke and cetcd", None),
            ("{} from the monitor", None),
            ("{} in cvm", None),
        ] {
            assert_eq!(title(&text.replace("{}", code)), code_of(service), "{text}");
        }
    }
}
