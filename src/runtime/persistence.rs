//! Stores answers, preferences, the journal of a session and the history. Also reads again, before it matters, what
//! other neckcare programs of the same person have stored.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use super::memory;
use crate::history::{HistoryLine, Record};
use crate::safety::{Answered, UnusableAnswers};
use crate::screen_kit::{Effect, Memory, Preferences};
use crate::store::journal::Journal;
use crate::store::kept::change;
use crate::store::stored::Fingerprint;
use crate::store::{Folders, Unsaved, history, screening_state};

/// Everything that this program stores about the person.
#[derive(Debug)]
pub struct Persistence {
    folders: Option<Folders>,
    journal: Option<Journal>,
    /// Answers and lines that could not be stored in any folder. They still count while the program runs.
    answers: Vec<Answered>,
    lines: Vec<HistoryLine>,
    /// Whether the running session is marked as one that may not be recorded.
    has_unrecorded_mark: bool,
    /// The preferences as they were last read or stored.
    preferences: Preferences,
    seen: Option<Fingerprint>,
    reported: BTreeSet<String>,
}

/// A failure to store something, in words for the person.
#[derive(Debug, thiserror::Error)]
enum SaveFailure {
    #[error("Not saved: {0}.")]
    Unsaved(#[from] Unsaved),
    #[error("Not saved in the usual place: {0}.")]
    Elsewhere(Unsaved),
}

impl Persistence {
    /// Creates a store that uses these folders, or that stores nothing if there are none. `preferences` are those that
    /// the program started with.
    pub fn open(folders: Option<Folders>, preferences: &Preferences) -> Self {
        Self {
            folders,
            journal: None,
            answers: Vec::new(),
            lines: Vec::new(),
            has_unrecorded_mark: false,
            preferences: preferences.clone(),
            seen: None,
            reported: BTreeSet::new(),
        }
    }

    /// Reads everything that is stored, if any of it has changed since the last call.
    pub fn news(&mut self, now: OffsetDateTime) -> Option<Memory> {
        let folders = self.folders.as_ref()?;
        let own = self.journal.as_ref().map(Journal::path);
        let seen = Some(Fingerprint::of(folders, own));
        if seen == self.seen {
            return None;
        }
        self.seen = seen;
        let mut memory = memory::read(folders, own, now);
        self.preferences = memory.preferences.clone();
        for answered in &self.answers {
            memory.screening.take(answered);
        }
        for line in &self.lines {
            match line {
                HistoryLine::Session(record) => memory.add_session(record),
                HistoryLine::Answers(later) => memory.add_later_answers(later),
            }
        }
        Some(memory)
    }

    /// Stores the data that an effect asks to store.
    ///
    /// # Errors
    /// If something could not be stored: what went wrong. Each message is returned only once.
    pub fn keep(&mut self, effect: &Effect) -> Result<(), String> {
        let Some(folders) = self.folders.clone() else { return Ok(()) };
        let kept = match effect {
            Effect::StoreAnswer(answered) => self.answer(&folders, answered),
            // Unsaved preferences matter least, so they are reported only if nothing else was.
            Effect::StorePreferences(preferences) if !self.reported.is_empty() => {
                self.prefer(&folders, preferences).or(Ok(()))
            }
            Effect::StorePreferences(preferences) => self.prefer(&folders, preferences),
            Effect::ReserveJournal => self.reserve(&folders),
            Effect::ReleaseJournal => self.release(),
            Effect::OpenJournal(record) => self.begin(&folders, record),
            Effect::UpdateJournal(record) => self.write(record),
            Effect::StoreSession(record) => self.close(&folders, record),
            Effect::StoreLaterAnswers(said) => {
                self.add(&folders, HistoryLine::Answers((**said).clone()))
            }
            _ => Ok(()),
        };
        kept.or_else(|trouble| self.report_once(trouble.to_string()))
    }

    fn report_once(&mut self, trouble: String) -> Result<(), String> {
        let first = self.reported.insert(trouble.clone());
        if first { Err(trouble) } else { Ok(()) }
    }

    /// Stores an answer. If that fails, the answer is put into another place, and is tried again with the next one.
    fn answer(&mut self, folders: &Folders, answered: &Answered) -> Result<(), SaveFailure> {
        self.answers.push(answered.clone());
        let Err(refused) = screening_state::add(folders, &self.answers) else {
            self.answers.clear();
            return Ok(());
        };
        if screening_state::save_in_fallback(folders, answered) {
            Err(SaveFailure::Elsewhere(refused))
        } else {
            Err(refused.into())
        }
    }

    fn prefer(&mut self, folders: &Folders, preferences: &Preferences) -> Result<(), SaveFailure> {
        let before = std::mem::replace(&mut self.preferences, preferences.clone());
        let parse = |text: &str| serde_json::from_str(text).map_err(|_| UnusableAnswers::Damaged);
        change(&folders.preferences(), parse, |stored: &mut Preferences| {
            stored.take_changes(&before, preferences);
        })?;
        Ok(())
    }

    fn reserve(&mut self, folders: &Folders) -> Result<(), SaveFailure> {
        self.journal = Some(Journal::reserve(folders)?);
        Ok(())
    }

    fn begin(&mut self, folders: &Folders, record: &Record) -> Result<(), SaveFailure> {
        let journal = self.journal.take().map_or_else(|| Journal::reserve(folders), Ok);
        let written = journal.and_then(|journal| self.journal.insert(journal).write(record));
        if written.is_err() && screening_state::lost(folders).is_none() {
            // If the program is killed, nothing will say how the session ended, so the next start asks.
            self.has_unrecorded_mark = screening_state::mark_unrecorded(folders);
        }
        Ok(written?)
    }

    fn write(&mut self, record: &Record) -> Result<(), SaveFailure> {
        let journal = self.journal.as_mut();
        Ok(journal.map_or(Ok(()), |journal| journal.write(record))?)
    }

    fn release(&mut self) -> Result<(), SaveFailure> {
        Ok(self.journal.take().map_or(Ok(()), Journal::finish)?)
    }

    /// Records a session that has ended. Its journal is removed only once the history has the session. Otherwise the
    /// journal stays, and says how the session ended.
    fn close(&mut self, folders: &Folders, record: &Record) -> Result<(), SaveFailure> {
        let written = self.write(record);
        let added = self.add(folders, HistoryLine::Session(record.clone()));
        if !matches!(added, Err(SaveFailure::Unsaved(_))) {
            let released = self.release();
            if std::mem::take(&mut self.has_unrecorded_mark) {
                screening_state::unmark_unrecorded(folders);
            }
            return added.and(written).and(released);
        }
        added.and(written)
    }

    /// Adds a line to the history, after the lines that could not be stored before.
    fn add(&mut self, folders: &Folders, line: HistoryLine) -> Result<(), SaveFailure> {
        self.lines.push(line);
        let mut elsewhere = None;
        while let Some(first) = self.lines.first() {
            elsewhere = history::add(folders, first)?.or(elsewhere);
            self.lines.remove(0);
        }
        elsewhere.map_or(Ok(()), |refused| Err(SaveFailure::Elsewhere(refused)))
    }
}
