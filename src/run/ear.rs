//! What of the program's effects is heard.

use crate::app::{App, Effect};
use crate::sound::Sound;

/// The sound as the program wants it from the beginning.
pub(super) fn open(mut sound: Sound, app: &App) -> Sound {
    let audible = app.shared().audible;
    sound.set(audible.plays(), audible.speaks());
    sound
}

/// Carries out what is to be heard.
pub(super) fn carry_out(sound: &mut Sound, effect: &Effect) {
    match effect {
        Effect::Hear(cue) => sound.hear(cue),
        Effect::Answer(kind, words) => sound.answer(*kind, words),
        Effect::StopWords(words) => sound.stop(words),
        Effect::Hush => sound.hush(),
        Effect::Begun(routine) => sound.begun(routine),
        Effect::Over(routine, outcome) => sound.ended(routine, outcome),
        Effect::Audible(audible) => sound.set(audible.plays(), audible.speaks()),
        _ => {}
    }
}
