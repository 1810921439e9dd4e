//! Templates of messages: what servers and SDKs write, with fields in it, as in
//! ``The parameter `{parameter}` is not recognized.``
//!
//! Spacing, quotes, letter case and the width of punctuation do not matter: templates are
//! stored without them. Shared with `build.rs`.

/// What a field can be called, and what may stand in it.
const FIELDS: &str = "parameter:name value:text type:name action:name service:name version:name region:name \
                      zone:name requests:number limit:number resource:text operation:name reason:text \
                      server_time:number request_id:name length:number min:name max:name";
/// What texts may say beside the fields: 1000 / `limit`, rounded up.
pub const PACE: &str = "pace";
/// The same: what the ID in `resource` is the ID of.
pub const NOUN: &str = "noun";
/// The same: the command that lists such resources. A text that names it is left out where
/// none is known.
pub const LIST: &str = "list";
/// The shortest literal piece by which a template can be told apart, in folded bytes.
pub const LEAST_PIECE: usize = 8;
/// The same of a general template, whose fields have to look like what they are.
pub const LEAST_GENERAL_PIECE: usize = 6;
/// How many bytes are looked at together to see what a text cannot hold.
pub const GRAM: usize = 4;
/// Bits of the hash of so many bytes.
pub const GRAM_BITS: u32 = 12;
/// How many such hashes there are.
pub const GRAMS: usize = 1 << GRAM_BITS;

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Digits.
    Number,
    /// No blanks.
    Name,
    /// Anything.
    Text,
}

/// What may stand in the field with this name; none if there is no such field.
#[must_use]
pub fn kind(name: &str) -> Option<FieldKind> {
    let (_, kind) = field(name)?;
    Some(match kind {
        "number" => FieldKind::Number,
        "name" => FieldKind::Name,
        _ => FieldKind::Text,
    })
}

/// The name of a field, for ever; none if there is no such field.
#[must_use]
pub fn field_name(name: &str) -> Option<&'static str> {
    field(name).map(|(name, _)| name)
}

fn field(name: &str) -> Option<(&'static str, &'static str)> {
    FIELDS.split(' ').filter_map(|field| field.split_once(':')).find(|(other, _)| *other == name)
}

/// A character of a message as it is compared; none where it does not matter.
#[must_use]
pub fn fold(c: char) -> Option<char> {
    match c {
        '\'' | '"' | '`' | '\\' | '“' | '”' | '‘' | '’' | '「' | '」' => None,
        '：' => Some(':'),
        '，' | '、' => Some(','),
        '。' => Some('.'),
        '；' => Some(';'),
        '（' => Some('('),
        '）' => Some(')'),
        c if c.is_whitespace() => None,
        c => Some(c.to_ascii_lowercase()),
    }
}

/// A template as it is stored: its literal pieces folded, its fields in braces.
#[must_use]
pub fn fold_template(template: &str) -> String {
    let mut folded = String::with_capacity(template.len());
    for (place, part) in template.split(['{', '}']).enumerate() {
        if place % 2 == 1 {
            folded.extend(["{", part, "}"]);
        } else {
            folded.extend(part.chars().filter_map(fold));
        }
    }
    // How a sentence ends says nothing.
    folded.trim_end_matches('.').to_owned()
}

/// The names of a template's fields.
pub fn fields(template: &str) -> impl Iterator<Item = &str> + Clone {
    template.split(['{', '}']).skip(1).step_by(2)
}

/// The literal pieces of a folded template, one more than there are fields.
pub fn pieces(template: &str) -> impl Iterator<Item = &str> + Clone {
    template.split(['{', '}']).step_by(2)
}

/// How many bytes of a folded template are literal: the more, the more exact it is.
#[must_use]
pub fn literal_len(template: &str) -> usize {
    pieces(template).map(str::len).sum()
}

/// The length of the longest piece of a folded template.
#[must_use]
pub fn longest_piece(template: &str) -> usize {
    pieces(template).map(str::len).max().unwrap_or_default()
}

/// Two groups of bytes that a text needs to hold to match a folded template.
#[must_use]
pub fn grams(template: &str) -> [usize; 2] {
    let longest = pieces(template).max_by_key(|piece| piece.len()).unwrap_or_default().as_bytes();
    [longest.first_chunk(), longest.last_chunk()].map(|gram| gram.map_or(0, |gram| gram_hash(*gram)))
}

/// The groups of bytes that a folded text holds, as a bit set of their hashes. Most templates are
/// ruled out by it; false positives are possible.
#[derive(Clone, Debug)]
pub struct GramSet([u64; GRAMS / 64]);

impl GramSet {
    /// Those of a folded text.
    #[must_use]
    pub fn of(folded: &[u8]) -> Self {
        let mut grams = [0; GRAMS / 64];
        for gram in folded.windows(GRAM).filter_map(<[u8]>::first_chunk) {
            let hash = gram_hash(*gram);
            if let Some(word) = grams.get_mut(hash / 64) {
                *word |= 1_u64 << (hash % 64);
            }
        }
        Self(grams)
    }

    /// All that there are.
    #[must_use]
    pub const fn all() -> Self {
        Self([u64::MAX; GRAMS / 64])
    }

    /// Whether a group is among them.
    #[must_use]
    pub fn has(&self, gram: usize) -> bool {
        self.0.get(gram / 64).is_some_and(|word| word >> (gram % 64) & 1 == 1)
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = usize::try_from(rest.trailing_zeros()).unwrap_or_default();
                rest = (rest != 0).then(|| rest & (rest - 1))?;
                Some(at * 64 + bit)
            })
        })
    }
}

/// What stands for a group of bytes.
#[must_use]
pub fn gram_hash(gram: [u8; GRAM]) -> usize {
    let mixed = u32::from_le_bytes(gram).wrapping_mul(0x9e37_79b1) >> (32 - GRAM_BITS);
    usize::try_from(mixed).unwrap_or_default()
}
