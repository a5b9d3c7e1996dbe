//! Tests the warnings about questionable words: which words and forms are found, where, and which similar ones are not.

use crate::shipped::library;
use neckcare::routine::Origin;
use neckcare::routine::finding::{FindingLevel, Report};
use neckcare::routine::library::Library;
use neckcare::routine::parse::{self, Source};
use proptest::prelude::*;

fn warnings(text: &str) -> Report {
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    parse::check(source, &library().catalogue).warnings
}

/// Returns the words of a file that get a warning, as they are written.
fn met(text: &str) -> Vec<&str> {
    let places = warnings(text);
    let places = places.findings().iter().map(|finding| finding.place.clone());
    places.map(|place| text.get(place).unwrap_or_else(|| panic!("no place in {text:?}"))).collect()
}

/// Returns a routine with these words as its goal.
fn saying(words: &str) -> String {
    format!(
        "format = 1\ntitle = \"Mine\"\ngoal = {words}\n[[step]]\nmove = \"settle\"\ntime = \"30s\"\n"
    )
}

#[test]
fn a_hold_that_cuts_off_a_breath_gets_a_warning_with_the_nearest_whole_one() {
    let warned = |dose: &str| {
        let text = format!(
            "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n\n[[step]]\nmove = \"trigger-hold\"\n{dose}\n"
        );
        let report = warnings(&text);
        let findings = report.findings().iter();
        let marked =
            |place: &std::ops::Range<usize>| text.get(place.clone()).unwrap_or_default().to_owned();
        findings.map(|one| (marked(&one.place), one.remedy.clone())).collect::<Vec<_>>()
    };
    let one = |place: &str, remedy: &str| vec![(format!("\"{place}\""), remedy.to_owned())];
    for (dose, expected) in [
        ("hold = \"15s\"\nbreath = \"4-6\"", one("15s", "write hold = \"20s\"")),
        ("hold = \"14s\"\nbreath = \"4-6\"", one("14s", "write hold = \"10s\"")),
        ("hold = \"15s\"\nbreath = \"5.5-5.5\"", one("15s", "write hold = \"11s\"")),
        ("hold = \"10s\"\nbreath = \"5-6\"", one("10s", "write hold = \"11s\"")),
        (
            "hold = \"10s\"\ntimes = 2\nrelease = \"12s\"\nbreath = \"4-6\"",
            one("12s", "write release = \"20s\""),
        ),
        ("hold = \"11s\"\ntimes = 2\nbreath = \"5.5-5.5\"", one("11s", "write release = \"11s\"")),
        (
            "hold = \"20s\"\nor = { hold = \"15s\" }\nbreath = \"4-6\"",
            one("15s", "write hold = \"20s\""),
        ),
        ("hold = \"15s\"", Vec::new()),
        ("hold = \"20s\"\ntimes = 2\nbreath = \"4-6\"", Vec::new()),
    ] {
        assert_eq!(warned(dose), expected, "{dose}");
    }
}

#[test]
fn every_word_is_found_in_every_form() {
    for word in [
        "throat",
        "throats",
        "Throat",
        "THROAT",
        "windpipe",
        "windpipes",
        "carotid",
        "carotids",
        "pulse",
        "pulses",
        "crack",
        "cracks",
        "cracked",
        "cracking",
        "Crack",
        "pop",
        "pops",
        "popped",
        "popping",
        "roller",
        "rollers",
        "gun",
        "guns",
        "as hard",
        "both sides of the neck",
        "Both sides of your neck",
        "lean back",
        "leans back",
        "leaned back",
        "leant back",
        "leaning back",
        "Leaning  back",
    ] {
        for around in
            ["{}", "Press the {} now.", "a ({}), slowly", "x-{}-x", "my {}'s", "a\\\"{}\\\""]
        {
            let file = saying(&format!("\"{}\"", around.replace("{}", word)));
            assert_eq!(met(&file), [word], "{file}");
        }
    }
}

#[test]
fn similar_words_get_no_warning() {
    for words in [
        "pulsed",
        "impulse",
        "pulsing",
        "popular",
        "popcorn",
        "lollipop",
        "gunther",
        "begun",
        "crackers",
        "firecracker",
        "controller",
        "rolled",
        "as hardly",
        "has hard",
        "hard as",
        "as it is hard",
        "as. hard",
        "both sides",
        "both sides of the back",
        "lean in, then back",
        "lean, back",
        "backlean",
        "throaty",
        "première",
        "pöp",
        "pop7",
        "ünpop",
    ] {
        assert_eq!(met(&saying(&format!("\"{words}\""))), [""; 0], "{words}");
    }
}

#[test]
fn line_breaks_do_not_hide_a_phrase() {
    let file = saying(
        "\"\"\"\\\n  Press as \\\n    hard as you can, on both sides \\\r\n of the neck.\"\"\"",
    );
    assert_eq!(met(&file), ["as \\\n    hard", "both sides \\\r\n of the neck"]);
}

