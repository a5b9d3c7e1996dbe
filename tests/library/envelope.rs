//! Tests the safe envelope (docs/safety-rules.md): for each limit, a routine just inside passes and one just outside is
//! refused.

use std::fmt::Write;
use std::time::Duration;

use crate::shipped::library;
use neckcare::plan::{Choices, Plan};
use neckcare::routine::body::{Position, Zone};
use neckcare::routine::dose::Pressure;
use neckcare::routine::envelope::Limit;
use neckcare::routine::finding::Report;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::parse::{self, Source};
use neckcare::routine::{Origin, Routine};

/// A limit, the key that an error points to, and two routines in short form (see [`toml`]), inside and outside.
type Case = (&'static str, &'static str, &'static str, &'static str);

const CASES: &[Case] = &[
    // Pressure.
    (
        "E1",
        "pressure",
        "zones=neck-columns | own strokes=5 pace=2s pressure=moderate",
        "zones=neck-columns | own strokes=5 pace=2s pressure=firm",
    ),
    (
        "E1",
        "pressure",
        "technique=rest | own time=30s pressure=light",
        "technique=rest | own time=30s pressure=moderate",
    ),
    (
        "E1",
        "pressure",
        "technique=heat tool=warm-pack hand=none touch=none | own time=5m pressure=light",
        "technique=heat tool=warm-pack hand=none touch=none | own time=5m pressure=moderate",
    ),
    // The sides of the neck.
    (
        "E2",
        "side",
        "zones=side-strip side=each | own strokes=5 pace=2s pressure=light",
        "zones=side-strip side=each | own strokes=5 pace=2s pressure=light side=both",
    ),
    (
        "E2",
        "side",
        "zones=side-strip side=left | own strokes=5 pace=2s pressure=light",
        "zones=side-strip side=left | own strokes=5 pace=2s pressure=light side=centre",
    ),
    (
        "E2",
        "move",
        "zones=scalp | own strokes=5 pace=2s pressure=light",
        "zones=none | own strokes=5 pace=2s pressure=light",
    ),
    // Held compression.
    ("E3", "hold", "trigger-hold hold=10s", "trigger-hold hold=9.999s"),
    ("E3", "hold", "skull-base-hold hold=10s", "skull-base-hold hold=9.999s"),
    ("E3", "times", "skull-base-hold hold=20s times=2", "skull-base-hold hold=20s times=3"),
    (
        "E3",
        "release",
        "trigger-hold hold=15s times=2 release=10s",
        "trigger-hold hold=15s times=2 release=9.999s",
    ),
    ("E3", "move", "trigger-hold hold=10s", "trigger-hold time=10s"),
    (
        "E3",
        "move",
        "zones=scalp | own strokes=5 pace=2s pressure=light",
        "zones=scalp | own hold=15s pressure=light",
    ),
    (
        "E3",
        "move",
        "zones=side-strip side=each | own strokes=5 pace=2s pressure=light",
        "zones=side-strip side=each | own hold=10s pressure=light",
    ),
    (
        "E3",
        "hold",
        "trigger-hold hold=20s times=2 side=left, trigger-hold hold=20s side=left",
        "trigger-hold hold=20s times=2 side=left, trigger-hold hold=20s times=2 side=left",
    ),
    ("E3", "hold", "standing: ball-hold hold=20s times=2", "standing: ball-hold hold=9.5s times=2"),
    // Points.
    (
        "E4",
        "move",
        "trigger-hold hold=10s, trigger-hold hold=10s",
        "trigger-hold hold=10s, trigger-hold hold=10s, trigger-hold hold=10s side=left",
    ),
    (
        "E4",
        "move",
        "trigger-hold hold=10s side=right, skull-base-hold hold=10s",
        "trigger-hold hold=10s, trigger-hold hold=10s side=right, skull-base-hold hold=10s",
    ),
    // Hands-on time.
    (
        "E6",
        "move",
        "standing: ball-circles time=10m",
        "standing: ball-circles time=10m, ball-circles time=1s side=left",
    ),
    (
        "E6",
        "move",
        "lying: scalp-circles time=10m, temple-circles time=10m, settle time=10m",
        "lying: scalp-circles time=10m, settle time=10m, temple-circles time=10m, breastbone-rest time=1s",
    ),
    // Stretches.
    ("E8", "hold", "side-stretch hold=10s", "side-stretch hold=9.999s"),
    (
        "E8",
        "times",
        "side-stretch hold=10s times=2, side-stretch hold=10s times=1",
        "side-stretch hold=10s times=2, side-stretch hold=10s times=2",
    ),
    ("E8", "pace", "half-moon strokes=4 pace=8s", "half-moon strokes=4 pace=8.001s"),
    ("E8", "hold", "shoulder-rolls hold=10s", "shoulder-rolls hold=9.999s"),
    ("E8", "hold", "half-moon hold=20s times=3", "half-moon hold=9.999s"),
    ("E8", "pace", "nod strokes=4 pace=4s", "nod strokes=4 pace=3.999s"),
    ("E8", "move", "turn hold=15s", "turn time=15s"),
    ("E8", "strokes", "look-up strokes=3 pace=4s", "look-up strokes=4 pace=4s"),
    ("E8", "hold", "look-up strokes=1 pace=8s", "look-up hold=10s"),
    (
        "E8",
        "move",
        "technique=stretch motion=tilt hand=none touch=none | own hold=15s pressure=light",
        "technique=stretch motion=tilt hand=same | own hold=15s pressure=light",
    ),
    (
        "E8",
        "move",
        "technique=stretch motion=half-moon hand=none touch=none | own strokes=4 pace=8s pressure=light",
        "technique=stretch motion=circles hand=none touch=none | own strokes=4 pace=8s pressure=light",
    ),
    (
        "E8",
        "pressure",
        "technique=stretch motion=tilt hand=none touch=none | own hold=15s pressure=light",
        "technique=stretch motion=tilt hand=none touch=none | own hold=15s pressure=moderate",
    ),
    // Heat.
    (
        "E9",
        "time",
        "warm-pack time=10m, skin-check time=5s, warm-pack time=5m",
        "warm-pack time=10m, skin-check time=5s, warm-pack time=5m1s",
    ),
    (
        "E9",
        "move",
        "technique=heat tool=warm-pack hand=none touch=none | own time=5m pressure=light",
        "technique=heat tool=warm-pack hand=none touch=none | lying: own time=5m pressure=light",
    ),
    (
        "E9",
        "move",
        "technique=heat tool=warm-pack hand=none touch=none zones=upper-back | own time=5m pressure=light",
        "technique=heat tool=warm-pack hand=none touch=none zones=side-strip | own time=5m pressure=light",
    ),
    // Breathing.
    ("E10", "cycles", "belly-breath cycles=4 breath=4-7-8", "belly-breath cycles=5 breath=4-7-8"),
    (
        "E10",
        "cycles",
        "belly-breath cycles=2 breath=4-7-8, belly-breath cycles=2 breath=4-7-8",
        "belly-breath cycles=2 breath=4-7-8, settle time=1m, belly-breath cycles=3 breath=4-7-8",
    ),
    (
        "E10",
        "breath",
        "standing: belly-breath cycles=4 breath=4-6",
        "standing: belly-breath cycles=4 breath=4-7-8",
    ),
    ("E10", "breath", "belly-breath time=30s breath=4-6", "belly-breath time=30s breath=4-7-8"),
    ("E10", "breath", "settle cycles=3 breath=5-5", "settle cycles=3 breath=4-7-8"),
    (
        "E10",
        "breath",
        "technique=breathing hand=none touch=none | own cycles=3 breath=4-7-8 pressure=light",
        "technique=breathing | own cycles=3 breath=4-7-8 pressure=light",
    ),
    (
        "E10",
        "breath",
        "belly-breath cycles=30 breath=5-5, settle time=10s, belly-breath cycles=30 breath=4-6",
        "belly-breath cycles=30 breath=5-5, settle time=9.999s, belly-breath cycles=1 breath=4-6",
    ),
    (
        "E10",
        "breath",
        "belly-breath cycles=30 breath=5-5, settle time=5s, arms-down time=5s, belly-breath cycles=1 breath=4-6",
        "belly-breath cycles=29 breath=5-5, settle time=5s, belly-breath cycles=1 breath=4-6, settle time=5s, belly-breath cycles=1 breath=4-6",
    ),
    (
        "E10",
        "breath",
        "belly-breath cycles=25 breath=5.5-6.5",
        "belly-breath cycles=26 breath=5.5-6.5",
    ),
    // The skull base.
    (
        "E11",
        "move",
        "lying: skull-base-circles strokes=60 pace=2s",
        "lying: skull-base-circles strokes=60 pace=2.001s",
    ),
    (
        "E11",
        "move",
        "lying: skull-base-circles strokes=45 pace=2s, skull-base-hold hold=15s times=1, skull-base-hold hold=15s times=1",
        "lying: skull-base-circles strokes=45 pace=2s, skull-base-hold hold=15s times=2",
    ),
    // Tools.
    (
        "E12",
        "move",
        "touch=knuckles | own strokes=5 pace=2s",
        "touch=knuckles zones=neck-columns pressure=moderate | own strokes=5 pace=2s",
    ),
    (
        "E12",
        "move",
        "tool=ball hand=none touch=none side=each zones=upper-back | standing: own strokes=5 pace=2s",
        "tool=ball hand=none touch=none side=each zones=upper-back | seated: own strokes=5 pace=2s",
    ),
    (
        "E12",
        "move",
        "tool=ball hand=none touch=none side=each zones=shoulder-slope | standing: own strokes=5 pace=2s",
        "tool=ball hand=none touch=none side=each zones=neck-columns pressure=light | standing: own strokes=5 pace=2s",
    ),
    (
        "E12",
        "move",
        "tool=ball hand=none touch=none side=left zones=upper-back | standing: own strokes=5 pace=2s",
        "tool=ball hand=none touch=none side=left zones=upper-back | standing: own strokes=5 pace=2s side=both",
    ),
    (
        "E12",
        "move",
        "tool=towel technique=stretch motion=sway hand=none touch=none | lying: own strokes=5 pace=4s pressure=light",
        "tool=towel technique=stretch motion=sway hand=none touch=none | seated: own strokes=5 pace=4s pressure=light",
    ),
    ("E12", "move", "tool=none | own strokes=5 pace=2s", "tool=warm-pack | own strokes=5 pace=2s"),
    (
        "E12",
        "move",
        "technique=heat tool=warm-pack hand=none touch=none | own time=5m pressure=light",
        "technique=heat tool=none hand=none touch=none | own time=5m pressure=light",
    ),
    ("E12", "move", "hand=same | own strokes=5 pace=2s", "hand=none | own strokes=5 pace=2s"),
    ("E12", "move", "touch=thumb | own strokes=5 pace=2s", "touch=none | own strokes=5 pace=2s"),
    // Arms held up, including the lead-in of five seconds: a single step that is too long.
    ("E13", "move", "neck-glide strokes=23 pace=5s", "neck-glide strokes=23 pace=5.001s"),
    ("E13", "move", "palms-rest time=1m55s", "palms-rest time=1m56s"),
    ("E13", "move", "trapezius-knead strokes=29 pace=5s", "trapezius-knead strokes=29 pace=5.001s"),
    (
        "E13",
        "move",
        "trigger-hold hold=20s times=3 release=42.5s",
        "trigger-hold hold=20s times=3 release=42.501s",
    ),
    (
        "E13",
        "move",
        "lying: neck-glide strokes=60 pace=6s",
        "seated: neck-glide strokes=60 pace=6s",
    ),
];

