//! The form of the API's ids: `7f3c2b1a-1111-2222-3333-444455556666`.

use crate::bytes::ByteSet;

/// The length of an id, in bytes.
pub const UUID: usize = 36;
const DIGITS: &ByteSet = &ByteSet::of(b"0123456789abcdefABCDEF");

/// Whether a text is an id as the API makes them: 8-4-4-4-12 hexadecimal digits.
#[must_use]
pub fn is_uuid(id: &str) -> bool {
    let id = id.as_bytes();
    let mut start = 0;
    let has_group = |end: usize| {
        let group = id.get(start..end).unwrap_or_default();
        start = end + 1;
        DIGITS.has_all(group) && id.get(end).is_none_or(|byte| *byte == b'-')
    };
    id.len() == UUID && [8, 13, 18, 23, UUID].into_iter().all(has_group)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    #[test]
    fn an_id_has_five_groups_of_hexadecimal_digits() {
        assert!(is_uuid(ID) && is_uuid(&ID.to_uppercase()));
        for other in ["", "r-1", &ID[1..], &format!("{ID}0"), &ID.replacen('-', "0", 1), &ID.replace('f', "g")] {
            assert!(!is_uuid(other), "{other}");
        }
        for place in [8, 13, 18, 23] {
            assert!(!is_uuid(&format!("{}0{}", &ID[..place], &ID[place + 1..])), "{place}");
        }
    }
}
