//! The forms of `tests/fixtures/secrets/forms.txt`, filled with secrets that are made at
//! random. `«A32»` is a secret of 32 letters and digits; the other kinds are in [`secret`].

use std::fs;

/// The small and the capital letters, the digits and the signs of passwords.
const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";
const CAPITAL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const SIGNS: &str = "!@#%^*_-+.!@#$";
const HEXADECIMAL: &str = "0123456789abcdef";
const WORDS: &str = "orbit velvet harbor cactus ripple tunnel magnet pepper lantern saddle bishop copper walnut garage";

/// A secret in a form.
pub struct Secret {
    pub text: String,
    /// Whether its ends may be shown.
    pub is_id: bool,
}

impl Secret {
    /// What of it must not be shown.
    pub fn inside(&self) -> &str {
        let shown = match self.text.len() {
            _ if self.is_id => 4,
            0..8 => 1,
            _ => 2,
        };
        &self.text[shown..self.text.len() - shown]
    }
}

/// A way to write secrets.
pub struct Form {
    pub template: String,
    pub text: String,
    pub secrets: Vec<Secret>,
    /// Whether it is one of those that go through the whole program.
    pub is_sample: bool,
}

impl Form {
    /// A secret that is one without its name, or else the form.
    pub fn value(&self) -> String {
        let longest = self.secrets.iter().map(|secret| &secret.text).max_by_key(|text| text.len());
        // 32 hexadecimal digits and a UUID may be the ID of a request.
        let longest = longest.filter(|text| !text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'));
        longest.filter(|text| text.len() >= 20).unwrap_or(&self.text).replace(['\n', '\r'], " ")
    }

    /// The form without its secrets.
    pub fn others(&self) -> String {
        self.secrets.iter().fold(self.text.clone(), |text, secret| text.replace(&secret.text, ""))
    }
}

/// The lines of a fixture, without comments. `\n`, `\r`, `\t`, `\e`, `\z` (no width) and `\\` are
/// what they stand for.
pub fn lines(fixture: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("tests/fixtures/secrets/{fixture}")).expect("the fixture");
    text.lines().filter(|line| !line.starts_with("# ")).map(unescaped).collect()
}

fn unescaped(line: &str) -> String {
    let mut characters = line.chars();
    let mut text = String::new();
    while let Some(c) = characters.next() {
        text.push(match c {
            '\\' => match characters.next().expect("a character behind a backslash") {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'e' => '\u{1b}',
                'z' => '\u{200b}',
                other => other,
            },
            other => other,
        });
    }
    text
}

/// All forms, with their secrets; the same at each call.
pub fn forms() -> Vec<Form> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let lines = lines("forms.txt");
    lines.iter().enumerate().map(|(at, template)| fill(template, at % 40 == 7, &mut random)).collect()
}

fn fill(template: &str, is_sample: bool, random: &mut Random) -> Form {
    let mut parts = template.split(['«', '»']);
    let mut form = Form { template: template.to_owned(), text: String::new(), secrets: Vec::new(), is_sample };
    while let Some(text) = parts.next() {
        form.text.push_str(text);
        let Some(marker) = parts.next() else { break };
        let (kind, filter) = marker.split_once(':').unwrap_or((marker, ""));
        let (text, secrets) = secret(kind, random);
        form.text.push_str(&filtered(&text, filter));
        // Short parts of a token are none by themselves.
        form.secrets.extend(secrets.into_iter().filter(|secret| secret.text.len() >= 6 && !kind.starts_with('X')));
    }
    form
}

/// What a secret looks like inside of a JSON string, of XML, of a query.
fn filtered(text: &str, filter: &str) -> String {
    let json = |text: &str| {
        let quoted = serde_json::to_string(text).expect("a text is JSON");
        quoted[1..quoted.len() - 1].to_owned()
    };
    match filter {
        "j" => json(text),
        "jj" => json(&json(text)),
        "y" => text.replace('\'', "''"),
        "x" => super::places::entities(text),
        "u" => super::places::percent(text),
        _ => text.to_owned(),
    }
}