/// Cases with choices on the ready screen, which are checked as if the worst had been chosen.
const WORST: &[Case] = &[
    (
        "E10",
        "breath",
        "belly-breath cycles=30 breath=5-5, settle time=30s or={time=10s}, belly-breath cycles=1 breath=4-6",
        "belly-breath cycles=30 breath=5-5, settle time=30s or={time=9s}, belly-breath cycles=1 breath=4-6",
    ),
    (
        "E13",
        "move",
        "neck-glide strokes=5 pace=6s or={strokes=19;pace=6s}",
        "neck-glide strokes=5 pace=6s or={strokes=20;pace=6s}",
    ),
    ("E3", "move", "trigger-hold hold=15s or={hold=20s}", "trigger-hold hold=15s or={time=20s}"),
    (
        "E10",
        "breath",
        "belly-breath cycles=30 breath=4-6, settle time=10s, belly-breath cycles=1 breath=4-6",
        "belly-breath cycles=30 breath=4-6, settle time=10s optional=true, belly-breath cycles=1 breath=4-6",
    ),
    (
        "E10",
        "breath",
        "belly-breath cycles=10 breath=4-6 or={cycles=20;breath=4-6}, settle time=1m breath=4-6",
        "belly-breath cycles=10 breath=4-6 or={cycles=25;breath=4-6}, settle time=1m breath=4-6",
    ),
    (
        "E8",
        "times",
        "turn hold=10s times=1 or={hold=15s;times=2}, turn hold=20s times=1",
        "turn hold=10s times=3 or={hold=20s;times=1}, turn hold=20s times=1",
    ),
    (
        "E6",
        "move",
        "lying: scalp-circles time=10m, settle time=1s, scalp-circles time=10m",
        "lying: scalp-circles time=10m, scalp-circles time=10m, scalp-circles time=1s optional=true",
    ),
];

