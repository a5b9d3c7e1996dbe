//! The ready screen: a routine before it begins, with everything that can be chosen for it.

mod build;
mod change;
pub(crate) mod keys;
mod moving;
mod row;
mod steps;
pub mod text;
pub mod times;
pub(crate) mod view;

use change::turned;
pub use row::ReadyRow;
pub use steps::StepInclusion;

use std::time::Duration;

use crate::history::{Answers, Rating, Reached};
use crate::key::Key;
use crate::plan::{Cue, CueKind, Plan, Rule};
use crate::routine::step::Pass;
use crate::safety::lock::{LockNote, LockReason};
use crate::safety::{Answer, Caution};
use crate::screen_kit::choosing::{moved, nudged, typed};
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::preferences::LastRequest;
use crate::screen_kit::sounds::SPOKEN_INVITATION;
use crate::screen_kit::stop::{FirstView, StopTime};
use crate::screen_kit::{
    AppEvent, Context, Effect, Go, Hearing, Preferences, RoutineRequest, SessionRecording, Shared,
    SoundChoice, Stop, Transition,
};
use crate::session::Input;

/// The words that try the sound.
const SAMPLE: &str = "This is how you will be guided.";

/// Words to be said before a session to a user who is not looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unsaid {
    Caution(Caution),
    /// A hint on where to learn the sounds.
    Invitation,
}

/// The ready screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    plan: Plan,
    selected: usize,
    notes: Vec<LockNote>,
    request: RoutineRequest,
    before: Option<Rating>,
    no_go: bool,
    /// The time that is wanted, even if the other choices do not allow it.
    time: Option<Duration>,
    /// The times that can be chosen.
    times: Vec<Option<Duration>>,
    /// Whether the user has not chosen yet how to be guided by ear.
    sound_unchosen: bool,
    /// The place where the last session was interrupted, and whether to continue from there.
    interrupted: Option<Reached>,
    continues: bool,
    /// The chosen step, while the steps are listed.
    on_step: Option<usize>,
    /// The steps that are always skipped.
    always_skipped: Vec<usize>,
    /// The title of the routine for which this one prepares.
    next_routine: Option<String>,
    /// The reason that the last key changed nothing, or what it should make the user hear.
    refusal: Option<&'static str>,
    /// A hint on where to learn the sounds; only before the user's first session.
    invitation: Option<&'static str>,
    /// The words on the screen that are still to be said.
    unsaid: Vec<Unsaid>,
    /// The time for which the screen has been shown, counted up to `at`.
    shown: Duration,
    at: Duration,
}

impl Ready {
    /// Returns true if something on the screen is still to be said.
    pub(crate) const fn has_to_say(&self, hearing: Hearing) -> bool {
        !self.unsaid.is_empty() && hearing.speaks()
    }

    /// Returns the effects that say, once, what a user who does not look has to know before the session. The hint on
    /// where to learn the sounds comes last.
    pub(crate) fn say_beforehand(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.has_to_say(shared.hearing) {
            return Vec::new();
        }
        let said = |unsaid| match unsaid {
            Unsaid::Caution(caution) => shared.words.caution(caution),
            Unsaid::Invitation => SPOKEN_INVITATION,
        };
        let cue = |words| Effect::PlayCue(Cue::new(Duration::ZERO, CueKind::Say, words));
        self.unsaid.drain(..).map(said).map(cue).collect()
    }

