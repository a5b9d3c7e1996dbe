//! Finds the dose nearest to one that is refused, so that an error can offer it.

use std::time::Duration;

use super::{Breach, judge_steps};
use crate::routine::RoutineDraft;
use crate::routine::body::{Position, Technique};
use crate::routine::dose::{Dose, Hold, Pace, Release, Seconds};
use crate::routine::movement::Move;
use crate::routine::requested_dose::RequestedDose;
use crate::routine::step::{DoseChoice, Step};

/// The pace of a stroke that is offered in place of another kind of dose.
const USUAL_PACE: Duration = Duration::from_secs(5);

/// Returns the dose nearest to a requested one that keeps every limit if the step is done alone.
pub(in crate::routine) fn alone(
    step: &Step,
    requested: RequestedDose,
    positions: &[Position],
) -> Option<Dose> {
    let mut fits = DoseTrial::new(std::slice::from_ref(step), positions);
    candidates(&step.movement, requested).into_iter().find(|dose| fits.keeps_limits(*dose))
}

/// Returns the limits on doses that a requested dose breaks if the step is done alone with it.
pub(in crate::routine) fn broken_alone(
    step: &Step,
    requested: RequestedDose,
    positions: &[Position],
) -> Vec<Breach> {
    let Some(dose) = requested.within_bounds() else { return Vec::new() };
    let steps = [Step { dose, or: None, ..step.clone() }];
    let mut breaches = judge_steps(&steps, positions);
    breaches.retain(|breach| breach.dose.is_some());
    breaches
}

/// Returns the dose nearest to one of a step's that keeps every limit after the steps before it.
pub(in crate::routine) fn in_draft(
    draft: &RoutineDraft,
    index: usize,
    choice: DoseChoice,
) -> Option<Dose> {
    let step = draft.steps.get(index)?;
    let refused = match choice {
        DoseChoice::Usual => step.dose,
        DoseChoice::Other => step.or?,
    };
    let requested = RequestedDose::from(refused);
    let mut alone = DoseTrial::new(std::slice::from_ref(step), &draft.positions);
    let mut here = DoseTrial::new(draft.steps.get(..=index)?, &draft.positions);
    let candidates = candidates(&step.movement, requested);
    let nearest = *candidates.iter().find(|dose| alone.keeps_limits(**dose))?;
    if here.keeps_limits(nearest) {
        return Some(nearest);
    }
    // The limit is on a sum, so only a smaller dose helps.
    let mut smaller: Vec<Dose> = candidates
        .into_iter()
        .filter(|dose| is_like(*dose, nearest) && worked(*dose) < worked(nearest))
        .filter(|dose| alone.keeps_limits(*dose))
        .collect();
    smaller.sort_by_key(|dose| worked(*dose));
    let fitting = smaller.partition_point(|dose| here.keeps_limits(*dose));
    smaller.get(fitting.checked_sub(1)?).copied()
}

/// Steps of which the last is tried with other doses.
struct DoseTrial<'p> {
    steps: Vec<Step>,
    positions: &'p [Position],
}

impl<'p> DoseTrial<'p> {
    fn new(steps: &[Step], positions: &'p [Position]) -> Self {
        Self { steps: steps.to_vec(), positions }
    }

    /// Returns whether the last step, with this dose, breaks no limit that a dose can break.
    fn keeps_limits(&mut self, dose: Dose) -> bool {
        let last = self.steps.len().saturating_sub(1);
        if let Some(step) = self.steps.last_mut() {
            (step.dose, step.or) = (dose, None);
        }
        let breaks = |breach: &Breach| breach.step == last && breach.dose.is_some();
        !judge_steps(&self.steps, self.positions).iter().any(breaks)
    }
}

/// The kinds of doses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DoseKind {
    Time,
    Cycles,
    Strokes,
    Hold,
}

impl DoseKind {
    const fn of(dose: RequestedDose) -> Self {
        match dose {
            RequestedDose::Time(_) => Self::Time,
            RequestedDose::Cycles(..) => Self::Cycles,
            RequestedDose::Strokes(..) => Self::Strokes,
            RequestedDose::Hold(..) => Self::Hold,
        }
    }
}

/// Returns whether two doses are of one kind, and strokes at one pace.
fn is_like(one: Dose, other: Dose) -> bool {
    match (one, other) {
        (Dose::Strokes(_, pace), Dose::Strokes(_, other)) => pace == other,
        _ => DoseKind::of(one.into()) == DoseKind::of(other.into()),
    }
}

fn worked(dose: Dose) -> Duration {
    RequestedDose::from(dose).worked()
}

/// Returns the doses that may be offered for a move instead of the requested one, the nearest first.
fn candidates(movement: &Move, requested: RequestedDose) -> Vec<Dose> {
    let kinds = kinds(movement, DoseKind::of(requested));
    kinds.into_iter().flat_map(|kind| of_kind(kind, movement, requested)).collect()
}

