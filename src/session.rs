//! A session, in which a person follows a plan: a state machine without a clock.

pub mod outcome;
pub mod reminder;
pub mod step;

use std::time::Duration;

pub use outcome::Change;
pub use outcome::{Outcome, Sign};
pub use outcome::{Resume, Symptom};
pub use step::{Event, Input, PauseCause};

use reminder::Silence;

use crate::plan::{Cue, Moment, Plan};
use crate::routine::dose::Pressure;
use crate::routine::step::Pass;

/// The shortest wait before work continues after a pause, in which the hands are put back.
const SETTLE: Duration = Duration::from_secs(5);

/// The state of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// Time counts.
    Running,
    /// No time counts until the user continues.
    Paused(PauseCause),
    /// The hands are being put back; time counts again after that.
    Resuming {
        /// The time until then.
        left: Duration,
    },
    /// Stopped, with the sign that made the person stop once it is named.
    Stopped(Option<Sign>),
    /// Done to the end.
    Finished,
}

/// A person following a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    plan: Plan,
    /// The hands-on work and stretching that were planned at the beginning.
    active: Duration,
    elapsed: Duration,
    /// The time that has passed since the beginning, without pauses.
    took: Duration,
    state: SessionState,
    levels_lighter: u8,
    changes: Vec<Change>,
    /// The passes that were done before the last jump. `since` is where that jump led.
    done: Vec<Pass>,
    since: Duration,
    symptoms: Vec<Symptom>,
    silence: Silence,
}

impl Session {
    /// Begins a session; returns it with the first events.
    pub fn begin(plan: Plan) -> (Self, Vec<Event>) {
        let since = Duration::ZERO;
        let session = Self {
            active: activity(plan.passes()),
            plan,
            elapsed: since,
            took: Duration::ZERO,
            state: SessionState::Running,
            levels_lighter: 0,
            changes: Vec::new(),
            done: Vec::new(),
            since,
            symptoms: Vec::new(),
            silence: Silence::default(),
        };
        let events = session.heard_here();
        (session, events)
    }

    /// Begins a session at the start of a pass, `ease` levels lighter than planned, after a wait to put the hands in
    /// place.
    pub fn begin_from(plan: Plan, pass: usize, ease: u8) -> (Self, Vec<Event>) {
        let (mut session, _) = Self::begin(plan);
        session.levels_lighter = ease;
        session.active = activity(session.plan.passes().iter().skip(pass));
        let wait = SETTLE.max(session.plan.choices().get_ready());
        let events = session.resume_at(session.plan.lead_start(pass), wait);
        (session, events)
    }

    /// Returns the plan that is followed. [`Input::Longer`] may have changed it since the beginning.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns the hands-on work and stretching that were planned at the beginning; later changes don't count.
    pub const fn planned_activity(&self) -> Duration {
        self.active
    }

    /// Returns the state of the session.
    pub const fn state(&self) -> SessionState {
        self.state
    }

