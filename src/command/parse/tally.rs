//! What the errors of a code add up to: how many there are, where, when, and what they name.

use crate::advice::Advice;
use crate::report::{Finding, Occurrence, Position};
use crate::time::Stamp;

/// The most causes that are told apart of a code.
const MOST_CAUSES: usize = 20;
/// The most names that are kept of a code, each of which is told where it is new: of a log with
/// hundreds of them, the codes would be lost among the lines.
pub const MOST_NAMES: usize = 10;

/// Counts an error at a place, on a line that was written at a time.
pub fn count(finding: &mut Finding<'_>, place: Position, time: Option<Stamp>) {
    finding.count += 1;
    finding.places = if finding.count == 1 { (place, place) } else { (finding.places.0, place) };
    if let Some(time) = time {
        let (from, to) = finding.times.unwrap_or((time, time));
        // Times with and without a zone cannot be compared.
        let is_alike = from.has_zone == time.has_zone;
        finding.times = Some(if is_alike { (from.min(time), to.max(time)) } else { (from, to) });
    }
}

/// Adds what an error is and its verdict to the finding; whether they were new. Without a code, only its message
/// tells what it is.
pub fn add_cause(finding: &mut Finding<'_>, occurrence: &Occurrence) -> bool {
    let Occurrence { failure, advice: Advice { title, verdict, .. }, .. } = occurrence;
    let said = || failure.said.message.as_deref().filter(|_| finding.code.is_none());
    let title = title.as_deref().or_else(said);
    let is_new = finding.causes.len() < MOST_CAUSES
        && !finding.causes.iter().any(|(other, retry)| other.as_deref() == title && *retry == verdict.retry);
    if is_new {
        finding.causes.push((title.map(str::to_owned), verdict.retry));
    }
    is_new
}

/// Adds what a message names to the finding; whether there was anything new.
pub fn add_names(finding: &mut Finding<'_>, occurrence: &Occurrence) -> bool {
    let before = finding.names.len();
    for name in occurrence.advice.fields.all_names() {
        if finding.names.len() < MOST_NAMES && !finding.names.iter().any(|other| other == name) {
            finding.names.push(name.to_owned());
        }
    }
    finding.names.len() > before
}
