//! A guest at the keyboard: screened in full, guided gently, and nothing of it is kept.

use super::App;
use super::screen::Screen;
use crate::key::Key;
use crate::model::request::default_choices;
use crate::model::{Effect, Go, Memory, Now, Request};

impl App {
    /// Somebody else sits down: what is known of the owner is laid aside, and every question asked.
    pub(super) fn welcome_guest(&mut self, key: Key, now: Now) {
        let Screen::Screening(screening) = &mut self.screen else { return };
        let Some(request) = screening.left_to_a_guest(key, self.shared.at(now)) else { return };
        // What was chosen before was chosen by somebody else.
        let choices = default_choices(request.choices.position, &self.shared.settings, Vec::new());
        let request = Request { choices, ..request };
        let stopped = self.shared.memory.has_stopped(now.local);
        let guest = Memory::of_a_guest(self.aside.take().map(|before| *before), now.local);
        let guest = Memory { same_person: stopped, ..guest };
        self.change_places(guest);
        self.owner_hears = self.shared.audible;
        self.go(Go::Routine(request), now);
    }

    /// Somebody is at the keyboard now, and who was there is laid aside.
    fn change_places(&mut self, now: Memory) {
        self.aside = Some(Box::new(std::mem::replace(&mut self.shared.memory, now)));
    }

    /// It was the owner all the time, who goes on with what was wanted.
    pub(super) fn owner_returns(&mut self, now: Now) {
        let Screen::Screening(screening) = &self.screen else { return };
        let (Some(request), Some(owner)) = (screening.request().cloned(), self.aside.take()) else {
            return;
        };
        self.change_places(*owner);
        self.shared.audible = self.owner_hears;
        self.ask_first(&request, now);
    }

    /// At the menu the owner is back. What the guest did is remembered until the program ends, so
    /// that a day's limits hold for whoever is the next guest.
    pub(super) fn see_guest_off(&mut self, now: Now) -> Option<Effect> {
        let is_back = self.shared.memory.guest && matches!(self.screen, Screen::Menu(_));
        let owner = self.aside.take_if(|_| is_back)?;
        self.change_places(*owner);
        self.shared.audible = self.owner_hears;
        self.go(Go::Menu, now);
        Some(Effect::Audible(self.owner_hears))
    }
}
