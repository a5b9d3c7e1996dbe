//! Tests plans: their time line is consistent for all choices and at every moment.

use std::sync::Arc;
use std::time::Duration;

use crate::every::name;
use crate::lines::{assert_contiguous, every_plan, moments, own, seconds};
use crate::plans::{plan, routine, try_plan};
use crate::shipped::library;
use neckcare::plan::{
    Choices, Guidance, Plan, PlanError, Reason, Rule, Rules, SegmentKind, StrokeTones,
};
use neckcare::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Zone};
use neckcare::routine::breath::Phase;
use neckcare::routine::dose::{Dose, Pressure};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::movement::Move;
use neckcare::routine::step::{Pass, Step};
use neckcare::routine::{Routine, envelope};
use proptest::prelude::*;

fn choices(position: Position) -> impl Strategy<Value = Choices> {
    let some_steps = || prop::collection::vec(0..24_usize, 0..4);
    (
        prop::sample::select(vec![None, Some(Side::Left), Some(Side::Right)]),
        prop::sample::select(Guidance::ALL),
        (prop::option::of(5..=60_u64), prop::option::of(10..=20_u64)),
        prop::sample::select(vec![Side::Left, Side::Right]),
        (some_steps(), some_steps(), some_steps()),
        prop::collection::vec(prop::sample::select(Rule::ALL), 0..3),
    )
        .prop_map(move |(only_side, guidance, lengths, first_side, steps, rules)| Choices {
            stroke_tones: StrokeTones::First,
            known: Vec::new(),
            position,
            only_side,
            first_side,
            guidance,
            get_ready: lengths.0.map(seconds),
            hold: lengths.1.map(seconds),
            with_optional: steps.0,
            with_other_dose: steps.1,
            without: steps.2,
            time: None,
            unpaced: false,
            rules: Rules::of(&rules),
        })
}

/// Generates plans of shipped routines with any choices. Choices that leave nothing to do are skipped.
fn any_plan() -> impl Strategy<Value = Plan> {
    let ways: Vec<(&Arc<Routine>, Position)> = library()
        .routines()
        .flat_map(|routine| routine.positions.iter().map(move |position| (routine, *position)))
        .collect();
    prop::sample::select(ways)
        .prop_flat_map(|(routine, position)| (Just(routine), choices(position)))
        .prop_filter_map(
            "nothing is left, or a rest that is needed is gone",
            |(routine, choices)| try_plan(routine, choices).ok(),
        )
}

