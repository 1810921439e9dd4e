//! What a signature of TC3-HMAC-SHA256 says of itself.

use super::name_in;

/// The longest id of a service, in bytes.
const LONGEST_SERVICE: usize = 30;
/// The end of a Credential.
const END: &str = "/tc3_request";

/// The scope of a signature: `Credential=AKID…/2026-11-19/redis/tc3_request`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Credential {
    /// `2026-11-19`, in UTC if it is right.
    pub date: String,
    /// `redis`
    pub service: String,
}

impl Credential {
    /// Splits `AKID…/2026-11-19/redis/tc3_request, SignedHeaders=…`: the SecretId, and what it
    /// was used for, if that has the form of a day and a service.
    pub(super) fn read(text: &str) -> Option<(&str, Option<Self>)> {
        let (scope, _) = text.split_once(END)?;
        let mut parts = scope.rsplitn(3, '/');
        let (service, date, id) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        let is_date = |date: &&str| date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let is_service =
            |service: &&str| service.len() <= LONGEST_SERVICE && !service.contains(|c: char| c.is_ascii_uppercase());
        let service = service.filter(is_service).and_then(name_in);
        let date = date.filter(is_date).and_then(name_in);
        Some((id, service.zip(date).map(|(service, date)| Self { date, service })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Request, RequestForm};

    #[test]
    fn a_credential_names_a_day_and_a_service() {
        let credential = |text: &str| {
            let mut request = Request::default();
            request.read(&format!("Authorization: TC3-HMAC-SHA256 Credential={text}, SignedHeaders=host"));
            assert_eq!(request.form, Some(RequestForm::PostTc3), "{text}");
            (request.credential.map(|Credential { date, service }| format!("{date} {service}")), request.has_blank_id)
        };
        let longest = "s".repeat(30);
        for (text, expected, has_blank_id) in [
            ("AKIDx/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), false),
            ("AKID/x/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), false),
            (&format!("AKIDx/2026-11-19/{longest}/tc3_request"), Some(&*format!("2026-11-19 {longest}")), false),
            (&format!("AKIDx/2026-11-19/{longest}s/tc3_request"), None, false),
            ("AKIDx/2026-11-19/CVM/tc3_request", None, false),
            ("AKIDx/2026-11-19//tc3_request", None, false),
            ("AKIDx/2026-11-190/cvm/tc3_request", None, false),
            ("AKIDx/2026/11/19/cvm/tc3_request", None, false),
            ("AKIDx/2026-11-1x/cvm/tc3_request", None, false),
            ("AKIDx/cvm/tc3_request", None, false),
            ("AKIDx/2026-11-19/cvm/tc4_request", None, false),
            (" AKIDx/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), true),
            ("AKIDx\\n/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), true),
        ] {
            assert_eq!(credential(text), (expected.map(str::to_owned), has_blank_id), "{text}");
        }
    }
}
