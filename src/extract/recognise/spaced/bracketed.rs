//! The message in brackets behind a code: `C (M) rid=R`, `Reason: C (M)`, `E(C,M,R)`.

use super::super::code::Told;
use super::super::context::is_context;
use super::super::fields::parts;
use super::super::message::is_uuid;
use super::super::request_id;
use super::super::sentence::is_reported;
use super::spoken::is_message;
use crate::extract::codes::KnownCodes;
use crate::extract::label::Label;
use std::ops::Range;

/// The message in brackets behind the code, `C (M) rid=R`, and all in them: `E(C,M,R)`. An id
/// of the API has to stand behind it, or a label before the code and nothing behind the brackets.
pub fn in_brackets(text: &str, code: Range<usize>, codes: KnownCodes<'_>) -> Option<Told> {
    let word = text.get(code.clone())?;
    let (before, behind) = (text.get(..code.start)?, text.get(code.end..)?);
    let line = behind.split('\n').next()?;
    let Some(id) = request_id::last(line).filter(|id| is_uuid(id.id)) else {
        let opened = line.trim_end().strip_prefix(" (").or_else(|| line.trim_end().strip_prefix('（'))?;
        let message = opened.strip_suffix([')', '）'])?;
        let label = before.trim_end().trim_end_matches([':', '：']).rsplit(' ').next()?;
        let is_label = before.ends_with([' ', '：']) && matches!(Label::of(label), Label::Said | Label::Message);
        let is_told = (is_label || is_reported(before) || is_context(before))
            && is_message(message)
            && codes.is_own(word, message, before);
        return is_told.then(|| Told::Error(parts(Some(word), message, None), code.end + line.len()));
    };
    let said = line.get(..id.start)?;
    let said = said.strip_suffix(" for").unwrap_or(said);
    let said = if before.ends_with(['(', '[']) && said.starts_with(',') {
        said.strip_prefix(',')?.trim_end_matches(',')
    } else {
        let opened = said.trim_start_matches(' ');
        let inside = opened.strip_prefix('(').and_then(|said| said.strip_suffix(')'));
        inside.or_else(|| opened.strip_prefix('（').and_then(|said| said.strip_suffix('）')))?
    };
    let used = code.end + id.end;
    (!said.trim().is_empty()).then(|| Told::Error(parts(Some(word), said.trim(), Some(id.id)), used))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, parts};
    use super::*;

    fn told(line: &str) -> Option<Told> {
        let text = line.replace("{R}", ID);
        let at = text.find("Zoo.A").unwrap();
        in_brackets(&text, at..at + 5, KnownCodes::default())
    }

    #[test]
    fn a_message_in_brackets_has_an_id_or_a_label() {
        for (line, id) in [
            ("x -> Zoo.A (no lion) rid={R}", ID),
            ("Failure(ApiError(Zoo.A,no lion,{R}))", ID),
            ("Reason: Zoo.A (no lion)", ""),
            ("Error: Zoo.A（no lion）", ""),
            ("ap-tokyo Zoo.A (no lion)", ""),
        ] {
            let Some(Told::Error(found, _)) = told(line) else { panic!("{line}") };
            assert_eq!(found, parts("Zoo.A", "no lion", id), "{line}");
        }
        for line in ["Zoo.A (no lion) is it", "see Zoo.A (no lion)", "Error: Zoo.A (attempt 1)", "Error: Zoo.A (lion)"]
        {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
