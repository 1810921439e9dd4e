//! The message of an exception whose members PHP shows, above that of its code.

use super::super::Look;
use crate::extract::pairs::quoted;

/// How many lines a member of an exception that PHP shows is searched in.
const MOST_EXPORTED: usize = 200;

/// The message of an exception as PHP's `print_r` and `var_export` show it: they show the stack
/// before the members of the class itself.
pub fn exported_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = String::from_utf8_lossy(look.slice(look.line.start..code)).into_owned();
    let member = before.trim_start();
    let is_printed =
        member.starts_with('[') && (member.ends_with(":private] => ") || member.ends_with(":protected] => "));
    let first = match member {
        "'errorCode' => '" => "'message' => ",
        _ if is_printed => "[message:protected] => ",
        _ => return None,
    };
    let mut below: Vec<String> = Vec::new();
    for line in look.lines_above(MOST_EXPORTED) {
        let line = String::from_utf8_lossy(look.slice(line)).into_owned();
        let Some(start) = line.trim_start().strip_prefix(first) else {
            below.push(line);
            continue;
        };
        let next = |line: &&String| !line.trim_start().starts_with(['[', '\'']);
        let more = below.iter().rev().take_while(next).map(String::as_str);
        let whole = std::iter::once(start).chain(more).collect::<Vec<_>>().join("\n");
        let shown = quoted(&format!("=> {whole}"), 3).map(|(shown, _)| shown);
        return Some(shown.unwrap_or(whole)).filter(|message| !message.is_empty());
    }
    None
}
