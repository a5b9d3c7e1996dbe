//! What reaches the program, and what it wants done outside.

use std::time::Duration;

use time::OffsetDateTime;

use crate::app::{Audible, Memory, Player, Preferences};
use crate::history::{Ending, Later, Record};
use crate::key::Key;
use crate::plan::{Cue, CueKind};
use crate::routine::word::{Named, words};
use crate::safety::{Answer, Answered};
use crate::session::Event;

/// The time at which a message comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Since the program began; it never goes back.
    pub elapsed: Duration,
    /// On the wall, with the local offset.
    pub local: OffsetDateTime,
}

words! {
    /// What can be asked from elsewhere: by a hotkey, a foot pedal, another shell.
    Remote, "word" {
        /// Stop.
        Stop = "stop",
        /// Pause, or go on.
        Pause = "pause",
        /// On to the next.
        Next = "next",
        /// Say it again.
        Repeat = "repeat",
    }
}

impl Remote {
    /// The key that does the same.
    pub(super) const fn key(self) -> Key {
        match self {
            Self::Stop => Key::Char('s'),
            Self::Pause => Key::Char(' '),
            Self::Next => Key::Char('n'),
            Self::Repeat => Key::Char('r'),
        }
    }
}

/// What reaches the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Something is asked from elsewhere.
    Remote(Remote),
    /// Time has passed.
    Time,
    /// Time has passed that nobody lived through: the machine slept, or the program was held up.
    Gap,
    /// Everything that is to be seen is on the screen.
    Drawn,
    /// The window came to the front, or left it: keys go elsewhere then.
    Focus(bool),
    /// What is on the disk by now, perhaps from another program of the same person.
    Memory(Box<Memory>),
    /// The program is about to be suspended.
    Suspend,
    /// The window has this many columns and rows.
    Window(u16, u16),
    /// What plays the sound, now that this is known.
    Player(Player),
    /// Something outside went wrong; the session goes on.
    Trouble(String),
    /// The person ends the program, with this exit code.
    Leave(u8),
    /// A signal, or the end of the terminal, ends the program; with the exit code that says so.
    End(u8),
}

/// What is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Something is to be heard.
    Hear(Cue),
    /// Silence at once, then only these words.
    StopWords(String),
    /// The answer to a key, to be heard and shown.
    Answer(CueKind, String),
    /// What is to be heard from now on.
    Audible(Audible),
    /// Silence.
    Hush,
    /// What the person prefers is to be stored.
    Prefer(Box<Preferences>),
    /// The person has answered: that is to be stored.
    Answered(Box<Answered>),
    /// Whether a guest is the person who stopped before.
    SamePerson(bool),
    /// A session may begin: make room for its stop.
    Reserve,
    /// It does not begin.
    Release,
    /// A session begins: keep it.
    Opened(Box<Record>),
    /// A session goes on: keep how it stands.
    Underway(Box<Record>),
    /// A session is over: put it into the history.
    Closed(Box<Record>),
    /// Something was said of a session: put it into the history.
    Said(Box<Later>),
    /// A session of this routine begins, whoever it is that follows it.
    Begun(String),
    /// A session of this routine that began is over, in this way.
    Over(String, Named<Ending>),
    /// Something to be told to somebody who does not look.
    Notice(String),
    /// Give the terminal back until the shell says otherwise.
    Suspend,
    /// The program ends.
    Leave,
}

impl Effect {
    /// The person has answered now.
    pub(crate) fn answered(answer: Answer, now: Now) -> Self {
        Self::Answered(Box::new(answer.at(now.local)))
    }

    /// Whether a session came to its end.
    pub(super) fn is_the_end(&self) -> bool {
        matches!(self, Self::Hear(cue) if cue.kind == CueKind::End)
    }

    /// Whether something is to be known at the next start.
    pub(super) const fn is_for_keeping(&self) -> bool {
        matches!(
            self,
            Self::Answered(_)
                | Self::Prefer(_)
                | Self::Reserve
                | Self::Release
                | Self::Opened(_)
                | Self::Underway(_)
                | Self::Closed(_)
                | Self::Said(_)
        )
    }
}

/// The effects of what happened in a session.
pub(super) fn effects_of(events: &[Event]) -> Vec<Effect> {
    let effect = |event: &Event| match event {
        Event::Cue(cue) => Some(Effect::Hear(cue.clone())),
        Event::Paused(_) | Event::Stopped => Some(Effect::Hush),
        _ => None,
    };
    events.iter().filter_map(effect).collect()
}
