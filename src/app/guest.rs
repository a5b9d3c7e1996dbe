//! Guests at the keyboard, who answer every question and are guided gently. Nothing about them is stored.

use super::App;
use super::screen::Screen;
use crate::key::Key;
use crate::screen_kit::request::default_choices;
use crate::screen_kit::{AppEvent, Effect, Go, Hearing, Memory, Now, RoutineRequest, Transition};

/// A person who uses the program but is not at the keyboard now: the owner, or a guest.
#[derive(Debug, Clone)]
pub(super) struct AbsentPerson {
    pub(super) memory: Memory,
    /// The sound to return to when this person is back.
    hearing: Hearing,
}

impl App {
    /// Puts aside everything that is known about the owner, and asks the guest every question.
    pub(super) fn welcome_guest(&mut self, key: Key, now: Now) {
        let Screen::Screening(screening) = &mut self.screen else { return };
        let Some(request) = screening.left_to_a_guest(key, self.shared.at(now)) else { return };
        // The choices and marks so far were made by someone else.
        let choices = default_choices(request.choices.position, &self.shared.settings, Vec::new());
        let request = RoutineRequest::new(request.routine, choices);
        let stopped = self.shared.memory.has_stopped(now.local);
        let guest = Memory::of_a_guest(self.absent.take().map(|before| before.memory), now.local);
        let guest = Memory { same_person: stopped, ..guest };
        self.change_places(guest);
        self.go(Go::Routine(request), now);
    }

    fn change_places(&mut self, present: Memory) {
        let memory = std::mem::replace(&mut self.shared.memory, present);
        self.absent = Some(Box::new(AbsentPerson { memory, hearing: self.shared.hearing }));
    }

    fn let_owner_back(&mut self, owner: AbsentPerson, now: Now) -> Vec<Effect> {
        let AbsentPerson { memory, hearing } = owner;
        self.change_places(memory);
        self.take(Transition::stay().with_events([AppEvent::HearingChanged(hearing)]), now)
    }

    /// Brings the owner back when the guest turns out to be the owner, who continues with the same routine.
    pub(super) fn owner_returns(&mut self, now: Now) -> Vec<Effect> {
        let Screen::Screening(screening) = &self.screen else { return Vec::new() };
        let (Some(request), Some(owner)) = (screening.request().cloned(), self.absent.take())
        else {
            return Vec::new();
        };
        let effects = self.let_owner_back(*owner, now);
        self.show_first_question(&request, now);
        effects
    }

    /// Brings the owner back when a guest comes to the menu, and so has finished. What the guest did is remembered
    /// until the program ends, so that the limits of a day hold for the next guest, who may be the same person.
    pub(super) fn see_guest_off(&mut self, now: Now) -> Vec<Effect> {
        let is_back =
            self.shared.memory.guest && matches!(self.screen, Screen::Menu(_) | Screen::Body(_));
        let Some(owner) = self.absent.take_if(|_| is_back) else { return Vec::new() };
        let effects = self.let_owner_back(*owner, now);
        self.go(Go::Menu, now);
        effects
    }
}
