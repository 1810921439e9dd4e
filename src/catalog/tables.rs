//! Reads the inventory's tables as they stand in `codes/` and packs them.
//! Part of `build.rs` and of the tests, not of the program.

use super::code;
use super::inventory::hashed::{self, BUCKETS};
use super::inventory::{ACTION_WORDS, CODE_WORDS, SERVICE_WORDS};
use super::name_table::Runs;
use super::packed::{PAIR, Pool, to_bytes};
use std::collections::{BTreeMap, BTreeSet};

/// The three tables, as text.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'t> {
    /// service, versions, `name_en`, `name_ja`, `name_zh`, docs
    pub services: &'t str,
    /// code, services
    pub codes: &'t str,
    /// service, version, action, codes (a code that begins with a dot repeats the
    /// category of the one before it)
    pub actions: &'t str,
}

struct ActionRow<'t> {
    service: usize,
    name: &'t str,
    version: &'t str,
    codes: Vec<usize>,
}

/// Packs the tables into the words of an inventory, the codes of some folded names in front of the
/// others, and their strings into the pool.
///
/// # Errors
/// The first row that is not of the form, with its file and line.
pub fn pack<'t>(tables: Tables<'t>, in_front: &BTreeSet<String>, pool: &mut Pool<'t>) -> Result<Vec<u8>, String> {
    let services = rows::<6>("services.tsv", tables.services)?;
    let service_ids: BTreeMap<&str, usize> = services.iter().enumerate().map(|(at, row)| (row.fields[0], at)).collect();
    if !services.is_sorted_by_key(|row| row.fields[0]) {
        return Err("services.tsv: the services are not in the order of their ids".to_owned());
    }
    let mut codes = rows::<2>("codes.tsv", tables.codes)?;
    codes.sort_by(|a, b| code::order(a.fields[0], b.fields[0]));
    let code_names: BTreeMap<&str, usize> = codes.iter().enumerate().map(|(at, row)| (row.fields[0], at)).collect();
    let runs = Runs::new(codes.len(), |rank| in_front.contains(&code::fold(codes[rank].fields[0])));
    let places = runs.places();

    let mut actions = Vec::new();
    for row in rows::<4>("actions.tsv", tables.actions)? {
        let [service, version, name, list] = row.fields;
        let service = *service_ids.get(service).ok_or_else(|| row.fault("unknown service"))?;
        let mut in_row = Vec::new();
        let mut category = "";
        for code in list.split(' ').filter(|code| !code.is_empty()) {
            let whole = if code.starts_with('.') { format!("{category}{code}") } else { code.to_owned() };
            in_row.push(*code_names.get(whole.as_str()).ok_or_else(|| row.fault(&format!("unknown code `{whole}`")))?);
            if !code.starts_with('.') {
                category = code::category(code);
            }
        }
        in_row.sort_unstable();
        actions.push(ActionRow { service, name, version, codes: in_row });
    }
    actions.sort_by_cached_key(|row| (row.service, row.name.to_ascii_lowercase(), row.version));
    let mut documenting = vec![Vec::new(); codes.len()];
    for (at, row) in actions.iter().enumerate() {
        row.codes.iter().for_each(|code| documenting[*code].push(at));
    }

    // What every search needs comes first, so that it stands together.
    let samples: Vec<usize> = runs.samples().map(|rank| pool.short(codes[rank].fields[0])).collect();
    let mut service_words = Vec::new();
    for row in &services {
        row.fields.iter().for_each(|string| service_words.extend(pool.place(*string)));
        // Its actions and the count of its codes: not known yet.
        service_words.extend([0; SERVICE_WORDS - 6 * PAIR]);
    }
    let mut halves = Halves::default();
    let mut code_counts = vec![0; services.len()];
    let mut listings = Vec::new();
    for row in runs.ranks.iter().map(|rank| &codes[*rank]) {
        let mut listing = Vec::new();
        for id in row.fields[1].split(',') {
            let service = *service_ids.get(id).ok_or_else(|| row.fault(&format!("unknown service `{id}`")))?;
            code_counts[service] += 1;
            listing.push(service);
        }
        // What lists need, the services, stands together; the actions stand behind.
        listings.push(halves.list(&listing)?);
    }
    let mut code_words = Vec::new();
    for (rank, listing) in runs.ranks.iter().zip(listings) {
        code_words.push(pool.short(codes[*rank].fields[0]));
        code_words.extend(listing);
        code_words.extend(halves.list(&documenting[*rank])?);
    }
    for (at, words) in service_words.chunks_mut(SERVICE_WORDS).enumerate() {
        let start = actions.partition_point(|action| action.service < at);
        let end = actions.partition_point(|action| action.service <= at);
        words[6 * PAIR..].copy_from_slice(&[start, end - start, code_counts[at]]);
    }
    let mut subs: Vec<usize> = (0..codes.len()).filter(|at| code::sub_code(codes[*at].fields[0]).is_some()).collect();
    let sub_of = |at: &usize| code::sub_code(codes[*at].fields[0]).unwrap_or_default();
    subs.sort_by(|a, b| code::cmp_names(sub_of(a), sub_of(b)).then(a.cmp(b)));
    for at in &mut subs {
        *at = places[*at];
    }
    let mut action_words = Vec::new();
    for row in &actions {
        action_words.extend([pool.short(row.name), pool.short(row.version)]);
        action_words.push(row.service);
        action_words.extend(halves.list(&row.codes.iter().map(|rank| places[*rank]).collect::<Vec<_>>())?);
    }

    let halves = halves.into_words();
    let hashed_actions = hashed_actions(&actions);
    let tables = [
        (&places, 1),
        (&samples, 1),
        (&service_words, SERVICE_WORDS),
        (&code_words, CODE_WORDS),
        (&subs, 1),
        (&hashed_actions, 1),
        (&action_words, ACTION_WORDS),
        (&halves, 1),
    ];
    // Before the tables: where each of them stands, and its length. The first run has no words of its own.
    let mut words = vec![0, runs.first];
    let mut at = (1 + tables.len()) * PAIR;
    for (table, size) in tables {
        words.extend([at, table.len() / size]);
        at += table.len();
    }
    for (table, _) in tables {
        words.extend(table);
    }
    to_bytes(&words).map_err(|error| format!("the inventory is too large: {error}"))
}

