//! What a word was meant as that stands behind `list`, which takes options only.

use crate::catalog::Catalog;
use crate::catalog::inventory::Action;
use crate::code;
use crate::retry::Retry;

/// The command for the service, category, kind, verdict or action of this name.
#[must_use]
pub fn hint(catalog: &Catalog, word: &str) -> Option<String> {
    let inventory = catalog.inventory();
    let folded = code::fold(word);
    let of_category = || catalog.category_names().into_iter().find(|name| code::cmp_folded(name, &folded).is_eq());
    let of_kind = || catalog.kind_names().into_iter().find(|name| name.eq_ignore_ascii_case(word));
    let of_verdict = || Retry::ALL.into_iter().map(Retry::name).find(|name| name.eq_ignore_ascii_case(word));
    let of_action = || inventory.actions(word).next().map(Action::name);
    let (option, name) = if let Some(service) = inventory.service(word) {
        ("service", service.id())
    } else if let Some(category) = of_category() {
        ("category", category)
    } else if let Some(kind) = of_kind() {
        ("kind", kind)
    } else if let Some(verdict) = of_verdict() {
        ("retry", verdict)
    } else {
        ("action", of_action()?)
    };
    Some(format!("tcerr list --{option} {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_for_what_has_its_name() {
        let catalog = Catalog::built_in();
        for (word, command) in [
            ("Redis", Some("tcerr list --service redis")),
            ("authfailure", Some("tcerr list --category AuthFailure")),
            ("not-found", Some("tcerr list --kind not-found")),
            ("backoff", Some("tcerr list --retry backoff")),
            ("RunInstances", Some("tcerr list --action RunInstances")),
            ("zzz", None),
        ] {
            assert_eq!(hint(&catalog, word).as_deref(), command, "{word}");
        }
    }
}
