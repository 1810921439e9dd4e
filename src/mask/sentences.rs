//! Values that a sentence gives with other words between: `the new root password for web03 is V`,
//! `das Kennwort für den Benutzer bob lautet V`, `a senha do usuário bob foi redefinida para V`.

use super::between::take_word;
use super::lexicon::{ADVERBS, COPULAS, OPEN, OWNERS, SETTERS};
use super::looks::{is_mixed, is_nothing};
use super::loose::{accept, argument};
use super::made::is_said;
use super::names::{SecretName, Sort};
use super::place::{Place, head};
use super::terms::{is_number, is_path, is_uuid};
use super::value::{self, Reach};

/// The most words between a name and its value, and the longest of them, in bytes.
const MOST_WORDS: usize = 10;
const LONGEST_WORD: usize = 64;
/// The shortest value of each sort, in bytes.
const LEAST_PASSWORD: usize = 6;
const LEAST_KEY: usize = 10;
/// What a value consists of that is behind a sentence as firm as `was reset to`, in bytes.
const LEAST_FIRM: usize = 8;
const LEAST_LETTERS: usize = 5;
/// Articles that are written together with the word behind them, and say whose it is.
const ELIDED: [&str; 4] = ["d'", "d’", "dell'", "dell’"];
/// Signs that set a value behind words.
const SIGNS: [&str; 8] = [": ", " : ", "：", " = ", " — ", " – ", " -> ", ":\u{a0}"];

/// The value of a name behind the words of a sentence; where reading goes on.
pub fn value(name: SecretName, place: Place<'_>) -> Option<Reach> {
    if name.is_plural || !matches!(name.sort, Sort::Password | Sort::Phrase | Sort::Key) {
        return None;
    }
    let mut at = place;
    let mut last = "";
    let (mut has_owner, mut has_copula) = (false, false);
    for count in 0..MOST_WORDS {
        if !at.skip_blanks() {
            return None;
        }
        if take_word(&mut at, &SETTERS) {
            return firm(name, at);
        }
        let mut behind = at;
        let is_said =
            has_owner && !has_copula && count > 1 && (take_word(&mut behind, &COPULAS) || take_is(&mut behind));
        if is_said {
            behind.skip_blanks();
            take_word(&mut behind, &ADVERBS);
            // Else words for what was done may follow: `è stata reimpostata su V`.
            has_copula = true;
            if let Some(value) = set(name, behind, last) {
                return Some(value);
            }
        }
        // What is in brackets may be before: `password (initial) of bob`.
        if count == 0 || last.is_empty() {
            has_owner = take_word(&mut behind, &OWNERS) || ELIDED.iter().any(|article| at.rest().starts_with(article));
        }
        last = take_part(&mut at)?;
        let mut behind = at;
        if has_owner && !has_copula && count > 0 && SIGNS.iter().any(|sign| behind.take(sign)) {
            return set(name, behind, last);
        }
    }
    None
}

fn take_is(at: &mut Place<'_>) -> bool {
    ["is", "was"].iter().any(|word| {
        let mut end = *at;
        let is_there = end.take(word) && matches!(end.peek(), Some(' ' | ':'));
        if is_there {
            *at = end;
        }
        is_there
    })
}

/// Goes past a word of a sentence, a name in quotes, or what is in brackets.
fn take_part<'t>(at: &mut Place<'t>) -> Option<&'t str> {
    let from = at.at;
    if at.take("(") {
        at.skip_within(|c| !matches!(c, ')' | '\n' | '(' | ':' | '='), LONGEST_WORD);
        return at.take(")").then_some("");
    }
    if let Some(quoted) = value::quoted_within(*at, LONGEST_WORD) {
        at.at = quoted.end;
        return at.text.get(quoted.range);
    }
    let row = head(at.rest(), LONGEST_WORD);
    let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '=' | ',' | ';' | '?' | '!' | '{' | '|' | '`' | '：');
    let word = row.get(..row.find(is_end).unwrap_or(row.len()))?;
    // `bob: V`
    let word = word.strip_suffix(':').unwrap_or(word);
    let is_word = word.contains(char::is_alphanumeric) && !word.ends_with(['.', ':', ')']);
    at.at = from + word.len();
    is_word.then_some(word)
}

/// A value that looks made up, behind a word such as `is`.
fn set(name: SecretName, mut at: Place<'_>, subject: &str) -> Option<Reach> {
    let lower = subject.to_lowercase();
    // `the token of the app with the ID is wx1a2b3c4d`
    if OPEN.of(lower.chars().next_back()).any(|open| open == lower) {
        return None;
    }
    skip_sign(&mut at);
    let least = if name.sort == Sort::Password { LEAST_PASSWORD } else { LEAST_KEY };
    let reach = argument(at);
    let said = at.text.get(reach.range.clone())?;
    // `= PASSWORD('V')` has a name of its own.
    let is_call = said.contains("('") || said.contains("(\"");
    (said.len() >= least && !is_path(said) && !is_call).then(|| accept(name, reach, at, least))?
}