/// Pairs of routines with several steps that keep the arms up. The first has enough rests; for the second, the plan
/// adds a rest before the last step.
const TIRING: &[(&str, &str)] = &[
    (
        "neck-glide strokes=10 pace=5s, neck-glide strokes=12 pace=5s",
        "neck-glide strokes=10 pace=5s, neck-glide strokes=12 pace=5.001s",
    ),
    ("trapezius-knead strokes=14 pace=5s", "trapezius-knead strokes=14 pace=5.001s"),
    (
        "neck-glide strokes=10 pace=6s, trapezius-knead strokes=16 pace=5s side=left",
        "neck-glide strokes=10 pace=6s, trapezius-knead strokes=17 pace=5s side=left",
    ),
    (
        "neck-glide strokes=19 pace=6s, arms-down time=10s, neck-glide strokes=19 pace=6s",
        "neck-glide strokes=19 pace=6s, arms-down time=9.999s, neck-glide strokes=19 pace=6s",
    ),
    (
        "palms-rest time=1m50s, breastbone-rest time=10s, scalp-circles time=1m50s",
        "palms-rest time=1m50s, palms-rest time=10s",
    ),
    (
        "lying: neck-glide strokes=19 pace=6s, neck-glide strokes=19 pace=6s",
        "seated: neck-glide strokes=19 pace=6s, neck-glide strokes=19 pace=6s",
    ),
];

