//! Reloads stored data. A stop in another program of the same person takes effect in this one at once.

use super::App;
use super::router::first_screen;
use super::screen::Screen;
use super::session_keeper::ProgramEnd;
use crate::plan::CueKind;
use crate::safety::LockReason;
use crate::screen_kit::{Effect, Memory, Now, RoutineRequest};

impl App {
    /// Reloads the memory of the owner, to whom the stored data belongs even while a guest is here. A stop that forbids
    /// something new takes effect at once.
    pub(super) fn reload(&mut self, memory: Memory, now: Now) -> Vec<Effect> {
        let guest = self.shared.memory.guest;
        let known = match &mut self.absent {
            Some(owner) if guest => &mut owner.memory,
            _ => &mut self.shared.memory,
        };
        let before = known.rules_from_stops(now.local);
        known.reload(memory);
        let after = known.rules_from_stops(now.local);
        if after.clone().and(before.clone()) == before {
            return Vec::new();
        }
        if guest {
            self.shared.memory.same_person = Some(true);
        }
        self.stop_for_other_program(now)
    }

    /// Ends a session, or leaves ready, after a stop because of a symptom in another program: nothing hands-on begins
    /// or continues before the questions about it are answered.
    fn stop_for_other_program(&mut self, now: Now) -> Vec<Effect> {
        self.uncover();
        match &mut self.screen {
            Screen::Play(play) => {
                let session = play.session();
                let choices = session.plan().choices().clone();
                let words = self.shared.words.stop_for(&session.moment(), choices.position);
                let stop = Effect::SayStop(words.to_owned());
                let request = RoutineRequest {
                    marks: play.recorded().marks(),
                    ..RoutineRequest::new(session.plan().routine().clone(), choices)
                };
                self.session_keeper.close(play.recorded().record());
                self.ask_about_stop_elsewhere(&request, now);
                vec![Effect::Silence, stop, self.say_stopped_elsewhere()]
            }
            Screen::Ready(ready) => {
                let request = ready.request().clone();
                self.ask_about_stop_elsewhere(&request, now);
                vec![self.say_stopped_elsewhere()]
            }
            Screen::Stopped(stopped) => {
                stopped.go_on_no_more();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn ask_about_stop_elsewhere(&mut self, request: &RoutineRequest, now: Now) {
        self.stops_elsewhere += 1;
        self.show_first_question(request, now);
    }

    fn say_stopped_elsewhere(&self) -> Effect {
        Effect::Answer(CueKind::Answer, self.shared.words.note(LockReason::Elsewhere).to_owned())
    }

    /// Shows the first question before a routine, or ready. Ends the program if nothing of the routine may be done.
    pub(super) fn show_first_question(&mut self, request: &RoutineRequest, now: Now) {
        match first_screen(request, self.shared.at(now)) {
            Ok(screen) => self.screen = screen,
            Err(_) => self.end = ProgramEnd::Left(0),
        }
    }

    fn uncover(&mut self) {
        while let Screen::Help(beneath, _) | Screen::Emergency(beneath, _) = &self.screen {
            self.screen = (**beneath).clone();
        }
    }

    /// Shows the questions again before a routine begins, if a day has passed or something was locked meanwhile.
    /// Returns true if it does.
    pub(super) fn must_ask_first(&mut self, now: Now) -> bool {
        let Screen::Ready(ready) = &self.screen else { return false };
        if ready.is_hands_off() {
            return false;
        }
        let (request, rules) = (ready.request().clone(), ready.plan().choices().rules.clone());
        match first_screen(&request, self.shared.at(now)) {
            Ok(Screen::Ready(fresh)) if fresh.plan().choices().rules == rules => false,
            _ => {
                self.show_first_question(&request, now);
                true
            }
        }
    }
}
