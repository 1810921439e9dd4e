//! Zones behind a time.

/// How many seconds before UTC the clocks of a zone are: `Z`, `UTC`, `+08:00`, `-0500`.
pub fn zone(text: &str) -> Option<i64> {
    let named = ["Z", "UTC", "GMT"].iter().find_map(|name| text.strip_prefix(name));
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let rest = named.unwrap_or(text);
    let Some(digits) = rest.strip_prefix(['+', '-']) else { return named.filter(|rest| ends(rest)).map(|_| 0) };
    let sign = if rest.starts_with('+') { 1 } else { -1 };
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    // `+08:00`, `+0800`, `UTC+8`
    let (hours, minutes, behind) = match (len, digits.get(len..)?.strip_prefix(':')) {
        (1 | 2, Some(minutes)) => (digits.get(..len)?, minutes.get(..2)?, minutes.get(2..)?),
        (4, _) => (digits.get(..2)?, digits.get(2..4)?, digits.get(4..)?),
        (1 | 2, None) if named.is_some() => (digits.get(..len)?, "0", digits.get(len..)?),
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_zone = hours <= 14 && matches!(minutes, 0 | 30 | 45) && ends(behind);
    is_zone.then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::zone;

    #[test]
    fn a_zone_is_one_that_clocks_have() {
        for (text, hours) in [
            ("Z", Some(0)),
            ("UTC", Some(0)),
            ("GMT x", Some(0)),
            ("+14:00", Some(14)),
            ("-0500", Some(-5)),
            ("+8:00", Some(8)),
            ("UTC+8", Some(8)),
            ("GMT-11 x", Some(-11)),
            ("+15:00", None),
            ("+08:20", None),
            ("+0820", None),
            ("+08", None),
            ("+080", None),
            ("+08000", None),
            ("+0800x", None),
            ("Zulu", None),
            ("UTC-x", None),
            ("x", None),
        ] {
            assert_eq!(zone(text), hours.map(|hours| hours * 3600), "{text}");
        }
        let minutes = |text| zone(text).map(|seconds| seconds / 60);
        assert_eq!([minutes("+05:30"), minutes("-03:30"), minutes("+0545")], [Some(330), Some(-210), Some(345)]);
    }
}
