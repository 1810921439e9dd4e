//! Exceptions as the reports of Ruby's tools show them, without a code: Rails in its log, `RSpec`.
//!
//! ```text
//! TencentCloud::Common::TencentCloudSDKException (M):
//! TencentCloud::Common::TencentCloudSDKException:
//!   M
//! # ./a.rb:3:in `f'
//! ```

use super::Named;
use crate::extract::Parts;
use crate::extract::excerpt::Excerpt;

/// The most lines of a message.
const MOST_LINES: usize = 24;

/// The exception whose name ends at `behind`, if it is shown so.
pub fn reported(excerpt: &Excerpt, behind: usize) -> Option<Named> {
    let text = excerpt.text.get(behind..)?;
    let line = text.split('\n').next()?;
    // What has its code there is read by that.
    let is_message = |message: &str| !message.contains("encentCloudSDK");
    let without_code = |message: &str| Parts { code: None, message: Some(message.to_owned()), request_id: None };
    if let Some(message) = line.trim_end().strip_prefix(" (").and_then(|rest| rest.strip_suffix("):")) {
        return is_message(message).then(|| Named::Found((without_code(message), behind + line.len())));
    }
    if line.trim_end() != ":" {
        return None;
    }
    let mut lines: Vec<&str> = Vec::new();
    let mut used = behind + line.len();
    for line in text.split('\n').skip(1).take(MOST_LINES) {
        if line.trim_start().starts_with("# ") && !lines.is_empty() {
            return Some(Named::Found((without_code(&lines.join("\n")), used)));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Option<String> {
        match reported(&Excerpt::of(text), 1)? {
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
