//! A message without what a program put between its lines: the frame of a tree or a box, the class
//! behind the first line, the stack below.

use super::recognise::without_class;
use memchr::memchr;

/// What stands before the lines of a tree, a box or a quotation.
const FRAMES: [char; 4] = ['│', '┃', '›', '▏'];

/// The message as it was before it was printed.
pub fn tidy(message: String) -> String {
    if memchr(b'\n', message.as_bytes()).is_none() {
        return message;
    }
    let stack = message.match_indices('\n').find(|(at, _)| message.get(at + 1..).is_some_and(is_call));
    let own = stack.and_then(|(at, _)| message.get(..at)).unwrap_or(&message);
    let said = without_class(own);
    let below = || said.split('\n').skip(1);
    if below().next().is_none() || !below().all(|line| line.trim_start().starts_with(FRAMES)) {
        return said.into_owned();
    }
    let lines = said.split('\n').enumerate().map(|(number, line)| {
        if number == 0 { line } else { line.trim_start().trim_start_matches(FRAMES).trim_start() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a text begins with a line that shows a call, `    at f (a.js:3:5)`.
fn is_call(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    let Some(call) = line.trim_start().strip_prefix("at ").filter(|call| call.len() + 3 < line.len()) else {
        return false;
    };
    let place = call.strip_suffix(')').unwrap_or(call);
    let number = place.trim_end_matches(|c: char| c.is_ascii_digit());
    number.len() < place.len() && number.ends_with(':') && !call.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_left_without_what_stands_between_its_lines() {
        for (message, said) in [
            ("no lion\n│   at home", "no lion\nat home"),
            ("no lion\n  › at home", "no lion\nat home"),
            ("no lion (ZooError)\nat home", "no lion\nat home"),
            ("no lion\n    at f (a.js:3:5)\n    at g", "no lion"),
            ("no lion\n    at /app/a.js:3:5", "no lion"),
        ] {
            assert_eq!(tidy(message.to_owned()), said, "{message}");
        }
        for message in ["no lion\nat home:3", "no\n  at home (here)", "a\n│ b\nc", "│ a", "no lion (ZooError)"] {
            assert_eq!(tidy(message.to_owned()), message);
        }
    }
}
