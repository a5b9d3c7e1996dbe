//! Tests the shipped routines: their times, their words, and their steps in caution mode.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

use crate::every::{all_plans, name};
use crate::plans::{plan, routine};
use crate::shipped::library;
use neckcare::plan::Choices;
use neckcare::plan::phrase::spoken_length;
use neckcare::routine::body::{Position, Side, Zone};
use neckcare::routine::dose::{Dose, Pressure};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::library::Library;
use neckcare::routine::movement::MoveText;
use neckcare::routine::parse::is_name;
use neckcare::routine::step::Pass;
use neckcare::routine::{Origin, duration};
use neckcare::safety::{self, Tip};

/// Every routine as it is written, with its work and its total with lead-ins in short guidance. The total is the sum of
/// its steps and of the lead-in before each but the first: 2 s before a rest, 12 s before the second side of a knot,
/// 10 s if a ball changes sides, and 5 s before any other step. A lead-in is longer if its words need more time, and
/// has a pause after them if there would be too much talk without one.
const TIMES: &[(&str, Position, &str, &str)] = &[
    ("warm-up", Position::Seated, "3:15.0", "3:39.0"),
    ("desk-break", Position::Seated, "2:39.0", "3:19.4"),
    ("trapezius", Position::Seated, "4:35.0", "5:13.7"),
    ("suboccipital", Position::Seated, "4:25.0", "5:01.0"),
    ("trigger-point", Position::Seated, "5:22.0", "6:20.2"),
    ("knead", Position::Seated, "4:45.0", "5:33.8"),
    ("scalp", Position::Seated, "4:05.0", "4:46.0"),
    ("calm", Position::Seated, "7:45.0", "8:26.7"),
    ("ball", Position::Standing, "4:53.0", "6:11.0"),
    ("stretch", Position::Seated, "4:56.0", "6:05.3"),
    ("wind-down", Position::Lying, "10:22.0", "11:10.8"),
    ("wind-down", Position::Seated, "9:35.0", "10:18.0"),
    ("full", Position::Seated, "16:14.0", "18:26.8"),
    ("heat", Position::Seated, "11:00.0", "11:16.0"),
    ("gentle", Position::Seated, "5:30.0", "6:11.0"),
];

