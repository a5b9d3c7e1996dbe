//! The router, the only place that builds screens: the first one, and each one that a transition leads to.

use super::screen::Screen;
use super::session_keeper::{ProgramEnd, SessionKeeper};
use super::{App, RefusedKeys};
use crate::plan::{Choices, Plan, PlanError};
use crate::screen_kit::stop::FirstView;
use crate::screen_kit::{Context, Effect, Go, Now, RoutineRequest, Shared, Transition};
use crate::screens::body::{BodyRequest, question_of};
use crate::screens::play::Preview;
use crate::screens::play::preview::Speed;
use crate::screens::screening::Goal;
use crate::screens::{
    About, After, BodyScreen, HistoryScreen, Menu, Play, Ready, Screening, Stopped,
};
use crate::session::PauseCause;

impl App {
    /// Creates the program on the body, with what was said about it. From there, all routines are one key away. If a
    /// session was interrupted a moment ago, begins with the list of routines instead, where that one is chosen.
    pub fn with_body(mut shared: Shared, request: &BodyRequest, now: Now) -> Self {
        request.signs.iter().for_each(|sign| shared.memory.name_sign(question_of(*sign)));
        let cx = shared.at(now);
        let goes_on = shared.memory.interrupted(now.local).is_some();
        let screen = if goes_on && *request == BodyRequest::default() {
            Screen::Menu(Menu::suggesting(cx))
        } else {
            body(request, cx)
        };
        Self::showing(screen, shared)
    }

    /// Creates the program on one routine: on its first question, or on ready if no question is due.
    ///
    /// # Errors
    /// If the routine cannot be done with these choices.
    pub fn with_routine(
        shared: Shared,
        request: &RoutineRequest,
        now: Now,
    ) -> Result<Self, PlanError> {
        let (routine, choices) = (request.routine.clone(), request.choices.clone());
        let known = shared.memory.known_moves(&shared.library);
        // Answers that are still open may allow more steps than fit into a chosen time. The plan is then as short as it
        // can be.
        Plan::new(routine, shared.library.catalogue.clone(), Choices { known, ..choices })?;
        Ok(Self::showing(first_screen(request, shared.at(now))?, shared))
    }

    /// Creates the program on its questions alone, with the health questions asked again.
    pub fn with_screening(shared: Shared, now: Now) -> Self {
        let screening = Screening::alone(shared.at(now));
        Self::showing(Screen::Screening(Box::new(screening)), shared)
    }

    /// Creates the program on the preview of a plan, starting at `pass` if one is given.
    pub fn with_preview(
        shared: Shared,
        plan: Plan,
        pass: Option<usize>,
        speed: Speed,
        now: Now,
    ) -> Self {
        let preview = Preview::new(plan, pass, speed, shared.at(now));
        Self::showing(Screen::Preview(Box::new(preview)), shared)
    }

    fn showing(screen: Screen, shared: Shared) -> Self {
        let unkept = shared.memory.storage_error.as_ref();
        let trouble = unkept.map_or_else(String::new, |why| format!("Not saved: {why}."));
        let (absent, end, session_keeper) = (None, ProgramEnd::No, SessionKeeper::default());
        Self {
            shared,
            absent,
            screen,
            end,
            session_keeper,
            trouble,
            has_named_symptom: false,
            is_unfocused: false,
            has_begun: false,
            stops_elsewhere: 0,
            refused: RefusedKeys::default(),
        }
    }

    /// Applies the events of a transition, goes where it leads, and returns the effects.
    pub(super) fn take(&mut self, transition: Transition, now: Now) -> Vec<Effect> {
        if let Some(screen) = self.queued_screen(&transition, now) {
            self.screen = screen;
            return Vec::new();
        }
        let Transition { events, mut effects, to, .. } = transition;
        effects.extend(self.apply(&events));
        effects.extend(to.into_iter().flat_map(|to| self.go(to, now)));
        effects
    }