/// A value behind words behind which nothing else can be: `was reset to V`.
fn firm(name: SecretName, mut at: Place<'_>) -> Option<Reach> {
    skip_sign(&mut at);
    let reach = argument(at);
    let said = at.text.get(reach.range.clone())?;
    if is_path(said) {
        return None;
    }
    let is_password = name.sort == Sort::Password && (is_words_with_number(said) || is_row_of_words(said));
    if is_password && !is_said(said) && !is_nothing(said) {
        return Some(reach);
    }
    accept(name, reach, at, if name.sort == Sort::Password { LEAST_PASSWORD } else { LEAST_KEY })
}

/// Words, and a number behind them: `seahorse-blue9`.
fn is_words_with_number(said: &str) -> bool {
    let letters = said.bytes().filter(u8::is_ascii_alphabetic).count();
    let stem = said.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_term = || said.split(['-', '_', '.']).any(|part| super::lexicon::TERMS.has_in_any_case(part));
    is_mixed(said)
        && said.len() >= LEAST_FIRM
        && letters >= LEAST_LETTERS
        && !said.contains(['.', '/', ':', '(', '='])
        && stem.ends_with(|c: char| c.is_ascii_lowercase())
        && stem.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_'))
        && !is_uuid(said)
        && !is_number(said)
        && !has_term()
}

/// Three words or more, of which none is said of a password: `correct-horse-battery`.
fn is_row_of_words(said: &str) -> bool {
    let parts = || said.split(['-', '_', '.']);
    parts().count() > 2
        && parts().all(|part| part.len() > 2 && part.bytes().all(|byte| byte.is_ascii_lowercase()))
        && !parts().any(super::made::is_word_said)
}

/// Goes past a colon and spaces.
fn skip_sign(at: &mut Place<'_>) {
    at.skip_blanks();
    if at.take(":") || at.take("：") {
        at.skip_blanks();
    }
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn a_sentence_may_say_whose_a_value_is_before_it_gives_it() {
        for text in [
            "Hi Ann, the new root password for db07 is V - please change it.",
            "The password of the account 'bob' on host 10.0.0.3 is now V.",
            "the initial password (valid for a day) for user bob is V",
            "Passphrase for key id_ed25519 is V",
            "The API token for the service billing-2 is V.",
            "Das Kennwort für den Benutzer svc_druck lautet V.",
            "Das Passwort von bob ist jetzt V",
            "Das Passwort des Kontos wurde auf V gesetzt.",
            "Le mot de passe de l'utilisateur « compta » est V, merci.",
            "Le mot de passe d'administration de srv01 est désormais V",
            "Votre mot de passe temporaire : V",
            "La contraseña del usuario bob es V",
            "La contraseña del usuario bob fue restablecida a V.",
            "A senha do usuário bob foi redefinida para V.",
            "La password dell'utente bob è V",
            "La password di bob è stata reimpostata su V",
            "Het wachtwoord van gebruiker bob01 is V",
            "Het wachtwoord is gewijzigd in V.",
            "Lösenordet för bob_2 är V",
            "Hasło użytkownika bob1 brzmi V",
            "Пароль для сервера web03 — V",
            "Kata sandi untuk user bob1 adalah V",
        ] {
            let value = "Xk9mQ2vR7x";
            let written = text.replace('V', value).replace("Xk9mQ2vR7xotre", "Votre");
            let expected = text.replace('V', "***").replace("***otre", "Votre");
            assert_eq!(*mask(written), *expected);
        }
        for (text, expected) in [
            (
                "A senha do usuário bob foi redefinida para cavalo-azul9.",
                "A senha do usuário bob foi redefinida para ***.",
            ),
            ("The password of bob was reset to three-blue-horses.", "The password of bob was reset to ***."),
            ("Das Kennwort für bob lautet Sommerregen2019.", "Das Kennwort für bob lautet ***."),
        ] {
            assert_eq!(&*mask(text), expected);
        }
    }

    #[test]
    fn what_a_sentence_says_else_of_a_secret_stays() {
        for text in [
            "The password for user bob on host web03 is expired.",
            "The password of the instance ins-1a2b3c4d is being modified",
            "The password of the account was reset to default.",
            "The password policy for user bob is Level3",
            "The password for bob was changed to never-expires",
            "The token of the app with the ID is wx1a2b3c4d5e",
            "The token for the bucket web-1250000000 is ap-guangzhou",
            "The signature of the request is TC3-HMAC-SHA256",
            "The password for host web03 is stored in /etc/app/pw1.conf",
            "Das Kennwort für den Benutzer bob ist abgelaufen",
            "Le mot de passe de l'utilisateur bob est incorrect",
            "The password of user bob was reset to version 2",
            "set password for web bob = PASSWORD('')",
        ] {
            assert_eq!(&*mask(text), text);
        }
    }
}
