//! The body, on which a person marks where it is tight: the first screen, which leads to the routines that work there.

pub mod fitting;
pub(crate) mod keys;
pub mod spot;
pub mod text;
pub(crate) mod view;

use std::time::Duration;

use crate::history::Marks;
use crate::key::Key;
use crate::routine::place::{Meant, NoGoPlace, Place, WarningSign};
use crate::safety::questions::Question;
use crate::screen_kit::choosing::{moved, typed};
use crate::screen_kit::keys::{Action, KeyContext, KeyPress};
use crate::screen_kit::{AppEvent, Context, Day, Go, Transition};
use fitting::{FittingRoutine, fitting};
use spot::Spot;

/// The times to choose from, in minutes.
const TIMES: [u64; 6] = [2, 4, 6, 10, 15, 25];

/// The most letters of a place that is typed.
const LONGEST: usize = 60;

/// The body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyScreen {
    spot: Spot,
    marks: Marks,
    time: Option<Duration>,
    mode: BodyMode,
    /// The places that were typed together, which the next figure marks together.
    named: Vec<Place>,
    /// The routines that work on the marked places.
    fitting: Vec<FittingRoutine>,
    /// Whether the chosen place was just moved to, so that a figure replaces the one before.
    is_fresh: bool,
    /// The reason that the last key changed nothing.
    refusal: &'static str,
}

/// What the keys of the body act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyMode {
    /// The places.
    Places,
    /// A text field in which a place is typed.
    Typing(String),
    /// The routines for the marked places, with the index of the chosen one.
    Routines(usize),
    /// The words about a place or a feeling for which there is no massage.
    Never(Never),
}

/// A place or a feeling for which there is no massage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Never {
    /// A place that is never worked on.
    Place(NoGoPlace),
    /// A warning sign.
    Sign(WarningSign),
}

/// What a person says about their body before they see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyRequest {
    /// The places, with how tense they are.
    pub marks: Marks,
    /// The time that there is.
    pub time: Option<Duration>,
    /// The last place that was said and is never worked on, if there was one.
    pub no_go: Option<NoGoPlace>,
    /// Every warning sign that was said.
    pub signs: Vec<WarningSign>,
}

impl BodyScreen {
    /// Shows the body with what was said about it: the routines, if a place is marked.
    pub(crate) fn new(request: &BodyRequest, cx: Context<'_>) -> Self {
        let BodyRequest { marks, time, no_go, .. } = *request;
        let never =
            request.signs.first().map(|sign| Never::Sign(*sign)).or(no_go.map(Never::Place));
        let tensest = marks.iter().max_by_key(|(_, rating)| *rating).map(|(place, _)| place);
        let spot = Spot::Place(tensest.unwrap_or(Place::LeftNeck));
        let mode = match never {
            Some(never) => BodyMode::Never(never),
            None if marks.is_empty() => BodyMode::Places,
            None => BodyMode::Routines(0),
        };
        let (named, fitting) = (Vec::new(), Vec::new());
        let mut body =
            Self { spot, marks, time, mode, named, fitting, is_fresh: true, refusal: "" };
        body.fit(cx);
        if body.fitting.is_empty() && matches!(body.mode, BodyMode::Routines(_)) {
            body.mode = BodyMode::Places;
        }
        body
    }

    /// Returns the chosen spot.
    pub const fn spot(&self) -> Spot {
        self.spot
    }

    /// Returns the marked places with how tense they are.
    pub const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Returns the time that there is, if it was chosen.
    pub const fn time(&self) -> Option<Duration> {
        self.time
    }

    /// Returns the places that were typed together, if the next figure marks them together.
    pub fn named(&self) -> &[Place] {
        &self.named
    }

    /// Returns what the keys act on.
    pub const fn mode(&self) -> &BodyMode {
        &self.mode
    }

    /// Returns the routines that work on the marked places, the one that fits best first.
    pub fn routines(&self) -> &[FittingRoutine] {
        &self.fitting
    }