    /// Returns the current position in the plan.
    pub fn moment(&self) -> Moment<'_> {
        self.plan.at(self.elapsed)
    }

    /// Returns how long the session has taken since the beginning, without pauses.
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// Returns how hard to do a pass now: as planned, or lighter if the user asked for that.
    pub fn pressure(&self, pass: &Pass) -> Pressure {
        (0..self.levels_lighter).fold(pass.pressure, |pressure, _| pressure.lighter())
    }

    /// Returns the work that was really done so far, pass by pass.
    pub fn done(&self) -> Vec<Pass> {
        let here = self.plan.done(self.since, self.elapsed);
        self.done.iter().cloned().chain(here).collect()
    }

    /// Returns everything that came before this point: the passes of the plan before it, because an earlier part of an
    /// interrupted session may have done them, and then the passes that were really done.
    pub fn before(&self) -> Vec<Pass> {
        let here = self.moment().segment().pass;
        let planned = self.plan.passes().iter().take(here).cloned();
        planned.chain(self.done()).collect()
    }

    /// Returns how many levels lighter than planned the work is done.
    pub const fn levels_lighter(&self) -> u8 {
        self.levels_lighter
    }

    /// Returns every change of pressure that the user asked for, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the symptoms so far, in order. After some of them a session may continue.
    pub fn symptoms(&self) -> &[Symptom] {
        &self.symptoms
    }

    /// Returns true if something was too much: the user stopped, or asked for lighter work.
    pub fn was_too_much(&self) -> bool {
        let stopped = matches!(self.state, SessionState::Stopped(_));
        stopped || self.levels_lighter > 0 || !self.symptoms.is_empty()
    }

    /// Returns how the session ended, as far as it has.
    pub const fn outcome(&self) -> Outcome {
        match self.state {
            SessionState::Finished => Outcome::Finished,
            SessionState::Stopped(Some(sign)) => Outcome::Stopped(sign),
            SessionState::Stopped(None) => Outcome::Unanswered,
            SessionState::Running | SessionState::Paused(_) | SessionState::Resuming { .. } => {
                Outcome::Left
            }
        }
    }

    /// Returns the time until the next cue or change of state, or `None` if nothing happens without the user.
    pub fn until_next(&self) -> Option<Duration> {
        match self.state {
            SessionState::Running => {
                let next = self.plan.next_cue(self.elapsed).unwrap_or_else(|| self.plan.total());
                let next =
                    self.silence.next(&self.plan, self.elapsed).map_or(next, |at| at.min(next));
                Some(next.saturating_sub(self.elapsed))
            }
            SessionState::Resuming { left } => Some(left),
            SessionState::Paused(_) | SessionState::Stopped(_) | SessionState::Finished => None,
        }
    }

    /// Lets time pass. However it is divided into calls, the same things happen.
    pub fn advance(&mut self, by: Duration) -> Vec<Event> {
        match self.state {
            SessionState::Running => self.run(by),
            SessionState::Resuming { left } => {
                self.took += by.min(left);
                match left.checked_sub(by).filter(|left| !left.is_zero()) {
                    Some(left) => {
                        self.state = SessionState::Resuming { left };
                        Vec::new()
                    }
                    None => self.resume(by.saturating_sub(left)),
                }
            }
            SessionState::Paused(_) | SessionState::Stopped(_) | SessionState::Finished => {
                Vec::new()
            }
        }
    }

    /// Continues the work, which began `by` ago.
    fn resume(&mut self, by: Duration) -> Vec<Event> {
        self.state = SessionState::Running;
        let mut events = vec![Event::Resumed];
        events.extend(self.heard_here());
        events.extend(self.run(by));
        events
    }

    fn run(&mut self, by: Duration) -> Vec<Event> {
        let to = self.elapsed.saturating_add(by).min(self.plan.total());
        let mut cues = self.plan.cues_between(self.elapsed, to).to_vec();
        if let Some(reminder) = self.silence.pass(&self.plan, self.elapsed, to) {
            cues.insert(cues.partition_point(|cue| cue.at <= reminder.at), reminder);
        }
        let mut events = heard(&cues);
        self.took += to.saturating_sub(self.elapsed);
        self.elapsed = to;
        events.extend(self.finish_at_the_end());
        events
    }

    fn finish_at_the_end(&mut self) -> Option<Event> {
        let over = self.moment().is_over();
        over.then(|| {
            self.state = SessionState::Finished;
            Event::Finished
        })
    }

    fn heard_here(&self) -> Vec<Event> {
        heard(self.plan.cues_at(self.elapsed))
    }

    /// Moves to another point of the plan, and keeps the work that was done until here.
    fn jump(&mut self, to: Duration) -> Vec<Event> {
        self.done = self.done();
        (self.since, self.elapsed) = (to, to);
        if self.state != SessionState::Running {
            return Vec::new();
        }
        let mut events = self.heard_here();
        events.extend(self.finish_at_the_end());
        events
    }

    /// Puts the hands down, and keeps the work that was done until here. Returns how long it takes to put them back.
    fn hands_down(&mut self) -> Duration {
        let wait = SETTLE.max(self.plan.choices().get_ready());
        self.done = self.done();
        self.done.push(self.moment().pass().as_rest(wait));
        self.since = self.elapsed;
        wait
    }

    /// Continues at `point` after a wait to put the hands back. If the work of the whole session would then leave the
    /// envelope, continues at the first later point that keeps it inside. No cue sounds until the wait is over.
    fn resume_at(&mut self, point: Duration, wait: Duration) -> Vec<Event> {
        let total = self.plan.total();
        let onward = |at: &Duration| (*at < total).then(|| self.plan.next_point(*at));
        let next = std::iter::successors(Some(self.plan.next_point(self.elapsed)), onward);
        let mut points = std::iter::once(point).chain(next);
        let point = points.find(|at| self.plan.allows(&self.done, *at)).unwrap_or(total);
        (self.since, self.elapsed) = (point, point);
        self.state = SessionState::Resuming { left: wait };
        vec![Event::Resuming]
    }
}

fn activity<'p>(passes: impl IntoIterator<Item = &'p Pass>) -> Duration {
    let active = passes.into_iter().filter(|pass| pass.movement.is_active());
    active.map(Pass::total).sum()
}

fn heard(cues: &[Cue]) -> Vec<Event> {
    cues.iter().cloned().map(Event::Cue).collect()
}
