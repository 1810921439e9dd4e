use super::super::example::{ID, known, parts};
use super::*;

#[test]
fn a_word_ends_where_no_letter_is() {
    for (text, expected) in [
        ("x InvalidZoo.LionEscaped: y", "InvalidZoo.LionEscaped"),
        ("\"InvalidZoo\"", "InvalidZoo"),
        ("is InvalidZoo. And", "InvalidZoo"),
        ("a\\nInvalidZoo.Lion", "InvalidZoo.Lion"),
    ] {
        assert_eq!(&text[word(text.as_bytes(), text.find("Invalid").unwrap())], expected, "{text}");
    }
}

#[test]
fn an_error_is_told_by_its_code() {
    for (input, expected) in [
        ("x code=InvalidZoo.LionEscaped message=m\n", parts("InvalidZoo.LionEscaped", "m", "")),
        ("Error: InvalidZoo.LionEscaped: m\n", parts("InvalidZoo.LionEscaped", "m", "")),
        ("code=InvalidZoo.New message=m request_id=r-1\n", parts("InvalidZoo.New", "m", "r-1")),
    ] {
        let Seen::Error { parts, end, .. } = read(&known(input, "Invalid")) else { panic!("{input}") };
        assert_eq!(parts, expected, "{input}");
        assert!(end + 2 >= input.len(), "{input}");
    }
}

#[test]
fn a_request_id_above_belongs_to_the_error() {
    let id = ID;
    for (input, found_id) in [
        ("requestId: {R}\ntraceId: \ncode: InvalidZoo\nmessage: m\n", id),
        ("[a]\nRequestId = \"{R}\"\n\n[a.Error]\nCode = \"InvalidZoo\"\nMessage = \"m\"\n", id),
        ("code: x\nrequestId: {R}\nmessage: y\ncode: InvalidZoo\nmessage: m\n", ""),
    ] {
        let input = input.replace("{R}", id);
        let Seen::Error { parts: found, .. } = read(&known(&input, "Invalid")) else { panic!("{input}") };
        assert_eq!(found, parts("InvalidZoo", "m", found_id), "{input}");
    }
}

#[test]
fn what_a_list_in_yaml_says_of_its_items_is_data() {
    for (input, is_error) in [
        ("reply:\n  InvalidZoo.LionEscaped: m\n", true),
        ("- reply:\n    InvalidZoo.LionEscaped: m\n", false),
        ("- reply:\n    a: 1\n\n    InvalidZoo.LionEscaped: m\n", false),
        ("- reply\n    InvalidZoo.LionEscaped: m\n", true),
    ] {
        assert_eq!(matches!(read(&known(input, "Invalid")), Seen::Error { .. }), is_error, "{input}");
    }
}

#[test]
fn of_a_word_that_may_go_on_nothing_is_certain() {
    for (input, last, expected) in [
        ("x InvalidZo", false, false),
        ("x InvalidZo", true, true),
        ("x InvalidZo ", false, true),
        ("x InvalidZoo.LionEscaped ", false, false),
        ("x InvalidZoo.LionEscaped", true, false),
    ] {
        let codes = known(input, "Invalid").codes;
        assert_eq!(is_other(input.as_bytes(), 2, last, codes), expected, "{input:?} {last}");
    }
}

#[test]
fn a_code_alone_and_those_of_other_clouds_are_none() {
    for input in [
        "InvalidZoo.LionEscaped\n",
        "code: InvalidZoo.LionEscaped\n",
        "see InvalidZoo.LionEscaped for more\n",
        "Error: InvalidZoo.New: m\n",
        "amazonaws.com: code=InvalidZoo message=m\n",
        "com.qcloud.cos.exception.CosServiceException: m (Status Code: 400; Error Code: InvalidZoo; Request ID: r=)\n",
        "code=InvalidBar message=m\n",
    ] {
        assert!(matches!(read(&known(input, "Invalid")), Seen::Nothing { .. }), "{input}");
    }
}
