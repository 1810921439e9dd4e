//! Exceptions as the reports of Ruby's tools show them, without a code: Rails in its log, `RSpec`.
//!
//! ```text
//! TencentCloud::Common::TencentCloudSDKException (M):
//! TencentCloud::Common::TencentCloudSDKException:
//!   M
//! # ./a.rb:3:in `f'
//! ```

use super::{Named, with_code};
use crate::extract::Parts;
use crate::extract::excerpt::Excerpt;
use crate::extract::recognise::fields::fields;

/// The most lines of a message.
const MOST_LINES: usize = 24;

/// The exception whose name ends at `behind`, if it is shown so. `before` stands before the name on its line.
pub fn reported(excerpt: &Excerpt, behind: usize, before: &str) -> Option<Named> {
    let text = excerpt.text.get(behind..)?;
    let line = text.split('\n').next()?;
    if is_source(before) {
        return None;
    }
    if let Some(message) = line.trim_end().strip_prefix(" (").and_then(|rest| rest.strip_suffix("):")) {
        // What has its code in an exception of its own is read by that.
        let is_message = !message.contains("encentCloudSDK");
        return is_message.then(|| Named::Found((told(message), behind + line.len())));
    }
    if line.trim_end() != ":" {
        return None;
    }
    let mut lines: Vec<&str> = Vec::new();
    let mut used = behind + line.len();
    for line in text.split('\n').skip(1).take(MOST_LINES) {
        if is_place(line.trim()) && !lines.is_empty() {
            return Some(Named::Found((told(&lines.join("\n")), used)));
        }
        if line.trim().is_empty() || !line.starts_with(' ') {
            break;
        }
        used += 1 + line.len();
        lines.push(line.trim());
    }
    let is_open = excerpt.may_grow && behind + text.len() <= used + 1;
    is_open.then_some(Named::Unfinished)
}

/// What a message says, which may have the code and the RequestId in it.
fn told(message: &str) -> Parts {
    let body = message.strip_prefix("[TencentCloudSDK").and_then(|rest| rest.split_once("] ")).map(|(_, body)| body);
    let named = fields(body.unwrap_or(message)).map(|(parts, _)| parts).filter(|parts| parts.code.is_some());
    let without_code = || Parts { code: None, message: Some(message.to_owned()), request_id: None };
    named.or_else(|| with_code(message)).unwrap_or_else(without_code)
}

/// Whether source code names the exception, behind these words: to catch, throw, declare or describe it.
pub fn is_source(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, ':' | '.' | '\\' | '_'));
    let word = before.trim_end_matches([' ', '(']).rsplit([' ', '\t', '*', '}']).next().unwrap_or_default();
    matches!(word, "except" | "catch" | "class" | "@throws" | "throws" | "new" | "raise" | "rescue" | "extends")
}

/// Whether a line is a place in a program as `RSpec` shows it: `# ./a.rb:3:in ...`.
fn is_place(line: &str) -> bool {
    let Some((_, behind)) = line.strip_prefix("# ").and_then(|place| place.split_once(".rb:")) else { return false };
    behind.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Option<String> {
        match reported(&Excerpt::of(text), 1, "")? {
            Named::Found((parts, _)) => parts.message,
            _ => None,
        }
    }

    #[test]
    fn the_message_stands_in_brackets_or_below_the_class() {
        for (text, expected) in [
            ("E (no (lion)):\n  \n", Some("no (lion)")),
            ("E:\n       no lion\n       is here\n     # ./a.rb:3:in `f'\n", Some("no lion\nis here")),
            ("E:\n     # ./a.rb:3:in `f'\n", None),
            ("E:\n       no lion\n\n     # ./a.rb:3:in `f'\n", None),
            ("E ([TencentCloudSDKError] Code=C):\n", None),
            ("E (no lion) is raised\n", None),
            ("E: no lion\n     # ./a.rb:3:in `f'\n", None),
        ] {
            assert_eq!(message(text).as_deref(), expected, "{text}");
        }
    }
}
