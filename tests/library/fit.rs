//! Tests plans that are fitted into a time, for all choices and all possible times.

use std::num::NonZero;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::plans::{plan, routine, try_plan};
use crate::share::share;
use crate::shipped::library;
use neckcare::plan::{Choices, Guidance, Plan, PlanError, Reason};
use neckcare::routine::Routine;
use neckcare::routine::body::{Side, Technique};
use neckcare::routine::dose::Dose;
use neckcare::routine::envelope::{self, Breach};
use neckcare::routine::keyword::Keyword;
use neckcare::routine::step::{Keep, Pass};

const SECOND: Duration = Duration::from_secs(1);

/// The whole plan for some choices, and fitted plans with their times, from the shortest to the whole.
struct FittedPlans {
    whole: Plan,
    fitted: Vec<(Duration, Plan)>,
}

impl FittedPlans {
    fn of(routine: &Arc<Routine>, choices: &Choices) -> Self {
        let whole = plan(routine, choices.clone());
        let shortest = shortest(routine, choices);
        let tens = (6..=whole.total().as_secs() / 10 + 1)
            .map(|tens| SECOND * 10 * u32::try_from(tens).unwrap());
        let mut times: Vec<Duration> = tens.filter(|time| *time >= shortest).collect();
        times.extend([shortest, whole.total()]);
        times.sort();
        let fitted = |time| (time, within(routine, choices, time).unwrap());
        Self { whole, fitted: times.into_iter().map(fitted).collect() }
    }
}

fn within(routine: &Arc<Routine>, choices: &Choices, time: Duration) -> Result<Plan, PlanError> {
    try_plan(routine, Choices { time: Some(time), ..choices.clone() })
}

fn shortest(routine: &Arc<Routine>, choices: &Choices) -> Duration {
    match within(routine, choices, Duration::ZERO) {
        Err(PlanError::TooShort(shortest)) => shortest,
        other => panic!("{}: {other:?}", routine.id),
    }
}

/// Returns all choices of position, side, guidance and rules for a shipped routine.
fn every_choice(routine: &Routine) -> Vec<Choices> {
    let mut all = Vec::new();
    for &position in &routine.positions {
        for choices in [Choices::as_written(position), Choices::defaults(position)] {
            for only_side in [None, Some(Side::Left), Some(Side::Right)] {
                for &guidance in Guidance::ALL {
                    all.push(Choices { only_side, guidance, ..choices.clone() });
                }
            }
        }
    }
    all
}

/// Checks every ladder or a share of them, with one thread per core. Each thread takes the next ladder, because some routines have far
/// more of them than others.
fn on_every_ladder(judge: impl Fn(&FittedPlans) + Sync) {
    let of_routine = |routine: &'static Arc<Routine>| {
        every_choice(routine).into_iter().map(move |way| (routine, way))
    };
    let ways = Mutex::new(share(library().routines().flat_map(of_routine), 7));
    let next = || ways.lock().unwrap().next();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, NonZero::get) {
            scope.spawn(|| {
                while let Some((routine, choices)) = next() {
                    judge(&FittedPlans::of(routine, &choices));
                }
            });
        }
    });
}

/// Returns every limit that a whole plan breaks, with the rests that it adds for tired arms.
fn judged(plan: &Plan) -> Vec<Breach> {
    envelope::check(&plan.done(Duration::ZERO, plan.total()), plan.choices().position)
}

fn hands_on(plan: &Plan) -> Duration {
    let passes = plan.passes().iter().filter(|pass| pass.movement.is_hands_on());
    passes.map(Pass::total).sum()
}

#[test]
fn fitted_plans_are_valid_for_all_choices_and_times() {
    on_every_ladder(|ladder| {
        keeps_the_time_the_envelope_and_what_never_goes(ladder);
        more_time_takes_nothing_away(ladder);
        doses_make_sense_on_both_sides(ladder);
        deep_work_keeps_its_warm_up(ladder);
        comes_near_the_time(ladder);
    });
}

fn keeps_the_time_the_envelope_and_what_never_goes(ladder: &FittedPlans) {
    let FittedPlans { whole, fitted, .. } = ladder;
    let never = |pass: &&Pass| whole.routine().steps[pass.step].keep == Keep::Never;
    let kept: Vec<usize> = whole.passes().iter().filter(never).map(|pass| pass.step).collect();
    for (time, plan) in fitted {
        let of = format!("{} {:?} in {time:?}", plan.routine().id, plan.choices());
        assert!(plan.total() <= *time, "{of}");
        assert_eq!(judged(plan), vec![], "{of}");
        let left: Vec<usize> = plan.passes().iter().filter(never).map(|pass| pass.step).collect();
        assert_eq!(left, kept, "{of}");
    }
}

