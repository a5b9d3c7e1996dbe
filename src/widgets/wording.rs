//! The few short words that screens have for movements, sides and days; all longer texts are data.

use std::time::Duration;

use crate::routine::body::{Motion, Side, Technique};
use crate::routine::breath::Phase;
use crate::routine::movement::{Move, hand_word};
use crate::routine::step::Pass;

/// The hint that tells users of a screen reader how to get lines of text.
pub(crate) const BY_EAR: &str = "Using a screen reader? Run neckcare --plain.";

/// The same hint for little room.
pub(crate) const BY_EAR_BRIEFLY: &str = "Screen reader? neckcare --plain";

/// Returns the name of one stroke of a motion.
pub(crate) const fn stroke(motion: Motion) -> &'static str {
    match motion {
        Motion::GlideDown | Motion::ChinBack => "glide",
        Motion::SqueezeInward => "squeeze",
        Motion::Circles | Motion::CirclesOutward | Motion::BallCircle => "circle",
        Motion::ToAndFro => "back and forth",
        Motion::Gather => "gather",
        Motion::SweepOut => "sweep",
        Motion::PressHold => "press",
        Motion::RestHands | Motion::Still => "rest",
        Motion::RollShoulders | Motion::BallRoll => "roll",
        Motion::Tilt => "tilt",
        Motion::Turn => "turn",
        Motion::Nod => "nod",
        Motion::ChinDown | Motion::Armpit => "sink",
        Motion::HalfMoon => "half circle",
        Motion::Sway => "sway",
        Motion::LookUp => "look up",
        Motion::Pack => "warmth",
        Motion::Wipe => "wipe",
        Motion::Breathe => "breathe",
    }
}

/// Returns the words for a phase of a breath.
pub(crate) const fn breath(phase: Phase) -> &'static str {
    match phase {
        Phase::Inhale => "breathe in",
        Phase::Held => "hold it",
        Phase::Exhale => "breathe out",
    }
}

/// Returns the name of a step in one word, for little room.
pub(crate) const fn step(movement: &Move) -> &'static str {
    match (movement.technique, movement.motion) {
        (Technique::Rest, _) if movement.asks => "check",
        (Technique::Rest, Motion::RestHands) => "palms",
        (Technique::Rest, _) => "rest",
        (Technique::Breathing, _) => "breath",
        (Technique::Effleurage, Motion::SweepOut) => "sweep",
        (Technique::Effleurage, _) => "glide",
        (Technique::Petrissage, Motion::PressHold) => "lift",
        (Technique::Petrissage, _) => "knead",
        (Technique::Friction, Motion::ToAndFro) => "rub",
        (Technique::Friction, Motion::BallRoll) => "roll",
        (Technique::Friction, _) => "circles",
        (Technique::Compression, _) => "hold",
        (Technique::Stretch, Motion::HalfMoon) => "moon",
        (Technique::Stretch, Motion::ChinDown | Motion::ChinBack) => "chin",
        (Technique::Stretch, Motion::Armpit) => "armpit",
        (Technique::Stretch, Motion::LookUp) => "up",
        (Technique::Stretch, motion) => stroke(motion),
        (Technique::Heat, _) => "warmth",
    }
}

/// Returns the side and the hand of a pass: `right side, left hand`; nothing if it is in the middle.
pub(crate) fn side(pass: &Pass) -> String {
    let side = match pass.side {
        Side::Left => "left side",
        Side::Right => "right side",
        Side::Both | Side::Each => "both sides",
        Side::Centre => return String::new(),
    };
    match hand_word(pass.side, pass.movement.hand) {
        Some(hand) => format!("{side}, {hand} hand"),
        None => side.to_owned(),
    }
}

/// Returns the name of a pass in a list, with its side if that is the left or the right.
pub(crate) fn name(pass: &Pass) -> String {
    let title = &pass.movement.words.title;
    match pass.side {
        Side::Left => format!("{title}, left"),
        Side::Right => format!("{title}, right"),
        Side::Both | Side::Each | Side::Centre => title.clone(),
    }
}

/// Returns the seconds left, rounded up like the countdown.
pub(crate) fn seconds(left: Duration) -> String {
    left.as_millis().div_ceil(1000).to_string()
}

/// Returns the words for a day that was `days` ago.
pub(crate) fn days_ago(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}
