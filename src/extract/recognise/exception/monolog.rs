//! Exceptions of the SDK for PHP as Monolog prints them behind a record, with the number zero for a code, and as Symfony
//! tells them before that:
//!
//! ```text
//! M {"exception":"[object] (TencentCloud\\…\\TencentCloudSDKException(code: 0): M at /app/a.php:41)"}
//! Uncaught PHP Exception TencentCloud\…\TencentCloudSDKException: "M" at a.php line 41 {"exception":…}
//! ```

use super::super::fields::parts;
use super::super::{Found, Look};

/// What Symfony writes before the class.
const SYMFONY: &[u8] = b"Uncaught PHP Exception TencentCloud\\Common\\Exception\\T";

/// The message in quotes behind the name, up to the place in the program: what follows on the line tells it again.
fn in_quotes(look: &Look<'_>, behind: &[u8]) -> Option<Found> {
    let text = String::from_utf8_lossy(behind);
    let (message, place) = text.strip_prefix(": \"")?.split_once("\" at ")?;
    let is_place = place
        .split_once(" line ")
        .is_some_and(|(file, line)| is_place(&[file, ":", line.split(' ').next().unwrap_or_default()].concat()));
    (is_place && !message.trim().is_empty()).then(|| (parts(None, message, None), look.line.end - look.start))
}

/// The message behind the number, up to the place in the program. The name ends at a byte offset of the input.
pub fn behind_number(look: &Look<'_>, name_end: usize) -> Option<Found> {
    let rest = look.slice(name_end..look.line.end);
    if look.before().ends_with(SYMFONY) {
        return in_quotes(look, rest);
    }
    let text = String::from_utf8_lossy(rest.strip_prefix(b"(code: 0): ")?).into_owned();
    let (at, _) = text.match_indices(" at ").find(|(at, _)| text.get(at + 4..).is_some_and(is_place))?;
    let message = text.get(..at)?.trim();
    let used = look.line.end - look.start;
    (!message.is_empty()).then(|| (parts(None, message, None), used))
}

/// Whether a text begins with a file of PHP and a line in it.
fn is_place(text: &str) -> bool {
    let file = text.split([')', ' ', '"']).next().unwrap_or_default();
    file.rsplit_once(':').is_some_and(|(file, line)| {
        file.rsplit('.').next() == Some("php") && !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn symfony_has_the_message_in_quotes() {
        for (behind, message) in [
            (": \"no \"lion\" here\" at Client.php line 10 {\"exception\":\"\"} []", Some("no \"lion\" here")),
            (": \"no lion\" at Client.php", None),
            (": no lion at Client.php line 10", None),
        ] {
            let line = format!(
                "app.CRITICAL: Uncaught PHP Exception TencentCloud\\Common\\Exception\\TencentCloudSDKException{behind}"
            );
            let look = look(&line, "encentCloudSDK");
            let found = behind_number(&look, look.at + "encentCloudSDKException".len());
            assert_eq!(found.and_then(|(found, _)| found.message).as_deref(), message, "{line}");
        }
    }

    #[test]
    fn the_message_ends_with_the_place() {
        for (behind, message) in [
            ("(code: 0): no lion at /app/a.php:41)\"}", Some("no lion")),
            ("(code: 0): no lion at home at /app/a.php:4", Some("no lion at home")),
            ("(code: 0): no lion", None),
            ("(code: 0):  at /app/a.php:4", None),
            ("(code: 7): no lion at /app/a.php:4", None),
        ] {
            let line = format!("x TencentCloudSDKException{behind}");
            let look = look(&line, "encentCloudSDK");
            let found = behind_number(&look, look.at + "encentCloudSDKException".len());
            assert_eq!(found.and_then(|(found, _)| found.message).as_deref(), message, "{line}");
        }
    }
}
