//! The message of an exception whose members PHP shows, above that of its code.

use super::super::Look;
use super::super::entities::decoded;
use crate::extract::pairs::quoted;

/// How many lines a member of an exception that PHP shows is searched in.
const MOST_EXPORTED: usize = 200;

/// The message of an exception as PHP's `print_r` and `var_export` show it: they show the stack
/// before the members of the class itself.
pub fn exported_above(look: &Look<'_>, code: usize) -> Option<String> {
    let before = shown(look.slice(look.line.start..code));
    let member = before.as_str();
    let is_printed =
        member.starts_with('[') && (member.ends_with(":private] => ") || member.ends_with(":protected] => "));
    let first = match member {
        "'errorCode' => '" => "'message' => ",
        _ if is_printed => "[message:protected] => ",
        _ => return None,
    };
    let mut below: Vec<String> = Vec::new();
    for line in look.lines_above(MOST_EXPORTED) {
        let line = shown(look.slice(line));
        let Some(start) = line.strip_prefix(first) else {
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

/// A line without the frame that reports of `PHPUnit` draw before it, and without what XML makes of an arrow.
pub fn shown(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line);
    let line = line.trim_start_matches([' ', '│']);
    if line.contains("' =&gt; ") { decoded(line) } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn a_report_frames_the_members_or_writes_them_as_xml() {
        for (input, message) in [
            ("   │     'message' => 'no \'lion\'',\n   │     'errorCode' => 'Zoo.A'\n", Some("no 'lion'")),
            ("    'message' =&gt; 'a &amp; b'\n    'errorCode' =&gt; 'Zoo.A'\n", Some("a & b")),
            ("    'text' =&gt; 'a &amp; b'\n    'errorCode' =&gt; 'Zoo.A'\n", None),
        ] {
            let look = look(input, "Zoo.A");
            assert_eq!(exported_above(&look, look.at).as_deref(), message, "{input}");
        }
    }
}
