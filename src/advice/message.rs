//! What a message says that its code does not: the templates of the catalog, with the
//! fields that they have.

use super::fields::bare;
use super::general::Weight;
use super::slots::Slots;
use super::template::{self, Folded, Match};
use super::verdict::OfMessage;
use super::{Advice, Case};
use crate::catalog::image::Template;
use crate::catalog::schema::LANGUAGES;
use crate::catalog::template::{fold_template, grams, literal_len};
use crate::catalog::{Catalog, Retry};
use crate::code;
use crate::entry::Entry;
use crate::lang::Lang;
use std::cell::LazyCell;
use std::cmp::Reverse;

/// A template that a text contains.
struct Known<'c, 't> {
    template: Template<'c>,
    found: Match<'c, 't>,
}

/// Those of the wanted templates that a text contains: the general ones last, and those with the
/// most text of their own first.
fn known<'c, 't>(catalog: &'c Catalog, text: &Folded<'t>, is_wanted: fn(Template<'_>) -> bool) -> Vec<Known<'c, 't>> {
    let may_match = catalog.templates(text.grams());
    let mut known: Vec<Known<'c, 't>> = may_match
        .filter(|template| is_wanted(*template))
        .filter_map(|template| {
            let found = template::find(template.folded(), text, template.is_general())?;
            Some(Known { template, found })
        })
        .collect();
    known.sort_by_key(|Known { template, found }| {
        (template.is_general(), Reverse(literal_len(template.folded())), Reverse(found.fields.len()))
    });
    known
}

/// A message of the catalog in a text.
#[derive(Clone, Copy, Debug)]
pub struct Recognised<'c, 't> {
    /// The code that the catalog has for it.
    pub code: &'c str,
    /// The text from the start of the message.
    pub rest: &'t str,
    /// The text from the end of the message's template.
    pub behind: &'t str,
}

/// What a text is in which a message is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haystack {
    /// What an error has as its message.
    Message,
    /// A line of anything, which is a message of the API only if nothing else says the same.
    Line,
}

/// The message of the catalog that a text contains: of several, the one with the most text of
/// its own. A general one that names nothing says no code. Only the code and the places in the
/// text are returned, so the text may be unmasked.
#[must_use]
pub fn recognise<'c, 't>(catalog: &'c Catalog, text: &'t str, of: Haystack) -> Option<Recognised<'c, 't>> {
    let best = known(catalog, &Folded::new(text), says_code).into_iter().next();
    let Known { template, found } = best.filter(|known| of == Haystack::Message || !known.template.is_inside())?;
    Some(Recognised { code: template.code(), rest: found.rest, behind: found.behind })
}

/// Whether a template tells the code of a text without one: not by general words that name nothing.
fn says_code(template: Template<'_>) -> bool {
    !template.is_general() || template.folded().contains('{')
}

/// Whether a text contains a template as it is written in the catalog.
#[must_use]
pub fn contains(text: &str, template: &str, is_general: bool) -> bool {
    let (folded, text) = (fold_template(template), Folded::new(text));
    let held = text.grams();
    grams(&folded).into_iter().all(|gram| held.has(gram)) && template::find(&folded, &text, is_general).is_some()
}

/// Takes the fields of all templates that the message contains, and the texts of the most exact
/// one: a template may have as text of its own what a more general one has as a field.
pub fn advise(
    advice: &mut Advice,
    catalog: &Catalog,
    lang: Lang,
    case: Case<'_>,
    entry: Option<&Entry<'_>>,
    message: &str,
) {
    let mut known = known(catalog, &Folded::new(message), |_| true);
    let code = case.code();
    // A server's message is not that of a client's transport, even in the same words.
    let is_same = |template: Template<'_>| code == Some(template.code());
    let is_clients = LazyCell::new(|| code.is_some_and(|code| is_of_clients(catalog, code)));
    if code.is_some() && known.iter().any(|known| !is_same(known.template)) && !*is_clients {
        known.retain(|known| is_same(known.template) || !is_of_clients(catalog, known.template.code()));
    }
    // What servers say of a resource or a parameter is not what a client says of its file.
    if known.iter().any(|known| known.template.is_general()) && *is_clients {
        known.retain(|known| !known.template.is_general());
    }
    // Where a special message says it all, general ones only repeat a part of it.
    if known.first().is_some_and(|known| !known.template.is_general()) {
        known.retain(|known| !known.template.is_general());
    }
    for (name, value) in known.iter().flat_map(|known| &known.found.fields) {
        if *name == "resource" {
            advice.fields.set(name, &bare(value));
        } else {
            advice.fields.set(name, value);
        }
    }
    let Some(Known { template, found }) = known.first() else { return };
    if code.is_some_and(|code| !is_same(*template) && contradicts(catalog, *template, code)) {
        return;
    }
    let weight = if template.is_general() { Weight::of(*template, &found.fields, entry) } else { Some(Weight::FULL) };
    let Some(weight) = weight else { return };
    let languages = [lang.index(), Lang::En.index()].into_iter().chain(0..LANGUAGES.len());
    let Some(text) = languages.into_iter().find_map(|place| template.text(place)) else { return };
    let slots = Slots::new(&advice.fields, catalog, lang, case.context.service.as_deref());
    let filled = |text: &str| slots.fill(text).filter(|text| !text.is_empty());
    let said = template.retry().map(|retry| OfMessage { retry, hint: filled(text.retry_hint()) });
    if weight.decides {
        (advice.title, advice.said) = (filled(text.title()), said);
    }
    let summary = filled(text.summary());
    let causes: Vec<String> = text.causes().filter_map(filled).collect();
    let fixes: Vec<String> = text.fixes().filter_map(filled).collect();
    if summary.is_some() || !fixes.is_empty() || !causes.is_empty() {
        advice.conclude_from("message");
    }
    advice.replaces_entry = !fixes.is_empty() && weight.replaces;
    (advice.summary, advice.causes, advice.fixes) = (summary, causes, fixes);
}

