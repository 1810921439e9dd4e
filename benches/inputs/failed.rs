//! Failed calls: a code, a message, a RequestId.

use super::random::Random;

/// Codes that are met often, each with a message of the vendor; `~` is where an ID stands.
const ERRORS: [(&str, &str); 10] = [
    (
        "AuthFailure.SignatureFailure",
        "The provided credentials could not be validated. Please check your signature is correct.",
    ),
    ("ResourceNotFound", "The resource `vpc-~` does not exist."),
    (
        "RequestLimitExceeded",
        "Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second. Please reduce the frequency of calls.",
    ),
    (
        "UnauthorizedOperation",
        "you are not authorized to perform operation (cvm:RunInstances) resource (qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-~) has no permission",
    ),
    ("InvalidParameterValue", "您传入的参数有误：~"),
    ("MissingParameter", "The request is missing a required parameter `ImageId`."),
    ("InvalidInstanceId.NotFound", "The instance `ins-~` does not exist."),
    ("LimitExceeded.VpcLimitExceeded", "The quota of VPCs is used up: ~"),
    ("InternalError", "An internal error has occurred. Retry your request, reference ~."),
    ("FailedOperation", "The operation on `disk-~` failed, because its instance is being changed."),
];

/// A call that failed.
pub struct Failed {
    /// The error's code.
    pub code: &'static str,
    /// What the server says; it has no quote, backslash or control character.
    pub message: String,
    /// The request.
    pub request_id: String,
}

impl Failed {
    /// One of those that are met often, about an ID of its own.
    pub fn new(draw: &mut Random) -> Self {
        let (code, message) = draw.one_of(&ERRORS).copied().unwrap_or_default();
        let id = format!("{:08x}", draw.bits() >> 32);
        Self { code, message: message.replace('~', &id), request_id: request_id(draw) }
    }
}

/// A UUID.
pub fn request_id(draw: &mut Random) -> String {
    let (high, low) = (draw.bits(), draw.bits());
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}
