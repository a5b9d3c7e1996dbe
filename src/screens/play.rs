//! The session screen: a routine being followed.

pub mod answers;
mod key_debounce;
pub(crate) mod keys;
pub mod preview;
mod speaking;
pub(crate) mod view;

use std::time::Duration;

use answers::{answer_kind, is_change, is_the_end};
pub use preview::Preview;
use speaking::Speaking;

use super::play::key_debounce::{KeyDebounce, UnboundKey};
use crate::key::Key;
use crate::plan::moment::to_next_second;
use crate::plan::{Cue, CueKind, SegmentKind};
use crate::screen_kit::effect::effects_of;
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::stop::{FirstView, StopTime};
use crate::screen_kit::{AppEvent, Effect, Go, Hearing, Now, SessionRecording, Stop, Transition};
use crate::session::{Event, Input, PauseCause, Session, SessionState};
use crate::settings::Settings;

/// Shortest time between two frames of something that moves: eight frames a second.
const FRAME: Duration = Duration::from_millis(125);

/// Length of the countdown's flash at a change while the sound is off.
const FLASH: Duration = Duration::from_millis(300);

/// Time at the beginning of a hold in which the body moves into it.
const INTO_HOLD: Duration = Duration::from_secs(4);

/// The session screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Play {
    recorded: SessionRecording,
    debounce: KeyDebounce,
    at: Duration,
    guidance: String,
    answer_shown: String,
    speaking: Speaking,
    /// Until when the countdown flashes.
    flash: Option<Duration>,
    no_go: bool,
}

impl Play {
    /// Follows a session from now on. `events` have just happened in it, and `by` is the key that began or continued it.
    pub(crate) fn follow_from(
        recorded: SessionRecording,
        events: &[Event],
        by: Option<Key>,
        hearing: Hearing,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        let mut play = Self {
            recorded,
            debounce: by
                .map_or_else(KeyDebounce::default, |key| KeyDebounce::after(key, now.elapsed)),
            at: now.elapsed,
            guidance: String::new(),
            answer_shown: String::new(),
            speaking: Speaking::default(),
            flash: None,
            no_go: false,
        };
        let effects = play.follow(events, hearing);
        (play, effects)
    }

    /// Returns the session with its recording.
    pub const fn recorded(&self) -> &SessionRecording {
        &self.recorded
    }

    /// Returns the session.
    pub const fn session(&self) -> &Session {
        self.recorded.session()
    }

    /// Returns the last words of the guidance.
    pub fn guidance(&self) -> &str {
        &self.guidance
    }

    /// Returns the answer to the last key; empty once the guidance speaks again.
    pub fn answer_shown(&self) -> &str {
        &self.answer_shown
    }

    /// Shows words in the place of an answer, without having them said.
    pub(crate) fn note_down(&mut self, words: &str) {
        words.clone_into(&mut self.answer_shown);
    }

    /// Returns true while the countdown flashes: something just changed, and the sound is off.
    pub const fn flashes(&self) -> bool {
        self.flash.is_some()
    }

    /// Returns true if the places to avoid are marked.
    pub const fn shows_no_go(&self) -> bool {
        self.no_go
    }

    /// Returns true if the session is paused.
    pub const fn stands_still(&self) -> bool {
        matches!(self.session().state(), SessionState::Paused(_))
    }

    /// Returns when something changes for the eye or the ear; `None` while the session is paused.
    pub(crate) fn due(&self, now: Now, settings: &Settings) -> Option<Duration> {
        let next = self.session().until_next()?;
        let second = match self.session().state() {
            SessionState::Resuming { left } => to_next_second(left),
            _ => self.session().moment().to_next_second(),
        };
        let glides = self.moves() && !settings.reduce_motion;
        let frame = if glides { self.to_next_frame() } else { Duration::MAX };
        let flash = self.flash.unwrap_or(Duration::MAX);
        Some(now.elapsed.saturating_add(next.min(second).min(frame)).min(flash))
    }

    /// Returns true if a stroke or a breath moves on the screen, or the body moves into a hold or out of it.
    fn moves(&self) -> bool {
        let moment = self.session().moment();
        let begins =
            matches!(moment.segment().kind, SegmentKind::Hold(_)) && moment.spent() < INTO_HOLD;
        self.session().state() == SessionState::Running
            && (moment.breath().is_some()
                || moment.stroke().is_some()
                || begins
                || moment.easing_off().is_some())
    }

    /// Returns the time until the next frame. Frames are counted from the beginning of the plan, so that seconds fall
    /// on frames.
    fn to_next_frame(&self) -> Duration {
        let past = self.session().moment().elapsed().as_nanos() % FRAME.as_nanos();
        FRAME.saturating_sub(Duration::from_nanos(u64::try_from(past).unwrap_or(0)))
    }

    /// Continues at `now` without counting the time in between, in which nobody followed the session.
    pub(crate) const fn skip_to(&mut self, now: Now) {
        self.at = now.elapsed;
    }

    pub(crate) fn pass_time(&mut self, hearing: Hearing, now: Now) -> Transition {
        let passed = now.elapsed.saturating_sub(self.at);
        self.at = now.elapsed;
        self.flash = self.flash.filter(|until| *until > now.elapsed);
        let events = self.recorded.session.advance(passed);
        self.after(&events, hearing)
    }

    pub(crate) fn pause(&mut self, cause: PauseCause, hearing: Hearing) -> Transition {
        let events = self.recorded.session.handle(Input::Pause(cause));
        Transition::stay().with(self.follow(&events, hearing))
    }