/// The buckets of the actions by hash, and their words.
fn hashed_actions(actions: &[ActionRow<'_>]) -> Vec<usize> {
    let mut hashed: Vec<(usize, usize)> = Vec::new();
    for (at, row) in actions.iter().enumerate() {
        let (bucket, begins) = hashed::hash(row.name);
        hashed.push((bucket, begins | at));
    }
    hashed.sort_by_key(|(bucket, _)| *bucket);
    let starts = (0..=BUCKETS).map(|bucket| hashed.partition_point(|(other, _)| *other < bucket));
    starts.chain(hashed.iter().map(|(_, word)| *word)).collect()
}

/// A line of a table, split into its fields.
struct Row<'t, const N: usize> {
    file: &'static str,
    line: usize,
    fields: [&'t str; N],
}

impl<const N: usize> Row<'_, N> {
    fn fault(&self, what: &str) -> String {
        format!("codes/{}:{}: {what}", self.file, self.line)
    }
}

/// The lines behind the header.
fn rows<'t, const N: usize>(file: &'static str, text: &'t str) -> Result<Vec<Row<'t, N>>, String> {
    text.lines()
        .enumerate()
        .skip(1)
        .map(|(at, line)| {
            let fields: Vec<&str> = line.split('\t').collect();
            let found = fields.len();
            let fields = fields.try_into().map_err(|_| format!("codes/{file}:{}: {N} fields, not {found}", at + 1))?;
            Ok(Row { file, line: at + 1, fields })
        })
        .collect()
}

/// Lists of half words. Equal lists are stored once.
#[derive(Default)]
struct Halves {
    items: Vec<u16>,
    places: BTreeMap<Vec<usize>, usize>,
}

impl Halves {
    fn list(&mut self, list: &[usize]) -> Result<[usize; 2], String> {
        if let Some(&start) = self.places.get(list) {
            return Ok([start, list.len()]);
        }
        let start = self.items.len();
        for item in list {
            self.items.push(u16::try_from(*item).map_err(|_| "more than 65,536 codes or actions".to_owned())?);
        }
        self.places.insert(list.to_vec(), start);
        Ok([start, list.len()])
    }