    /// Says where to learn the sounds, before the user's first session and if the sounds can be heard.
    pub fn invitation(&self, shared: &Shared) -> Option<&'static str> {
        self.invitation.filter(|_| !shared.hearing.is_silent() && !shared.rings())
    }

    /// Returns the title of the routine for which this one prepares, if one is to follow.
    pub fn next_routine(&self) -> Option<&str> {
        self.next_routine.as_deref()
    }

    /// Returns how long it will take: all of it, or the rest after an interruption.
    pub fn takes(&self) -> Duration {
        let plan = &self.plan;
        self.goes_on_from().map_or_else(
            || plan.total(),
            |at| plan.choices().get_ready() + plan.total().saturating_sub(plan.lead_start(at.pass)),
        )
    }

    /// Returns true if it continues from where it was interrupted.
    pub fn continues_interrupted(&self) -> bool {
        self.goes_on_from().is_some()
    }

    /// Returns the passes that will be done: all of them, or the rest after an interruption.
    pub fn passes(&self) -> &[Pass] {
        let from = self.goes_on_from().map_or(0, |at| at.pass);
        self.plan.passes().get(from..).unwrap_or_default()
    }

    /// Returns what was wanted, however much of it is allowed.
    pub(crate) const fn request(&self) -> &RoutineRequest {
        &self.request
    }

    /// Returns what was changed, and why.
    pub fn notes(&self) -> &[LockNote] {
        &self.notes
    }

    /// Returns the title of the chosen routine, if another one takes its place.
    pub fn replaced(&self) -> Option<&str> {
        let chosen = self.request.routine.title.as_str();
        Some(chosen).filter(|chosen| *chosen != self.plan.title())
    }

    /// Returns true if only breathing and resting are left.
    pub fn is_hands_off(&self) -> bool {
        self.plan.choices().rules.has(Rule::NoHandsOn)
    }

    /// Returns true if the places to avoid are marked.
    pub const fn shows_no_go(&self) -> bool {
        self.no_go
    }

    /// Returns true if the user is asked for the tension of their neck. Marked places say more than that.
    pub fn asks_tension(&self) -> bool {
        self.plan.is_rated() && self.request.marks.is_empty()
    }

    /// Returns the answers with which the session begins.
    fn answers(&self) -> Answers {
        let (tension_before, places_before) = (self.before, self.request.marks);
        Answers { tension_before, places_before, ..Answers::default() }
    }

    /// Returns the tension that the user has typed, if any.
    pub const fn tension(&self) -> Option<Rating> {
        self.before
    }

    /// Returns the plan with the choices as they are.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns why the last key changed nothing, or what it should make the user hear.
    pub const fn refusal(&self) -> Option<&'static str> {
        self.refusal
    }

    /// Returns the index of the chosen row.
    pub const fn selected(&self) -> usize {
        self.selected
    }

    pub(crate) fn press(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        if let (Some(step), true) = (self.on_step, press.action != Some(Action::Stop)) {
            return self.press_on_step(step, press, cx.shared);
        }
        self.refusal = None;
        match press.action {
            Some(Action::Begin) => {
                let what = (self.plan.clone(), self.goes_on_from());
                let (recorded, events) =
                    SessionRecording::begin(what, self.answers(), cx.shared.writer, cx.now);
                // A caution that is still being said is cut off.
                return Transition::go(Go::Play(Box::new(recorded), events, press.key))
                    .with([Effect::Silence])
                    .with_events([self.preferred(cx.shared)]);
            }
            Some(Action::Stop) => {
                let what = (self.plan.clone(), None);
                let (mut recorded, _) =
                    SessionRecording::begin(what, Answers::default(), cx.shared.writer, cx.now);
                recorded.session.handle(Input::Stop);
                let (when, first) = (StopTime::Before, FirstView::Question);
                return Transition::go(Go::Stopped(Box::new(Stop {
                    recorded,
                    when,
                    key: press.key,
                    first,
                })));
            }
            Some(Action::Back) if cx.shared.has_menu => {
                return Transition::go(Go::Menu).with([Effect::Silence]);
            }
            Some(Action::Back) => return Transition::leave(),
            Some(Action::NeckChecked) if !self.needs_neck_check() => return Transition::unbound(),
            // A professional has checked the neck pain: back to what was wanted, as far as it is allowed now.
            Some(Action::NeckChecked) => {
                return Transition::go(Go::Ready(self.request.clone()))
                    .with_events([AppEvent::answered(Answer::LookedAt, cx.now)]);
            }
            Some(Action::TryOut) => return self.try_out(cx.shared),
            Some(Action::Choose) => self.selected = (self.selected + 1) % self.rows().len().max(1),
            Some(Action::Less | Action::More) if self.is_on(ReadyRow::Sound) => {
                return hear(press.action != Some(Action::Less), cx.shared);
            }
            Some(Action::Less | Action::More) if self.is_on_tension() => {
                self.before = nudged(self.before, press.action);
            }
            Some(Action::ShorterTime) => self.turn(ReadyRow::Time, false),
            Some(Action::OneSide) => self.turn(ReadyRow::Sides, true),
            Some(Action::LeaveOut) => self.on_step = Some(0),
            Some(Action::NoGo) => self.no_go = !self.no_go,
            Some(Action::Less) => self.change(false),
            Some(Action::More) => self.change(true),
            None if !self.types(press.key) => return Transition::unbound(),
            None => self.type_key(press.key),
            Some(Action::Up | Action::Down) => self.step(press.action),
            Some(_) => return Transition::unbound(),
        }
        Transition::stay()
    }

    /// Returns where the last session was interrupted, as long as the plan has the same passes.
    fn interrupted_at(&self) -> Option<Reached> {
        let passes = self.plan.passes().len();
        self.interrupted.filter(|reached| reached.of == passes && reached.pass < passes)
    }

    fn goes_on_from(&self) -> Option<Reached> {
        self.interrupted_at().filter(|_| self.continues)
    }

    fn is_on_tension(&self) -> bool {
        self.is_on(ReadyRow::Tension)
    }

    fn is_on(&self, row: ReadyRow) -> bool {
        self.rows().get(self.selected) == Some(&row)
    }

    /// Plays a tone and a sentence as the session will sound, and says what to do if nothing is heard.
    fn try_out(&mut self, shared: &Shared) -> Transition {
        let expected = match shared.hearing.choice() {
            SoundChoice::Quiet => {
                self.refusal = Some("Sound is set to quiet.");
                return Transition::stay();
            }
            SoundChoice::Tones if shared.rings() => {
                "You should hear the bell now. If not, turn it on in your terminal's settings."
            }
            SoundChoice::Tones => {
                "You should hear a tone now. If not, leave and run `neckcare doctor`."
            }
            SoundChoice::Voice => {
                "You should hear a voice now. If not, leave and run `neckcare doctor`."
            }
        };
        self.refusal = Some(expected);
        Transition::stay().with([sample(shared.rings())])
    }

    /// Returns the preferences to store when a session begins, which is then the one that `again` begins. If the user
    /// has not chosen yet how to be guided by ear, beginning with the voice on chooses it. Anything less may be due to
    /// a flag, or to something that is missing today, so it is not the user's choice.
    fn preferred(&self, shared: &Shared) -> AppEvent {
        let mut preferences = shared.memory.preferences.clone();
        if self.sound_unchosen && shared.hearing.choice() == SoundChoice::Voice {
            preferences.hearing = Some(SoundChoice::Voice);
        }
        preferences.last = Some(LastRequest::of(self.plan.routine(), self.plan.choices()));
        AppEvent::PreferencesChanged(Box::new(preferences))
    }

    fn step(&mut self, movement: Option<Action>) {
        self.selected = moved(self.selected, self.rows().len(), movement);
    }

    /// Returns true if a key types the figure, which it does on every row, because nothing else here takes digits.
    fn types(&self, key: Key) -> bool {
        matches!(key, Key::Char(digit) if digit.is_ascii_digit()) && self.asks_tension()
    }

    fn type_key(&mut self, key: Key) {
        if let Key::Char(digit) = key {
            self.before = typed(self.before, digit);
        }
    }

    /// Returns true if it is gentle only because no professional has checked a long-lasting neck pain (rule Q20,
    /// docs/safety-rules.md).
    pub fn needs_neck_check(&self) -> bool {
        self.notes.iter().any(|note| note.why == LockReason::NotLookedAt)
    }
}

/// Chooses the next or previous way of being guided by ear, and lets it be heard at once.
fn hear(forward: bool, shared: &Shared) -> Transition {
    let choice = turned(shared.hearing.choices(), shared.hearing.choice(), forward);
    let hearing = shared.hearing.with(choice);
    let known = shared.memory.preferences.clone();
    let preferences = Preferences { hearing: Some(choice), ..known };
    Transition::stay()
        .with_events([AppEvent::HearingChanged(hearing)])
        .with([sample(hearing.rings(shared.player.as_ref()))])
        .with_events([AppEvent::PreferencesChanged(Box::new(preferences))])
}

/// Returns a sample of how the session will sound: its tone or the terminal's bell, and its voice.
fn sample(rings: bool) -> Effect {
    let kind = if rings { CueKind::Next } else { CueKind::Start };
    Effect::Answer(kind, SAMPLE.to_owned())
}
