//! Broken concepts: each is refused with the fault, its line and what to do.

use tcerr::catalog::Catalog;
use tcerr::catalog::check::{Completeness, check};
use tcerr::catalog::layers::Layers;
use tcerr::catalog::read::read;

/// The faults of a catalog, each with its line.
fn faults(toml: &str) -> Vec<String> {
    let built_in = Catalog::built_in();
    let below = Layers::new(Vec::new(), built_in.inventory());
    let (written, mut faults) = read("codes/concepts.toml", toml, |_| false);
    faults.extend(check(&written, Completeness::AllLanguages, &below));
    faults.iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect()
}

#[test]
fn a_concept_is_words_that_mean_one_thing() {
    assert_eq!(faults("[[concept]]\nname = \"cat\"\nwords = [\"cat\", \"big feline\", \"猫\", \"ネコ\"]\n"), [""; 0]);
}

#[test]
fn every_fault_is_named_with_its_line() {
    for (toml, expected) in [
        ("[[concept]]\nwords = [\"a\", \"b\"]\n", "1: a concept needs a `name`"),
        ("[[concept]]\nname = \"cat\"\n", "1: a concept needs `words`"),
        (
            "[[concept]]\nname = \"cat\"\nword = [\"a\"]\nwords = [\"a\", \"b\"]\n",
            "3: unknown key `word`; did you mean `words`?",
        ),
        ("[[concept]]\nname = \"cat\"\nwords = \"a\"\n", "3: `words` must be a list of strings"),
        (
            "[[concept]]\nname = \"Cat\"\nwords = [\"a\", \"b\"]\n",
            "2: `Cat` is no name of a concept: small letters, digits and `-`, a letter first",
        ),
        (
            "[[concept]]\nname = \"cat\"\nwords = [\"a\", \"b\"]\n[[concept]]\nname = \"cat\"\nwords = [\"c\", \"d\"]\n",
            "5: concept `cat` is there twice, on line 2 too",
        ),
        ("[[concept]]\nname = \"cat\"\nwords = [\"a\"]\n", "2: concept `cat` has fewer than two words"),
        (
            "[[concept]]\nname = \"cat\"\nwords = [\"cats\", \"tom\", \"CAT\"]\n",
            "2: concept `cat` has `CAT` and `cats`, which a search takes for the same",
        ),
        (
            "[[concept]]\nname = \"cat\"\nwords = [\"a\", \"b\", \"...\"]\n",
            "2: `...` of concept `cat` cannot be searched for: write one to 4 words",
        ),
        (
            "[[concept]]\nname = \"cat\"\nwords = [\"a\", \"b\", \"one two three four five\"]\n",
            "2: `one two three four five` of concept `cat` cannot be searched for: write one to 4 words",
        ),
        ("[concept]\nname = \"cat\"\n", "1: write [[concept]]"),
    ] {
        assert_eq!(faults(toml).first().map(String::as_str), Some(expected), "{toml}");
    }
}

#[test]
fn the_concepts_of_the_catalog_have_no_fault() {
    let toml = std::fs::read_to_string("codes/concepts.toml").expect("the file is there");
    assert_eq!(faults(&toml), [""; 0]);
}
