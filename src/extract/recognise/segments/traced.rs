//! The members of an exception of the SDK for Node.js in their order, as tslog joins them behind the message:
//! `Error  M, R, T, C`, where T is the id of a trace.

use super::super::message::{UUID, is_uuid};

/// The level of tslog, or the end of a class, and what parts it from the message.
const CLASSES_APART: [&str; 2] = ["Error  ", "Exception  "];

/// The message and the RequestId on a line of which this is what stands before the code.
pub fn members(before: &str) -> Option<(&str, &str)> {
    let (rest, _) = id_at_end(before)?;
    let (rest, id) = id_at_end(rest)?;
    let rest = rest.strip_suffix(", ")?;
    // The level and the name of the exception may stand before it.
    let is_class = |word: &str| word.ends_with("Error") || word.ends_with("Exception");
    let apart = CLASSES_APART.iter().find_map(|class| rest.split_once(class)).map(|(_, behind)| behind);
    let mut said = apart.unwrap_or(rest).trim();
    while let Some((_, behind)) = said.split_once(' ').filter(|(word, _)| is_class(word)) {
        said = behind.trim_start();
    }
    Some((said, id)).filter(|(message, _)| !message.is_empty())
}

/// A text before the id at its end, behind which is a comma, and the id.
fn id_at_end(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix(", ")?;
    let (rest, id) = text.split_at_checked(text.len().checked_sub(UUID)?)?;
    is_uuid(id).then_some((rest, id))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::ID;
    use super::*;

    #[test]
    fn two_ids_stand_between_the_message_and_the_code() {
        let expected = Some(("no, lion", ID));
        assert_eq!(members(&format!(" ZooError  no, lion, {ID}, {ID}, ")), expected);
        assert_eq!(members(&format!("no, lion, {ID}, {ID}, ")), expected);
        for other in ["no lion, {R}, ", "no lion {R} {R} ", "no lion, {R}, x, ", "{R}, {R}, "] {
            assert_eq!(members(&other.replace("{R}", ID)), None, "{other}");
        }
    }
}
