//! The few styles that output for people has, and whether a stream gets them.

use crate::retry::Retry;
use anstyle::{AnsiColor, Style};

impl Styles {
    /// Decides for one stream: the flag, then `NO_COLOR`, `CLICOLOR_FORCE` and
    /// `TERM=dumb`, then whether the stream is a terminal.
    #[must_use]
    pub fn choose(choice: ColorChoice, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| variable(name).is_some_and(|value| !value.is_empty() && value != "0");
        let coloured = match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            ColorChoice::Auto if set("CLICOLOR_FORCE") => true,
            ColorChoice::Auto => is_terminal && variable("TERM").as_deref() != Some("dumb"),
        };
        Self { coloured, linked: false }
    }

    /// The same for a stream that shows links, or does not. Where nothing is coloured nothing is
    /// linked: no sequence at all is wanted there.
    #[must_use]
    pub const fn with_links(self, shows_links: bool) -> Self {
        Self { linked: self.coloured && shows_links, ..self }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// At a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// All choices, in the order in which the command line names them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    /// The word of the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

/// The styles of one stream.
#[derive(Clone, Copy, Debug)]
pub struct Styles {
    coloured: bool,
    linked: bool,
}

impl Styles {
    /// No style at all.
    pub const NONE: Self = Self { coloured: false, linked: false };

    /// A code, where it is the subject.
    #[must_use]
    pub fn code(self, text: &str) -> String {
        self.paint(Style::new().bold(), text)
    }

    /// A label.
    #[must_use]
    pub fn label(self, text: &str) -> String {
        self.paint(Style::new().dimmed(), text)
    }

    /// The word of a verdict.
    #[must_use]
    pub fn verdict(self, retry: Retry, text: &str) -> String {
        let color = match retry {
            Retry::Wait | Retry::Backoff | Retry::Limited | Retry::Later => AnsiColor::Yellow,
            Retry::Never => AnsiColor::Red,
            Retry::Done => AnsiColor::Green,
            Retry::Unknown => return text.to_owned(),
        };
        self.paint(color.on_default(), text)
    }

    /// What a search matched.
    #[must_use]
    pub fn matched(self, text: &str) -> String {
        self.paint(Style::new().underline(), text)
    }

    /// The same in a code, where that is the subject.
    #[must_use]
    pub fn matched_code(self, text: &str) -> String {
        self.paint(Style::new().bold().underline(), text)
    }

    /// An address: a link to itself, also where the window breaks it.
    #[must_use]
    pub fn link(self, address: &str) -> String {
        if self.linked { format!("\u{1b}]8;;{address}\u{1b}\\{address}\u{1b}]8;;\u{1b}\\") } else { address.to_owned() }
    }

    fn paint(self, style: Style, text: &str) -> String {
        if self.coloured && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_comes_before_the_environment_and_that_before_the_terminal() {
        type Case<'a> = (ColorChoice, bool, &'a [(&'a str, &'a str)], bool);
        let cases: [Case<'_>; 14] = [
            (ColorChoice::Auto, true, &[], true),
            (ColorChoice::Auto, false, &[], false),
            (ColorChoice::Auto, true, &[("NO_COLOR", "1")], false),
            (ColorChoice::Auto, true, &[("NO_COLOR", "")], true),
            (ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "")], false),
            (ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
            (ColorChoice::Auto, true, &[("NO_COLOR", "0")], false),
            (ColorChoice::Auto, true, &[("TERM", "xterm")], true),
            (ColorChoice::Auto, true, &[("TERM", "dumb")], false),
            (ColorChoice::Always, false, &[("NO_COLOR", "1")], true),
            (ColorChoice::Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ];
        for (choice, is_terminal, variables, expected) in cases {
            let variable =
                |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
            let styles = Styles::choose(choice, is_terminal, variable);
            assert_eq!(styles.coloured, expected, "{choice:?} {is_terminal} {variables:?}");
        }
    }

    #[test]
    fn each_style_has_its_own_sequence_and_an_uncoloured_stream_none() {
        let on = Styles { coloured: true, linked: false };
        assert_eq!(on.code("x"), "\u{1b}[1mx\u{1b}[0m");
        assert_eq!(on.label("x"), "\u{1b}[2mx\u{1b}[0m");
        assert_eq!(on.matched("x"), "\u{1b}[4mx\u{1b}[0m");
        assert_eq!(on.matched_code("x"), "\u{1b}[1m\u{1b}[4mx\u{1b}[0m");
        for (retry, color) in [
            (Retry::Backoff, "\u{1b}[33m"),
            (Retry::Wait, "\u{1b}[33m"),
            (Retry::Limited, "\u{1b}[33m"),
            (Retry::Later, "\u{1b}[33m"),
            (Retry::Never, "\u{1b}[31m"),
            (Retry::Done, "\u{1b}[32m"),
        ] {
            assert_eq!(on.verdict(retry, "x"), format!("{color}x\u{1b}[0m"));
        }
        assert_eq!(on.verdict(Retry::Unknown, "x"), "x");
        assert_eq!(on.code(""), "");
        assert_eq!(on.link("https://x"), "https://x");
        assert_eq!(on.with_links(true).link("https://x"), "\u{1b}]8;;https://x\u{1b}\\https://x\u{1b}]8;;\u{1b}\\");
        assert_eq!(Styles::NONE.with_links(true).link("https://x"), "https://x");
        for text in [Styles::NONE.code("x"), Styles::NONE.label("x"), Styles::NONE.verdict(Retry::Never, "x")] {
            assert_eq!(text, "x");
        }
    }
}
