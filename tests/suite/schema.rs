//! The JSON of every command is what `docs/schema.json` says, with no field more, and every
//! field that the schema names is there.

use crate::support::{feed, run, stdout, tcerr};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

const ZOO: &str = "tests/fixtures/zoo.toml";

/// As much of JSON Schema as the file needs.
struct Schema {
    root: Value,
    /// The properties that had a value other than null, by where the schema names them.
    seen: BTreeSet<String>,
}

impl Schema {
    fn new() -> Self {
        let text = fs::read_to_string("docs/schema.json").expect("the schema is there");
        Self { root: serde_json::from_str(&text).expect("it is JSON"), seen: BTreeSet::new() }
    }

    /// Asserts that a document is what a definition says.
    fn check(&mut self, name: &str, document: &Value) {
        let definition = json!({"$ref": format!("#/$defs/{name}")});
        if let Err(fault) = self.fits(document, &definition, name) {
            panic!("{fault}\n{document:#}");
        }
    }

    fn fits(&mut self, value: &Value, schema: &Value, at: &str) -> Result<(), String> {
        let fault = |what: &str| Err(format!("{at}: {what}: {value}"));
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            let target = self.root["$defs"][name].clone();
            assert!(target.is_object(), "no definition {name}");
            return self.fits(value, &target, name);
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            let mut faults = choices.iter().filter_map(|choice| self.fits(value, choice, at).err());
            let faults: Vec<String> = faults.by_ref().collect();
            return if faults.len() < choices.len() { Ok(()) } else { Err(faults.join("\n")) };
        }
        if schema.get("const").is_some_and(|only| only != value) {
            return fault("another constant");
        }
        if schema["enum"].as_array().is_some_and(|names| !names.contains(value)) {
            return fault("none of the names");
        }
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if number.is_i64() => "integer",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        let types = match &schema["type"] {
            Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
            Value::String(only) => vec![only.as_str()],
            _ => vec![kind],
        };
        if !types.contains(&kind) {
            return fault("another type");
        }
        if let (Some(number), Some(least)) = (value.as_i64(), schema["minimum"].as_i64())
            && number < least
        {
            return fault("too small");
        }
        for item in value.as_array().into_iter().flatten() {
            self.fits(item, &schema["items"], at)?;
        }
        let Some(properties) = schema["properties"].as_object() else { return Ok(()) };
        let object = value.as_object().expect("an object");
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                return fault(&format!("no {name}"));
            }
        }
        for (name, value) in object {
            match (properties.get(name), schema.get("additionalProperties")) {
                (Some(property), _) => {
                    if !value.is_null() {
                        self.seen.insert(format!("{at}.{name}"));
                    }
                    self.fits(value, property, &format!("{at}.{name}"))?;
                }
                (None, Some(others)) => self.fits(value, others, at)?,
                (None, None) => return fault(&format!("`{name}` is not in the schema")),
            }
        }
        Ok(())
    }

    /// The properties of objects that never had a value.
    fn unseen(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (name, definition) in self.root["$defs"].as_object().expect("definitions") {
            let properties = definition["properties"].as_object();
            all.extend(properties.into_iter().flatten().map(|(property, _)| format!("{name}.{property}")));
        }
        all.retain(|property| !self.seen.contains(property));
        all
    }
}

fn document(arguments: &[&str]) -> Value {
    let output = run(&[arguments, &["--json", "--catalog", ZOO]].concat());
    serde_json::from_str(&stdout(output)).expect("it is JSON")
}

fn parsed(input: &str) -> Value {
    let output = feed(tcerr().args(["parse", "--json"]), input.as_bytes());
    serde_json::from_str(&stdout(output)).expect("it is JSON")
}

/// Inputs that between them show all that an occurrence can have.
const INPUTS: [&str; 6] = [
    "> POST / HTTP/2\n> Host: redis.tencentcloudapi.com\n> X-TC-Action: DescribeInstances\n> X-TC-Version: 2018-04-12\n\
     > X-TC-Region: ap-tokyo\n> X-TC-Timestamp: 1795074940\n>\n< HTTP/2 200\n< date: Thu, 19 Nov 2026 08:12:33 GMT\n<\n\
     {\"Response\":{\"Error\":{\"Code\":\"AuthFailure.SignatureExpire\",\"Message\":\"Signature expired. Please use local \
     time and enable NTP service for time synchronization to avoid a deviation between `Timestamp` and the server time \
     1795075953.\"},\"RequestId\":\"e10f1319-2c17-484c-87fb-39647b110308\"}}",
    "> Host: cvm.tencentcloudapi.com\n> X-TC-Action: RunInstances\n> X-TC-Version: 2017-03-12\n>\n\
     {\"Response\":{\"Error\":{\"Code\":\"InvalidParameterValue.SubnetIdMalformed\",\"Message\":\"m\"},\"RequestId\":\"1\"}}",
    "{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.UnauthorizedOperation\",\"Message\":\"you are not authorized to \
     perform operation (sms:SendSms) resource (*) has no permission\"},\"RequestId\":\"1\"}}",
    "{\"Response\":{\"Error\":{\"Code\":\"FailedOperation\",\"Message\":\"err:[TencentCloudSDKError] \
     Code=ResourceInUse, Message=busy, RequestId=2\"},\"RequestId\":\"1\"}}",
    "The ticket says 错误码:AuthFailure.SignatureExpire since Monday.",
    "ModuleNotFoundError: No module named 'tencentcloud'",
];

