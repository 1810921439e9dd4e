//! The forms in which a text may name a service. Most texts have none, which is quicker to see than which one.

use crate::extract::substring;
use aho_corasick::packed::{Config, Searcher};
use memchr::memmem::find_iter;
use std::sync::OnceLock;

/// The end of what a request is signed for.
pub const SIGNED: &str = "/tc3_request";
/// The command of the vendor's tool.
pub const TCCLI: &str = "tccli";
/// The vendor's name, but for its first letter, which may be a capital.
const VENDOR: [&str; 2] = ["encent", "ENCENT"];
const VENDOR_LEN: usize = "encent".len();
/// The end of the names of clients: `CvmClient`, `cvm_client`.
const CLIENT: &str = "lient";
/// The end of every host of the API.
pub const DOMAIN: &str = ".tencentcloudapi.com";

/// Whether a text may name a service in one of the forms of the API and its tools. Hosts and resources have the
/// vendor's name as packages have it.
pub fn may_name(text: &str) -> bool {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    let searcher =
        SEARCHER.get_or_init(|| Config::new().builder().extend(VENDOR).extend([CLIENT, TCCLI, SIGNED]).build());
    // Without vector instructions, each form is looked for.
    let Some(searcher) = searcher else { return true };
    searcher.find_iter(text).any(|found| {
        let is_of_vendor = found.pattern().as_usize() < VENDOR.len();
        !is_of_vendor || is_package(text, found.start())
    })
}

/// Whether a text may name a package or a client of an SDK, which is quicker to see: the exceptions of all SDKs have
/// their vendor's name too.
pub fn may_name_package(text: &str) -> bool {
    has(text, CLIENT) || VENDOR.iter().any(|name| places(text, name).any(|at| is_package(text, at)))
}

/// Whether the vendor's name at a place is that of something other than an exception.
fn is_package(text: &str, at: usize) -> bool {
    let behind = text.as_bytes().get(at + VENDOR_LEN..).unwrap_or_default();
    let (cloud, rest) = behind.split_at_checked("cloud".len()).unwrap_or_default();
    cloud.eq_ignore_ascii_case(b"cloud") && !rest.starts_with(b"SDK")
}

/// Where a part stands in a text. Mostly it does not, which is quicker to see than to make ready for more.
pub fn places<'t>(text: &'t str, part: &'t str) -> impl Iterator<Item = usize> {
    has(text, part).then(|| find_iter(text.as_bytes(), part)).into_iter().flatten()
}

/// Whether a part stands in a text.
pub fn has(text: &str, part: &str) -> bool {
    substring::contains(text.as_bytes(), part.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_name_a_service_by_any_of_the_forms_but_not_by_an_exception() {
        for text in [
            "https://cvm.tencentcloudapi.com/",
            "tencentcloud_instance.web",
            "TENCENTCLOUD_REGION",
            "TencentCloud/cvm/v20170312",
            "CvmClient",
            "cvm_client",
            "tccli cvm",
            "/cvm/tc3_request",
        ] {
            assert!(may_name(text), "{text}");
            assert!(may_name(&format!("{}{text}", "a log ".repeat(50))), "{text}");
        }
        for text in ["[TencentCloudSDKException] code:Zoo.A", "TencentCloudSDKError: tencent", "RunInstances", ""] {
            assert!(!may_name(text), "{text}");
            assert!(!may_name_package(text), "{text}");
        }
    }
}
