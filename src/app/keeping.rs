//! What is to be kept of a session, so that none is lost however it ends.

use std::time::Duration;

use crate::app::sitting::Sitting;
use crate::app::stopped::When;
use crate::app::{Effect, Now, Screen};
use crate::history::Answers;
use crate::session::Outcome;

/// At most this much of a session is lost in a power cut.
const PACE: Duration = Duration::from_secs(5);

/// A session that is not in the history yet.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    id: String,
    kept: Duration,
    outcome: Outcome,
    pass: usize,
}

/// What is to be kept after a message; `open` is the session that is being kept, `over` whether
/// the program ends.
pub(crate) fn keep(open: &mut Option<Open>, screen: &Screen, over: bool, now: Now) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(sitting) = screen.sitting() else { return effects };
    if open.is_none() && is_begun(screen, over) {
        effects.push(Effect::Opened(sitting.record()));
        effects.extend(said_before(sitting, now));
        *open = Some(Open::new(sitting, now));
    }
    let Some(kept) = open.as_mut().filter(|open| open.id == sitting.id()) else { return effects };
    if over || is_closed(screen) {
        *open = None;
        effects.push(Effect::Closed(sitting.record()));
    } else if kept.is_behind(sitting, now) {
        *kept = Open::new(sitting, now);
        effects.push(Effect::Underway(sitting.record()));
    }
    effects
}

impl Open {
    fn new(sitting: &Sitting, now: Now) -> Self {
        let (outcome, pass) = (sitting.session.outcome(), pass(sitting));
        Self { id: sitting.id().to_owned(), kept: now.elapsed, outcome, pass }
    }

    /// Why it stopped and how far it came are kept at once, what was done from time to time.
    fn is_behind(&self, sitting: &Sitting, now: Now) -> bool {
        self.outcome != sitting.session.outcome()
            || self.pass != pass(sitting)
            || now.elapsed.saturating_sub(self.kept) >= PACE
    }
}

/// Which pass is being done.
fn pass(sitting: &Sitting) -> usize {
    sitting.session.moment().segment().pass
}

/// How tense it was is kept at the beginning, since the end may never come.
fn said_before(sitting: &Sitting, now: Now) -> Option<Effect> {
    let tension_before = Some(sitting.before()?);
    Some(sitting.said(Answers { tension_before, ..Answers::default() }, now))
}

/// Whether there is something to keep: what was stopped before it began only if there was a reason,
/// or nobody knows whether there was.
fn is_begun(screen: &Screen, over: bool) -> bool {
    match screen {
        Screen::Play(_) => true,
        Screen::Stopped(stopped) if stopped.when() == When::Before => {
            let outcome = stopped.sitting().session.outcome();
            outcome.is_symptom() || over && outcome == Outcome::Unanswered
        }
        Screen::Help(beneath) | Screen::Emergency(beneath, _) => is_begun(beneath, over),
        _ => false,
    }
}

/// A session is closed when it is done, or once it is known that it will not go on.
fn is_closed(screen: &Screen) -> bool {
    match screen {
        Screen::After(_) => true,
        Screen::Stopped(stopped) => stopped.is_final(),
        Screen::Help(beneath) | Screen::Emergency(beneath, _) => is_closed(beneath),
        _ => false,
    }
}
