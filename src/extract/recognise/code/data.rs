//! Codes in the data of a response in YAML, which its items name.
//!
//! ```yaml
//! - PolicyName: ops
//!   Description: denied calls end in UnauthorizedOperation
//! ```

use super::super::message::is_uuid;
use super::super::{Look, request_id};
use super::above::LINES_ABOVE;

/// The members of an item of a response that describe it.
const DESCRIPTIONS: [&str; 3] = ["Description", "Remark", "Desc"];

/// Whether the line is deep in a list of YAML, or describes an item of one: what a response says of its items is data.
pub fn is_data(look: &Look<'_>) -> bool {
    let indentation = |line: &[u8]| line.iter().take_while(|byte| **byte == b' ').count();
    let own = indentation(look.slice(look.line.clone()));
    if own == 0 {
        return false;
    }
    let mut above = look.lines_above(LINES_ABOVE).map(|line| look.slice(line));
    let parent = above.find(|line| !line.trim_ascii().is_empty() && indentation(line) < own);
    let Some(item) = parent.map(<[u8]>::trim_ascii).filter(|line| line.starts_with(b"- ")) else { return false };
    let key = look.before().trim_ascii_start().split(|byte| *byte == b':').next().unwrap_or_default();
    // What has an id of its own was an answer.
    let is_description = || DESCRIPTIONS.iter().any(|own| key == own.as_bytes()) && !has_id(look);
    item.ends_with(b":") || is_description()
}

/// Whether the line ends in a RequestId.
fn has_id(look: &Look<'_>) -> bool {
    let line = String::from_utf8_lossy(look.slice(look.line.clone()));
    request_id::last(&line).is_some_and(|id| is_uuid(id.id))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn what_describes_an_item_is_data() {
        for (input, expected) in [
            ("- Name: ops\n  Description: ends in InvalidZoo\n", true),
            ("- Tags:\n    Key: InvalidZoo\n", true),
            ("- name: create\n  error: InvalidZoo: no lion\n", false),
            ("- Step: run\n  Remark: InvalidZoo: no lion (RequestId: 5f3d8b1e-0c1d-4a7e-9b57-2f0c3a4d5e6f)\n", false),
            ("- name: create\nDescription: InvalidZoo\n", false),
            ("Name: ops\n  Description: InvalidZoo\n", false),
            ("Description: InvalidZoo\n", false),
        ] {
            assert_eq!(is_data(&look(input, "InvalidZoo")), expected, "{input}");
        }
    }
}
