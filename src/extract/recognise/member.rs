//! Responses from their key on, where something other than a colon stands behind it: PHP's
//! `["Response"]=>`, Perl's and Ruby's `'Response' =>`.

use super::object::{self, Document};
use super::{Look, Seen};
use crate::extract::literal::{Cursor, Stop};

/// The key before its last letters, at which the place is.
const KEY: &[u8] = b"Respon";
/// What may stand before the key, at most twice.
const MARKS: &[u8] = b"\"'[:";

/// The response whose key ends behind the place: `se"]=>`.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let Some(before) = look.slice(0..look.at).strip_suffix(KEY) else { return look.nothing() };
    let marks = before.iter().rev().take(2).take_while(|byte| MARKS.contains(byte)).count();
    let key = look.at - KEY.len() - marks;
    let mut cursor = Cursor::new(look.input, key);
    match object::member(&mut cursor) {
        Ok(Some(Document::Error(parts))) => {
            // The bracket before the key is the response's own.
            let before = look.slice(0..key).trim_ascii_end();
            let start = before.strip_suffix(b"{").map_or(key, <[u8]>::len);
            Seen::Error { parts, logged: look.is_logged(start.max(look.line.start)), end: cursor.at() }
        }
        Ok(Some(Document::Success(request_id))) => Seen::Success { request_id, end: cursor.at() },
        Err(Stop::Incomplete) if !look.last => Seen::Wait { from: key },
        _ => Seen::Nothing { next: look.at + 1, read: cursor.at().max(key) - key },
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts, unfinished};
    use super::*;

    const PHP: &str = "[\"Response\"]=>\narray(2) {\n[\"Error\"]=>\narray(2) {\n[\"Code\"]=>\nstring(5) \"Zoo.A\"\n\
                       [\"Message\"]=>\nstring(1) \"m\"\n}\n[\"RequestId\"]=>\nstring(3) \"r-1\"\n}\n";

    #[test]
    fn a_response_is_read_from_its_key_on() {
        let error = |logged, end| Seen::Error { parts: parts("Zoo.A", "m", "r-1"), logged, end };
        assert_eq!(read(&look(PHP, "se\"]")), error(false, PHP.len() - 1));
        let logged = format!("x {PHP}");
        assert_eq!(read(&look(&logged, "se\"]")), error(true, logged.len() - 1));
        let ruby = "{:Response => {:Error => {:Code => 'Zoo.A', :Message => 'm'}, :RequestId => 'r-1'}}";
        assert_eq!(read(&look(ruby, "se =>")), error(false, ruby.len() - 1));
        let success = "'Response' => { 'RequestId' => 'r-1' }";
        let seen = Seen::Success { request_id: Some("r-1".to_owned()), end: success.len() };
        assert_eq!(read(&look(success, "se' =>")), seen);
    }

    #[test]
    fn what_is_not_whole_is_waited_for_from_its_key() {
        let cut = &PHP[..PHP.len() - 9];
        assert_eq!(read(&unfinished(cut, "se\"]")), Seen::Wait { from: 0 });
        assert!(matches!(read(&look(cut, "se\"]")), Seen::Nothing { next: 9, .. }));
        let other = look("'Purpose' => {", "se' =>");
        assert_eq!(read(&other), Seen::Nothing { next: other.at + 1, read: 0 });
    }
}