fn more_time_takes_nothing_away(ladder: &FittedPlans) {
    let FittedPlans { whole, fitted, .. } = ladder;
    for pair in fitted.windows(2) {
        let [(less, shorter), (more, longer)] = pair else { continue };
        let of = format!("{} from {less:?} to {more:?}", whole.routine().id);
        // Longer work has more quiet time, so explanations may need less time of their own.
        let explained = whole.choices().guidance == Guidance::Full;
        assert!(explained || shorter.total() <= longer.total(), "{of}");
        assert!(hands_on(shorter) <= hands_on(longer), "{of}");
        let steps = |plan: &Plan| plan.passes().iter().map(|pass| pass.step).collect::<Vec<_>>();
        let (few, many) = (steps(shorter), steps(longer));
        assert!(few.iter().all(|step| many.contains(step)), "{of}: a step goes");
    }
    let (time, all) = fitted.last().unwrap();
    assert!(*time >= whole.total() && all.passes() == whole.passes() && !all.is_fitted());
}

#[test]
fn a_time_below_the_shortest_is_refused() {
    for routine in library().routines() {
        for choices in share(every_choice(routine), 7) {
            let shortest = shortest(routine, &choices);
            let made = |time| within(routine, &choices, time);
            // Explanations need less quiet time next to longer work, so one more repetition may make the plan shorter.
            let explained = choices.guidance == Guidance::Full;
            let total = made(shortest).unwrap().total();
            assert!(total == shortest || explained && total < shortest, "{}", routine.id);
            let refused = Err(PlanError::TooShort(shortest));
            for less in [shortest.saturating_sub(Duration::from_millis(1)), shortest / 2] {
                assert_eq!(made(less), refused, "{} in {less:?}", routine.id);
            }
            let whole = plan(routine, choices.clone());
            assert_eq!(whole.bounds(), (shortest, whole.total()));
            assert_eq!(made(shortest).unwrap().bounds(), whole.bounds());
        }
    }
}

fn doses_make_sense_on_both_sides(ladder: &FittedPlans) {
    let FittedPlans { whole, fitted, .. } = ladder;
    let passes = fitted.iter().flat_map(|(_, plan)| plan.passes());
    for pass in passes {
        let all = whole.passes().iter().filter(|written| written.step == pass.step);
        let written = all.clone().find(|written| written.side == pass.side).unwrap();
        assert_sensible(pass, written);
        assert_eq!(Pass { dose: written.dose, ..pass.clone() }, *written);
    }
    for (_, plan) in fitted {
        for pass in plan.passes() {
            let mut same = plan.passes().iter().filter(|other| other.step == pass.step);
            assert!(same.all(|other| other.dose == pass.dose), "one dose for both sides");
            let sides =
                |plan: &Plan| plan.passes().iter().filter(|other| other.step == pass.step).count();
            assert_eq!(sides(plan), sides(whole));
        }
    }
}

/// Asserts the lower bounds of rules E3 and E8 (docs/safety-rules.md) and of `plan/fit/doses.rs` independently of them.
fn assert_sensible(pass: &Pass, written: &Pass) {
    let of = format!("{}: {} of {}", pass.movement.name, pass.dose, written.dose);
    assert!(pass.total() <= written.total(), "{of}");
    let enough = |done: u32, of: u32| done >= of.min(3) && 3 * done >= of;
    match (pass.dose, written.dose) {
        (Dose::Strokes(done, pace), Dose::Strokes(all, as_written)) => {
            assert!(enough(done.get(), all.get()) && pace == as_written, "{of}");
            assert!(done.get() >= pass.spots.get(), "{of}: a stroke for each spot");
        }
        (Dose::Cycles(done, breath), Dose::Cycles(all, as_written)) => {
            assert!(enough(done.get(), all.get()) && breath == as_written, "{of}");
        }
        (Dose::Hold(done, times, _), Dose::Hold(all, ..)) => {
            let presses = pass.movement.technique == Technique::Compression;
            let least = if presses { all.get() } else { SECOND * 10 };
            assert!(done.get() >= least && times.get() >= 1, "{of}");
        }
        (Dose::Time(done), Dose::Time(all)) => {
            let shrinks =
                pass.movement.is_hands_on() || pass.movement.technique == Technique::Breathing;
            let least = if shrinks { SECOND * 15 } else { all.get() };
            assert!(done.get() >= least && 3 * done.get() >= all.get(), "{of}");
        }
        (done, all) => panic!("{done:?} is no part of {all:?}"),
    }
}

fn deep_work_keeps_its_warm_up(ladder: &FittedPlans) {
    let depth = |pass: &Pass| match pass.movement.technique {
        Technique::Effleurage | Technique::Heat => Some(0),
        Technique::Petrissage | Technique::Friction => Some(1),
        Technique::Compression => Some(2),
        _ => None,
    };
    let FittedPlans { whole, fitted, .. } = ladder;
    let warmed = |plan: &Plan, deep: &Pass| {
        let before = plan.passes().iter().take_while(|pass| pass.step != deep.step);
        before.filter_map(depth).any(|gentler| Some(gentler) < depth(deep))
    };
    for (time, plan) in fitted {
        let cold = plan.passes().iter().find(|deep| warmed(whole, deep) && !warmed(plan, deep));
        assert_eq!(cold, None, "{} in {time:?}", plan.routine().id);
    }
}

