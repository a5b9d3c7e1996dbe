//! Where sessions are kept: the journal while one goes on, the history once it is over.

use crate::app::Effect;
use crate::history::{Line, Record};
use crate::store::journal::Journal;
use crate::store::{Folders, Unsaved, history, recover};

pub(super) struct Shelf {
    folders: Option<Folders>,
    journal: Option<Journal>,
    told: bool,
}

impl Shelf {
    /// Opens the shelf, and puts sessions into the history whose program ended before they did.
    pub(super) fn open() -> Self {
        let folders = Folders::find();
        // What cannot be recovered now stays where it is and is tried again at the next start.
        folders.as_ref().map(recover::recover);
        Self { folders, journal: None, told: false }
    }

    /// Keeps what an effect asks to be kept; says once what went wrong.
    pub(super) fn keep(&mut self, effect: &Effect) -> Result<(), String> {
        let Some(folders) = self.folders.clone() else {
            let begins = matches!(effect, Effect::Opened(_));
            return if begins { self.tell("there is no home folder") } else { Ok(()) };
        };
        let kept = match effect {
            Effect::Opened(record) => self.begin(&folders, record),
            Effect::Underway(record) => {
                self.journal.as_mut().map_or(Ok(()), |journal| journal.update(record))
            }
            Effect::Closed(record) => self.close(&folders, record),
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
