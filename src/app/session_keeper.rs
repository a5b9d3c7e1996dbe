//! Decides when a session is written to its journal and to the history, so that none is lost however it ends.

use std::time::Duration;

use super::screen::Screen;
use crate::history::{Answers, Record};
use crate::screen_kit::stop::When;
use crate::screen_kit::{AppEvent, Effect, Now, SessionRecording, Transition};
use crate::session::{Outcome, Sign};

/// At most 5 seconds of a session are lost in a power cut.
const WRITE_EVERY: Duration = Duration::from_secs(5);

/// Follows the session from message to message.
#[derive(Debug, Clone, Default)]
pub(crate) struct SessionKeeper {
    live: Option<LiveRecord>,
    /// The record of a session that another program ended, until the next call of `keep`.
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

/// The way in which the program ends.
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
    /// Called after each message.
    pub(crate) fn keep(&mut self, screen: &Screen, end: ProgramEnd, now: Now) -> Transition {
        let screen = screen.bottom();
        let closing = self.closing.take().map(AppEvent::SessionClosed);
        let mut kept = Transition::stay().tell(closing).with(self.reserve(screen, end));
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
        if end != ProgramEnd::No || is_closed(screen) {
            self.live = None;
            if is_nothing(screen) {
                return kept.with([Effect::Release]);
            }
            return kept.tell([AppEvent::SessionClosed(ended(recorded.record(), end))]);
        }
        if live.is_behind(recorded, now) {
            *live = LiveRecord::new(recorded, now);
            return kept.with([Effect::Underway(recorded.record())]);
        }
        kept
    }

    /// Another program has ended the session, with this record.
    pub(crate) fn close(&mut self, record: Box<Record>) {
        self.live = None;
        self.closing = Some(record);
    }

    /// Reserves room on the disk before a session begins, so that a full disk cannot lose a stop, and releases it if none
    /// begins.
    fn reserve(&mut self, screen: &Screen, end: ProgramEnd) -> Option<Effect> {
        let may_begin = end == ProgramEnd::No && self.live.is_none() && may_begin(screen);
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

/// A session that the person did not end is interrupted.
fn ended(record: Box<Record>, end: ProgramEnd) -> Box<Record> {
    if matches!(end, ProgramEnd::CutOff(_)) { Box::new(record.interrupted()) } else { record }
}

impl LiveRecord {
    fn new(recorded: &SessionRecording, now: Now) -> Self {
        let (outcome, pass) = (recorded.session.outcome(), pass(recorded));
        Self { id: recorded.id().to_owned(), kept: now.elapsed, outcome, pass }
    }

    /// An outcome and a new pass are written at once, the time done every few seconds.
    fn is_behind(&self, recorded: &SessionRecording, now: Now) -> bool {
        self.outcome != recorded.session.outcome()
            || self.pass != pass(recorded)
            || now.elapsed.saturating_sub(self.kept) >= WRITE_EVERY
    }
}

fn pass(recorded: &SessionRecording) -> usize {
    recorded.session.moment().segment().pass
}

/// The tension before a session is stored at its beginning, since its end may never come.
fn said_before(recorded: &SessionRecording, now: Now) -> Option<AppEvent> {
    let tension_before = Some(recorded.before()?);
    Some(recorded.said(Answers { tension_before, ..Answers::default() }, now))
}

const fn may_begin(screen: &Screen) -> bool {
    matches!(screen, Screen::Ready(_))
}

/// A session that was stopped before it began is kept too, as long as nobody knows why.
fn is_begun(screen: &Screen) -> bool {
    match screen {
        Screen::Play(_) => true,
        Screen::Stopped(stopped) => stopped.when() == When::Before,
        _ => false,
    }
}

/// Nothing was done and nothing felt, so there is no session.
fn is_nothing(screen: &Screen) -> bool {
    let Screen::Stopped(stopped) = screen else { return false };
    let just = stopped.recorded().session.outcome() == Outcome::Stopped(Sign::Just);
    stopped.when() == When::Before && just
}

/// A session is closed when it is done, or once it cannot continue.
fn is_closed(screen: &Screen) -> bool {
    match screen {
        Screen::After(_) => true,
        Screen::Stopped(stopped) => stopped.is_final(),
        _ => false,
    }
}
