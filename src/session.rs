//! A plan being followed: the state machine, without a clock.

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

/// The shortest wait before work goes on after a pause.
const SETTLE: Duration = Duration::from_secs(5);

/// Whether a session goes on, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    /// Time counts.
    Running,
    /// Nothing counts until the person says so.
    Paused(PauseCause),
    /// Hands are being put back; then time counts.
    Resuming {
        /// Time until then.
        left: Duration,
    },
    /// Stopped, with what made the person stop once it is named.
    Stopped(Option<Sign>),
    /// Done to the end.
    Finished,
}

/// A plan being followed.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    plan: Plan,
    /// Hands-on work and stretching that were planned at the beginning.
    active: Duration,
    elapsed: Duration,
    /// Time that has passed since the beginning, pauses apart.
    took: Duration,
    state: SessionState,
    ease: u8,
    changes: Vec<Change>,
    /// What was done before the last jump, and where that jump led.
    done: Vec<Pass>,
    since: Duration,
    symptoms: Vec<Symptom>,
    silence: Silence,
}

impl Session {
    /// Begins, with what is heard at the very beginning.
    pub fn begin(plan: Plan) -> (Self, Vec<Event>) {
        let since = Duration::ZERO;
        let session = Self {
            active: activity(plan.passes()),
            plan,
            elapsed: since,
            took: Duration::ZERO,
            state: SessionState::Running,
            ease: 0,
            changes: Vec::new(),
            done: Vec::new(),
            since,
            symptoms: Vec::new(),
            silence: Silence::default(),
        };
        let events = session.heard_here();
        (session, events)
    }

    /// Begins at the start of a pass, so many levels lighter than planned, once the hands are where they belong.
    pub fn begin_from(plan: Plan, pass: usize, ease: u8) -> (Self, Vec<Event>) {
        let (mut session, _) = Self::begin(plan);
        session.ease = ease;
        session.active = activity(session.plan.passes().iter().skip(pass));
        let wait = SETTLE.max(session.plan.choices().get_ready());
        let events = session.resume_at(session.plan.lead_start(pass), wait);
        (session, events)
    }

    /// The plan that is followed; `Longer` may have changed it since the beginning.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Hands-on work and stretching that were planned at the beginning; no change since counts.
    pub const fn planned_activity(&self) -> Duration {
        self.active
    }

    /// Whether it goes on.
    pub const fn state(&self) -> SessionState {
        self.state
    }

    /// Where it stands.
    pub fn moment(&self) -> Moment<'_> {
        self.plan.at(self.elapsed)
    }

    /// How long it has taken since the beginning, pauses apart.
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// How hard a pass is to be done now: as planned, less what was asked for.
    pub fn pressure(&self, pass: &Pass) -> Pressure {
        (0..self.ease).fold(pass.pressure, |pressure, _| pressure.lighter())
    }

    /// What was really done so far, pass by pass.
    pub fn done(&self) -> Vec<Pass> {
        let here = self.plan.done(self.since, self.elapsed);
        self.done.iter().cloned().chain(here).collect()
    }

    /// What came before this point: what the plan has before it, which was done earlier where a
    /// session that was interrupted is taken up again, and then what was really done.
    pub fn before(&self) -> Vec<Pass> {
        let here = self.moment().segment().pass;
        let planned = self.plan.passes().iter().take(here).cloned();
        planned.chain(self.done()).collect()
    }

    /// How many levels lighter it is done than planned.
    pub const fn ease(&self) -> u8 {
        self.ease
    }

    /// Every change of pressure that was asked for, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What was felt in it, in order; a session may go on after some of it.
    pub fn symptoms(&self) -> &[Symptom] {
        &self.symptoms
    }

    /// Whether something was too much: it was stopped, or asked to be lighter.
    pub fn was_too_much(&self) -> bool {
        let stopped = matches!(self.state, SessionState::Stopped(_));
        stopped || self.ease > 0 || !self.symptoms.is_empty()
    }

    /// How it ended, as far as it has.
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

    /// Time until the next thing is heard or the state changes by itself; nothing while it stands still.
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

    /// Lets time pass. In any number of parts, the same things happen.
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

    /// Work goes on, `by` this long already.
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

    /// Goes elsewhere in the plan; what was done until here stays done.
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

    /// Puts the hands down: what was done until here stays done. Gives how long they take to be
    /// put back.
    fn hands_down(&mut self) -> Duration {
        let wait = SETTLE.max(self.plan.choices().get_ready());
        self.done = self.done();
        self.done.push(self.moment().pass().hands_down(wait));
        self.since = self.elapsed;
        wait
    }

    /// Puts the hands back and goes on at `point`, or at the first that comes next where what would then
    /// be done in all stays within the envelope. Nothing is heard yet but that it goes on.
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