    pub(crate) fn press(
        &mut self,
        KeyPress { action, key }: KeyPress,
        hearing: Hearing,
        now: Now,
    ) -> Transition {
        let counts = self.debounce.accepts(key, action.is_some(), now.elapsed);
        let Some(action) = action else {
            return if counts { self.unknown_key(key, hearing, now) } else { Transition::stay() };
        };
        match action {
            Action::Stop => self.stop(key, false),
            Action::StopQuietly => self.stop(key, true),
            _ if !counts => Transition::stay(),
            Action::Again => self.answer(self.instruction(), hearing),
            Action::WhereAmI => self.answer(self.whereabouts(), hearing),
            Action::Mute => {
                let turned = hearing.with_sound_toggled();
                self.sound(turned, if turned.is_silent() { "Sound off." } else { "Sound on." })
            }
            Action::Voice if hearing.voice.is_some() => {
                let turned = hearing.with_voice_toggled();
                self.sound(turned, if turned.speaks() { "Voice on." } else { "Voice off." })
            }
            Action::NoGo => {
                self.no_go = !self.no_go;
                let marked = "The places to avoid are marked.";
                self.answer(if self.no_go { marked } else { "The marks are off." }, hearing)
            }
            Action::Voice => {
                const NO_VOICE: &str =
                    "There's no voice on this computer. Run `neckcare doctor` to see why.";
                self.answer(NO_VOICE, hearing)
            }
            action => self.session_key(action, hearing),
        }
    }

    fn session_key(&mut self, action: Action, hearing: Hearing) -> Transition {
        let input = match action {
            Action::Pause => Input::Pause(PauseCause::Asked),
            Action::Resume => Input::Resume,
            Action::Next => Input::Next,
            Action::Previous => Input::Back,
            Action::Lighter => Input::Lighter,
            Action::Firmer => Input::Firmer,
            Action::Longer => Input::Longer,
            _ => return Transition::stay(),
        };
        let events = self.recorded.session.handle(input);
        self.after(&events, hearing)
    }

    /// Handles a key without a meaning. The first pauses and a second one stops, because a hand may be looking for S.
    fn unknown_key(&mut self, key: Key, hearing: Hearing, now: Now) -> Transition {
        match self.debounce.unknown(now.elapsed) {
            UnboundKey::Second => self.stop(key, false),
            UnboundKey::First => {
                let paused = self.pause(PauseCause::UnknownKey, hearing);
                if paused.effects.is_empty() {
                    return self.answer("Paused. S stops.", hearing);
                }
                paused
            }
        }
    }

    fn stop(&mut self, key: Key, quietly: bool) -> Transition {
        self.recorded.session.handle(Input::Stop);
        let recorded = self.recorded.clone();
        let first = if quietly { FirstView::JustStopping } else { FirstView::Question };
        Transition::go(Go::Stopped(Box::new(Stop { recorded, when: StopTime::During, key, first })))
    }

    pub(crate) fn answer(&mut self, words: impl Into<String>, hearing: Hearing) -> Transition {
        Transition::stay().with(self.reply(CueKind::Answer, words.into(), hearing))
    }

    /// Answers a key, and says again whatever guidance the answer cuts off.
    fn reply(&mut self, kind: CueKind, words: String, hearing: Hearing) -> Vec<Effect> {
        let at = self.session().moment().elapsed();
        let again = self.speaking.answer(&words, self.at, hearing.speaks());
        self.answer_shown.clone_from(&words);
        let mut effects = vec![Effect::Answer(kind, words)];
        effects.extend(again.into_iter().map(|cue| Effect::PlayCue(Cue { at, ..cue })));
        effects
    }

    /// Turns sound or voice on or off. The answer is given with the new setting, so that sound just turned on is heard.
    fn sound(&mut self, turned: Hearing, words: &str) -> Transition {
        Transition::stay()
            .with_events([AppEvent::HearingChanged(turned)])
            .then(self.answer(words, turned))
    }

    fn after(&mut self, events: &[Event], hearing: Hearing) -> Transition {
        let effects = self.follow(events, hearing);
        let ended = events.iter().any(is_the_end).then_some(AppEvent::RoutineEnded);
        let finished = events.contains(&Event::Finished);
        let to = finished.then(|| Go::After(Box::new(self.recorded.clone())));
        Transition { to, ..Transition::stay() }.with(effects).with_events(ended)
    }

    /// Turns events into effects. Remembers what the guidance says, and answers keys.
    fn follow(&mut self, events: &[Event], hearing: Hearing) -> Vec<Effect> {
        let mut effects = effects_of(events);
        if hearing.is_silent() && events.iter().any(is_change) {
            self.flash = Some(self.at + FLASH);
        }
        for event in events {
            match event {
                Event::Cue(cue) if !cue.words.is_empty() => self.say(cue, hearing),
                event => {
                    if let Event::Paused(_) | Event::Stopped = event {
                        self.speaking.fall_silent();
                    }
                    if let Some(words) = self.answer_to(event) {
                        effects.extend(self.reply(answer_kind(event), words, hearing));
                    }
                }
            }
        }
        effects
    }

    /// Remembers the words of a cue, which began when it was due.
    fn say(&mut self, cue: &Cue, hearing: Hearing) {
        self.guidance.clone_from(&cue.words);
        self.answer_shown.clear();
        if hearing.speaks() {
            let ago = self.session().moment().elapsed().saturating_sub(cue.at);
            self.speaking.say(cue, self.at.saturating_sub(ago));
        } else {
            self.speaking.fall_silent();
        }
    }
}
