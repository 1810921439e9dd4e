//! Faults of the surroundings: each has a defined answer, which is status 2 with the reason, or
//! none at all where a reader went away.

mod caps;
mod files;
mod limits;
mod signals;
mod streams;
mod surroundings;

use crate::support::tcerr;
use std::process::{Command, Output};

/// Two errors of one code, and one of another.
const LOG: &str = "[TencentCloudSDKException] code:RequestLimitExceeded message:Slow down. requestId:r-1\n\
                   [TencentCloudSDKException] code:RequestLimitExceeded message:Slow down. requestId:r-2\n\
                   [TencentCloudSDKException] code:AuthFailure.SignatureExpire message:Late. requestId:r-3\n";

/// The program behind what a shell does first, such as `ulimit -v 65536;` or nothing, and with
/// what it redirects, such as `>&-`. Standard input is empty.
fn in_shell(before: &str, arguments: &str, behind: &str) -> Output {
    let mut shell = Command::new("sh");
    let script = format!("{before} exec \"$TCERR_UNDER_TEST\" {arguments} {behind}");
    crate::support::without_settings(&mut shell);
    shell.args(["-c", &script]).env("TCERR_UNDER_TEST", tcerr().get_program());
    crate::support::feed(&mut shell, b"")
}
