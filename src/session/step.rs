//! What a person can do in a session, and what comes of it.

use super::{Change, Resume, Session, SessionState, Sign, Symptom};
use crate::plan::Cue;
use crate::routine::dose::Pressure;

/// Why a session is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseCause {
    /// It was asked for.
    Asked,
    /// A key that means nothing was pressed.
    UnknownKey,
    /// Something is being read: the keys, the emergency list.
    Reading,
    /// The machine slept, or the program was held up.
    Gap,
    /// The program was suspended.
    Suspended,
}

/// What a person can ask of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Stand still.
    Pause(PauseCause),
    /// Go on after a pause.
    Resume,
    /// To the next work.
    Next,
    /// To the start of this pass, or the one before.
    Back,
    /// A level lighter from here on.
    Lighter,
    /// A level back up, never above what was planned.
    Firmer,
    /// Ten seconds more here.
    Longer,
    /// Stop at once.
    Stop,
    /// What made it stop.
    Name(Sign),
    /// Go on after a stop.
    GoOn(Resume),
}

/// What happens in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Something is to be heard.
    Cue(Cue),
    /// It stands still.
    Paused(PauseCause),
    /// It will go on once the hands are back.
    Resuming,
    /// It goes on.
    Resumed,
    /// It has stopped.
    Stopped,
    /// The reason is known.
    Named(Sign),
    /// A level lighter.
    Lighter,
    /// There is nothing lighter.
    AlreadyLight,
    /// A level back up.
    Firmer,
    /// It is at what was planned.
    AsPlanned,
    /// There is more time here.
    Longer,
    /// More would leave the envelope.
    EnoughHere,
    /// Doing this again would leave it.
    EnoughDone,
    /// Less would leave it: this rest is needed.
    RestNeeded,
    /// It is done to the end.
    Finished,
}

impl Session {
    /// Does what is asked, if it means something in this state; else nothing happens.
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

    /// Goes on after a stop, as the rules allow it: from the step's start, or a level lighter and
    /// without this step on this side.
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

    /// Nothing is left to do.
    fn finish(&mut self) -> Vec<Event> {
        self.state = SessionState::Finished;
        vec![Event::Finished]
    }

    /// On, unless a rest that raised arms need would be cut short.
    fn next(&mut self) -> Vec<Event> {
        let to = self.plan.next_point(self.elapsed);
        if self.plan.allows(&self.done(), to) { self.jump(to) } else { vec![Event::RestNeeded] }
    }

    /// Back, unless what would then be done in all leaves the envelope.
    fn back(&mut self) -> Vec<Event> {
        let to = self.plan.back_point(self.elapsed);
        if self.plan.allows(&self.done(), to) { self.jump(to) } else { vec![Event::EnoughDone] }
    }

    fn lighter(&mut self) -> Event {
        if self.hardest_from_here() == Pressure::Light {
            return Event::AlreadyLight;
        }
        self.ease += 1;
        self.note_change();
        Event::Lighter
    }

    fn firmer(&mut self) -> Event {
        if self.ease == 0 {
            return Event::AsPlanned;
        }
        self.ease -= 1;
        self.note_change();
        Event::Firmer
    }

    fn note_change(&mut self) {
        let pressure = self.hardest_from_here();
        let movement = self.moment().pass().movement.name.clone();
        self.changes.push(Change { at: self.elapsed, movement, pressure });
    }

    /// The pressure of what is done now; where nothing is pressed, of the hardest that is to come.
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
