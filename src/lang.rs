//! The three languages: which one to use, and the words of each.

/// Words of one group in the three languages, side by side.
macro_rules! words {
    ($(#[$about:meta])* $group:ident { $($(#[$doc:meta])* $name:ident: $en:literal, $ja:literal, $zh:literal;)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub struct $group(pub(super) Lang);

        impl $group {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self) -> &'static str {
                concat!($en, "\0", $ja, "\0", $zh).split('\0').nth(self.0.index()).unwrap_or_default()
            })+
        }
    };
}

pub mod advice;
pub mod clock;
pub mod sentences;
pub mod words;

use serde::Serialize;

use sentences::Sentences;
use words::{Headers, Hints, Labels, Verdicts};

pub use sentences::fill;

/// A language that the catalog is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Japanese
    Ja,
    /// Chinese, simplified
    Zh,
}

impl Lang {
    /// All languages, in the order of the catalog's schema.
    pub const ALL: [Self; 3] = [Self::En, Self::Ja, Self::Zh];

    /// The word of the command line, of `TCERR_LANG` and of the JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
            Self::Zh => "zh",
        }
    }

    /// The language of a POSIX locale name, English where we lack it:
    /// `ja_JP.UTF-8` is Japanese, `zh_TW` Chinese, `C` and `de_DE` English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        Self::named_by(locale).unwrap_or_default()
    }

    /// The language of a locale or of a language tag, `ja_JP.UTF-8` or `zh-Hant`; none where it
    /// is another one.
    #[must_use]
    pub fn named_by(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.name().eq_ignore_ascii_case(language))
    }

    /// The labels of an explanation.
    #[must_use]
    pub const fn labels(self) -> Labels {
        Labels(self)
    }

    /// Sentences about one failure.
    #[must_use]
    pub const fn advice(self) -> advice::FailureSentences {
        advice::FailureSentences(self)
    }

    /// Sentences about clocks and times.
    #[must_use]
    pub const fn clock(self) -> clock::ClockSentences {
        clock::ClockSentences(self)
    }

    /// Column headers.
    #[must_use]
    pub const fn headers(self) -> Headers {
        Headers(self)
    }

    /// Sentences and phrases.
    #[must_use]
    pub const fn sentences(self) -> Sentences {
        Sentences(self)
    }

    /// The words of the verdicts.
    #[must_use]
    pub const fn verdicts(self) -> Verdicts {
        Verdicts(self)
    }

    /// What each verdict means.
    #[must_use]
    pub const fn hints(self) -> Hints {
        Hints(self)
    }

    /// Its index in [`Lang::ALL`], and so among the texts of a catalog entry.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::En => 0,
            Self::Ja => 1,
            Self::Zh => 2,
        }
    }
}
