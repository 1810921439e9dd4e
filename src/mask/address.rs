//! Secrets in addresses: passwords and tokens before the host, lines of `.pgpass`, and the
//! addresses to which messenger robots listen.

use super::looks::{is_nothing, is_secretive, is_word_with_number};
use super::place::head;
use super::random;
use super::terms::is_term;
use std::ops::Range;

/// The longest user and password before a host, in bytes.
const LONGEST: usize = 256;
/// The longest user before a password with signs of its own, in bytes.
const LONGEST_USER: usize = 64;
/// How many bytes before a user are read for the program.
const LONGEST_CLIENT: usize = 24;
/// Names of users who have a password.
const USERS: [&str; 17] = [
    "root",
    "admin",
    "administrator",
    "ubuntu",
    "postgres",
    "mysql",
    "oracle",
    "sa",
    "guest",
    "user",
    "test",
    "deploy",
    "tomcat",
    "redis",
    "system",
    "scott",
    "sys",
];
/// Programs of which the first argument has a user and a password.
const CLIENTS: [&str; 8] = ["sqlplus ", "sqlldr ", "expdp ", "impdp ", "exp ", "imp ", "conn ", "connect "];
/// Addresses whose rest is a secret.
const HOOKS: [&str; 8] = [
    "hooks.slack.com/services/",
    "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
    "oapi.dingtalk.com/robot/send?access_token=",
    "open.feishu.cn/open-apis/bot/v2/hook/",
    "open.larksuite.com/open-apis/bot/v2/hook/",
    "discord.com/api/webhooks/",
    "webhook.office.com/webhookb2/",
    "api.telegram.org/bot",
];

/// The secret of an address behind its scheme: `://user:password@host`, `://token@host`, or
/// the path of a hook.
pub fn secret(text: &str) -> Option<Range<usize>> {
    let start = "://".len();
    let whole = head(text.get(start..)?, 4 * LONGEST);
    let is_end = |c: char| c.is_whitespace() || matches!(c, '?' | '"' | '\'' | '`' | '<' | '>');
    let address = whole.get(..whole.find(is_end).unwrap_or(whole.len()))?;
    let hook = HOOKS.iter().find_map(|hook| {
        // A host may have a name before it, and `?` has ended the address.
        let (path, _) = hook.split_once('?').unwrap_or((hook, ""));
        let at = address.get(..64.min(address.len()))?.find(path)?;
        Some(at + hook.len()..text.len() - start)
    });
    if let Some(hook) = hook {
        let rest = text.get(start + hook.start..)?;
        let len = rest
            .find(|c: char| {
                c.is_whitespace()
                    || !c.is_ascii_graphic()
                    || matches!(c, '"' | '\'' | '`' | '<' | '>' | '&' | ')' | ',' | '\\')
            })
            .unwrap_or(rest.len());
        return (len > 0).then_some(start + hook.start..start + hook.start + len);
    }
    let Some(user) = user_of(address) else {
        return unescaped(whole).map(|password| start + password.start..start + password.end);
    };
    match user.find(':') {
        Some(colon) => (!is_nothing(user.get(colon + 1..)?)).then_some(start + colon + 1..start + user.len()),
        None => (user.len() >= 16 && (random::is_random(user) || is_secretive(user, 16)))
            .then_some(start..start + user.len()),
    }
}

/// A password with signs that an address would have escaped: `root:a?b/c<d@host:3306`. What is behind
/// the colon is no port then.
fn unescaped(address: &str) -> Option<Range<usize>> {
    let row = head(address, LONGEST);
    let row = row.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '`' | ',')).next()?;
    let (user, _) = row.split_once(':').filter(|(user, _)| user.len() <= LONGEST_USER)?;
    let is_user = user.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.+%".contains(&byte));
    let password = row.get(user.len() + 1..row.rfind('@')?)?;
    let first = password.split(['/', '?', '#', '<', '>']).next()?;
    let is_port = first.bytes().all(|byte| byte.is_ascii_digit());
    let host = row.get(user.len() + 1 + password.len() + 1..)?.split(['/', '?', ')', ']', ';']).next()?;
    let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_:".contains(&byte))
        && host.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
        && !host.starts_with("sha256:")
        && (host.contains('.') || host.contains(':') || host.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && host.len() > 2;
    let has = |is: fn(&u8) -> bool| password.as_bytes().iter().any(is);
    let is_made = || has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) || has(u8::is_ascii_digit);
    let is_value = password.len() >= 6 && !password.contains("://") && is_made() && !super::looks::is_prose(password);
    (is_user && !is_port && is_host && is_value).then(|| user.len() + 1..user.len() + 1 + password.len())
}

/// What is before the `@` of an address; a `/` may be part of a password.
fn user_of(address: &str) -> Option<&str> {
    let host = address.find('/').unwrap_or(address.len());
    let before = |end: usize| address.get(..end).and_then(|address| address.rsplit_once('@')).map(|(user, _)| user);
    before(host).or_else(|| {
        let user = before(address.len().min(LONGEST))?;
        let (name, password) = user.split_once(':')?;
        // `host:8080/@x` has no password.
        let is_port = password.split('/').next().is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()));
        (!is_port && !name.contains('/') && is_secretive(password, 6)).then_some(user)
    })
}

