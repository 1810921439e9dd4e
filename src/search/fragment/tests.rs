use super::*;

/// Pieces, whole ones, single letters, skipped, before, jumps.
fn found(fragment: &str, name: &str, may_jump: bool) -> Option<[u8; 6]> {
    let chain = Chain::new(fragment, may_jump).unwrap();
    let matched = chain.end(name)?;
    let Matched { pieces, whole, singles, skipped, before, jumps, .. } = matched;
    Some([pieces, whole, singles, skipped, before, jumps])
}

#[test]
fn a_fragment_is_the_starts_of_words_in_their_order() {
    for (fragment, name, expected) in [
        ("invsub", "InvalidSubnetId", Some([2, 0, 0, 0, 0, 0])),
        ("subnetid", "InvalidSubnetId", Some([2, 2, 0, 0, 1, 0])),
        ("invid", "InvalidSubnetId", Some([2, 1, 0, 1, 0, 0])),
        ("isi", "InvalidSubnetId", Some([3, 0, 3, 0, 0, 0])),
        // A word that turns the meaning round is not left out lightly.
        ("certexist", "CertNotExist", Some([2, 2, 0, 3, 0, 0])),
        // What nobody looks for is no whole word.
        ("tooth", "ToOther", Some([2, 0, 0, 0, 0, 0])),
        ("subinv", "InvalidSubnetId", None),
        ("ubnet", "InvalidSubnetId", None),
        ("invalidsubnetidx", "InvalidSubnetId", None),
    ] {
        assert_eq!(found(fragment, name, false), expected, "{fragment} {name}");
    }
}

#[test]
fn letters_of_a_word_may_be_left_out_where_that_is_allowed() {
    assert_eq!(found("mfafl", "MFAFailure", true), Some([2, 1, 0, 0, 0, 1]));
    assert_eq!(found("mfafl", "MFAFailure", false), None);
    assert_eq!(found("cmdexec", "CommandExecuting", true), Some([2, 0, 0, 0, 0, 2]));
    // Three times is too often.
    assert_eq!(found("cmdexg", "CommandExecuting", true), None);
}

#[test]
fn of_several_ways_the_cheapest_counts() {
    assert_eq!(found("inin", "InInstance", false), Some([2, 0, 0, 0, 0, 0]));
    assert_eq!(found("id", "InvalidDiskId", false), Some([1, 1, 0, 0, 2, 0]));
}

#[test]
fn half_a_name_can_be_read_before_the_other() {
    let chain = Chain::new("zoolion", false).unwrap().read("Zoo");
    assert_eq!(chain.end("LionEscaped").map(|matched| (matched.pieces, matched.skipped)), Some((2, 0)));
    assert_eq!(chain.end("BigLion").map(|matched| (matched.pieces, matched.skipped)), Some((2, 1)));
    assert_eq!(chain.end("Bear"), None);
    let whole = Chain::new("zoo", false).unwrap().read("Zoo");
    assert_eq!(whole.end("").map(|matched| matched.pieces), Some(1));
    assert_eq!(whole.end("Bear").map(|matched| matched.pieces), Some(1));
    assert!(Chain::new(&"a".repeat(LONGEST + 1), false).is_none());
}
