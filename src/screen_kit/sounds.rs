//! The list of all sounds, with the name, meaning and description of each.

use crate::plan::CueKind;
use crate::screen_kit::choosing::moved;
use crate::screen_kit::keys::Action;
use crate::screen_kit::{Effect, Player, Shared, Transition};

/// A sound and its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoundMeaning {
    /// The sound.
    pub kind: CueKind,
    /// Its name, which gives its meaning.
    pub name: &'static str,
    /// A description of the sound.
    pub description: &'static str,
}

const fn meaning(kind: CueKind, name: &'static str, goes: &'static str) -> SoundMeaning {
    SoundMeaning { kind, name, description: goes }
}

/// Every sound, in the order in which a session uses them.
pub const SOUNDS: [SoundMeaning; 21] = [
    meaning(CueKind::Next, "Next step", "one note"),
    meaning(CueKind::Start, "Begin", "a bowl"),
    meaning(CueKind::Stroke, "Stroke", "a soft knock"),
    meaning(CueKind::Lift, "Hand lifts", "a short rising note"),
    meaning(CueKind::Spot, "Next spot", "a tick"),
    meaning(CueKind::Switch, "Other side", "from ear to ear"),
    meaning(CueKind::Hold, "Hold", "a note that stays"),
    meaning(CueKind::Release, "Let go", "a note that sinks"),
    meaning(CueKind::Inhale, "Breathe in", "air that opens"),
    meaning(CueKind::HeldBreath, "Hold breath", "a soft chord"),
    meaning(CueKind::Exhale, "Breathe out", "air that closes"),
    meaning(CueKind::Halfway, "Halfway", "two equal notes"),
    meaning(CueKind::Check, "How is it?", "three rising notes"),
    meaning(CueKind::Lighter, "Lighter", "a small step down"),
    meaning(CueKind::Count, "Countdown", "short notes"),
    meaning(CueKind::Zero, "Now", "a high note"),
    meaning(CueKind::Answer, "Key heard", "a short falling note"),
    meaning(CueKind::Pause, "Paused", "an octave down"),
    meaning(CueKind::Resume, "Resuming", "an octave up"),
    meaning(CueKind::Stop, "Stopped", "two low notes"),
    meaning(CueKind::End, "The end", "a long bowl"),
];

/// A hint on where to learn the sounds, shown before the first session. Naming them during a session would leave less
/// room for its words.
pub const INVITATION: &str = "To hear what each sound means, press ?, then t.";

/// The same hint in spoken form.
pub const SPOKEN_INVITATION: &str =
    "To hear what each sound means, press the question mark, then the letter T.";

/// Returns the reason why tones are not heard and how to change that, in a full and a short form. Returns `None` if
/// they are heard.
pub fn why_silent(shared: &Shared) -> Option<[&'static str; 2]> {
    match shared.player {
        _ if !shared.hearing.plays() => Some(OFF),
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

/// Handles a key in the list of sounds: moves through it, plays the chosen sound, or goes back to the keys.
pub(crate) fn press(sounds: &mut Option<usize>, action: Option<Action>) -> Transition {
    let at = sounds.unwrap_or_default();
    match action {
        Some(Action::Back) => {
            *sounds = None;
            return Transition::stay().with([Effect::Silence]);
        }
        Some(Action::TryOut) => {
            let played = SOUNDS.get(at).map(|sound| Effect::Answer(sound.kind, String::new()));
            return Transition::stay().with([Effect::Silence]).with(played);
        }
        None => return Transition::unbound(),
        action => *sounds = Some(moved(at, SOUNDS.len(), action)),
    }
    Transition::stay()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::keyword::Keyword;

    #[test]
    fn every_sound_is_listed_once_with_its_own_name_and_description() {
        for kind in CueKind::ALL {
            let count = SOUNDS.iter().filter(|sound| sound.kind == *kind).count();
            // The first step has the sound of a next step; words alone have none.
            let has_one = !matches!(kind, CueKind::First | CueKind::Say);
            assert_eq!(count, usize::from(has_one), "{kind:?}");
        }
        for (nth, one) in SOUNDS.iter().enumerate() {
            for other in SOUNDS.iter().skip(nth + 1) {
                assert!(
                    one.name != other.name && one.description != other.description,
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
