//! What stands around an error and names the service that returned it.

use super::action::SERVICE_FIELDS;
use super::forms::may_name;
use super::named::{self, NamedService, action_of};
use super::said;
use super::words::field;
use crate::advice::subject_of;
use crate::catalog::inventory::{Action, Inventory};
use crate::catalog::{Catalog, Code};
use crate::extract::{ApiError, Request, Vicinity, substring};
use crate::failure::ServiceSource;

/// How many lines above an error are of its call, where nothing marks the call's beginning.
const LINES_ABOVE: usize = 3;
/// How a line begins on which something was called: the prompts of shells and of interpreters.
const PROMPTS: [&str; 8] = ["$ ", "# ", "> ", "+ ", "% ", "PS ", ">>> ", "In ["];
/// What the answer to a call has, also of one that succeeded.
const ANSWERED: &str = "RequestId";

/// An error, with the traces of its call around it, and what is known of its code.
#[derive(Debug)]
pub struct Traces<'e, 'c> {
    catalog: &'c Catalog,
    inventory: Inventory<'c>,
    error: &'e ApiError,
    /// None if the code is unknown.
    code: Option<&'e Code<'c>>,
    line: &'e str,
    /// The same; nothing where it has none of the forms, as in most logs.
    forms: &'e str,
    /// The lines above, likewise.
    above: &'e str,
    /// What is named with the action that was called.
    beside: Option<NamedService<'c>>,
}

impl<'e, 'c> Traces<'e, 'c> {
    /// What an error has around it.
    pub fn new(
        catalog: &'c Catalog,
        error: &'e ApiError,
        code: Option<&'e Code<'c>>,
        beside: Option<NamedService<'c>>,
    ) -> Self {
        let (line, above) = error.near.as_ref().map_or(("", ""), |Vicinity { line, above }| (line, above));
        let with_forms = |text: &'e str| if may_name(text) { text } else { "" };
        let (inventory, forms, above) = (catalog.inventory(), with_forms(line), with_forms(above));
        Self { catalog, inventory, error, code, line, forms, above, beside }
    }

