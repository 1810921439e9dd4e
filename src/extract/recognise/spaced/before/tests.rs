use super::*;

#[test]
fn the_name_of_a_code_ends_the_message_before_it() {
    for (before, message) in [
        ("Failed: no lion, ", Some("no lion")),
        ("发送失败：没有狮子，at=a?b=1，", Some("没有狮子，at=a?b=1")),
        ("2026-11-23 08:10:01 ERROR no lion (", Some("no lion")),
        ("no lion is here; ", Some("no lion is here")),
        ("no lion ", None),
        ("app - ", None),
        ("app - | ", None),
        ("lion, ", None),
        ("status=404, ", None),
        ("{\"a\": 1, ", None),
        ("Failed: Zoo.A is none, ", None),
        ("    Zoo(", None),
        ("    raise Zoo(", None),
        ("def zoo(", None),
        ("zoo failed(", Some("zoo failed")),
        ("没有狮子(", Some("没有狮子")),
        ("   3 | ", None),
    ] {
        assert_eq!(message_before_name(before, "Zoo.A", true), message, "{before}");
    }
    // With more behind the code, the line may be about something else.
    assert_eq!(message_before_name("no lion is here, ", "Zoo.A", false), None);
    assert_eq!(message_before_name("Failed: no lion, ", "Zoo.A", false), Some("no lion"));
}

#[test]
fn a_sentence_or_a_line_on_its_own_stands_before_a_code() {
    for (before, is_alone, message) in [
        ("The lion is out. ", false, Some("The lion is out.")),
        ("Failed: 没有狮子。 ", false, Some("没有狮子。")),
        ("the lion is out ", true, Some("the lion is out")),
        ("the lion is out ", false, None),
        ("the call failed with ", true, None),
        ("we got error ", true, None),
        ("the other cloud said ", true, None),
        ("no lion ", true, None),
        ("接口一直报错 ", true, None),
        ("retry 1/3 after ", true, None),
        ("- The lion is out. ", false, None),
        ("✗ RunInstances ", true, None),
    ] {
        assert_eq!(before_code(before, is_alone, false), message, "{before}");
    }
}

#[test]
fn a_line_on_its_own_is_a_message() {
    for (before, message) in [
        ("the lion is out (", Some("the lion is out")),
        ("[zoo] ✖  error   the lion is out (", Some("the lion is out")),
        ("狮子不存在（", Some("狮子不存在")),
        ("lion (", None),
        ("✗ RunInstances (", None),
        ("- the lion is out (", None),
    ] {
        assert_eq!(whole_line(before), message, "{before}");
    }
}
