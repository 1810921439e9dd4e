//! What of a text is a secret, to the letter: in commands, in lists, in documents.

use tcerr::mask::mask;

#[test]
fn of_a_command_the_secret_goes_and_all_else_stays() {
    for (text, masked) in [
        ("redis-cli -a Hunter2pw ping", "redis-cli -a *** ping"),
        ("redis-cli -a 123456 ping", "redis-cli -a *** ping"),
        ("redis-cli -a hx7! ping", "redis-cli -a *** ping"),
        // Ports, files and what stands for nothing.
        ("redis-cli -p 16379 ping", "redis-cli -p 16379 ping"),
        ("redis-cli -a none ping", "redis-cli -a none ping"),
        ("redis-cli -a -x ping", "redis-cli -a -x ping"),
        ("redis-cli -a redis://host1 ping", "redis-cli -a redis://host1 ping"),
        ("sshpass -p /etc/x/y ssh x", "sshpass -p /etc/x/y ssh x"),
        ("redis-cli -a /a1B2x ping", "redis-cli -a /a1B2x ping"),
        ("curl -u bob:Hunter2pw https://x", "curl -u bob:*** https://x"),
        ("curl -ubob:Hunter2pw y", "curl -ubob:*** y"),
        ("curl --user=bob:Hunter2pw y", "curl --user=bob:*** y"),
        ("curl -u bob:null https://x", "curl -u bob:null https://x"),
        ("curl -u a/b:Hunter2pw https://x", "curl -u a/b:*** https://x"),
        ("curl -u ./a/b:/c https://x", "curl -u ./a/b:/c https://x"),
        ("curl -u /a/b:c https://x", "curl -u /a/b:c https://x"),
        // Quotes may hold only a part of an argument, or the command.
        ("mysql -u root -p=Hunter2pw", "mysql -u root -p=***"),
        ("mysql -u root -p=\"Hunter2 pw\" db", "mysql -u root -p=\"***\" db"),
        ("mysql -u x -pab\"c d1\" -h y", "mysql -u x -p*** -h y"),
        ("redis-cli -a x\"y z1\" ping", "redis-cli -a *** ping"),
        ("redis-cli -a x'y z1'", "redis-cli -a ***"),
        ("{\"cmd\":\"redis-cli -a Hunter2pw\",\"x y\":1}", "{\"cmd\":\"redis-cli -a ***\",\"x y\":1}"),
        ("sh -c \"redis-cli -a Hunter2pw\" \"x y\"", "sh -c \"redis-cli -a ***\" \"x y\""),
        // In quotes, an option's argument may be several words.
        ("tool --password \"a b c1\" -x", "tool --password \"***\" -x"),
        ("tool --password 'a b c1' -x", "tool --password '***' -x"),
        ("tool --password \"-x y\"", "tool --password \"-x y\""),
        ("the password \"must be longer\"", "the password \"must be longer\""),
        ("ssh x \"mysql -ps3cretpw\" \"select 1\"", "ssh x \"mysql -p***\" \"select 1\""),
        ("rabbitmqctl add_user bob Hunter2pw", "rabbitmqctl add_user bob ***"),
        ("htpasswd -b f bob Hunter2pw", "htpasswd -b f bob ***"),
        ("AUTH bob tiger1x", "AUTH bob ***"),
        ("auth=OAuth2", "auth=OAuth2"),
        ("auth method mysql_native_password", "auth method mysql_native_password"),
        ("a1 LOGIN bob Hunter2pw", "a1 LOGIN bob ***"),
        ("LOGIN failed for bob1x", "LOGIN failed for bob1x"),
        ("kinit bob <<< Hunter2pw", "kinit bob <<< ***"),
        ("cat bob <<< Hunter2pw", "cat bob <<< Hunter2pw"),
        ("mysql -u root \\\n  -ps3cretpw -h h", "mysql -u root \\\n  -p*** -h h"),
        ("login(\"bob\", \"Tigerlily2026\")", "login(\"bob\", \"***\")"),
        ("SET PASSWORD FOR 'bob'@'%' = 'tiger'", "SET PASSWORD FOR 'bob'@'%' = '***'"),
        ("openssl rsa -passin file:Hunter2pw", "openssl rsa -passin file:Hunter2pw"),
        ("masterauth lion1", "masterauth ***"),
        ("rootpw --plaintext tiger1x", "rootpw --plaintext ***"),
        ("echo Hunter2pw | docker login --password-stdin", "echo *** | docker login --password-stdin"),
        ("x $(echo -n Hunter2pw | docker login --password-stdin", "x $(echo -n *** | docker login --password-stdin"),
    ] {
        assert_eq!(&*mask(text), masked);
    }
}

