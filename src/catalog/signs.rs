//! The tables of `codes/signs/`: words and phrases by which foreign texts are read. Checked
//! and stripped of their comments by `build.rs`; read by `signs`.
//!
//! A table has one row a line, its cells separated by a tab. A line that begins with `#` is
//! a comment; each table has one that names its source.

#[path = "signs/lists.rs"]
mod lists;

use super::schema::Fault;

pub use lists::{USES, lists};

/// The tables, by the names of their files.
pub const TABLES: [&str; 6] = ["regions", "nothing", "refusals", "likenesses", "secrets", "letters"];

/// The rows of a table without its comments, and all its faults. `is_category` says whether
/// a category has exactly this name.
pub fn pack(table: &str, path: &str, text: &str, is_category: impl Fn(&str) -> bool) -> (String, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut fault = |line: usize, what: String| faults.push(Fault { path: path.to_owned(), line, what });
    let is_comment = |line: &str| line.starts_with('#');
    if !text.lines().any(|line| is_comment(line) && line.contains("Source")) {
        fault(1, "the table names no source: add a line `# Source: …`".to_owned());
    }
    let columns = if matches!(table, "nothing" | "refusals") { 1 } else { 2 };
    let mut packed = String::new();
    let mut keys: Vec<&str> = Vec::new();
    for (at, row) in text.lines().enumerate().filter(|(_, row)| !is_comment(row)) {
        let line = at + 1;
        let cells: Vec<&str> = row.split('\t').collect();
        let (Some(key), count) = (cells.first().copied(), cells.len()) else { continue };
        let value = cells.get(1).copied().unwrap_or_default();
        if count != columns {
            fault(line, format!("the row has {count} cells, not {columns}"));
            continue;
        }
        if key.is_empty() || cells.iter().any(|cell| cell.trim() != *cell) {
            fault(line, "a cell is empty or has spaces around it".to_owned());
        }
        // An earlier part of a later key hides it where texts are searched for keys.
        let is_hidden = |other: &&str| match table {
            "regions" | "nothing" | "letters" => *other == key,
            // A word may have several uses.
            "secrets" => *other == row,
            _ => key.contains(*other),
        };
        if let Some(other) = keys.iter().find(|other| is_hidden(other)) {
            fault(line, format!("`{key}` never counts, because `{other}` stands above it"));
        }
        match table {
            "regions" if !is_region(key) => fault(line, format!("`{key}` has not the form of a region")),
            "regions" if !value.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                fault(line, format!("`{value}` is no short name of a region"));
            }
            "nothing" if key.to_ascii_lowercase() != key => fault(line, format!("`{key}` is not in lower case")),
            "likenesses" if !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) => {
                fault(line, format!("`{key}` is no part of a name in lower case and without dots"));
            }
            "likenesses" if !value.is_empty() && !is_category(value) => {
                fault(line, format!("unknown category `{value}`"));
            }
            "letters" if key.len() != 1 || !key.bytes().chain(value.bytes()).all(|byte| byte.is_ascii_lowercase()) => {
                fault(line, format!("`{row}` is no letter with its followers"));
            }
            "secrets" if !USES.contains(&value) => {
                fault(line, format!("`{value}` is none of {}", USES.join(", ")));
            }
            _ => {}
        }
        keys.push(if table == "secrets" { row } else { key });
        packed.push_str(row);
        packed.push('\n');
    }
    if keys.is_empty() {
        fault(1, "the table is empty".to_owned());
    }
    (packed, faults)
}

/// `ap-guangzhou`: a part of the world, a hyphen, a city.
fn is_region(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    name.split_once('-').is_some_and(|(part, city)| part.len() == 2 && is_word(part) && is_word(city))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(table: &str, rows: &str) -> Vec<String> {
        let (_, faults) = pack(table, "t", &format!("# Source: here\n{rows}"), |name| name == "LimitExceeded");
        faults.iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect()
    }

    #[test]
    fn comments_are_left_out_and_rows_stay_in_order() {
        let (packed, faults) = pack("nothing", "t", "# Source: here\nnull\n# more\nnil\n", |_| false);
        assert_eq!((packed.as_str(), faults.len()), ("null\nnil\n", 0));
    }

    #[test]
    fn the_tables_of_the_catalog_have_no_fault() {
        for table in TABLES {
            let path = format!("codes/signs/{table}.tsv");
            let (packed, faults) = pack(table, &path, &std::fs::read_to_string(&path).unwrap(), |_| true);
            assert!(faults.is_empty() && !packed.contains('#'), "{path}: {faults:?}");
        }
    }

    #[test]
    fn each_word_by_which_secrets_are_found_is_in_one_list() {
        let path = "codes/signs/secrets.tsv";
        let (rows, _) = pack("secrets", path, &std::fs::read_to_string(path).unwrap(), |_| true);
        let mut words: Vec<String> = Vec::new();
        for (file, bytes) in lists(&rows) {
            let Some(list) = file.trim_start_matches("secrets-").strip_suffix(".txt") else { continue };
            let lines = std::str::from_utf8(&bytes).unwrap().lines();
            words.extend(
                lines.map(|line| if line.contains('\t') { line.to_owned() } else { format!("{line}\t{list}") }),
            );
        }
        let mut expected: Vec<&str> = rows.lines().collect();
        words.sort_unstable();
        expected.sort_unstable();
        assert_eq!(words, expected);
    }

    #[test]
    fn every_fault_is_named_with_its_line() {
        for (table, rows, expected) in [
            ("nothing", "null\nnull\n", "3: `null` never counts, because `null` stands above it"),
            ("nothing", "Null\n", "2: `Null` is not in lower case"),
            ("nothing", "a\tb\n", "2: the row has 2 cells, not 1"),
            ("nothing", " a\n", "2: a cell is empty or has spaces around it"),
            ("refusals", "no\nno permission\n", "3: `no permission` never counts, because `no` stands above it"),
            ("regions", "guangzhou\tgz\n", "2: `guangzhou` has not the form of a region"),
            ("regions", "ap-guangzhou\tGZ\n", "2: `GZ` is no short name of a region"),
            (
                "likenesses",
                "in.use\tLimitExceeded\n",
                "2: `in.use` is no part of a name in lower case and without dots",
            ),
            ("likenesses", "quota\tQuota\n", "2: unknown category `Quota`"),
            ("letters", "ab\tc\n", "2: `ab\tc` is no letter with its followers"),
            ("secrets", "sk\tkey\nsk\tkey\n", "3: `sk` never counts, because `sk\tkey` stands above it"),
        ] {
            assert_eq!(faults(table, rows)[0], expected);
        }
        assert_eq!(faults("nothing", ""), ["1: the table is empty"]);
        let (_, unsourced) = pack("nothing", "t", "null\n", |_| false);
        assert_eq!(unsourced.len(), 1);
        assert!(faults("likenesses", "balance\t\nquota\tLimitExceeded\n").is_empty());
        assert!(faults("secrets", "sk\tkey\nsk\tstate\n").is_empty());
        assert!(faults("secrets", "sk\tkeys\n")[0].starts_with("2: `keys` is none of key, "));
        assert!(faults("regions", "ap-guangzhou\tgz\nap-guangzhouer\t\n").is_empty());
    }
}