/// Pairs like [`TIRING`], in which the added rest depends on choices.
const TIRING_AT_WORST: &[(&str, &str)] = &[
    (
        "neck-glide strokes=10 pace=5s, neck-glide strokes=12 pace=5s optional=true",
        "neck-glide strokes=10 pace=5s, neck-glide strokes=13 pace=5s optional=true",
    ),
    (
        "neck-glide strokes=19 pace=6s, arms-down time=10s, neck-glide strokes=2 pace=6s",
        "neck-glide strokes=19 pace=6s, arms-down time=10s optional=true, neck-glide strokes=2 pace=6s",
    ),
    (
        "neck-glide strokes=19 pace=6s, breastbone-rest time=10s, neck-glide strokes=2 pace=6s",
        "neck-glide strokes=19 pace=6s, breastbone-rest time=10s optional=true, neck-glide strokes=2 pace=6s",
    ),
    (
        "neck-glide strokes=19 pace=6s, belly-breath cycles=2 breath=4-6, neck-glide strokes=2 pace=6s",
        "neck-glide strokes=19 pace=6s, belly-breath cycles=2 breath=4-6 optional=true, neck-glide strokes=2 pace=6s",
    ),
    (
        "neck-glide strokes=10 pace=6s or={strokes=5;pace=6s}, neck-glide strokes=4 pace=6s or={strokes=8;pace=6s}",
        "neck-glide strokes=10 pace=6s or={strokes=5;pace=6s}, neck-glide strokes=4 pace=6s or={strokes=9;pace=6s}",
    ),
    (
        "neck-glide strokes=19 pace=6s, arms-down time=30s or={time=10s}, neck-glide strokes=2 pace=6s",
        "neck-glide strokes=19 pace=6s, arms-down time=30s or={time=9s}, neck-glide strokes=2 pace=6s",
    ),
    (
        "lying: neck-glide strokes=19 pace=6s, neck-glide strokes=19 pace=6s",
        "lying+seated: neck-glide strokes=19 pace=6s, neck-glide strokes=19 pace=6s",
    ),
];

