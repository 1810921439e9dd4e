//! Which service returned an error: what was asked for, what the request says, what stands near the
//! error, and last, where its code means different things in several, what the whole input names. It is looked
//! for only where an error is shown, not for each line of a log.

mod action;
mod forms;
mod named;
mod resource;
mod said;
mod traces;
mod words;

use crate::catalog::inventory::Inventory;
use crate::catalog::{Catalog, Code};
use crate::extract::ApiError;
use crate::failure::ServiceSource;
use action::NamedCall;
pub use named::NamedService;
use traces::{Traces, only};

/// Decides it, for the errors of inputs that come one after the other.
#[derive(Debug)]
pub struct ServiceChoice<'c> {
    catalog: &'c Catalog,
    /// The service that was asked for.
    asked: Option<&'c str>,
    /// How many bytes of the input were read for what the whole of it names, and that.
    whole: Option<(usize, Vec<NamedService<'c>>)>,
}

/// From what a service was taken that is not the request's.
#[derive(Debug)]
pub struct Taken {
    /// The form in which it is named.
    pub source: ServiceSource,
    /// The words that name it; none where it was asked for.
    pub clue: Option<String>,
}

impl<'c> ServiceChoice<'c> {
    /// Nothing is decided yet.
    pub const fn new(catalog: &'c Catalog, asked: Option<&'c str>) -> Self {
        Self { catalog, asked, whole: None }
    }

    /// Whether a service was asked for.
    pub const fn is_asked(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether services mean different things by a code.
    pub fn is_told_apart(&self, name: &str) -> bool {
        self.catalog.code(name).is_some_and(|code| code.entries_for(None).len() > 1)
    }

    /// Gives an error the action that is named beside it, unless its request says that. Returns the service that is
    /// named with the action.
    pub fn take_action(&self, error: &mut ApiError) -> Option<NamedService<'c>> {
        if error.request.action.is_some() {
            return None;
        }
        if let Some(asked) = error.message.as_deref().and_then(said::asked_for) {
            error.request.action = Some(asked.to_owned());
            return None;
        }
        let inventory = self.catalog.inventory();
        let NamedCall { action, service } = action::named(inventory, error)?;
        // Beside a refused operation, an action that its service lacks is the program's own word.
        let refused = error.message.as_deref().and_then(|message| said::named(inventory, message));
        let has = |id: &str| inventory.service(id).is_some_and(|service| service.action(action).next().is_some());
        if let Some(refused) = refused.filter(|refused| !has(refused.service)).and_then(|refused| refused.action) {
            error.request.action = Some(refused.to_owned());
            return None;
        }
        error.request.action = Some(action.to_owned());
        let clue = [service?, action].join(" ");
        Some(NamedService { service: service?, action: Some(action), source: ServiceSource::Action, clue })
    }

    /// Gives an error the service that returned it, unless its request says so. `head` is the
    /// start of the input, as far as it is there; none if the input goes on behind it. `beside` is what is named with
    /// its action.
    pub fn take(
        &mut self,
        error: &mut ApiError,
        head: Option<&[u8]>,
        beside: Option<NamedService<'c>>,
    ) -> Option<Taken> {
        if let Some(asked) = self.asked {
            error.request.service = Some(asked.to_owned());
            return Some(Taken { source: ServiceSource::Option, clue: None });
        }
        let code = self.catalog.code(error.code.as_deref()?);
        let is_of_request = |service: &str| code.as_ref().is_none_or(|code| code.returned_by(service));
        if error.request.service.as_deref().is_some_and(is_of_request) {
            return None;
        }
        let traces = Traces::new(self.catalog, error, code.as_ref(), beside);
        let named = match code.as_ref().filter(|code| code.entries_for(None).len() > 1) {
            Some(code) => traces.of_one_of_several().or_else(|| self.whole(code, error, head?))?,
            None => traces.of_common()?,
        };
        error.request.service = Some(named.service.to_owned());
        if let Some(action) = named.action {
            error.request.action.get_or_insert_with(|| action.to_owned());
        }
        let clue = Some(named.clue).filter(|clue| !clue.is_empty());
        Some(Taken { source: named.source, clue })
    }

    /// The only service that the whole input names, if it returns the code.
    fn whole(&mut self, code: &Code<'c>, error: &ApiError, head: &[u8]) -> Option<NamedService<'c>> {
        let inventory = self.catalog.inventory();
        let text = String::from_utf8_lossy(head);
        if self.whole.as_ref().is_none_or(|(len, _)| *len != head.len()) {
            self.whole = Some((head.len(), in_forms(inventory, &text)));
        }
        let (_, named) = self.whole.as_ref()?;
        if let Some(first) = named.first() {
            let is_only = named.iter().all(|other| other.service == first.service);
            let action = first.action.filter(|action| named.iter().all(|other| other.action == Some(action)));
            return (is_only && code.returned_by(first.service)).then(|| NamedService { action, ..first.clone() });
        }
        let said = error.message.as_deref().filter(|message| !message.is_empty());
        let text = said.map_or_else(|| text.to_string(), |message| text.replace(message, " "));
        of_words_alone(inventory, &text).filter(|named| code.returned_by(named.service))
    }
}

/// Whether a text names a service in one of the forms of the API and its tools.
pub fn is_named(catalog: &Catalog, text: &str) -> bool {
    !in_forms(catalog.inventory(), text).is_empty()
}

/// The service that a text names of those that return a code; none where it names several.
pub fn of_text<'c>(catalog: &'c Catalog, text: &str, code: &Code<'c>) -> Option<&'c str> {
    let (inventory, services) = (catalog.inventory(), code.services());
    let named = only(in_forms(inventory, text), |service| services.contains(&service));
    let named = named.or_else(|| named::of_actions(inventory, text, text, &services, code.name));
    named.or_else(|| named::of_words(text, &services)).map(|named| named.service)
}

/// Whether a text names an action of a service that returns a code.
pub fn has_action(catalog: &Catalog, text: &str, code: &Code<'_>) -> bool {
    !named::actions(catalog.inventory(), text, &code.services()).is_empty()
}

/// All that a text names in the forms of the API and its tools.
fn in_forms<'c>(inventory: Inventory<'c>, text: &str) -> Vec<NamedService<'c>> {
    let mut named = named::hosts(inventory, text);
    named.extend(named::credentials(inventory, text));
    named.extend(named::commands(inventory, text));
    named.extend(named::packages(inventory, text));
    named.extend(named::resources(inventory, text));
    named
}

/// The only service that a text names by its id.
fn of_words_alone<'c>(inventory: Inventory<'c>, text: &str) -> Option<NamedService<'c>> {
    let all: Vec<&'c str> = inventory.services().map(crate::catalog::inventory::Service::id).collect();
    named::of_words(text, &all)
}
