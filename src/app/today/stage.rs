//! What is asked, one thing at a time.

use super::{Goal, One};
use crate::app::follow_up::FollowUp;
use crate::app::{Now, Shared};
use crate::history::{Record, Sore};
use crate::key::Key;
use crate::routine::word::Word;
use crate::safety::aftermath::Aftermath;
use crate::safety::questions::Question;
use crate::safety::soreness::unasked;
use crate::safety::spot::{Occasion, Spot};
use crate::safety::standing::{Due, Standing};
use crate::safety::verdict::Gravity;
use crate::safety::{Allowance, limits};
use crate::session::Sign;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// What this is and is not.
    Notice,
    /// One line with yes and no.
    Line(Due),
    /// Why it stopped last time.
    Signs,
    /// What followed from that.
    After {
        /// The session that had stopped.
        session: String,
        /// The questions about it.
        follow_up: Box<FollowUp>,
    },
    /// How sore the last session left one.
    Soreness {
        /// That session.
        session: String,
    },
    /// All questions of today, or of health, to tick.
    List(Due),
    /// One question alone.
    One(One),
    /// The graver part of a tick.
    Graver {
        /// Of today, or of health.
        due: Due,
        /// Which tick.
        tick: usize,
    },
    /// Where the skin is sore.
    Places {
        /// Of today, or of health.
        due: Due,
        /// Which tick.
        tick: usize,
    },
    /// The ticks in words, before they count.
    Confirm {
        /// Of today, or of health.
        due: Due,
    },
    /// What to do about them.
    Told {
        /// What was ticked.
        causes: Vec<Question>,
        /// How grave it is.
        gravity: Gravity,
    },
    /// What all answers together mean for now, where they were asked for their own sake.
    Meaning(Allowance),
}

impl Stage {
    /// What comes first, if anything is due.
    pub(super) fn first(
        standing: &Standing,
        goal: &Goal,
        shared: &Shared,
        now: Now,
    ) -> Option<Self> {
        let (memory, notice) = (&shared.memory, shared.words.version);
        let stage = match memory.due(standing, notice, goal.asks_anew(), now.local)? {
            Due::Notice => Self::Notice,
            due @ (Due::DoctorSince | Due::TodayLine | Due::Cleared) => Self::Line(due),
            due @ (Due::TodayFull | Due::Health) => Self::List(due),
            Due::Soreness => {
                let last = unasked(&memory.history, &memory.soreness, now.local)?;
                Self::Soreness { session: last.id.clone() }
            }
            Due::LastStop => {
                let stop = standing.open_stop(&memory.history)?;
                match stop.sign.as_deref().and_then(Sign::from_word) {
                    Some(sign) => Self::after(sign, None, stop, standing, shared, now),
                    None => Self::Signs,
                }
            }
        };
        Some(stage)
    }

    /// The questions that follow a sign of an earlier day.
    pub(super) fn after(
        sign: Sign,
        by: Option<Key>,
        stop: &Record,
        standing: &Standing,
        shared: &Shared,
        now: Now,
    ) -> Self {
        let spot = stop.stopped_at.as_ref().map_or_else(Spot::nowhere, Spot::recorded);
        let occasion = Occasion {
            at: stop.start,
            spot,
            late: true,
            stops: 0,
            arm_recently: standing.arm_recently(stop.start),
            pains: limits::pains(&shared.memory.history, stop.start),
        };
        let follow_up = Box::new(FollowUp::new(Aftermath::of(sign, occasion), by, now));
        Self::After { session: stop.id.clone(), follow_up }
    }

    /// The list that it belongs to, where it asks about the ticks of one.
    pub(super) const fn of_list(&self) -> Option<Due> {
        match self {
            Self::One(One { due, .. })
            | Self::Graver { due, .. }
            | Self::Places { due, .. }
            | Self::Confirm { due } => Some(*due),
            _ => None,
        }
    }

    /// The line that is chosen beforehand: of answers the careful one, so that Enter alone opens nothing.
    pub(super) fn careful_line(&self) -> usize {
        match self {
            Self::Signs => Sign::ALL.iter().position(|sign| *sign == Sign::Dizzy).unwrap_or(0),
            Self::Soreness { .. } => Sore::ALL.len().saturating_sub(1),
            _ => 0,
        }
    }
}
