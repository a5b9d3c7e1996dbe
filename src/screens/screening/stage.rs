//! What is asked, one thing at a time.

use super::Goal;
use super::list::QuestionList;
use crate::history::{Ending, Record, Sore};
use crate::key::Key;
use crate::routine::keyword::{Keyword, Named};
use crate::safety::after::unasked_soreness;
use crate::safety::assessment::Severity;
use crate::safety::questions::{Question, QuestionWords};
use crate::safety::screening_state::PendingQuestion;
use crate::safety::stop_follow_up::StopFollowUp;
use crate::safety::stop_outcome::{StopContext, StopSite};
use crate::safety::{Allowance, Answer, Clearable, limits};
use crate::screen_kit::{Context, Shared};
use crate::screens::follow_up::FollowUp;
use crate::session::Sign;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum ScreeningStage {
    /// What this is and is not.
    Notice,
    /// One line with yes and no.
    Line(PendingQuestion),
    /// Whether a professional has said yes to one cause.
    Cleared(Clearable),
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
    List(PendingQuestion),
    /// One question alone.
    One(One),
    /// The graver part of a tick.
    Graver {
        /// Of today, or of health.
        due: PendingQuestion,
        /// Which tick.
        tick: usize,
    },
    /// Where the skin is sore.
    Places {
        /// Of today, or of health.
        due: PendingQuestion,
        /// Which tick.
        tick: usize,
    },
    /// The ticks in words, before they count.
    Confirm {
        /// Of today, or of health.
        due: PendingQuestion,
    },
    /// What to do about them.
    Told {
        /// What was ticked.
        causes: Vec<Question>,
        /// How grave it is.
        gravity: Severity,
    },
    /// What all answers together mean for now, where they were asked for their own sake.
    Meaning(Allowance),
}

/// Where one stands when asked one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct One {
    /// Of today, or of health.
    pub due: PendingQuestion,
    /// Which of all questions of the kind is asked.
    pub at: usize,
}

impl One {
    /// The question that is asked, and how many there are.
    pub fn question<'w>(&self, shared: &'w Shared) -> (Option<&'w QuestionWords>, usize) {
        let all = QuestionList::of(self.due, (0, 0), &shared.words, shared.window).all;
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

impl ScreeningStage {
    /// What comes first, if anything is due.
    pub(super) fn first(goal: &Goal, cx: Context<'_>) -> Option<Self> {
        let memory = &cx.shared.memory;
        let visit = memory.visit(cx.shared.words.version, goal.asks_anew(), cx.now.local);
        let stage = match *memory.screening.due(&visit).first()? {
            PendingQuestion::Notice => Self::Notice,
            due @ (PendingQuestion::SamePerson
            | PendingQuestion::DoctorSince
            | PendingQuestion::Unrecorded
            | PendingQuestion::TodayLine) => Self::Line(due),
            PendingQuestion::Cleared => Self::Cleared(memory.screening.unasked_cause(&visit)?),
            due @ (PendingQuestion::TodayFull | PendingQuestion::Health) => Self::List(due),
            PendingQuestion::Soreness => {
                let last = unasked_soreness(&memory.history, &memory.soreness, cx.now.local)?;
                Self::Soreness { session: last.id.clone() }
            }
            PendingQuestion::LastStop => {
                let stop = memory.screening.open_stop(&memory.history)?;
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
        let occasion = StopContext {
            at,
            spot: spot.map_or_else(StopSite::nowhere, StopSite::recorded),
            late: true,
            stops: 0,
            arm_recently: memory.screening.arm_recently(at),
            pains: limits::pains(&memory.history, at),
        };
        let follow_up = Box::new(FollowUp::new(StopFollowUp::of(sign, occasion), by, cx.now));
        let session = stop.map_or_else(|| Answer::unrecorded(cx.now.local), |stop| stop.id.clone());
        Self::After { session, follow_up }
    }

    /// The list that it belongs to, where it asks about the ticks of one.
    pub(super) const fn of_list(&self) -> Option<PendingQuestion> {
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
