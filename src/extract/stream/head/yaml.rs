//! A response without an error as YAML: `tccli --output yaml`, `yq`.
//!
//! ```text
//! Response:
//!   TotalCount: 0
//!   RequestId: R
//! ```

use crate::extract::Success;
use crate::uuid::is_uuid;

/// The response that is all of a text.
pub fn success(text: &str) -> Option<Success> {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && *line != "---");
    lines.next().filter(|first| *first == "Response:")?;
    let mut members = lines.peekable();
    let indent = indentation(members.peek()?);
    let mut request_id = None;
    for line in members {
        let own = indentation(line);
        if own == 0 || own < indent {
            return None;
        }
        if own > indent {
            continue;
        }
        let (name, value) = line.trim_start().split_once(':').unwrap_or((line, ""));
        match name {
            "Error" => return None,
            "RequestId" => request_id = Some(value.trim().trim_matches(['\'', '"']).to_owned()),
            _ => {}
        }
    }
    request_id.filter(|id| is_uuid(id)).map(|id| Success { request_id: Some(id) })
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_of_yaml_is_a_success_if_it_is_all_there_is() {
        const ID: &str = "7a1c0d57-9a41-4c0e-9d0b-61d1c2b7e501";
        for (text, is_success) in [
            ("Response:\n  List:\n    - Text: it ends in Zoo.Lion\n  RequestId: {R}\n", true),
            ("---\nResponse:\n  List:\n  - Error:\n      Code: Zoo\n  RequestId: '{R}'\n\n", true),
            ("Response:\n  Error:\n    Code: Zoo\n  RequestId: {R}\n", false),
            ("Response:\n  Total: 0\n  RequestId: {R}\nfailed\n", false),
            ("Response:\n  Total: 0\n", false),
            ("Response:\n  RequestId: r-1\n", false),
            ("x\nResponse:\n  RequestId: {R}\n", false),
            ("Response:\n", false),
        ] {
            assert_eq!(success(&text.replace("{R}", ID)).is_some(), is_success, "{text}");
        }
    }
}
