//! A string that goes on in the lines below as it is, up to the id of the request: a cell of CSV, an exception as a
//! program shows it.

use super::super::message::begins_record;
use super::super::request_id;
use super::super::{Look, Seen};
use super::is_uuid;
use memchr::memchr_iter;

/// Over how many lines it goes.
const MOST_LINES: usize = 8;
/// The longest one, in bytes.
const LONGEST: usize = 16 << 10;

/// The string of the place, of which so many bytes stand on the line of the place, up to its end; none if the lines
/// below are not its own.
pub fn read<'t>(look: &Look<'t>, len: usize) -> Option<Seen<'t>> {
    let start = look.line.end.checked_sub(len)?;
    let text = look.slice(start..look.input.len().min(start + LONGEST));
    let quote = *look.input.get(start.checked_sub(1)?)?;
    let is_pair = start.checked_sub(2).and_then(|at| look.input.get(at)) == Some(&b'=');
    let mut lines = 0;
    let ends = memchr_iter(b'\n', text).take(MOST_LINES);
    let known = ends.inspect(|_| lines += 1).last().map_or(0, |feed| feed + 1);
    let is_all = lines == MOST_LINES || look.last || text.len() == LONGEST;
    let known = if look.last && lines < MOST_LINES { text.len() } else { known };
    let below = text.get(len..known).unwrap_or_default();
    let closes = |at: &usize| {
        let behind = below.get(at + 1).copied();
        behind.is_none_or(|behind| b",;)]}\t\r\n".contains(&behind) || is_pair && behind == b' ')
            && below.get(at.wrapping_sub(1)) != Some(&quote)
    };
    let close = memchr_iter(quote, below).find(closes);
    let own = String::from_utf8_lossy(below.get(..close.unwrap_or(below.len())).unwrap_or_default());
    if own.split('\n').skip(1).any(begins_record) {
        return None;
    }
    let Some(close) = close else { return (!is_all).then_some(Seen::Wait { from: look.at }) };
    let has_id = own.split('\n').skip(1).any(|line| request_id::last(line).is_some_and(|id| is_uuid(id.id)));
    let text = String::from_utf8_lossy(text.get(..len + close)?).replace("\"\"", "\"");
    has_id.then(|| Seen::Text { read: text.len(), text, end: start + len + close + 1, next: look.at + 1 })
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, look, unfinished};
    use super::super::read;
    use super::*;

    #[test]
    fn a_string_goes_on_up_to_its_quote() {
        for (input, said) in [
            ("1,\"failed: C: one\ntwo (RequestId: {R})\",3\n", Some("failed: C: one\ntwo (RequestId: {R})")),
            ("E(\"C: a \"\"b\"\"\ntwo {R}\")\n", None),
            ("E(\"C: a \"\"b\"\"\ntwo RequestId: {R}\")\n", Some("C: a \"b\"\ntwo RequestId: {R}")),
            ("1,\"C: one\n08:10:01 RequestId: {R}\",3\n", None),
            ("1,\"C: one\ntwo\",3\n", None),
        ] {
            let input = input.replace("{R}", ID);
            let said = said.map(|said| said.replace("{R}", ID));
            let Seen::Text { text, .. } = read(&look(&input, "C:")) else { panic!("{input}") };
            assert_eq!(Some(text).filter(|text| text.contains('\n')), said, "{input}");
        }
        assert!(matches!(read(&unfinished("1,\"C: one\ntwo\n", "C:")), Seen::Wait { .. }));
    }
}