#[test]
fn of_a_document_the_secret_goes_and_all_else_stays() {
    for (text, masked) in [
        ("passwords: [\"Hunter2pw\", [\"Xunter3pw\", \"Yunter4pw\"]]", "passwords: [\"***\", [\"***\", \"***\"]]"),
        ("{\"passwords\": {\"a\": {\"b\": \"Hunter2pw\"}}}", "{\"passwords\": {\"a\": {\"b\": \"***\"}}}"),
        ("<name>SecretKey</name><value>V7hq2Lm9Xz4</value>", "<name>SecretKey</name><value>***</value>"),
        ("<td>password</td></tr>Hunter2pw</tr>", "<td>password</td></tr>Hunter2pw</tr>"),
        ("password:\n  Hunter2pw\n", "password:\n  ***\n"),
        ("password:\n    - Hunter2pw\n    - Hunter3pw\nnext: x", "password:\n    - ***\n    - ***\nnext: x"),
        (
            "-----BEGIN OpenVPN Static key V1-----\n0a1b2c3d\n-----END OpenVPN Static key V1-----",
            "-----BEGIN OpenVPN Static key V1-----***-----END OpenVPN Static key V1-----",
        ),
        ("name=\"pass\"\r\n  \r\n  Tigerlily2026\r\n  --x", "name=\"pass\"\r\n  \r\n  ***\r\n  --x"),
        ("<Password><Value>tiger</Value></Password>", "<Password><Value>***</Value></Password>"),
        ("{\"password\": {\"S\": \"Tigerlily2026\"}}", "{\"password\": {\"S\": \"***\"}}"),
        ("secret = 'Hunter2pw' +\n  'x9Kq2Lm7'", "secret = '***' +\n  '***'"),
        ("KeyId=23e80852-1e38-11e9-b129-5cb9019b4b01", "KeyId=23e80852-1e38-11e9-b129-5cb9019b4b01"),
        ("password=Hun<ter2pw x", "password=*** x"),
        ("<key>password</key><string>tiger</string>", "<key>password</key><string>***</string>"),
        ("\"Authorization\": [\"Bearer Hunter2pw\"]", "\"Authorization\": [\"Bearer ***\"]"),
        ("{\"name\": \"password\", \"lev\": \"Hunter2pw\"}", "{\"name\": \"password\", \"lev\": \"Hunter2pw\"}"),
        // Of a mapping below a name, what is no value may be a policy.
        ("password:\n  rotate: Hunter2pw\n", "password:\n  rotate: Hunter2pw\n"),
        ("password: |\n  Hunter2pw\n  abc\nnext: 1", "password: |\n  ***\nnext: 1"),
        ("password = <<EOT\nHunter2pw\nEOT\n", "password = <<EOT\n***\nEOT\n"),
        // Kubernetes' secrets are of that kind.
        ("kind: Secret\ndata:\n  a: SHVudGVyMnB3\n", "kind: Secret\ndata:\n  a: ***\n"),
        ("kind: Pod\nSecret\ndata:\n  a: SHVudGVyMnB3\n", "kind: Pod\nSecret\ndata:\n  a: SHVudGVyMnB3\n"),
        ("&lt;password&gt;Hunter2pw&lt;/password&gt;", "&lt;password&gt;***&lt;/password&gt;"),
        ("password: |\n  Hunter2pw\n\n  abc\nnext: 1\n", "password: |\n  ***\nnext: 1\n"),
        ("  password: |\n    Hunter2pw\n  next: abc\n", "  password: |\n    ***\n  next: abc\n"),
        ("secrets: {\"Hunter2pw\", \"ab1\"}", "secrets: {\"***\", \"ab1\"}"),
        ("passwords: [\"tiger\", \"lion\"]", "passwords: [\"***\", \"***\"]"),
        (
            "{\"value\": \"x1}\", \"b\": \"y\", \"name\": \"password\"}",
            "{\"value\": \"x1}\", \"b\": \"y\", \"name\": \"password\"}",
        ),
        ("{\"value\":\"Hunter2pw\"},{\"name\":\"password\"}", "{\"value\":\"Hunter2pw\"},{\"name\":\"password\"}"),
        ("passwords:\n  a: Hunter2pw\n  b: Hunter3pw\n", "passwords:\n  a: ***\n  b: ***\n"),
        ("<td>password</td><td>tiger</td>", "<td>password</td><td>tiger</td>"),
        ("<td>password</td><td>Hunter2pw</td>", "<td>password</td><td>***</td>"),
        ("user;password;note\nbob;Hunter2pw;a;b\n", "user;password;note\nbob;***;a;b\n"),
        ("<password>tiger</password>", "<password>***</password>"),
        ("<SecretKey type=\"a\">tiger</SecretKey>", "<SecretKey type=\"a\">***</SecretKey>"),
        ("passwords:\n- Hunter2pw\n- Hunter3pw\n", "passwords:\n- ***\n- ***\n"),
        ("a b password = <<EOT\nHunter2pw\nabc\nEOT\nnext Hunter2pw", "a b password = <<EOT\n***\nEOT\nnext Hunter2pw"),
        ("password=os.environ.pw", "password=os.environ.pw"),
        ("passwords:\n  a:  Hunter2pw\n", "passwords:\n  a:  ***\n"),
        ("api_key=os.getenv", "api_key=os.getenv"),
        ("┃ password ┃ Hunter2pw ┃", "┃ password ┃ *** ┃"),
        ("password = (string)\"tiger\"", "password = (string)\"***\""),
    ] {
        assert_eq!(&*mask(text), masked);
    }
}

