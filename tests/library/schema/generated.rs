//! Checks the schema's definitions that are generated from the program's lists and bounds; `UPDATE_SCHEMA=1` writes
//! them.

use std::fs;

use neckcare::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Touch, Zone};
use neckcare::routine::dose::{Cycles, PerDay, Pressure, Spots, Strokes, Teaches, Times};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::{Mood, Ratings};
use serde::Serialize;
use serde_json::{Value, json};

use crate::shipped::library;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/routines/schema.json");

/// The line before the generated definitions.
const BEFORE: &str = "  \"definitions\": {\n";

/// The first line after them, which begins the first definition written by hand.
const BEHIND: &str = "    \"breath\": {\n";

const SIDES: &[&str] = &[
    "both sides at once",
    "the left side",
    "the right side",
    "one side after the other; each gets the whole dose",
    "the middle, or no side at all",
];

const PRESSURES: &[&str] = &[
    "at most 2 out of 10: the weight of your hands",
    "at most 4 out of 10: you could still chat easily",
    "at most 5 out of 10: strong but pleasant",
];

const TECHNIQUES: &[&str] = &[
    "hands off",
    "slow breath",
    "long strokes",
    "kneading",
    "small circles or rubs",
    "a held press",
    "a stretch to the first easy pull",
    "a wrapped warm pack",
];

const HANDS: &[&str] = &[
    "both hands",
    "the hand of the side that is worked on",
    "the hand of the other side",
    "no hand",
];

/// A closed list of words, optionally each with a description that an editor shows next to it.
#[derive(Serialize)]
struct WordList {
    r#type: &'static str,
    r#enum: Vec<&'static str>,
    #[serde(rename = "x-taplo", skip_serializing_if = "Option::is_none")]
    taplo: Option<Value>,
}

/// A whole number within bounds.
#[derive(Serialize)]
struct Count {
    r#type: &'static str,
    minimum: i64,
    maximum: i64,
}

fn definition(name: &str, value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).unwrap();
    format!("    \"{name}\": {},\n", json.replace('\n', "\n    "))
}

fn one_of(name: &str, words: Vec<&'static str>, meanings: &[&str]) -> String {
    assert!(meanings.is_empty() || meanings.len() == words.len(), "{name}");
    let docs = json!({ "docs": { "enumValues": meanings } });
    let taplo = (!meanings.is_empty()).then_some(docs);
    definition(name, &WordList { r#type: "string", r#enum: words, taplo })
}

fn list<W: Keyword>(name: &str, meanings: &[&str]) -> String {
    one_of(name, W::ALL.iter().map(|word| word.word()).collect(), meanings)
}

fn count<C: TryFrom<i64>>(name: &str) -> String {
    let mut taken = (0..=1000).filter(|number| C::try_from(*number).is_ok());
    let minimum = taken.next().unwrap();
    let maximum = taken.next_back().unwrap();
    definition(name, &Count { r#type: "integer", minimum, maximum })
}

fn definitions() -> String {
    let moves = library().catalogue.moves();
    let (names, titles): (Vec<&str>, Vec<&str>) =
        moves.map(|one| (one.name.as_str(), one.words.title.as_str())).unzip();
    [
        list::<Mood>("mood", &[]),
        list::<Ratings>("ratings", &[]),
        list::<Position>("position", &[]),
        list::<Side>("side", SIDES),
        list::<Pressure>("pressure", PRESSURES),
        list::<Zone>("zone", &[]),
        list::<Technique>("technique", TECHNIQUES),
        list::<Motion>("motion", &[]),
        list::<Hand>("hand", HANDS),
        list::<Touch>("touch", &[]),
        list::<Tool>("tool", &[]),
        one_of("catalogue-move", names, &titles),
        count::<PerDay>("per-day"),
        count::<Teaches>("teaches"),
        count::<Cycles>("cycles"),
        count::<Strokes>("strokes"),
        count::<Times>("times"),
        count::<Spots>("spots"),
    ]
    .concat()
}

#[test]
fn lists_and_bounds_in_the_schema_match_the_program() {
    let schema = fs::read_to_string(PATH).unwrap();
    let (before, rest) = schema.split_once(BEFORE).unwrap();
    let (shown, after) = rest.split_once(BEHIND).unwrap();
    let made = definitions();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(PATH, [before, BEFORE, &made, BEHIND, after].concat()).unwrap();
        return;
    }
    assert_eq!(shown, made, "run this test with UPDATE_SCHEMA=1");
}
