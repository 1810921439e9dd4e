//! The service that the message of an error names itself.

use super::named::{self, NamedService, action_of};
use crate::catalog::inventory::{Action, Inventory};
use crate::extract::substring;
use crate::failure::ServiceSource;

/// What stands before the operation that the access management refused.
const REFUSED: &str = "perform operation (";
/// How the API says for which service it looked: ``invalid or not found in service=`cvm` and version=…``.
const LOOKED_FOR: &str = " in service=`";
/// How it says what was asked for: ``The request action=`DescribeInstance` is invalid``.
const ASKED_FOR: &str = "The request action=`";

/// The host that was not reached, the operation that was refused, or the service that did not have what was asked for.
pub fn named<'c>(inventory: Inventory<'c>, message: &str) -> Option<NamedService<'c>> {
    // Most messages say none of it, which is quicker to see.
    let has = |words: &str| substring::contains(message.as_bytes(), words.as_bytes());
    let refused = || if has(REFUSED) { refused(inventory, message) } else { None };
    let looked_for = || if has(LOOKED_FOR) { looked_for(inventory, message) } else { None };
    host(inventory, message).or_else(refused).or_else(looked_for)
}

/// The service of the only host of a text.
pub fn host<'c>(inventory: Inventory<'c>, text: &str) -> Option<NamedService<'c>> {
    let mut hosts = named::hosts(inventory, text).into_iter();
    hosts.next().filter(|first| hosts.all(|other| other.service == first.service))
}

/// The action that a message says does not exist, which may be any word.
pub fn asked_for(message: &str) -> Option<&str> {
    let (action, _) = message.strip_prefix(ASKED_FOR)?.split_once('`')?;
    let is_name = !action.is_empty() && action.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then_some(action)
}

/// The service whose operation the access management refused: `operation (sms:SendSms)`.
fn refused<'c>(inventory: Inventory<'c>, message: &str) -> Option<NamedService<'c>> {
    let (_, behind) = message.split_once(REFUSED)?;
    let (operation, _) = behind.split_once(')')?;
    let (id, action) = operation.trim_start_matches("name/").split_once(':')?;
    let service = inventory.service(id)?;
    // Of several operations it names the first.
    let action = service.action(action).find(|known| known.name() == action).map(Action::name);
    Some(NamedService { service: service.id(), action, source: ServiceSource::Action, clue: operation.to_owned() })
}

/// The service in which the API did not find an action or a version. What says so is the message, which
/// is shown: it needs no clue.
fn looked_for<'c>(inventory: Inventory<'c>, message: &str) -> Option<NamedService<'c>> {
    let (_, behind) = message.split_once(LOOKED_FOR)?;
    let (id, _) = behind.split_once('`')?;
    let service = inventory.service(id)?;
    let action = asked_for(message).and_then(|name| action_of(service, name));
    Some(NamedService { service: service.id(), action, source: ServiceSource::Text, clue: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_message_names_the_service_that_did_not_have_what_was_asked_for() {
        let catalog = Catalog::built_in();
        let service = |message| named(catalog.inventory(), message).map(|named| (named.service, named.action));
        for (message, expected) in [
            ("The specified api version=`2019-07-22` does not exist in service=`tms`.", Some(("tms", None))),
            (
                "The request action=`DescribeInstance` is invalid or not found in service=`cvm` and version=`2017-03-12`.",
                Some(("cvm", None)),
            ),
            (
                "The request action=`RunInstances` is invalid or not found in service=`cvm` and version=`2016-03-12`.",
                Some(("cvm", Some("RunInstances"))),
            ),
            ("not found in service=`zoo`", None),
            ("not found in service=cvm", None),
        ] {
            assert_eq!(service(message), expected, "{message}");
        }
    }

    #[test]
    fn the_action_that_was_asked_for_is_a_word_of_the_message() {
        for (message, expected) in [
            (
                "The request action=`DescribeInstance` is invalid or not found in service=`cvm`",
                Some("DescribeInstance"),
            ),
            ("The request action=`` is invalid", None),
            ("The request action=`a b` is invalid", None),
            ("The request action=`Describe", None),
            ("action=`DescribeInstance` is invalid", None),
        ] {
            assert_eq!(asked_for(message), expected, "{message}");
        }
    }

    #[test]
    fn a_refusal_names_service_and_action() {
        let catalog = Catalog::built_in();
        let of = |message| {
            let named = named(catalog.inventory(), message)?;
            Some((named.service, named.action))
        };
        let expected = Some(("sms", Some("SendSms")));
        assert_eq!(of("you are not authorized to perform operation (sms:SendSms)"), expected);
        assert_eq!(of("not authorized to perform operation (name/sms:SendSms)\nresource (*)"), expected);
        assert_eq!(of("not authorized to perform operation (sms:A,sms:B)"), Some(("sms", None)));
        assert_eq!(of("not authorized to perform operation (zoo:Feed)"), None);
        assert_eq!(of("not authorized to perform operation"), None);
    }
}
