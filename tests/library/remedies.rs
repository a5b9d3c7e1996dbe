//! Tests what refusals of routine files offer: each offered dose is accepted, and each slip gets its own words.

use std::fmt::Write;

use crate::shipped::library;
use neckcare::routine::Origin;
use neckcare::routine::body::Position;
use neckcare::routine::finding::Finding;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::parse::{self, Source};

const HEAD: &str = "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n";

/// Doses of every kind, within all limits, outside those of some moves, and outside every bound.
const DOSES: &[&str] = &[
    "time = \"0.5s\"",
    "time = \"20s\"",
    "time = \"4m\"",
    "time = \"25m\"",
    "time = 45",
    "cycles = 6\nbreath = \"4-6\"",
    "cycles = 6\nbreath = \"4-7-8\"",
    "cycles = 30\nbreath = \"6-8\"",
    "cycles = 99\nbreath = \"4-6\"",
    "strokes = 5\npace = \"2s\"",
    "strokes = 10\npace = \"9s\"",
    "strokes = 60\npace = \"12s\"",
    "strokes = 0\npace = \"0.2s\"",
    "strokes = 500\npace = \"1m\"",
    "strokes = \"8\"\npace = 5",
    "strokes = 8",
    "hold = \"3s\"",
    "hold = \"5s\"\ntimes = 10",
    "hold = \"9s\"\ntimes = 3",
    "hold = \"20s\"\ntimes = 3",
    "hold = \"35s\"",
    "hold = \"20s\"\ntimes = 2\nrelease = \"2s\"",
    "hold = \"20s\"\ntimes = 3\nrelease = \"60s\"",
    "hold = \"5m\"\ntimes = -1\nrelease = \"5m\"",
    "hold = 15\nreps = 8\nrest = 3",
    "duration = 30",
    "duration = \"2 minutes\"",
    "seconds = 90",
    "minutes = 20",
    "reps = 12",
    "repetitions = 300\ntempo = 3",
    "sets = 3\nreps = 10",
    "time = \"20s\"\nsets = 4",
];

fn findings(text: &str) -> Vec<Finding> {
    let source = Source { file: "mine.toml", id: "mine", text, origin: Origin::User };
    let read = parse::routine(source, &library().catalogue);
    read.err().map_or_else(Vec::new, |report| report.findings().to_vec())
}

fn step(name: &str, dose: &str) -> String {
    format!("[[step]]\nmove = \"{name}\"\n{dose}\n")
}

/// Returns the keys and values that a remedy says to write, if it offers a dose.
fn offered(remedy: &str) -> Option<Vec<(String, String)>> {
    let said = remedy.strip_prefix("write ").or_else(|| remedy.strip_prefix("add "))?;
    let said = said.split_once(" instead").map_or(said, |(said, _)| said);
    let entries = said.replace(" and ", ", ");
    let pair = |entry: &str| {
        let (key, value) = entry.split_once(" = ")?;
        Some((key.to_owned(), value.to_owned()))
    };
    entries.split(", ").map(pair).collect()
}

/// Returns a dose with what a remedy says written into it.
fn mended(dose: &str, remedy: &str) -> Option<String> {
    let offered = offered(remedy)?;
    let key_of = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
    let gone = |key: &str| {
        offered.iter().any(|(new, _)| new == key) || remedy.contains(&format!("`{key}`"))
    };
    let kept = dose.lines().filter(|line| !gone(&key_of(line)));
    let mut lines: Vec<String> = kept.map(str::to_owned).collect();
    lines.extend(offered.iter().map(|(key, value)| format!("{key} = {value}")));
    Some(lines.join("\n"))
}

/// Whether a finding can be mended by another dose.
fn is_about_dose(finding: &Finding) -> bool {
    offered(&finding.remedy).is_some_and(|offered| {
        offered.iter().all(|(key, _)| {
            let keys = ["time", "cycles", "breath", "strokes", "pace", "hold", "times", "release"];
            keys.contains(&key.as_str())
        })
    })
}

