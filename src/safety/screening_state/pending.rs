//! What has to be asked or shown before anything begins.

use time::OffsetDateTime;

use crate::history::Record;
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::safety::answer::Clearable;
use crate::safety::assessment::Severity;
use crate::safety::lock::same_day;
use crate::safety::screening_state::parts::Health;
use crate::safety::screening_state::{PAST_MIDNIGHT, ScreeningState};
use crate::safety::soreness::{self, Soreness};

keyword_enum! {
    /// What is to be asked or shown before anything begins.
    PendingQuestion, "due" {
        /// Is this guest the person who stopped?
        SamePerson = "same-person",
        /// What this is and is not.
        Notice = "notice",
        /// Has a doctor seen this since?
        DoctorSince = "doctor-since",
        /// Why did it stop last time?
        LastStop = "last-stop",
        /// Was there a stop that could not be recorded?
        Unrecorded = "unrecorded",
        /// How sore did the last session leave one?
        Soreness = "soreness",
        /// The questions of the day.
        TodayFull = "today-full",
        /// Anything new since?
        TodayLine = "today-line",
        /// The health questions.
        Health = "health",
        /// Has a professional said yes?
        Cleared = "cleared",
    }
}

/// One start of the program.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'h> {
    /// When it began: what was answered since is not asked again.
    pub start: OffsetDateTime,
    /// The time now.
    pub now: OffsetDateTime,
    /// The version of the notice.
    pub notice: u32,
    /// What was done before.
    pub history: &'h [Record],
    /// What was said of soreness after it.
    pub soreness: &'h [Soreness],
    /// Whether the health questions are asked however lately they were answered.
    pub anew: bool,
    /// Whether a stop may have gone unrecorded, and nobody has said yet that none has.
    pub unrecorded: bool,
    /// Whether this guest may be the person who stopped.
    pub same_person: bool,
}

impl ScreeningState {
    /// What is to be asked or shown, in order. To be looked at again after every answer.
    pub fn due(&self, visit: &Visit<'_>) -> Vec<PendingQuestion> {
        let Visit { start, now, notice, history, soreness, anew, unrecorded, same_person } = *visit;
        let answered = |at: OffsetDateTime| start <= at && at <= now;
        let today = self.today.as_ref().map(|today| today.at.0).filter(|at| *at <= now);
        let is_due = |due: &PendingQuestion| match due {
            PendingQuestion::SamePerson => same_person,
            PendingQuestion::Notice => self.notice.is_none_or(|version| version < notice),
            PendingQuestion::DoctorSince => self.doctors.iter().any(|doctor| doctor.is_due(now)),
            PendingQuestion::LastStop => self.open_stop(history).is_some(),
            PendingQuestion::Unrecorded => unrecorded,
            PendingQuestion::Soreness => soreness::unasked(history, soreness, now).is_some(),
            PendingQuestion::TodayFull => today
                .is_none_or(|at| !(same_day(at, now) || answered(at) && now - at < PAST_MIDNIGHT)),
            PendingQuestion::TodayLine => {
                today.is_some_and(|at| !answered(at) && same_day(at, now))
            }
            PendingQuestion::Health => {
                let again = |health: &Health| anew && !answered(health.at.0);
                !self.is_health_known(now) || self.health.as_ref().is_some_and(again)
            }
            PendingQuestion::Cleared => self.unasked_cause(visit).is_some(),
        };
        PendingQuestion::ALL.iter().copied().filter(is_due).collect()
    }

    /// The first cause that a professional's yes is waited for and that was not asked about at this start.
    pub fn unasked_cause(&self, visit: &Visit<'_>) -> Option<Clearable> {
        let Visit { start, now, anew, .. } = *visit;
        let asked = |cause: &Clearable| {
            let said = self.cleared.iter().find(|said| said.cause == *cause);
            said.is_some_and(|said| start <= said.at.0 && said.at.0 <= now)
        };
        self.waiting_for_yes(anew, now).find(|cause| !asked(cause))
    }

    /// Everything that a professional's yes is waited for; where `all` is asked, also what ends by itself.
    fn waiting_for_yes(&self, all: bool, now: OffsetDateTime) -> impl Iterator<Item = Clearable> {
        let health = self.health.iter().filter(|health| health.gravity == Severity::Ask);
        let health = health.flat_map(|health| &health.waiting);
        let health = health.filter(move |question| !self.is_cleared(**question, now));
        let locks = self
            .locks
            .iter()
            .filter(move |lock| lock.clearable && lock.holds(now) && (all || lock.until.is_none()));
        health
            .map(|question| Clearable::Health(*question))
            .chain(locks.map(|lock| Clearable::Lock(lock.why)))
    }
}
