//! Where the value of a name is.

use crate::signs;
use std::ops::Range;

/// The shortest value that no sign separates from its name, in bytes.
const LEAST_ARGUMENT: usize = 16;
/// The shortest value of an option, and behind a Chinese name, in bytes.
const LEAST_OPTION: usize = 6;
/// The shortest value with characters other than letters and digits, in bytes; a UUID is
/// shorter.
const LEAST_TOKEN: usize = 40;
/// The longest word of a sentence behind a colon, in bytes.
const LONGEST_WORD: usize = 15;
/// Within how many characters PHP's `:private]` is searched for.
const LONGEST_CLASS: usize = 128;

// Signs separated by NUL: an array of `&str` would need a relocation for each of them at start-up.
/// Quotes, however they are encoded; the longer before what they begin with.
const QUOTES: &str = "\"\0'\0`\0\\u0022\0\\u0027\0\\\0&quot;\0&#34;\0&#39;\0&#x27;\0%22\0%27\0%5C";
/// Spaces, and characters that are not visible.
const BLANKS: &str = " \0\t\0\u{a0}\0\u{3000}\0\u{200b}\0\u{200c}\0\u{200d}\0\u{feff}\0%20";
const LINES: &str = "\n\0\r";
const EQUALS: &str = "=\0＝\0%3D\0%3d";
const COLONS: &str = ":\0：\0%3A\0%3a";
/// Other signs between a name and its value.
const BETWEEN: &str = "->\0-\0>\0&gt;\0|\0(\0[\0是\0为\0為\0は\0“\0「\0‘";
/// Words between a name and its value.
const FILLERS: &str = "is\0was\0value\0b";
/// Where a value ends that is encoded.
const ENCODED_ENDS: &str = "&quot;\0&#34;\0&#39;\0&#x27;\0%22\0%27\0%26\0%2C";
/// Words before a value in quotes.
const VALUE: &str = "value\0Value\0值\0值为\0値";

/// The value of a name, as a byte range of the text behind the name.
pub fn value(before: &str, word: &str, name: &str, behind: &str) -> Option<Range<usize>> {
    if before.ends_with('<') && behind.starts_with('>') {
        return behind.find('<').map(|end| 1..end).filter(|value| !value.is_empty());
    }
    let after = skip(without_visibility(behind), |text| strip_blank(text).or_else(|| text.strip_prefix(']')));
    let after = behind_value(after).unwrap_or(after);
    let (rest, is_colon) = if let Some(rest) = after.strip_prefix("=>") {
        (without_type(rest.trim_start()), false)
    } else if let Some(rest) = strip_any(after, EQUALS) {
        (rest, false)
    } else if let Some(rest) = strip_any(after, COLONS) {
        (rest.strip_prefix('=').unwrap_or(rest), true)
    } else {
        return argument(before, word, behind);
    };
    let rest = skip(rest, |text| strip_any(text, BLANKS));
    let rest = rest.strip_prefix("Some(").or_else(|| rest.strip_prefix("String(")).unwrap_or(rest);
    let rest = rest.strip_prefix(['b', 'u']).filter(|rest| rest.starts_with(['"', '\''])).unwrap_or(rest);
    let start = skip(rest, |text| strip_any(text, QUOTES));
    let from = behind.len() - start.len();
    let is_quoted = start.len() < rest.len();
    let is_encoded = behind.get(..from)?.contains(['%', '&']);
    let is_header = name.ends_with("cookie") || name.ends_with("authorization");
    let several = is_header && (is_scheme(start) || name.ends_with("cookie") && start.contains('='));
    let ends = |c: char| {
        let ends_any =
            matches!(c, '"' | '`' | '\n' | '\\' | '\u{1b}') || c == '\'' && (!is_quoted || rest.starts_with('\''));
        ends_any
            || !several
                && !is_quoted
                && (c.is_whitespace() || !c.is_ascii() || matches!(c, ',' | ';' | '&' | '}' | ')' | ']' | '<' | '\''))
    };
    let said = start.get(..start.find(ends).unwrap_or(start.len()))?;
    let encoded_end = || ENCODED_ENDS.split('\0').filter_map(|end| said.find(end)).min();
    let said = is_encoded.then(encoded_end).flatten().map_or(said, |end| said.get(..end).unwrap_or(said));
    if !is_quoted && !said.contains(|c: char| c.is_ascii_alphanumeric()) {
        return argument(before, word, behind);
    }
    let is_prose = is_colon && !is_quoted && is_prose(said);
    let is_nothing = signs::nothing().any(|nothing| said.eq_ignore_ascii_case(nothing));
    (!said.is_empty() && !is_prose && !is_nothing).then_some(from..from + said.len())
}

/// The value of a Chinese name; what follows may be a word of a sentence instead.
pub fn value_of_chinese(behind: &str) -> Option<Range<usize>> {
    let value = value("", "", "", behind)?;
    let said = behind.get(value.clone())?;
    (said.len() >= LEAST_OPTION && is_mixed(said) && !is_secret_id(said)).then_some(value)
}

