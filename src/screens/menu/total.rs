//! Calculates how long a routine takes today only once that is asked for, because a list may be long and few of its
//! lines are in sight.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Duration;

use crate::plan::{Guidance, Plan};
use crate::routine::Routine;
use crate::screen_kit::{Day, day};

/// A routine's times, each calculated when it is first asked for.
#[derive(Debug, Clone)]
pub(super) struct Total {
    day: Arc<Day>,
    today: OnceCell<TotalTimes>,
    later: OnceCell<Duration>,
}

/// The time from the first moment to the last, and the part with hands on the body; both zero if the routine cannot be
/// done.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TotalTimes {
    pub(super) total: Duration,
    pub(super) hands_on: Duration,
}

/// Equality ignores which times have been calculated already.
impl PartialEq for Total {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.day, &other.day) || self.day == other.day
    }
}

impl Total {
    pub(super) const fn on(day: Arc<Day>) -> Self {
        Self { day, today: OnceCell::new(), later: OnceCell::new() }
    }

    /// Returns today's times.
    pub(super) fn of(&self, routine: &Arc<Routine>) -> TotalTimes {
        let times = |plan: &Plan| TotalTimes {
            total: plan.total(),
            hands_on: day::hands_on(plan.passes()),
        };
        *self.today.get_or_init(|| self.plan(routine, None).as_ref().map(times).unwrap_or_default())
    }

    /// Returns the total once its moves are no longer explained; today's total if they are not explained in full today.
    pub(super) fn later(&self, routine: &Arc<Routine>) -> Duration {
        if self.day.default_request(routine).choices.guidance != Guidance::Full {
            return self.of(routine).total;
        }
        let total = |plan: Plan| plan.total();
        *self.later.get_or_init(|| {
            self.plan(routine, Some(Guidance::Short)).map(total).unwrap_or_default()
        })
    }

    /// Returns the total for a new user, with every move explained.
    pub(super) fn first_time(&self, routine: &Arc<Routine>) -> Duration {
        self.plan(routine, None).as_ref().map(day::first_time).unwrap_or_default()
    }

    fn plan(&self, routine: &Arc<Routine>, guidance: Option<Guidance>) -> Option<Plan> {
        let mut request = self.day.default_request(routine);
        request.choices.guidance = guidance.unwrap_or(request.choices.guidance);
        self.day.plan(&request).ok().map(|planned| planned.plan)
    }
}
