//! Finds templates of messages in a text.

use crate::catalog::template::{FieldKind, GRAM, GRAM_BITS, fields, fold, gram_hash, kind, pieces};

/// How much of a message is searched, in bytes.
const LONGEST_MESSAGE: usize = 8 << 10;
/// How many occurrences of a template's first piece are tried.
const MOST_STARTS: usize = 64;
/// The longest field of one word, and of several, in bytes.
const LONGEST_NAME: usize = 128;
const LONGEST_TEXT: usize = 1000;

/// What turns a statement into its opposite where it stands directly before it.
const NEGATIONS: &str = "不 未 没 沒 無 无 非 没有 不是 并非";
/// The same of words with a space behind them.
const NEGATING_WORDS: &str = "not no never cannot non without neither nor";

/// A text in folded form, and for each byte of it the place in the original.
#[derive(Debug, Default)]
pub struct Folded<'t> {
    original: &'t str,
    bytes: Vec<u8>,
    /// For each folded byte, the byte offset of its character in the original.
    places: Vec<usize>,
}

impl<'t> Folded<'t> {
    /// Folds a message.
    pub fn new(original: &'t str) -> Self {
        let end = original.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST_MESSAGE);
        let original = original.get(..end.unwrap_or(original.len())).unwrap_or_default();
        let mut folded = Self { original, ..Self::default() };
        folded.bytes.reserve(original.len());
        folded.places.reserve(original.len());
        for (place, c) in original.char_indices() {
            if let Some(c) = fold(c) {
                let mut utf8 = [0; 4];
                let bytes = c.encode_utf8(&mut utf8).as_bytes();
                folded.bytes.extend_from_slice(bytes);
                folded.places.extend(std::iter::repeat_n(place, bytes.len()));
            }
        }
        folded
    }

    /// The original of a range of folded bytes.
    fn original(&self, start: usize, end: usize) -> Option<&'t str> {
        let first = *self.places.get(start)?;
        let last = *self.places.get(end.checked_sub(1)?)?;
        let len = self.original.get(last..)?.chars().next()?.len_utf8();
        self.original.get(first..last + len)
    }

    fn find(&self, piece: &str, from: usize) -> Option<usize> {
        let first = *piece.as_bytes().first()?;
        let rest = self.bytes.get(from..)?;
        let mut places = rest.iter().enumerate().filter(|(_, byte)| **byte == first).map(|(at, _)| at);
        places.find(|at| rest.get(*at..).is_some_and(|rest| rest.starts_with(piece.as_bytes()))).map(|at| from + at)
    }

    /// Whether a match may begin at this folded byte: not in the middle of a word, and not
    /// behind a word that turns the statement into its opposite.
    fn begins_at(&self, at: usize) -> bool {
        let Some((before, behind)) = self.places.get(at).and_then(|place| self.original.split_at_checked(*place))
        else {
            return true;
        };
        // A Chinese word begins behind a Latin one without a space.
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_within_word = is_word(before.chars().next_back()) && is_word(behind.chars().next());
        !is_within_word && !is_negation(before)
    }

    /// Whether a match may end before this folded byte: not in the middle of a word.
    fn ends_at(&self, at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|last| self.original.get(*self.places.get(last)?..));
        let mut both = last.unwrap_or_default().chars();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !(is_word(both.next()) && is_word(both.next()))
    }
}

/// Whether a text ends in a word that turns what follows into its opposite.
fn is_negation(before: &str) -> bool {
    if NEGATIONS.split(' ').any(|negation| before.ends_with(negation)) {
        return true;
    }
    let Some(word) = before.strip_suffix(' ').and_then(|before| before.rsplit(|c: char| !is_of_word(c)).next()) else {
        return false;
    };
    NEGATING_WORDS.split(' ').any(|negating| word.eq_ignore_ascii_case(negating))
        || word.to_ascii_lowercase().ends_with("n't")
}

/// Whether a character is part of an English word.
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '\''
}

/// A bit set of the hashed four-byte groups of a text: a prefilter that rules out most
/// templates.
#[derive(Debug)]
pub struct Grams([u64; 1 << (GRAM_BITS - 6)]);

impl Grams {
    /// The groups of a folded text.
    pub fn of(text: &Folded<'_>) -> Self {
        let mut grams = [0; 1 << (GRAM_BITS - 6)];
        for gram in text.bytes.windows(GRAM).filter_map(<[u8]>::first_chunk) {
            let hash = gram_hash(*gram);
            if let Some(word) = grams.get_mut(hash / 64) {
                *word |= 1_u64 << (hash % 64);
            }
        }
        Self(grams)
    }

