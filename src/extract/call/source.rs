//! The line of the source in a traceback of Python that calls the client for all services: it names the action.
//!
//! ```text
//!   File "/app/zoo.py", line 9, in main
//!     client.call_json("DescribeZones", params)
//!   File "…/tencentcloud/common/abstract_client.py", line 536, in call_json
//!
//!     client.call_json(ACT, params)                          loguru, with what the names stand for
//!     │                │    └ {'Limit': 1}
//!     │                └ 'DescribeZones'
//! ```

use super::shown;
use crate::extract::substring::contains;

/// The file of the client for all services.
const CLIENT: &[u8] = b"abstract_client.py";
/// How many values below a line are kept.
const MOST_VALUES: usize = 16;
/// How many lines a frame has, with its source and its values.
const MOST_LINES: usize = 40;

/// The lines of a traceback, read from the last one up.
#[derive(Debug, Default)]
pub struct CallingLines {
    /// How many more lines may belong to the frame that called the client; none before that is reached.
    lines_left: usize,
    /// What names on the line above stand for, with their columns.
    values: Vec<(usize, String)>,
    /// The only action that a line without a mark names, and whether there are several.
    named: Option<String>,
    has_several: bool,
    /// The action that the line names that was run.
    marked: Option<String>,
}

impl CallingLines {
    /// Reads the next line above. Returns the action that the frame is sure to have called.
    pub fn read(&mut self, line: &[u8]) -> Option<String> {
        if contains(line, CLIENT) {
            let text = shown(line);
            let is_end = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
            let called = text.rsplit_once(" in ").and_then(|(_, name)| name.split(is_end).next());
            let name = called.and_then(|name| name.rsplit('.').next());
            let is_call = matches!(name, Some("call" | "call_json"));
            *self = Self { lines_left: if is_call { MOST_LINES } else { 0 }, ..Self::default() };
            return None;
        }
        self.lines_left = self.lines_left.checked_sub(1)?;
        let text = shown(line);
        if is_frame(&text) {
            self.lines_left = 0;
            return self.marked.take().or_else(|| self.named.take().filter(|_| !self.has_several));
        }
        if let Some((before, value)) = text.split_once("└ ") {
            if self.values.len() < MOST_VALUES {
                self.values.push((before.chars().count(), value.trim_end().to_owned()));
            }
            return None;
        }
        let (at, argument) = argument(&text)?;
        let column = text.get(..at).unwrap_or_default().chars().count();
        let value = self.values.iter().find(|(place, _)| *place == column).map(|(_, value)| value.as_str());
        let action = literal(argument).or_else(|| literal(value?))?.to_owned();
        if is_marked(&text) {
            self.marked = Some(action);
            return None;
        }
        self.has_several |= self.named.as_ref().is_some_and(|named| *named != action);
        self.named = Some(action);
        None
    }
}

/// Whether a line says where a frame of a traceback is: those of Python, pytest, `IPython` and rich.
fn is_frame(line: &str) -> bool {
    let is_named = || line.contains("File ") || line.trim_start_matches(['│', ' ']).starts_with("Cell In[");
    line.contains("File \"") || line.contains(".py:") || line.contains(", line ") && is_named()
}

/// Whether a line of the source is marked as the one that was run: `IPython` `----> 9`, rich `❱ 9`, pytest `>`.
fn is_marked(line: &str) -> bool {
    let line = line.trim_start_matches(['│', ' ']);
    line.starts_with("-->") || line.starts_with("--->") || line.starts_with("---->") || line.starts_with(['❱', '>'])
}

/// The first argument of a call of the client, and its byte offset.
fn argument(line: &str) -> Option<(usize, &str)> {
    let at = [".call_json(", ".call("].iter().find_map(|call| Some(line.find(call)? + call.len()))?;
    let is_comment = line.get(..at).is_some_and(|before| before.contains('#'));
    line.get(at..).filter(|_| !is_comment).map(|argument| (at, argument))
}

/// The text that begins in quotes, if it may be an action.
fn literal(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (name, _) = text.get(1..)?.split_once(quote)?;
    let is_name = name.len() <= 100 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_name && name.starts_with(|c: char| c.is_ascii_uppercase())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::CallingLines;

    const CALLED: &str = "  File \"/v/tencentcloud/common/abstract_client.py\", line 536, in call_json\n";

    fn read(lines: &str) -> Option<String> {
        let mut source = CallingLines::default();
        lines.lines().rev().find_map(|line| source.read(line.as_bytes()))
    }

    #[test]
    fn the_line_that_calls_the_client_names_the_action() {
        let frame = "  File \"/app/a.py\", line 9, in f\n";
        for (source, expected) in [
            ("    client.call_json(\"DescribeZones\", {})\n    ^^^^^^\n", Some("DescribeZones")),
            ("    c = x.call('SendSms', {\"A\": 1}, {})\n", Some("SendSms")),
            ("    common_client.call_json(\"DescribeZones\",\n", Some("DescribeZones")),
            ("    client.call_json(ACT, P)\n    │                └ 'DescribeZones'\n", Some("DescribeZones")),
            ("    client.call_json(ACT, P)\n    │                     └ 'DescribeZones'\n", None),
            ("    client.call_json(ACT, {})\n", None),
            ("    client.call_json(\"describe\", {})\n", None),
            ("    f(\"DescribeZones\", {})\n", None),
            ("    client.call_json('A1', {})\n    client.call_json('B1', {})\n", None),
            ("    8 client.call_json('A1', {})\n--> 9 client.call_json('B1', {})\n", Some("B1")),
            ("Cell In[4], line 1\n----> 1 client.call_json('C1', {})\n\n", Some("C1")),
            ("--> 8 client.call_json('A1', {})\n    9 client.call_json('B1', {})\n", Some("A1")),
        ] {
            let expected = expected.map(str::to_owned);
            assert_eq!(read(&format!("{frame}{source}{CALLED}")), expected, "{source}");
        }
        assert_eq!(read(&format!("{frame}    client.call_json(\"A1\", {{}})\n  File \"b.py\", line 1, in g\n")), None);
        let windows = "  File \"C:\\v\\tencentcloud\\common\\abstract_client.py\", line 5, in call\n";
        assert_eq!(read(&format!("{frame}    c.call(\"A1\", {{}})\n{windows}")), Some("A1".to_owned()));
    }
}
