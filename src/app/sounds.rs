//! The sounds by name: what each means, and how it goes.

use crate::app::choosing::moved;
use crate::app::keys::Action;
use crate::app::{Effect, Player, Shared, Turn};
use crate::plan::CueKind;

/// A sound and its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// Which sound.
    pub kind: CueKind,
    /// What it means.
    pub name: &'static str,
    /// How it goes.
    pub goes: &'static str,
}

const fn named(kind: CueKind, name: &'static str, goes: &'static str) -> Named {
    Named { kind, name, goes }
}

/// Every sound, in the order in which a session has them.
pub const SOUNDS: [Named; 21] = [
    named(CueKind::Next, "Next step", "one note"),
    named(CueKind::Start, "Begin", "a bowl"),
    named(CueKind::Stroke, "Stroke", "a soft knock"),
    named(CueKind::Lift, "Hand lifts", "a short rising note"),
    named(CueKind::Spot, "Next spot", "a tick"),
    named(CueKind::Switch, "Other side", "from ear to ear"),
    named(CueKind::Hold, "Hold", "a note that stays"),
    named(CueKind::Release, "Let go", "a note that sinks"),
    named(CueKind::Inhale, "Breathe in", "air that opens"),
    named(CueKind::HeldBreath, "Hold breath", "a soft chord"),
    named(CueKind::Exhale, "Breathe out", "air that closes"),
    named(CueKind::Halfway, "Halfway", "two equal notes"),
    named(CueKind::Check, "How is it?", "three rising notes"),
    named(CueKind::Lighter, "Lighter", "a small step down"),
    named(CueKind::Count, "Countdown", "short notes"),
    named(CueKind::Zero, "Now", "a high note"),
    named(CueKind::Answer, "Key heard", "a short falling note"),
    named(CueKind::Pause, "Paused", "an octave down"),
    named(CueKind::Resume, "Resuming", "an octave up"),
    named(CueKind::Stop, "Stopped", "two low notes"),
    named(CueKind::End, "The end", "a long bowl"),
];

/// Where they can be learnt, shown before the first session: names within a session would crowd its words.
pub const INVITATION: &str = "To hear what each sound means, press ?, then t.";

/// The same, to be said.
pub const SPOKEN_INVITATION: &str =
    "To hear what each sound means, press the question mark, then the letter T.";

/// Why nothing is heard, and how to change that: at length, and as briefly as can be; nothing where sounds are heard.
pub fn why_silent(shared: &Shared) -> Option<[&'static str; 2]> {
    match shared.player {
        _ if !shared.audible.plays() => Some(OFF),
        Some(Player::Bell) => Some(NO_PLAYER),
        _ => None,
    }
}

const OFF: [&str; 2] = [
    "Sounds are off. Turn them on under Sound before a session, or with m in one.",
    "Sounds are off.",
];

const NO_PLAYER: [&str; 2] = [
    "No sound player found, so you can't hear them here. `neckcare doctor` says what to install.",
    "No sound player found.",
];

/// Moves through the list, plays what is chosen, and leads back to the keys.
pub(super) fn press(sounds: &mut Option<usize>, action: Option<Action>) -> Turn {
    let at = sounds.unwrap_or_default();
    match action {
        Some(Action::Back) => {
            *sounds = None;
            return Turn::stay().with([Effect::Hush]);
        }
        Some(Action::TryOut) => {
            let played = SOUNDS.get(at).map(|sound| Effect::Answer(sound.kind, String::new()));
            return Turn::stay().with([Effect::Hush]).with(played);
        }
        None => return Turn::idle(),
        action => *sounds = Some(moved(at, SOUNDS.len(), action)),
    }
    Turn::stay()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::word::Word;

    #[test]
    fn every_sound_has_a_name_once_and_a_meaning_of_its_own() {
        for kind in CueKind::ALL {
            let count = SOUNDS.iter().filter(|sound| sound.kind == *kind).count();
            // The first step sounds like a next one; words alone like nothing.
            let has_one = !matches!(kind, CueKind::First | CueKind::Say);
            assert_eq!(count, usize::from(has_one), "{kind:?}");
        }
        for (nth, one) in SOUNDS.iter().enumerate() {
            for other in SOUNDS.iter().skip(nth + 1) {
                assert!(one.name != other.name && one.goes != other.goes, "{one:?} {other:?}");
            }
        }
    }
}