/// A secret of a kind as it is written, and what of it is secret.
fn secret(kind: &str, random: &mut Random) -> (String, Vec<Secret>) {
    let (letters, digits) = kind.split_at(kind.find(|c: char| c.is_ascii_digit()).unwrap_or(kind.len()));
    let len: usize = digits.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or_default();
    let all = [SMALL, CAPITAL, DIGITS].concat();
    let text = match letters {
        "PEM" => {
            let lines: Vec<String> =
                (1..=len).map(|line| base64(&random.bytes(if line == len { 24 } else { 48 }))).collect();
            let between = match kind.chars().next_back() {
                Some('n') => "\\n",
                Some('s') => " ",
                _ => "\n",
            };
            let secrets = lines.iter().map(|line| Secret { text: line.clone(), is_id: false }).collect();
            return (lines.join(between), secrets);
        }
        "A" | "X" if kind.ends_with('u') => random.mixed(&[CAPITAL, DIGITS], len),
        "A" | "X" => random.mixed(&[SMALL, CAPITAL, DIGITS], len),
        "H" if kind.ends_with('u') => random.text("0123456789ABCDEF", len),
        "H" | "SIDH" => random.text(HEXADECIMAL, len),
        "U" => random.mixed(&[SMALL, CAPITAL, DIGITS, "-_"], len),
        "B" => base64(&random.bytes(len))[..len].to_owned(),
        "L" => random.text(&[SMALL, CAPITAL].concat(), len),
        "l" => random.mixed(&[SMALL, DIGITS], len),
        "u" => random.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", len),
        "N" | "XN" => random.text(DIGITS, len),
        "M" => made_password(len, random),
        "P" => password(random),
        "p" => random.mixed(&[SMALL, DIGITS, DIGITS], 10),
        "DQ" => format!(
            "{}\"{}\\{}7",
            random.mixed(&[SMALL, CAPITAL], 5),
            random.text(&all, 5),
            random.mixed(&[CAPITAL], 6)
        ),
        "SQ" => format!("{}'{}7", random.mixed(&[SMALL, CAPITAL], 5), random.mixed(&[SMALL, CAPITAL], 6)),
        "BS" => format!("{}\\{}7x", random.mixed(&[SMALL, CAPITAL], 5), random.mixed(&[CAPITAL], 6)),
        "BSE" => format!("{}\\", random.mixed(&[SMALL, CAPITAL, DIGITS], 9)),
        "SP" => [5, 5, 6].map(|len| random.mixed(&[SMALL, CAPITAL, DIGITS], len)).join(" "),
        "CM" => format!(
            "{}1,{};{}&{}",
            random.text(&all, 4),
            random.text(&all, 4),
            random.text(&all, 4),
            random.text(&all, 4)
        ),
        "W" => {
            let words: Vec<&str> = (0..len).map(|_| random.pick(&WORDS.split(' ').collect::<Vec<_>>())).collect();
            words.join(" ")
        }
        "ID" => format!("AKID{}", random.mixed(&[SMALL, CAPITAL, DIGITS], 32)),
        "SID" => format!("Z{}", random.mixed(&[SMALL, CAPITAL, DIGITS], len - 1)),
        "UUID" => {
            let digits = random.text(HEXADECIMAL, 32);
            [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
        }
        "JWT" => {
            let parts =
                [r#"{"alg":"HS256","typ":"JWT"}"#.to_owned(), format!("{{\"sub\":\"{}\"}}", random.text(DIGITS, 12))];
            let parts = parts.map(|part| base64(part.as_bytes()).trim_end_matches('=').to_owned());
            format!("{}.{}", parts.join("."), random.mixed(&[SMALL, CAPITAL, DIGITS, "-_"], 43))
        }
        "BASIC" => base64(format!("bob:{}", password(random)).as_bytes()),
        "BP" => base64(password(random).as_bytes()),
        "BJ" => base64(format!("{{\"auths\":{{\"h\":{{\"password\":\"{}\"}}}}}}", password(random)).as_bytes()),
        other => panic!("unknown kind of secret: {other}"),
    };
    let is_id = letters.ends_with("ID") && letters != "UUID" || letters == "SIDH";
    (text.clone(), vec![Secret { text, is_id }])
}

/// A password as generators make it.
fn password(random: &mut Random) -> String {
    let all = [SMALL, CAPITAL, DIGITS, SIGNS].concat();
    let ends = [SMALL, CAPITAL].concat();
    loop {
        let password =
            [random.text(&ends, 1), random.mixed(&[SMALL, CAPITAL, DIGITS, "!@#^*$", &all], 9), random.text(&ends, 1)]
                .concat();
        // Two digits behind a percent sign are another character.
        if !password.contains('%') {
            return password;
        }
    }
}

/// A password as people make them: a word of so many syllables, and a number.
fn made_password(syllables: usize, random: &mut Random) -> String {
    let word: String = (0..syllables).map(|_| random.text("bdfgklmnprstvz", 1) + &random.text("aeiou", 1)).collect();
    format!("{}{}{}", word[..1].to_uppercase(), &word[1..], random.text(DIGITS, 4))
}

pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = char::from(ALPHABET[bits >> (18 - 6 * at) & 63]);
            text.push(if at <= chunk.len() { digit } else { '=' });
        }
    }
    text
}

/// xorshift, so that the secrets are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let len = u64::try_from(of.len()).expect("a length");
        of[usize::try_from(self.next() % len).expect("an index")]
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next().to_le_bytes()[3]).collect()
    }

    fn text(&mut self, alphabet: &str, len: usize) -> String {
        let characters: Vec<char> = alphabet.chars().collect();
        (0..len).map(|_| self.pick(&characters)).collect()
    }

    /// With a character of each alphabet.
    fn mixed(&mut self, alphabets: &[&str], len: usize) -> String {
        loop {
            let text = self.text(&alphabets.concat(), len);
            if alphabets.iter().all(|alphabet| text.contains(|c| alphabet.contains(c))) || len < alphabets.len() {
                return text;
            }
        }
    }
}