/// The steps, counted from 1, that stay in caution mode: light strokes, light kneading of the shoulder slope, scalp
/// work, breathing, shoulder rolls, heat and rests.
const GENTLE: &[(&str, &[usize])] = &[
    ("warm-up", &[1, 2, 3, 4, 5, 6, 7]),
    ("desk-break", &[1, 2, 3, 4, 7]),
    ("trapezius", &[1, 2, 3, 4, 5, 7, 8, 9]),
    ("suboccipital", &[1, 2, 3, 5, 8, 9, 10]),
    ("trigger-point", &[1, 2, 3, 4, 6, 7, 9]),
    ("knead", &[1, 2, 4, 6, 9, 10, 11]),
    ("scalp", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    ("calm", &[1, 2, 6, 7, 8, 9]),
    ("ball", &[1, 6, 7, 8, 9]),
    ("stretch", &[1, 2, 11, 12]),
    ("wind-down", &[1, 2, 3, 4, 5, 6, 8, 12, 13]),
    ("full", &[1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 15, 16, 17, 22, 23]),
    ("heat", &[1, 2, 3, 4, 5, 6]),
    ("gentle", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
];

/// Words for claims that no text of the program may make.
const CLAIMS: &[&str] = &[
    "cure",
    "heal",
    "detox",
    "toxin",
    "blood pressure",
    "posture",
    "immun",
    "stimulate",
    "circulation",
    "inflammation",
    "digest",
    "oxygen",
    "treat",
];

/// Formats a time as minutes, seconds and tenths, and asserts that it has no smaller parts.
fn exactly(time: Duration) -> String {
    assert_eq!(time.subsec_nanos() % 100_000_000, 0, "{time:?}");
    format!(
        "{}.{}",
        duration::clock(Duration::from_secs(time.as_secs())),
        time.subsec_millis() / 100
    )
}

#[test]
fn every_routine_takes_exactly_its_listed_time() {
    for (id, position, work, total) in TIMES {
        let plan = plan(routine(id), Choices::as_written(*position));
        assert_eq!(
            (exactly(plan.work()), exactly(plan.with_lead_ins())),
            ((*work).to_owned(), (*total).to_owned()),
            "{id}"
        );
    }
}

#[test]
fn all_fourteen_routines_are_shipped() {
    assert_eq!(library().routines().count(), 14);
    let listed: BTreeSet<&str> = TIMES.iter().map(|(id, ..)| *id).collect();
    assert_eq!(listed, Library::shipped_ids().collect());
    for id in listed {
        assert!(is_name(id), "{id}");
        assert_eq!(routine(id).origin, Origin::BuiltIn);
    }
    assert!(library().find("no-such").is_none());
}

#[test]
fn steps_of_every_routine_match_the_snapshot() {
    let mut table = String::new();
    for (id, position, ..) in TIMES {
        let plan = plan(routine(id), Choices::as_written(*position));
        let _ = writeln!(table, "{} ({id}), {}", plan.routine().title, position.word());
        for pass in plan.passes() {
            let _ = writeln!(table, "{}", row(pass));
        }
        let _ = writeln!(table);
    }
    insta::assert_snapshot!(table);
}

/// Formats a pass as a row: step, title, side and hand, dose, pressure, breath, spots.
fn row(pass: &Pass) -> String {
    let movement = &pass.movement;
    let length = |time| duration::words(time);
    let dose = match pass.dose {
        Dose::Time(time) => length(time.get()),
        Dose::Cycles(cycles, breath) => format!("{} breaths {}", cycles.get(), breath),
        Dose::Strokes(strokes, pace) => format!("{} x {}", strokes.get(), length(pace.get())),
        Dose::Hold(hold, times, release) if times.get() > 1 => {
            format!("{} x {} held ({})", times.get(), length(hold.get()), length(release.get()))
        }
        Dose::Hold(hold, ..) => format!("{} held", length(hold.get())),
    };
    let pressure = if movement.is_hands_on() { pass.pressure.word() } else { "-" };
    let spots =
        if pass.spots.get() > 1 { format!("{} spots", pass.spots.get()) } else { String::new() };
    let breath = pass.breath.map_or_else(String::new, |breath| breath.to_string());
    let title = &movement.words.title;
    let (step, side) = (pass.step + 1, pass.side.word());
    let row = format!(
        "{step:>3}  {title:24} {side:7} {:9} {dose:24} {pressure:9} {breath:6} {spots}",
        movement.hand.word()
    );
    row.trim_end().to_owned()
}

#[test]
fn caution_mode_keeps_exactly_the_gentle_steps() {
    assert_eq!(GENTLE.len(), library().routines().count());
    for (id, expected) in GENTLE {
        let steps = routine(id).steps.iter().enumerate();
        let marked: Vec<usize> =
            steps.filter(|(_, step)| step.gentle).map(|(index, _)| index + 1).collect();
        assert_eq!(marked, *expected, "{id}");
    }
}

#[test]
fn caution_mode_keeps_the_rests_at_the_start_and_end() {
    for routine in library().routines() {
        let ends = [routine.steps.first(), routine.steps.last()].map(Option::unwrap);
        assert_eq!(ends.map(|step| step.movement.name.as_str()), ["settle", "close"]);
        assert!(ends.iter().all(|step| step.gentle), "{}", routine.id);
    }
}

#[test]
fn the_gentle_routine_is_light_and_complete_in_caution_mode() {
    let gentle = routine("gentle");
    assert_eq!(gentle.max_pressure, Pressure::Light);
    assert!(gentle.steps.iter().all(|step| step.gentle && step.pressure == Pressure::Light));
}

/// Returns every pass of every plan, with a name for failures.
fn all_words() -> Vec<(String, Pass)> {
    let passes = all_plans().flat_map(|plan| {
        let of = name(&plan);
        plan.passes()
            .iter()
            .map(|pass| (format!("{of}: {}", pass.movement.name), pass.clone()))
            .collect::<Vec<_>>()
    });
    passes.collect()
}

#[test]
fn spoken_texts_are_short_and_complete() {
    for (of, pass) in all_words() {
        let MoveText { title, place: path, instruction, cue, spot, caution, caution_cue, sources } =
            &pass.movement.words;
        let count = |text: &str| text.split_whitespace().count();
        assert!((1..=14).contains(&count(cue)), "{of}: {cue}");
        assert!(count(spot) <= 12, "{of}: {spot}");
        assert!(count(caution_cue) <= 16, "{of}: {caution_cue}");
        assert!(spoken_length(caution_cue) <= Duration::from_secs(6), "{of}: {caution_cue}");
        assert!((1..=6).contains(&count(title)), "{of}: {title}");
        assert!((3..=40).contains(&count(instruction)), "{of}: {instruction}");
        assert!(!sources.is_empty(), "{of}");
        for text in [title, path, instruction, cue, spot, caution, caution_cue] {
            assert!(!text.contains(['{', '}']) && !text.contains("  "), "{of}: {text}");
            assert_eq!(text, text.trim(), "{of}");
            assert!(!text.starts_with(char::is_lowercase), "{of}: {text}");
        }
        for text in [instruction, cue, spot, caution, caution_cue] {
            assert!(text.is_empty() || text.ends_with(['.', '?']), "{of}: {text}");
        }
    }
}

#[test]
fn every_hands_on_move_has_a_spoken_caution() {
    for (of, pass) in all_words().iter().filter(|(_, pass)| pass.movement.is_hands_on()) {
        assert!(!pass.movement.words.caution_cue.is_empty(), "{of}");
        assert!(!pass.movement.words.caution.is_empty(), "{of}");
    }
}

#[test]
fn one_sided_words_name_the_side_and_the_hand() {
    for (of, pass) in all_words() {
        let (side, other) = match pass.side {
            Side::Left => ("left", "right"),
            Side::Right => ("right", "left"),
            _ => continue,
        };
        let MoveText { place: path, instruction, .. } = &pass.movement.words;
        let told = format!("{path} {instruction}").to_lowercase();
        let cue = pass.movement.words.cue.to_lowercase();
        assert!(told.contains(side), "{of}: {told}");
        assert!(!cue.contains(other), "{of}: {cue}");
        if let Some(hand) = neckcare::routine::movement::hand_word(pass.side, pass.movement.hand) {
            assert!(told.contains(&format!("{hand} ")), "{of}: {told}");
        }
    }
}

#[test]
fn every_zone_is_described_and_every_source_resolves() {
    let catalogue = &library().catalogue;
    for zone in Zone::ALL.iter().filter(|zone| **zone != Zone::Nowhere) {
        let words = catalogue.zone(*zone).unwrap_or_else(|| panic!("{zone:?} has no words"));
        for text in [&words.title, &words.find, &words.caution, &words.no_go] {
            assert!(!text.is_empty(), "{zone:?}");
        }
    }
    for movement in catalogue.moves() {
        assert!(!movement.words.sources.is_empty(), "{}", movement.name);
        for source in &movement.words.sources {
            assert_ne!(catalogue.source(source), source, "{}", movement.name);
        }
    }
    assert_eq!(catalogue.source("My physiotherapist"), "My physiotherapist");
}

#[test]
fn every_move_is_used_and_never_above_its_pressure() {
    let used: BTreeSet<&str> = library()
        .routines()
        .flat_map(|routine| routine.steps.iter().map(|step| step.movement.name.as_str()))
        .collect();
    let catalogued: BTreeSet<&str> =
        library().catalogue.moves().map(|movement| movement.name.as_str()).collect();
    assert_eq!(used, catalogued);
    for routine in library().routines() {
        for step in &routine.steps {
            assert!(step.pressure <= step.movement.pressure, "{}", routine.id);
            assert!(step.pressure <= routine.max_pressure, "{}", routine.id);
        }
    }
}

#[test]
fn no_text_makes_a_medical_claim() {
    let mut texts: Vec<String> = all_words()
        .into_iter()
        .flat_map(|(_, pass)| {
            let words = pass.movement.words.clone();
            [words.title, words.instruction, words.cue, words.caution, words.caution_cue]
        })
        .collect();
    for routine in library().routines() {
        texts.extend([routine.title.clone(), routine.goal.clone(), routine.before.clone()]);
    }
    let warnings = safety::SafetyText::built_in();
    texts.extend(Tip::ALL.iter().map(|tip| warnings.tip(*tip).to_owned()));
    for text in texts {
        let lower = text.to_lowercase();
        for claim in CLAIMS {
            assert!(!lower.contains(claim), "{claim}: {text}");
        }
    }
}

#[test]
fn things_named_in_the_words_are_among_the_needs() {
    let things = ["table", "cushion", "towel", "ball", "wall", "pack", "cloth", "sock"];
    for plan in all_plans() {
        let needs = plan.routine().needs.join(" ");
        for pass in plan.passes() {
            let MoveText { place: path, instruction, cue, .. } = &pass.movement.words;
            let told = format!("{path} {instruction} {cue}").to_lowercase();
            let told = told.split(|letter: char| !letter.is_alphabetic());
            for thing in told.filter(|word| things.contains(word)) {
                assert!(needs.contains(thing), "{}: {}: {thing}", name(&plan), pass.movement.name);
            }
        }
    }
}

#[test]
fn routines_list_the_things_that_they_need() {
    for (id, needed) in [
        ("ball", "ball"),
        ("ball", "wall"),
        ("heat", "warm pack"),
        ("heat", "cloth"),
        ("wind-down", "towel"),
        ("suboccipital", "table"),
        ("full", "towel"),
    ] {
        assert!(routine(id).needs.iter().any(|need| need.contains(needed)), "{id}: {needed}");
    }
}
