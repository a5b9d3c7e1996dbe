//! What is to be kept of a session, so that none is lost however it ends.

use std::time::Duration;

use super::screen::Screen;
use crate::history::{Answers, Record};
use crate::model::stop::When;
use crate::model::{AppEvent, Effect, Now, RecordedSession, Transition};
use crate::session::{Outcome, Sign};

/// At most this much of a session is lost in a power cut.
const PACE: Duration = Duration::from_secs(5);

/// What is being kept of a session.
#[derive(Debug, Clone, Default)]
pub(crate) struct SessionKeeper {
    live: Option<LiveRecord>,
    /// A session that was ended from outside, until that is told.
    closing: Option<Box<Record>>,
    /// Room was made for a session that may begin.
    reserved: bool,
}

/// A session that is not in the history yet.
#[derive(Debug, Clone)]
struct LiveRecord {
    id: String,
    kept: Duration,
    outcome: Outcome,
    pass: usize,
}

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProgramEnd {
    /// It goes on.
    No,
    /// The person leaves, with this exit code.
    Left(u8),
    /// Something from outside ends it, with this exit code.
    CutOff(u8),
}

impl ProgramEnd {
    /// The exit code, once it has ended.
    pub(crate) const fn code(self) -> Option<u8> {
        match self {
            Self::No => None,
            Self::Left(code) | Self::CutOff(code) => Some(code),
        }
    }
}

impl SessionKeeper {
    /// What is to be kept after a message; `over` is how the program ends.
    pub(crate) fn keep(&mut self, screen: &Screen, over: ProgramEnd, now: Now) -> Transition {
        let screen = screen.bottom();
        let closing = self.closing.take().map(AppEvent::SessionClosed);
        let mut kept = Transition::stay().tell(closing).with(self.reserve(screen, over));
        let Some(recorded) = screen.recorded() else { return kept };
        if self.live.is_none() && is_begun(screen) && !is_nothing(screen) {
            self.reserved = false;
            kept = kept.tell([AppEvent::SessionOpened(recorded.record())]);
            kept = kept.tell(said_before(recorded, now));
            self.live = Some(LiveRecord::new(recorded, now));
        }
        let Some(live) = self.live.as_mut().filter(|live| live.id == recorded.id()) else {
            return kept;
        };
        if over != ProgramEnd::No || is_closed(screen) {
            self.live = None;
            if is_nothing(screen) {
                return kept.with([Effect::Release]);
            }
            return kept.tell([AppEvent::SessionClosed(ended(recorded.record(), over))]);
        }
        if live.is_behind(recorded, now) {
            *live = LiveRecord::new(recorded, now);
            return kept.with([Effect::Underway(recorded.record())]);
        }
        kept
    }

    /// The session that is being kept was ended from outside, as this record says.
    pub(crate) fn close(&mut self, record: Box<Record>) {
        self.live = None;
        self.closing = Some(record);
    }

    /// Room for a stop is made before a session begins, and given back where none does.
    fn reserve(&mut self, screen: &Screen, over: ProgramEnd) -> Option<Effect> {
        let may_begin = over == ProgramEnd::No && self.live.is_none() && may_begin(screen);
        match (self.reserved, may_begin) {
            (false, true) => {
                self.reserved = true;
                Some(Effect::Reserve)
            }
            (true, false) if self.live.is_none() && !is_begun(screen) => {
                self.reserved = false;
                Some(Effect::Release)
            }
            _ => None,
        }
    }
}

/// What did not come from the person is an interruption.
fn ended(record: Box<Record>, over: ProgramEnd) -> Box<Record> {
    if matches!(over, ProgramEnd::CutOff(_)) { Box::new(record.interrupted()) } else { record }
}

impl LiveRecord {
    fn new(recorded: &RecordedSession, now: Now) -> Self {
        let (outcome, pass) = (recorded.session.outcome(), pass(recorded));
        Self { id: recorded.id().to_owned(), kept: now.elapsed, outcome, pass }
    }

    /// Why it stopped and how far it came are kept at once, what was done from time to time.
    fn is_behind(&self, recorded: &RecordedSession, now: Now) -> bool {
        self.outcome != recorded.session.outcome()
            || self.pass != pass(recorded)
            || now.elapsed.saturating_sub(self.kept) >= PACE
    }
}

/// Which pass is being done.
fn pass(recorded: &RecordedSession) -> usize {
    recorded.session.moment().segment().pass
}

/// How tense it was is kept at the beginning, since the end may never come.
fn said_before(recorded: &RecordedSession, now: Now) -> Option<AppEvent> {
    let tension_before = Some(recorded.before()?);
    Some(recorded.said(Answers { tension_before, ..Answers::default() }, now))
}

/// Whether a session may begin here.
const fn may_begin(screen: &Screen) -> bool {
    matches!(screen, Screen::Ready(_))
}

/// Whether there is something to keep. What was stopped before it began is kept as long as nobody knows why.
fn is_begun(screen: &Screen) -> bool {
    match screen {
        Screen::Play(_) => true,
        Screen::Stopped(stopped) => stopped.when() == When::Before,
        _ => false,
    }
}

/// Whether nothing was done and nothing felt: that is no session.
fn is_nothing(screen: &Screen) -> bool {
    let Screen::Stopped(stopped) = screen else { return false };
    let just = stopped.recorded().session.outcome() == Outcome::Stopped(Sign::Just);
    stopped.when() == When::Before && just
}

/// A session is closed when it is done, or once it is known that it will not go on.
fn is_closed(screen: &Screen) -> bool {
    match screen {
        Screen::After(_) => true,
        Screen::Stopped(stopped) => stopped.is_final(),
        _ => false,
    }
}