/// Returns the kinds of doses that suit a move, the best first. A kind that suits it stays as it was requested.
fn kinds(movement: &Move, own: DoseKind) -> Vec<DoseKind> {
    use DoseKind::{Hold, Strokes, Time};
    match movement.technique {
        Technique::Compression => vec![Hold],
        _ if movement.goes_there_and_back() => vec![Strokes, Hold],
        Technique::Stretch if own == Strokes => vec![Strokes, Hold],
        Technique::Stretch => vec![Hold, Strokes],
        Technique::Rest | Technique::Breathing | Technique::Heat if own == Hold => vec![Time],
        _ => vec![own, Strokes, Time],
    }
}

fn of_kind(kind: DoseKind, movement: &Move, requested: RequestedDose) -> Vec<Dose> {
    match kind {
        DoseKind::Time => times(requested.worked()),
        DoseKind::Cycles => cycles(requested),
        DoseKind::Strokes => strokes(as_strokes(movement, requested)),
        DoseKind::Hold => holds(as_holds(movement, requested)),
    }
}

fn times(wanted: Duration) -> Vec<Dose> {
    let even = (1..=9).chain((10..=600).step_by(5)).map(Duration::from_secs);
    let mut all: Vec<Duration> = even.chain([Seconds::nearest(wanted)]).collect();
    all.sort_by_key(|time| (time.abs_diff(wanted), *time));
    within_bounds(all.into_iter().map(RequestedDose::Time))
}

fn cycles(requested: RequestedDose) -> Vec<Dose> {
    let RequestedDose::Cycles(wanted, breath) = requested else { return Vec::new() };
    let mut all: Vec<i64> = (1..=30).collect();
    all.sort_by_key(|cycles| cycles.abs_diff(wanted));
    within_bounds(all.into_iter().map(|cycles| RequestedDose::Cycles(cycles, breath)))
}

/// Returns strokes at about the same pace, and of those about as many.
fn strokes((wanted, pace): (i64, Duration)) -> Vec<Dose> {
    let whole = (1..=12).map(Duration::from_secs);
    let mut paces: Vec<Duration> = whole.chain([Pace::nearest(pace)]).collect();
    paces.sort_by_key(|other| other.abs_diff(pace));
    let mut counts: Vec<i64> = (1..=60).collect();
    counts.sort_by_key(|count| count.abs_diff(wanted));
    let all = paces.iter().flat_map(|pace| counts.iter().map(|count| (*count, *pace)));
    within_bounds(all.map(|(count, pace)| RequestedDose::Strokes(count, pace)))
}

/// Returns holds of about the same length, and of those the ones that together are held for about as long.
fn holds((wanted, often, release): (Duration, i64, Duration)) -> Vec<Dose> {
    let seconds = Duration::from_secs;
    let lengths = [Hold::nearest(wanted), seconds(10), seconds(15), seconds(20)];
    let releases = [Release::nearest(release), seconds(10)];
    let mut all: Vec<RequestedDose> = Vec::new();
    for length in lengths {
        for release in releases {
            all.extend((1..=3).map(|times| RequestedDose::Hold(length, times, release)));
        }
    }
    let total = RequestedDose::Hold(wanted, often, release).worked();
    all.sort_by_key(|dose| {
        let RequestedDose::Hold(length, times, pause) = *dose else { return Default::default() };
        let (held, often) = (dose.worked().abs_diff(total), times.abs_diff(often));
        (length.abs_diff(wanted), held, often, pause.abs_diff(release))
    });
    within_bounds(all.into_iter())
}

fn within_bounds(all: impl Iterator<Item = RequestedDose>) -> Vec<Dose> {
    all.filter_map(RequestedDose::within_bounds).collect()
}

/// Returns the strokes that come nearest to a requested dose of any kind, with their pace. A stretch that is held
/// several times is done as often.
fn as_strokes(movement: &Move, requested: RequestedDose) -> (i64, Duration) {
    match requested {
        RequestedDose::Strokes(strokes, pace) => (strokes, pace),
        RequestedDose::Hold(hold, times, release) if times > 1 && movement.motion.returns() => {
            (times, hold.saturating_add(release))
        }
        other => {
            let strokes = other.worked().as_millis() / USUAL_PACE.as_millis();
            (i64::try_from(strokes).unwrap_or(i64::MAX), USUAL_PACE)
        }
    }
}

/// Returns the holds that come nearest to a requested dose of any kind: how long, how often and with which release.
fn as_holds(movement: &Move, requested: RequestedDose) -> (Duration, i64, Duration) {
    match requested {
        RequestedDose::Hold(hold, times, release) => (hold, times, release),
        other => (other.worked(), 1, Release::usual(movement.technique).get()),
    }
}
