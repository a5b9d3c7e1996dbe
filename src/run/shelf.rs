//! Where things are kept: how the person stands, the journal of a session, and the history.

use crate::app::Effect;
use crate::history::{Line, Record};
use crate::settings::Settings;
use crate::store::journal::Journal;
use crate::store::standing::save;
use crate::store::{Folders, Unsaved, history};

pub(super) struct Shelf {
    folders: Option<Folders>,
    journal: Option<Journal>,
    told: bool,
}

impl Shelf {
    /// Where the user's folders are, if there are any.
    pub(super) fn open(settings: &Settings) -> Self {
        Self { folders: Folders::find(&settings.history), journal: None, told: false }
    }

    /// Keeps what an effect asks to be kept; says once what went wrong.
    pub(super) fn keep(&mut self, effect: &Effect) -> Result<(), String> {
        let Some(folders) = self.folders.clone() else {
            let begins = matches!(effect, Effect::Opened(_));
            return if begins { self.tell("there is no home folder") } else { Ok(()) };
        };
        let kept = match effect {
            Effect::Remember(standing) => save(&folders.standing(), standing),
            Effect::Prefer(preferences) => save(&folders.preferences(), &**preferences),
            Effect::Opened(record) => self.begin(&folders, record),
            Effect::Underway(record) => {
                self.journal.as_mut().map_or(Ok(()), |journal| journal.update(record))
            }
            Effect::Closed(record) => self.close(&folders, record),
            Effect::Said(said) => {
                history::append(&folders.history(), &Line::Answers((**said).clone()))
            }
            _ => Ok(()),
        };
        kept.or_else(|unsaved| self.tell(&unsaved.to_string()))
    }

    fn tell(&mut self, why: &str) -> Result<(), String> {
        let first = !std::mem::replace(&mut self.told, true);
        if first { Err(format!("Not saved: {why}.")) } else { Ok(()) }
    }

    fn begin(&mut self, folders: &Folders, record: &Record) -> Result<(), Unsaved> {
        self.journal = Some(Journal::begin(&folders.state, record)?);
        Ok(())
    }

    /// The journal goes only once the history has the session.
    fn close(&mut self, folders: &Folders, record: &Record) -> Result<(), Unsaved> {
        history::append(&folders.history(), &Line::Session(record.clone()))?;
        self.journal.take().map_or(Ok(()), Journal::finish)
    }
}
