use super::*;
use crate::style::ColorChoice;

type Variables<'v> = &'v [(&'v str, &'v str)];

/// The settings that variables come to, with standard output and standard error a
/// terminal or not.
fn settings(global: &Global, variables: Variables<'_>, terminals: [bool; 2]) -> Result<Settings, Error> {
    let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
    let [out_is_terminal, err_is_terminal] = terminals;
    Settings::new(global, &Surroundings { variable, out_is_terminal, err_is_terminal, columns: None })
}

#[test]
fn the_first_locale_that_is_set_decides_the_language() {
    for (variables, expected) in [
        (&[("LANG", "ja_JP.UTF-8")][..], Lang::Ja),
        (&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "C")], Lang::En),
        (&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "POSIX")], Lang::En),
        (&[("LANG", "ja_JP.UTF-8"), ("LC_MESSAGES", "zh_CN"), ("LC_ALL", "en_US")], Lang::En),
        (&[("LANG", "en_US"), ("LC_MESSAGES", "zh_TW")], Lang::Zh),
        (&[("LANG", "en_US"), ("LC_MESSAGES", "zh_TW"), ("LC_ALL", "")], Lang::Zh),
        (&[("LC_ALL", ""), ("LANG", "zh_CN.GB18030")], Lang::Zh),
        (&[("LANG", "de_DE.UTF-8")], Lang::En),
        (&[("LANG", "ja")], Lang::Ja),
        (&[("LANG", "ja.UTF-8")], Lang::Ja),
        (&[("LANG", "ja@x")], Lang::Ja),
        (&[("LANG", "zh-Hant")], Lang::Zh),
        (&[("LANG", "JA_JP")], Lang::Ja),
        (&[("LANG", "jam_JM")], Lang::En),
        (&[("LANGUAGE", "ja")], Lang::En),
        (&[("LANG", "ja_JP.UTF-8"), ("TCERR_LANG", "zh")], Lang::Zh),
        (&[("LC_ALL", "ja_JP.UTF-8"), ("TCERR_LANG", "")], Lang::Ja),
        (&[("TCERR_LANG", "JA")], Lang::Ja),
        (&[("TCERR_LANG", "zh-CN")], Lang::Zh),
        (&[("TCERR_LANG", "ja_JP.UTF-8")], Lang::Ja),
        (&[("TCERR_LANG", "")], Lang::En),
        (&[], Lang::En),
    ] {
        assert_eq!(settings(&Global::default(), variables, [false; 2]).unwrap().lang, expected, "{variables:?}");
    }
}

#[test]
fn a_flag_beats_the_environment() {
    let global = Global { lang: Some(Lang::En), format: Some(Format::Toml), ..Global::default() };
    for variables in [&[("TCERR_LANG", "ja"), ("TCERR_FORMAT", "json"), ("LC_ALL", "zh_CN")][..], &[]] {
        let settings = settings(&global, variables, [true; 2]).unwrap();
        assert_eq!((settings.lang, settings.format), (Lang::En, Format::Toml));
    }
    // What a flag has settled is not asked of the environment.
    let unasked = settings(&global, &[("TCERR_LANG", "fr"), ("TCERR_FORMAT", "xml")], [true; 2]).unwrap();
    assert_eq!((unasked.lang, unasked.format), (Lang::En, Format::Toml));
    let json = Global { json: true, ..Global::default() };
    assert_eq!(settings(&json, &[("TCERR_FORMAT", "plain")], [true; 2]).unwrap().format, Format::Json);
}

#[test]
fn tables_are_for_a_terminal_that_is_standard_output() {
    for (terminals, variables, expected) in [
        ([true, false], &[][..], Format::Table),
        ([false, true], &[], Format::Plain),
        ([true, true], &[("TCERR_FORMAT", "jsonl")], Format::Jsonl),
        ([false, false], &[("TCERR_FORMAT", "TABLE")], Format::Table),
        ([false, false], &[("TCERR_FORMAT", "")], Format::Plain),
    ] {
        let settings = settings(&Global::default(), variables, terminals).unwrap();
        assert_eq!(settings.format, expected, "{terminals:?} {variables:?}");
    }
}

