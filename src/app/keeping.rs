//! What is to be kept of a session, so that none is lost however it ends.

use std::time::Duration;

use time::OffsetDateTime;

use crate::app::{Effect, Now, Screen};
use crate::history::Record;
use crate::session::{Outcome, Session};

/// At most this much of a session is lost in a power cut.
const PACE: Duration = Duration::from_secs(5);

/// A session that is not in the history yet.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    id: String,
    start: OffsetDateTime,
    kept: Duration,
}

/// What is to be kept after a message; `open` is the session that is being kept, `over` whether
/// the program ends.
pub(crate) fn keep(
    open: &mut Option<Open>,
    screen: &Screen,
    over: bool,
    writer: u32,
    now: Now,
) -> Option<Effect> {
    let session = screen.session()?;
    let Some(kept) = open else {
        if !is_going_on(screen) {
            return None;
        }
        let begun = Open { id: id(now.local, writer), start: now.local, kept: now.elapsed };
        let record = begun.record(session);
        *open = Some(begun);
        return Some(Effect::Opened(record));
    };
    let record = kept.record(session);
    if over || is_closed(screen) {
        *open = None;
        return Some(Effect::Closed(record));
    }
    (now.elapsed.saturating_sub(kept.kept) >= PACE).then(|| {
        kept.kept = now.elapsed;
        Effect::Underway(record)
    })
}

impl Open {
    fn record(&self, session: &Session) -> Box<Record> {
        Box::new(Record::of(session, self.id.clone(), self.start))
    }
}

const fn is_going_on(screen: &Screen) -> bool {
    matches!(screen, Screen::Play(_))
}

/// A session is closed when it is done, or once a symptom is named: it will not go on.
fn is_closed(screen: &Screen) -> bool {
    match screen {
        Screen::After(_) => true,
        Screen::Stopped(stopped) => {
            stopped.session().map(Session::outcome).is_some_and(Outcome::is_symptom)
        }
        _ => false,
    }
}

/// A name that no other session has: when it began, to the millisecond, and which process wrote it.
fn id(start: OffsetDateTime, writer: u32) -> String {
    let (date, time) = (start.date(), start.time());
    let (year, month, day) = date.to_calendar_date();
    let (hour, minute, second, milli) = time.as_hms_milli();
    format!(
        "{year:04}{:02}{day:02}T{hour:02}{minute:02}{second:02}.{milli:03}-{writer}",
        u8::from(month)
    )
}
