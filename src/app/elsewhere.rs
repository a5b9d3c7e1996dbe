//! A stop in another program of the same person binds this one at once.

use super::App;
use super::keeping::ProgramEnd;
use super::router::first_screen;
use super::screen::Screen;
use crate::model::{Effect, Memory, Now, Request};
use crate::plan::CueKind;
use crate::safety::LockReason;

impl App {
    /// Takes over everything that is stored by now. It is about the owner, also while a guest is here.
    pub(super) fn recall(&mut self, memory: Memory, now: Now) -> Vec<Effect> {
        let guest = self.shared.memory.guest;
        let known = match &mut self.absent {
            Some(owner) if guest => &mut owner.memory,
            _ => &mut self.shared.memory,
        };
        let before = known.bound(now.local);
        known.renewed(memory);
        let after = known.bound(now.local);
        if after.clone().and(before.clone()) == before {
            return Vec::new();
        }
        if guest {
            self.shared.memory.same_person = Some(true);
        }
        self.heed(now)
    }

    /// Somebody has stopped because of a symptom: nothing hands-on begins or goes on before it was asked about.
    fn heed(&mut self, now: Now) -> Vec<Effect> {
        self.uncover();
        match &mut self.screen {
            Screen::Play(play) => {
                let session = play.session();
                let choices = session.plan().choices().clone();
                let words = self.shared.words.stop_for(&session.moment(), choices.position);
                let stop = Effect::StopWords(words.to_owned());
                let request = Request { routine: session.plan().routine().clone(), choices };
                self.keeping.close(play.recorded().record());
                self.give_way(&request, now);
                vec![Effect::Hush, stop, self.told_elsewhere()]
            }
            Screen::Ready(ready) => {
                let request = ready.request().clone();
                self.give_way(&request, now);
                vec![self.told_elsewhere()]
            }
            Screen::Stopped(stopped) => {
                stopped.go_on_no_more();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// The screen gives way to the questions.
    fn give_way(&mut self, request: &Request, now: Now) {
        self.heeded += 1;
        self.ask_first(request, now);
    }

    /// Why this screen has gone, to be heard and printed.
    fn told_elsewhere(&self) -> Effect {
        Effect::Answer(CueKind::Answer, self.shared.words.note(LockReason::Elsewhere).to_owned())
    }

    /// Back to the questions that a routine begins with; where nothing of it is left, to the end.
    pub(super) fn ask_first(&mut self, request: &Request, now: Now) {
        match first_screen(request, self.shared.at(now)) {
            Ok(screen) => self.screen = screen,
            Err(_) => self.over = ProgramEnd::Left(0),
        }
    }

    /// Takes away what covers a screen.
    fn uncover(&mut self) {
        while let Screen::Help(beneath, _) | Screen::Emergency(beneath, _) = &self.screen {
            self.screen = (**beneath).clone();
        }
    }

    /// Whether a routine that stands at ready has to be asked about again before it begins: a day has passed, or
    /// something was locked. Its questions are shown then.
    pub(super) fn must_ask_first(&mut self, now: Now) -> bool {
        let Screen::Ready(ready) = &self.screen else { return false };
        if ready.is_hands_off() {
            return false;
        }
        let (request, rules) = (ready.request().clone(), ready.plan().choices().rules.clone());
        match first_screen(&request, self.shared.at(now)) {
            Ok(Screen::Ready(fresh)) if fresh.plan().choices().rules == rules => false,
            _ => {
                self.ask_first(&request, now);
                true
            }
        }
    }
}