#[test]
fn each_stream_is_coloured_for_itself_and_a_pipe_only_by_force() {
    let auto = Global::default();
    let never = Global { color: Some(ColorChoice::Never), ..Global::default() };
    let always = Global { color: Some(ColorChoice::Always), ..Global::default() };
    let plain = Global { color: Some(ColorChoice::Always), format: Some(Format::Plain), ..Global::default() };
    let plain_at_a_terminal = Global { format: Some(Format::Plain), ..Global::default() };
    let json = Global { json: true, color: Some(ColorChoice::Always), ..Global::default() };
    let table = Global { format: Some(Format::Table), ..Global::default() };
    for (global, terminals, variables, expected) in [
        (&auto, [true, true], &[][..], [true, true]),
        (&auto, [true, false], &[], [true, false]),
        (&auto, [false, true], &[], [false, true]),
        (&auto, [true, true], &[("NO_COLOR", "1")], [false, false]),
        (&table, [false, false], &[("CLICOLOR_FORCE", "1")], [true, true]),
        (&table, [false, true], &[], [false, true]),
        (&never, [true, true], &[("CLICOLOR_FORCE", "1")], [false, false]),
        (&always, [true, false], &[("NO_COLOR", "1")], [true, true]),
        (&auto, [false, false], &[("CLICOLOR_FORCE", "1")], [true, true]),
        (&always, [false, false], &[], [true, true]),
        (&plain, [true, true], &[], [true, true]),
        (&plain_at_a_terminal, [true, true], &[], [false, true]),
        (&json, [true, true], &[], [false, true]),
    ] {
        let settings = settings(global, variables, terminals).unwrap();
        let coloured = [settings.out, settings.err].map(|styles| styles.code("x") != "x");
        assert_eq!(coloured, expected, "{global:?} {terminals:?} {variables:?}");
    }
}

#[test]
fn a_page_is_as_wide_as_the_window_but_never_wider_than_a_hundred_columns() {
    for (columns, expected) in [(None, 80), (Some(0), 1), (Some(59), 59), (Some(100), 100), (Some(101), 100)] {
        let around = Surroundings { variable: |_: &str| None, out_is_terminal: true, err_is_terminal: true, columns };
        assert_eq!(Settings::new(&Global::default(), &around).unwrap().columns, expected, "{columns:?}");
    }
}

#[test]
fn without_a_window_its_width_may_be_set() {
    let columns = |value| settings(&Global::default(), &[("COLUMNS", value)], [false; 2]).unwrap().columns;
    assert_eq!(["60", "", "x", "300"].map(columns), [60, 80, 80, 100]);
    let variable = |name: &str| (name == "COLUMNS").then(|| "60".to_owned());
    let window = Surroundings { variable, out_is_terminal: true, err_is_terminal: true, columns: Some(90) };
    assert_eq!(Settings::new(&Global::default(), &window).unwrap().columns, 90);
}

#[test]
fn fields_are_for_json() {
    let fields = ["code".to_owned()];
    let format = |global: &Global| {
        let settings = settings(global, &[], [true; 2]).unwrap().with_fields(&fields, global);
        settings.map(|settings| settings.format).map_err(|error| error.to_string())
    };
    assert_eq!(format(&Global::default()), Ok(Format::Json));
    assert_eq!(format(&Global { format: Some(Format::Jsonl), ..Global::default() }), Ok(Format::Jsonl));
    let refused = format(&Global { format: Some(Format::Plain), ..Global::default() });
    assert_eq!(refused, Err("--fields is for --format json or jsonl".to_owned()));
}

#[test]
fn a_value_that_a_variable_does_not_take_is_named() {
    for (name, value, said) in [
        ("TCERR_LANG", "fr", "TCERR_LANG: unknown value `fr`; it takes en, ja or zh"),
        ("TCERR_FORMAT", "xml", "TCERR_FORMAT: unknown value `xml`; it takes table, plain, json, jsonl or toml"),
    ] {
        let error = settings(&Global::default(), &[(name, value)], [true; 2]).unwrap_err();
        assert_eq!(error.to_string(), said);
    }
}

#[test]
fn overlays_of_the_environment_lie_below_those_of_the_flags() {
    let global = Global { catalog: vec!["c".into()], ..Global::default() };
    let list = std::env::join_paths(["a", "", "b"]).unwrap().into_string().unwrap();
    let both = settings(&global, &[("TCERR_CATALOG", &list)], [true; 2]).unwrap();
    assert_eq!(both.catalogs, ["a", "b", "c"].map(PathBuf::from));
    let flags = settings(&global, &[("TCERR_CATALOG", "")], [true; 2]).unwrap();
    assert_eq!(flags.catalogs, [PathBuf::from("c")]);
}