    /// Of services that mean different things by the code: what stands nearest and is most certain.
    pub fn of_one_of_several(&self) -> Option<NamedService<'c>> {
        let Self { inventory, line, forms, above, .. } = *self;
        let services = self.code?.services();
        let is_one = |service: &str| services.contains(&service);
        let only = |named| only(named, is_one);
        let asked_for =
            || named::of_actions(inventory, self.request().action.as_deref()?, line, &services, self.name());
        let placed = || only(named::resources(inventory, self.request().resource.as_deref()?));
        self.signed_for(is_one)
            .or_else(|| only(named::hosts(inventory, forms)))
            .or_else(|| only(named::credentials(inventory, forms)))
            .or_else(|| only(named::credentials(inventory, above)))
            .or_else(|| only(named::commands(inventory, forms)))
            .or_else(|| only(self.beside.clone().into_iter().collect()))
            .or_else(|| only(self.of_ids()))
            .or_else(asked_for)
            .or_else(|| named::of_actions(inventory, line, line, &services, self.name()))
            .or_else(|| last(named::commands(inventory, above), is_one))
            .or_else(|| only(named::packages(inventory, forms)))
            .or_else(|| only(named::packages(inventory, above)))
            .or_else(placed)
            .or_else(|| only(named::resources(inventory, forms)))
            .or_else(|| only(named::resources(inventory, above)))
            .or_else(|| named::of_words(self.before_code(), &services))
            .or_else(|| self.said().filter(|named| is_one(named.service)))
    }

    /// Of a code that means one thing wherever it is returned: what has the form of a call of one service. That such
    /// a form stands somewhere above is not enough.
    pub fn of_common(&self) -> Option<NamedService<'c>> {
        self.with_own_meaning().or_else(|| self.said()).or_else(|| self.called().filter(|named| self.has_action(named)))
    }

    /// The call that the error answers, by its form.
    fn called(&self) -> Option<NamedService<'c>> {
        let Self { inventory, forms, above, .. } = *self;
        // What the request says is more certain than all of this.
        if self.request().service.is_some() {
            return None;
        }
        let is_one = |service: &str| self.code.is_none_or(|code| code.is_of_clients() || code.returned_by(service));
        let only = |named| only(named, is_one);
        let placed = || only(named::resources(inventory, self.request().resource.as_deref()?));
        let of_line = self
            .signed_for(is_one)
            .or_else(|| only(named::credentials(inventory, forms)))
            .or_else(|| only(named::commands(inventory, forms)))
            .or_else(|| only(self.beside.clone().into_iter().collect()))
            .or_else(|| self.of_action(is_one));
        let above = unanswered(above);
        of_line
            .or_else(|| last(named::commands(inventory, above), is_one))
            .or_else(|| only(named::packages(inventory, forms)))
            .or_else(placed)
            .or_else(|| only(named::resources(inventory, self.before_code())))
            .or_else(|| only(self.named_close()))
            .or_else(|| only(self.of_fields()))
    }

    /// What the lines just above name in a form: the form that is most certain.
    fn named_close(&self) -> Vec<NamedService<'c>> {
        let (inventory, close) = (self.inventory, self.close());
        let forms = [named::credentials, named::hosts, named::packages, named::resources];
        forms.into_iter().map(|form| form(inventory, close)).find(|named| !named.is_empty()).unwrap_or_default()
    }

    /// What fields of the line name, which programs also use for a service of their own.
    fn of_fields(&self) -> Vec<NamedService<'c>> {
        let named = |name: &str, id: &str| {
            let service = self.inventory.service(id).filter(|service| !named::is_common(service.id()))?.id();
            let clue = format!("{name}={id}");
            Some(NamedService { service, action: None, source: ServiceSource::Text, clue })
        };
        field(self.line, &SERVICE_FIELDS, named).into_iter().collect()
    }

    /// The only service that has the action which was called; of several, the one that stands before the code too, or
    /// the only one where it documents the code, which says nothing of a code that any of them may return.
    fn of_action(&self, is_one: impl Fn(&str) -> bool) -> Option<NamedService<'c>> {
        let named: Vec<Action<'c>> = self.inventory.actions(self.request().action.as_deref()?).collect();
        let known = self.inventory.code(self.name()).filter(|_| self.code.is_some_and(|code| code.common().is_none()));
        let documents = |action: &Action<'c>| known.is_some_and(|known| action.documents(known));
        let mut services: Vec<&str> = named.iter().map(|action| action.service().id()).collect();
        services.sort_unstable();
        let beside = || named::of_words(self.before_code(), &services).map(|named| named.service);
        let service = one_service(named.iter().copied().filter(|action| is_one(action.service().id())))
            .or_else(beside)
            .or_else(|| one_service(named.iter().copied().filter(documents)))?;
        let clue = named.first()?.name();
        Some(NamedService { service, action: Some(clue), source: ServiceSource::Action, clue: clue.to_owned() })
    }

    /// Of a common code, the service that means something of its own by it, if the line of the
    /// error has its host, or before the code an action of it.
    fn with_own_meaning(&self) -> Option<NamedService<'c>> {
        let Self { inventory, line, forms, .. } = *self;
        let code = self.code.filter(|code| code.entries.len() > 1)?;
        let before = self.before_code();
        let hosts = named::hosts(inventory, forms);
        // Few services have a meaning of their own, hundreds return a common code: those are looked
        // through only where one of the few may be meant.
        let own: Vec<&str> = code.entries.iter().flat_map(|entry| entry.written_for()).collect();
        if hosts.is_empty() && named::actions(inventory, before, &own).is_empty() {
            return None;
        }
        let services = code.services();
        let named = only(hosts, |service| services.contains(&service))
            .or_else(|| named::of_actions(inventory, before, line, &services, code.name))?;
        code.of_service(named.service).is_some().then_some(named)
    }

    /// What the message itself names; else the only host on its line.
    fn said(&self) -> Option<NamedService<'c>> {
        let said = self.error.message.as_deref().and_then(|message| said::named(self.inventory, message));
        said.or_else(|| said::host(self.inventory, self.forms))
    }

    /// The services that have the action which was called, and the things whose IDs the message has.
    fn of_ids(&self) -> Vec<NamedService<'c>> {
        let Some(action) = self.request().action.as_deref() else { return Vec::new() };
        let message = self.error.message.as_deref().unwrap_or_default();
        let words = message.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|word| word.contains('-'));
        let of_id = |id: &str| {
            let subject = subject_of(id, self.catalog, None)?;
            let (service, _) = subject.list().split_once(':')?;
            let service = self.inventory.service(service)?;
            let action = action_of(service, action)?;
            let (service, source) = (service.id(), ServiceSource::Text);
            Some(NamedService { service, action: Some(action), source, clue: subject.id().to_owned() })
        };
        words.filter_map(of_id).collect()
    }

    /// The service that the request was signed for.
    fn signed_for(&self, is_one: impl Fn(&str) -> bool) -> Option<NamedService<'c>> {
        let credential = self.request().credential.as_ref()?;
        let scope = format!("/{}/tc3_request", credential.service);
        only(named::credentials(self.inventory, &scope), is_one)
    }

    /// Whether a service has the action that was called, as far as that is one of the API.
    fn has_action(&self, named: &NamedService<'c>) -> bool {
        let Some(action) = self.request().action.as_deref() else { return true };
        let mut known = self.inventory.actions(action).peekable();
        known.peek().is_none() || known.any(|action| action.service().id() == named.service)
    }

    /// The lines just above.
    fn close(&self) -> &'e str {
        let lines = self.above.lines().rev().filter(|line| !line.trim().is_empty());
        let first = lines.take(LINES_ABOVE).last().unwrap_or_default();
        let at = first.as_ptr().addr().saturating_sub(self.above.as_ptr().addr());
        unanswered(self.above.get(at..).filter(|_| !first.is_empty()).unwrap_or_default())
    }

    /// The line up to the code: what the server says may name other services than its own.
    fn before_code(&self) -> &'e str {
        let at = substring::find(self.line.as_bytes(), self.name().as_bytes());
        at.and_then(|at| self.line.get(..at)).unwrap_or_default()
    }

    fn name(&self) -> &'e str {
        self.error.code.as_deref().unwrap_or_default()
    }

    fn request(&self) -> &'e Request {
        &self.error.request
    }
}

