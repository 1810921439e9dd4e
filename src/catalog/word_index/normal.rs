//! The form in which texts and queries are compared: one width, one kana, one form of each
//! Chinese character.

use unicode_normalization::UnicodeNormalization;

/// Bytes of a character in the table.
const CHARACTER: usize = 2;
/// Bytes of a row of the table.
const ROW: usize = 2 * CHARACTER;
/// Between a hiragana and its katakana.
const KANA_DISTANCE: u32 = 0x60;
/// Lengthens a vowel, or is left out, as people like.
const LONG_VOWEL: char = 'ー';

/// Characters with another form that is taken for the same: rows of two characters, 16 bits
/// each, sorted by the first.
#[derive(Clone, Copy, Debug)]
pub struct Variants<'v>(&'v [u8]);

impl<'v> Variants<'v> {
    /// Takes what [`pack`] made.
    #[must_use]
    pub const fn new(rows: &'v [u8]) -> Self {
        Self(rows)
    }

    /// The form that stands for a character; mostly itself.
    fn of(self, c: char) -> char {
        let Ok(wanted) = u16::try_from(u32::from(c)) else { return c };
        let (mut low, mut high) = (0, self.0.len() / ROW);
        while low < high {
            let middle = low.midpoint(high);
            let row = self.0.get(middle * ROW..).unwrap_or_default();
            let [from, to] = [0, CHARACTER].map(|at| row.get(at..).and_then(<[u8]>::first_chunk).copied());
            let (Some(from), Some(to)) = (from.map(u16::from_le_bytes), to.map(u16::from_le_bytes)) else { return c };
            match from.cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return char::from_u32(u32::from(to)).unwrap_or(c),
            }
        }
        c
    }
}

/// Packs the rows of a table: a character, a tab, the forms for which it stands. Lines that
/// begin with `#` are comments.
///
/// # Errors
/// The first row that is not of the form, with its line.
pub fn pack(table: &str) -> Result<Vec<u8>, String> {
    let mut rows: Vec<[u16; 2]> = Vec::new();
    for (at, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let fault = || format!("{}: not a character, a tab and its other forms", at + 1);
        let short = |c: char| u16::try_from(u32::from(c)).map_err(|_| fault());
        let (form, others) = line.split_once('\t').ok_or_else(fault)?;
        let mut characters = form.chars();
        let (Some(form), None, false) = (characters.next(), characters.next(), others.is_empty()) else {
            return Err(fault());
        };
        for other in others.chars() {
            rows.push([short(other)?, short(form)?]);
        }
    }
    rows.sort_unstable();
    if let Some([a, _]) =
        rows.windows(2).find_map(|two| <&[[u16; 2]; 2]>::try_from(two).ok().filter(|[a, b]| a[0] == b[0]))
    {
        let twice = char::from_u32(u32::from(a[0])).unwrap_or_default();
        return Err(format!("`{twice}` stands for two characters"));
    }
    Ok(rows.iter().flatten().flat_map(|unit| unit.to_le_bytes()).collect())
}

/// What kind of letter a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// A letter or digit of ASCII.
    Latin,
    /// Words from other languages, in Japanese.
    Katakana,
    /// Mostly grammar, in Japanese.
    Hiragana,
    /// Any other letter, as Chinese characters.
    Other,
}

/// A character as it is compared, and what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Latin letters in the case in which they were written; kana as katakana.
    pub c: char,
    /// Before kana were made one.
    pub script: Script,
}

/// The letters of a text, with none in place of each character that is no letter.
pub fn letters<'t>(text: &'t str, variants: Variants<'t>) -> impl Iterator<Item = Option<Letter>> + 't {
    text.nfkc().filter(|c| *c != LONG_VOWEL).map(move |c| {
        let (c, script) = match c {
            c if c.is_ascii_alphanumeric() => (c, Script::Latin),
            'ぁ'..='ゖ' => (char::from_u32(u32::from(c) + KANA_DISTANCE).unwrap_or(c), Script::Hiragana),
            'ァ'..='ヺ' => (c, Script::Katakana),
            c if !c.is_ascii() && c.is_alphanumeric() => {
                (variants.of(c.to_lowercase().next().unwrap_or(c)), Script::Other)
            }
            _ => return None,
        };
        Some(Letter { c, script })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        let packed = pack("# comment\n签\t簽\n权\t權権\n").unwrap();
        letters(text, Variants::new(&packed)).map(|letter| letter.map_or(' ', |letter| letter.c)).collect()
    }

    #[test]
    fn width_kana_and_forms_of_characters_make_no_difference() {
        for (text, expected) in [
            ("ＭｅｍSize１", "MemSize1"),
            ("ﾊﾟｽﾜｰﾄﾞ", "パスワド"),
            ("サーバー", "サバ"),
            ("さーば", "サバ"),
            ("簽名 權限 権限", "签名 权限 权限"),
            ("ﬁle", "file"),
            ("É", "é"),
            ("a.b_c", "a b c"),
            ("「署名」。", " 署名  "),
            ("🦁", " "),
        ] {
            assert_eq!(normal(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_know_their_script() {
        let scripts: Vec<_> = letters("aアあ署", Variants::new(&[])).map(|letter| letter.unwrap().script).collect();
        assert_eq!(scripts, [Script::Latin, Script::Katakana, Script::Hiragana, Script::Other]);
    }

    #[test]
    fn a_row_that_is_not_of_the_form_is_refused_with_its_line() {
        for table in ["a", "a\t", "ab\tc", "\tc", "🦁\tc", "a\t🦁"] {
            let fault = pack(&format!("# comment\n{table}\n")).unwrap_err();
            assert_eq!(fault, "2: not a character, a tab and its other forms", "{table}");
        }
        assert_eq!(pack("a\tb\nc\tb\n").unwrap_err(), "`b` stands for two characters");
    }
}
