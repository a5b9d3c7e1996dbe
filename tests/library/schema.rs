//! Tests the JSON Schema of routine files: it accepts every file that the parser accepts, and refuses every error that
//! a schema can find.

mod generated;

use std::fs;

use crate::blocks::blocks;
use crate::shipped::library;
use jsonschema::Validator;
use neckcare::routine::breath::Breath;
use neckcare::routine::parse::{self, Source};
use neckcare::routine::{Origin, library};
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Invalid cases that only the parser can find, with the property that no schema can check.
const BEYOND: &[(&str, &str)] = &[
    ("a-built-ins-name", "which moves are there already"),
    ("envelope", "what steps amount to together"),
    ("pressure", "how hard a move may be"),
    ("sides-without-words", "which sides the words of a move name"),
];

fn schema() -> Value {
    serde_json::from_str(include_str!("../../routines/schema.json")).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft7::new(&schema()).unwrap()
}

/// Converts a file to JSON for the schema, or returns `None` if it is no TOML.
fn json(text: &str) -> Option<Value> {
    toml::from_str::<toml::Value>(text.trim_start_matches('\u{feff}')).ok().map(plain)
}

/// Converts a TOML value to JSON, with dates as strings.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(plain).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, plain(value))).collect()
        }
        other => serde_json::to_value(other).unwrap(),
    }
}

/// Returns true if the parser accepts a file.
fn is_taken(text: &str) -> bool {
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    parse::routine(source, &library().catalogue).is_ok()
}

/// Returns the TOML files of a folder, sorted by name.
fn files(folder: &str) -> Vec<(String, String)> {
    let paths =
        fs::read_dir(format!("{ROOT}/{folder}")).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let mut files: Vec<(String, String)> = files
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_routine_is_accepted() {
    let schema = validator();
    let routines = files("routines");
    assert_eq!(routines.len(), library().routines().count());
    let template = ("template".to_owned(), library::template("mine"));
    let examples = blocks("toml").into_iter().map(|text| ("guide".to_owned(), text.to_owned()));
    for (name, text) in routines.into_iter().chain([template]).chain(examples) {
        let json = json(&text).unwrap();
        let slips: Vec<String> = schema
            .iter_errors(&json)
            .map(|slip| format!("{} at {}", slip, slip.instance_path()))
            .collect();
        assert!(slips.is_empty(), "{name}: {slips:?}");
        assert!(is_taken(&text), "{name}");
    }
}

#[test]
fn every_invalid_case_is_refused_unless_no_schema_can_find_it() {
    let schema = validator();
    let cases = files("tests/library/format");
    for (name, text) in &cases {
        assert!(!is_taken(text), "{name}");
        let is_refused = json(text).is_none_or(|json| !schema.is_valid(&json));
        let beyond = BEYOND.iter().find(|(beyond, _)| beyond == name);
        match beyond {
            Some((_, why)) => assert!(!is_refused, "{name}: a schema can judge {why}"),
            None => assert!(is_refused, "{name} is taken by the schema"),
        }
    }
    assert!(BEYOND.iter().all(|(beyond, _)| cases.iter().any(|(name, _)| name == beyond)));
}

/// Values that are valid somewhere in a routine file.
const VALUES: &[&str] = &[
    "0",
    "1",
    "3",
    "60",
    "-1",
    "1.5",
    "true",
    "\"\"",
    "\" \"",
    "\"one\"",
    "\"none\"",
    "\"each\"",
    "\"lying\"",
    "\"light\"",
    "\"4-6\"",
    "\"5.5-7.5\"",
    "\"6-4\"",
    "\"15s\"",
    "\"1m\"",
    "\"0.5s\"",
    "\"{side}\"",
    "\"{foot}\"",
    "\"nod\"",
    "[]",
    "[\"seated\"]",
    "[\"none\", \"scalp\"]",
    "[1]",
    "{}",
    "2026-01-31",
    "\"one two three four five six seven eight nine\"",
];

/// Returns variants of a routine, with each line removed, doubled, replaced or given another value.
fn changed(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.lines().collect();
    let with = move |at: usize, line: &str| {
        let mut lines = lines.clone();
        lines[at] = line;
        lines.join("\n")
    };
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len()).flat_map(move |at| {
        let line = lines[at];
        let mut all =
            vec![with(at, ""), with(at, &format!("{line}\n{line}")), with(at, "[[step]]")];
        if let Some((key, _)) = line.split_once(" = ") {
            all.extend(VALUES.iter().map(|value| with(at, &format!("{key} = {value}"))));
            all.push(with(at, &line.replacen(key, "unknown", 1)));
        }
        all
    })
}

/// An editor may miss an error, but must never mark a valid file.
#[test]
fn the_schema_accepts_whatever_the_parser_accepts() {
    let schema = validator();
    let everything = include_str!("../support/everything.toml");
    let (mut taken, mut refused) = (0, 0);
    let routines = files("routines").into_iter().map(|(_, text)| text);
    let some = routines.take(3).chain([everything.to_owned(), library::template("mine")]);
    for text in some.flat_map(|text| changed(&text).collect::<Vec<_>>()) {
        let Some(json) = json(&text) else { continue };
        if is_taken(&text) {
            taken += 1;
            let slips =
                || schema.iter_errors(&json).map(|slip| slip.to_string()).collect::<Vec<_>>();
            assert!(schema.is_valid(&json), "{:?}\n{text}", slips());
        } else if !schema.is_valid(&json) {
            refused += 1;
        }
    }
    assert!(taken > 500 && refused > 3_000, "{taken} taken, {refused} refused");
}

/// Returns the words of a list in the schema.
fn listed(schema: &Value, place: &str) -> Vec<String> {
    let list = schema.pointer(place).unwrap_or_else(|| panic!("no {place}"));
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_schema_accepts_the_parsers_breaths_and_no_other_holds() {
    let schema = schema();
    let breath = jsonschema::draft7::new(&schema["definitions"]["breath"]).unwrap();
    for pattern in Breath::all() {
        assert!(breath.is_valid(&Value::String(pattern.to_string())), "{pattern}");
    }
    for example in listed(&schema, "/definitions/breath/examples") {
        assert!(Breath::parse(&example).is_ok(), "{example}");
    }
    for wrong in ["4-4-4-4", "5-7-8", "2-6", "6.5-8", "4-8.5", "4.25-6", "04-6", "slow", ""] {
        assert!(!breath.is_valid(&Value::String(wrong.to_owned())), "{wrong}");
    }
}

/// Editors show the description next to the key.
#[test]
fn every_key_has_a_description() {
    let schema = schema();
    let tables = [
        "",
        "/definitions/step",
        "/definitions/step/properties/or",
        "/definitions/move",
        "/definitions/variant",
    ];
    for table in tables {
        let keys = schema.pointer(&format!("{table}/properties")).unwrap().as_object().unwrap();
        for (key, value) in keys {
            assert!(value["description"].is_string(), "{table} {key}");
        }
    }
}
