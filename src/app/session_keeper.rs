//! Decides when a session is written to its journal and to the history, so that none is lost however it ends.

use std::time::Duration;

use super::screen::Screen;
use crate::history::{Answers, Record};
use crate::screen_kit::stop::StopTime;
use crate::screen_kit::{AppEvent, Effect, Now, SessionRecording, Transition};
use crate::session::{Outcome, Sign};

/// The time between two writes of a journal, so that a power cut loses at most 5 seconds of a session.
const WRITE_EVERY: Duration = Duration::from_secs(5);

/// A record of what has been stored about the current session, updated after each message.
#[derive(Debug, Clone, Default)]
pub(crate) struct SessionKeeper {
    live: Option<LiveRecord>,
    /// The record of a session that a stop in another program has ended, until the next call of `keep`.
    closing: Option<Box<Record>>,
    /// Whether room on the disk is reserved for a session that may begin.
    reserved: bool,
}

/// A session as its journal was last written. It is not in the history yet.
#[derive(Debug, Clone)]
struct LiveRecord {
    id: String,
    written_at: Duration,
    outcome: Outcome,
    pass: usize,
}

/// The way in which the program ends, if it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProgramEnd {
    /// It continues.
    No,
    /// The person leaves, with this exit code.
    Left(u8),
    /// A signal or a closed terminal ends it, with this exit code.
    CutOff(u8),
}

impl ProgramEnd {
    /// Returns the exit code, once the program has ended.
    pub(crate) const fn code(self) -> Option<u8> {
        match self {
            Self::No => None,
            Self::Left(code) | Self::CutOff(code) => Some(code),
        }
    }
}

impl SessionKeeper {
    /// Returns the events and effects that store the session as it is now. To be called after each message.
    pub(crate) fn step(&mut self, screen: &Screen, end: ProgramEnd, now: Now) -> Transition {
        let screen = screen.bottom();
        let closing = self.closing.take().map(AppEvent::SessionClosed);
        let mut kept = Transition::stay().with_events(closing).with(self.reserve(screen, end));
        let Some(recorded) = screen.recorded() else { return kept };
        if self.live.is_none() && is_begun(screen) && !is_nothing(screen) {
            self.reserved = false;
            kept = kept.with_events([AppEvent::SessionOpened(recorded.record())]);
            kept = kept.with_events(answers_before_event(recorded, now));
            self.live = Some(LiveRecord::new(recorded, now));
        }
        let Some(live) = self.live.as_mut().filter(|live| live.id == recorded.id()) else {
            return kept;
        };
        if end != ProgramEnd::No || is_closed(screen) {
            self.live = None;
            if is_nothing(screen) {
                return kept.with([Effect::ReleaseJournal]);
            }
            return kept.with_events([AppEvent::SessionClosed(ended(recorded.record(), end))]);
        }
        if live.is_behind(recorded, now) {
            *live = LiveRecord::new(recorded, now);
            return kept.with([Effect::UpdateJournal(recorded.record())]);
        }
        kept
    }

    /// Closes the session with this record, because of a stop in another program.
    pub(crate) fn close(&mut self, record: Box<Record>) {
        self.live = None;
        self.closing = Some(record);
    }

    /// Reserves room on the disk before a session begins, so that a full disk cannot lose a stop, and releases it if
    /// none begins.
    fn reserve(&mut self, screen: &Screen, end: ProgramEnd) -> Option<Effect> {
        let may_begin = end == ProgramEnd::No && self.live.is_none() && may_begin(screen);
        match (self.reserved, may_begin) {
            (false, true) => {
                self.reserved = true;
                Some(Effect::ReserveJournal)
            }
            (true, false) if self.live.is_none() && !is_begun(screen) => {
                self.reserved = false;
                Some(Effect::ReleaseJournal)
            }
            _ => None,
        }
    }
}

/// Marks the record as interrupted if the program was cut off, rather than ended by the person.
fn ended(record: Box<Record>, end: ProgramEnd) -> Box<Record> {
    if matches!(end, ProgramEnd::CutOff(_)) { Box::new(record.interrupted()) } else { record }
}

impl LiveRecord {
    fn new(recorded: &SessionRecording, now: Now) -> Self {
        let (outcome, pass) = (recorded.session.outcome(), pass(recorded));
        Self { id: recorded.id().to_owned(), written_at: now.elapsed, outcome, pass }
    }

    /// Returns true if the journal has to be written again: at once for an outcome or a new pass, every few seconds for
    /// the time done.
    fn is_behind(&self, recorded: &SessionRecording, now: Now) -> bool {
        self.outcome != recorded.session.outcome()
            || self.pass != pass(recorded)
            || now.elapsed.saturating_sub(self.written_at) >= WRITE_EVERY
    }
}

fn pass(recorded: &SessionRecording) -> usize {
    recorded.session.moment().segment().pass
}

/// Returns the event that stores the answers given before a session, if there are any. They are stored at the
/// beginning, because the end may never come.
fn answers_before_event(recorded: &SessionRecording, now: Now) -> Option<AppEvent> {
    let before = recorded.answers_before();
    (*before != Answers::default()).then(|| recorded.answers_event(*before, now))
}

const fn may_begin(screen: &Screen) -> bool {
    matches!(screen, Screen::Ready(_))
}

/// Returns true if there is a session to store. One that was stopped on ready counts too, because there may be a
/// symptom behind it.
fn is_begun(screen: &Screen) -> bool {
    match screen {
        Screen::Play(_) => true,
        Screen::Stopped(stopped) => stopped.when() == StopTime::Before,
        _ => false,
    }
}

/// Returns true if nothing was done and nothing felt, so that there is no session to store.
fn is_nothing(screen: &Screen) -> bool {
    let Screen::Stopped(stopped) = screen else { return false };
    let just = stopped.recorded().session.outcome() == Outcome::Stopped(Sign::Just);
    stopped.when() == StopTime::Before && just
}

/// Returns true if the session is done or cannot continue, so that it belongs in the history.
fn is_closed(screen: &Screen) -> bool {
    match screen {
        Screen::After(_) => true,
        Screen::Stopped(stopped) => stopped.is_final(),
        _ => false,
    }
}