/// Generates a plan and three sorted times within it.
fn plan_and_times() -> impl Strategy<Value = (Plan, Vec<Duration>)> {
    let part = prop_oneof![0.0..=1.0_f64, Just(0.0), Just(1.0)];
    (any_plan(), prop::collection::vec(part, 3)).prop_map(|(plan, parts)| {
        let mut times: Vec<Duration> =
            parts.iter().map(|part| plan.total().mul_f64(*part)).collect();
        times.sort();
        (plan, times)
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_hold_or_release_ends_inside_a_breath(plan in any_plan(), time in prop::option::of(120..900_u64)) {
        assert_breaths_are_whole(&plan);
        let choices = Choices { time: time.map(seconds), ..plan.choices().clone() };
        if let Ok(fitted) = Plan::new_or_shortest(plan.routine(), plan.catalogue(), choices) {
            assert_breaths_are_whole(&fitted);
        }
    }

    #[test]
    fn every_plan_has_no_gaps_and_is_within_the_envelope(plan in any_plan()) {
        assert_contiguous(&plan);
        prop_assert_eq!(envelope::check_with_added_rests(plan.passes(), plan.choices().position), vec![]);
        prop_assert!(plan.allows(&[], Duration::ZERO), "the arms rest where they tire");
        let rules = &plan.choices().rules;
        let most = if rules.has(Rule::Caution) {
            Pressure::Light
        } else if rules.has(Rule::FirmAsModerate) {
            Pressure::Moderate
        } else {
            Pressure::Firm
        };
        prop_assert!(plan.passes().iter().all(|pass| pass.pressure <= most));
        let written = plan.passes().iter().any(|pass| {
            pass.pressure < plan.routine().steps[pass.step].pressure
        });
        prop_assert_eq!(plan.is_softened(), written);
    }

    #[test]
    fn every_step_is_planned_or_left_out_with_a_reason(plan in any_plan()) {
        let choices = plan.choices();
        for (index, step) in plan.routine().steps.iter().enumerate() {
            let passes: Vec<&Pass> = plan.passes().iter().filter(|pass| pass.step == index).collect();
            let reasons: Vec<Reason> = plan.left_out().iter()
                .filter(|omission| omission.step == index).map(|omission| omission.reason).collect();
            prop_assert_eq!(reasons.len(), usize::from(passes.is_empty()));
            let strip = step.movement.works_on(Zone::SideStrip)
                && choices.rules.has(Rule::NoSideStrip);
            let unchosen = step.optional && !choices.with_optional.contains(&index);
            if choices.without.contains(&index) || strip || unchosen {
                prop_assert!(passes.is_empty());
            }
            if let Some(only) = choices.only_side {
                prop_assert!(passes.iter().all(|pass| pass.side != only.other()));
            }
            prop_assert!(passes.first().is_none_or(|first| !first.second));
            prop_assert!(passes.iter().skip(1).all(|later| later.second));
        }
    }

    #[test]
    fn splitting_the_time_gives_the_same_cues((plan, times) in plan_and_times()) {
        let [a, b, c] = times[..] else { unreachable!() };
        let split = [plan.cues_between(a, b), plan.cues_between(b, c)].concat();
        prop_assert_eq!(split, plan.cues_between(a, c));
        let whole = [plan.cues_at(Duration::ZERO), plan.cues_between(Duration::ZERO, plan.total())].concat();
        prop_assert_eq!(whole, plan.cues());
        let next = plan.next_cue(b);
        prop_assert_eq!(next, plan.cues().iter().map(|cue| cue.at).find(|at| *at > b));
    }

    #[test]
    fn the_remaining_time_never_grows((plan, times) in plan_and_times()) {
        for pair in times.windows(2) {
            let (earlier, later) = (plan.at(pair[0]), plan.at(pair[1]));
            prop_assert!(later.total_left() <= earlier.total_left());
            prop_assert_eq!(later.total_left() + later.elapsed(), plan.total());
            prop_assert!(earlier.index() <= later.index());
        }
    }

    #[test]
    fn unfinished_work_is_a_part_of_the_plan((plan, times) in plan_and_times()) {
        let at = times[1];
        let done = plan.done(Duration::ZERO, at);
        let full = plan.passes();
        // Rests in lead-ins count as work done, although they belong to no step.
        let of_a_step = |part: &&Pass| {
            full.iter().any(|pass| pass.step == part.step && pass.movement == part.movement)
        };
        let parts: Vec<&Pass> = done.iter().filter(of_a_step).collect();
        prop_assert!(parts.len() <= full.len());
        for (index, (part, whole)) in parts.iter().zip(full).enumerate() {
            prop_assert_eq!(part.step, whole.step);
            prop_assert!(part.total() <= whole.total());
            let lead = plan.work_start(index).saturating_sub(plan.lead_start(index));
            prop_assert!(part.arms_up_before <= lead, "the arms are up no longer than there is time");
        }
        for (part, whole) in parts.iter().zip(full).rev().skip(1) {
            let as_planned = Pass { arms_up_before: whole.arms_up_before, ..(*part).clone() };
            prop_assert_eq!(&as_planned, whole);
        }
        let held = matches!(plan.at(at).segment().kind, SegmentKind::Hold(_) | SegmentKind::Release(_));
        prop_assert!(!held || plan.allows(&done, plan.next_point(at)), "a hold can be left early");
    }
}

#[test]
fn a_moment_equals_the_result_of_a_linear_search() {
    for plan in every_plan() {
        for elapsed in moments(plan) {
            let moment = plan.at(elapsed);
            let walked =
                plan.segments().iter().rposition(|segment| segment.start <= elapsed).unwrap();
            assert_eq!(moment.index(), walked, "{} at {elapsed:?}", name(plan));
            assert_eq!(moment.segment(), &plan.segments()[walked]);
            assert_eq!(moment.pass(), &plan.passes()[moment.segment().pass]);
            assert_eq!(moment.next(), plan.passes().get(moment.segment().pass + 1));
            assert_eq!(moment.elapsed(), elapsed.min(plan.total()));
            assert_eq!(moment.spent() + moment.left(), moment.segment().length);
            assert_eq!(moment.is_over(), elapsed >= plan.total());
        }
    }
}

#[test]
fn the_shown_seconds_change_exactly_at_the_predicted_time() {
    let seconds_of = |left: Duration| left.as_nanos().div_ceil(1_000_000_000);
    let shown = |plan: &Plan, at| {
        let moment = plan.at(at);
        (seconds_of(moment.left()), seconds_of(moment.total_left()))
    };
    for plan in every_plan().iter().step_by(7) {
        for elapsed in moments(plan).filter(|elapsed| *elapsed < plan.total()) {
            let next = elapsed + plan.at(elapsed).to_next_second();
            assert!(next > elapsed, "{} at {elapsed:?}", name(plan));
            let just_before = next.saturating_sub(Duration::from_nanos(1));
            assert!(next <= plan.at(elapsed).segment().end());
            assert_eq!(
                shown(plan, elapsed),
                shown(plan, just_before),
                "{} at {elapsed:?}",
                name(plan)
            );
            assert_ne!(shown(plan, elapsed), shown(plan, next), "{} at {elapsed:?}", name(plan));
        }
        let after = plan.total() + seconds(5);
        assert!(!plan.at(after).to_next_second().is_zero());
    }
}

#[test]
fn strokes_are_divided_evenly_among_their_spots() {
    for plan in every_plan() {
        for (index, pass) in plan.passes().iter().enumerate() {
            let Dose::Strokes(strokes, pace) = pass.dose else { continue };
            let at = |nth| plan.at(plan.work_start(index) + pace.get() * nth).stroke().unwrap();
            let mut counts = vec![0; pass.spot_count() as usize];
            for nth in 0..strokes.get() {
                let stroke = at(nth);
                assert_eq!(
                    (stroke.nth, stroke.of, stroke.into),
                    (nth, strokes.get(), Duration::ZERO)
                );
                assert_eq!(stroke.spots, pass.spots.get());
                counts[stroke.spot as usize] += 1;
            }
            let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
            assert!(*least > 0 && most - least <= 1, "{}: {counts:?}", name(plan));
        }
    }
}

#[test]
fn a_rest_that_the_arms_need_is_added_if_it_is_left_out() {
    let trapezius = routine("trapezius");
    let rests = |step: &Step| step.movement.name == "arms-down";
    let steps = trapezius.steps.iter().enumerate();
    let rest: Vec<usize> = steps.filter(|(_, step)| rests(step)).map(|(index, _)| index).collect();
    let choices = Choices { without: rest.clone(), ..Choices::defaults(Position::Seated) };
    let (whole, plan) =
        (plan(trapezius, Choices::defaults(Position::Seated)), plan(trapezius, choices));
    assert_eq!(whole.added_rests().count(), 0, "the steps rest the arms as it is written");
    let rested: Vec<&Pass> = plan.added_rests().collect();
    assert!(!rested.is_empty());
    assert!(!envelope::check(plan.passes(), Position::Seated).is_empty(), "arms would tire");
    assert!(plan.allows(&[], Duration::ZERO));
    for pass in rested {
        let index = plan.passes().iter().position(|other| other == pass).unwrap();
        let (start, end) = (plan.lead_start(index), plan.work_start(index));
        assert_eq!(end, start + seconds(15), "ten seconds down, then five to begin");
        let before = plan.cues_at(start).iter().chain(plan.cues_between(start, end));
        let words: Vec<&str> = before.map(|cue| cue.words.as_ref()).collect();
        assert!(words.contains(&"Lower your hands and let your arms rest."), "{words:?}");
    }
    assert!(plan.left_out().iter().all(|omission| rest.contains(&omission.step)));
}

#[test]
fn impossible_plans_return_their_error() {
    let lying = Choices::defaults(Position::Lying);
    assert_eq!(try_plan(routine("desk-break"), lying), Err(PlanError::Position));
    let all: Vec<usize> = (0..routine("desk-break").steps.len()).collect();
    let nothing = Choices { without: all, ..Choices::defaults(Position::Seated) };
    assert_eq!(try_plan(routine("desk-break"), nothing), Err(PlanError::Empty));
}

#[test]
fn the_breath_never_runs_past_its_cycle() {
    for plan in every_plan() {
        for elapsed in moments(plan) {
            let moment = plan.at(elapsed);
            let of = format!("{} at {elapsed:?}", name(plan));
            let paced = moment.pass().breath.filter(|_| !moment.segment().kind.is_between());
            let breath = moment.breath();
            assert_eq!(breath.is_some(), paced.is_some(), "{of}");
            let (Some(pattern), Some(breath)) = (paced, breath) else { continue };
            assert!(breath.into <= breath.length, "{of}: {breath:?}");
            let (_, length) = pattern.phases().find(|(phase, _)| *phase == breath.phase).unwrap();
            assert_eq!(breath.length, length, "{of}");
            assert!(breath.cycle < moment.breaths(), "{of}: {breath:?}");
            assert!((0.0..=1.0).contains(&breath.fullness()), "{of}: {breath:?}");
        }
    }
}

#[test]
fn at_the_end_of_a_plan_the_last_breath_is_exhaled() {
    let plan = own("[[step]]\nmove = \"belly-breath\"\ncycles = 2\nbreath = \"4-6\"");
    let last = plan.at(plan.total()).breath().unwrap();
    assert_eq!((last.phase, last.into, last.cycle), (Phase::Exhale, seconds(6), 1));
    let cut = own("[[step]]\nmove = \"settle\"\ntime = \"15s\"\nbreath = \"4-6\"");
    let last = cut.at(cut.total()).breath().unwrap();
    assert_eq!((last.phase, last.into, last.cycle), (Phase::Exhale, seconds(1), 1));
}

/// Returns the words after a hold, or after a movement that ends to one side, and the seconds that they take.
fn way_back(pass: &Pass) -> (&'static str, u64) {
    match *pass.movement {
        Move { motion: Motion::ChinDown, .. } => ("Come slowly back up.", 4),
        Move { technique: Technique::Stretch, .. } => ("Come slowly back to the middle.", 4),
        Move { tool: Tool::Ball, .. } => ("Ease off, but keep the ball.", 3),
        _ => ("Ease off slowly.", 3),
    }
}

/// Returns the words between two holds.
fn release(pass: &Pass) -> &'static str {
    match *pass.movement {
        Move { technique: Technique::Stretch, .. } => way_back(pass).0,
        Move { tool: Tool::Ball, .. } => "Ease off a little.",
        Move { hand: Hand::Both, .. } => "Ease off slowly. Keep your hands there.",
        _ => "Ease off slowly. Keep your hand there.",
    }
}

#[test]
fn after_every_hold_there_is_time_and_words_for_easing_off() {
    for plan in every_plan().iter().filter(|plan| plan.choices().guidance != Guidance::Tones) {
        let segments = plan.segments();
        for (index, held) in segments
            .iter()
            .enumerate()
            .filter(|(_, held)| matches!(held.kind, SegmentKind::Hold(_)))
        {
            let after = segments.get(index + 1).unwrap();
            let pass = &plan.passes()[held.pass];
            let (back, lasts) = way_back(pass);
            let words = if after.kind.is_between() { back } else { release(pass) };
            assert!(
                after.kind.is_between() || matches!(after.kind, SegmentKind::Release(_)),
                "{}",
                name(plan)
            );
            assert!(
                plan.cues_at(after.start).iter().any(|cue| cue.words == words),
                "{}",
                name(plan)
            );
            assert_eq!(plan.at(after.start).easing_off(), Some(pass));
            let back = after.start + seconds(lasts);
            let just_before = back.saturating_sub(Duration::from_nanos(1));
            assert_eq!(plan.at(just_before).easing_off(), Some(pass), "{}", name(plan));
            assert_eq!(plan.at(back).easing_off(), None, "{}", name(plan));
        }
    }
}

#[test]
fn half_moons_and_sways_end_with_a_way_back() {
    let mut ends = 0;
    for plan in every_plan().iter().filter(|plan| plan.choices().guidance != Guidance::Tones) {
        for pair in plan.segments().windows(2) {
            let pass = &plan.passes()[pair[0].pass];
            if matches!(pass.movement.motion, Motion::HalfMoon | Motion::Sway)
                && pair[0].kind == SegmentKind::Work
            {
                let (words, lasts) = way_back(pass);
                let said = plan.cues_at(pair[1].start);
                assert!(said.iter().any(|cue| cue.words == words), "{}", name(plan));
                assert!(pair[1].length >= seconds(lasts), "{}", name(plan));
                assert_eq!(plan.at(pair[1].start).easing_off(), Some(pass), "{}", name(plan));
                let back = pair[1].start + seconds(lasts);
                assert_eq!(plan.at(back).easing_off(), None, "{}", name(plan));
                ends += 1;
            }
        }
    }
    assert!(ends > 0);
}

#[test]
fn plans_that_end_with_a_hold_have_time_for_easing_off() {
    for (step, lasts) in [
        ("move = \"side-stretch\"\nhold = \"15s\"", Some(4)),
        ("move = \"half-moon\"\nstrokes = 4\npace = \"8s\"", Some(4)),
        ("move = \"trigger-hold\"\nhold = \"15s\"", Some(3)),
        ("move = \"neck-glide\"\nstrokes = 4\npace = \"6s\"", None),
    ] {
        let plan = own(&format!("[[step]]\n{step}\n"));
        let last = plan.segments().last().unwrap();
        let ends = (last.kind == SegmentKind::EaseOff).then_some(last.length);
        assert_eq!(ends, lasts.map(seconds), "{step}");
        assert_eq!(last.end(), plan.total());
    }
}

#[test]
fn get_ready_is_as_long_as_the_position_needs() {
    let ready = |id: &str, choices: Choices| plan(routine(id), choices).segments()[0].length;
    // Its first words take longer than the ten seconds that sitting down needs.
    assert_eq!(ready("warm-up", Choices::defaults(Position::Seated)), seconds(11));
    assert_eq!(ready("calm", Choices::defaults(Position::Seated)), seconds(10));
    assert_eq!(ready("warm-up", Choices::defaults(Position::Lying)), seconds(20));
    assert_eq!(ready("ball", Choices::defaults(Position::Standing)), seconds(15));
    let long = Choices { get_ready: Some(seconds(60)), ..Choices::defaults(Position::Seated) };
    assert_eq!(ready("warm-up", long), seconds(60));
}

/// Returns the least length of a lead-in without an explanation.
fn least_lead_in(pass: &Pass, before: &Pass) -> Duration {
    let movement = &pass.movement;
    let held = matches!(before.dose, Dose::Hold(..))
        || matches!(before.movement.motion, Motion::HalfMoon | Motion::Sway);
    seconds(match movement.tool {
        Tool::Ball if pass.second && movement.technique == Technique::Compression => 15,
        Tool::Ball if before.side != pass.side => 10,
        _ if pass.second && movement.technique == Technique::Compression => 12,
        _ if movement.is_rest() && held => way_back(before).1,
        _ if movement.is_rest() => 2,
        _ => 5,
    })
}

#[test]
fn a_short_lead_in_is_long_enough_for_its_words_and_the_hands() {
    let tenths = |time: Duration| {
        Duration::from_millis(100 * u64::try_from(time.as_millis().div_ceil(100)).unwrap())
    };
    for plan in every_plan().iter().filter(|plan| plan.choices().guidance == Guidance::Short) {
        for segment in plan.segments().iter().filter(|segment| segment.kind == SegmentKind::LeadIn)
        {
            let [before, pass] = [segment.pass - 1, segment.pass].map(|at| &plan.passes()[at]);
            let least = least_lead_in(pass, before);
            let just_before = segment.start.saturating_sub(Duration::from_nanos(1));
            let said = plan.cues_between(just_before, segment.end());
            let said = said.iter().filter(|cue| cue.at < segment.end());
            let words = said.map(|cue| cue.end().saturating_sub(segment.start)).max();
            let with = |quiet: u64| {
                least.max(tenths(words.unwrap_or_default() + Duration::from_millis(quiet)))
            };
            if segment.length == with(280) {
                continue;
            }
            // There is a pause before the work if there would be too much talk without one. The silence at the end of
            // the recording is part of that pause.
            assert_eq!(segment.length, with(1_900), "{} {}", name(plan), pass.movement.name);
            let mut talk = segment.end();
            for cue in plan.cues().iter().filter(|cue| cue.is_spoken()) {
                talk = if talk <= cue.at && cue.at < talk + seconds(2) { cue.end() } else { talk };
            }
            let counted = plan.cues_at(segment.start.saturating_sub(seconds(1)));
            let counted = counted.iter().any(|cue| cue.words == "One.");
            let without = with(280) + talk.saturating_sub(segment.end());
            let talk = without + if counted { seconds(3) } else { Duration::ZERO };
            assert!(talk > seconds(11), "{talk:?}: {} {}", name(plan), pass.movement.name);
        }
    }
}

/// Returns the plan with changed choices.
fn with(plan: &Plan, change: impl FnOnce(&mut Choices)) -> Plan {
    let mut choices = plan.choices().clone();
    change(&mut choices);
    self::plan(plan.routine(), choices)
}

#[test]
fn tones_only_guidance_takes_as_long_as_short_guidance() {
    for tones in every_plan().iter().filter(|plan| plan.choices().guidance == Guidance::Tones) {
        let short = with(tones, |choices| choices.guidance = Guidance::Short);
        assert_eq!(tones.segments(), short.segments(), "{}", name(tones));
    }
}

#[test]
fn the_first_side_does_not_change_the_time_or_break_the_envelope() {
    for right in every_plan() {
        let left = with(right, |choices| choices.first_side = Side::Left);
        assert_eq!(
            [right.total(), right.work(), right.with_lead_ins()],
            [left.total(), left.work(), left.with_lead_ins()],
            "{}",
            name(right)
        );
        for (plan, first) in [(right, Side::Right), (&left, Side::Left)] {
            assert_eq!(
                envelope::check(plan.passes(), plan.choices().position),
                [],
                "{}",
                name(plan)
            );
            for step in plan.passes().chunk_by(|one, next| one.step == next.step) {
                let sides: Vec<Side> = step.iter().map(|pass| pass.side).collect();
                let each = plan.routine().steps[step[0].step].side == Side::Each;
                assert!(!each || sides == [first, first.other()], "{}: {sides:?}", name(plan));
                assert!(each || sides.len() == 1, "{}: {sides:?}", name(plan));
            }
        }
    }
}

#[test]
fn spoken_words_follow_the_first_side() {
    let heard = |first_side| {
        let choices = Choices { first_side, ..Choices::defaults(Position::Seated) };
        let plan = plan(routine("trigger-point"), choices);
        let hold = plan.passes().iter().position(|pass| pass.movement.name == "trigger-hold");
        let from = plan.lead_start(hold.unwrap()).saturating_sub(Duration::from_nanos(1));
        let cues = plan.cues_between(from, plan.total()).iter().map(|cue| cue.words.clone());
        let sides: Vec<String> = cues.filter(|words| words.contains(" side, ")).take(2).collect();
        let second = &plan.passes()[hold.unwrap() + 1].movement.words;
        (sides.join(" | "), second.place.clone(), second.instruction.clone())
    };
    let (right, left) = (heard(Side::Right), heard(Side::Left));
    assert_eq!(right.0, "Right side, left hand. | Switch. Left side, right hand.");
    assert!(right.1.contains("left shoulder") && right.2.contains("your right hand"), "{right:?}");
    assert_eq!(left.0, "Left side, right hand. | Switch. Right side, left hand.");
    assert!(left.1.contains("right shoulder") && left.2.contains("your left hand"), "{left:?}");
}

#[test]
fn the_first_side_does_not_matter_if_only_one_side_is_chosen() {
    for usual in every_plan().iter().filter(|plan| plan.choices().guidance == Guidance::Full) {
        for only in [Side::Left, Side::Right] {
            let one = with(usual, |choices| choices.only_side = Some(only));
            let other = with(&one, |choices| choices.first_side = Side::Left);
            assert_eq!((one.passes(), one.cues()), (other.passes(), other.cues()));
        }
    }
}

#[test]
fn the_hold_setting_changes_only_presses_on_the_shoulder_by_whole_breaths() {
    let mut pressed = 0;
    for written in every_plan() {
        for set in [10, 15, 18, 20].map(seconds) {
            let plan = with(written, |choices| choices.hold = Some(set));
            assert_eq!(envelope::check(plan.passes(), plan.choices().position), []);
            for (pass, as_written) in plan.passes().iter().zip(written.passes()) {
                if pass.movement.name == "trigger-hold" {
                    let Dose::Hold(hold, ..) = pass.dose else { unreachable!() };
                    let whole = pass.breath.map(|breath| breath.whole_breaths_within(set));
                    let kept = || as_written.dose == pass.dose;
                    assert!(
                        whole.map_or_else(kept, |whole| hold.get() == whole),
                        "{}",
                        name(&plan)
                    );
                    pressed += 1;
                } else {
                    assert_eq!(pass, as_written, "{}", name(&plan));
                }
            }
        }
    }
    assert!(pressed > 0);
}

const FINGERS_ON_THE_BACK: &str = "
    [move.back-hold]
    title = \"Back hold\"
    technique = \"compression\"
    zones = [\"upper-back\"]
    path = \"Straight in\"
    motion = \"press-hold\"
    hand = \"opposite\"
    touch = \"fingertips\"
    side = \"each\"
    pressure = \"moderate\"
    instruction = \"Press and wait.\"
    cue = \"Press and wait.\"
    [[step]]
    move = \"back-hold\"
";

#[test]
fn a_hold_is_shortened_to_the_longest_that_the_envelope_allows() {
    let held = |steps: &str, set| {
        let plan = with(&own(steps), |choices| choices.hold = Some(seconds(set)));
        assert_eq!(envelope::check(plan.passes(), plan.choices().position), []);
        let holds = plan.passes().iter().filter(|pass| !pass.second);
        let lengths = holds.map(|pass| match pass.dose {
            Dose::Hold(hold, ..) => hold.get().as_secs(),
            _ => unreachable!(),
        });
        lengths.collect::<Vec<_>>()
    };
    let press = |dose: &str| format!("[[step]]\nmove = \"trigger-hold\"\nhold = \"{dose}\n");
    let back = format!("{FINGERS_ON_THE_BACK}hold = \"12s\"\n");
    assert_eq!(held(&press("15s\""), 20), [20], "once");
    assert_eq!(held(&press("20s\""), 10), [10], "shorter");
    assert_eq!([held(&back, 10), held(&back, 14), held(&back, 20)], [[10], [14], [20]]);
    let full =
        ["20s", "10s"].map(|dose| press(&format!("{dose}\"\ntimes = 2\nside = \"left\""))).concat();
    assert_eq!(held(&full, 20), [20, 10], "60 seconds a point are all there is");
    let skull = "[[step]]\nmove = \"skull-base-hold\"\nhold = \"15s\"\n";
    let stretch = "[[step]]\nmove = \"side-stretch\"\nhold = \"15s\"\n";
    assert_eq!(held(&(skull.to_owned() + stretch), 10), [15, 15], "no press on the shoulder");
}

#[test]
fn a_paced_hold_is_set_in_whole_breaths() {
    let held = |hold: &str, set| {
        let step = format!("[[step]]\nmove = \"trigger-hold\"\nhold = {hold}\n");
        let plan = with(&own(&step), |choices| choices.hold = Some(seconds(set)));
        let pass = &plan.passes()[0];
        let Dose::Hold(hold, ..) = pass.dose else { unreachable!() };
        (hold.get().as_secs(), pass.breath.is_some())
    };
    let six = "\"10s\"\nbreath = \"4-6\"";
    assert_eq!([10, 12, 19, 20].map(|set| held(six, set).0), [10, 10, 10, 20]);
    assert!([10, 12, 19, 20].iter().all(|set| held(six, *set).1));
    let eleven = "\"11s\"\nbreath = \"5.5-5.5\"";
    assert_eq!([held(eleven, 20), held(eleven, 10)], [(11, true), (10, false)]);
}

/// A point may be held for 60 seconds in all, so 20 seconds in the first step leave 40 for the second.
#[test]
fn a_paced_hold_without_room_is_shortened_by_whole_breaths() {
    let second = |breath: &str| {
        let press = "[[step]]\nmove = \"trigger-hold\"\nside = \"left\"\nhold = \"10s\"\n";
        let plan = own(&format!("{press}\n{press}times = 3\n{breath}\n"));
        let plan = with(&plan, |choices| choices.hold = Some(seconds(20)));
        plan.passes()[1].dose.to_string()
    };
    assert_eq!(second("breath = \"4-6\""), "hold 10s, 3 times");
    assert_eq!(second(""), "hold 13s, 3 times");
}

#[test]
fn a_hold_that_would_cut_off_a_breath_is_not_paced() {
    let paced = |dose: &str| {
        let plan = own(&format!("[[step]]\nmove = \"trigger-hold\"\n{dose}\n"));
        assert_breaths_are_whole(&plan);
        plan.passes().iter().all(|pass| pass.breath.is_some())
    };
    assert!(paced("hold = \"20s\"\ntimes = 2\nbreath = \"4-6\""));
    assert!(!paced("hold = \"15s\"\nbreath = \"4-6\""));
    assert!(paced("hold = \"11s\"\nbreath = \"5.5-5.5\""), "one hold has no release");
    assert!(!paced("hold = \"11s\"\ntimes = 2\nbreath = \"5.5-5.5\""), "a release of 10 s");
    assert!(paced("hold = \"11s\"\ntimes = 2\nrelease = \"11s\"\nbreath = \"5.5-5.5\""));
}

#[test]
fn a_paced_stretch_is_shortened_by_whole_breaths() {
    let stretch = own(
        "[[step]]\nmove = \"side-stretch\"\nhold = \"20s\"\ntimes = 3\nrelease = \"10s\"\nbreath = \"4-6\"\n",
    );
    let (shortest, whole) = stretch.bounds();
    assert!(shortest < whole);
    for time in (shortest.as_secs()..=whole.as_secs()).map(seconds) {
        if let Ok(plan) = try_plan(
            stretch.routine(),
            Choices { time: Some(time), ..Choices::as_written(Position::Seated) },
        ) {
            assert!(plan.passes().iter().all(|pass| pass.breath.is_some()));
            assert_breaths_are_whole(&plan);
        }
    }
}

/// Asserts that no hold and no release ends within a breath.
#[track_caller]
fn assert_breaths_are_whole(plan: &Plan) {
    for segment in plan.segments() {
        if let (Some(breath), SegmentKind::Hold(_) | SegmentKind::Release(_)) =
            (plan.passes()[segment.pass].breath, segment.kind)
        {
            let breaths = segment.length.as_secs_f64() / breath.cycle().as_secs_f64();
            assert!(breaths.fract().abs() < 1e-9, "{}: {breaths} breaths", name(plan));
        }
    }
}

#[test]
fn both_sides_count_as_one_step_and_only_planned_steps_count() {
    for plan in every_plan() {
        let of = plan.passes().chunk_by(|one, next| one.step == next.step).count();
        let numbers: Vec<_> = (0..plan.passes().len()).map(|pass| plan.step_number(pass)).collect();
        assert_eq!((numbers[0], numbers[numbers.len() - 1]), ((1, of), (of, of)), "{}", name(plan));
        for (pair, at) in plan.passes().windows(2).zip(numbers.windows(2)) {
            let on = usize::from(pair[0].step != pair[1].step);
            assert_eq!(at[1], (at[0].0 + on, of), "{}", name(plan));
        }
    }
}

#[test]
fn the_hold_setting_also_applies_to_the_alternative_dose() {
    let step =
        "[[step]]\nmove = \"trigger-hold\"\nhold = \"10s\"\nor = { hold = \"15s\", times = 2 }\n";
    let plan = with(&own(step), |choices| choices.hold = Some(seconds(12)));
    let offered = plan.other_dose(0).map(|dose| dose.to_string());
    assert_eq!(offered.as_deref(), Some("hold 12s, 2 times"));
    let other = with(&plan, |choices| choices.with_other_dose = vec![0]);
    assert_eq!(other.passes()[0].dose.to_string(), "hold 12s, 2 times");
    let paced = self::plan(routine("wind-down"), Choices::defaults(Position::Seated));
    let written = paced.routine().steps.iter().map(|step| step.or).collect::<Vec<_>>();
    let offered = (0..written.len()).map(|step| paced.other_dose(step)).collect::<Vec<_>>();
    assert!(offered == written && written.iter().any(Option::is_some));
}
