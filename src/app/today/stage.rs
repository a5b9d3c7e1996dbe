//! What is asked, one thing at a time.

use std::ops::Range;

use super::{Goal, One};
use crate::app::follow_up::FollowUp;
use crate::app::{Now, Shared};
use crate::key::Key;
use crate::safety::Cause;
use crate::safety::aftermath::Aftermath;
use crate::safety::questions::{Group, Question, QuestionWords};
use crate::safety::soreness::unasked;
use crate::safety::spot::{Occasion, Spot};
use crate::safety::standing::Due;
use crate::safety::verdict::Gravity;
use crate::safety::{Allowance, Words, limits};
use crate::session::Sign;
use crate::{history::Record, routine::word::Word};

/// Stands for a session of which there is no record.
const UNRECORDED: &str = "unrecorded";

/// Rows of a page that hold no question: head, hint, footer and the gaps between.
const FRAME: usize = 6;

/// Columns beside a question: its mark and the margins.
const MARGIN: usize = 8;

/// A long word may leave this many columns of a line empty.
const RAGGED: usize = 9;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// What this is and is not.
    Notice,
    /// One line with yes and no.
    Line(Due),
    /// Whether a professional has said yes to one cause.
    Cleared(Cause),
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
    /// Some questions to tick.
    Page {
        /// Of today, or of health.
        due: Due,
        /// The first of them on this page.
        first: usize,
    },
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

/// The questions of one page.
pub struct Page<'w> {
    /// All questions of the kind.
    pub all: Vec<&'w QuestionWords>,
    /// Those on this page.
    pub shown: Range<usize>,
}

impl Stage {
    /// What comes first, if anything is due.
    pub(super) fn first(goal: &Goal, shared: &Shared, now: Now) -> Option<Self> {
        let memory = &shared.memory;
        let visit = memory.visit(shared.words.version, goal.asks_anew(), now.local);
        let stage = match *memory.standing.due(&visit).first()? {
            Due::Notice => Self::Notice,
            due @ (Due::SamePerson | Due::DoctorSince | Due::Unrecorded | Due::TodayLine) => {
                Self::Line(due)
            }
            Due::Cleared => Self::Cleared(memory.standing.unasked_cause(&visit)?),
            due @ (Due::TodayFull | Due::Health) => Self::Page { due, first: 0 },
            Due::Soreness => {
                let last = unasked(&memory.history, &memory.soreness, now.local)?;
                Self::Soreness { session: last.id.clone() }
            }
            Due::LastStop => {
                let stop = memory.standing.open_stop(&memory.history)?;
                match stop.sign.as_deref().and_then(Sign::from_word) {
                    Some(sign) => Self::after(sign, None, Some(stop), shared, now),
                    None => Self::Signs,
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
        shared: &Shared,
        now: Now,
    ) -> Self {
        let memory = &shared.memory;
        let at = stop.map_or(now.local, |stop| stop.start);
        let spot = stop.and_then(|stop| stop.stopped_at.as_ref());
        let occasion = Occasion {
            at,
            spot: spot.map_or_else(Spot::nowhere, Spot::recorded),
            late: true,
            stops: 0,
            arm_recently: memory.standing.arm_recently(at),
            pains: limits::pains(&memory.history, at),
        };
        let follow_up = Box::new(FollowUp::new(Aftermath::of(sign, occasion), by, now));
        let session = stop.map_or_else(|| UNRECORDED.to_owned(), |stop| stop.id.clone());
        Self::After { session, follow_up }
    }
}

impl<'w> Page<'w> {
    /// As many questions from `first` on as are drawn whole in the window.
    pub fn of(due: Due, first: usize, words: &'w Words, window: (u16, u16)) -> Self {
        let groups: &[Group] = match due {
            Due::Health => &[Group::Health, Group::Adjust],
            _ => &[Group::Today],
        };
        let all: Vec<_> = groups.iter().flat_map(|group| words.questions(*group)).collect();
        let columns = usize::from(window.0).saturating_sub(MARGIN);
        let mut rows = usize::from(window.1).saturating_sub(FRAME);
        let mut last = first;
        for question in all.iter().skip(first) {
            let needed = rows_for(question.short.chars().count(), columns);
            if needed > rows && last > first {
                break;
            }
            rows = rows.saturating_sub(needed);
            last += 1;
        }
        Self { all, shown: first..last }
    }

    /// The questions that are shown.
    pub fn questions(&self) -> &[&'w QuestionWords] {
        self.all.get(self.shown.clone()).unwrap_or_default()
    }

    /// Whether there is a page after this one.
    pub fn is_last(&self) -> bool {
        self.shown.end >= self.all.len()
    }
}

/// Rows that so many characters may take in so many columns, at the most.
fn rows_for(characters: usize, columns: usize) -> usize {
    if characters <= columns {
        1
    } else {
        characters.div_ceil(columns.saturating_sub(RAGGED).max(1))
    }
}
