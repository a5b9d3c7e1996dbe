//! What is asked, one thing at a time.

use std::ops::Range;

use super::{Goal, One};
use crate::app::follow_up::FollowUp;
use crate::app::{Now, Shared};
use crate::key::Key;
use crate::safety::aftermath::Aftermath;
use crate::safety::questions::{Group, Question, QuestionWords};
use crate::safety::soreness::unasked;
use crate::safety::spot::{Occasion, Spot};
use crate::safety::standing::{Due, Standing};
use crate::safety::verdict::Gravity;
use crate::safety::{Allowance, Words, limits};
use crate::session::Sign;
use crate::{history::Record, routine::word::Word};

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
            due @ (Due::TodayFull | Due::Health) => Self::Page { due, first: 0 },
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
