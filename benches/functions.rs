//! How long the functions take that a command spends its time in. `cargo bench` runs them;
//! `benches/programs.py` measures whole programs.

mod inputs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;
use tcerr::catalog::Catalog;
use tcerr::code::fold;
use tcerr::entry::exact;
use tcerr::extract::{Extract, KnownCodes, extract_with};
use tcerr::lang::Lang;
use tcerr::mask::mask;
use tcerr::search::{Narrow, search, suggest};

const MEBIBYTE: u64 = 1 << 20;

const RESPONSE: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"The provided credentials could not be validated. Please check your signature is correct."},"RequestId":"ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"}}"#;

/// What masking costs: without a secret, with one behind its name, with several in a command.
const MESSAGES: [(&str, &str); 3] = [
    ("plain", "The instance `ins-1a2b3c4d` does not exist."),
    (
        "header",
        "invalid header: X-Api-Secret: Gu5t9xGARNpq86cd98joQYCN3EXAMPLE, see RequestId ed93f3cb-f35e-473f-b9f3-0d451b8b79c6",
    ),
    (
        "command",
        "curl -u admin:hunter2hunter2 'https://cvm.tencentcloudapi.com/?SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Signature=EliP9YW3pW28FpsEdkXt%2F%2BWcGeI%3D' failed",
    ),
];

fn main() {
    divan::main();
}

/// A code with texts of its own, one that is composed of kind and subject, a category.
#[divan::bench(args = ["AuthFailure.SignatureExpire", "InvalidParameterValue.SubnetIdMalformed", "FailedOperation"])]
fn lookup(bencher: Bencher, code: &str) {
    let (catalog, typed) = (Catalog::built_in(), mask(code));
    bencher.bench_local(|| exact(&catalog, Lang::En, black_box(&typed), None));
}

/// The suggestions for a code that does not exist.
#[divan::bench(args = ["authfailure.signatureexpired", "invalidparametervalue.subnetidmalformd"])]
fn suggestions(bencher: Bencher, typed: &str) {
    let catalog = Catalog::built_in();
    let folded = fold(typed);
    bencher.bench_local(|| suggest(&catalog, black_box(&folded)));
}

/// A word, several, a typo, a sentence, Japanese, Chinese.
#[divan::bench(args = [
    "subnet",
    "security group not found",
    "SignatureExpird",
    "the clock of my machine is wrong and every request is refused",
    "残高不足",
    "子网不存在",
])]
fn words(bencher: Bencher, query: &str) {
    let (catalog, narrow) = (Catalog::built_in(), Narrow::default());
    bencher.bench_local(|| search(&catalog, black_box(query), None, &narrow, 10));
}

/// One response, as `curl` prints it.
#[divan::bench]
fn response(bencher: Bencher) {
    let catalog = Catalog::built_in();
    let codes = KnownCodes::new(&catalog);
    bencher.bench_local(|| extract_with(black_box(RESPONSE.as_bytes()), codes).errors.len());
}

/// A mebibyte of each kind of input.
#[divan::bench(args = inputs::KINDS.iter().map(|(kind, _)| *kind))]
fn extraction(bencher: Bencher, kind: &str) {
    let catalog = Catalog::built_in();
    let codes = KnownCodes::new(&catalog);
    let mut input = Vec::new();
    let written = inputs::write(kind, MEBIBYTE, &mut input);
    bencher.counter(BytesCount::new(input.len())).bench_local(|| {
        let Extract { errors, lines, .. } = extract_with(black_box(&input), codes);
        (written.is_ok(), errors.len(), lines)
    });
}

/// What is in a message and must not be shown.
#[divan::bench(args = MESSAGES.iter().map(|(name, _)| *name))]
fn masking(bencher: Bencher, name: &str) {
    let message = MESSAGES.iter().find(|(other, _)| *other == name).map_or("", |(_, message)| *message);
    bencher.counter(BytesCount::of_str(message)).bench_local(|| mask(black_box(message)).len());
}

/// A catalog file of this repository as an overlay: read, checked, packed and indexed.
#[divan::bench(args = ["codes/client.toml", "codes/redis.toml"])]
fn overlay(bencher: Bencher, path: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    bencher.bench_local(|| Catalog::built_in().add_overlay(black_box(&path)).is_ok());
}
