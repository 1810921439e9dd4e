//! An explanation on the page: a head, then labelled rows behind one gutter. Whatever the texts
//! were made of, nothing in them drives the terminal.

use super::wrap::wrap;
use crate::format::Format;
use crate::retry::Retry;
use crate::sanitize;
use crate::settings::Settings;
use crate::style::Styles;
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// The columns before the text: a label takes columns 1 to 9, text begins in column 12.
const GUTTER: usize = 11;
/// Below this, a label takes a line of its own.
const NARROW: usize = 60;
/// How far text is indented in a narrow window.
const NARROW_INDENT: usize = 2;

/// How wide a page is, and its styles.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// None: one paragraph is one line.
    columns: Option<usize>,
    styles: Styles,
}

impl Page {
    /// The page that the settings ask for.
    pub fn new(settings: &Settings) -> Self {
        let columns = (settings.format == Format::Table).then_some(settings.columns);
        Self { columns, styles: settings.out }
    }

    /// The page of what goes to standard error beside data in this format.
    pub fn of_notices(settings: &Settings) -> Self {
        Self { styles: settings.err, ..Self::new(settings) }
    }

    fn is_narrow(self) -> bool {
        self.columns.is_some_and(|columns| columns < NARROW)
    }
}

/// An explanation.
#[derive(Debug)]
pub struct Block<'b> {
    /// The subject.
    pub code: Cow<'b, str>,
    /// What is said of it beside its name.
    pub title: Cow<'b, str>,
    /// In the order of the design; empty rows are left out by whoever makes them.
    pub rows: Vec<Row<'b>>,
    /// Whether the rows follow the head at once.
    pub dense: bool,
}

/// A row of an explanation.
#[derive(Debug)]
pub struct Row<'b> {
    /// At most 9 columns.
    pub label: &'static str,
    /// The text beside the label.
    pub body: Body<'b>,
}

/// The text beside a label.
#[derive(Debug)]
pub enum Body<'b> {
    /// Paragraphs; a line that begins with two spaces is broken only between its columns.
    Text(Cow<'b, str>),
    /// Begins with the word of the verdict.
    Verdict(Retry, &'b str, &'static str),
    /// A list without an order; a single item has no dash.
    Dashes(Vec<Cow<'b, str>>),
    /// A list to be followed in order; a single item has no number.
    Steps(Vec<Cow<'b, str>>),
    /// Codes, and what is said of each.
    Codes(Vec<(&'b str, &'b str)>),
    /// Never broken.
    Whole(Cow<'b, str>),
    /// An address, never broken.
    Address(&'b str),
}

impl Block<'_> {
    /// Writes the block.
    pub fn write(&self, page: Page, out: &mut dyn Write) -> io::Result<()> {
        let (code, title) = (sanitize::on_one_line(&self.code), sanitize::on_one_line(&self.title));
        let fits = page.columns.is_none_or(|columns| code.width() + 3 + title.width() <= columns);
        let code = page.styles.code(&code);
        match (title.is_empty(), fits) {
            (true, _) => writeln!(out, "{code}")?,
            (false, true) => writeln!(out, "{code} · {title}")?,
            (false, false) => {
                writeln!(out, "{code} ·")?;
                for line in paragraphs(page, &title, 0, blanks(NARROW_INDENT)) {
                    writeln!(out, "{line}")?;
                }
            }
        }
        if !self.dense && !self.rows.is_empty() {
            writeln!(out)?;
        }
        self.rows.iter().try_for_each(|row| row.write(page, out))
    }
}

impl Row<'_> {
    /// Writes the row.
    pub fn write(&self, page: Page, out: &mut dyn Write) -> io::Result<()> {
        let narrow = page.is_narrow();
        let indent = blanks(if narrow { NARROW_INDENT } else { GUTTER });
        out.write_all(page.styles.label(self.label).as_bytes())?;
        if narrow {
            out.write_all(b"\n")?;
        }
        let beside_label = blanks(GUTTER.saturating_sub(self.label.width()).max(1));
        for (at, line) in self.body.lines(page, indent.len()).iter().enumerate() {
            let before = if at == 0 && !narrow { beside_label } else { indent };
            for part in [before, line, "\n"] {
                out.write_all(part.as_bytes())?;
            }
        }
        Ok(())
    }
}

/// So many spaces, at most [`GUTTER`].
fn blanks(count: usize) -> &'static str {
    "           ".get(..count).unwrap_or_default()
}

impl Body<'_> {
    /// The lines, without their indent.
    fn lines(&self, page: Page, indent: usize) -> Vec<String> {
        match self {
            Self::Text(text) => paragraphs(page, text, indent, ""),
            Self::Verdict(retry, text, verdict) => {
                let mut lines = paragraphs(page, text, indent, "");
                if let Some((first, rest)) = lines.first_mut().and_then(|first| {
                    let rest = first.strip_prefix(verdict)?.to_owned();
                    Some((first, rest))
                }) {
                    *first = page.styles.verdict(*retry, verdict) + &rest;
                }
                lines
            }
            Self::Dashes(items) => {
                let mark = if items.len() > 1 { "- " } else { "" };
                items.iter().flat_map(|item| paragraphs(page, item, indent, mark)).collect()
            }
            Self::Steps(items) if items.len() == 1 => {
                items.iter().flat_map(|item| paragraphs(page, item, indent, "")).collect()
            }
            Self::Steps(items) => {
                let numbered = items.iter().enumerate();
                numbered.flat_map(|(at, item)| paragraphs(page, item, indent, &format!("{}. ", at + 1))).collect()
            }
            Self::Codes(codes) => codes_and_words(page, codes, indent),
            Self::Whole(text) => vec![sanitize::on_one_line(text).into_owned()],
            Self::Address(address) => vec![page.styles.link(address)],
        }
    }
}

