//! Generates a routine file from any bytes: always well formed, mostly sensible, and not always safe.

use std::fmt::Write;

use super::shipped::library;

/// The most steps of a generated routine.
const MOST_STEPS: usize = 12;

/// Generates a routine from the first bytes and leaves the rest.
pub(crate) fn routine(bytes: &mut impl Iterator<Item = u8>) -> String {
    let mut next = || usize::from(bytes.next().unwrap_or_default());
    let positions = [
        "\"seated\"",
        "\"lying\", \"seated\"",
        "\"standing\"",
        "\"seated\", \"standing\", \"lying\"",
    ];
    let mood = ["plain", "soft"];
    let mut text = format!(
        "format = 1\ntitle = \"Any\"\ngoal = \"Anything\"\npositions = [{}]\nmood = \"{}\"\n",
        positions[next() % positions.len()],
        mood[next() % mood.len()]
    );
    for _ in 0..=next() % MOST_STEPS {
        step(&mut text, &mut next);
    }
    text
}

fn step(text: &mut String, next: &mut impl FnMut() -> usize) {
    let moves: Vec<&str> = library().catalogue.moves().map(|one| one.name.as_str()).collect();
    writeln!(text, "[[step]]\nmove = \"{}\"", moves[next() % moves.len()]).unwrap();
    writeln!(text, "{}", dose(next).replace(", ", "\n")).unwrap();
    if next().is_multiple_of(4) {
        writeln!(text, "or = {{ {} }}", dose(next)).unwrap();
    }
    let extras = [
        "",
        "",
        "side = \"each\"",
        "side = \"left\"",
        "side = \"both\"",
        "pressure = \"light\"",
        "optional = true",
        "keep = 1",
        "keep = 3",
        "positions = [\"lying\"]",
        "positions = [\"seated\"]",
        "cue = \"{side} and {hand}\"",
    ];
    writeln!(text, "{}", extras[next() % extras.len()]).unwrap();
}

/// Returns one of the four kinds of doses, written as in an inline table.
fn dose(next: &mut impl FnMut() -> usize) -> String {
    let figure = next();
    match next() % 8 {
        0 | 1 => format!("time = \"{}s\"", 5 + figure % 90),
        2 => format!(
            "cycles = {}, breath = \"{}\"",
            1 + figure % 8,
            ["4-6", "5-5", "4-7-8"][next() % 3]
        ),
        3 => format!("hold = \"{}s\"", 8 + figure % 12),
        4 => format!(
            "hold = \"15s\", times = {}, release = \"{}s\"",
            1 + figure % 3,
            4 + next() % 12
        ),
        _ => format!("strokes = {}, pace = \"{}s\"", 1 + figure % 20, 1 + next() % 9),
    }
}