/// Whether an error that is left was reported before, with another fix than that of an error that was mended.
fn is_another(left: &Finding, mended: &Finding, refused: &[Finding]) -> bool {
    refused.iter().any(|old| old.rule == left.rule && old.remedy != mended.remedy)
}

#[test]
fn every_dose_that_a_refusal_offers_is_accepted() {
    let mut offers = 0;
    for movement in library().catalogue.moves() {
        for position in Position::ALL.iter().filter(|each| movement.in_position(**each).is_some()) {
            let head = format!("{HEAD}positions = [\"{}\"]\n", position.word());
            for dose in DOSES {
                let text = format!("{head}{}", step(&movement.name, dose));
                let refused = findings(&text);
                for finding in refused.iter().filter(|finding| is_about_dose(finding)) {
                    let better = mended(dose, &finding.remedy).unwrap();
                    let mut again = findings(&format!("{head}{}", step(&movement.name, &better)));
                    again.retain(|left| !is_another(left, finding, &refused));
                    assert_eq!(again, [], "{text}\n{finding:#?}\n{better}");
                    offers += 1;
                }
                let doubtful = refused.iter().find(|finding| !is_about_dose(finding));
                let known = |finding: &Finding| {
                    ["(E1)", "(E2)", "(E10)", "(E12)"]
                        .iter()
                        .any(|rule| finding.rule.ends_with(rule))
                };
                assert!(doubtful.is_none_or(known), "{text}\n{doubtful:#?}");
            }
        }
    }
    assert!(offers > 1000, "{offers}");
}

#[test]
fn a_dose_is_offered_that_fits_after_the_steps_before_it() {
    for (before, name, dose) in [
        (
            step("trigger-hold", "hold = \"20s\"\ntimes = 2"),
            "trigger-hold",
            "hold = \"20s\"\ntimes = 2",
        ),
        (
            step("side-stretch", "hold = \"10s\"\ntimes = 2"),
            "side-stretch",
            "hold = \"15s\"\ntimes = 3",
        ),
        (
            step("belly-breath", "cycles = 2\nbreath = \"4-7-8\""),
            "belly-breath",
            "cycles = 4\nbreath = \"4-7-8\"",
        ),
        (
            step("skull-base-circles", "strokes = 30\npace = \"3s\""),
            "skull-base-circles",
            "strokes = 20\npace = \"2s\"",
        ),
        (step("warm-pack", "time = \"10m\""), "warm-pack", "time = \"8m\""),
    ] {
        let text = format!("{HEAD}{before}{}", step(name, dose));
        let refused = findings(&text);
        let [finding] = refused.as_slice() else { panic!("{text}\n{refused:#?}") };
        let better = mended(dose, &finding.remedy).unwrap();
        assert_eq!(findings(&format!("{HEAD}{before}{}", step(name, &better))), [], "{better}");
    }
}

