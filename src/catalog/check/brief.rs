//! What must hold of a brief: that its words are known, and that its kind takes them.

use super::super::grammar::{Brief, Demand, Term};
use super::super::packed::LONGEST_SHORT;
use super::super::schema::{LANGUAGES, Source};
use super::vocabulary::{Demands, Vocabulary};

/// Checks the brief of an entry, and what the entry has beside it.
pub fn check(source: &Source, brief: &Brief, vocabulary: &Vocabulary<'_>, fault: &mut impl FnMut(String)) {
    let Source { name, scope, .. } = source;
    let scope = scope.as_deref().unwrap_or_default();
    for term in brief.subject.iter().chain(&brief.other) {
        if term.as_str().len() > LONGEST_SHORT {
            fault(format!("a thing in the brief of `{name}` is longer than {LONGEST_SHORT} bytes"));
        }
        if let Term::Noun(noun) = term
            && !vocabulary.has_subject(noun, scope)
        {
            let hint = vocabulary.near_subject(noun, scope);
            let hint = if hint.is_empty() {
                "; add it to [subject], or put a name of the API in back-quotes".to_owned()
            } else {
                hint
            };
            fault(format!("unknown subject `{noun}` of `{name}`{hint}"));
        }
    }
    let Some(demands) = vocabulary.kind(&brief.kind) else {
        fault(format!("unknown kind `{}` of `{name}`{}", brief.kind, vocabulary.near_kind(&brief.kind)));
        return;
    };
    check_terms(name, brief, &demands, fault);
    for (key, _) in brief.given().filter(|(key, _)| !demands.takes.contains(key)) {
        let takes = match demands.takes.as_slice() {
            [] => "it takes none".to_owned(),
            keys => format!("it takes {}", keys.join(", ")),
        };
        fault(format!("kind `{}` of `{name}` takes no `{key}`; {takes}", brief.kind));
    }
    for (lang, text) in LANGUAGES.iter().zip(&source.texts) {
        let Some(text) = text else { continue };
        if !text.fix.is_empty() && !text.fixes.is_empty() {
            fault(format!("`{name}` has `fix` and `fixes` in `{lang}`; `fixes` replaces the kind's, write all there"));
        }
    }
    let differs = source.retry.is_some_and(|retry| retry != demands.retry);
    if differs && source.texts.iter().all(|text| text.as_ref().is_none_or(|text| text.retry_hint.is_empty())) {
        fault(format!("`{name}` has another `retry` than its kind; give a `retry_hint` too"));
    }
}

fn check_terms(name: &str, brief: &Brief, demands: &Demands<'_>, fault: &mut impl FnMut(String)) {
    let kind = &brief.kind;
    match (demands.subject, &brief.subject) {
        (Demand::Required, None) => {
            fault(format!(
                "kind `{kind}` of `{name}` needs a subject: write `{kind} subnet` or ``{kind} `SubnetId` ``"
            ));
        }
        (Demand::None, Some(term)) => {
            fault(format!(
                "kind `{kind}` of `{name}` takes no subject; leave out `{}`",
                term.as_str().trim_matches('`')
            ));
        }
        _ => {}
    }
    match (demands.other, &brief.other) {
        (Demand::Required, None) if brief.subject.is_some() => {
            fault(format!("kind `{kind}` of `{name}` needs a second thing behind the subject"));
        }
        (Demand::None, Some(term)) if demands.subject != Demand::None => {
            fault(format!(
                "kind `{kind}` of `{name}` takes no second thing; leave out `{}`",
                term.as_str().trim_matches('`')
            ));
        }
        _ => {}
    }
}
