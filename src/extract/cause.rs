//! The error inside the message of another one: the root of it.

use super::Parts;
use super::decode::Decode;
use super::needles::Needles;
use super::progress::Progress;
use super::scan::Scan;

/// The first error that a message holds.
pub fn of(message: &str) -> Option<Parts> {
    Needles::new(message.as_bytes(), (0, 1)).next(0)?;
    let mut text = Vec::with_capacity(message.len());
    Decode::default().push(message.as_bytes(), true, &mut text);
    let mut progress = Progress::default();
    Scan::new(&text, true, (0, 1), &mut progress).run();
    let first = progress.errors.into_iter().next()?;
    Some(Parts { code: first.code, message: first.message, request_id: first.request_id })
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_first_error_of_a_message_is_its_cause() {
        let inner = "[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1";
        let cause = of(&format!("no: {inner}; {}", inner.replace('A', "B"))).unwrap();
        assert_eq!((cause.code.as_deref(), cause.request_id.as_deref()), (Some("Zoo.A"), Some("r-1")));
        for message in ["no", "see X-TC-Action", "{\"Response\":{\"RequestId\":\"r-1\"}}"] {
            assert_eq!(of(message), None, "{message}");
        }
    }
}
