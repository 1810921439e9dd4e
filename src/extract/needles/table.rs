//! The needles, and the order in which the searcher wants them.

use crate::extract::syntax::Syntax;

/// The longest needle, in bytes.
const LONGEST: usize = 20;
/// How many groups of needles the searcher tells apart.
const GROUPS: usize = 8;

/// A rare string.
#[derive(Debug)]
pub struct Needle {
    /// Filled up with NULs. No pointer to a text: a table of those would have to be relocated
    /// whenever the program starts.
    bytes: [u8; LONGEST],
    len: usize,
    /// What stands there.
    pub announces: Syntax,
    /// Where it is looked for: see `NEEDLES`.
    group: usize,
}

/// The needles. At most 32: beyond that, the searcher takes a way that is half as fast.
///
/// The searcher puts them into eight groups. At each byte of the input it decides from the
/// low halves of four bytes whether any needle of a group may begin there, and only then
/// compares. So a group should hold needles that look alike, or such as ordinary lines
/// and responses never look like: the groups were chosen by counting in both how often the
/// search stops in vain. A needle whose first four bytes look like those of another one,
/// letter case aside, always shares its group.
pub static NEEDLES: [Needle; 32] = [
    // JSON and object literals. Only responses with an error have the key.
    needle("\"Error", Syntax::Json, 7),
    needle("'Error", Syntax::Json, 7),
    // What no response has but those of API 2.0 and exceptions of the SDK for Node.
    needle("codeDesc", Syntax::Json, 0),
    needle("traceId", Syntax::Json, 1),
    // A letter of ASCII is written so only by those that write all of them so.
    needle("\\u00", Syntax::Json, 5),
    // Every exception type of the SDKs, whether the writer kept its first letter or not.
    needle("encentCloudSDK", Syntax::Exception, 6),
    needle("ErrorCode=", Syntax::Cpp, 4),
    // A list of a code and a message, by the separator that few other lists have.
    needle(", Message", Syntax::Listed, 5),
    // Responses without quotes, as languages begin the error in them.
    needle("[Code:", Syntax::Unquoted, 3),
    needle("{Code", Syntax::Unquoted, 3),
    // Before an object or the end of the line: see `announced`.
    needle("Error:", Syntax::Yaml, 4),
    // The key `Response` before an arrow: PHP, Perl, Ruby.
    needle("se\"=>", Syntax::Member, 0),
    needle("se' =>", Syntax::Member, 2),
    needle("<= Recv data", Syntax::Trace, 0),
    // Headers, hosts and parameters that no other API has.
    needle("X-TC-", Syntax::Request, 2),
    needle("x-tc-", Syntax::Request, 2),
    needle("tencentcloudapi.com", Syntax::Request, 1),
    needle("?Action=", Syntax::Request, 5),
    // What nearly every code of the inventory holds and few other words do.
    needle("Invalid", Syntax::Code, 1),
    needle("gParameter", Syntax::Code, 3),
    needle("nParameter", Syntax::Code, 3),
    needle("dOperation", Syntax::Code, 7),
    needle("tExceeded", Syntax::Code, 2),
    needle("ResourceIn", Syntax::Code, 4),
    needle("ResourceNo", Syntax::Code, 4),
    needle("ResourceUn", Syntax::Code, 4),
    needle("ResourcesS", Syntax::Code, 4),
    needle("thFailure", Syntax::Code, 1),
    needle("Internal", Syntax::Code, 6),
    needle("onDenied", Syntax::Code, 0),
    needle("dRegion", Syntax::Code, 6),
    needle("NoSuchV", Syntax::Code, 4),
];

const fn needle(text: &str, announces: Syntax, group: usize) -> Needle {
    let mut bytes = [0; LONGEST];
    let (filled, _) = bytes.split_at_mut(text.len());
    filled.copy_from_slice(text.as_bytes());
    Needle { bytes, len: text.len(), announces, group }
}

impl Needle {
    /// The text itself.
    pub fn text(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// What the searcher looks at before it compares: the low halves of the first four bytes.
    fn fingerprint(&self) -> impl Iterator<Item = u8> {
        self.text().iter().take(4).map(|byte| byte & 0xf)
    }

    fn looks_like(&self, other: &Self) -> bool {
        self.fingerprint().eq(other.fingerprint())
    }
}

/// The needles in the order in which they have to be given to the searcher, so that each
/// comes into its group: it puts one with a new fingerprint into the group of its number,
/// modulo eight, and one with a known fingerprint to the others that have it.
pub fn search_order() -> Vec<&'static Needle> {
    let mut left: Vec<&Needle> = NEEDLES.iter().collect();
    let mut order: Vec<&Needle> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let group = order.len() % GROUPS;
        let is_known = |needle: &Needle| order.iter().any(|placed| placed.looks_like(needle));
        let fits = left.iter().position(|needle| needle.group == group && !is_known(needle));
        let next = fits.or_else(|| left.iter().position(|needle| is_known(needle)));
        order.push(left.remove(next.unwrap_or_default()));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_needle_comes_into_its_group() {
        let order = search_order();
        assert_eq!(order.len(), NEEDLES.len());
        for (number, needle) in order.iter().enumerate() {
            let first = order.iter().position(|other| other.looks_like(needle)).unwrap();
            assert_eq!(first % GROUPS, needle.group, "{} is number {number}", String::from_utf8_lossy(needle.text()));
        }
    }
}
