//! The preview for authors: a routine played at any speed, with hands off, and never recorded.

mod speed;

use std::time::Duration;

pub use speed::{NoSpeed, Speed};

use super::FRAME;
use crate::history::{Answers, Reached};
use crate::plan::{CueKind, Plan};
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::{
    AppEvent, Context, Effect, Go, Hearing, Now, SessionRecording, Shared, Transition,
};
use crate::screens::Play;
use crate::session::{PauseCause, Session};

/// The words that mark every frame of a preview.
pub const MARK: &str = "hands off: preview";

/// The announcement before a preview begins.
const ANNOUNCED: &str = "Preview. Hands off.";

/// The time that the announcement takes.
const ANNOUNCING: Duration = Duration::from_secs(3);

/// A preview of a routine. Its session is never recorded, so nothing about it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    play: Play,
    speed: Speed,
    /// The beginning of the preview, until it has begun.
    opening: Option<Opening>,
    /// The time up to which the preview has been counted, and the session's clock at that time.
    at: Duration,
    clock: Duration,
}

/// The beginning of a preview, which waits for its announcement.
#[derive(Debug, Clone, PartialEq)]
struct Opening {
    effects: Vec<Effect>,
    /// The time at which the preview begins; `None` until it is announced.
    begins: Option<Duration>,
}

impl Preview {
    pub(crate) fn new(what: Plan, pass: Option<usize>, speed: Speed, cx: Context<'_>) -> Self {
        let reached = pass.map(|pass| Reached { pass, of: what.passes().len(), lighter: 0 });
        let (recorded, events) =
            SessionRecording::begin((what, reached), Answers::default(), cx.shared.writer, cx.now);
        let hearing = heard_at(speed, cx.shared.hearing);
        let (mut play, effects) = Play::follow_from(recorded, &events, None, hearing, cx.now);
        play.note_down(ANNOUNCED);
        let opening = Some(Opening { effects, begins: None });
        Self { play, speed, opening, at: cx.now.elapsed, clock: cx.now.elapsed }
    }

    /// Returns the session screen that the preview shows.
    pub const fn play(&self) -> &Play {
        &self.play
    }

    pub(crate) const fn play_mut(&mut self) -> &mut Play {
        &mut self.play
    }

    /// Returns the session being previewed.
    pub const fn session(&self) -> &Session {
        self.play.session()
    }

    /// Returns what is heard of the preview, if `hearing` is what would be heard of a session.
    pub(crate) fn hearing(&self, hearing: Hearing) -> Hearing {
        heard_at(self.speed, hearing)
    }

    /// Returns when something changes. In a preview that is faster than written, that is at most once per frame.
    pub(crate) fn due(&self, now: Now, shared: &Shared) -> Option<Duration> {
        if let Some(opening) = &self.opening {
            return Some(opening.begins.unwrap_or(now.elapsed));
        }
        let of_session = self.play.due(self.of_session(now), &shared.settings)?;
        let due = self.at + self.speed.real(of_session.saturating_sub(self.clock));
        Some(if self.speed.is_fast() { due.max(self.at + FRAME) } else { due })
    }

    /// Converts a time to the session's clock.
    fn of_session(&self, now: Now) -> Now {
        let passed = self.speed.of_session(now.elapsed.saturating_sub(self.at));
        Now { elapsed: self.clock + passed, ..now }
    }

    /// Continues at `now` without counting the time in between.
    pub(crate) const fn skip_to(&mut self, now: Now) {
        self.at = now.elapsed;
    }

    pub(crate) fn pass_time(&mut self, hearing: Hearing, now: Now) -> Transition {
        let of_session = self.of_session(now);
        self.at = now.elapsed;
        if let Some(opening) = &mut self.opening {
            return match opening.begins {
                None => {
                    opening.begins = Some(now.elapsed + ANNOUNCING);
                    Transition::stay().with([Effect::Answer(CueKind::Say, ANNOUNCED.to_owned())])
                }
                Some(begins) if now.elapsed < begins => Transition::stay(),
                Some(_) => self.begin(hearing),
            };
        }
        self.clock = of_session.elapsed;
        let transition = self.play.pass_time(self.hearing(hearing), of_session);
        self.within(transition)
    }

    /// Begins the preview if it has not begun yet. Time counts from then on.
    fn begin(&mut self, hearing: Hearing) -> Transition {
        let Some(opening) = self.opening.take() else { return Transition::stay() };
        Transition::stay()
            .with_events([AppEvent::HearingChanged(self.hearing(hearing))])
            .with(self.heard(opening.effects))
    }

    pub(crate) fn pause(&mut self, cause: PauseCause, hearing: Hearing) -> Transition {
        let begins = self.begin(hearing);
        begins.then(self.play.pause(cause, self.hearing(hearing)))
    }

    pub(crate) fn press(&mut self, press: KeyPress, hearing: Hearing, now: Now) -> Transition {
        let begins = self.begin(hearing);
        let hearing = self.hearing(hearing);
        let transition = match press.action {
            Some(Action::Voice) if self.speed.is_fast() => {
                self.play.answer("No voice: there is no time for words at this speed.", hearing)
            }
            _ => self.play.press(press, hearing, now),
        };
        begins.then(self.within(transition))
    }

    /// Ends the preview whenever a session would lead to another screen: there is nothing to ask and nothing to store.
    fn within(&self, transition: Transition) -> Transition {
        let Transition { events, effects, to, .. } = transition;
        match to {
            None => Transition { events, ..Transition::stay() }.with(self.heard(effects)),
            Some(Go::After(_)) => Transition::leave().with(self.heard(effects)),
            Some(_) => Transition::leave().with([Effect::Silence]),
        }
    }

    /// Drops tones that only pace if the preview is faster than written: they would run into one another.
    fn heard(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        effects.retain(|effect| !(self.speed.is_fast() && paces(effect)));
        effects
    }
}

/// Turns the voice off if the preview is faster than written: speech takes the same time at every speed.
fn heard_at(speed: Speed, hearing: Hearing) -> Hearing {
    if speed.is_fast() { hearing.without_voice() } else { hearing }
}

/// Returns true if an effect is a cue for nothing but the pace.
fn paces(effect: &Effect) -> bool {
    use CueKind::{Count, Exhale, HeldBreath, Inhale, Lift, Stroke};
    let Effect::PlayCue(cue) = effect else { return false };
    match cue.kind {
        Count => true,
        Stroke | Lift | Inhale | HeldBreath | Exhale => cue.words.is_empty(),
        _ => false,
    }
}
