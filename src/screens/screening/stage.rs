//! The stages of the screening, each of which asks one thing.

use super::Goal;
use super::list;
use crate::history::{Ending, Record, Sore};
use crate::key::Key;
use crate::routine::keyword::{Keyword, MaybeKnown};
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

/// A stage of the screening.
#[derive(Debug, Clone, PartialEq)]
pub enum ScreeningStage {
    /// The notice: what neckcare is and is not.
    Notice,
    /// A yes-or-no question.
    YesNo(PendingQuestion),
    /// The question of whether a professional has given a go-ahead for one cause.
    GoAhead(Clearable),
    /// The question of what made the user stop.
    WhyStopped {
        /// The session that stopped, if there is a record of it.
        session: Option<String>,
        /// The reason that the question is asked.
        why: Unexplained,
    },
    /// The questions that follow from that sign.
    FollowUp {
        /// The session that had stopped.
        session: String,
        /// The questions about it.
        follow_up: Box<FollowUp>,
    },
    /// The question of how sore the last session left the user.
    Soreness {
        /// That session.
        session: String,
    },
    /// All questions about today, or about health, to tick.
    List(PendingQuestion),
    /// One question of a list alone.
    SingleQuestion(SingleQuestion),
    /// The question about the graver form of a tick.
    Graver {
        /// The list: today or health.
        due: PendingQuestion,
        /// The index of the tick.
        tick: usize,
    },
    /// The question of where the skin is sore.
    Places {
        /// The list: today or health.
        due: PendingQuestion,
        /// The index of the tick.
        tick: usize,
    },
    /// The ticks in words, before they count.
    Confirm {
        /// The list: today or health.
        due: PendingQuestion,
    },
    /// The advice about the ticks.
    Advice {
        /// The ticked questions that the advice is about.
        causes: Vec<Question>,
        /// The gravity of the gravest of them.
        gravity: Severity,
    },
    /// The meaning of all answers for now, after questions that were asked for their own sake.
    Meaning(Allowance),
}

/// The place in a list whose questions are asked one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SingleQuestion {
    /// The list: today or health.
    pub due: PendingQuestion,
    /// The index of the question in the list.
    pub at: usize,
}

impl SingleQuestion {
    /// Returns the current question, and how many there are.
    pub fn question<'w>(&self, shared: &'w Shared) -> (Option<&'w QuestionWords>, usize) {
        let all = list::questions(self.due, &shared.words);
        (all.get(self.at).copied(), all.len())
    }
}

/// A stop whose reason is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unexplained {
    /// The person stopped and did not say why.
    Stopped,
    /// The session was cut off, perhaps in haste.
    CutOff,
    /// There was a session that could not be recorded.
    Unrecorded,
}

impl ScreeningStage {
    /// Returns the first stage, if anything is due.
    pub(super) fn first(goal: &Goal, cx: Context<'_>) -> Option<Self> {
        let memory = &cx.shared.memory;
        let visit = memory.visit(cx.shared.words.version, goal.asks_again(), cx.now.local);
        let stage = match *memory.screening.due(&visit).first()? {
            PendingQuestion::Notice => Self::Notice,
            due @ (PendingQuestion::SamePerson
            | PendingQuestion::DoctorSince
            | PendingQuestion::Unrecorded
            | PendingQuestion::TodayLine) => Self::YesNo(due),
            PendingQuestion::Cleared => Self::GoAhead(memory.screening.unasked_cause(&visit)?),
            due @ (PendingQuestion::TodayFull | PendingQuestion::Health) => Self::List(due),
            PendingQuestion::Soreness => {
                let last = unasked_soreness(&memory.history, &memory.soreness, cx.now.local)?;
                Self::Soreness { session: last.id.clone() }
            }
            PendingQuestion::LastStop => {
                let stop = memory.screening.open_stop(&memory.history)?;
                if let Some(sign) = stop.sign.as_ref().and_then(MaybeKnown::known) {
                    Self::after(sign, None, Some(stop), cx)
                } else {
                    let cut_off = stop.outcome == Ending::Interrupted;
                    let why = if cut_off { Unexplained::CutOff } else { Unexplained::Stopped };
                    Self::WhyStopped { session: Some(stop.id.clone()), why }
                }
            }
        };
        Some(stage)
    }

    /// Returns the questions that follow from a sign in an earlier session. One without a record counts as just over.
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
            at_next_start: true,
            stops: 0,
            arm_recently: memory.screening.arm_recently(at),
            pains: limits::pains(&memory.history, at),
        };
        let follow_up = Box::new(FollowUp::new(StopFollowUp::of(sign, occasion), by, cx.now));
        let session = stop.map_or_else(|| Answer::unrecorded(cx.now.local), |stop| stop.id.clone());
        Self::FollowUp { session, follow_up }
    }

    /// Returns the list that the stage belongs to, if it asks about a part of one.
    pub(super) const fn of_list(&self) -> Option<PendingQuestion> {
        match self {
            Self::SingleQuestion(SingleQuestion { due, .. })
            | Self::Graver { due, .. }
            | Self::Places { due, .. }
            | Self::Confirm { due } => Some(*due),
            _ => None,
        }
    }

    /// Returns the line to preselect: the most careful answer, so that pressing Enter alone never lifts a restriction.
    pub(super) fn careful_line(&self) -> usize {
        match self {
            Self::WhyStopped { .. } => {
                Sign::ALL.iter().position(|sign| *sign == Sign::Dizzy).unwrap_or(0)
            }
            Self::Soreness { .. } => Sore::ALL.len().saturating_sub(1),
            _ => 0,
        }
    }
}