/// Whether a message of another code contradicts this code: it may forbid more than the code
/// does, and never permits more. Without a verdict of its own its texts are to agree with both.
/// What is known of a code by its category alone is not contradicted by a message of that.
fn contradicts(catalog: &Catalog, template: Template<'_>, code: &str) -> bool {
    let is_never = |retry: Option<Retry>| retry == Some(Retry::Never);
    let category = code::category(code);
    if template.code() == category && catalog.named(&code::fold(code)).iter().all(|other| other.entries.is_empty()) {
        return false;
    }
    let own = is_never(verdict(catalog, code));
    match template.retry() {
        Some(other) => own && other != Retry::Never,
        None => own != is_never(verdict(catalog, template.code())),
    }
}

/// The verdict of a code, else of its category.
fn verdict(catalog: &Catalog, code: &str) -> Option<Retry> {
    let named = catalog.named(&code::fold(code));
    let own = named.iter().flat_map(|other| &other.entries).map(|entry| catalog.retry(*entry)).next();
    own.or_else(|| catalog.category(&code::fold(code::category(code))).map(|entry| catalog.retry(entry)))
}

/// Whether only SDKs and tools raise a code.
#[must_use]
pub fn is_of_clients(catalog: &Catalog, code: &str) -> bool {
    // What services return is seen sooner.
    catalog.inventory().code(code).is_none() && catalog.code(code).is_some_and(|code| code.is_of_clients())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::{Context, Said};
    use crate::mask::mask;

    #[test]
    fn only_codes_of_clients_are_of_clients() {
        let catalog = Catalog::built_in();
        for (code, is_client) in [
            ("ClientNetworkError", true),
            ("ClientError.NetworkError", true),
            ("clientnetworkerror", false),
            ("AuthFailure", false),
            ("InternalError", false),
            ("Qqq.Zzz", false),
        ] {
            assert_eq!(is_of_clients(&catalog, code), is_client, "{code}");
        }
    }

    #[test]
    fn any_text_of_a_message_is_taken_and_only_fixes_replace_those_of_the_code() {
        let mut catalog = Catalog::built_in();
        let overlay = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/advice/keeper.toml");
        catalog.add_overlay(&overlay).expect("the fixture has no fault");
        for (message, summary, causes, fixes, is_whole) in [
            ("The keeper sings.", Some("He sings."), vec![], vec![], false),
            ("The keeper sleeps.", None, vec!["It is night."], vec![], false),
            ("The keeper eats.", None, vec![], vec!["Wait."], true),
        ] {
            let advice = advised(&catalog, message);
            assert_eq!(
                (advice.summary.as_deref(), &*advice.basis),
                (summary, &["message".to_owned()][..]),
                "{message}"
            );
            assert_eq!(
                (advice.causes, advice.fixes, advice.replaces_entry),
                (texts(&causes), texts(&fixes), is_whole),
                "{message}"
            );
        }
        let advice = advised(&catalog, "The keeper feeds `lion`.");
        assert_eq!((advice.fields.value("resource"), advice.basis.len()), (Some("lion"), 0));
    }

    fn advised(catalog: &Catalog, message: &str) -> Advice {
        let said = Said { code: Some(mask("AuthFailure.KeeperAway")), ..Said::default() };
        let case = Case { said: &said, context: &Context::default(), logged_at: None };
        let mut advice = Advice::default();
        super::advise(&mut advice, catalog, Lang::En, case, None, message);
        advice
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_text_yields_its_message_and_where_that_is() {
        let catalog = Catalog::built_in();
        let text = "x: The SecretId is not found, please ensure that your SecretId is correct. Again.";
        let found = recognise(&catalog, text, Haystack::Line).unwrap();
        assert_eq!(found.code, "AuthFailure.SecretIdNotFound");
        assert!(text.ends_with(found.rest) && found.rest.starts_with("The SecretId"), "{found:?}");
        assert!(found.rest.ends_with(found.behind) && found.behind.ends_with(" Again."), "{found:?}");
        assert!(recognise(&catalog, "nothing that the catalog has", Haystack::Message).is_none());
    }
}
