//! The RequestId among the members that Node shows behind the stack of an exception:
//! `TencentCloudError [C]: M`, its calls, `{ requestId: 'R' }`.

use super::super::message::is_uuid;
use super::super::request_id;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;

/// How many lines a stack and its members take.
const MOST_LINES: usize = 40;

/// The id below the line of an error: nothing but calls and members stand between them.
pub fn id_below(text: &str) -> Option<String> {
    let mut is_behind = false;
    for line in text.split('\n').skip(1).take(MOST_LINES) {
        if !is_behind {
            if !line.trim_start().starts_with("at ") {
                return None;
            }
            is_behind = line.trim_end().ends_with('{');
            continue;
        }
        let name = name_in_line(line, 0).filter(|name| name.label == Label::RequestId);
        let id = name.map(|name| request_id::value(line, name.value).0).filter(|id| is_uuid(id));
        if id.is_some() || line.starts_with('}') {
            return id.map(str::to_owned);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    #[test]
    fn the_id_is_a_member_behind_the_stack() {
        let stack = "Zoo: m\n    at a (b.js:1)\n    at c (d.js:2) {\n  status: 400,\n  requestId: '{R}'\n}\n";
        assert_eq!(id_below(&stack.replace("{R}", ID)).as_deref(), Some(ID));
        for other in ["Zoo: m\n    at a (b.js:1)\nrequestId: '{R}'\n", "Zoo: m\nrequestId: '{R}'\n", "Zoo: m"] {
            assert_eq!(id_below(&other.replace("{R}", ID)), None, "{other}");
        }
    }
}
