//! Turns a moment of a plan into a beat of its picture: how far the motion has come.

use std::time::Duration;

use crate::plan::moment::StrokePhase;
use crate::plan::{Moment, SegmentKind};
use crate::routine::body::{Hand, Motion, SKIN_SHARE, Tool};
use crate::routine::breath::{Breath, Phase};
use crate::routine::step::Pass;
use crate::widgets::picture::Beat;

/// The grid of times on which all frames of the program fall.
const FRAME: Duration = Duration::from_millis(125);

/// A picture with this many columns or more is large, and moves in fewer steps.
const LARGE: u16 = 48;

/// The time in which the body comes into a held stretch, and a hand to its full pressure.
const INTO_STRETCH: Duration = Duration::from_secs(4);
const INTO_PRESS: Duration = Duration::from_secs(1);

/// The usual length of an inhale.
const INTO_BREATH: Duration = Duration::from_secs(4);

/// The number of places in which a circling hand is shown.
const PLACES: f64 = 8.0;

/// Returns the beat of a moment for a picture of `columns`: a large one moves in fewer steps, and so does any picture
/// on a slow line.
pub(super) fn of(moment: &Moment<'_>, columns: u16, slow: bool) -> Beat {
    let frames = if columns >= LARGE { 4 } else { 2 };
    beat(moment, FRAME * if slow { 4 * frames } else { frames })
}

fn beat(moment: &Moment<'_>, frame: Duration) -> Beat {
    let spent = on_grid(moment.spent(), frame);
    if let Some(held) = moment.easing_off() {
        return Beat::Held { reach: 1.0 - eased(spent, into(held)) };
    }
    let pass = moment.pass();
    match (moment.segment().kind, moment.stroke()) {
        (SegmentKind::Hold(_), _) => Beat::Held { reach: eased(spent, into(pass)) },
        (SegmentKind::Release(_), _) => Beat::Held { reach: 0.0 },
        (SegmentKind::Work, Some(stroke)) => in_stroke(pass, &stroke, frame),
        (SegmentKind::Work, None) => match (pass.movement.motion, moment.breath()) {
            (Motion::Breathe, Some(breath)) => {
                // One step for each frame of a usual inhale.
                let steps = INTO_BREATH.div_duration_f64(frame);
                let full = (breath.fullness() * steps).round() / steps;
                Beat::Breath { full, out: breath.phase == Phase::Exhale }
            }
            (Motion::Still | Motion::Wipe | Motion::RestHands, _) => quiet_breath(moment.spent()),
            _ => Beat::Held { reach: 1.0 },
        },
        _ => Beat::Still,
    }
}

/// Returns an unpaced breath, which changes once a second: quickly in, slowly out.
fn quiet_breath(spent: Duration) -> Beat {
    const FULLNESS: [f64; 6] = [0.0, 0.6, 1.0, 0.7, 0.4, 0.1];
    let second = usize::try_from(spent.as_secs()).unwrap_or(0) % FULLNESS.len();
    Beat::Breath { full: FULLNESS.get(second).copied().unwrap_or(0.0), out: second > 2 }
}

/// Returns the time in which a held pass comes into place, and out of it again.
fn into(pass: &Pass) -> Duration {
    let touches = pass.movement.hand != Hand::Free || pass.movement.tool == Tool::Ball;
    if touches { INTO_PRESS } else { INTO_STRETCH }
}

fn in_stroke(pass: &Pass, stroke: &StrokePhase, frame: Duration) -> Beat {
    let along = |nth: u32| along(pass, stroke, nth);
    let phase = phase(pass, stroke, frame);
    let circles = matches!(pass.movement.motion, Motion::Circles | Motion::CirclesOutward);
    Beat::Stroke {
        phase: if circles { (phase * PLACES).floor() / PLACES } else { phase },
        from: along(stroke.nth.saturating_sub(1)),
        to: along(stroke.nth),
    }
}

/// Returns how far along its path a stroke is, 0 to 1: by its spot or, if there is only one, by its number.
fn along(pass: &Pass, stroke: &StrokePhase, nth: u32) -> f64 {
    let part = |nth: u32, of: u32| if of > 1 { f64::from(nth) / f64::from(of - 1) } else { 0.5 };
    match (stroke.spots, pass.movement.motion) {
        (2.., _) => part(pass.spot_of(nth), stroke.spots),
        (_, Motion::SqueezeInward) => 0.5,
        _ => part(nth, stroke.of),
    }
}

/// Returns how far a stroke has come, 0 to 1: evenly, except that a stroke as long as its breath is on the skin during
/// the exhale.
fn phase(pass: &Pass, stroke: &StrokePhase, frame: Duration) -> f64 {
    let into = on_grid(stroke.into, frame);
    let breath = pass.breath.filter(|breath| breath.cycle() == stroke.pace);
    let out = breath.map_or(Duration::ZERO, before_exhale);
    match into.checked_sub(out) {
        Some(into) if breath.is_none() => ratio(into, stroke.pace),
        Some(into) => ratio(into, stroke.pace.saturating_sub(out)) * SKIN_SHARE,
        None if stroke.nth == 0 => 0.0,
        None => SKIN_SHARE + ratio(into, out) * (1.0 - SKIN_SHARE),
    }
}

fn before_exhale(breath: Breath) -> Duration {
    breath.phases().filter(|(phase, _)| *phase != Phase::Exhale).map(|(_, length)| length).sum()
}

/// Rounds a time down to a multiple of `step`.
fn on_grid(time: Duration, step: Duration) -> Duration {
    let past = time.as_nanos() % step.as_nanos();
    time.saturating_sub(Duration::from_nanos(u64::try_from(past).unwrap_or(0)))
}

/// Returns how much of `whole` has passed, 0 to 1, slowed down at both ends.
fn eased(time: Duration, whole: Duration) -> f64 {
    let part = ratio(time, whole);
    part * part * (3.0 - 2.0 * part)
}

fn ratio(part: Duration, whole: Duration) -> f64 {
    (part.as_secs_f64() / whole.as_secs_f64()).clamp(0.0, 1.0)
}
