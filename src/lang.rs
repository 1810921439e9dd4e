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
pub mod complaints;
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

    /// What refuses, and what fails.
    #[must_use]
    pub const fn complaints(self) -> complaints::Complaints {
        complaints::Complaints(self)
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

    /// The language of what is said before the settings are known: that of the flag among the words
    /// of a command line, then of `TCERR_LANG`, then of the locale.
    #[must_use]
    pub fn of_words<'w>(words: impl Iterator<Item = &'w str>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let mut words = words.skip(1).take_while(|word| *word != "--");
        let mut flag = None;
        while let Some(word) = words.next() {
            match word.strip_prefix("--lang") {
                Some("") => flag = words.next(),
                Some(value) => flag = value.strip_prefix('=').or(flag),
                None => {}
            }
        }
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let named = flag.and_then(Self::named_by).or_else(|| Self::named_by(&set("TCERR_LANG")?));
        named.unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
            locale.map_or(Self::En, |locale| Self::of_locale(&locale))
        })
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
