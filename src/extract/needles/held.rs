//! Whether a text may hold an error at all.

use super::find;
use crate::extract::substring;
use crate::extract::syntax::Syntax;

/// The first needle of something that is no JSON.
pub fn text(input: &[u8]) -> Option<usize> {
    // In JSON, a code is a string or inside one.
    let is_bare = !matches!(input.get(1..).map(<[u8]>::trim_ascii_start), Some([b'"' | b'\'', ..]));
    let mut from = 0;
    while let Some((syntax, at)) = find(input, from) {
        if !matches!(syntax, Syntax::Json | Syntax::Request | Syntax::Code) || syntax == Syntax::Code && is_bare {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Whether an error may be in a text that is written as a string of JSON.
pub fn may_hold_an_error(raw: &[u8]) -> bool {
    // A code alone is no error.
    if raw.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'.') {
        return false;
    }
    let mut from = 0;
    while let Some((syntax, at)) = find(raw, from) {
        if syntax != Syntax::Request {
            return true;
        }
        from = at + 1;
    }
    // A needle may itself be written with escapes.
    substring::contains(raw, b"Error\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_holds_an_error_if_a_needle_but_a_requests_is_in_it() {
        for (raw, may) in [
            ("tencentcloudapi.com", false),
            ("tencentcloudapi.com {Error\\\":", true),
            ("X-TC-A [TencentCloudSDKError]", true),
            ("an error", false),
        ] {
            assert_eq!(may_hold_an_error(raw.as_bytes()), may, "{raw}");
        }
        assert_eq!(text(b"X-TC-A \"Error\" TencentCloudSDK"), Some(16));
        assert_eq!(text(b"X-TC-A \"Error\""), None);
    }
}
