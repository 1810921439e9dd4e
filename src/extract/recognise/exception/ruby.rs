//! Exceptions of the SDK for Ruby as the interpreter and its loggers print them: the message, and behind it
//! the class in round brackets. The code is not printed.
//!
//! ```text
//! a.rb:2:in 'f': M (TencentCloud::Common::TencentCloudSDKException)
//! E, [T #1] ERROR -- app: M (TencentCloud::Common::TencentCloudSDKException)
//! ```

use super::super::fields::parts;
use super::super::{Found, Look};

/// What stands before the name of the class behind a message.
const CLASS: &str = " (TencentCloud::Common::T";

/// The message before the class, whose name ends at a byte offset of the input.
pub fn before_class(look: &Look<'_>, name_end: usize) -> Option<Found> {
    let behind = look.slice(name_end..look.line.end).strip_prefix(b")")?;
    // What was found on the line before it has all of its error.
    let is_note =
        || ["//", "#", "*"].iter().any(|start| look.before().trim_ascii_start().starts_with(start.as_bytes()));
    if look.start > look.line.start || !behind.trim_ascii().is_empty() || is_note() {
        return None;
    }
    let before = String::from_utf8_lossy(look.before());
    let line = before.strip_suffix(CLASS)?;
    // The method has quotes of one kind or of two: `in 'f'`, "in `f'".
    let raised = line.split_once("': ").filter(|(place, _)| place.contains(":in "));
    let logged = || line.split_once(" -- ").and_then(|(_, record)| record.split_once(": "));
    let message = raised.or_else(logged).map_or(line, |(_, message)| message).trim();
    // The second line of a refusal of the access management.
    let is_second = message.starts_with("resource (");
    (message.contains(char::is_alphanumeric) && !is_second)
        .then(|| (parts(None, message, None), look.line.end - look.start))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn the_message_stands_behind_the_place_or_the_name_of_the_program() {
        for (line, message) in [
            ("a.rb:2:in `f': no: lion (TencentCloud::Common::TencentCloudSDKException)", Some("no: lion")),
            ("a.rb:2:in 'Zoo#f': no lion (TencentCloud::Common::TencentCloudSDKException)", Some("no lion")),
            ("E, [T #1] ERROR -- zoo: no lion (TencentCloud::Common::TencentCloudSDKException)", Some("no lion")),
            ("no lion (TencentCloud::Common::TencentCloudSDKException)", Some("no lion")),
            ("rescue (TencentCloud::Common::TencentCloudSDKException) => e", None),
            ("raise Zoo, (TencentCloud::Common::TencentCloudSDKException", None),
            (" (TencentCloud::Common::TencentCloudSDKException)", None),
        ] {
            let look = look(line, "encentCloudSDK");
            let found = before_class(&look, look.at + "encentCloudSDKException".len());
            assert_eq!(
                found.map(|(found, _)| found.message),
                message.map(|message| Some(message.to_owned())),
                "{line}"
            );
        }
    }
}
