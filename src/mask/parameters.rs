//! Messages about a parameter that is a secret, and quote its value apart from its name.

use std::ops::Range;

/// Whether the name that begins here is quoted as that of a parameter.
pub fn is_behind_parameter(before: &str) -> bool {
    let path = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '[' | ']'));
    let noun = path.strip_suffix(['`', '\'', '"']).unwrap_or_default().trim_end();
    let is_of_value = || noun.strip_suffix(" of").is_some_and(|value| value.ends_with(['`', '\'', '"']));
    "arameter 参数 パラメーター".split(' ').any(|written| noun.ends_with(written)) || is_of_value()
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
            if ["value", "Value", "值", "值为", "値"].iter().any(|word| before.ends_with(word)) {
                return Some(at..at + text.get(at..)?.find(quote)?);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_is_quoted_behind_its_noun() {
        let text = "The value `a` specified in the parameter `Login.Password`: value \"b\", 值为 'c'";
        assert!(is_behind_parameter(text.split_once("Password").unwrap().0));
        assert_eq!(quoted_values(text).map(|range| &text[range]).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert!(!is_behind_parameter("The `"));
    }
}
