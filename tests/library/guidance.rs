//! Tests guidance that a new user can follow with closed eyes: the order and pace of the words, rests for the arms,
//! whole breaths, and words that never contradict the plan.

use std::time::Duration;

use crate::every::{all_plans, name};
use crate::plans::{self, plan, routine};
use crate::shipped::library;
use neckcare::plan::phrase::word_count;
use neckcare::plan::{
    Choices, Cue, CueKind, Guidance, Omission, Plan, Reason, SegmentKind, phrases,
};
use neckcare::routine::body::{Hand, Position, Side, Technique};
use neckcare::routine::dose::Dose;
use neckcare::routine::keyword::Keyword;
use neckcare::routine::movement::hand_word;
use neckcare::routine::parse::{self, Source};
use neckcare::routine::step::Pass;
use neckcare::routine::{Origin, Routine, envelope};

const MINUTE: Duration = Duration::from_secs(60);

/// The silence at the ends of a recording: 20 ms before the words, and 80 ms after them.
const SILENT: Duration = Duration::from_millis(100);

/// The seconds that each routine took a new user in an earlier version, in its usual position.
const BEFORE: [(&str, u64); 14] = [
    ("warm-up", 293),
    ("desk-break", 303),
    ("trapezius", 372),
    ("suboccipital", 381),
    ("trigger-point", 512),
    ("knead", 334),
    ("scalp", 385),
    ("calm", 400),
    ("ball", 426),
    ("stretch", 443),
    ("wind-down", 810),
    ("full", 1341),
    ("heat", 678),
    ("gentle", 528),
];

/// Returns every plan with spoken guidance.
fn spoken_plans() -> impl Iterator<Item = Plan> {
    all_plans().filter(|plan| plan.choices().guidance != Guidance::Tones)
}

/// Returns the start and end of all utterances but the last, without the silence at the ends of their recordings.
fn said(plan: &Plan) -> Vec<(Duration, Duration, &Cue)> {
    let spoken = plan.cues().iter().filter(|cue| !cue.words.is_empty());
    let within = spoken.filter(|cue| cue.kind != CueKind::End);
    within.map(|cue| (cue.at, cue.end().saturating_sub(SILENT), cue)).collect()
}

/// Plans a routine for a new user.
fn first_time(id: &str) -> Plan {
    let routine = routine(id);
    let usual = Choices::defaults(routine.usual_position());
    plan(routine, Choices { guidance: Guidance::Full, ..usual })
}

#[test]
fn full_guidance_has_at_most_45_percent_of_talk_and_70_words_in_any_minute() {
    for plan in spoken_plans().filter(|plan| plan.choices().guidance == Guidance::Full) {
        let said = said(&plan);
        for (index, (_, end, cue)) in said.iter().enumerate() {
            let from = end.saturating_sub(MINUTE);
            let minute = || said[..=index].iter().filter(|(_, end, _)| *end > from);
            let talk: Duration =
                minute().map(|(start, end, _)| end.saturating_sub(from.max(*start))).sum();
            let words: u32 = minute().map(|(.., cue)| word_count(&cue.words)).sum();
            let of = format!("{}, up to {:?} at {:?}", name(&plan), cue.words, cue.at);
            assert!(talk <= Duration::from_secs(27), "{talk:?} of talk: {of}");
            assert!(words <= 70, "{words} words: {of}");
        }
    }
}

#[test]
fn talk_has_a_pause_of_two_seconds_after_at_most_twelve() {
    for plan in spoken_plans() {
        let mut begins = Duration::ZERO;
        let mut last = Duration::ZERO;
        for (start, end, cue) in said(&plan) {
            if start.saturating_sub(last) >= Duration::from_secs(2) {
                begins = start;
            }
            last = end;
            let talk = end.saturating_sub(begins);
            assert!(talk <= Duration::from_secs(12), "{}: {talk:?} up to {cue:?}", name(&plan));
        }
    }
}

#[test]
fn no_routine_takes_a_new_user_over_a_fifth_longer_than_before() {
    for (id, before) in BEFORE {
        let total = first_time(id).total();
        assert!(total <= Duration::from_secs(before) * 6 / 5, "{id}: {total:?}");
    }
}

