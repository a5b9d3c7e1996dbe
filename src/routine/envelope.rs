//! The safe envelope: what may not be planned, whoever wrote it (rules E1 to E13, docs/safety-rules.md).

pub mod arms;
pub mod breathing;
pub mod holds;
pub mod stretches;
pub mod times;
mod tools;
pub mod touch;
mod worst;

use crate::routine::RoutineDraft;
use crate::routine::body::Position;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::Pass;

keyword_enum! {
    /// A limit of the envelope that can be read off a routine; its word is the number of its rule.
    Limit, "limit" {
        /// Pressure by zone.
        Pressure = "E1",
        /// The front and the sides of the neck.
        Sides = "E2",
        /// Held compression.
        Compression = "E3",
        /// Held points in a session.
        Points = "E4",
        /// Hands-on time in a session.
        HandsOn = "E6",
        /// Stretches.
        Stretches = "E8",
        /// Heat.
        Heat = "E9",
        /// Paced breathing.
        Breathing = "E10",
        /// Contact with the skull base.
        SkullBase = "E11",
        /// Tools.
        Tools = "E12",
        /// Arms held up.
        Arms = "E13",
    }
}

/// A limit that is broken, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Which limit.
    pub limit: Limit,
    /// Which step breaks it, from 0; for sums, the one that goes over.
    pub step: usize,
    /// Which of the step's keys to change.
    pub key: &'static str,
    /// The limit in words.
    pub rule: String,
    /// What to write instead.
    pub remedy: String,
}

impl Breach {
    fn new(
        limit: Limit,
        pass: &Pass,
        key: &'static str,
        rule: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { limit, step: pass.step, key, rule: rule.into(), remedy: remedy.into() }
    }
}

/// Every limit that some passes break when they are done one after another in a position, without any rest but theirs.
pub fn judge(passes: &[Pass], position: Position) -> Vec<Breach> {
    let mut breaches = judge_planned(passes, position);
    if position != Position::Lying {
        breaches.extend(arms::judge(passes));
    }
    breaches
}

/// Every limit that some passes break in a plan, which gives tired arms a rest where they need one.
pub fn judge_planned(passes: &[Pass], position: Position) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for pass in passes {
        breaches.extend(touch::judge(pass));
        breaches.extend(tools::judge(pass, position));
        breaches.extend(holds::judge(pass));
        breaches.extend(stretches::judge(pass));
        breaches.extend(breathing::judge(pass, position));
    }
    breaches.extend(holds::judge_points(passes));
    breaches.extend(stretches::judge_repetitions(passes));
    breaches.extend(breathing::judge_pacing(passes));
    breaches.extend(breathing::judge_held(passes));
    breaches.extend(times::judge(passes));
    if position != Position::Lying {
        breaches.extend(passes.iter().filter_map(arms::judge_alone));
    }
    breaches
}

/// Every limit that a sheet breaks in any of its positions, whatever is chosen of its open parts.
pub fn judge_draft(draft: &RoutineDraft) -> Vec<Breach> {
    in_every_way(draft, judge_planned)
}

/// The steps before which a plan of a sheet lets the arms rest, unless an explanation does so anyway.
pub fn tiring(draft: &RoutineDraft) -> Vec<Breach> {
    in_every_way(
        draft,
        |passes, position| {
            if position == Position::Lying { Vec::new() } else { arms::tiring(passes) }
        },
    )
}

/// What some judge finds in any position, with any choice; each limit of a step's key once.
fn in_every_way(
    draft: &RoutineDraft,
    judge: impl Fn(&[Pass], Position) -> Vec<Breach>,
) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = Vec::new();
    for &position in &draft.positions {
        for passes in worst::passes(&draft.steps, position) {
            breaches.extend(judge(&passes, position));
        }
    }
    let mut known = Vec::new();
    breaches.retain(|breach| {
        let key = (breach.limit, breach.step, breach.key);
        let new = !known.contains(&key);
        known.push(key);
        new
    });
    breaches
}