/// Paragraphs behind a mark; all lines but the first are indented by its width.
fn paragraphs(page: Page, text: &str, indent: usize, mark: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut before = mark;
    for paragraph in sanitize::for_people(text).split('\n') {
        let wrapped = match page.columns.map(|columns| columns.saturating_sub(indent + mark.len())) {
            Some(columns) if paragraph.starts_with("  ") => aligned(paragraph, columns),
            Some(columns) => wrap(paragraph, columns),
            None => vec![paragraph.to_owned()],
        };
        for line in wrapped {
            lines.push([before, &line].concat());
            before = blanks(mark.len());
        }
    }
    lines
}

/// A line of columns, which are two spaces or more apart; those that do not fit stand below.
fn aligned(line: &str, columns: usize) -> Vec<String> {
    if line.width() <= columns {
        return vec![line.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut rest = line;
    let mut indent = String::new();
    while !rest.is_empty() {
        let (gap, text) = rest.split_at_checked(rest.len() - rest.trim_start().len()).unwrap_or_default();
        let (column, behind) = text.split_at_checked(text.find("  ").unwrap_or(text.len())).unwrap_or((text, ""));
        match lines.last_mut() {
            None => {
                indent = [gap, "  "].concat();
                lines.push([gap, column].concat());
            }
            Some(last) if last.width() + gap.len() + column.width() <= columns => last.extend([gap, column]),
            Some(_) => lines.push([&indent, column].concat()),
        }
        rest = behind;
    }
    lines
}

/// Codes in a column, and beside each what is said of it, or below where it does not fit.
fn codes_and_words(page: Page, codes: &[(&str, &str)], indent: usize) -> Vec<String> {
    let widest = codes.iter().map(|(code, _)| code.width()).max().unwrap_or_default();
    let beside = |words: &str| page.columns.is_none_or(|columns| indent + widest + 2 + words.width() <= columns);
    let all_beside = codes.iter().all(|(_, words)| beside(words));
    let mut lines = Vec::new();
    for (code, words) in codes {
        if words.is_empty() {
            lines.push((*code).to_owned());
        } else if all_beside {
            lines.push(format!("{code}{}  {words}", " ".repeat(widest.saturating_sub(code.width()))));
        } else {
            lines.push((*code).to_owned());
            lines.extend(paragraphs(page, words, indent, "  "));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn columns_that_do_not_fit_stand_below() {
        let line = "  signed  1795074940  2026-11-19 07:55:40 UTC  X-TC-Timestamp";
        for (columns, expected) in [
            (80, vec![line]),
            (50, vec!["  signed  1795074940  2026-11-19 07:55:40 UTC", "    X-TC-Timestamp"]),
            (20, vec!["  signed  1795074940", "    2026-11-19 07:55:40 UTC", "    X-TC-Timestamp"]),
        ] {
            assert_eq!(aligned(line, columns), expected);
        }
        assert_eq!(aligned("  服务器    17  x", 14), ["  服务器    17", "    x"]);
    }
}
