//! Checks held presses, and how many points are held in a session (rules E3 and E4, docs/safety-rules.md).

use std::time::Duration;

use super::{Breach, DoseBreach, Limit};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::dose::Dose;
use crate::routine::keyword::Keyword;
use crate::routine::movement::Move;
use crate::routine::requested_dose::RequestedDose;
use crate::routine::step::Pass;

/// Returns how a zone may be pressed and held: for how many seconds at least and at most, both included, and how often.
/// Returns `None` if it must never be held (rule E3; one of the founding articles holds for 10 to 20 seconds).
pub const fn allowed(zone: Zone) -> Option<(u64, u64, u32)> {
    match zone {
        Zone::ShoulderSlope => Some((10, 20, 3)),
        Zone::SkullBase | Zone::UpperBack => Some((10, 20, 2)),
        _ => None,
    }
}

/// The most points held on each side in a session; a point in the middle counts for both sides (rule E4, our choice).
pub const POINTS_A_SIDE: usize = 2;

/// The longest that a zone may be held on one side in a session: 60 seconds, without the releases (rule E3, our
/// choice).
pub const HELD: Duration = Duration::from_secs(60);

/// The shortest time between two holds: 10 seconds (rule E3, our choice).
pub const RELEASE: Duration = Duration::from_secs(10);

/// The reason for the length of a hold.
const TRIED: &str = "articles advise that, and longer presses were mostly tried by trained hands";

/// The reason for a limit that no source gives a figure for.
const CAUTIOUS: &str = "no source gives a figure, so this one is cautious";

pub(super) fn check(pass: &Pass) -> Vec<Breach> {
    Breach::of_requested(pass, judge_requested(&pass.movement, pass.dose.into())).collect()
}

pub(super) fn judge_requested(movement: &Move, dose: RequestedDose) -> Vec<DoseBreach> {
    if !is_held(movement, matches!(dose, RequestedDose::Hold(..))) {
        return Vec::new();
    }
    movement.zones.iter().flat_map(|&zone| judge_dose(zone, dose)).collect()
}

/// Returns whether something is pressed and held. A hold with the hands on counts even if its technique is not called
/// compression.
fn is_held(movement: &Move, is_hold: bool) -> bool {
    movement.technique == Technique::Compression || movement.is_hands_on() && is_hold
}

fn judge_dose(zone: Zone, dose: RequestedDose) -> Vec<DoseBreach> {
    let place = format!("{} ({})", zone.described(), zone.word());
    let Some((least, most, times)) = allowed(zone) else {
        let rule = format!("{place} is never pressed and held");
        return vec![breach(
            "move",
            rule,
            "only the shoulder, the base of the skull and the upper back are",
        )];
    };
    let RequestedDose::Hold(hold, repeated, release) = dose else {
        let rule = "a press is held, so its dose is `hold`".to_owned();
        return vec![breach("move", rule, "each press is short, with a pause before the next")];
    };
    let mut breaches = Vec::new();
    if !(Duration::from_secs(least)..=Duration::from_secs(most)).contains(&hold) {
        let rule = format!("a press on {place} is held for {least} to {most} seconds");
        breaches.push(breach("hold", rule, TRIED));
    }
    if repeated > i64::from(times) {
        let rule = format!("a press on {place} is repeated {times} times at most");
        breaches.push(breach("times", rule, "advice pages warn against doing too much"));
    }
    if release < RELEASE {
        let rule = "between two presses there are 10 seconds or more".to_owned();
        breaches.push(breach("release", rule, CAUTIOUS));
    }
    breaches
}

fn breach(key: &'static str, rule: String, why: &'static str) -> DoseBreach {
    DoseBreach { limit: Limit::Compression, key, rule, why }
}

pub(super) fn judge_points(passes: &[Pass]) -> Vec<Breach> {
    let held: Vec<&Pass> = passes
        .iter()
        .filter(|pass| is_held(&pass.movement, matches!(pass.dose, Dose::Hold(..))))
        .collect();
    let mut breaches = Vec::new();
    for side in [Side::Left, Side::Right] {
        let here: Vec<&Pass> = held.iter().copied().filter(|pass| touches(pass, side)).collect();
        if let Some(over) = points(&here).nth(POINTS_A_SIDE) {
            breaches.push(Breach::new(
                Limit::Points,
                over,
                "move",
                "a session holds 2 points on each side at most",
                "advice pages warn against doing too much",
                "leave this hold out",
            ));
        }
        for &zone in Zone::ALL {
            breaches.extend(over_held(
                here.iter().copied().filter(|pass| pass.movement.zones.contains(&zone)),
            ));
        }
    }
    breaches
}

/// Returns the first pass on each point. A step is one point, however often it is repeated.
fn points<'p>(held: &[&'p Pass]) -> impl Iterator<Item = &'p Pass> {
    let mut known = Vec::new();
    held.iter().copied().filter(move |pass| {
        let new = !known.contains(&pass.step);
        known.push(pass.step);
        new
    })
}

/// Returns the breach of the first of these passes that goes over [`HELD`]; all are on one zone and side.
fn over_held<'p>(passes: impl Iterator<Item = &'p Pass>) -> Option<Breach> {
    let mut held = Duration::ZERO;
    for pass in passes {
        if let Dose::Hold(hold, times, _) = pass.dose {
            held += hold.get() * times.get();
        }
        if held > HELD {
            let rule = "a point is held for 60 seconds in a session at most";
            return Some(Breach::of_dose(Limit::Compression, pass, "hold", rule, TRIED));
        }
    }
    None
}

fn touches(pass: &Pass, side: Side) -> bool {
    pass.side == side || matches!(pass.side, Side::Both | Side::Each | Side::Centre)
}
