use super::*;

#[test]
fn words_joined_with_digits_signs_and_capitals_are_passwords() {
    for value in [
        "Tiger.2025",
        "winter-dragon-84",
        "monkey_Beijing!",
        "Winter_2002",
        "hangzhou@Beijing!",
        "TigerBeijing154",
        "passw0rdmonkey",
        "qwerty-passw0rd-74",
        "Tiger-1996",
        "123monkey",
        "ldR7-huwX+ApZy",
        "orchid#lantern7",
        "panda2024lotus",
    ] {
        assert!(is_composed(value), "{value}");
    }
    for value in [
        "ins-1a2b3c4d",
        "scram-sha-256",
        "AES-256-GCM",
        "case-sensitive",
        "utf8mb4bin",
        "app2026.example.com",
        "report.2025.yaml",
        "python.3.11",
        "ap-guangzhou-3",
        "log4jconfig",
        "too_Short!",
        "Not_Matched!",
        "invalid!",
        "bob@Example",
        "8-characters",
        "at-least-8-characters",
        "LoginSettings.Password",
        "2026-11-29",
        "Windows",
    ] {
        assert!(!is_composed(value), "{value}");
    }
}

#[test]
fn letters_that_nobody_would_put_so_are_scrambled() {
    for value in ["OyhksrmWWcID", "8ynyzHySyewc", "cXtppEoGaiiw", "hTbkWqZgNxRv", "QfscYstYISZk", "EOzdmenCkhvMdgaKj"] {
        assert!(is_scrambled(value), "{value}");
    }
    for value in [
        "accessKeyId",
        "InvalidParameterValue",
        "NotMatchedByRegexp",
        "DescribeInstances",
        "RunInstances2024",
        "MySQL57Instance",
        "CosBucketName",
        "TCE3HmacSha256",
        "required",
        "UTF8Encoding",
        "LoginSettings",
        "HTTPSConnectionPool",
    ] {
        assert!(!is_scrambled(value), "{value}");
    }
}

#[test]
fn a_word_that_is_said_of_a_password_is_none() {
    for value in ["inválida", "8-30-characters", "at-least-8-characters", "Mandatory"] {
        assert!(is_said(value), "{value}");
    }
    assert!(!is_said("sunshine") && !is_said("user-2024"));
    for value in ["sunshine", "sommerdragon", "letmeinadmin", "TigerDragon", "monkeybeijing"] {
        assert!(is_plain(value), "{value}");
    }
    for value in [
        "required",
        "incorrect",
        "Mandatory",
        "NotFound",
        "TooShortValue",
        "InvalidFormat",
        "REQUIRED",
        "newPassword",
        "accessToken",
        "unmodifiable",
        "verification",
        "short",
    ] {
        assert!(!is_plain(value), "{value}");
    }
}
