//! The moves of a handout: each step once with both its sides, and each place explained once.

use super::dose;
use super::paper::on_paper;
use crate::plan::{Plan, phrases};
use crate::routine::body::{Side, Technique, Zone};
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::Dose;
use crate::routine::movement::{Move, hand_word};
use crate::routine::step::Pass;

/// A move as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutMove {
    /// Its name.
    pub title: String,
    /// The amount and the pressure, in words.
    pub dose: String,
    /// A paragraph about where and how to do it, and one about cautions.
    pub notes: Vec<String>,
}

/// Returns every step of a plan; a step with the notes of an earlier one only refers to that.
pub(super) fn all(plan: &Plan) -> Vec<HandoutMove> {
    let mut known: Vec<Vec<String>> = Vec::new();
    let steps = plan.passes().chunk_by(|one, next| one.step == next.step);
    let entry = |sides: &[Pass]| {
        let first = sides.first()?;
        let notes = notes(first, sides, plan.catalogue());
        let before = known.iter().position(|other| *other == notes);
        known.push(notes.clone());
        Some(HandoutMove {
            title: title(sides),
            dose: how_much(first, sides.len()),
            notes: before.map_or(notes, |before| vec![format!("As in step {}.", before + 1)]),
        })
    };
    steps.filter_map(entry).collect()
}

/// Returns how to find the places that a plan touches, and where never to press there.
pub(super) fn places(plan: &Plan) -> Vec<String> {
    let mut touched: Vec<Zone> = Vec::new();
    for zone in plan.passes().iter().flat_map(|pass| zones(&pass.movement)) {
        if !touched.contains(zone) {
            touched.push(*zone);
        }
    }
    let words = touched.iter().filter_map(|zone| plan.catalogue().zone(*zone));
    words.map(|zone| format!("{}: {} {}", zone.title, zone.find, zone.no_go)).collect()
}

/// Returns the places that a move touches.
fn zones(movement: &Move) -> &[Zone] {
    if movement.is_hands_on() { &movement.zones } else { &[] }
}

/// Returns whether a pass presses, so that it matters how hard.
pub(super) fn is_pressed(pass: &Pass) -> bool {
    pass.movement.is_hands_on() && pass.movement.technique != Technique::Rest
}

/// Returns the title of a step; both titles if each side has its own.
fn title(sides: &[Pass]) -> String {
    let mut titles: Vec<&str> =
        sides.iter().map(|pass| pass.movement.words.title.as_str()).collect();
    titles.dedup();
    titles.join(", then ")
}

fn how_much(pass: &Pass, sides: usize) -> String {
    let mut words = dose::dose(pass.dose, pass.movement.motion, pass.spot_count());
    if sides > 1 {
        words += ", on each side";
    }
    if is_pressed(pass) {
        words += "; ";
        words += &dose::pressure(pass.pressure);
    }
    words
}

/// Returns how a step is done, and what to be careful of.
fn notes(first: &Pass, sides: &[Pass], catalogue: &Catalogue) -> Vec<String> {
    let mut how: Vec<String> = phrases::side_and_hand(first).into_iter().collect();
    how.extend(phrases::place_of(&first.movement).or_else(|| place(&first.movement, catalogue)));
    how.push(on_paper(&first.movement.words.instruction));
    if let (Some(breath), false) = (first.breath, matches!(first.dose, Dose::Cycles(..))) {
        how.push(format!("Breathe {}.", dose::breath(breath)));
    }
    how.extend(sides.iter().skip(1).map(other_side));
    let mut notes = vec![how.join(" "), on_paper(&first.movement.words.caution)];
    notes.retain(|words| !words.is_empty());
    notes
}

/// Returns the names of the places that are touched, if the words of the move don't name them.
fn place(movement: &Move, catalogue: &Catalogue) -> Option<String> {
    let words = &movement.words;
    let said = format!("{} {}", words.title, words.instruction).to_lowercase().replace('-', " ");
    let names = zones(movement).iter().filter_map(|zone| catalogue.zone(*zone));
    let names = names.map(|zone| zone.title.to_lowercase()).filter(|name| !said.contains(name));
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| format!("Where: {}.", names.join(", ")))
}

fn other_side(pass: &Pass) -> String {
    let side = if pass.side == Side::Left { "left" } else { "right" };
    let hand = hand_word(pass.side, pass.movement.hand);
    let hand = hand.map(|hand| format!(", with the {hand} hand")).unwrap_or_default();
    format!("Then the same on the {side} side{hand}.")
}