/// A part of a file, with the beginning of the rule that it breaks and what is offered.
type Refusal = (&'static str, &'static str, &'static str);

const STEPS: &[Refusal] = &[
    (
        "move = \"chin-back\"\nhold = \"5s\"\ntimes = 10",
        "a stretch is held for 10 to 20 seconds",
        "write strokes = 10 and pace = \"8s\" instead of `hold` and `times`",
    ),
    (
        "move = \"trigger-hold\"\nhold = \"35s\"",
        "a press on the top of your shoulder (shoulder-slope) is held for 10 to 20 seconds",
        "write hold = \"20s\" and times = 2",
    ),
    (
        "move = \"shoulder-rolls\"\ntime = \"20s\"",
        "this movement goes there and back",
        "write strokes = 4 and pace = \"5s\" instead of `time`",
    ),
    (
        "move = \"neck-glide\"\nduration = 30",
        "`duration` is not a key here",
        "write time = \"30s\" instead of `duration`",
    ),
    (
        "move = \"neck-glide\"\nreps = 10",
        "`reps` is not a key here",
        "write strokes = 10 and pace = \"5s\" instead of `reps`",
    ),
    (
        "move = \"neck-glide\"\nminutes = 2",
        "`minutes` is not a key here",
        "write time = \"1m55s\" instead of `minutes`",
    ),
    ("move = \"neck-glide\"\ntime = 90", "a time is written in quotes", "write time = \"1m30s\""),
    (
        "move = \"neck-glide\"\ntime = \"30s\"\nrest = 10",
        "`rest` is not a key here",
        "a rest is a step of its own: move = \"arms-down\" and time = \"10s\"",
    ),
    (
        "move = \"isometric\"\nhold = \"10s\"",
        "there is no move called \"isometric\": nothing here works against resistance",
        "write \"chin-back\"",
    ),
    (
        "move = \"nod\"\nstrokes = 5\npace = \"4s\"\nresistance = 1",
        "`resistance` is not a key here",
        "leave it out: nothing here works against resistance",
    ),
    (
        "move = \"massage-gun\"\ntime = \"30s\"",
        "there is no move called \"massage-gun\": only hands",
        "write \"trapezius-knead\"",
    ),
    (
        "move = \"neck-roll\"\nstrokes = 4\npace = \"8s\"",
        "there is no move called \"neck-roll\": the head does not go round",
        "write \"half-moon\"",
    ),
    (
        "move = \"belly-breath\"\ncycles = 6\nbreath = \"box\"",
        "\"box\" holds your breath",
        "write \"4-4\", without a hold",
    ),
    (
        "move = \"towel-sway\"\nstrokes = 8\npace = \"4s\"",
        "seated, no step of this routine can be done",
        "write positions = [\"lying\"] for the routine",
    ),
    (
        "move = \"towel-sway\"\nstrokes = 8\npace = \"4s\"\npositions = [\"seated\"]",
        "seated, no step of this routine can be done",
        "take `positions` out of the steps, and write positions = [\"lying\"] for the routine",
    ),
    ("move = \"neck-glide\"\npace = \"6s\"", "a step needs a dose", "add strokes = 8"),
    (
        "move = \"belly-breath\"\ncycles = 6\nbreath = \"4-6\"\nor = { breath = \"4-7-8\" }",
        "a step needs a dose",
        "add cycles = 4",
    ),
    (
        "move = \"trigger-hold\"\nhold = 15\nrelease = [\"10s\"]",
        "a time is written in quotes",
        "write \"15s\"",
    ),
    (
        "move = \"settle\"\ntime = \"30s\"\noptional = true",
        "every step is optional",
        "take `optional = true` out",
    ),
];

const FILES: &[Refusal] = &[
    (
        "title = \"Pomodoro\"\nwork = 25\nbreak = 5\ncycles = 4\n",
        "a routine is one session, without times for work and breaks",
        "put sessions into your calendar: neckcare calendar desk-break --at 10:30,15:30",
    ),
    (
        "[pomodoro]\nwork = 25\nbreak = 5\n",
        "a routine is one session",
        "put sessions into your calendar",
    ),
    (
        "---\ntitle: Evening\nsteps:\n  - move: neck-glide\n",
        "this is YAML",
        "write `title = \"Evening\"`",
    ),
    ("title: Evening\nformat: 1\n", "this is YAML", "write `title = \"Evening\"`"),
    ("{\n  \"title\": \"Evening\"\n}\n", "this is JSON", "write `title = \"Evening\"`"),
    ("[{\"title\": \"Evening\"}]\n", "this is JSON", "write `title = \"Evening\"`"),
    (
        "format = 1\ntitle = “Evening”\n",
        "“ is a typographic quotation mark",
        "write title = \"Evening\"",
    ),
    ("format = 1\ntitle = \"One\"\ntitle = \"Two\"\n", "duplicate key", "take one"),
    (
        "format = 1\ntitle = \"Evening\ngoal = \"A test\"\n",
        "the text begins with a quotation mark",
        "write title = \"Evening\"",
    ),
    (
        "format = 1\ntitle = Evening ease\n",
        "texts and times are written in quotes",
        "write title = \"Evening ease\"",
    ),
];

#[test]
fn each_slip_gets_its_own_words() {
    for (part, rule, remedy) in STEPS {
        let text = format!("{HEAD}[[step]]\n{part}\n");
        let refused = findings(&text);
        let said = |finding: &Finding| {
            finding.rule.starts_with(rule) && finding.remedy.starts_with(remedy)
        };
        assert!(refused.iter().any(said), "{text}\n{refused:#?}");
    }
    for (text, rule, remedy) in FILES {
        let refused = findings(text);
        let [only] = refused.as_slice() else { panic!("{text}\n{refused:#?}") };
        assert!(
            only.rule.starts_with(rule) && only.remedy.starts_with(remedy),
            "{text}\n{only:#?}"
        );
    }
}

#[test]
fn the_move_that_is_offered_for_something_impossible_is_accepted() {
    for name in [
        "isometric",
        "neck-crack",
        "traction",
        "neck-rolls",
        "massage-gun",
        "throat",
        "box-breathing",
    ] {
        let refused = findings(&format!("{HEAD}{}", step(name, "time = \"30s\"")));
        let [only] = refused.as_slice() else { panic!("{name}\n{refused:#?}") };
        let said = only.remedy.split(';').next().unwrap().strip_prefix("write \"").unwrap();
        let (instead, dose) = said.split_once("\" with ").unwrap();
        let better = step(instead, &dose.replace(" and ", "\n"));
        assert_eq!(findings(&format!("{HEAD}{better}")), [], "{better}");
    }
}

#[test]
fn a_movement_that_goes_there_and_back_is_never_offered_a_hold() {
    for movement in library().catalogue.moves().filter(|movement| movement.goes_there_and_back()) {
        for dose in DOSES.iter().chain(&["", "holds = \"10s\"", "hodl = \"10s\"", "tims = 3"]) {
            let lying = format!("{HEAD}positions = [\"lying\"]\n{}", step(&movement.name, dose));
            for finding in findings(&lying) {
                for key in ["hold =", "times =", "`hold`?", "`times`?", " hold,"] {
                    assert!(!finding.remedy.contains(key), "{lying}\n{finding:#?}");
                }
            }
        }
    }
}

#[test]
fn no_error_hides_another() {
    let mut text = format!("{HEAD}colour = 1\n");
    let _ =
        write!(text, "{}", step("neck-glide", "strokes = 200\npace = \"6s\"\npresure = \"light\""));
    let _ = write!(
        text,
        "{}",
        step("skull-base-hold", "hold = \"20s\"\ntimes = 3\npressure = \"brutal\"")
    );
    let _ = write!(text, "{}", step("neck-glid", "time = true"));
    let _ = write!(text, "{}", step("warm-pack", "time = \"10m\""));
    let _ = write!(text, "{}", step("warm-pack", "time = \"9m\""));
    let rules = |text: &str| -> String {
        let rules: Vec<String> = findings(text).into_iter().map(|finding| finding.rule).collect();
        rules.join("\n")
    };
    let all = rules(&text);
    for part in [
        "`colour`",
        "strokes may be",
        "`presure`",
        "repeated 2 times",
        "\"brutal\"",
        "\"neck-glid\"",
        "a time is written in quotes",
        "15 minutes in a session",
    ] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    let broken = text.replacen("strokes = 200", "strokes = “200”", 1);
    let all = rules(&broken);
    for part in ["typographic", "repeated 2 times", "\"brutal\"", "\"neck-glid\""] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    assert!(!all.contains("`presure`"), "its step has an error of syntax\n{all}");
    assert!(findings(&broken).iter().any(|finding| finding.remedy.contains("check again")));
}
