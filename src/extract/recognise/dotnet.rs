//! Errors as old releases of the SDK for .NET print them: `message：code:C message:M  requestIdR`,
//! with a full-width colon. Source: `TencentCloudSDKException.ToString` of that SDK.

use super::fields::fields;
use super::{Look, Seen};
use crate::extract::Parts;

/// The error whose `：code:` stands at the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    look.in_line(find)
}

fn find(line: &str, at: usize) -> Option<Parts> {
    let rest = line.get(at..)?.strip_prefix('：')?;
    let (mut parts, _) = fields(rest)?;
    parts.message = Some(parts.message?.trim_end().to_owned());
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts};
    use super::*;

    #[test]
    fn the_id_needs_no_colon() {
        let id = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";
        let input = format!("x message：code:Zoo.A message:one, two  requestId{id}\n");
        let error = Seen::Error { parts: parts("Zoo.A", "one, two", id), logged: true, end: input.len() };
        assert_eq!(read(&look(&input, "：code:")), error);
        let nothing = look("message：code:Zoo.A x", "：code:");
        assert_eq!(read(&nothing), Seen::Nothing { next: nothing.at + 1, read: 0 });
    }
}