#[test]
fn a_desk_break_takes_five_minutes_at_first_and_three_and_a_half_later() {
    assert!(first_time("desk-break").total() <= Duration::from_secs(300));
    let routine = routine("desk-break");
    let known: Vec<String> = routine.steps.iter().map(|step| step.movement.name.clone()).collect();
    let choices =
        Choices { guidance: Guidance::Full, known, ..Choices::defaults(Position::Seated) };
    let known = plan(routine, choices);
    assert!(known.total() <= Duration::from_secs(210), "{:?}", known.total());
    assert!(known.left_out().is_empty(), "{:?}", known.left_out());
}

#[test]
fn a_desk_break_first_teaches_three_moves_and_adds_the_others_later() {
    let moves = |plan: &Plan| -> Vec<String> {
        let mut names: Vec<String> =
            plan.passes().iter().map(|pass| pass.movement.name.clone()).collect();
        names.dedup();
        names
    };
    let first = first_time("desk-break");
    let expected = ["settle", "belly-breath", "neck-glide", "trapezius-knead", "close"];
    assert_eq!(moves(&first), expected);
    let later: Vec<&Omission> =
        first.left_out().iter().filter(|left| left.reason == Reason::Later).collect();
    assert_eq!(later.iter().map(|left| left.step).collect::<Vec<_>>(), [4, 5]);
    let choices = Choices { known: moves(&first), ..first.choices().clone() };
    let next = plan(routine("desk-break"), choices);
    assert!(next.left_out().is_empty() && next.passes().len() > first.passes().len());
    assert!(next.total() <= Duration::from_secs(310), "{:?}", next.total());
}

#[test]
fn every_routine_begins_by_settling_and_ends_with_at_least_15s_of_rest() {
    for plan in all_plans() {
        let (first, last) = (&plan.passes()[0], plan.passes().last().unwrap());
        assert_eq!(first.movement.name, "settle", "{}", name(&plan));
        assert!(first.total() >= Duration::from_secs(10), "{}", name(&plan));
        assert_eq!(last.movement.name, "close", "{}", name(&plan));
        assert!(last.total() >= Duration::from_secs(15), "{}", name(&plan));
    }
}

#[test]
fn the_first_words_are_the_title_the_length_and_the_keys() {
    for plan in spoken_plans() {
        let words: Vec<&str> = said(&plan).iter().map(|(.., cue)| cue.words.as_str()).collect();
        let (_, steps) = plan.step_number(0);
        assert_eq!(words[0], format!("{}.", plan.title()));
        assert_eq!(words[1], phrases::length(plan.total(), steps), "{}", name(&plan));
        assert_eq!(words[2], phrases::keys(plan.choices().position), "{}", name(&plan));
    }
    let plan = first_time("suboccipital");
    assert_eq!(said(&plan)[1].2.words, "Eight minutes, ten steps.", "{:?}", plan.total());
}

/// The order is: place, instruction, pressure, caution, raising the hands, finding the place, quiet, work.
#[test]
fn a_new_move_is_explained_before_the_hands_go_up() {
    let mut explained = 0;
    for plan in all_plans().filter(|plan| plan.choices().guidance == Guidance::Full) {
        for (index, pass) in plan.passes().iter().enumerate() {
            let (lead, work) = (plan.lead_start(index), plan.work_start(index));
            let here: Vec<&str> = said(&plan)
                .iter()
                .filter(|(start, ..)| (lead..work).contains(start))
                .map(|(.., cue)| cue.words.as_str())
                .collect();
            let at = |words: &str| here.iter().position(|said| *said == words);
            let Some(raise) = at(&phrases::raise(pass)) else { continue };
            explained += 1;
            let of = format!("{}: {here:?}", name(&plan));
            let movement = &pass.movement;
            let instruction: Vec<usize> =
                phrases::sentences(&movement.words.instruction).filter_map(&at).collect();
            assert!(!instruction.is_empty() && instruction.is_sorted(), "{of}");
            if let Some(place) = at(&movement.words.place) {
                assert!(place < instruction[0], "{of}");
            }
            if let Some(caution) = at(&movement.words.caution_cue) {
                assert!(*instruction.last().unwrap() < caution && caution < raise, "{of}");
            }
            let find = library().catalogue.zone(movement.zones[0]).and_then(|zone| at(&zone.find));
            assert!(find.is_none_or(|find| raise < find), "{of}");
            assert!(here.len() - raise <= 2, "no more than finding it with the arms up: {of}");
            let last = said(&plan).into_iter().rfind(|(start, ..)| *start < work).unwrap();
            let quiet = work.saturating_sub(last.1);
            assert!(quiet >= Duration::from_secs(4), "{quiet:?}: {of}");
        }
    }
    assert!(explained > 20);
}

