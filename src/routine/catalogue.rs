//! The catalogue: every move and every zone's words.

use std::collections::BTreeMap;

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
    moves: BTreeMap<String, Move>,
    zones: BTreeMap<Zone, ZoneWords>,
    sources: BTreeMap<String, String>,
}

impl Catalogue {
    /// The moves and zones that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        const MOVES: &str = include_str!("../../routines/words/moves.toml");
        parse::catalogue("routines/words/moves.toml", MOVES)
    }

    /// A move by its name.
    pub fn find(&self, name: &str) -> Option<&Move> {
        self.moves.get(name)
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
        self.moves.values()
    }

    /// Adds a move; false where one of that name stands already, which is then kept.
    pub fn add(&mut self, movement: Move) -> bool {
        let new = !self.moves.contains_key(&movement.name);
        if new {
            self.moves.insert(movement.name.clone(), movement);
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
