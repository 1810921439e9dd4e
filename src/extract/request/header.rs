//! Headers, however a program prints them.

use std::ops::RangeInclusive;

/// How long the names of the headers are that matter, in bytes.
const WANTED_LEN: RangeInclusive<usize> = 4..=14;

/// The name and the value of a header with a colon at this place of its line, however both
/// are quoted. None if the name has another length than those that are wanted.
pub fn header(line: &str, colon: usize) -> Option<(&str, &str)> {
    let before = line.get(..colon)?;
    let unquoted = before.trim_end_matches(['"', '\'', '\\']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = unquoted.rsplit(|c| !is_part(c)).next().filter(|name| WANTED_LEN.contains(&name.len()))?;
    let opened = unquoted.strip_suffix(name)?;
    let is_quoted = unquoted.len() < before.len();
    let is_in_brackets = opened.trim_end_matches(':').ends_with('[');
    let value = line.get(colon + 1..)?.trim_start();
    // `-H 'Name: value'`
    let around = opened.chars().next_back().filter(|c| matches!(c, '"' | '\'') && !is_quoted);
    Some(match around {
        // Without its end, it is cut off where a terminal broke the line.
        Some(quote) => (name, value.split_once(quote)?.0),
        None => (name, header_value(value, is_quoted, is_in_brackets)),
    })
}

/// The value that a text begins with: to its quote or bracket, else to the end of the line.
fn header_value(text: &str, is_quoted: bool, is_in_brackets: bool) -> &str {
    if let Some(rest) = text.strip_prefix('[') {
        return rest.split(']').next().unwrap_or_default().trim_matches(['"', '\'']);
    }
    let open = text.trim_start_matches('\\');
    match open.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => open.get(1..).unwrap_or_default().split([quote, '\\']).next().unwrap_or_default(),
        None if is_quoted => text.split([',', '}']).next().unwrap_or_default(),
        None if is_in_brackets => text.split(']').next().unwrap_or_default(),
        None => text.split("\\r").next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::header;

    #[test]
    fn a_value_that_is_cut_off_is_none() {
        for line in ["curl -H 'Host: a.b", "curl -H \"Host: "] {
            assert_eq!(header(line, line.find(':').unwrap()), None, "{line}");
        }
    }

    #[test]
    fn a_header_is_read_in_every_writing() {
        for line in [
            "Host: a.b",
            "> Host: a.b",
            "'Host': 'a.b', 'X': 'y'",
            "\\\"Host\\\":\\\"a.b\\\",\\\"X\\\":1",
            "\"Host\": a.b, x}",
            "* [HTTP/2] [1] [host: a.b]",
            "map[Host:[a.b] X:[y]]",
            "curl -H 'Host: a.b' -H 'X: y'",
            "Host: a.b\\r\\nX: y",
        ] {
            let colon = line.find("ost").and_then(|at| Some(at + line.get(at..)?.find(':')?)).unwrap();
            let (name, value) = header(line, colon).unwrap();
            assert_eq!((name.to_ascii_lowercase().as_str(), value), ("host", "a.b"), "{line}");
        }
        for line in ["url: x", "x-tc-timestamps: x", ": x"] {
            assert_eq!(header(line, line.find(':').unwrap()), None, "{line}");
        }
        assert_eq!(header("x-tc-timestamp: 1", 14), Some(("x-tc-timestamp", "1")));
    }
}
