//! Looks at short texts byte by byte, as it is done for every error of a long log.

/// Whether all bytes are of a kind. It looks at each of them, without a way out in the middle, so that
/// the compiler can compare many at once: faster for the few dozen bytes of a code or an id, of which
/// nearly always all are.
#[must_use]
pub fn are_all(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(true, |all, byte| all & is(*byte))
}

/// How many bytes are of a kind, of at most 255 bytes; looked at in the same way.
#[must_use]
pub fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u8 {
    bytes.iter().fold(0, |count: u8, byte| count.wrapping_add(u8::from(is(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_kind_are_counted() {
        let is_digit = |byte: u8| byte.is_ascii_digit();
        for (bytes, all, digits) in
            [("", true, 0), ("12", true, 2), ("a12", false, 2), ("1a2", false, 2), ("ab", false, 0)]
        {
            assert_eq!(
                (are_all(bytes.as_bytes(), is_digit), count(bytes.as_bytes(), is_digit)),
                (all, digits),
                "{bytes}"
            );
        }
    }
}