#[test]
fn of_a_sentence_the_secret_goes_and_all_else_stays() {
    for (text, masked) in [
        ("password: str(\"Hunter2pw\")", "password: str(\"***\")"),
        ("password: `tiger1` is", "password: `***` is"),
        ("password is 12-Xab34c", "password is ***"),
        ("the password string Hunter2pw", "the password string ***"),
        ("密码的值是Hunter2pw", "密码的值是***"),
        ("password: \"is密码1错误a\"", "password: \"***\""),
        ("password: \"密码错误\"", "password: \"密码错误\""),
        // Two signs at most fill up a text of Base64.
        ("got x9Kq2Lm7Vz4Rt8Wp3Ys6== from", "got *** from"),
        ("got x9Kq2Lm7Vz4Rt8Wp3Ys6=== from", "got ***=== from"),
        ("api key: IPv6", "api key: IPv6"),
        ("token: OAuth2", "token: OAuth2"),
        ("password 123456", "password 123456"),
        ("the password Tigerlily2026 is weak", "the password *** is weak"),
        ("the password is Tigerlily2026", "the password is ***"),
        ("the header Authorization \"Bearer token\"", "the header Authorization \"Bearer token\""),
        ("the key Tigerlily2026 is weak", "the key Tigerlily2026 is weak"),
        ("the password is Base64", "the password is Base64"),
        ("la contraseña de bob es Tigerlily2026", "la contraseña de bob es ***"),
        ("psk \"Tigerlily2026\", session Tigerlily2026", "psk \"***\", session Tigerlily2026"),
        ("{\"msg\":\"密码：\",\"n\":1}", "{\"msg\":\"密码：\",\"n\":1}"),
        ("{\"password\": /* x */ \"tiger\"}", "{\"password\": /* x */ \"***\"}"),
        ("password is 123456", "password is ***"),
        ("password . Hunter2pw", "password . ***"),
        ("password .Hunter2pw", "password ***"),
        ("「密码」是Hunter2pw", "「密码」是***"),
        ("'password' is Hunter2pw", "'password' is ***"),
        ("got AbCdEfGhIjKlMnOpQrSt from", "got *** from"),
        ("md5-d41d8cd98f00b204e9800998ecf8427e x", "md5-d41d8cd98f00b204e9800998ecf8427e x"),
        ("aHVudGVyMnB3aHVudGVyMnB3aHVud", "***"),
        ("got x9Kq2Lm7Vz4Rt8Wp3Ys6=a from", "got ***=a from"),
        ("bob!x:Hunter2pw@h", "bob!x:Hunter2pw@h"),
        ("a@b:Hunter2pw@h.com", "a@b:Hunter2pw@h.com"),
        ("redis://bob:Hun ter2pw@h", "redis://bob:Hun ter2pw@h"),
        ("口令tiger1x", "口令***"),
        ("x :Hunter2pw@h1.example", "x :Hunter2pw@h1.example"),
        ("x-d41d8cd98f00b204e9800998ecf8427e x", "*** x"),
        ("redis://:Hunter2pw?x@h", "redis://:Hunter2pw?x@h"),
        ("password 1ab=Hunter2", "password ***"),
    ] {
        assert_eq!(&*mask(text), masked);
    }
}

/// What was masked before is left as it is.
#[test]
fn a_masked_secret_id_stays_masked_in_its_middle() {
    for text in ["SecretId=AKID***0123 is wrong", "ak'Aa0a***aa!0"] {
        assert_eq!(&*mask(text), text);
    }
    for text in ["SecretId=AKIDE***0123 is wrong", "SecretId=AKID***0123x is wrong"] {
        assert_eq!(&*mask(text), "SecretId=*** is wrong");
    }
}

/// The label of a key is looked for within 80 bytes, wherever these end in a character.
#[test]
fn a_private_key_may_be_in_any_letters() {
    for filler in ["", "x", "xy", "xyz"] {
        let key = filler.to_owned() + &"鍵".repeat(25);
        let text = format!("-----BEGIN PRIVATE KEY-----{key}-----END PRIVATE KEY-----");
        assert_eq!(&*mask(text), "-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----");
    }
}

#[test]
fn words_written_together_are_no_secret_whatever_stands_behind_them() {
    // So many letters and digits in no order are none.
    assert_eq!(&*mask("got x9Kq2Lm7Vz4Rt8Wp3Ys6 from"), "got *** from");
    for text in ["got InvalidParameterValueRange22Xq from", "x createInstanceFromSnapshotTemplate2x9 y"] {
        assert_eq!(&*mask(text), text);
    }
}