    /// Returns the reason that the last key changed nothing.
    pub const fn refusal(&self) -> &'static str {
        self.refusal
    }

    /// Returns what the typed text means, if it names something.
    pub fn meant(&self) -> Option<Meant> {
        match &self.mode {
            BodyMode::Typing(text) => Meant::of(text),
            _ => None,
        }
    }

    pub(crate) const fn key_context(&self) -> KeyContext {
        match self.mode {
            BodyMode::Places => KeyContext::Body,
            BodyMode::Typing(_) => KeyContext::BodyTyping,
            BodyMode::Routines(_) => KeyContext::BodyRoutines,
            BodyMode::Never(_) => KeyContext::BodyNever,
        }
    }

    pub(crate) fn press(&mut self, press: KeyPress, cx: Context<'_>) -> Transition {
        self.refusal = "";
        match press.action {
            Some(Action::List) => return Transition::go(Go::Menu),
            Some(Action::History) => return Transition::go(Go::History),
            Some(Action::About) => return Transition::go(Go::About),
            Some(Action::Time) => {
                self.turn_time(cx);
                return Transition::stay();
            }
            _ => {}
        }
        match self.mode.clone() {
            BodyMode::Places => self.press_on_places(press, cx),
            BodyMode::Typing(text) => self.press_while_typing(text, press),
            BodyMode::Routines(chosen) => self.press_on_routines(chosen, press.action),
            BodyMode::Never(_) => self.press_on_never(press.action),
        }
    }

    fn press_on_places(
        &mut self,
        KeyPress { action, key }: KeyPress,
        cx: Context<'_>,
    ) -> Transition {
        match (action, key) {
            (Some(Action::Choose), _) => self.choose(),
            (Some(Action::Filter), _) => self.mode = BodyMode::Typing(String::new()),
            (Some(movement), _) => {
                self.named.clear();
                self.is_fresh = true;
                self.spot = self.spot.moved(movement);
            }
            (None, Key::Char(digit)) if digit.is_ascii_digit() => self.mark(digit, cx),
            (None, _) => return Transition::unbound(),
        }
        Transition::stay()
    }

    /// Continues to the routines, or says what is missing.
    fn choose(&mut self) {
        const UNMARKED: &str = "First type how tense it is there, from 1 to 10.";
        const NONE: &str = "No routine works there today. Press l to see what you can do.";
        self.named.clear();
        match self.spot {
            Spot::NoGo(place) => self.mode = BodyMode::Never(Never::Place(place)),
            Spot::Place(_) if self.marks.is_empty() => self.refusal = UNMARKED,
            Spot::Place(_) if self.fitting.is_empty() => self.refusal = NONE,
            Spot::Place(_) => self.mode = BodyMode::Routines(0),
        }
    }

    /// Marks the chosen place, and those named with it; 0 takes the marks away. A place that is never worked on says why
    /// instead.
    fn mark(&mut self, digit: char, cx: Context<'_>) {
        let place = match self.spot {
            Spot::Place(place) => place,
            Spot::NoGo(place) => {
                self.mode = BodyMode::Never(Never::Place(place));
                return;
            }
        };
        // A figure that was typed here before is replaced: only right after a 1 does a 0 make ten of it.
        let before = self.marks.get(place).filter(|_| !self.is_fresh);
        self.is_fresh = false;
        let rating = typed(before, digit).filter(|rating| rating.get() > 0);
        for place in self.named.iter().copied().chain([place]) {
            self.marks.set(place, rating);
        }
        self.fit(cx);
    }

    fn turn_time(&mut self, cx: Context<'_>) {
        let minutes = self.time.map_or(0, |time| time.as_secs() / 60);
        let next = TIMES.iter().find(|time| **time > minutes);
        self.time = next.map(|minutes| Duration::from_secs(minutes * 60));
        self.fit(cx);
        if let BodyMode::Routines(_) = self.mode {
            self.mode = BodyMode::Routines(0);
        }
    }

    fn fit(&mut self, cx: Context<'_>) {
        if self.marks.is_empty() {
            self.fitting.clear();
            return;
        }
        let shared = cx.shared;
        let day = Day::if_well(&shared.library, &shared.settings, &shared.memory, cx.now.local);
        self.fitting = fitting(self.marks, self.time, &day, &shared.library);
    }

    /// Types a place. Enter goes to it; if several are meant, to the first, and the next figure marks them all.
    fn press_while_typing(&mut self, mut text: String, press: KeyPress) -> Transition {
        match (press.action, press.key) {
            (Some(Action::Choose), _) => return self.choose_typed(&text),
            (Some(Action::Back), _) => {
                self.mode = BodyMode::Places;
                return Transition::stay();
            }
            (_, Key::Char(letter)) if text.chars().count() < LONGEST => text.push(letter),
            (_, Key::Backspace) => {
                text.pop();
            }
            (_, Key::Char(_)) => {}
            _ => return Transition::unbound(),
        }
        self.mode = BodyMode::Typing(text);
        Transition::stay()
    }

    fn choose_typed(&mut self, text: &str) -> Transition {
        const UNKNOWN: &str = "neckcare doesn't know that place. Try skull, neck or left shoulder. If you feel unwell, press Esc, then !.";
        match Meant::of(text) {
            Some(Meant::Places(places)) => {
                self.spot = places.first().map_or(self.spot, |place| Spot::Place(*place));
                (self.named, self.is_fresh, self.mode) = (places, true, BodyMode::Places);
            }
            Some(Meant::NoGo(place)) => {
                self.spot = Spot::NoGo(place);
                self.mode = BodyMode::Never(Never::Place(place));
            }
            Some(Meant::Sign(sign)) => {
                self.mode = BodyMode::Never(Never::Sign(sign));
                let named = AppEvent::SignNamed(question_of(sign));
                return Transition::stay().with_events([named]);
            }
            None => self.refusal = UNKNOWN,
        }
        Transition::stay()
    }

    fn press_on_routines(&mut self, chosen: usize, action: Option<Action>) -> Transition {
        match action {
            Some(Action::Choose) => match self.fitting.get(chosen) {
                Some(fit) => return Transition::go(Go::Routine(fit.request.clone())),
                None => self.mode = BodyMode::Places,
            },
            Some(Action::Back) => self.mode = BodyMode::Places,
            Some(movement @ (Action::Up | Action::Down)) => {
                self.mode = BodyMode::Routines(moved(chosen, self.fitting.len(), Some(movement)));
            }
            _ => return Transition::unbound(),
        }
        Transition::stay()
    }

    fn press_on_never(&mut self, action: Option<Action>) -> Transition {
        match action {
            Some(Action::Choose) => {
                Transition::go(Go::Questions).with_events([AppEvent::SignNamed(None)])
            }
            Some(Action::Back) => {
                self.mode = BodyMode::Places;
                Transition::stay()
            }
            _ => Transition::unbound(),
        }
    }
}

/// Returns the question of today that is about a sign. None is about the chest, the breath and swallowing, which are on the
/// emergency list.
pub(crate) const fn question_of(sign: WarningSign) -> Option<Question> {
    match sign {
        WarningSign::Head => Some(Question::Q1),
        WarningSign::Nerve => Some(Question::Q5),
        WarningSign::Dizzy => Some(Question::Q4),
        WarningSign::Injury => Some(Question::Q3),
        WarningSign::Lump => Some(Question::Q8),
        WarningSign::Fever => Some(Question::Q6),
        WarningSign::Emergency => None,
    }
}
