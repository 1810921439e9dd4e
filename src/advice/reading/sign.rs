//! Finds signs of failures in a text: phrases of which letter case, whitespace, line breaks and
//! the sort of quotes do not matter, and in which a gap stands for a few words.

use crate::bytes::BytePairs;
use crate::catalog::failures::{GAP, fold};
use memchr::memmem;
use std::ops::Range;

/// The longest gap, in bytes.
const LONGEST_GAP: usize = 200;

/// A folded text, and which pairs of bytes it holds.
#[derive(Debug)]
pub struct Signs<'t> {
    original: &'t str,
    folded: String,
    /// For each byte of the folded text, the place of its character in the original.
    places: Vec<usize>,
    pairs: BytePairs,
}

impl<'t> Signs<'t> {
    /// Folds a text.
    #[must_use]
    pub fn new(original: &'t str) -> Self {
        let mut folded = String::with_capacity(original.len());
        let mut places = Vec::with_capacity(original.len());
        for (place, c) in original.char_indices() {
            if let Some(c) = fold(c, folded.is_empty() || folded.ends_with(' ')) {
                folded.push(c);
                places.resize(folded.len(), place);
            }
        }
        let pairs = BytePairs::of(&folded);
        Self { original, folded, places, pairs }
    }

    /// Where in the original a folded sign stands as a whole: no word goes on before or behind
    /// it, unless it has a gap there.
    #[must_use]
    pub fn find(&self, sign: &str) -> Option<Range<usize>> {
        if !self.may_hold(sign) {
            return None;
        }
        let first = sign.trim_matches(GAP).split(GAP).next()?;
        let mut starts = memmem::find_iter(self.folded.as_bytes(), first);
        let found = starts.find_map(|start| Some(start..self.end(start, sign)?))?;
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.original.len());
        Some(place(found.start)..place(found.end))
    }

    /// Where a sign ends that begins at a place; none if it does not.
    fn end(&self, start: usize, sign: &str) -> Option<usize> {
        let mut at = start;
        for (place, piece) in sign.trim_matches(GAP).split(GAP).enumerate() {
            let rest = self.folded.get(at..)?;
            let skipped = if place == 0 { 0 } else { memmem::find(rest.as_bytes(), piece.as_bytes())? };
            if skipped > LONGEST_GAP {
                return None;
            }
            at += skipped + piece.len();
        }
        let begins = sign.starts_with(GAP) || !self.is_inside_word(start);
        let ends = sign.ends_with(GAP) || !self.is_inside_word(at);
        (begins && ends).then_some(at)
    }

    /// Whether a place has a part of one word on both sides.
    fn is_inside_word(&self, at: usize) -> bool {
        let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let bytes = self.folded.as_bytes();
        at > 0 && is_part(bytes.get(at - 1)) && is_part(bytes.get(at))
    }

    /// Whether two bytes stand side by side in the text, folded.
    #[must_use]
    pub fn has_pair(&self, pair: [u8; 2]) -> bool {
        self.pairs.has(pair)
    }

    fn may_hold(&self, sign: &str) -> bool {
        self.pairs.may_hold_pieces(sign, GAP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::failures::fold_sign;

    #[test]
    fn signs_stand_as_whole_words_with_gaps() {
        for (text, sign, expected) in [
            (
                "Error: No module named \"tencentcloud\"",
                "no module named 'tencentcloud",
                Some("No module named \"tencentcloud"),
            ),
            ("No module named 'tencentcloudx'", "no module named 'tencentcloud", None),
            ("a EPROTONOSUPPORT b", "EPROTO", None),
            ("write EPROTO 1", "EPROTO", Some("EPROTO")),
            ("│ for provider\n│ hashicorp/x: no", "for provider hashicorp/x", Some("for provider\n│ hashicorp/x")),
            (
                "cannot import name 'A' from 'tencentcloud.b'",
                "import name…from 'tencentcloud",
                Some("import name 'A' from 'tencentcloud"),
            ),
            ("一份证书 错误", "证书 错误", Some("证书 错误")),
            ("at tencentcloudapi.com", "tencentcloud…", Some("tencentcloud")),
            ("mytencentcloud", "…tencentcloud", Some("tencentcloud")),
            ("mytencentcloudapi", "tencentcloud…", None),
        ] {
            let found = Signs::new(text).find(&fold_sign(sign)).and_then(|range| text.get(range));
            assert_eq!(found, expected, "{text}");
        }
        let far =
            |len: usize| Signs::new(&format!("start {} end", "x".repeat(len))).find(&fold_sign("start…end")).is_some();
        assert_eq!((far(100), far(300)), (true, false));
    }
}
