//! A routine before it begins: what can be chosen in it is chosen here.

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

use crate::history::{Rating, Reached};
use crate::key::Key;
use crate::plan::{Cue, CueKind, Plan, Rule};
use crate::routine::step::Pass;
use crate::safety::lock::{LockNote, LockReason};
use crate::safety::{Answer, Caution};
use crate::screen_kit::choosing::{moved, nudged, typed};
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::preferences::Last;
use crate::screen_kit::sounds::SPOKEN_INVITATION;
use crate::screen_kit::stop::{First, When};
use crate::screen_kit::{
    AppEvent, Context, Effect, Go, Hearing, Preferences, RoutineRequest, SessionRecording, Shared,
    SoundChoice, Stop, Transition,
};
use crate::session::Input;

/// What is said to try the sound.
const SAMPLE: &str = "This is how you will be guided.";

/// What is said before a session to somebody who isn't looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unsaid {
    Caution(Caution),
    /// Where the sounds can be learnt.
    Invitation,
}

/// A routine before it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    plan: Plan,
    selected: usize,
    notes: Vec<LockNote>,
    request: RoutineRequest,
    before: Option<Rating>,
    no_go: bool,
    /// The time that is wanted, though it may not be had with the other choices.
    time: Option<Duration>,
    /// What may be wanted.
    times: Vec<Option<Duration>>,
    /// Nobody has said yet how they want to be guided by ear.
    asks: bool,
    /// Where the session before was interrupted, and whether to go on from there.
    interrupted: Option<Reached>,
    goes_on: bool,
    /// The step that is chosen, while the steps are listed.
    on_step: Option<usize>,
    /// The steps that are left out every time.
    never: Vec<usize>,
    /// The routine that this one prepares, by name.
    queued: Option<String>,
    /// Why the last key changed nothing.
    refusal: Option<&'static str>,
    /// Where the sounds can be learnt, before somebody's first session.
    invitation: Option<&'static str>,
    /// What stands here and is still to be said.
    unsaid: Vec<Unsaid>,
    /// How long it has been shown, and until when that is known.
    shown: Duration,
    at: Duration,
}

impl Ready {
    /// Whether something that stands here is still to be said.
    pub(crate) const fn has_to_say(&self, hearing: Hearing) -> bool {
        !self.unsaid.is_empty() && hearing.speaks()
    }

    /// What has to be known before the session, by ear: once, for who does not look. Last, where the sounds can be learnt.
    pub(crate) fn say_beforehand(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.has_to_say(shared.hearing) {
            return Vec::new();
        }
        let said = |unsaid| match unsaid {
            Unsaid::Caution(caution) => shared.words.caution(caution),
            Unsaid::Invitation => SPOKEN_INVITATION,
        };
        let cue = |words| Effect::Hear(Cue::new(Duration::ZERO, CueKind::Say, words));
        self.unsaid.drain(..).map(said).map(cue).collect()
    }