#[test]
fn shipped_routines_need_no_added_rests_for_the_arms() {
    for plan in all_plans() {
        for first_side in [Side::Left, Side::Right] {
            let choices = Choices { first_side, ..plan.choices().clone() };
            let plan = plans::plan(plan.routine(), choices);
            let added: Vec<&str> =
                plan.added_rests().map(|pass| pass.movement.name.as_str()).collect();
            assert!(added.is_empty(), "{}: {added:?}", name(&plan));
            let done = plan.done(Duration::ZERO, plan.total());
            let breaches = envelope::check(&done, plan.choices().position);
            assert!(breaches.is_empty(), "{}: {breaches:?}", name(&plan));
        }
    }
}

#[expect(clippy::panic, reason = "a routine of a test is right")]
fn own(steps: &str) -> Routine {
    let text = format!("format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n{steps}");
    let source = Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
    parse::routine(source, &library().catalogue).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn a_plan_adds_a_rest_for_tired_arms_and_announces_it() {
    let steps = "[[step]]\nmove = \"neck-glide\"\nstrokes = 12\npace = \"6s\"\n".repeat(3);
    for guidance in Guidance::ALL {
        let choices = Choices { guidance: *guidance, ..Choices::as_written(Position::Seated) };
        let plan = plan(&own(&steps).into(), choices);
        let resting = plan.added_rests().count();
        assert!((1..=2).contains(&resting), "{guidance:?}: {resting}");
        let done = plan.done(Duration::ZERO, plan.total());
        assert!(envelope::check(&done, Position::Seated).is_empty(), "{guidance:?}");
        let told = plan.cues().iter().any(|cue| cue.words == phrases::REST_ARMS);
        assert_eq!(told, *guidance != Guidance::Tones);
    }
}

#[test]
fn nothing_is_counted_during_a_paced_breath_or_a_breathing_step() {
    for plan in all_plans() {
        for cue in plan.cues().iter().filter(|cue| cue.kind == CueKind::Count) {
            let moment = plan.at(cue.at);
            let pass = moment.pass();
            assert!(moment.breath().is_none(), "{}: {cue:?}", name(&plan));
            assert_ne!(pass.movement.technique, Technique::Breathing, "{}", name(&plan));
            let held = matches!(moment.segment().kind, SegmentKind::Hold(_));
            assert!(held || cue.words.is_empty(), "{}: {cue:?}", name(&plan));
        }
    }
}

#[test]
fn the_first_paced_breath_of_a_plan_names_its_tones() {
    for plan in spoken_plans() {
        let Some(first) = plan.passes().iter().position(|pass| pass.breath.is_some()) else {
            continue;
        };
        let start = plan.work_start(first);
        let end = start + plan.passes()[first].total();
        let named = |words: &str| {
            let mut cues = plan.cues().iter().filter(|cue| (start..end).contains(&cue.at));
            cues.any(|cue| cue.words == words)
        };
        // During hands-on work, "In" alone could mean a movement of the hands.
        let breathes = plan.passes()[first].movement.technique == Technique::Breathing;
        let (inhale, exhale) =
            if breathes { ("In.", "Out.") } else { ("Breathe in.", "Breathe out.") };
        assert!(named(inhale) && named(exhale), "{}", name(&plan));
    }
}

#[test]
fn hands_on_work_has_a_reminder_of_the_breath_or_of_letting_go() {
    for plan in spoken_plans() {
        for (index, pass) in plan.passes().iter().enumerate() {
            let by_hand = matches!(
                pass.movement.technique,
                Technique::Effleurage | Technique::Petrissage | Technique::Friction
            );
            if !by_hand || pass.second {
                continue;
            }
            let words = phrases::while_working(pass, index).unwrap();
            let start = plan.work_start(index);
            let cues = plan.cues_between(start, start + pass.total());
            assert!(cues.iter().any(|cue| cue.words == words), "{}: {words}", name(&plan));
        }
    }
}

/// Returns all texts of a pass.
fn texts(pass: &Pass) -> String {
    let words = &pass.movement.words;
    [&words.title, &words.place, &words.instruction, &words.cue, &words.spot, &words.caution_cue]
        .map(String::as_str)
        .join(" ")
        .to_lowercase()
}

/// The doses to try with each move, with the paced breath.
const DOSES: [(&str, Option<&str>); 9] = [
    ("time = \"30s\"", None),
    ("time = \"30s\"", Some("4-6")),
    ("strokes = 4\npace = \"8s\"", None),
    ("strokes = 4\npace = \"5s\"", None),
    ("strokes = 4\npace = \"10s\"", Some("5-5")),
    ("hold = \"20s\"", Some("4-6")),
    ("hold = \"15s\"", None),
    ("cycles = 2", Some("5.5-5.5")),
    ("cycles = 2", Some("4-7-8")),
];

#[test]
fn the_words_of_every_move_match_the_planned_side_hand_and_breath() {
    let (mut planned, mut refused) = (0, 0);
    for movement in library().catalogue.moves() {
        for side in Side::ALL {
            for position in Position::ALL {
                for (dose, breath) in DOSES {
                    let breath_key =
                        breath.map_or(String::new(), |breath| format!("breath = \"{breath}\"\n"));
                    let text = format!(
                        "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\npositions = [\"{}\"]\n\
                         [[step]]\nmove = \"{}\"\nside = \"{}\"\n{dose}\n{breath_key}",
                        position.word(),
                        movement.name,
                        side.word(),
                    );
                    let source =
                        Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
                    let Ok(routine) = parse::routine(source, &library().catalogue) else {
                        refused += 1;
                        continue;
                    };
                    let choices = Choices::as_written(*position);
                    let Ok(plan) = plans::try_plan(&routine.into(), choices) else { continue };
                    planned += 1;
                    for pass in plan.passes() {
                        words_fit(pass, &text);
                    }
                }
            }
        }
    }
    assert!(planned > 500 && refused > 500, "{planned} planned, {refused} refused");
}

fn words_fit(pass: &Pass, of: &str) {
    let said = texts(pass);
    assert!(!said.contains(['{', '}']), "{of}{said}");
    let names =
        |word: &str| said.split(|letter: char| !letter.is_alphanumeric()).any(|said| said == word);
    let one_side = matches!(pass.side, Side::Left | Side::Right);
    let lists_both = said.contains("either side") || said.contains("each hand");
    if one_side {
        let side = if pass.side == Side::Left { "left" } else { "right" };
        assert!(names(side), "the words name no side: {of}{said}");
        assert!(!lists_both, "{of}{said}");
        let hand = hand_word(pass.side, pass.movement.hand);
        let other = if pass.side == Side::Left { "right" } else { "left" };
        let other_is_named = hand == Some(other) || pass.movement.hand == Hand::Free;
        assert!(other_is_named || !names(other), "the words name the other side: {of}{said}");
    } else if pass.movement.name != "ball-place" {
        assert!(!names("left") && !names("right"), "the words name a side: {of}{said}");
    }
    for number in ["two seconds", "three seconds", "ten times", "five times", "twice", "times"] {
        assert!(!said.contains(number), "the words name a figure: {of}{said}");
    }
    for pattern in ["in for four", "out for six", "in for five"] {
        let paced = pass.breath.is_some_and(|breath| breath.spoken().contains(pattern));
        assert!(paced || !said.contains(pattern), "the words name another breath: {of}{said}");
    }
    if pass.movement.technique == Technique::Breathing
        && let Some(breath) = pass.breath
    {
        assert!(said.contains(&breath.spoken()), "the words do not name the breath: {of}{said}");
    }
    if let Dose::Hold(..) = pass.dose {
        assert!(!said.contains("rub"), "{of}{said}");
    }
}

#[test]
fn a_side_without_words_is_refused_with_the_reason() {
    for name in [
        "neck-glide",
        "palms-rest",
        "column-knead",
        "column-rub",
        "skull-base-circles",
        "temple-circles",
    ] {
        let text = format!(
            "format = 1\ntitle = \"Mine\"\ngoal = \"A test\"\n[[step]]\nmove = \"{name}\"\n\
             strokes = 5\npace = \"6s\"\nside = \"left\"\n"
        );
        let source = Source { file: "mine.toml", id: "mine", text: &text, origin: Origin::User };
        let report = parse::routine(source, &library().catalogue).unwrap_err().to_string();
        assert!(report.contains("has no words for one side"), "{report}");
        assert!(report.contains("{side}"), "the fix: {report}");
    }
}

#[test]
fn arms_go_up_five_seconds_before_the_longest_possible_step() {
    for dose in ["strokes = 28\npace = \"4s\"", "strokes = 19\npace = \"6s\""] {
        let steps = format!(
            "[[step]]\nmove = \"scalp-circles\"\nstrokes = 10\npace = \"2s\"\n\
             [[step]]\nmove = \"neck-glide\"\npressure = \"light\"\n{dose}\n"
        );
        let full = Choices { guidance: Guidance::Full, ..Choices::as_written(Position::Seated) };
        let plan = plan(&own(&steps).into(), full);
        let raise = phrases::raise(plan.passes().last().unwrap());
        let up = plan.cues().iter().rfind(|cue| cue.words == raise).unwrap().at;
        assert_eq!(plan.work_start(1).saturating_sub(up), Duration::from_secs(5), "{dose}");
        assert!(plan.allows(&[], Duration::ZERO), "{dose}");
    }
}

#[test]
fn the_picture_raises_the_hands_when_the_words_do() {
    let plan = first_time("trapezius");
    for (index, pass) in plan.passes().iter().enumerate() {
        let (lead, work) = (plan.lead_start(index), plan.work_start(index));
        let raise = phrases::raise(pass);
        let up =
            plan.cues().iter().find(|cue| cue.words == raise && (lead..work).contains(&cue.at));
        let Some(up) = up else { continue };
        let moment = Duration::from_millis(10);
        assert!(plan.at(up.at.saturating_sub(moment)).keeps_hands_down(), "{}", pass.movement.name);
        assert!(!plan.at(up.at + moment).keeps_hands_down(), "{}", pass.movement.name);
        assert!(!plan.at(work).keeps_hands_down(), "{}", pass.movement.name);
    }
}

#[test]
fn check_warns_about_every_rest_that_short_guidance_adds() {
    let steps = "[[step]]\nmove = \"scalp-circles\"\nstrokes = 30\npace = \"2s\"\n".repeat(5);
    let routine = own(&steps);
    let warned: Vec<usize> =
        envelope::rests_to_add(&routine).iter().map(|breach| breach.step).collect();
    let plan = plan(&routine.into(), Choices::as_written(Position::Seated));
    let added: Vec<usize> = plan.added_rests().map(|pass| pass.step).collect();
    assert_eq!(warned, added);
    assert_eq!(added, [1, 2, 3, 4]);
}

#[test]
fn next_skips_the_wait_before_an_explanation() {
    let mut waits = 0;
    for plan in spoken_plans() {
        for (index, pass) in plan.passes().iter().enumerate().skip(1) {
            let lead = plan.lead_start(index);
            let filled = [phrases::REST_LONGER, phrases::REST_FOR_A_MOMENT];
            let fills = |cue: &Cue| cue.at == lead && filled.contains(&cue.words.as_str());
            if !plan.cues().iter().any(fills) {
                continue;
            }
            waits += 1;
            let before = lead.saturating_sub(Duration::from_millis(1));
            for from in [before, lead + Duration::from_secs(1)] {
                let next = plan.next_point(from);
                let title = if pass.second { "Switch." } else { &pass.movement.words.title };
                let named = plan.cues_at(next).iter().any(|cue| cue.words.starts_with(title));
                assert!(named, "{}: {next:?} {:?}", name(&plan), pass.movement.name);
            }
        }
    }
    assert!(waits > 5, "{waits}");
}
