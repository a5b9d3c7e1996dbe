//! The inputs of a session and the events that they lead to.

use super::{Change, Resume, Session, SessionState, Sign, Symptom};
use crate::plan::Cue;
use crate::routine::dose::Pressure;

/// Why a session is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseCause {
    /// The user asked for it.
    Asked,
    /// A key without a meaning was pressed.
    UnknownKey,
    /// The user is reading something, such as the keys or the emergency list.
    Reading,
    /// The machine slept, or the program was held up.
    Gap,
    /// The program was suspended.
    Suspended,
}

/// An action of the user in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Pause.
    Pause(PauseCause),
    /// Continue after a pause.
    Resume,
    /// Go to the next work.
    Next,
    /// Go to the start of this pass, or of the one before.
    Back,
    /// Work one level lighter from here.
    Lighter,
    /// Work one level firmer, but never above what was planned.
    Firmer,
    /// Add ten seconds to this pass.
    Longer,
    /// Stop at once.
    Stop,
    /// Name the sign that made the person stop.
    Name(Sign),
    /// Continue after a stop.
    GoOn(Resume),
}

/// Something that happens in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A cue is to be heard.
    Cue(Cue),
    /// The session is paused.
    Paused(PauseCause),
    /// The session continues once the hands are back in place.
    Resuming,
    /// The session continues.
    Resumed,
    /// The session has stopped.
    Stopped,
    /// The sign that made the person stop is known.
    Named(Sign),
    /// The work is one level lighter.
    Lighter,
    /// The work is as light as it can be.
    AlreadyLight,
    /// The work is one level firmer.
    Firmer,
    /// The work is as firm as planned already.
    AsPlanned,
    /// There is more time for this pass.
    Longer,
    /// More time for this pass would leave the envelope.
    EnoughHere,
    /// Doing this work again would leave the envelope.
    EnoughDone,
    /// Cutting this rest short would leave the envelope.
    RestNeeded,
    /// The session is done to the end.
    Finished,
}

impl Session {
    /// Does what an input asks for, if that is possible in this state; otherwise nothing happens.
    pub fn handle(&mut self, input: Input) -> Vec<Event> {
        self.silence.answered(self.elapsed);
        match (self.state, input) {
            (SessionState::Running | SessionState::Resuming { .. }, Input::Pause(cause)) => {
                self.state = SessionState::Paused(cause);
                vec![Event::Paused(cause)]
            }
            (SessionState::Paused(_), Input::Resume) => {
                let wait = self.hands_down();
                self.resume_at(self.plan.resume_point(self.elapsed), wait)
            }
            (
                SessionState::Running | SessionState::Paused(_) | SessionState::Resuming { .. },
                Input::Stop,
            ) => {
                self.state = SessionState::Stopped(None);
                vec![Event::Stopped]
            }
            (SessionState::Stopped(None), Input::Name(sign)) => self.name(sign),
            (SessionState::Stopped(Some(sign)), Input::GoOn(how)) if how.may_follow(sign) => {
                self.go_on(how)
            }
            (SessionState::Running | SessionState::Paused(_), Input::Next) => self.next(),
            (SessionState::Running | SessionState::Paused(_), input) => self.adjust(input),
            _ => Vec::new(),
        }
    }

    fn adjust(&mut self, input: Input) -> Vec<Event> {
        match input {
            Input::Back => self.back(),
            Input::Lighter => vec![self.lighter()],
            Input::Firmer => vec![self.firmer()],
            Input::Longer => vec![self.longer()],
            _ => Vec::new(),
        }
    }

    fn name(&mut self, sign: Sign) -> Vec<Event> {
        self.state = SessionState::Stopped(Some(sign));
        if sign.is_symptom() {
            let pass = self.moment().pass();
            let pressure = self.pressure(pass);
            self.symptoms.push(Symptom { sign, pass: pass.clone(), pressure });
        }
        vec![Event::Named(sign)]
    }

    /// Continues after a stop, as the rules allow: from the start of the step, or a level lighter and without this step
    /// on this side.
    fn go_on(&mut self, how: Resume) -> Vec<Event> {
        let wait = self.hands_down();
        let here = self.moment().segment().pass;
        if how == Resume::Lighter {
            self.lighter();
            match self.plan.without(here) {
                Some(rest) => self.plan = rest,
                None => return self.finish(),
            }
            self.elapsed = self.plan.lead_start(here);
        }
        self.resume_at(self.plan.lead_start(here), wait)
    }

    /// Ends the session, because nothing is left to do.
    fn finish(&mut self) -> Vec<Event> {
        self.state = SessionState::Finished;
        vec![Event::Finished]
    }

    /// Moves to the next work, unless this would cut short a rest that raised arms need.
    fn next(&mut self) -> Vec<Event> {
        let to = self.plan.next_point(self.elapsed);
        if self.plan.allows(&self.done(), to) { self.jump(to) } else { vec![Event::RestNeeded] }
    }

    /// Moves back, unless doing this work again would leave the envelope.
    fn back(&mut self) -> Vec<Event> {
        let to = self.plan.back_point(self.elapsed);
        if self.plan.allows(&self.done(), to) { self.jump(to) } else { vec![Event::EnoughDone] }
    }

    fn lighter(&mut self) -> Event {
        if self.hardest_from_here() == Pressure::Light {
            return Event::AlreadyLight;
        }
        self.levels_lighter += 1;
        self.note_change();
        Event::Lighter
    }

    fn firmer(&mut self) -> Event {
        if self.levels_lighter == 0 {
            return Event::AsPlanned;
        }
        self.levels_lighter -= 1;
        self.note_change();
        Event::Firmer
    }

    fn note_change(&mut self) {
        let pressure = self.hardest_from_here();
        let movement = self.moment().pass().movement.name.clone();
        self.changes.push(Change { at: self.elapsed, movement, pressure });
    }

    /// Returns the pressure of the current work. If nothing is pressed, returns the hardest pressure that is still to
    /// come.
    fn hardest_from_here(&self) -> Pressure {
        let here = self.moment().segment().pass;
        let mut to_come =
            self.plan.passes().iter().skip(here).filter(|pass| pass.movement.is_hands_on());
        let now = self.moment().pass();
        if now.movement.is_hands_on() {
            return self.pressure(now);
        }
        to_come.by_ref().map(|pass| self.pressure(pass)).max().unwrap_or(Pressure::Light)
    }

    fn longer(&mut self) -> Event {
        match self.plan.longer(self.elapsed).filter(|longer| longer.allows(&self.done, self.since))
        {
            Some(longer) => {
                self.plan = longer;
                Event::Longer
            }
            None => Event::EnoughHere,
        }
    }
}