/// A value that no sign separates from its name, or several do: `--secret-key V`,
/// `the SecretKey is V`, `SecretKey("V")`, `| SecretKey | V |`.
pub fn argument(before: &str, word: &str, behind: &str) -> Option<Range<usize>> {
    let is_option = word.starts_with("--");
    // Of a list: `["SecretKey", "V"]`.
    let is_item = word.is_empty() || before.ends_with(['"', '\'']) && behind.starts_with(['"', '\'', '\\']);
    let mut rest = behind;
    let mut is_separated = is_option || is_item;
    loop {
        rest = skip(rest, strip_blank);
        let sign = strip_any(rest, EQUALS).or_else(|| strip_any(rest, COLONS)).or_else(|| strip_any(rest, BETWEEN));
        if let Some(behind) = sign.or_else(|| rest.strip_prefix(',').filter(|_| is_item)) {
            (rest, is_separated) = (behind, true);
        } else if let Some(behind) = strip_any(rest, LINES).filter(|_| is_separated) {
            rest = behind;
        } else if let Some(behind) = strip_any(rest, FILLERS)
            && behind.starts_with([' ', '\t', ':', '=', '"', '\'', '`'])
        {
            rest = behind;
        } else {
            break;
        }
    }
    let is_end = |c: char| {
        !c.is_ascii_graphic() || matches!(c, '"' | '\'' | '`' | '\\') || !is_option && ",;:()[]{}<>|&%".contains(c)
    };
    let said = rest.get(..rest.find(is_end).unwrap_or(rest.len()))?.trim_end_matches(['.', ',', ';']);
    // The next name with its value is no value.
    let is_name = !is_option && said.trim_end_matches('=').contains('=');
    let is_long = is_random(said) || is_option && said.len() >= LEAST_OPTION && is_mixed(said);
    let from = behind.len() - rest.len();
    (from > 0 && is_long && !is_name && !is_secret_id(said)).then_some(from..from + said.len())
}

/// What is quoted behind the word value: ``The value `x` specified in the parameter `Password` ``.
pub fn quoted_values(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text.get(at..)?.find(['`', '\'', '"'])?;
            let quote = text.get(open..)?.chars().next()?;
            at = open + 1;
            let before = text.get(..open)?.trim_end_matches([' ', '：', ':']);
            if VALUE.split('\0').any(|word| before.ends_with(word)) {
                let end = at + text.get(at..)?.find(quote)?;
                let value = at..end;
                at = end + 1;
                return Some(value);
            }
        }
    })
}

/// Whether a text is too long and too mixed for a word.
pub fn is_random(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'~');
    let is_plain = text.len() >= LEAST_ARGUMENT && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_long = text.len() >= LEAST_TOKEN && !text.starts_with(['/', '~']) && text.bytes().all(is_token);
    let is_jwt = text.len() >= LEAST_TOKEN && text.starts_with("eyJ");
    is_mixed(text) && (is_plain || is_long || is_jwt)
}

fn is_mixed(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A SecretId keeps its ends, so it is masked on its own.
fn is_secret_id(text: &str) -> bool {
    text.len() >= super::secrets::LEAST_SECRET_ID && (text.starts_with("AKID") || text.starts_with("IKID"))
}

/// Whether a value of several words begins: `TC3-HMAC-SHA256 Credential=…`.
fn is_scheme(value: &str) -> bool {
    "TC3- Bearer Basic Digest bearer basic".split(' ').any(|scheme| value.starts_with(scheme))
}

/// Whether a word behind a colon is one of a sentence: `token: see the documents`.
fn is_prose(word: &str) -> bool {
    word.len() <= LONGEST_WORD
        && word.trim_end_matches(['.', '!', '?']).bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        && word.bytes().skip(1).all(|byte| !byte.is_ascii_uppercase())
}

/// `string(32) "V"` without the count, as PHP dumps it.
fn without_type(text: &str) -> &str {
    let counted = text.strip_prefix("string(").and_then(|rest| rest.split_once(") "));
    counted.map_or(text, |(_, rest)| rest)
}

/// What is behind PHP's `:private]` or `:Class:private]`.
fn without_visibility(behind: &str) -> &str {
    let is_end = |c: char| c == ']' || c == '\n' || c == '=';
    let end = behind.char_indices().take(LONGEST_CLASS).find(|(_, c)| is_end(*c)).map_or(0, |(at, _)| at);
    let class = behind.get(..end).unwrap_or_default();
    if class.ends_with(":private") || class.ends_with(":protected") {
        behind.get(end..).unwrap_or(behind)
    } else {
        behind
    }
}

/// What is behind `value` in `{"name":"K","value":"V"}` and `<add key="K" value="V"/>`.
fn behind_value(after: &str) -> Option<&str> {
    let rest = skip(after, |text| {
        let sign = strip_blank(text).or_else(|| strip_any(text, LINES));
        sign.or_else(|| text.strip_prefix(',')).or_else(|| text.strip_prefix("%2C"))
    });
    let (word, rest) = rest.split_at_checked("value".len())?;
    let rest = skip(rest, strip_blank);
    (word.eq_ignore_ascii_case("value") && rest.starts_with([':', '=', '%'])).then_some(rest)
}

fn strip_any<'a>(text: &'a str, signs: &str) -> Option<&'a str> {
    signs.split('\0').find_map(|sign| text.strip_prefix(sign))
}

/// The text without a quote or a space at its start.
fn strip_blank(text: &str) -> Option<&str> {
    strip_any(text, QUOTES).or_else(|| strip_any(text, BLANKS))
}

/// The text without what `strip` removes at its start, and without terminal colours there.
fn skip<'a>(mut text: &'a str, strip: impl Fn(&'a str) -> Option<&'a str>) -> &'a str {
    loop {
        let colour =
            text.strip_prefix("\u{1b}[").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';'));
        let rest = colour.and_then(|rest| rest.strip_prefix('m'));
        match rest.or_else(|| strip(text)) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}