/// Expands the short form of a routine: steps separated by commas, each a move and `key=value` pairs; before them,
/// optional positions and a colon; and first of all, up to a bar, changes to the file's own move `own`, which by
/// default sweeps both palms over the shoulder slope.
fn toml(words: &str) -> String {
    let (own, steps) = words.split_once(" | ").unwrap_or(("", words));
    let (positions, steps) = steps.split_once(": ").unwrap_or(("seated", steps));
    let mut file = String::from("format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n");
    let positions: Vec<String> = positions.split('+').map(|each| format!("{each:?}")).collect();
    let _ = writeln!(file, "positions = [{}]", positions.join(", "));
    for step in steps.split(", ") {
        let _ =
            writeln!(file, "\n[[step]]\nmove = {:?}", step.split(' ').next().unwrap_or_default());
        for (key, value) in step.split(' ').filter_map(|pair| pair.split_once('=')) {
            let _ = writeln!(file, "{key} = {}", literal(key, value));
        }
    }
    let usual = "title=own instruction=do cue=do technique=effleurage zones=shoulder-slope \
        motion=sweep-out hand=both touch=palm tool=none side=both pressure=firm";
    let _ = writeln!(file, "\n[move.own]");
    for (key, value) in usual.split(' ').filter_map(|pair| pair.split_once('=')) {
        let differs =
            own.split(' ').filter_map(|pair| pair.split_once('=')).find(|(own, _)| *own == key);
        let _ = writeln!(file, "{key} = {}", literal(key, differs.map_or(value, |(_, own)| own)));
    }
    file
}

fn literal(key: &str, value: &str) -> String {
    if let Some(inner) = value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
        let pairs = inner.split(';').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<String> =
            pairs.map(|(key, value)| format!("{key} = {}", literal(key, value))).collect();
        return format!("{{ {} }}", pairs.join(", "));
    }
    match key {
        "strokes" | "cycles" | "times" | "optional" => value.to_owned(),
        "zones" => format!("[{value:?}]"),
        _ => format!("{value:?}"),
    }
}

const fn source(text: &str) -> Source<'_> {
    Source { file: "mine.toml", id: "mine", text, origin: Origin::User }
}

fn read(text: &str) -> Result<Routine, Report> {
    parse::routine(source(text), &library().catalogue)
}

/// Reads a routine in short form that must be valid. Returns it with the steps before which `check` asks for a rest.
#[track_caller]
#[expect(clippy::panic, reason = "the test has found something")]
fn warned(words: &str) -> (Routine, Vec<usize>) {
    let text = toml(words);
    let checked = parse::check(source(&text), &library().catalogue);
    let routine = checked.routine.unwrap_or_else(|report| panic!("refused: {words}\n{report}"));
    let rests = checked.warnings.findings().iter().filter(|finding| finding.rule.contains("(E13)"));
    let steps = rests.map(|finding| {
        let before = text.get(..finding.place.start).unwrap_or_default();
        assert!(before.ends_with("\nmove = "), "{words}: not at the move");
        before.matches("[[step]]").count() - 1
    });
    (routine, steps.collect())
}

/// Returns the steps before which the plan, with everything as written, adds a rest.
#[expect(clippy::unwrap_used, reason = "what can be read can be planned")]
fn added_rests(routine: Routine) -> Vec<usize> {
    let position = routine.usual_position();
    let choices = Choices::as_written(position);
    let plan = Plan::new(routine.into(), library().catalogue.clone(), choices).unwrap();
    assert!(plan.allows(&[], Duration::ZERO), "the added rests are enough");
    plan.added_rests().map(|pass| pass.step).collect()
}

#[track_caller]
#[expect(clippy::panic, reason = "the test has found something")]
fn judge((limit, key, inside, outside): &Case) {
    if let Err(report) = read(&toml(inside)) {
        panic!("just inside {limit}, and refused: {inside}\n{report}");
    }
    let text = toml(outside);
    let Err(report) = read(&text) else {
        panic!("just outside {limit}, and not refused: {outside}");
    };
    for finding in report.findings() {
        assert!(finding.rule.ends_with(&format!("({limit})")), "{outside}\n{report}");
        let before = text.get(..finding.place.start).unwrap_or_default();
        assert!(before.ends_with(&format!("\n{key} = ")), "{outside}: not at {key}\n{report}");
    }
}

