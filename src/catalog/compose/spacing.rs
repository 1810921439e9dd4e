//! The spaces between parts and sentences: Chinese has one between Chinese and Latin
//! letters, Japanese none, English one between sentences.

use unicode_width::UnicodeWidthChar;

/// The places of languages in the schema's order.
const ENGLISH: usize = 0;
const CHINESE: usize = 2;

/// Puts a part behind another one.
pub fn push(text: &mut String, part: &str, lang: usize) {
    if lang == CHINESE
        && let (Some(before), Some(behind)) = (text.chars().next_back(), part.chars().next())
        && (is_ideograph(before) && is_latin(behind) || is_latin(before) && is_ideograph(behind))
    {
        text.push(' ');
    }
    text.push_str(part);
}

/// Two sentences as one text.
pub fn join(first: &str, second: &str, lang: usize) -> String {
    let mut joined = first.to_owned();
    let touches = first.chars().next_back().is_none_or(|c| lang != ENGLISH && is_wide(c));
    if !touches {
        joined.push(' ');
    }
    push(&mut joined, second, lang);
    joined
}

/// A letter, a digit or what stands around them: not punctuation.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '`' | '%' | '_' | '+')
}

/// A Chinese character: not full-width punctuation.
fn is_ideograph(c: char) -> bool {
    c.is_alphanumeric() && is_wide(c)
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(parts: [&str; 3], lang: usize) -> String {
        let mut text = String::new();
        for part in parts {
            push(&mut text, part, lang);
        }
        text
    }

    #[test]
    fn chinese_has_a_space_beside_latin_letters_and_japanese_none() {
        assert_eq!(pushed(["参数", "`Content`", "不存在"], CHINESE), "参数 `Content` 不存在");
        assert_eq!(pushed(["共", "20", " 个"], CHINESE), "共 20 个");
        assert_eq!(pushed(["（", "SSL证书", "）不存在"], CHINESE), "（SSL证书）不存在");
        assert_eq!(pushed(["パラメーター", "`Content`", "がない"], 1), "パラメーター`Content`がない");
        assert_eq!(pushed(["no ", "subnet", "s"], ENGLISH), "no subnets");
    }

    #[test]
    fn sentences_have_a_space_between_them_in_english_only() {
        assert_eq!(join("One.", "Two.", ENGLISH), "One. Two.");
        assert_eq!(join("一。", "二。", CHINESE), "一。二。");
        assert_eq!(join("一です。", "二です。", 1), "一です。二です。");
        assert_eq!(join("", "Two.", ENGLISH), "Two.");
        assert_eq!(join("见 `list`", "二。", CHINESE), "见 `list` 二。");
    }
}
