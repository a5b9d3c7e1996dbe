//! Lists the words of the session that is about to begin, so that a slow voice can render them beforehand.

use std::collections::BTreeSet;

use super::App;
use super::screen::Screen;
use crate::plan::{Choices, Plan};
use crate::routine::step::Pass;
use crate::safety::SafetyText;
use crate::screen_kit::RoutineRequest;
use crate::screens::play::answers::fixed;
use crate::session::{Event, PauseCause};

/// The events that a key causes and that are answered in fixed words, the most common first.
const EVENTS: [Event; 10] = [
    Event::Paused(PauseCause::Asked),
    Event::Lighter,
    Event::Firmer,
    Event::AsPlanned,
    Event::AlreadyLight,
    Event::Longer,
    Event::EnoughHere,
    Event::EnoughDone,
    Event::RestNeeded,
    Event::Paused(PauseCause::UnknownKey),
];

/// The request whose words were listed last, so that they are listed only once.
#[derive(Debug, Default)]
pub struct WordsAhead(Option<RoutineRequest>);

impl WordsAhead {
    /// Returns all words of the routine that is about to begin, if its request has changed since the last call.
    pub fn words(&mut self, app: &App) -> Option<Vec<String>> {
        let request = app.about_to_begin();
        if request == self.0 {
            return None;
        }
        self.0 = request;
        app.words_ahead()
    }
}

impl App {
    /// Returns the request of the session that is about to begin, if there is one.
    fn about_to_begin(&self) -> Option<RoutineRequest> {
        match &self.screen {
            Screen::Screening(screening) => screening.request().cloned(),
            Screen::Ready(ready) => {
                let plan = ready.plan();
                Some(RoutineRequest::new(plan.routine().clone(), plan.choices().clone()))
            }
            _ => None,
        }
    }

    /// Returns the words in the order in which they must be ready: those of a stop, then those of the plan from its
    /// beginning, then the answers to keys.
    fn words_ahead(&self) -> Option<Vec<String>> {
        let words = &self.shared.words;
        match &self.screen {
            Screen::Screening(screening) => Some(said(&self.planned(screening.request()?)?, words)),
            Screen::Ready(ready) => Some(said(ready.plan(), words)),
            _ => None,
        }
    }

    /// Plans a request as if no answer changed anything.
    fn planned(&self, request: &RoutineRequest) -> Option<Plan> {
        let known = self.shared.memory.known_moves(&self.shared.library);
        let choices = Choices { known, ..request.choices.clone() };
        Plan::new(request.routine.clone(), self.shared.library.catalogue.clone(), choices).ok()
    }
}

fn said(plan: &Plan, words: &SafetyText) -> Vec<String> {
    let position = plan.choices().position;
    let stop = |pass: &Pass| words.stop_in(&pass.movement, position).to_owned();
    let mut all: Vec<String> = plan.passes().iter().map(stop).collect();
    all.extend(plan.cues().iter().map(|cue| cue.words.clone()));
    all.extend(EVENTS.iter().filter_map(fixed).map(str::to_owned));
    let mut known = BTreeSet::from([String::new()]);
    all.retain(|words| known.insert(words.clone()));
    all
}