/// Adds passwords before an `@` without a scheme (`bob:V@tcp(…)`, `scott/V@host`) and the last
/// fields of `.pgpass`.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let is_space = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '`' | ',' | '(' | '<' | '，' | '。' | '；' | '（' | '）' | '：' | '>')
    };
    let mut at = 0;
    for token in text.split(is_space) {
        let start = at;
        at += token.len() + text.get(at + token.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        // Of an address, the values of its query.
        let parts = if token.contains("://") { token.split('&') } else { token.split('\0') };
        let mut part_at = start;
        for part in parts {
            let from = if token.contains("://") { part.find('=').map_or(part.len(), |sign| sign + 1) } else { 0 };
            let value = part.get(from..).unwrap_or_default();
            let secret = if value.len() <= LONGEST {
                secret_of(value).or_else(|| of_client(text, part_at + from, value))
            } else {
                None
            };
            found.extend(secret.map(|secret| part_at + from + secret.start..part_at + from + secret.end));
            part_at += part.len() + 1;
        }
    }
}

fn secret_of(token: &str) -> Option<Range<usize>> {
    before_host(token).or_else(|| of_pgpass(token)).or_else(|| behind_user(token)).or_else(|| behind_mail(token))
}

/// `sqlplus scott/V@orcl`
fn of_client(text: &str, at: usize, token: &str) -> Option<Range<usize>> {
    let before = super::place::tail(text, at, LONGEST_CLIENT).to_ascii_lowercase();
    let is_behind = CLIENTS.iter().any(|client| {
        before.strip_suffix(client).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '/'))
    });
    let (user, rest) = token.split_once('/').filter(|_| is_behind)?;
    let (password, host) = rest.rsplit_once('@')?;
    let is_value = password.len() >= 4 && !password.contains('/') && !is_nothing(password);
    (is_user(user) && is_value && !host.is_empty()).then(|| user.len() + 1..user.len() + 1 + password.len())
}

/// `bob@example.com:V`, and `static:bob:V` as Postfix has it.
fn behind_mail(token: &str) -> Option<Range<usize>> {
    let (user, password) = token.rsplit_once(':')?;
    let is_static = user.rsplit_once(':').is_some_and(|(before, _)| before == "static" || before.ends_with(":static"));
    let is_host = |host: &str| {
        host.contains('.') && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
    };
    let is_mail = user.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host));
    let has = |is: fn(&u8) -> bool| password.as_bytes().iter().any(is);
    let is_of_all = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
    let is_value = is_secretive(password, 6) && !password.contains(['/', '.', '@']);
    (is_value && (is_static || is_mail && is_of_all && password.len() >= 8))
        .then(|| token.len() - password.len()..token.len())
}

fn before_host(token: &str) -> Option<Range<usize>> {
    let (user, host) = token.trim_end_matches([')', ']', '.', ';']).rsplit_once('@')?;
    let is_driver = ["tcp", "unix"].contains(&host);
    let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"./-_:[]?=".contains(&byte));
    let signs = [user.find([':', '/']), user.rfind('/'), user.rfind(':')];
    let at = signs.into_iter().flatten().find(|at| {
        let (name, password) = (user.get(..*at).unwrap_or_default(), user.get(at + 1..).unwrap_or_default());
        let is_server = host.contains('.') && host.rsplit_once(':').is_some_and(|(_, port)| is_port(port));
        let is_value = (is_secretive(password, 6) || is_server && is_word_with_number(password))
            && !password.contains('/')
            && !host.starts_with("sha256:");
        is_user(name) && (is_value && !host.is_empty() || is_driver && !is_nothing(password))
    })?;
    is_host.then_some(at + 1..user.len())
}

fn is_port(port: &str) -> bool {
    (2..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it may be a user's name, with what is before it.
fn is_user(name: &str) -> bool {
    let name = name.rsplit([':', '/']).next().unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.+=".contains(&byte))
}

/// `bob:V`, if the password has characters of all sorts.
fn behind_user(token: &str) -> Option<Range<usize>> {
    let (user, password) = token.split_once([':', '/'])?;
    let has = |is: fn(&u8) -> bool| password.as_bytes().iter().any(is);
    let is_name = !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    let is_of_all = has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
        && password.bytes().any(|byte| b"!@#$%^&*".contains(&byte));
    // Of a user whom every server has, letters and digits are enough.
    let is_known = USERS.contains(&user)
        && password.len() >= 10
        && password.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && is_secretive(password, 10)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase);
    if is_known && token.as_bytes().get(user.len()) == Some(&b':') {
        return Some(user.len() + 1..token.len());
    }
    let is_plain = password.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!@#$%^&*_-+.=~?".contains(&byte));
    (is_name && is_of_all && is_plain && password.len() >= 8 && !is_term(password)).then(|| user.len() + 1..token.len())
}

/// `host:port:database:user:password`
fn of_pgpass(token: &str) -> Option<Range<usize>> {
    let mut fields = token.rsplitn(5, ':');
    let (password, user, database) = (fields.next()?, fields.next()?, fields.next()?);
    let port = fields.next()?;
    let host = fields.next()?.rsplit(':').next()?;
    let is_port = port == "*" || port.len() >= 2 && port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = |name: &str| {
        name == "*"
            || !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    let is_line = is_port && is_name(host) && is_name(database) && is_name(user) && database.parse::<u32>().is_err();
    let is_number = token.split(':').all(|field| field.bytes().all(|byte| byte.is_ascii_hexdigit()));
    (is_line && !is_number && password.len() >= 3 && !is_nothing(password) && !password.contains(':'))
        .then_some(token.len() - password.len()..token.len())
}

#[cfg(test)]
mod tests;
