//! A failed call without secrets: the one form in which what an input said of an error
//! reaches advice, report and render.

use crate::extract::{ApiError, Parts, Request, RequestForm};
use crate::mask::{Masked, mask};
use crate::time::Stamp;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// What an error says of itself, without secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Said {
    /// None where the error had none and its message is not one that is known.
    pub code: Option<Masked>,
    /// What the server said, unescaped.
    pub message: Option<Masked>,
    /// The request that failed.
    pub request_id: Option<Masked>,
}

/// An error with its context, without secrets.
///
/// It is made from an [`ApiError`] alone, and all texts in it are [`Masked`], so nothing
/// else reaches the advice:
///
/// ```compile_fail
/// # use tcerr::{advice, catalog::Catalog, extract::extract, lang::Lang};
/// let error = extract(b"...").errors.remove(0);
/// advice::advise(&Catalog::built_in(), Lang::En, None, &error);
/// ```
/// ```
/// # use tcerr::{advice, catalog::Catalog, extract::extract, failure::Failure, lang::Lang};
/// let error = extract(br#"{"Response":{"Error":{"Code":"Zzz","Message":"m"}}}"#).errors.remove(0);
/// advice::advise(&Catalog::built_in(), Lang::En, None, &Failure::from(error));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The file that it stands in, as it was named, where there are several inputs; `-` is standard
    /// input.
    pub file: Option<Masked>,
    /// The line of the input on which it begins, from 1.
    pub line: usize,
    /// Its code, message and RequestId. In the JSON, the code is that of the finding.
    #[serde(flatten, serialize_with = "without_code")]
    pub said: Said,
    /// The call, as far as the input shows it.
    #[serde(flatten)]
    pub context: Context,
    /// The error inside its message that led to it.
    pub cause: Option<Said>,
    /// When its line was written, where a log says so.
    #[serde(skip)]
    pub logged_at: Option<Stamp>,
    /// Whether it was in a line of a log, not in a response or a transcript.
    #[serde(skip)]
    pub logged: bool,
}

/// The call that failed, as far as the input shows it, without secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Context {
    /// `redis`
    pub service: Option<Masked>,
    /// What `service` was taken from.
    pub service_source: Option<ServiceSource>,
    /// The words that name the service, where it is not the request that does.
    #[serde(skip)]
    pub clue: Option<Masked>,
    /// `DescribeInstances`
    pub action: Option<Masked>,
    /// The API version, `2018-04-12`.
    pub version: Option<Masked>,
    /// `ap-guangzhou`
    pub region: Option<Masked>,
    /// Whether a region was sent without a value.
    #[serde(skip)]
    pub region_is_empty: bool,
    /// When the request was signed, as it was sent: seconds since 1970, if it is right.
    #[serde(skip)]
    pub timestamp: Option<Masked>,
    /// The date and the service for which the request was signed.
    #[serde(skip)]
    pub scope: Option<Scope>,
    /// Whether whitespace was sent around the SecretId.
    #[serde(skip)]
    pub has_blank_id: bool,
    /// How it was signed and sent.
    #[serde(skip)]
    pub form: Option<RequestForm>,
    /// The size of its body, in bytes.
    #[serde(skip)]
    pub body: Option<u64>,
    /// The clock of the server that answered, in seconds since 1970.
    #[serde(skip)]
    pub date: Option<i64>,
}

/// From what the service of a call was taken, the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ServiceSource {
    /// The command line of this program.
    Option,
    /// The request: its host, its signature, the client of an SDK.
    Request,
    /// A host beside the error.
    Host,
    /// An action that only one of the services has.
    Action,
    /// A command of tccli.
    Command,
    /// A package or a class of an SDK.
    Package,
    /// A resource of Terraform.
    Resource,
    /// A word.
    Text,
}

/// The scope of a signature, from the Credential of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// `2026-11-19`, in UTC if it is right.
    pub date: Masked,
    /// `redis`
    pub service: Masked,
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        let cause = error.cause();
        let ApiError { code, message, request_id, line, time, logged, request, near: _ } = error;
        Self {
            file: None,
            line,
            said: Parts { code, message, request_id }.into(),
            context: request.into_known().map(Context::from).unwrap_or_default(),
            cause: cause.map(Said::from),
            logged_at: time,
            logged,
        }
    }
}

impl From<Parts> for Said {
    fn from(parts: Parts) -> Self {
        let Parts { code, message, request_id } = parts;
        Self { code: code.map(mask), message: message.map(mask), request_id: request_id.map(mask) }
    }
}

impl From<Request> for Context {
    fn from(request: Request) -> Self {
        Self {
            service_source: request.service.is_some().then_some(ServiceSource::Request),
            clue: None,
            service: request.service.map(mask),
            action: request.action.map(mask),
            version: request.version.map(mask),
            region: request.region.map(mask),
            region_is_empty: request.region_is_empty,
            timestamp: request.timestamp.map(mask),
            scope: request.credential.map(|scope| Scope { date: mask(scope.date), service: mask(scope.service) }),
            has_blank_id: request.has_blank_id,
            form: request.form,
            body: request.body,
            date: request.date,
        }
    }
}

fn without_code<S: Serializer>(said: &Said, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("message", &said.message)?;
    map.serialize_entry("request_id", &said.request_id)?;
    map.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Credential;

    #[test]
    fn no_text_of_an_error_gets_through_unmasked() {
        const SECRET: &str = "AKIDEXAMPLEEXAMPLEEXAMPLE0123";
        let text = || Some(SECRET.to_owned());
        let inner = format!("[TencentCloudSDKError] Code={SECRET}, Message={SECRET}, RequestId={SECRET}");
        let (code, message, request_id) = (text(), Some(inner), text());
        let credential = Credential { date: SECRET.to_owned(), service: SECRET.to_owned() };
        let mut request = Request::default();
        let names = [&mut request.service, &mut request.action, &mut request.version, &mut request.region];
        for name in names.into_iter().chain([&mut request.timestamp]) {
            *name = text();
        }
        request.credential = Some(credential);
        let error = ApiError {
            code,
            message,
            request_id,
            line: 7,
            time: None,
            logged: true,
            request: request.into(),
            near: None,
        };
        let failure = Failure::from(error);
        assert!(failure.cause.is_some());
        let texts = format!("{failure:?}");
        assert!(!texts.contains(SECRET), "{texts}");
        assert_eq!(texts.matches("AKID***0123").count(), 15, "{texts}");
    }
}
