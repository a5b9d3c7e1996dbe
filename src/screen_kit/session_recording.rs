//! A session that is recorded, with its id, its start, and the answers given before it.

use time::OffsetDateTime;

use crate::history::{Answers, LaterAnswers, Marks, Rating, Reached, Record};
use crate::plan::Plan;
use crate::screen_kit::{AppEvent, Now};
use crate::session::{Event, Session};

/// A session with everything that the history stores about it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRecording {
    id: String,
    start: OffsetDateTime,
    before: Answers,
    pub(crate) session: Session,
}

impl SessionRecording {
    /// Begins a session, at the step in which an earlier one was interrupted if `from` is given. Returns it with its
    /// first events. `before` holds the answers given before it, and `writer` is the id of the process that records it.
    pub(crate) fn begin(
        (plan, from): (Plan, Option<Reached>),
        before: Answers,
        writer: u32,
        now: Now,
    ) -> (Self, Vec<Event>) {
        let (session, events) = match from {
            Some(reached) => Session::begin_from(plan, reached.pass, reached.lighter),
            None => Session::begin(plan),
        };
        (Self { id: id(now.local, writer), start: now.local, before, session }, events)
    }

    /// Returns the id of the session, which no other session has.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the session.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Returns the answers given before the session: tension, or how tense each marked place was.
    pub const fn answers_before(&self) -> &Answers {
        &self.before
    }

    /// Returns the tension before the session, if the user has rated it.
    pub const fn before(&self) -> Option<Rating> {
        self.before.tension_before
    }

    /// Returns the places that were marked before the session.
    pub const fn marks(&self) -> Marks {
        self.before.places_before
    }

    /// Returns the record of the session as it is now.
    pub(crate) fn record(&self) -> Box<Record> {
        Box::new(Record::of(&self.session, self.id.clone(), self.start))
    }

    /// Returns the event for answers about the session, which are stored as a separate line.
    pub(crate) fn answers_event(&self, answers: Answers, now: Now) -> AppEvent {
        AppEvent::SessionAnswered(Box::new(LaterAnswers::new(&self.id, answers, now.local)))
    }
}

/// Makes the id of a session from the time of its start, to the millisecond, and the process that records it.
fn id(start: OffsetDateTime, writer: u32) -> String {
    let (date, time) = (start.date(), start.time());
    let (year, month, day) = date.to_calendar_date();
    let (hour, minute, second, milli) = time.as_hms_milli();
    format!(
        "{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}.{milli:03}-{writer}",
        u8::from(month)
    )
}