/// Makes a test for a limit of routine files, with its number in its name: the routines just inside pass, and those
/// just outside are refused with the right place.
macro_rules! limit {
    ($name:ident: $limit:literal) => {
        #[test]
        fn $name() {
            let own: Vec<&Case> = CASES.iter().filter(|case| case.0 == $limit).collect();
            assert!(!own.is_empty());
            own.into_iter().for_each(judge);
        }
    };
}

limit!(e1_pressure: "E1");
limit!(e2_the_sides_of_the_neck: "E2");
limit!(e3_held_compression: "E3");
limit!(e4_points: "E4");
limit!(e6_hands_on_time: "E6");
limit!(e8_stretches: "E8");
limit!(e9_heat: "E9");
limit!(e10_breathing: "E10");
limit!(e11_the_skull_base: "E11");
limit!(e12_tools: "E12");
limit!(e13_raised_arms: "E13");

#[test]
fn every_case_of_every_limit_is_checked() {
    CASES.iter().for_each(judge);
}

#[test]
fn choices_are_checked_at_their_worst() {
    WORST.iter().for_each(judge);
}

#[test]
fn arms_that_tire_over_several_steps_get_a_rest() {
    for (rested, tired) in TIRING {
        let (routine, warnings) = warned(rested);
        assert_eq!((added_rests(routine), warnings), (vec![], vec![]), "{rested}");
        let (routine, warnings) = warned(tired);
        let last = vec![routine.steps.len() - 1];
        assert_eq!((added_rests(routine), warnings), (last.clone(), last), "{tired}");
    }
}

#[test]
fn check_warns_if_any_choice_adds_a_rest() {
    for (rested, tired) in TIRING_AT_WORST {
        assert!(warned(rested).1.is_empty(), "{rested}");
        let (routine, warnings) = warned(tired);
        assert_eq!(warnings, [routine.steps.len() - 1], "{tired}");
    }
}

#[test]
fn every_limit_has_a_case() {
    for limit in Limit::ALL {
        assert!(CASES.iter().any(|case| case.0 == limit.word()), "{limit:?}");
    }
}

#[test]
fn every_zone_allows_only_its_highest_pressure() {
    const MOST: &[(Zone, Pressure)] = &[
        (Zone::SkullBase, Pressure::Light),
        (Zone::NeckColumns, Pressure::Moderate),
        (Zone::ShoulderSlope, Pressure::Firm),
        (Zone::SideStrip, Pressure::Light),
        (Zone::Scalp, Pressure::Moderate),
        (Zone::UpperBack, Pressure::Firm),
        (Zone::Temples, Pressure::Light),
        (Zone::Breastbone, Pressure::Light),
    ];
    assert_eq!(MOST.len() + 1, Zone::ALL.len(), "all but the one that is nowhere");
    for (zone, most) in MOST {
        for pressure in Pressure::ALL {
            let words = format!(
                "zones={} side=left | own strokes=5 pace=2s pressure={}",
                zone.word(),
                pressure.word()
            );
            let refused = read(&toml(&words)).is_err_and(|report| {
                report.findings().iter().all(|finding| finding.rule.ends_with("(E1)"))
            });
            assert_eq!(refused, pressure > most, "{words}");
        }
    }
}

#[test]
fn a_move_is_checked_against_its_strictest_zone() {
    let text = toml("side=left | own strokes=5 pace=2s pressure=moderate");
    let wider = text.replace("[\"shoulder-slope\"]", "[\"shoulder-slope\", \"skull-base\"]");
    assert!(read(&text).is_ok());
    let report = read(&wider).unwrap_err();
    assert!(report.findings()[0].rule.contains("skull-base"), "{report}");
}

#[test]
fn the_words_for_pressure_stay_below_six_of_ten() {
    let ceilings: Vec<u8> = Pressure::ALL.iter().map(|pressure| pressure.ceiling()).collect();
    assert_eq!(ceilings, [2, 4, 5]);
}

#[test]
fn a_moves_variant_for_a_position_is_checked_too() {
    let text = toml("seated+lying: own strokes=5 pace=2s pressure=firm");
    let text = text + "\n[move.own.lying]\nzones = [\"neck-columns\"]\n";
    let report = read(&text).unwrap_err();
    assert!(report.findings()[0].rule.ends_with("(E1)"), "{report}");
    let seated = text.replace("[\"seated\", \"lying\"]", "[\"seated\"]");
    assert_eq!(read(&seated).unwrap().usual_position(), Position::Seated);
}
