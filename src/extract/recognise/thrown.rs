//! An exception below its code, which has a line of its own: `console.error(err.code)`, and then `err.stack`.
//!
//! ```text
//! C
//! Error: M
//!     at Client.parseResponse (node_modules/tencentcloud-sdk-nodejs/…)
//! ```

use super::Look;
use super::code::Told;
use super::fields::parts;
use super::named::stack;
use std::ops::Range;

/// What the name of an exception ends with.
const CLASSES: [&str; 2] = ["Error", "Exception"];

/// The error whose code has the first line of a text to itself.
pub fn find(_: &Look<'_>, text: &str, code: Range<usize>, may_grow: bool) -> Told {
    let word = text.get(code).unwrap_or_default();
    let Some((_, below)) = text.split_once('\n').filter(|(line, _)| line.trim() == word) else {
        let is_open = may_grow && text.trim() == word;
        return if is_open { Told::Unfinished } else { Told::Nothing };
    };
    let Some(said) = message(below) else {
        return if may_grow && !below.contains('\n') { Told::Unfinished } else { Told::Nothing };
    };
    let Some((end, _)) = stack(said) else {
        return if may_grow && super::named::is_open(said) { Told::Unfinished } else { Told::Nothing };
    };
    let calls = said.get(end..).unwrap_or_default();
    let is_call = |line: &&str| line.trim_start().starts_with("at ");
    let calls: Vec<&str> = calls.split('\n').skip(1).take_while(is_call).collect();
    // The members below a stack tell the code themselves.
    let has_members = calls.last().is_some_and(|line| line.trim_end().ends_with('{'));
    let is_own = word.contains('.') || calls.iter().any(|line| line.contains("tencentcloud"));
    if has_members || !is_own {
        return Told::Nothing;
    }
    let message = said.get(..end).unwrap_or_default().trim_end();
    Told::Error(parts(Some(word), message, None), text.len() - said.len() + end)
}

/// What stands behind the name of the exception that a text begins with.
fn message(text: &str) -> Option<&str> {
    let line = text.split('\n').next()?;
    let (class, _) = line.split_once(": ")?;
    let class = class.strip_prefix("Uncaught ").unwrap_or(class);
    let is_class = CLASSES.iter().any(|end| class.ends_with(end)) && !class.contains(' ');
    if is_class { text.get(line.find(": ")? + 2..) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::example::{parts, told_by};
    use super::*;

    #[test]
    fn the_exception_below_a_code_tells_its_message() {
        let told = |text: &str, may_grow| told_by(find, text, "InvalidZoo", may_grow);
        let error = |message| Told::Error(parts("InvalidZoo.LionEscaped", message, ""), 0);
        let stack = "    at call (/app/a.js:3:7)\n    at next (/app/b.js:1:2)\n";
        for (text, expected) in [
            (format!("InvalidZoo.LionEscaped\nError: no lion\n{stack}"), error("no lion")),
            (format!("InvalidZoo.LionEscaped\nUncaught ApiError: no\nlion\n{stack}"), error("no\nlion")),
            (format!("InvalidZoo.LionEscaped\nsaid: no lion\n{stack}"), Told::Nothing),
            ("InvalidZoo.LionEscaped\nError: no lion\nmore\n".to_owned(), Told::Nothing),
            (format!("InvalidZoo.LionEscaped\nError: no lion\n{} {{\n", stack.trim_end()), Told::Nothing),
            (format!("x InvalidZoo.LionEscaped\nError: no lion\n{stack}"), Told::Nothing),
        ] {
            let told = told_by(find, &text, "InvalidZoo.LionEscaped", false).map_used(|_| 0);
            assert_eq!(told, expected, "{text}");
        }
        // A code without a dot is a word like others: the stack has to be one of the SDK.
        let others = format!("InvalidZoo\nError: no lion\n{stack}");
        assert_eq!(told(&others, false), Told::Nothing);
        let own = others.replace("/app/b.js", "/app/tencentcloud-sdk-nodejs/b.js");
        assert_eq!(told(&own, false).map_used(|_| 0), Told::Error(parts("InvalidZoo", "no lion", ""), 0));
        for open in ["InvalidZoo", "InvalidZoo\nErr", "InvalidZoo\nError: no lion\n"] {
            assert_eq!(told(open, true), Told::Unfinished, "{open}");
        }
    }
}