    /// Where the sounds can be learnt, before somebody's first session and if they can be heard.
    pub fn invitation(&self, shared: &Shared) -> Option<&'static str> {
        self.invitation.filter(|_| !shared.hearing.is_silent() && !shared.rings())
    }

    /// The routine that this one prepares, by name, where it is to follow.
    pub fn queued(&self) -> Option<&str> {
        self.queued.as_deref()
    }

    /// How long it will take from now on: all of it, or what is left where it was interrupted.
    pub fn takes(&self) -> Duration {
        let plan = &self.plan;
        self.goes_on_from().map_or_else(
            || plan.total(),
            |at| plan.choices().get_ready() + plan.total().saturating_sub(plan.lead_start(at.pass)),
        )
    }

    /// Whether it goes on from where it was interrupted.
    pub fn starts_later(&self) -> bool {
        self.goes_on_from().is_some()
    }

    /// What is to be done: all of it, or what is left where it was interrupted.
    pub fn passes(&self) -> &[Pass] {
        let from = self.goes_on_from().map_or(0, |at| at.pass);
        self.plan.passes().get(from..).unwrap_or_default()
    }

    /// What was wanted, whatever is allowed of it.
    pub(crate) const fn request(&self) -> &RoutineRequest {
        &self.request
    }

    /// What was changed, and why.
    pub fn notes(&self) -> &[LockNote] {
        &self.notes
    }

    /// The routine that was chosen, if something else takes its place.
    pub fn replaced(&self) -> Option<&str> {
        let chosen = self.request.routine.title.as_str();
        Some(chosen).filter(|chosen| *chosen != self.plan.title())
    }

    /// Whether only breathing and resting are left.
    pub fn is_hands_off(&self) -> bool {
        self.plan.choices().rules.has(Rule::NoHandsOn)
    }

    /// Whether the places where no hand goes are marked.
    pub const fn shows_no_go(&self) -> bool {
        self.no_go
    }

    /// How tense it feels, as far as it was said.
    pub const fn tension(&self) -> Option<Rating> {
        self.before
    }

    /// What will be done with the choices as they are.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Why the last key changed nothing, if there is a reason to be told.
    pub const fn refusal(&self) -> Option<&'static str> {
        self.refusal
    }

    /// Which row is chosen.
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
                    SessionRecording::begin(what, self.before, cx.shared.writer, cx.now);
                // A caution that is still being said makes room.
                return Transition::go(Go::Play(Box::new(recorded), events))
                    .with([Effect::Hush])
                    .tell([self.preferred(cx.shared)]);
            }
            Some(Action::Stop) => {
                let what = (self.plan.clone(), None);
                let (mut recorded, _) =
                    SessionRecording::begin(what, None, cx.shared.writer, cx.now);
                recorded.session.handle(Input::Stop);
                let (when, first) = (When::Before, First::Question);
                return Transition::go(Go::Stopped(Box::new(Stop {
                    recorded,
                    when,
                    key: press.key,
                    first,
                })));
            }
            Some(Action::Back) if cx.shared.has_menu => {
                return Transition::go(Go::Menu).with([Effect::Hush]);
            }
            Some(Action::Back) => return Transition::leave(),
            Some(Action::LookedAt) if !self.waits_for_a_look() => return Transition::idle(),
            // Somebody has looked: what was wanted, as far as it is allowed now.
            Some(Action::LookedAt) => {
                return Transition::go(Go::Ready(self.request.clone()))
                    .tell([AppEvent::answered(Answer::LookedAt, cx.now)]);
            }
            Some(Action::TryOut) => return self.try_out(cx.shared),
            Some(Action::Choose) => self.selected = (self.selected + 1) % self.rows().len().max(1),
            Some(Action::Less | Action::More) if self.is_on(ReadyRow::Sound) => {
                return hear(press.action != Some(Action::Less), cx.shared);
            }
            Some(Action::Less | Action::More) if self.is_on_tension() => {
                self.before = nudged(self.before, press.action);
            }
            Some(Action::Fit) => self.turn(ReadyRow::Time, false),
            Some(Action::OneSide) => self.turn(ReadyRow::Sides, true),
            Some(Action::LeaveOut) => self.on_step = Some(0),
            Some(Action::NoGo) => self.no_go = !self.no_go,
            Some(Action::Less) => self.change(false),
            Some(Action::More) => self.change(true),
            None if !self.types(press.key) => return Transition::idle(),
            None => self.type_key(press.key),
            movement => self.step(movement),
        }
        Transition::stay()
    }

    /// The pass in which the session before was interrupted, as long as the plan is the same.
    fn interrupted_at(&self) -> Option<Reached> {
        let passes = self.plan.passes().len();
        self.interrupted.filter(|reached| reached.of == passes && reached.pass < passes)
    }

    fn goes_on_from(&self) -> Option<Reached> {
        self.interrupted_at().filter(|_| self.goes_on)
    }

    fn is_on_tension(&self) -> bool {
        self.is_on(ReadyRow::Tension)
    }

    fn is_on(&self, row: ReadyRow) -> bool {
        self.rows().get(self.selected) == Some(&row)
    }

    /// A tone and a sentence, as the session will sound; and what to do where nothing is heard.
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

    /// What is begun is what `again` begins. Whoever was asked how they want to be guided, with everything to choose
    /// from, and begins has answered; what a flag leaves out, or is not there today, is nobody's choice.
    fn preferred(&self, shared: &Shared) -> AppEvent {
        let mut preferences = shared.memory.preferences.clone();
        if self.asks && shared.hearing.choice() == SoundChoice::Voice {
            preferences.hearing = Some(SoundChoice::Voice);
        }
        preferences.last = Some(Last::of(self.plan.routine(), self.plan.choices()));
        AppEvent::Preferred(Box::new(preferences))
    }

    fn step(&mut self, movement: Option<Action>) {
        self.selected = moved(self.selected, self.rows().len(), movement);
    }

    /// A figure can be typed whatever is chosen: nothing else here takes digits.
    fn types(&self, key: Key) -> bool {
        matches!(key, Key::Char(digit) if digit.is_ascii_digit()) && self.plan.is_rated()
    }

    fn type_key(&mut self, key: Key) {
        if let Key::Char(digit) = key {
            self.before = typed(self.before, digit);
        }
    }

    /// Whether it is gentle only because nobody has looked at a long neck pain (rule Q20, docs/safety-rules.md).
    pub fn waits_for_a_look(&self) -> bool {
        self.notes.iter().any(|note| note.why == LockReason::NotLookedAt)
    }
}

/// Another way of being guided by ear, heard at once.
fn hear(forward: bool, shared: &Shared) -> Transition {
    let choice = turned(shared.hearing.choices(), shared.hearing.choice(), forward);
    let hearing = shared.hearing.with(choice);
    let known = shared.memory.preferences.clone();
    let preferences = Preferences { hearing: Some(choice), ..known };
    Transition::stay()
        .tell([AppEvent::Hearing(hearing)])
        .with([sample(hearing.rings(shared.player.as_ref()))])
        .tell([AppEvent::Preferred(Box::new(preferences))])
}

/// How the session will sound: its tone or its bell, and its voice.
fn sample(rings: bool) -> Effect {
    let kind = if rings { CueKind::Next } else { CueKind::Start };
    Effect::Answer(kind, SAMPLE.to_owned())
}
