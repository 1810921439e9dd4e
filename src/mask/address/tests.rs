use super::*;

#[test]
fn the_secret_of_an_address_is_before_its_host() {
    for (address, expected) in [
        ("://bob:a/b1@c@host/", Some("a/b1@c")),
        ("://:pw@host", Some("pw")),
        ("://a1B2c3D4e5F6g7H8@host", Some("a1B2c3D4e5F6g7H8")),
        ("://hooks.slack.com/services/T1/B2/x y", Some("T1/B2/x")),
        ("://hooks.slack.com/services/ y", None),
        ("://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=7f3c&x", Some("7f3c")),
        ("://cloud.tencent.com:443/a@b", None),
        ("://git@github.com/a", None),
        ("://root:a_skouC0?+yK@10.0.0.5:3306/db", Some("a_skouC0?+yK")),
        ("://u:ZQozcu/yjPsoPIS@10.0.0.5/db", Some("ZQozcu/yjPsoPIS")),
        ("://root:lMrdy_<Gkm+y@db.corp/x", Some("lMrdy_<Gkm+y")),
        ("://host:8080/a?b=c@d.e", None),
        ("://host:port/path/to@x.y", None),
        ("://host/a:b1C?c@x.y", None),
        ("://git@github.com:org/repo2A@v1", None),
        ("://registry:Tag1/x@sha256:abc", None),
    ] {
        assert_eq!(secret(address).map(|range| &address[range]), expected, "{address}");
    }
}

#[test]
fn passwords_stand_before_hosts_without_a_scheme_too() {
    for (text, expected) in [
        ("bob:Xk9mQ2@tcp(10.0.0.1:3306)/db", vec!["Xk9mQ2"]),
        ("scott/Xk9mQ2vR@orcl", vec!["Xk9mQ2vR"]),
        ("h:5432:db:bob:Xk9m", vec!["Xk9m"]),
        ("sqlplus scott/sunshine933@orcl", vec!["sunshine933"]),
        ("sqlplus -s scott@orcl", vec![]),
        ("proxy u:dragonfly197@proxy.corp.com:8080 refused", vec!["dragonfly197"]),
        ("login as root:TDJrxHH8riqa failed", vec!["TDJrxHH8riqa"]),
        ("owner root:RootGroup1 web:TDJrxHH8riqa org/project2024@main", vec![]),
        ("actions/checkout@v4 bob@example.com 52:54:00:12:34:56 10:00:00", vec![]),
    ] {
        let mut found = Vec::new();
        find(text, &mut found);
        assert_eq!(found.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), expected, "{text}");
    }
}