    /// Whether the text may match a template with these groups; false positives are possible.
    pub fn may_hold(&self, grams: [usize; 2]) -> bool {
        grams.into_iter().all(|hash| self.0.get(hash / 64).is_some_and(|word| word >> (hash % 64) & 1 == 1))
    }
}

/// A template found in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Match<'m, 't> {
    /// The fields and their texts, in the order of the template.
    pub fields: FieldTexts<'m, 't>,
    /// The text from the start of the match.
    pub rest: &'t str,
    /// The text from the end of the match.
    pub behind: &'t str,
}

/// Finds the first match of a folded template in a text.
pub fn find<'m, 't>(template: &'m str, text: &Folded<'t>) -> Option<Match<'m, 't>> {
    let first = pieces(template).next()?;
    let mut from = 0;
    for _ in 0..MOST_STARTS {
        let start = if first.is_empty() { 0 } else { text.find(first, from)? };
        let fields = read_fields(template, text, start + first.len());
        if let Some((fields, end)) = fields.filter(|(_, end)| text.begins_at(start) && text.ends_at(*end)) {
            let place = *text.places.get(start)?;
            let behind = text.places.get(end).and_then(|place| text.original.get(*place..)).unwrap_or_default();
            return Some(Match { fields, rest: text.original.get(place..)?, behind });
        }
        if first.is_empty() {
            return None;
        }
        from = start + 1;
    }
    None
}

/// The names of fields, and their texts.
type FieldTexts<'m, 't> = Vec<(&'m str, &'t str)>;

/// Reads the fields, the first of which begins at the folded byte `at`; returns them and where
/// the template ends.
fn read_fields<'m, 't>(template: &'m str, text: &Folded<'t>, mut at: usize) -> Option<(FieldTexts<'m, 't>, usize)> {
    let mut found = Vec::new();
    for (name, next) in fields(template).zip(pieces(template).skip(1)) {
        let kind = kind(name)?;
        let (value, behind) = if next.is_empty() { last_field(kind, text, at)? } else { field(kind, text, at, next)? };
        found.push((name, value));
        at = behind;
    }
    Some((found, at))
}

/// The shortest value that is followed by the next piece, and where that piece ends.
fn field<'t>(kind: FieldKind, text: &Folded<'t>, at: usize, next: &str) -> Option<(&'t str, usize)> {
    let mut from = at + 1;
    loop {
        let end = text.find(next, from)?;
        let value = text.original(at, end)?;
        if value.len() > LONGEST_TEXT {
            return None;
        }
        if is_value(kind, value) {
            return Some((value, end + next.len()));
        }
        from = end + 1;
    }
}

/// A value at the end of a template: a number, a word, or the rest of the line.
fn last_field<'t>(kind: FieldKind, text: &Folded<'t>, at: usize) -> Option<(&'t str, usize)> {
    let start = *text.places.get(at)?;
    let rest = text.original.get(start..)?;
    let is_part = |c: char| match kind {
        FieldKind::Number => c.is_ascii_digit(),
        FieldKind::Name => c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '$'),
        FieldKind::Text => c != '\n',
    };
    let value = rest.split(|c| !is_part(c)).next()?.trim_end_matches(['.', '。', ' ', '`', '\'', '"']);
    let behind = text.places.partition_point(|place| *place < start + value.len());
    (!value.is_empty() && is_value(kind, value)).then_some((value, behind))
}

