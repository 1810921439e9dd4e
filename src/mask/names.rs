//! How secrets are named.

/// How names of secrets end, in lower case and without hyphens.
const NAMES: &str = "secretkey secretaccesskey accesskeysecret secret apikey privatekey token signature bearer \
                     authorization cookie password passwd pwd passphrase";
/// The last two letters of each, and of `sk` and `key`.
const ENDS: &str = "eyetenreeronierdwdsesk";
/// Names with the same ends that are no secrets: page tokens, and tokens for idempotent requests.
const HARMLESS: &str = "nexttoken pagetoken clienttoken";
/// The first words of names whose second word is `key`.
const BEFORE_KEY: &str = "secret private api secret-access";
/// Chinese names, which have no spaces around them.
pub const CHINESE: &str = "密钥 密码 口令 令牌";

/// The word in lower case and without hyphens, if it names a secret.
pub fn name(before: &str, word: &str) -> Option<String> {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    // The last two letters rule out most words.
    let (_, end) = word.as_bytes().split_last_chunk::<2>().filter(|_| word.len() <= 64)?;
    let end = end.map(|byte| byte.to_ascii_lowercase());
    if !ENDS.as_bytes().chunks_exact(2).any(|known| known == end) {
        return None;
    }
    let plain: String = word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if plain == "key" {
        return is_before_key(before).then(|| "secretkey".to_owned());
    }
    let is_name = NAMES.split_ascii_whitespace().any(|name| plain.ends_with(name))
        || plain == "sk"
        || word.len() > 3 && word.to_ascii_lowercase().ends_with("_sk");
    let is_harmless = HARMLESS.split_ascii_whitespace().any(|name| plain.ends_with(name));
    (is_name && !is_harmless).then_some(plain)
}

/// Whether `key` behind this is a secret one: `Secret Key`.
fn is_before_key(before: &str) -> bool {
    before.strip_suffix(' ').is_some_and(|before| {
        BEFORE_KEY.split(' ').any(|kind| {
            let last = before.len().checked_sub(kind.len()).and_then(|at| before.get(at..));
            last.is_some_and(|last| last.replace(' ', "-").eq_ignore_ascii_case(kind))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_ends_in_letters_that_are_looked_for() {
        for written in NAMES.split_ascii_whitespace().chain(["sk", "DB_SK", "SecretKey1", "AppSecret"]) {
            assert!(name("", written).is_some(), "{written}");
        }
        for kind in BEFORE_KEY.split(' ') {
            assert!(name(&format!("the {} ", kind.replace('-', " ")), "Key").is_some(), "{kind}");
        }
        for harmless in ["key", "disk", "task", "server", "NextToken", "Tokens"] {
            assert!(name("the ", harmless).is_none(), "{harmless}");
        }
    }
}