/// The end of a text from the last line on which something was called, or behind the last answer: what stands before
/// that is of another call.
fn unanswered(above: &str) -> &str {
    let place = |line: &str| line.as_ptr().addr().saturating_sub(above.as_ptr().addr());
    let is_call = |line: &str| PROMPTS.iter().any(|prompt| line.trim_start().starts_with(prompt));
    let found = above.lines().rev().find(|line| is_call(line) || line.contains(ANSWERED));
    let start = found.map_or(0, |line| if is_call(line) { place(line) } else { place(line) + line.len() });
    above.get(start..).unwrap_or_default()
}

/// The service that all actions of a list are of.
fn one_service<'c>(mut actions: impl Iterator<Item = Action<'c>>) -> Option<&'c str> {
    let first = actions.next()?.service().id();
    actions.all(|other| other.service().id() == first).then_some(first)
}

/// The first of these, if all that are of services which are in question are of the same one.
pub fn only(named: Vec<NamedService<'_>>, is_one: impl Fn(&str) -> bool) -> Option<NamedService<'_>> {
    let mut named = named.into_iter().filter(|named| is_one(named.service));
    let first = named.next()?;
    let mut action = first.action;
    for other in named {
        if other.service != first.service {
            return None;
        }
        action = action.filter(|action| other.action == Some(action));
    }
    Some(NamedService { action, ..first })
}

/// The last of these whose service is in question.
fn last(named: Vec<NamedService<'_>>, is_one: impl Fn(&str) -> bool) -> Option<NamedService<'_>> {
    named.into_iter().rfind(|named| is_one(named.service))
}

#[cfg(test)]
mod tests;