fn is_value(kind: FieldKind, value: &str) -> bool {
    match kind {
        FieldKind::Number => value.len() <= 18 && value.bytes().all(|byte| byte.is_ascii_digit()),
        FieldKind::Name => value.len() <= LONGEST_NAME && !value.contains(char::is_whitespace),
        FieldKind::Text => value.len() <= LONGEST_TEXT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::template::{fold_template, grams};

    fn fields_of(template: &str, text: &str) -> Option<Vec<(String, String)>> {
        let (template, text) = (fold_template(template), Folded::new(text));
        let found = find(&template, &text)?;
        assert!(Grams::of(&text).may_hold(grams(&template)), "{template} is not ruled out");
        Some(found.fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[expect(clippy::unnecessary_wraps, reason = "compared with what may be none")]
    fn pairs(pairs: &[(&str, &str)]) -> Option<Vec<(String, String)>> {
        Some(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn spacing_quotes_case_and_width_do_not_matter() {
        let template = "The parameter `{parameter}` is not recognized.";
        for text in [
            "The parameter `$schema` is not recognized.",
            "the parameter $schema is not recognized",
            "An error has occurred: x The parameter  '$schema'\nis not recognized。",
        ] {
            assert_eq!(fields_of(template, text), pairs(&[("parameter", "$schema")]), "{text}");
        }
        let template = "参数`{parameter}`取值类型错误。参数类型应为`{type}`";
        assert_eq!(
            fields_of(template, "参数 `InstanceIds.0` 取值类型错误. 参数类型应为 `string`"),
            pairs(&[("parameter", "InstanceIds.0"), ("type", "string")])
        );
    }

    #[test]
    fn a_number_is_digits_and_a_name_one_word() {
        let template = "equals to `{requests}` in a second, which exceeds the frequency limit `{limit}` for a second.";
        assert_eq!(
            fields_of(
                template,
                "Your times equals to 27 in a second, which exceeds the frequency limit `20` for a second"
            ),
            pairs(&[("requests", "27"), ("limit", "20")])
        );
        assert_eq!(
            fields_of(template, "equals to many in a second, which exceeds the frequency limit `20` for a second"),
            None
        );
        assert_eq!(
            fields_of("The parameter `{parameter}` is not here", "The parameter of two words is not here"),
            None
        );
    }

    #[test]
    fn a_field_at_the_end_is_a_number_a_word_or_the_rest_of_the_line() {
        for (template, text, value) in [
            ("and the server time {server_time}.", "and the server time 1795075953.", "1795075953"),
            ("please change to type `{type}`", "please change to type `string`, now", "string"),
            ("failed, because: {reason}", "failed, because: of this.\nThat is all", "of this"),
        ] {
            assert_eq!(fields_of(template, text).unwrap()[0].1, value, "{text}");
        }
    }

    #[test]
    fn a_statement_is_not_found_within_its_opposite() {
        for (template, text, is_found) in [
            ("有支付权限", "该账户有支付权限", true),
            ("有支付权限", "该账户没有支付权限", false),
            ("账户开通服务", "您的账户开通服务", true),
            ("账户开通服务", "未账户开通服务", false),
            ("have the permission", "You have the permission", true),
            ("have the permission", "You do not have the permission", false),
            ("have the permission", "You don't have the permission", false),
            ("have the permission", "They cannot have the permission", false),
            ("have the permission", "Say no: have the permission", true),
            ("have the permission", "In the note have the permission", true),
        ] {
            assert_eq!(fields_of(template, text).is_some(), is_found, "{template} in {text}");
        }
    }

    #[test]
    fn what_lacks_a_group_of_bytes_is_ruled_out() {
        let grams_of = |template| grams(&fold_template(template));
        let text = Folded::new("The request is missing a required parameter `Zone`.");
        assert!(Grams::of(&text).may_hold(grams_of("missing a required parameter `{parameter}`")));
        assert!(!Grams::of(&text).may_hold(grams_of("The SecretId is not found")));
    }

    #[test]
    fn a_field_has_a_longest_text() {
        for (field, part, longest) in [("reason", "x ", 1000), ("parameter", "x", 128), ("limit", "1", 18)] {
            for (template, behind) in [("it says: {field} - and so on", " - and so on"), ("it says: {field}", "")] {
                let template = template.replace("field", field);
                let value = |len: usize| format!("{}x", part.repeat(len)).chars().take(len - 1).collect::<String>();
                let found = |len: usize| {
                    let value = value(len) + part.trim_end();
                    fields_of(&template, &format!("it says: {value}{behind}")).map(|fields| fields[0].1.len())
                };
                assert_eq!((found(longest), found(longest + 1)), (Some(longest), None), "{template}");
            }
        }
    }

    #[test]
    fn eight_kibibytes_of_a_message_and_sixty_four_starts_are_looked_at() {
        let found = |text: &str| fields_of("no such zone `{zone}` here", text).is_some();
        let statement = "no such zone `a` here";
        let before = "- ".repeat(4096 - statement.len().div_ceil(2));
        assert!(found(&format!("{before} {statement}")));
        assert!(!found(&format!("{before}  {statement}")));
        let starts = |count: usize| format!("{}{statement}", "no such zone, ".repeat(count));
        assert_eq!((found(&starts(63)), found(&starts(64))), (true, false));
    }

    #[test]
    fn a_template_begins_and_ends_where_a_word_does() {
        let found = |text| fields_of("no such zone `{zone}` here", text);
        assert_eq!(found("error: no such zone `a` here"), pairs(&[("zone", "a")]));
        assert_eq!(found("piano such zone `a` here"), None);
        assert_eq!(fields_of("服务未开通", "CLS服务未开通"), pairs(&[]));
        assert_eq!(found("no such zone of mine: no such zone `a` here"), pairs(&[("zone", "a")]));
        assert_eq!(found("no such zone `a` hereabouts"), None);
        let template = "a required parameter `Region`.";
        assert_eq!(fields_of(template, "a required parameter `Region`, it says"), pairs(&[]));
        assert_eq!(fields_of(template, "a required parameter `RegionId`."), None);
    }
}
