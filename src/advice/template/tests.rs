use super::*;
use crate::catalog::template::{fold_template, grams};

fn fields_of(template: &str, text: &str) -> Option<Vec<(String, String)>> {
    let (template, text) = (fold_template(template), Folded::new(text));
    let found = find(&template, &text, false)?;
    assert!(grams(&template).into_iter().all(|gram| text.grams().has(gram)), "{template} is not ruled out");
    Some(found.fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

#[expect(clippy::unnecessary_wraps, reason = "compared with what may be none")]
fn pairs(pairs: &[(&str, &str)]) -> Option<Vec<(String, String)>> {
    Some(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

#[test]
fn spacing_quotes_case_and_width_do_not_matter() {
    let template = "The parameter `{parameter}` is not recognized.";
    for text in [
        "The parameter `$schema` is not recognized.",
        "the parameter $schema is not recognized",
        "An error has occurred: x The parameter  '$schema'\nis not recognized。",
    ] {
        assert_eq!(fields_of(template, text), pairs(&[("parameter", "$schema")]), "{text}");
    }
    let template = "参数`{parameter}`取值类型错误。参数类型应为`{type}`";
    assert_eq!(
        fields_of(template, "参数 `InstanceIds.0` 取值类型错误. 参数类型应为 `string`"),
        pairs(&[("parameter", "InstanceIds.0"), ("type", "string")])
    );
}

#[test]
fn a_number_is_digits_and_a_name_one_word() {
    let template = "equals to `{requests}` in a second, which exceeds the frequency limit `{limit}` for a second.";
    assert_eq!(
        fields_of(template, "Your times equals to 27 in a second, which exceeds the frequency limit `20` for a second"),
        pairs(&[("requests", "27"), ("limit", "20")])
    );
    assert_eq!(
        fields_of(template, "equals to many in a second, which exceeds the frequency limit `20` for a second"),
        None
    );
    assert_eq!(fields_of("The parameter `{parameter}` is not here", "The parameter of two words is not here"), None);
}

#[test]
fn a_field_at_the_end_is_a_number_a_word_or_the_rest_of_the_line() {
    for (template, text, value) in [
        ("and the server time {server_time}.", "and the server time 1795075953.", "1795075953"),
        ("please change to type `{type}`", "please change to type `string`, now", "string"),
        ("failed, because: {reason}", "failed, because: of this.\nThat is all", "of this"),
    ] {
        assert_eq!(fields_of(template, text).unwrap()[0].1, value, "{text}");
    }
}

#[test]
fn a_statement_is_not_found_within_its_opposite() {
    for (template, text, is_found) in [
        ("有支付权限", "该账户有支付权限", true),
        ("有支付权限", "该账户没有支付权限", false),
        ("账户开通服务", "您的账户开通服务", true),
        ("账户开通服务", "未账户开通服务", false),
        ("have the permission", "You have the permission", true),
        ("have the permission", "You do not have the permission", false),
        ("have the permission", "You don't have the permission", false),
        ("have the permission", "They cannot have the permission", false),
        ("have the permission", "Say no: have the permission", true),
        ("have the permission", "In the note have the permission", true),
    ] {
        assert_eq!(fields_of(template, text).is_some(), is_found, "{template} in {text}");
    }
}

#[test]
fn what_lacks_a_group_of_bytes_is_ruled_out() {
    let text = Folded::new("The request is missing a required parameter `Zone`.");
    let held = text.grams();
    let holds = |template| grams(&fold_template(template)).into_iter().all(|gram| held.has(gram));
    assert!(holds("missing a required parameter `{parameter}`"));
    assert!(!holds("The SecretId is not found"));
}

#[test]
fn a_field_has_a_longest_text() {
    for (field, part, longest) in [("reason", "x ", 1000), ("parameter", "x", 128), ("limit", "1", 18)] {
        for (template, behind) in [("it says: {field} - and so on", " - and so on"), ("it says: {field}", "")] {
            let template = template.replace("field", field);
            let value = |len: usize| format!("{}x", part.repeat(len)).chars().take(len - 1).collect::<String>();
            let found = |len: usize| {
                let value = value(len) + part.trim_end();
                fields_of(&template, &format!("it says: {value}{behind}")).map(|fields| fields[0].1.len())
            };
            assert_eq!((found(longest), found(longest + 1)), (Some(longest), None), "{template}");
        }
    }
}

#[test]
fn eight_kibibytes_of_a_message_and_sixty_four_starts_are_looked_at() {
    let found = |text: &str| fields_of("no such zone `{zone}` here", text).is_some();
    let statement = "no such zone `a` here";
    let before = "- ".repeat(4096 - statement.len().div_ceil(2));
    assert!(found(&format!("{before} {statement}")));
    assert!(!found(&format!("{before}  {statement}")));
    let starts = |count: usize| format!("{}{statement}", "no such zone, ".repeat(count));
    assert_eq!((found(&starts(63)), found(&starts(64))), (true, false));
}

#[test]
fn a_template_begins_and_ends_where_a_word_does() {
    let found = |text| fields_of("no such zone `{zone}` here", text);
    assert_eq!(found("error: no such zone `a` here"), pairs(&[("zone", "a")]));
    assert_eq!(found("piano such zone `a` here"), None);
    assert_eq!(fields_of("服务未开通", "CLS服务未开通"), pairs(&[]));
    assert_eq!(found("no such zone of mine: no such zone `a` here"), pairs(&[("zone", "a")]));
    assert_eq!(found("no such zone `a` hereabouts"), None);
    let template = "a required parameter `Region`.";
    assert_eq!(fields_of(template, "a required parameter `Region`, it says"), pairs(&[]));
    assert_eq!(fields_of(template, "a required parameter `RegionId`."), None);
}

/// A specific template is of a message as it is sent, whatever its fields hold.
#[test]
fn only_a_general_template_leaves_out_what_names_one_of_two() {
    let template = fold_template("parameter `{parameter}` is required");
    for (text, is_general, finds) in [
        ("parameter `Period` is required", true, true),
        ("parameter `Period` is required or `Deadline`", true, false),
        ("parameter `Period` is required or `Deadline`", false, true),
        ("Deadline or parameter `Period` is required", true, false),
        ("Deadline or parameter `Period` is required", false, true),
    ] {
        assert_eq!(find(&template, &Folded::new(text), is_general).is_some(), finds, "{text} {is_general}");
    }
}

#[test]
fn a_general_template_leaves_out_what_says_one_of_two() {
    for (template, text, finds) in [
        ("格式错误", "签名格式错误", true),
        ("格式错误", "签名未审批或格式错误", false),
        ("格式错误", "签名未审批或者格式错误", false),
        ("没有权限", "用户没有权限或资源不存在", false),
        ("不存在", "实例不存在或已被删除", true),
        ("不存在", "实例不存在或格式错误", false),
        ("不存在", "用户没有权限或资源不存在", false),
        ("不存在", "用户或资源不存在", true),
        ("is in arrears", "The account or namespace is in arrears", true),
        ("account in arrears", "Insufficient balance or account in arrears", true),
        ("does not exist", "The call has no permission or the resource does not exist", false),
        ("does not exist", "The user or the resource does not exist", true),
        ("format is invalid", "The instance is absent or the format is invalid", false),
        ("does not exist", "The instance does not exist or has been deleted", true),
        ("does not exist", "The instance does not exist or is of another account", false),
        ("illegal format", "URL using illegal format or missing URL", true),
    ] {
        let template = fold_template(template);
        assert_eq!(find(&template, &Folded::new(text), true).is_some(), finds, "{text}");
    }
}
