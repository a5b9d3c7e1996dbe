//! Checks held presses, and how many points are held in a session (rules E3 and E4, docs/safety-rules.md).

use std::time::Duration;

use super::{Breach, Limit};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::dose::Dose;
use crate::routine::keyword::Keyword;
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

pub(super) fn check(pass: &Pass) -> Vec<Breach> {
    if !is_held(pass) {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for &zone in &pass.movement.zones {
        let Some((least, most, times)) = allowed(zone) else {
            breaches.push(breach(
                pass,
                "move",
                format!("{} is never held", zone.word()),
                "hold on the shoulder slope, the skull base or the upper back",
            ));
            continue;
        };
        breaches.extend(judge_dose(pass, zone, (least, most), times));
    }
    breaches
}

/// Returns whether something is pressed and held. A hold with the hands on counts even if its technique is not called
/// compression.
fn is_held(pass: &Pass) -> bool {
    let movement = &pass.movement;
    movement.technique == Technique::Compression
        || movement.is_hands_on() && matches!(pass.dose, Dose::Hold(..))
}

fn judge_dose(pass: &Pass, zone: Zone, (least, most): (u64, u64), times: u32) -> Vec<Breach> {
    let Dose::Hold(hold, repeated, release) = pass.dose else {
        return vec![breach(
            pass,
            "move",
            "a compression is dosed by `hold`",
            "write hold = \"20s\"",
        )];
    };
    let mut breaches = Vec::new();
    if !(Duration::from_secs(least)..=Duration::from_secs(most)).contains(&hold.get()) {
        breaches.push(breach(
            pass,
            "hold",
            format!("on {} a hold lasts {least} to {most} seconds", zone.word()),
            "write hold = \"20s\"",
        ));
    }
    if repeated.get() > times {
        breaches.push(breach(
            pass,
            "times",
            format!("on {} a hold is repeated {times} times at most", zone.word()),
            format!("write times = {times}"),
        ));
    }
    if release.get() < RELEASE {
        breaches.push(breach(
            pass,
            "release",
            "between two holds there are 10 seconds or more",
            "write release = \"10s\", or leave it out",
        ));
    }
    breaches
}

pub(super) fn judge_points(passes: &[Pass]) -> Vec<Breach> {
    let held: Vec<&Pass> = passes.iter().filter(|pass| is_held(pass)).collect();
    let mut breaches = Vec::new();
    for side in [Side::Left, Side::Right] {
        let here: Vec<&Pass> = held.iter().copied().filter(|pass| touches(pass, side)).collect();
        if let Some(over) = points(&here).nth(POINTS_A_SIDE) {
            breaches.push(Breach::new(
                Limit::Points,
                over,
                "move",
                "a session holds 2 points a side at most",
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
            return Some(breach(
                pass,
                "hold",
                "a point is held 60 seconds in a session at most",
                "hold it shorter or less often",
            ));
        }
    }
    None
}

fn touches(pass: &Pass, side: Side) -> bool {
    pass.side == side || matches!(pass.side, Side::Both | Side::Each | Side::Centre)
}

fn breach(
    pass: &Pass,
    key: &'static str,
    rule: impl Into<String>,
    remedy: impl Into<String>,
) -> Breach {
    Breach::new(Limit::Compression, pass, key, rule, remedy)
}