#[test]
fn every_document_is_as_the_schema_says() {
    let mut schema = Schema::new();
    for line in [
        "lookup AuthFailure.SignatureExpire Zoo.LionEscapd requestlimit InstanceLockedError FailedOperation AuthFailure",
        "lookup InvalidParameterValue.SubnetIdMalformed --lang ja",
        "lookup FailedOperation.Foo ResourceUnavailable.AccountBalanceNotEnough",
    ] {
        schema.check("lookup", &document(&line.split(' ').collect::<Vec<_>>()));
    }
    schema.check("search", &document(&["search", "AuthFailure.SignatureExpire"]));
    schema.check("search", &document(&["search", "ResourceUnavailable.AccountBalanceNotEnough"]));
    schema.check("search", &document(&["search", "Host key verification failed"]));
    schema.check("lookup", &document(&["lookup", "5000"]));
    schema.check("categories", &document(&["list"]));
    schema.check("codes", &document(&["list", "--service", "redis", "--action", "CreateInstances"]));
    schema.check("codes", &document(&["list", "--all"]));
    schema.check("kinds", &document(&["list", "--kinds"]));
    schema.check("services", &document(&["list", "--services"]));
    for input in INPUTS {
        schema.check("parse", &parsed(input));
        let lines = stdout(feed(tcerr().args(["parse", "--format", "jsonl"]), input.as_bytes()));
        for line in lines.lines() {
            let name = if line.starts_with("{\"input\"") { "input_line" } else { "occurrence_line" };
            schema.check(name, &serde_json::from_str(line).expect("it is JSON"));
        }
    }
    let files = ["parse", "tests/fixtures/app.log", "tests/fixtures/app.log"];
    schema.check("parse", &document(&files));
    for line in stdout(run(&[&files[..], &["--format", "jsonl"]].concat())).lines() {
        schema.check("occurrence_line", &serde_json::from_str(line).expect("it is JSON"));
    }
    let failed = "tests/fixtures/corpus/d093-curl-dns.txt";
    let files = ["parse", "tests/fixtures/app.log", failed];
    schema.check("parse", &document(&files));
    let lines = stdout(run(&[&files[..], &["--format", "jsonl"]].concat()));
    schema.check("input_line", &serde_json::from_str(lines.lines().last().unwrap_or_default()).expect("it is JSON"));
    assert_eq!(schema.unseen(), [""; 0], "nothing in this test has these");
}

/// A script that asks for words or a number gets what the terminal gets on standard error.
#[test]
fn a_failure_and_a_number_of_another_interface_are_in_the_json() {
    let names = |arguments: &[&str]| -> Vec<String> {
        let found = document(arguments);
        let failures = found["failures"].as_array().expect("an array");
        failures.iter().map(|failure| failure["failure"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(names(&["search", "Host key verification failed"]), ["ssh-host-key"]);
    assert_eq!(names(&["lookup", "5000"]), ["api-2.5000", "speech.5000"]);
    assert_eq!(names(&["lookup", "5000", "--fields", "code"]), ["api-2.5000", "speech.5000"]);
    assert_eq!(names(&["search", "lion"]), [""; 0]);
    let known = &document(&["search", "Host key verification failed", "--fields", "code"])["failures"][0];
    let fix = known["fixes"][0].as_str().unwrap_or_default();
    assert!(known["summary"].as_str().is_some_and(|summary| !summary.is_empty()) && fix.contains("ssh-keygen -R"));
}

#[test]
fn fields_are_those_asked_for_in_their_order() {
    for (line, head) in [
        ("lookup AuthFailure.SignatureExpire Qqqq", "results"),
        ("search lion", "hits"),
        ("list --category Zoo", "codes"),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let (whole, picked) = (document(&arguments), document(&[&arguments[..], &["--fields", "retry,code"]].concat()));
        assert_eq!([&picked["schema_version"], &picked["data_date"]], [&whole["schema_version"], &whole["data_date"]]);
        let all = whole[head].as_array().expect("records");
        let expected: Vec<Value> =
            all.iter().map(|record| json!({"retry": record["retry"], "code": record["code"]})).collect();
        assert!(!expected.is_empty(), "{line}");
        assert_eq!(picked[head], Value::Array(expected), "{line}");
    }
    let lines = stdout(run(&["list", "--services", "--fields", "service,codes,score", "--format", "jsonl"]));
    assert!(lines.starts_with("{\"service\":\"aai\",\"codes\":38,\"score\":null}\n"), "{lines}");
    let refused = run(&["list", "--fields", "knd"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.starts_with("tcerr: `--fields` does not take `knd`\n  did you mean  kind\n"), "{said}");
}

/// `--fields` takes what there is.
#[test]
fn the_fields_that_can_be_asked_for_are_those_of_the_schema() {
    let schema = Schema::new();
    let mut known = BTreeSet::new();
    for name in ["answer", "hit", "listed_category", "listed_service"] {
        known.extend(schema.root["$defs"][name]["properties"].as_object().expect("properties").keys().cloned());
    }
    let taken: BTreeSet<String> = tcerr::cli::help::FIELDS.split_whitespace().map(str::to_owned).collect();
    assert_eq!(taken, known);
}