#[test]
fn escapes_do_not_hide_a_word() {
    for words in ["\"the thro\\u0061t\"", "\"a \\U00000070op\"", "\"\"\"thr\\\n  oat\"\"\""] {
        assert_eq!(met(&saying(words)), [words], "the whole text is the place");
    }
    assert_eq!(met(&saying("\"gun\\u0074her\"")), [""; 0]);
    assert_eq!(met(&saying("'on the \\throat'")), ["throat"]);
}

#[test]
fn each_occurrence_has_its_own_place() {
    let file = saying("\"Not the throat, not the throat.\"");
    let starts: Vec<usize> =
        warnings(&file).findings().iter().map(|finding| finding.place.start).collect();
    let all: Vec<usize> = file.match_indices("throat").map(|(at, _)| at).collect();
    assert_eq!(starts, all);
}

/// A routine with a different questionable word in each of its texts.
const EVERYWHERE: &str = r#"
format = 1
title = "pop"
goal = "pops"
before = "popped"
needs = ["a roller"]
tags = ["popping"]
author = "Gun"

[move.mine]
title = "crack"
technique = "effleurage"
zones = ["shoulder-slope"]
path = "cracks"
motion = "sweep-out"
hand = "opposite"
touch = "palm"
side = "each"
pressure = "firm"
instruction = "cracked"
cue = "cracking"
caution = "throat"
caution-cue = "throats"
sources = ["windpipe"]

[move.mine.lying]
instruction = "carotid"

[[step]]
move = "mine"
strokes = 5
pace = "10s"
cue = "pulse"
sources = ["Roller"]
"#;

#[test]
fn only_texts_that_users_read_or_hear_are_searched() {
    let all = [
        "pop", "pops", "popped", "roller", "crack", "cracks", "cracked", "cracking", "throat",
        "throats", "carotid", "pulse",
    ];
    assert_eq!(met(EVERYWHERE), all);
}

#[test]
fn warnings_are_not_errors_and_errors_do_not_hide_warnings() {
    let source = |text| Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    let checked = parse::check(source(EVERYWHERE), &library().catalogue);
    assert!(checked.routine.is_ok(), "{:?}", checked.routine);
    assert_eq!(checked.warnings.severity(), FindingLevel::Warning);
    let broken = EVERYWHERE.replace("strokes = 5", "strokes = -5");
    let checked = parse::check(source(&broken), &library().catalogue);
    assert_eq!(checked.routine.map_err(|report| report.findings().len()).err(), Some(1));
    assert_eq!(checked.warnings.findings().len(), 12);
    assert_eq!(met("title = \"pop"), [""; 0], "what cannot be read has only errors");
}

#[test]
fn a_warning_has_a_place_a_reason_and_a_fix() {
    insta::assert_snapshot!(warnings(&saying("\"Press as hard as you can.\"")), @r#"
    mine.toml:3:15: warning: "as hard": check that nobody is to press with all their strength
      3 | goal = "Press as hard as you can."
        |               ^^^^^^^
        = name a pressure: light, moderate or firm, and firm is still strong but good
    "#);
}

/// The shipped routines have no questionable words of their own.
#[test]
#[expect(clippy::disallowed_methods, reason = "the routines are files")]
fn the_shipped_routines_have_no_warnings() {
    for id in Library::shipped_ids() {
        let path = format!("{}/routines/{id}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(met(&text), [""; 0], "{id}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the moves are a file")]
fn the_shipped_moves_use_questionable_words_only_in_cautions() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/routines/words/moves.toml");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{error}"));
    let report = warnings(&text);
    for (_, spot, _) in report.placed() {
        let before: Vec<&str> = text.lines().take(spot.line).collect();
        let key = before.iter().rev().find(|line| !line.starts_with(' ')).unwrap_or(&"");
        assert!(key.starts_with("caution"), "{key} ... {}", before.last().unwrap_or(&""));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn places_of_warnings_are_valid_in_any_text(
        parts in prop::collection::vec(prop::sample::select(vec![
            "throat", "as", "hard", "lean", "back", "pop", " ", "\\", "\\\n", "\r\n", "首", "\\u0070", "\\\"", "'", "\"",
            "e\u{301}", "😀", "\t", "\"\"\"", "goal = ", "\n", "[[step]]", "[move.a]", "=",
        ]), 0..40),
        quote in prop::sample::select(vec!["\"", "'", "\"\"\"", "'''", ""]),
    ) {
        let file = saying(&format!("{quote}{}{quote}", parts.concat()));
        let report = warnings(&file);
        let mut last = 0;
        for (finding, from, to) in report.placed() {
            prop_assert!(file.get(finding.place.clone()).is_some_and(|words| !words.is_empty()), "{:?}", finding);
            prop_assert!(from < to && last <= finding.place.start);
            last = finding.place.start;
        }
    }
}

#[test]
fn the_suggested_hold_is_within_the_envelope() {
    let text = "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n\
                [[step]]\nmove = \"trigger-hold\"\nhold = \"10s\"\nbreath = \"3.5-5.5\"\n";
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    let warnings = parse::check(source, &library().catalogue).warnings.to_string();
    assert!(warnings.contains("write hold = \"18s\""), "{warnings}");
}
