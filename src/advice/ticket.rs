//! What identifies a failed call to the vendor's support.

use crate::failure::Failure;
use crate::sanitize;
use crate::time;

/// One line to paste into a ticket; none without a RequestId. `time` is when the call failed,
/// in seconds since 1970.
pub fn ticket(failure: &Failure, time: Option<i64>) -> Option<String> {
    let request_id = failure.said.request_id.as_deref()?;
    let context = &failure.context;
    let time = time.and_then(time::iso);
    let parts = [
        ("", failure.said.code.as_deref()),
        ("RequestId=", Some(request_id)),
        ("service=", context.service.as_deref()),
        ("action=", context.action.as_deref()),
        ("region=", context.region.as_deref()),
        ("time=", time.as_deref()),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}{}", sanitize::on_one_line(value?))));
    Some(parts.collect::<Vec<_>>().join(" "))
}
