//! What is to be kept of a session, so that none is lost however it ends.

use std::time::Duration;

use super::screen::Screen;
use crate::history::{Answers, Record};
use crate::model::stop::When;
use crate::model::{Effect, Now, RecordedSession};
use crate::session::{Outcome, Sign};

/// At most this much of a session is lost in a power cut.
const PACE: Duration = Duration::from_secs(5);

/// What is being kept of a session.
#[derive(Debug, Clone, Default)]
pub(crate) struct SessionKeeper {
    live: Option<LiveRecord>,
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
    pub(crate) fn keep(&mut self, screen: &Screen, over: ProgramEnd, now: Now) -> Vec<Effect> {
        let screen = screen.bottom();
        let mut effects = self.reserve(screen, over);
        let Some(recorded) = screen.recorded() else { return effects };
        if self.live.is_none() && is_begun(screen) && !is_nothing(screen) {
            self.reserved = false;
            effects.push(Effect::Opened(recorded.record()));
            effects.extend(said_before(recorded, now));
            self.live = Some(LiveRecord::new(recorded, now));
        }
        let Some(kept) = self.live.as_mut().filter(|live| live.id == recorded.id()) else {
            return effects;
        };
        if over != ProgramEnd::No || is_closed(screen) {
            self.live = None;
            effects.push(if is_nothing(screen) {
                Effect::Release
            } else {
                Effect::Closed(ended(recorded.record(), over))
            });
        } else if kept.is_behind(recorded, now) {
            *kept = LiveRecord::new(recorded, now);
            effects.push(Effect::Underway(recorded.record()));
        }
        effects
    }

    /// The session that is being kept is closed elsewhere.
    pub(crate) fn close(&mut self) {
        self.live = None;
    }

    /// Room for a stop is made before a session begins, and given back where none does.
    fn reserve(&mut self, screen: &Screen, over: ProgramEnd) -> Vec<Effect> {
        let may_begin = over == ProgramEnd::No && self.live.is_none() && may_begin(screen);
        match (self.reserved, may_begin) {
            (false, true) => {
                self.reserved = true;
                vec![Effect::Reserve]
            }
            (true, false) if self.live.is_none() && !is_begun(screen) => {
                self.reserved = false;
                vec![Effect::Release]
            }
            _ => Vec::new(),
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
fn said_before(recorded: &RecordedSession, now: Now) -> Option<Effect> {
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
