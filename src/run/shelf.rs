//! Where things are kept: how the person stands, the journal of a session, and the history. What is stored by other
//! programs of the same person is read again before it matters.

use std::collections::BTreeSet;

use time::OffsetDateTime;

use super::memory;
use crate::app::{Effect, Memory, Preferences};
use crate::history::{Line, Record};
use crate::safety::Answered;
use crate::store::journal::Journal;
use crate::store::kept::change;
use crate::store::trace::Trace;
use crate::store::{Folders, Unsaved, history, standing};

/// Where things are kept.
#[derive(Debug)]
pub struct Shelf {
    folders: Option<Folders>,
    journal: Option<Journal>,
    /// What no folder took, and what counts all the same while the program runs.
    answers: Vec<Answered>,
    lines: Vec<Line>,
    /// The preferences as they were read or stored last.
    preferences: Preferences,
    seen: Option<Trace>,
    told: BTreeSet<String>,
}

impl Shelf {
    /// Keeps things in these folders; without any, nothing. `preferences` are those that the program began with.
    pub fn open(folders: Option<Folders>, preferences: &Preferences) -> Self {
        Self {
            folders,
            journal: None,
            answers: Vec::new(),
            lines: Vec::new(),
            preferences: preferences.clone(),
            seen: None,
            told: BTreeSet::new(),
        }
    }

    /// What is known by now, where anything that is stored has changed since it was asked last.
    pub fn news(&mut self, now: OffsetDateTime) -> Option<Memory> {
        let folders = self.folders.as_ref()?;
        let own = self.journal.as_ref().map(Journal::path);
        let seen = Some(Trace::of(folders, own));
        if seen == self.seen {
            return None;
        }
        self.seen = seen;
        let mut memory = memory::read(folders, own, now);
        self.preferences = memory.preferences.clone();
        for answered in &self.answers {
            memory.standing.take(answered);
        }
        for line in &self.lines {
            match line {
                Line::Session(record) => memory.learn(record),
                Line::Answers(later) => memory.hear(later),
            }
        }
        Some(memory)
    }

    /// Keeps what an effect asks to be kept.
    ///
    /// # Errors
    /// What went wrong, in words, each thing once.
    pub fn keep(&mut self, effect: &Effect) -> Result<(), String> {
        let Some(folders) = self.folders.clone() else { return Ok(()) };
        let kept = match effect {
            Effect::Answered(answered) => self.answer(&folders, answered),
            Effect::Prefer(preferences) => self.prefer(&folders, preferences),
            Effect::Reserve => self.reserve(&folders),
            Effect::Release => self.journal.take().map_or(Ok(()), Journal::finish),
            Effect::Opened(record) => self.begin(&folders, record),
            Effect::Underway(record) => {
                self.journal.as_mut().map_or(Ok(()), |journal| journal.write(record))
            }
            Effect::Closed(record) => self.close(&folders, record),
            Effect::Said(said) => self.add(&folders, Line::Answers((**said).clone())),
            _ => Ok(()),
        };
        kept.or_else(|unsaved| self.tell(&unsaved.to_string()))
    }

    fn tell(&mut self, why: &str) -> Result<(), String> {
        let first = self.told.insert(why.to_owned());
        if first { Err(format!("Not saved: {why}.")) } else { Ok(()) }
    }

    /// What is refused waits where it can, and is tried again with the next answer.
    fn answer(&mut self, folders: &Folders, answered: &Answered) -> Result<(), Unsaved> {
        self.answers.push(answered.clone());
        let added = standing::add(folders, &self.answers);
        if added.is_ok() {
            self.answers.clear();
        } else {
            standing::add_aside(folders, answered).ok(); // it is said that the rest refused it
        }
        added
    }

    fn prefer(&mut self, folders: &Folders, preferences: &Preferences) -> Result<(), Unsaved> {
        let before = std::mem::replace(&mut self.preferences, preferences.clone());
        let parse = |text: &str| serde_json::from_str(text);
        change(&folders.preferences(), parse, |stored: &mut Preferences| {
            stored.take_changes(&before, preferences);
        })
        .map(drop)
    }

    fn reserve(&mut self, folders: &Folders) -> Result<(), Unsaved> {
        self.journal = Some(Journal::reserve(folders)?);
        Ok(())
    }

    fn begin(&mut self, folders: &Folders, record: &Record) -> Result<(), Unsaved> {
        let mut journal = match self.journal.take() {
            Some(journal) => journal,
            None => Journal::reserve(folders)?,
        };
        let written = journal.write(record);
        self.journal = Some(journal);
        written
    }

    /// The journal goes only once the history has the session; where nothing takes it, it stays and says how it ended.
    fn close(&mut self, folders: &Folders, record: &Record) -> Result<(), Unsaved> {
        let written = self.journal.as_mut().map_or(Ok(()), |journal| journal.write(record));
        self.add(folders, Line::Session(record.clone()))?;
        self.journal.take().map_or(written, Journal::finish)
    }

    fn add(&mut self, folders: &Folders, line: Line) -> Result<(), Unsaved> {
        match history::add(folders, &line) {
            Ok(None) => Ok(()),
            Ok(Some(elsewhere)) => Err(elsewhere),
            Err(refused) => {
                self.lines.push(line);
                Err(refused)
            }
        }
    }
}
