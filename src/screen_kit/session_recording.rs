//! A session as it is recorded: with its name, its beginning, and how tense it began.

use time::OffsetDateTime;

use crate::history::{Answers, Later, Rating, Reached, Record};
use crate::plan::Plan;
use crate::screen_kit::{AppEvent, Now};
use crate::session::{Event, Session};

/// A session with everything that the history is to know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRecording {
    id: String,
    start: OffsetDateTime,
    before: Option<Rating>,
    pub(crate) session: Session,
}

impl SessionRecording {
    /// Begins, at the step in which it was interrupted if it was, with what is heard at the very beginning; `writer`
    /// is the process that keeps it.
    pub(crate) fn begin(
        (plan, from): (Plan, Option<Reached>),
        before: Option<Rating>,
        writer: u32,
        now: Now,
    ) -> (Self, Vec<Event>) {
        let (session, events) = match from {
            Some(reached) => Session::begin_from(plan, reached.pass, reached.lighter),
            None => Session::begin(plan),
        };
        (Self { id: id(now.local, writer), start: now.local, before, session }, events)
    }

    /// A name that no other session has.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The session.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The tension before the session, if it was given.
    pub const fn before(&self) -> Option<Rating> {
        self.before
    }

    /// The record of it as it stands now.
    pub(crate) fn record(&self) -> Box<Record> {
        Box::new(Record::of(&self.session, self.id.clone(), self.start))
    }

    /// Answers about it, which are stored as a line of their own.
    pub(crate) fn said(&self, answers: Answers, now: Now) -> AppEvent {
        AppEvent::Said(Box::new(Later::new(&self.id, answers, now.local)))
    }
}

/// The time of its start to the millisecond, and the process that wrote it.
fn id(start: OffsetDateTime, writer: u32) -> String {
    let (date, time) = (start.date(), start.time());
    let (year, month, day) = date.to_calendar_date();
    let (hour, minute, second, milli) = time.as_hms_milli();
    format!(
        "{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}.{milli:03}-{writer}",
        u8::from(month)
    )
}
