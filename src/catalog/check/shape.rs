//! Whether texts say as much in one language as in another.

use super::super::schema::{LANGUAGES, Text};

/// The names of the parts of a text, and how many items each has.
pub struct Shape<const N: usize>(pub [(&'static str, usize); N]);

impl Shape<10> {
    /// Of the texts of an entry.
    pub fn of(text: &Text) -> Self {
        let there = |text: &str| usize::from(!text.is_empty());
        Self([
            ("title", there(&text.title)),
            ("summary", there(&text.summary)),
            ("more", there(&text.more)),
            ("causes", text.causes.len()),
            ("fixes", text.fixes.len()),
            ("fix", there(&text.fix)),
            ("retry_hint", there(&text.retry_hint)),
            ("note", there(&text.note)),
            ("contrast", text.contrast.len()),
            // A page may be there in one language only.
            ("docs", 0),
        ])
    }
}

/// Tells of each part of which languages have not the same number of items. `of` is whose
/// texts they are, as `` `X` ``.
pub fn compare<const N: usize>(of: &str, shapes: &[Option<Shape<N>>; 3], fault: &mut impl FnMut(String)) {
    let there: Vec<(&str, &Shape<N>)> =
        LANGUAGES.into_iter().zip(shapes).filter_map(|(lang, shape)| Some((lang, shape.as_ref()?))).collect();
    for part in 0..N {
        let counts: Vec<(&str, &'static str, usize)> = there
            .iter()
            .filter_map(|(lang, shape)| shape.0.get(part).map(|(name, len)| (*lang, *name, *len)))
            .collect();
        let Some(&(_, name, first)) = counts.first() else { return };
        if counts.iter().any(|(_, _, len)| *len != first) {
            let counts: Vec<String> = counts.iter().map(|(lang, _, len)| format!("{len} in `{lang}`")).collect();
            fault(format!("`{name}` of {of}: {}; write as many in each language", counts.join(", ")));
        }
    }
}
