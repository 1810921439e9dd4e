//! What a mistyped word of a catalog may have meant. Shared with `build.rs`.

/// The most edits of a word that is named, of a hundred letters.
const MOST_EDITS: usize = 40;
/// The fewest letters by which a word is near to one that begins so: `maximum` to `max`.
const SHORTEST_START: usize = 3;

/// `; did you mean …?`, or nothing where no name is near.
pub fn hint<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> String {
    let near = names
        .filter_map(|name| {
            let longer = typed.len().max(name.len()).max(1);
            let edits = strsim::osa_distance(typed, name) * 100 / longer;
            let begins =
                typed.len().min(name.len()) >= SHORTEST_START && (typed.starts_with(name) || name.starts_with(typed));
            (edits <= MOST_EDITS || begins).then_some((edits, name))
        })
        .min();
    near.map(|(_, name)| format!("; did you mean `{name}`?")).unwrap_or_default()
}
