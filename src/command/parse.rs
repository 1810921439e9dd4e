//! `parse`: the API's errors in what a failed call printed, explained.

use super::lookup;
use crate::catalog::inventory::{Action, Service};
use crate::catalog::{Catalog, Retry};
use crate::code;
use crate::error::Error;
use crate::extract::{ApiError, Request, extract};
use crate::lang::Lang;
use crate::report::{Finding, Input, InputKind, Occurrence, Parse, Report, RetrySource};

/// The most distinct codes.
const MOST_FINDINGS: usize = 10_000;
/// The most occurrences of a code that are kept; all are counted.
const MOST_OCCURRENCES: usize = 100;

/// Explains the errors of the inputs, one after the other. With `retry`, only errors
/// with one of these verdicts of their own.
#[must_use]
pub fn parse<'c>(
    catalog: &'c Catalog,
    lang: Lang,
    inputs: Vec<Result<Vec<u8>, Error>>,
    retry: &[Retry],
    quiet: bool,
) -> Report<'c> {
    let mut report = Parse {
        input: Input { kind: InputKind::Empty, detail: None },
        findings: Vec::new(),
        lines: 0,
        others: false,
        unreadable: Vec::new(),
        quiet,
    };
    let mut index = 0;
    for input in inputs {
        let found = match input {
            Ok(bytes) => extract(&bytes),
            Err(error) => {
                report.unreadable.push(error);
                continue;
            }
        };
        for error in found.errors {
            index += 1;
            add(&mut report, catalog, lang, error, index);
        }
        report.lines += found.lines;
        let kind = if !found.successes.is_empty() {
            InputKind::ApiSuccess
        } else if found.other_json {
            InputKind::Json
        } else if found.anything {
            InputKind::Text
        } else {
            InputKind::Empty
        };
        if report.input.kind == InputKind::Empty {
            report.input.kind = kind;
            report.input.detail = found.successes.into_iter().find(|id| !id.is_empty());
        }
    }
    if !report.findings.is_empty() {
        report.input = Input { kind: InputKind::ApiError, detail: None };
    }
    if !retry.is_empty() {
        let before = report.findings.len();
        report.findings.retain(|finding| {
            let entry = finding.entry.as_ref();
            entry.is_some_and(|entry| entry.retry_source == Some(RetrySource::Code) && retry.contains(&entry.retry))
        });
        report.others = report.findings.len() < before;
    }
    Report::Parse(report)
}

fn add<'c>(report: &mut Parse<'c>, catalog: &'c Catalog, lang: Lang, error: ApiError, index: usize) {
    let ApiError { code, message, request_id, line, request } = error;
    let documented = code.as_deref().and_then(|code| documented(catalog, code, &request));
    let Request { service, action, version, region } = request;
    let service_id = service.as_deref().and_then(|id| catalog.inventory().service(id)).map(Service::id);
    let occurrence = Occurrence { index, line, message, request_id, service, action, version, region, documented };
    if let Some(finding) = report.findings.iter_mut().find(|finding| finding.code == code) {
        finding.count += 1;
        if finding.occurrences.len() < MOST_OCCURRENCES {
            finding.occurrences.push(occurrence);
        }
    } else if report.findings.len() < MOST_FINDINGS {
        let entry = code.as_deref().map(|code| lookup::exact(catalog, lang, code, service_id));
        report.findings.push(Finding { code, inferred: false, count: 1, entry, occurrences: vec![occurrence] });
    }
}

/// Whether the action of a request documents a code. None for a common code, which every
/// action returns, and where the action is not known.
fn documented(catalog: &Catalog, code: &str, request: &Request) -> Option<bool> {
    let service = catalog.inventory().service(request.service.as_deref()?)?;
    if catalog.named(&code::fold(code)).iter().any(|other| other.name == code && other.common().is_some()) {
        return None;
    }
    let mut actions = service
        .action(request.action.as_deref()?)
        .filter(|action| request.version.as_deref().is_none_or(|version| action.version() == version))
        .peekable();
    actions.peek()?;
    Some(actions.flat_map(Action::codes).any(|known| known.name() == code))
}