/// A warm pack is kept whole or left out, so `heat` comes near a time only if whole packs fit. The explanation of a
/// step is also kept whole, or left out with its step.
fn comes_near_the_time(ladder: &FittedPlans) {
    let FittedPlans { whole, fitted, .. } = ladder;
    let near = fitted.iter().filter(|(time, _)| *time <= whole.total());
    let gaps: Vec<Duration> = near.map(|(time, plan)| time.saturating_sub(plan.total())).collect();
    let mean = gaps.iter().sum::<Duration>() / u32::try_from(gaps.len()).unwrap();
    let worst = gaps.iter().max().unwrap();
    let explained = whole.choices().guidance == Guidance::Full;
    let (most, usual) = if explained { (95, 27) } else { (30, 6) };
    let of = format!("{} {:?}: {mean:?} {worst:?}", whole.routine().id, whole.choices());
    let heat = whole.routine().id == "heat";
    assert!(heat || *worst <= SECOND * most && mean <= SECOND * usual, "{of}");
}

#[test]
fn steps_marked_to_go_first_are_left_out_first_then_the_shortest() {
    let routine = routine("suboccipital");
    let choices = Choices::defaults(routine.usual_position());
    let left_out = |seconds| {
        let plan = within(routine, &choices, SECOND * seconds).unwrap();
        let left = plan.left_out().iter().filter(|left| left.reason == Reason::Time);
        left.map(|left| left.step).collect::<Vec<_>>()
    };
    assert_eq!(left_out(210), [0; 0], "all of it is shorter first");
    assert_eq!(left_out(209), [6], "the nod says that it goes first");
    assert_eq!(left_out(192), [6, 7], "then the shortest, and of two as long the later");
    assert_eq!(left_out(170), [5, 6, 7], "the first glide warms up for the circles, which stay");
}

#[test]
fn a_step_left_out_by_hand_does_not_count_as_fitted() {
    let routine = routine("desk-break");
    let choices = Choices::defaults(routine.positions[0]);
    let by_hand = plan(routine, Choices { without: vec![1], ..choices.clone() });
    assert!(!by_hand.left_out().is_empty() && !by_hand.is_fitted());
    assert!(!plan(routine, choices.clone()).is_fitted());
    let shortest = shortest(routine, &choices);
    assert!(within(routine, &choices, shortest).unwrap().is_fitted());
}

#[test]
fn all_steps_are_shortened_equally() {
    let routine = routine("suboccipital");
    let choices = Choices::defaults(routine.usual_position());
    let plan = within(routine, &choices, SECOND * 230).unwrap();
    let told: Vec<String> = plan.shortened().iter().map(ToString::to_string).collect();
    let (glide, circles, hold) = ("3 of 5 strokes", "20 of 30 strokes", "1 of 2 holds");
    assert_eq!(told, [glide, circles, hold, "3 of 5 strokes", glide]);
}

/// Hands that only rest, with a breath of ten seconds, rest for at least three breaths.
#[test]
fn rests_of_the_hands_are_shortened_too() {
    let routine = routine("gentle");
    let choices = Choices::defaults(routine.positions[0]);
    let whole = plan(routine, choices.clone()).total().as_secs();
    let shortest = shortest(routine, &choices).as_secs();
    let rests = (shortest..=whole).filter_map(|time| {
        let plan = within(routine, &choices, Duration::from_secs(time)).ok()?;
        let rest = plan.passes().iter().find(|pass| pass.movement.name == "palms-rest")?;
        Some(rest.total().as_secs())
    });
    let rests: Vec<u64> = rests.collect();
    assert_eq!((rests.iter().min(), rests.iter().max()), (Some(&30), Some(&60)));
}

#[test]
fn the_first_side_and_the_hold_do_not_change_the_fit() {
    for routine in library().routines() {
        let usual = Choices::as_written(routine.usual_position());
        for hold in [None, Some(SECOND * 10), Some(SECOND * 20)] {
            let right = Choices { hold, ..usual.clone() };
            let left = Choices { first_side: Side::Left, ..right.clone() };
            let (least, whole) = plan(routine, left.clone()).bounds();
            assert_eq!((least, whole), plan(routine, right.clone()).bounds(), "{}", routine.id);
            for time in [least, (2 * least + whole) / 3, (least + whole) / 2] {
                let [left, right] =
                    [&left, &right].map(|choices| within(routine, choices, time).unwrap());
                assert!(left.total() <= time && left.total() == right.total(), "{}", routine.id);
                assert_eq!(left.shortened(), right.shortened(), "{}", routine.id);
                assert_eq!(left.left_out(), right.left_out(), "{}", routine.id);
                assert_eq!(judged(&left), [], "{}", routine.id);
            }
        }
    }
}
