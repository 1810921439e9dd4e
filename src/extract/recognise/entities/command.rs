//! What a command of GitHub's workflows says: `::error file=a.js,line=2::M%0A  at f%0A`.

use crate::extract::substring::find;

/// Whether a line begins with a command.
pub fn is_command(line: &[u8]) -> bool {
    line.starts_with(b"::error") || line.starts_with(b"::warning")
}

/// What the command of a line says in several lines.
pub fn said(line: &[u8]) -> Option<String> {
    let inside = line.strip_prefix(b"::").filter(|_| is_command(line))?;
    let said = inside.get(find(inside, b"::")? + 2..)?;
    find(said, b"%0A")?;
    let said = String::from_utf8_lossy(said);
    Some(said.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_command_are_read_as_lines() {
        for (line, expected) in [
            ("::error file=a.js,line=2::no%0Alion 5%25%0A", Some("no\nlion 5%\n")),
            ("::warning::no%0Alion", Some("no\nlion")),
            ("::error::no lion", None),
            ("::group::no%0Alion", None),
            ("x ::error::no%0Alion", None),
        ] {
            assert_eq!(said(line.as_bytes()).as_deref(), expected, "{line}");
        }
    }
}
