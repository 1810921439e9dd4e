//! Secrets in what clients of mail, chats, directories and devices send, and in traces of shells.

use super::looks::{is_mixed, is_nothing, is_prose, is_secretive, is_word_with_number};
use super::made::is_composed;
use super::place::{Place, head, tail};
use super::random;
use super::value;
use std::ops::Range;

/// Within how many bytes the words of a protocol are searched for.
const NEAR: usize = 120;
/// The longest value, in bytes.
const LONGEST: usize = 256;
/// `Password:` in base64, as servers of mail ask for it.
const ASKED: [&str; 4] = ["UGFzc3dvcmQ6", "UGFzc3dvcmQ=", "cGFzc3dvcmQ6", "UGFzc3dvcmQA"];

/// The secret that a word of a transcript announces.
pub fn find(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let place = Place::new(text, word.end);
    match text.get(word.clone())? {
        "334" => answer(place),
        "PASS" => pass(place, word.start),
        "simple" => simple(place, word.start),
        "community" => community(place, word.start),
        _ => None,
    }
}

/// What is sent behind `334 UGFzc3dvcmQ6`, in the next line.
fn answer(mut at: Place<'_>) -> Option<Range<usize>> {
    at.skip_blanks();
    if !ASKED.iter().any(|asked| at.take(asked)) {
        return None;
    }
    at.skip_within(|c| !matches!(c, '\n' | '\\') && !c.is_alphanumeric(), 8);
    if !at.take_line_end() {
        return None;
    }
    // `C: `, `>>> `, `│ -> `
    at.skip_within(|c| matches!(c, ' ' | '>' | '<' | '~' | '-' | '│' | '|' | '\t'), 16);
    if at.take("C:") || at.take("c:") || at.take("CLIENT:") || at.take("Client:") {
        at.skip_blanks();
    }
    let from = at.at;
    at.skip_within(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '='), LONGEST);
    (at.at > from + 3).then_some(from..at.at)
}

/// `PASS V` between `USER` and `NICK`, as chats, mail and FTP have it; tests that passed have not.
fn pass(mut at: Place<'_>, word: usize) -> Option<Range<usize>> {
    let before = tail(at.text, word, NEAR);
    let starts_line = before.trim_end_matches([' ', '>', '<', '-', '│', '"', ':', 'C', '\t']);
    let is_command = starts_line.is_empty() || starts_line.ends_with(['\n', '\r']);
    if !is_command || !at.skip_blanks() {
        return None;
    }
    at.take(":");
    let from = at.at;
    at.skip_within(|c| !c.is_whitespace() && !matches!(c, '"' | '\\' | '`'), LONGEST);
    let said = at.since(from);
    let behind = head(at.rest(), NEAR);
    let is_near = |command: &str| before.contains(command) || behind.contains(command);
    let is_login = is_near("NICK ") || is_near("USER ") || before.contains("331 ") || before.contains("+OK");
    let looks_so = is_mixed(said) || is_composed(said) || is_secretive(said, 6);
    (is_login && looks_so && !is_nothing(said) && at.at > from).then_some(from..at.at)
}

/// `bindRequest … simple: V`
fn simple(mut at: Place<'_>, word: usize) -> Option<Range<usize>> {
    let before = tail(at.text, word, NEAR);
    let is_bind = ["bindRequest", "bind request", "BindRequest", "Bind Request", "BIND", "authentication"];
    if !is_bind.iter().any(|bind| before.contains(bind)) || !(at.take(":") || at.take("=")) {
        return None;
    }
    at.skip_blanks();
    let value = value::read_within(at, LONGEST).range;
    let said = at.text.get(value.clone())?;
    let is_value = !said.is_empty() && !is_nothing(said) && (is_made(said) || is_mixed(said) && !is_prose(said));
    (is_value && !said.contains(['(', ' '])).then_some(value)
}

/// The community of SNMP.
fn community(mut at: Place<'_>, word: usize) -> Option<Range<usize>> {
    let before = tail(at.text, word, NEAR);
    if !["snmp", "SNMP", "Snmp"].iter().any(|snmp| before.contains(snmp)) {
        return None;
    }
    at.take(" string");
    at.take(" name");
    at.skip_within(|c| matches!(c, ' ' | ':' | '='), 4);
    at.take("is ");
    let value = value::read_within(at, LONGEST).range;
    let said = at.text.get(value.clone())?.trim_end_matches(['.', ',', ';', ':', ')']);
    is_made(said).then(|| value.start..value.start + said.len())
}

fn is_made(said: &str) -> bool {
    is_secretive(said, 6) || random::is_random(said) || is_composed(said) || is_word_with_number(said)
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn what_a_client_sends_is_masked() {
        for (text, expected) in [
            (
                ">>> AUTH LOGIN\n<<< 334 VXNlcm5hbWU6\n>>> Ym9i\n<<< 334 UGFzc3dvcmQ6\n>>> V2ludGVyMjAyNA==\n<<< 235 ok",
                ">>> AUTH LOGIN\n<<< 334 VXNlcm5hbWU6\n>>> Ym9i\n<<< 334 UGFzc3dvcmQ6\n>>> ***\n<<< 235 ok",
            ),
            ("S: 334 UGFzc3dvcmQ6\r\nC: V2ludGVy\r\n", "S: 334 UGFzc3dvcmQ6\r\nC: ***\r\n"),
            ("PASS kXir8-5y4Qk\nNICK bot", "PASS ***\nNICK bot"),
            ("USER bob\r\n331 ok\r\nPASS winter24x\r\n", "USER bob\r\n331 ok\r\nPASS ***\r\n"),
            ("bindRequest(1) \"cn=admin\" simple: qY5CzAoSrL", "bindRequest(1) \"cn=admin\" simple: ***"),
            ("Driver={ODBC 18};UID=sa;PWD={moon-light};x=1", "Driver={ODBC 18};UID=sa;PWD={***};x=1"),
            ("snmptrap: from 10.0.0.3 community HT3OJ8vx", "snmptrap: from 10.0.0.3 community ***"),
            ("<<\"a\">>, password => <<\"Hx1TX0LY=3MF.t\">>", "<<\"a\">>, password => <<\"***\">>"),
            (
                "INSERT INTO s (`key`,`value`) VALUES ('smtp_password','moon-light'),('smtp_port','587')",
                "INSERT INTO s (`key`,`value`) VALUES ('smtp_password','***'),('smtp_port','587')",
            ),
            (
                "net use Z: \\\\h\\s /user:CORP\\bob JXPJMVdPN7 /persistent:no",
                "net use Z: \\\\h\\s /user:CORP\\bob *** /persistent:no",
            ),
            (
                "+ echo 'ECBlyo82'\n+ docker login -u ci --password-stdin",
                "+ echo '***'\n+ docker login -u ci --password-stdin",
            ),
        ] {
            assert_eq!(&*mask(text), expected);
        }
        for text in [
            "PASS src/app2.test.js",
            "PASS: test_login_2\nPASS test_user_3",
            "<<< 334 VXNlcm5hbWU6\n>>> Ym9i",
            "the default community public of snmp",
            "SNMP community string invalid",
            "a simple: x1y2z3",
            "Driver={ODBC 18};UID={user};PWD={password}",
            "docker login --password-stdin registry1.example.com",
            "INSERT INTO s (`name`,`value`) VALUES ('smtp_host','mail1'),('smtp_port','587')",
            "+ echo 'starting 1'\n+ docker build .",
        ] {
            assert_eq!(&*mask(text), text);
        }
    }
}