    fn into_words(self) -> Vec<usize> {
        let pairs = self.items.chunks(2);
        pairs.map(|pair| usize::from(pair[0]) | usize::from(pair.get(1).copied().unwrap_or_default()) << 16).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::inventory::{Action, Inventory, KnownCode, Service};
    use super::*;

    const SERVICES: &str = "service\tversions\tname_en\tname_ja\tname_zh\tdocs\n\
        aqua\t2020-01-01\tAquarium\tAquarium\t水族馆\tdocument/product/2\n\
        zoo\t2018-01-01,2021-01-01\tZoo\tZoo\t动物园\t\n";
    const CODES: &str =
        "code\tservices\nZoo\tzoo\nZoo.LionEscaped\taqua,zoo\nZoo.lion_escaped\tzoo\nTank.Leaks\taqua\n";
    const ACTIONS: &str = "service\tversion\taction\tcodes\n\
        aqua\t2020-01-01\tFillTank\tTank.Leaks Zoo .LionEscaped\n\
        zoo\t2018-01-01\tOpenGate\tZoo.LionEscaped .lion_escaped\n\
        zoo\t2021-01-01\tOpenGate\t\n";

    fn tables<'t>() -> Tables<'t> {
        Tables { services: SERVICES, codes: CODES, actions: ACTIONS }
    }

    #[test]
    fn what_was_packed_reads_back() {
        let mut pool = Pool::new();
        let words = pack(tables(), &["zoo.lionescaped".to_owned()].into(), &mut pool).unwrap();
        let text = pool.into_text();
        let inventory = Inventory::new(&text, &words);
        assert_eq!(inventory.services().map(Service::id).collect::<Vec<_>>(), ["aqua", "zoo"]);
        let zoo = inventory.service("ZOO").unwrap();
        assert_eq!((zoo.name(2), zoo.docs(), zoo.code_count()), ("动物园", "", 3));
        assert_eq!(zoo.versions().collect::<Vec<_>>(), ["2018-01-01", "2021-01-01"]);
        let versions: Vec<_> =
            zoo.action("opengate").map(|action| (action.version(), action.codes().count())).collect();
        assert_eq!(versions, [("2018-01-01", 2), ("2021-01-01", 0)]);

        let lion = inventory.named("zoo.lionescaped").next().unwrap();
        assert_eq!(inventory.code("Zoo.LionEscaped").map(KnownCode::name), Some(lion.name()));
        assert!(inventory.code("zoo.lionescaped").is_none());
        assert_eq!(zoo.action("opengate").map(|action| action.documents(lion)).collect::<Vec<_>>(), [true, false]);
        assert_eq!(lion.services().map(Service::id).collect::<Vec<_>>(), ["aqua", "zoo"]);
        let actions: Vec<_> = lion.actions().map(|action| (action.service().id(), action.name())).collect();
        assert_eq!(actions, [("aqua", "FillTank"), ("zoo", "OpenGate")]);
        let named = |name| inventory.actions(name).map(Action::version).collect::<Vec<_>>();
        assert_eq!(named("OpenGate"), ["2018-01-01", "2021-01-01"]);
        assert!(named("opengate").is_empty() && named("CloseGate").is_empty());
        assert_eq!(inventory.with_sub_code("leaks").map(KnownCode::name).collect::<Vec<_>>(), ["Tank.Leaks"]);
        assert!(inventory.has_category("Tank") && !inventory.has_category("Tan") && !inventory.has_category("tank"));
    }

    #[test]
    fn a_row_that_is_not_of_the_form_is_named_with_its_line() {
        for (tables, fault) in [
            (
                Tables { codes: "h\nZoo\tpark\n", actions: "h\n", ..tables() },
                "codes/codes.tsv:2: unknown service `park`",
            ),
            (Tables { codes: "h\nZoo\n", ..tables() }, "codes/codes.tsv:2: 2 fields, not 1"),
            (Tables { actions: "h\nzoo\tv\tA\tZoo .X\n", ..tables() }, "codes/actions.tsv:2: unknown code `Zoo.X`"),
        ] {
            assert_eq!(pack(tables, &BTreeSet::new(), &mut Pool::new()).unwrap_err(), fault);
        }
    }
}
