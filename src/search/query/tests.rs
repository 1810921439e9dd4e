use super::*;
use crate::catalog::{Catalog, variants};

fn shown(typed: &str) -> String {
    let catalog = Catalog::built_in();
    let indexes: Vec<_> = catalog.indexed_layers().map(|layer| layer.index).collect();
    let query = Query::new(typed, variants(), &indexes);
    let text = |letters: &[Letter]| letters.iter().map(|letter| letter.c).collect::<String>();
    let shown = query.tokens.iter().map(|asked| match &asked.token {
        Token::Word(word) => word.clone(),
        Token::Parts(key, _) => format!("<{key}>"),
        Token::Phrase(letters) => format!("<{}>", text(letters)),
        Token::Pair(a, b) => format!("[{}]", text(&[*a, *b])),
        Token::Single(letter) => format!("({})", letter.c),
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_query_is_words_phrases_and_pairs_of_letters() {
    for (typed, expected) in [
        ("the Signature signature", "signature"),
        ("SubnetFull", "subnet full"),
        ("not enough coffee", "<not enough> coffee"),
        ("残高不足", "<残高> <不足>"),
        ("咖啡不足", "[咖啡] <不足>"),
        ("狐猴逃", "[狐猴] [猴逃]"),
        ("空", "<空>"),
        ("狐", "(狐)"),
        ("たいむあうと", "タイムアウト"),
        ("the", "the"),
        ("", ""),
    ] {
        assert_eq!(shown(typed), expected, "{typed}");
    }
}

#[test]
fn how_a_piece_of_a_name_is_written_says_how_likely_it_is_one() {
    for (typed, expected) in [
        ("InvSub", Spelling::Capitals),
        ("mfafl", Spelling::Consonants),
        ("dbop", Spelling::Consonants),
        ("tokenfail", Spelling::Plain),
        ("Token", Spelling::Plain),
        ("patsy", Spelling::Plain),
    ] {
        assert_eq!(spelling(typed, &typed.to_ascii_lowercase()), expected, "{typed}");
    }
}

#[test]
fn only_letters_and_digits_of_latin_make_a_name() {
    let squashed = |typed: &str| {
        let query = Query::new(typed, variants(), &[]);
        (query.squashed.clone(), query.is_one_word, query.is_plain())
    };
    assert_eq!(squashed("Mem_Size.Bad"), ("memsizebad".to_owned(), true, false));
    assert_eq!(squashed("mem size"), ("memsize".to_owned(), false, true));
    assert_eq!(squashed("quota"), ("quota".to_owned(), true, true));
    assert_eq!(squashed("子网id"), (String::new(), true, true));
}
