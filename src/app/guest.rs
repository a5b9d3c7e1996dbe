//! A guest at the keyboard: screened in full, guided gently, and nothing of it is kept.

use super::App;
use super::screen::Screen;
use crate::key::Key;
use crate::model::request::default_choices;
use crate::model::{AppEvent, Effect, Go, Hearing, Memory, Now, Request, Transition};

/// Somebody who uses the program but is not at the keyboard now.
#[derive(Debug, Clone)]
pub(super) struct AbsentPerson {
    pub(super) memory: Memory,
    /// What is heard once they are back.
    hearing: Hearing,
}

impl App {
    /// Somebody else sits down: what is known of the owner is laid aside, and every question asked.
    pub(super) fn welcome_guest(&mut self, key: Key, now: Now) {
        let Screen::Screening(screening) = &mut self.screen else { return };
        let Some(request) = screening.left_to_a_guest(key, self.shared.at(now)) else { return };
        // What was chosen before was chosen by somebody else.
        let choices = default_choices(request.choices.position, &self.shared.settings, Vec::new());
        let request = Request { choices, ..request };
        let stopped = self.shared.memory.has_stopped(now.local);
        let guest = Memory::of_a_guest(self.absent.take().map(|before| before.memory), now.local);
        let guest = Memory { same_person: stopped, ..guest };
        self.change_places(guest);
        self.go(Go::Routine(request), now);
    }

    /// Somebody is at the keyboard now, and who was there is laid aside.
    fn change_places(&mut self, now: Memory) {
        let memory = std::mem::replace(&mut self.shared.memory, now);
        self.absent = Some(Box::new(AbsentPerson { memory, hearing: self.shared.hearing }));
    }

    /// The owner is at the keyboard again, and hears what they heard before.
    fn let_owner_back(&mut self, owner: AbsentPerson, now: Now) -> Vec<Effect> {
        let AbsentPerson { memory, hearing } = owner;
        self.change_places(memory);
        self.take(Transition::stay().tell([AppEvent::Hearing(hearing)]), now)
    }

    /// It was the owner all the time, who goes on with what was wanted.
    pub(super) fn owner_returns(&mut self, now: Now) -> Vec<Effect> {
        let Screen::Screening(screening) = &self.screen else { return Vec::new() };
        let (Some(request), Some(owner)) = (screening.request().cloned(), self.absent.take())
        else {
            return Vec::new();
        };
        let effects = self.let_owner_back(*owner, now);
        self.ask_first(&request, now);
        effects
    }

    /// At the menu the owner is back. What the guest did is remembered until the program ends, so
    /// that a day's limits hold for whoever is the next guest.
    pub(super) fn see_guest_off(&mut self, now: Now) -> Vec<Effect> {
        let is_back = self.shared.memory.guest && matches!(self.screen, Screen::Menu(_));
        let Some(owner) = self.absent.take_if(|_| is_back) else { return Vec::new() };
        let effects = self.let_owner_back(*owner, now);
        self.go(Go::Menu, now);
        effects
    }
}
