//! The sign between a name and its value, and what may stand before it.

use crate::mask::judge::Sign;
use crate::mask::pairs::is_value_key;
use crate::mask::place::Place;
use crate::mask::wrappers::skip_visibility;

/// Signs that set a value, separated by NUL; the longer before what they begin with.
const ARROWS: &str = "=>\0->\0:=\0==\0<-\0←\0→\0?=\0||=\0+=";
const EQUALS: &str = "=\0＝\0﹦";
const COLONS: &str = "::\0:\0：\0﹕\0︰\0∶\0꞉";

/// The longest name of a user and a host, in bytes.
const LONGEST_ACCOUNT: usize = 64;
/// The longest remark behind a name, in bytes.
const LONGEST_REMARK: usize = 16;

/// Goes past the sign behind a name, and what closes the name before it.
pub fn take_sign(place: &mut Place<'_>) -> Option<Sign> {
    let mut at = *place;
    skip_visibility(&mut at);
    skip_member(&mut at);
    at.take("**");
    skip_closers(&mut at);
    skip_account(&mut at);
    skip_remark(&mut at);
    let sign = if at.take_any(ARROWS) || at.take_any(EQUALS) {
        Sign::Sets
    } else if at.take_any(COLONS) {
        if at.take("=") { Sign::Sets } else { Sign::Colon }
    } else {
        return None;
    };
    *place = at;
    Some(sign)
}

/// Goes past `.value`, `[value]` and `.0` behind a name.
fn skip_member(place: &mut Place<'_>) {
    let mut at = *place;
    if at.take(".") || at.take("[") {
        let member = at.take_name();
        let is_number = !member.is_empty() && member.bytes().all(|byte| byte.is_ascii_digit());
        if is_number || is_value_key("", member) {
            at.take("]");
            *place = at;
        }
    }
}

/// Goes past ` (base64)` and ` [new]`, if a sign follows.
fn skip_remark(place: &mut Place<'_>) {
    let mut at = *place;
    if at.take("(") || at.take("[") {
        at.skip_within(|c| c.is_ascii_alphanumeric() || c == ' ', LONGEST_REMARK);
        if (at.take(")") || at.take("]")) && matches!(at.peek(), Some(':' | '=' | '：')) {
            *place = at;
        }
    }
}

/// Goes past `FOR 'bob'@'%' ` of `SET PASSWORD FOR 'bob'@'%' = 'V'`.
fn skip_account(place: &mut Place<'_>) {
    let mut at = *place;
    if at.take("FOR ") || at.take("for ") {
        at.skip_within(
            |c| c.is_ascii_alphanumeric() || matches!(c, '\'' | '"' | '`' | '@' | '%' | '_' | '.' | '\\'),
            LONGEST_ACCOUNT,
        );
        at.skip_blanks();
        if at.peek() == Some('=') {
            *place = at;
        }
    }
}

/// Goes past quotes, brackets and spaces behind a name; whether there was a quote or bracket.
pub fn skip_closers(place: &mut Place<'_>) -> bool {
    let mut is_closed = false;
    loop {
        let is_quote = place.skip(|c| matches!(c, '"' | '\'' | '`' | '\\' | ']'));
        is_closed |= is_quote;
        if !place.skip_blanks() && !is_quote {
            return is_closed;
        }
    }
}
