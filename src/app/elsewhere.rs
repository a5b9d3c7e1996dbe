//! What another program of the same person has stored meanwhile: a stop there binds here at once.

use crate::app::keeping::Over;
use crate::app::{App, Effect, Memory, Now, Screen, Today, Wanted};

impl App {
    /// Takes in what is on the disk by now. While a guest is here, that is about the owner.
    pub(super) fn recall(&mut self, memory: Memory, now: Now) -> Vec<Effect> {
        let guest = self.shared.memory.guest;
        let known = match &mut self.aside {
            Some(owner) if guest => owner,
            _ => &mut self.shared.memory,
        };
        let before = known.bound(now.local);
        // That nothing can be stored was found out at the start, and what was said of it holds for this start only:
        // neither stands on the disk.
        let unkept = memory.unkept.clone().or_else(|| known.unkept.take());
        let (start, said) = (known.start, known.standing.clone());
        *known = Memory { start, unkept, ..memory };
        known.standing.recall(&said);
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
                let (session, over) = (play.session(), Effect::Closed(play.sitting().record()));
                let choices = session.plan().choices().clone();
                let words = self.shared.words.stop_for(&session.moment(), choices.position);
                let stop = Effect::StopWords(words.to_owned());
                let wanted = Wanted { routine: session.plan().routine().clone(), choices };
                self.keeping.close();
                self.ask_first(&wanted, now);
                vec![Effect::Hush, stop, over]
            }
            Screen::Ready(ready) => {
                let wanted = ready.wanted().clone();
                self.ask_first(&wanted, now);
                Vec::new()
            }
            Screen::Stopped(stopped) => {
                stopped.go_on_no_more();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Back to the questions that a routine begins with; where nothing of it is left, to the end.
    pub(super) fn ask_first(&mut self, wanted: &Wanted, now: Now) {
        match Today::before(wanted, &self.shared, now) {
            Ok(screen) => self.screen = screen,
            Err(_) => self.over = Over::Left(0),
        }
    }

    /// Takes away what covers a screen.
    fn uncover(&mut self) {
        while let Screen::Help(beneath) | Screen::Emergency(beneath, _) = &self.screen {
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
        let (wanted, rules) = (ready.wanted().clone(), ready.plan().choices().rules.clone());
        match Today::before(&wanted, &self.shared, now) {
            Ok(Screen::Ready(fresh)) if fresh.plan().choices().rules == rules => false,
            Ok(screen) => {
                self.screen = screen;
                true
            }
            Err(_) => false,
        }
    }
}
