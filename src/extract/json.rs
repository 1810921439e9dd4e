//! Responses of the API: `{"Response":{"Error":{"Code","Message"},"RequestId"}}`, or
//! the inner object alone, as `jq .Response` leaves it.
//!
//! Only the outermost objects count: an `"Error"` deep inside a response is data.

use super::{ApiError, Extract, Request};
use serde::Deserialize;
use serde::de::{IgnoredAny, Visitor};
use std::fmt;

/// What may be read in vain, as a multiple of the text, and in bytes.
const FRUITLESS_READS: usize = 20;
const MOST_FRUITLESS_BYTES: usize = 1 << 20;

/// What of a document matters. Other members are skipped, whatever they are.
#[derive(Deserialize)]
struct Document {
    #[serde(rename = "Response")]
    response: Option<Response>,
    #[serde(flatten)]
    unwrapped: Response,
}

#[derive(Deserialize)]
struct Response {
    #[serde(rename = "Error")]
    error: Option<ErrorMember>,
    #[serde(rename = "RequestId", default)]
    request_id: Text,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ErrorMember {
    Object {
        #[serde(rename = "Code", default)]
        code: Text,
        #[serde(rename = "Message", default)]
        message: Text,
    },
    Other(IgnoredAny),
}

/// A string, or nothing: a number or an object in its place is not an error of ours.
#[derive(Default)]
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(Some(text.to_owned()).filter(|text| !text.is_empty())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Text(None))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
                while items.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Text(None))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// Finds the documents of a text and what each of them says.
pub fn extract(text: &str, found: &mut Extract) {
    let mut at = 0;
    let mut line = 1;
    let mut counted = 0;
    let mut request = Request::default();
    let mut patience = text.len().saturating_mul(FRUITLESS_READS).saturating_add(MOST_FRUITLESS_BYTES);
    let mut behind_document = true;
    while let Some(start) = next_document(text, at, behind_document) {
        let before = text.get(counted..start).unwrap_or_default();
        line += before.matches('\n').count();
        request.read(before);
        counted = start;
        let rest = text.get(start..).unwrap_or_default();
        let mut documents = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        let Some(Ok(_)) = documents.next() else {
            // Not JSON from here on: go on with the next line, but not for ever, for each
            // of a million open brackets is looked at to the end of the text.
            at = start + 1;
            behind_document = false;
            patience = patience.saturating_sub(documents.byte_offset().max(rest.len()));
            if patience == 0 {
                break;
            }
            continue;
        };
        let end = documents.byte_offset();
        // A request has one response.
        read(rest.get(..end).unwrap_or_default(), line, std::mem::take(&mut request), found);
        at = start + end;
        behind_document = true;
    }
}

/// Where the next document may begin: at a bracket that begins a line, but for blanks,
/// or that stands right behind the document before it.
fn next_document(text: &str, from: usize, behind_document: bool) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut brackets = rest.match_indices(['{', '[']).map(|(at, _)| from + at);
    brackets.find(|at| {
        let before = text.get(..*at).unwrap_or_default().trim_end_matches([' ', '\t', '\r']);
        before.is_empty() || before.ends_with('\n') || behind_document && before.len() <= from
    })
}

fn read(document: &str, line: usize, request: Request, found: &mut Extract) {
    let Ok(document) = serde_json::from_str::<Document>(document) else {
        found.other_json = true;
        return;
    };
    let (response, wrapped) = match document.response {
        Some(response) => (response, true),
        None => (document.unwrapped, false),
    };
    let request_id = response.request_id.0;
    match response.error {
        Some(ErrorMember::Object { code, message }) => {
            found.errors.push(ApiError { code: code.0, message: message.0, request_id, line, request });
        }
        Some(ErrorMember::Other(_)) | None if wrapped || request_id.is_some() => {
            found.successes.push(request_id.unwrap_or_default());
        }
        Some(ErrorMember::Other(_)) | None => found.other_json = true,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;

    const ERROR: &str =
        r#"{"Response":{"Error":{"Code":"Zoo.LionEscaped","Message":"The lion \"Leo\" is out."},"RequestId":"r-1"}}"#;

    fn codes(input: &str) -> Vec<(Option<String>, Option<String>, usize)> {
        extract(input.as_bytes()).errors.into_iter().map(|error| (error.code, error.request_id, error.line)).collect()
    }

    fn lion(line: usize) -> (Option<String>, Option<String>, usize) {
        (Some("Zoo.LionEscaped".to_owned()), Some("r-1".to_owned()), line)
    }

    #[test]
    fn a_response_is_found_in_every_position() {
        for (input, lines) in [
            (ERROR.to_owned(), vec![1]),
            (format!("\u{feff}{ERROR}\r\n"), vec![1]),
            (ERROR.replace(',', ",\n  ").replace('{', "{\n"), vec![1]),
            (format!("{ERROR}\n{ERROR}\n"), vec![1, 2]),
            (format!("{ERROR}{ERROR}"), vec![1, 1]),
            (format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{ERROR}"), vec![4]),
            (format!("{{ not json\n{ERROR}"), vec![2]),
        ] {
            let expected: Vec<_> = lines.into_iter().map(lion).collect();
            assert_eq!(codes(&input), expected, "{input}");
        }
    }

    #[test]
    fn the_inner_object_alone_is_a_response_too() {
        let inner = ERROR.trim_start_matches(r#"{"Response":"#).trim_end_matches('}').to_owned() + "}";
        assert_eq!(codes(&inner), [lion(1)]);
    }

    #[test]
    fn the_message_is_unescaped() {
        let found = extract(ERROR.as_bytes());
        assert_eq!(found.errors[0].message.as_deref(), Some("The lion \"Leo\" is out."));
    }

    #[test]
    fn an_error_deep_inside_a_success_is_data() {
        let input = r#"{"Response":{"Task":{"Error":{"Code":"Zoo.LionEscaped"}},"RequestId":"r-2"}}"#;
        let found = extract(input.as_bytes());
        assert_eq!((found.errors.len(), found.successes), (0, vec!["r-2".to_owned()]));
    }

    #[test]
    fn other_json_is_no_response() {
        for input in ["[1,2]", r#"{"error":{"code":"x"}}"#, r#"{"a":1}"#] {
            let found = extract(input.as_bytes());
            assert!(found.errors.is_empty() && found.successes.is_empty() && found.other_json, "{input}");
        }
    }

    #[test]
    fn an_error_that_is_null_is_a_success() {
        let found = extract(br#"{"Response":{"Error":null,"RequestId":"r-3"}}"#);
        assert_eq!((found.errors.len(), found.successes), (0, vec!["r-3".to_owned()]));
    }

    #[test]
    fn ten_thousand_levels_harm_nobody() {
        let deep = format!("{}{}\n{ERROR}\n", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(codes(&deep), [lion(2)]);
    }
}
