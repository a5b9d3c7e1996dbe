//! Carries out the effects that can be heard.

use std::time::Duration;

use crate::app::App;
use crate::screen_kit::Effect;
use crate::sound::Sound;

/// Turns tones and voice on or off, as the user's settings say, when the program starts.
pub(super) fn open(mut sound: Sound, app: &App) -> Sound {
    let hearing = app.shared().hearing;
    sound.set(hearing.plays(), hearing.speaks());
    sound
}

/// Carries out an effect that can be heard. `since` is the time since the program returned it.
pub(super) fn carry_out(sound: &mut Sound, effect: &Effect, app: &App, since: Duration) {
    match effect {
        Effect::PlayCue(cue) => sound.hear(cue, late(cue.at, app) + since),
        Effect::Answer(kind, words) => sound.answer(*kind, words),
        Effect::SayStop(words) => sound.stop(words),
        Effect::Silence => sound.hush(),
        Effect::RunStartHook(routine) => sound.begun(routine),
        Effect::RunEndHook(routine, outcome) => sound.ended(routine, outcome.as_str()),
        Effect::SetHearing(hearing) => sound.set(hearing.plays(), hearing.speaks()),
        _ => {}
    }
}

/// Returns how late a cue comes after its time in the plan, because no loop wakes exactly on time.
fn late(at: Duration, app: &App) -> Duration {
    /// A longer delay counts as none: the cue then follows a jump, or comes between sessions.
    const USUAL: Duration = Duration::from_millis(200);
    let passed = app.session().map(|session| session.moment().elapsed());
    let late = passed.and_then(|passed| passed.checked_sub(at));
    late.filter(|late| *late < USUAL).unwrap_or_default()
}
