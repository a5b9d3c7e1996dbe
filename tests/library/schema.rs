//! The JSON Schema of routine files: what the parser takes it takes too, and what it can judge it refuses as well.

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

/// Cases that only the parser can judge, and why no schema can.
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

/// A file as a schema sees it; nothing where it is no TOML.
fn json(text: &str) -> Option<Value> {
    toml::from_str::<toml::Value>(text.trim_start_matches('\u{feff}')).ok().map(plain)
}

/// A date is a text to a schema.
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

/// Whether the parser takes it, the envelope left out.
fn is_taken(text: &str) -> bool {
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    parse::routine(source, &library().catalogue).is_ok()
}

/// The TOML files of a folder, by their names.
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
fn every_routine_is_taken() {
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
fn every_case_that_is_wrong_is_refused_unless_no_schema_can_tell() {
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

/// Values that mean something somewhere in a routine's file.
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

/// The routine with each of its lines left out, twice there, or with another value.
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

/// An editor may pass over a slip; it may never mark what is right.
#[test]
fn whatever_the_parser_takes_the_schema_takes() {
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

/// The words of a closed list, as the schema has them.
fn listed(schema: &Value, place: &str) -> Vec<String> {
    let list = schema.pointer(place).unwrap_or_else(|| panic!("no {place}"));
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn it_takes_every_breath_that_the_parser_takes_and_refuses_every_other_hold() {
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

/// What an editor shows beside a key.
#[test]
fn every_key_is_explained() {
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
