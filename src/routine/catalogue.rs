//! The catalogue: every move and every zone's words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::routine::body::Zone;
use crate::routine::finding::Report;
use crate::routine::movement::Move;
use crate::routine::parse;

/// What is said of a zone whatever is done there; no move can take its cautions away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneWords {
    /// Its name.
    pub title: String,
    /// How to find it by touch.
    pub find: String,
    /// What to be careful of there.
    pub caution: String,
    /// Where never to press.
    pub no_go: String,
}

/// The moves and zones that routines are written with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    moves: BTreeMap<String, Entry>,
    zones: BTreeMap<Zone, ZoneWords>,
    sources: BTreeMap<String, String>,
}

/// A move of the catalogue.
#[derive(Debug, Clone)]
enum Entry {
    /// A shipped one, which is read when it is first asked for: a session needs few of them.
    Shipped(&'static str, OnceLock<Option<Move>>),
    /// One that was read with its file.
    Own(Move),
}

/// The file of the shipped moves.
const FILE: &str = "routines/words/moves.toml";
const MOVES: &str = include_str!("../../routines/words/moves.toml");

/// How a move begins in it, or what differs in a position.
const MOVE: &str = "\n[move.";

/// Whether a shipped one was read by now makes no difference.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shipped(text, _), Self::Shipped(other, _)) => text == other,
            (Self::Own(movement), Self::Own(other)) => movement == other,
            _ => false,
        }
    }
}

impl Eq for Entry {}

impl Entry {
    fn read(&self) -> Option<&Move> {
        match self {
            Self::Shipped(text, read) => {
                read.get_or_init(|| parse::only_move(FILE, text).ok()).as_ref()
            }
            Self::Own(movement) => Some(movement),
        }
    }
}

impl Catalogue {
    /// The moves and zones that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        let mut catalogue = parse::catalogue(FILE, MOVES.split(MOVE).next().unwrap_or_default())?;
        for (name, text) in sections() {
            catalogue.moves.insert(name.to_owned(), Entry::Shipped(text, OnceLock::new()));
        }
        Ok(catalogue)
    }

    /// A move by its name.
    pub fn find(&self, name: &str) -> Option<&Move> {
        self.moves.get(name)?.read()
    }

    /// What is said of a zone.
    pub fn zone(&self, zone: Zone) -> Option<&ZoneWords> {
        self.zones.get(&zone)
    }

    /// A source in full; one without an entry is already in full.
    pub fn source<'a>(&'a self, id: &'a str) -> &'a str {
        self.sources.get(id).map_or(id, String::as_str)
    }

    /// Every move in the order of their names.
    pub fn moves(&self) -> impl Iterator<Item = &Move> {
        self.moves.values().filter_map(Entry::read)
    }

    /// Adds a move; false where one of that name stands already, which is then kept.
    pub fn add(&mut self, movement: Move) -> bool {
        let new = !self.moves.contains_key(&movement.name);
        if new {
            self.moves.insert(movement.name.clone(), Entry::Own(movement));
        }
        new
    }

    /// Sets the words of a zone.
    pub fn describe(&mut self, zone: Zone, words: ZoneWords) {
        self.zones.insert(zone, words);
    }

    /// Sets the full name of a source.
    pub fn cite(&mut self, id: String, text: String) {
        self.sources.insert(id, text);
    }
}

/// The shipped moves by their names, each as it stands in the file, with what differs in its positions.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let starts = MOVES.match_indices(MOVE).filter_map(|(at, _)| {
        let (name, _) = MOVES.get(at + MOVE.len()..)?.split_once(']')?;
        (!name.contains('.')).then_some((name, at))
    });
    let starts: Vec<(&str, usize)> = starts.collect();
    let ends: Vec<usize> = starts.iter().skip(1).map(|(_, at)| *at).chain([MOVES.len()]).collect();
    let sections = starts.into_iter().zip(ends);
    sections.filter_map(|((name, from), to)| Some((name, MOVES.get(from..to)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_move_can_be_read() {
        let mut names: Vec<&str> = Vec::new();
        for (name, text) in sections() {
            let read = parse::only_move(FILE, text).unwrap_or_else(|report| panic!("{report}"));
            assert_eq!(read.name, name);
            names.push(name);
        }
        let catalogue = Catalogue::built_in().unwrap();
        names.sort_unstable();
        let found: Vec<&str> = catalogue.moves().map(|movement| movement.name.as_str()).collect();
        assert_eq!(found, names, "each once");
    }
}
