//! What is asked, one thing at a time.

use super::Goal;
use super::list::List;
use crate::history::{Ending, Record, Sore};
use crate::key::Key;
use crate::model::{Context, Shared};
use crate::routine::word::{Named, Word};
use crate::safety::aftermath::Aftermath;
use crate::safety::questions::{Question, QuestionWords};
use crate::safety::soreness::unasked;
use crate::safety::spot::{Occasion, Spot};
use crate::safety::standing::Due;
use crate::safety::verdict::Gravity;
use crate::safety::{Allowance, limits};
use crate::safety::{Answer, Cause};
use crate::screens::follow_up::FollowUp;
use crate::session::Sign;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// What this is and is not.
    Notice,
    /// One line with yes and no.
    Line(Due),
    /// Whether a professional has said yes to one cause.
    Cleared(Cause),
    /// What made it stop.
    Signs {
        /// The session that stopped, where there is a record of it.
        session: Option<String>,
        /// Why it is asked.
        why: Unexplained,
    },
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

/// Where one stands when asked one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct One {
    /// Of today, or of health.
    pub due: Due,
    /// Which of all questions of the kind is asked.
    pub at: usize,
}

impl One {
    /// The question that is asked, and how many there are.
    pub fn question<'w>(&self, shared: &'w Shared) -> (Option<&'w QuestionWords>, usize) {
        let all = List::of(self.due, (0, 0), &shared.words, shared.window).all;
        (all.get(self.at).copied(), all.len())
    }
}

/// A stop of which nobody knows why it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unexplained {
    /// The person stopped and did not say why.
    Stopped,
    /// The session was cut off, perhaps in haste.
    CutOff,
    /// There was one that could not be recorded.
    Unrecorded,
}

impl Stage {
    /// What comes first, if anything is due.
    pub(super) fn first(goal: &Goal, cx: Context<'_>) -> Option<Self> {
        let memory = &cx.shared.memory;
        let visit = memory.visit(cx.shared.words.version, goal.asks_anew(), cx.now.local);
        let stage = match *memory.standing.due(&visit).first()? {
            Due::Notice => Self::Notice,
            due @ (Due::SamePerson | Due::DoctorSince | Due::Unrecorded | Due::TodayLine) => {
                Self::Line(due)
            }
            Due::Cleared => Self::Cleared(memory.standing.unasked_cause(&visit)?),
            due @ (Due::TodayFull | Due::Health) => Self::List(due),
            Due::Soreness => {
                let last = unasked(&memory.history, &memory.soreness, cx.now.local)?;
                Self::Soreness { session: last.id.clone() }
            }
            Due::LastStop => {
                let stop = memory.standing.open_stop(&memory.history)?;
                if let Some(sign) = stop.sign.as_ref().and_then(Named::known) {
                    Self::after(sign, None, Some(stop), cx)
                } else {
                    let cut_off = stop.outcome == Ending::Interrupted;
                    let why = if cut_off { Unexplained::CutOff } else { Unexplained::Stopped };
                    Self::Signs { session: Some(stop.id.clone()), why }
                }
            }
        };
        Some(stage)
    }

    /// The questions that follow a sign of an earlier session; one that could not be recorded was just now.
    pub(super) fn after(
        sign: Sign,
        by: Option<Key>,
        stop: Option<&Record>,
        cx: Context<'_>,
    ) -> Self {
        let memory = &cx.shared.memory;
        let at = stop.map_or(cx.now.local, |stop| stop.start);
        let spot = stop.and_then(|stop| stop.stopped_at.as_ref());
        let occasion = Occasion {
            at,
            spot: spot.map_or_else(Spot::nowhere, Spot::recorded),
            late: true,
            stops: 0,
            arm_recently: memory.standing.arm_recently(at),
            pains: limits::pains(&memory.history, at),
        };
        let follow_up = Box::new(FollowUp::new(Aftermath::of(sign, occasion), by, cx.now));
        let session = stop.map_or_else(|| Answer::unrecorded(cx.now.local), |stop| stop.id.clone());
        Self::After { session, follow_up }
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
            Self::Signs { .. } => {
                Sign::ALL.iter().position(|sign| *sign == Sign::Dizzy).unwrap_or(0)
            }
            Self::Soreness { .. } => Sore::ALL.len().saturating_sub(1),
            _ => 0,
        }
    }
}
