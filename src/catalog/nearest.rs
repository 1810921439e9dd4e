//! What a mistyped word of a catalog may have meant. Shared with `build.rs`.

/// The least similarity of a word that is named.
const NEAR: f64 = 0.6;
/// The same of one that begins alike: `maximum` for `max`.
const NEAR_START: f64 = 0.85;

/// `; did you mean …?`, or nothing where no name is near.
pub fn hint<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> String {
    let near = names
        .filter_map(|name| {
            let whole = strsim::normalized_damerau_levenshtein(typed, name);
            let start = strsim::jaro_winkler(typed, name);
            (whole >= NEAR || start >= NEAR_START).then_some((whole + start, name))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    near.map(|(_, name)| format!("; did you mean `{name}`?")).unwrap_or_default()
}
