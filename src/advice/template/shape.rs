//! What values look like where a template is so general that any word could stand in its
//! place: `{resource} not found` is about `cls-1a2b3c4d`, not about "it".

/// What a general template asks of its fields.
#[derive(Clone, Copy, Debug)]
pub struct Shapes {
    is_strict: bool,
    /// How the template says that its parameter is one.
    word: Word,
}

/// The word by which a template calls its parameter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    None,
    English,
    /// Directly beside the name, so that this is all of it that is Latin.
    Chinese,
}

impl Shapes {
    /// What a folded template asks: nothing, unless it is general.
    pub fn of(template: &str, is_general: bool) -> Self {
        if !is_general {
            return Self { is_strict: false, word: Word::None };
        }
        let without_fields = || template.split(['{', '}']).step_by(2);
        let has = |word: &str| without_fields().any(|piece| piece.contains(word));
        let word = match (has("参数") || has("取值"), has("parameter") || has("length")) {
            (true, _) => Word::Chinese,
            (_, true) => Word::English,
            _ => Word::None,
        };
        Self { is_strict: true, word }
    }

    pub const fn is_strict(self) -> bool {
        self.is_strict
    }

    /// Whether a value may be that of the field.
    pub fn accept(self, field: &str, value: &str, is_quoted: bool) -> bool {
        match field {
            _ if !self.is_strict => true,
            "parameter" => self.is_parameter(value, is_quoted),
            "resource" => is_id(value) || is_quoted && !is_word_or_parameter(value),
            "min" | "max" => value.contains(|c: char| c.is_ascii_digit()) || value == "INF",
            _ => true,
        }
    }

    fn is_parameter(self, value: &str, is_quoted: bool) -> bool {
        let is_name = value.starts_with(|c: char| c.is_ascii_alphabetic())
            && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-[]$".contains(&b))
            && value.len() > 1;
        let is_capital = value.starts_with(|c: char| c.is_ascii_uppercase());
        // All in capitals it is the name of a thing, as `URL`.
        let is_shouted = !value.contains(|c: char| c.is_ascii_lowercase());
        is_name
            && match self.word {
                _ if is_quoted || has_structure(value) => true,
                Word::Chinese => !is_shouted,
                Word::English => is_capital && !is_shouted,
                Word::None => false,
            }
    }
}

/// Whether a name is made of several words, as no word of a sentence is: `VpcId`,
/// `SystemDisk.DiskSize`, `sdk_app_id`.
fn has_structure(name: &str) -> bool {
    let mut pairs = name.chars().zip(name.chars().skip(1));
    pairs.any(|(a, b)| {
        a.is_ascii_lowercase() && b.is_ascii_uppercase() || matches!(a, '.' | '_') && b.is_ascii_alphanumeric()
    })
}

/// Whether it is a word of the language, or the name of a parameter, so that what is not found
/// is what it stands for, as in ``the specified `Zone` does not exist``; or no name at all.
fn is_word_or_parameter(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphabetic()) || !value.contains(char::is_alphabetic)
}

/// Whether it is the ID of a resource: a prefix, a hyphen, letters with a digit among them.
/// `non-existent` has no digit.
fn is_id(value: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    value.split_once('-').is_some_and(|(prefix, rest)| {
        prefix.starts_with(|c: char| c.is_ascii_lowercase())
            && is_part(prefix)
            && rest.split('-').all(is_part)
            && rest.len() >= 6
            && rest.contains(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_general_template_takes_what_looks_like_its_field() {
        for (template, field, value, is_quoted, expected) in [
            ("{parameter}参数取值错误", "parameter", "Description", false, true),
            ("{parameter}参数取值错误", "parameter", "权限规则的Address", false, false),
            ("{parameter}参数取值错误", "parameter", "ID", false, false),
            ("parameter{parameter}isinvalid", "parameter", "Limit", false, true),
            ("parameter{parameter}isinvalid", "parameter", "validation", false, false),
            ("parameter{parameter}isinvalid", "parameter", "URL", false, false),
            ("{parameter}isinvalid", "parameter", "Image", false, false),
            ("{parameter}isinvalid", "parameter", "image", true, true),
            ("{parameter}isinvalid", "parameter", "VpcId", false, true),
            ("{parameter}isinvalid", "parameter", "SystemDisk.DiskSize", false, true),
            ("{resource}notfound", "resource", "cls-1a2b3c4d", false, true),
            ("{resource}notfound", "resource", "non-existent", false, false),
            ("{resource}notfound", "resource", "it", false, false),
            ("{resource}notfound", "resource", "cls-1a2b3", false, false),
            ("{resource}notfound", "resource", "Cls-1a2b3c4d", false, false),
            ("{resource}notfound", "resource", "cls-1A2b3c4d", false, false),
            ("{resource}notfound", "resource", "my role", true, true),
            ("{resource}notfound", "resource", "FunctionName", true, false),
            ("{resource}notfound", "resource", "zone", true, false),
            ("{resource}notfound", "resource", "SCF_QcsRole", true, true),
            ("{parameter}取值范围[{min},{max}]", "parameter", "limit", false, true),
            ("from{min}to{max}", "min", "10", false, true),
            ("from{min}to{max}", "max", "INF", false, true),
            ("from{min}to{max}", "max", "beyond", false, false),
        ] {
            assert_eq!(Shapes::of(template, true).accept(field, value, is_quoted), expected, "{template} {value}");
            assert!(Shapes::of(template, false).accept(field, value, is_quoted), "{template} {value}");
        }
    }
}