    pub(super) fn go(&mut self, to: Go, now: Now) -> Vec<Effect> {
        let cx = self.shared.at(now);
        let (screen, begins) = match to {
            Go::Body => (body(&BodyRequest::default(), cx), Transition::stay()),
            Go::Menu => (self.menu(cx), Transition::stay()),
            Go::Questions => {
                (Screen::Screening(Box::new(Screening::alone(cx))), Transition::stay())
            }
            Go::Routine(request) => match first_screen(&request, cx) {
                Ok(screen) => (screen, Transition::stay()),
                Err(_) => return Vec::new(),
            },
            Go::Owner => return self.owner_returns(now),
            Go::Next => {
                let Screen::Screening(screening) = &mut self.screen else { return Vec::new() };
                let next = screening.next(cx);
                return self.take(next, now);
            }
            Go::Ready(request) => match Ready::build(&request, cx) {
                Ok(ready) => (Screen::Ready(Box::new(ready)), Transition::stay()),
                Err(_) => return self.take(Transition::leave(), now),
            },
            Go::Play(recorded, events, by) => {
                let (play, effects) =
                    Play::follow_from(*recorded, &events, Some(by), cx.shared.hearing, cx.now);
                (Screen::Play(Box::new(play)), Transition::stay().with(effects))
            }
            Go::Stopped(stop) => {
                let first = stop.first;
                let (stopped, begins) = Stopped::new(*stop, cx);
                let stopped = Screen::Stopped(Box::new(stopped));
                match first {
                    FirstView::EmergencyList => (Screen::Emergency(Box::new(stopped), 0), begins),
                    FirstView::Question | FirstView::JustStopping => (stopped, begins),
                }
            }
            Go::After(recorded) => {
                let after = After::new(*recorded, cx);
                (Screen::After(Box::new(after)), Transition::stay())
            }
            Go::About => self.cover(|beneath| Screen::About(About::default(), beneath)),
            Go::History => {
                let history = HistoryScreen::new(cx);
                self.cover(|beneath| Screen::History(history, beneath))
            }
            Go::Help => self.cover(|beneath| Screen::Help(beneath, None)),
            Go::Emergency => self.cover(|beneath| Screen::Emergency(beneath, 0)),
            Go::Back => match self.screen.beneath() {
                Some(beneath) => (beneath.clone(), Transition::stay()),
                None => return Vec::new(),
            },
        };
        self.screen = screen;
        self.take(begins, now)
    }

    /// Builds the list of routines; or the body, if the routine was chosen there, with the places still marked.
    fn menu(&self, cx: Context<'_>) -> Screen {
        let request = match &self.screen {
            Screen::Screening(screening) => screening.request(),
            Screen::Ready(ready) => Some(ready.request()),
            _ => None,
        };
        match request {
            Some(RoutineRequest { marks, choices, .. }) if !marks.is_empty() => {
                let (marks, time) = (*marks, choices.time);
                body(&BodyRequest { marks, time, ..BodyRequest::default() }, cx)
            }
            // These questions have no routine, so they were opened from the body.
            None if matches!(self.screen, Screen::Screening(_)) => {
                body(&BodyRequest::default(), cx)
            }
            _ => Screen::Menu(Menu::suggesting(cx)),
        }
    }

    /// Builds a screen that covers this one, which is paused beneath it.
    fn cover(&mut self, build: impl FnOnce(Box<Screen>) -> Screen) -> (Screen, Transition) {
        let pause = self.screen.pause(PauseCause::Reading, self.shared.hearing);
        (build(Box::new(self.screen.clone())), pause)
    }
}

/// Builds the body.
fn body(request: &BodyRequest, cx: Context<'_>) -> Screen {
    Screen::Body(Box::new(BodyScreen::new(request, cx)))
}

/// Builds the first question before a routine, or ready if no question is due.
pub(super) fn first_screen(request: &RoutineRequest, cx: Context<'_>) -> Result<Screen, PlanError> {
    match Screening::first(Goal::Routine(Box::new(request.clone())), cx) {
        Some(screening) => Ok(Screen::Screening(Box::new(screening))),
        None => Ok(Screen::Ready(Box::new(Ready::build(request, cx)?))),
    }
}
