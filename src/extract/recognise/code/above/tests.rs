use super::super::super::example::{ID, look};
use super::*;

#[test]
fn an_id_above_a_code_is_not_that_of_a_response() {
    for (above, id) in [
        (format!("requestId: {ID}"), Some(ID)),
        (format!("{{ requestId: '{ID}',"), Some(ID)),
        (format!("{{\"Response\": {{\"RequestId\": \"{ID}\"}}}}"), None),
    ] {
        let input = format!("{above}\ncode: Zoo.A\n");
        assert_eq!(id_above(&look(&input, "Zoo.A")).as_deref(), id, "{input}");
    }
}

#[test]
fn a_line_without_a_label_stands_above_its_members() {
    for (input, message) in [
        ("no lion\n  code: Zoo.A\n", Some("no lion")),
        ("08:10:01 ERROR no lion\n  code: Zoo.A\n", Some("no lion")),
        ("lion:\n  code: Zoo.A\n", None),
        ("no lion\ncode: Zoo.A\n", None),
        ("    no lion\n  code: Zoo.A\n", None),
        ("no lion\n  Zoo.A\n", None),
    ] {
        let look = look(input, "Zoo.A");
        assert_eq!(line_above(&look, look.at).as_deref(), message, "{input}");
    }
}

#[test]
fn a_message_above_its_code_is_found_in_every_writing() {
    for (input, message) in [
        ("error: no lion\ncode: Zoo.A\n", "no lion"),
        ("message: no\nlion\ncode: Zoo.A\n", "no\nlion"),
        ("error: no lion\n requestId: \"\",\n   traceId: \"\",\n      code: \"Zoo.A\"\n", "no lion"),
        ("error:\n  DeployError: no lion\n  code: Zoo.A\n", "no lion"),
        ("message: \"no lion\"\ncode: \"Zoo.A\"\n", "no lion"),
        (
            "    [message:protected] => no\nlion\n    [string:E:private] => \n    [line:protected] => 3\n    [errorCode:E:private] => Zoo.A\n",
            "no\nlion",
        ),
        ("   'message' => 'no \\'lion\\'',\n   'string' => '',\n   'errorCode' => 'Zoo.A',\n", "no 'lion'"),
        ("  error: |-\n    no lion\n  code: 'Zoo.A'\n", "no lion"),
        ("[08:10:01.873] ERROR: no lion\n    id: 3\n    code: \"Zoo.A\"\n", "no lion"),
        ("✖ no lion\n  code: Zoo.A\n", "no lion"),
        ("! Call failed\n✖ no lion\nℹ Code: Zoo.A\n", "no lion"),
        ("08:10:01,933 ERROR 7 nodejs.ZooError: no lion\n    at f (a.js:1)\nid: \"\"\ncode: \"Zoo.A\"\n", "no lion"),
    ] {
        let look = look(input, "Zoo.A");
        assert_eq!(message_above(&look, look.at).as_deref(), Some(message), "{input}");
    }
    for input in [
        "error: no\n\ncode: Zoo.A\n",
        "message: no\ncode: B\ncode: Zoo.A\n",
        "no\ncode: Zoo.A\n",
        "message: no\nZoo.A\n",
    ] {
        let look = look(input, "Zoo.A");
        assert_eq!(message_above(&look, look.at), None, "{input}");
    }
}
