//! The form of the API's ids: `7f3c2b1a-1111-2222-3333-444455556666`.

use crate::bytes;

/// The length of an id, in bytes.
pub const UUID: usize = 36;

/// Whether a text is an id as the API makes them: 8-4-4-4-12 hexadecimal digits.
#[must_use]
pub fn is_uuid(id: &str) -> bool {
    let Ok(id) = <&[u8; UUID]>::try_from(id.as_bytes()) else { return false };
    let is_part = bytes::are_all(id, |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' | b'-'));
    let hyphens = bytes::count(id, |byte| byte == b'-');
    is_part && hyphens == 4 && [id[8], id[13], id[18], id[23]] == [b'-'; 4]
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
