//! The catalogue: every move and every zone's words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::routine::body::Zone;
use crate::routine::movement::Move;

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
    moves: BTreeMap<String, CatalogueEntry>,
    zones: BTreeMap<Zone, ZoneWords>,
    sources: BTreeMap<String, String>,
}

/// Reads a move.
pub(super) type Read = fn(&str) -> Option<Move>;

/// A move of the catalogue.
#[derive(Debug, Clone)]
enum CatalogueEntry {
    /// A shipped one, which is read when it is first asked for: a session needs few of them.
    Shipped(&'static str, Read, OnceLock<Option<Move>>),
    /// One that was read with its file.
    Own(Move),
}

/// Whether a shipped one was read by now makes no difference.
impl PartialEq for CatalogueEntry {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shipped(text, ..), Self::Shipped(other, ..)) => text == other,
            (Self::Own(movement), Self::Own(other)) => movement == other,
            _ => false,
        }
    }
}

impl Eq for CatalogueEntry {}

impl CatalogueEntry {
    fn read(&self) -> Option<&Move> {
        match self {
            Self::Shipped(text, read, movement) => movement.get_or_init(|| read(text)).as_ref(),
            Self::Own(movement) => Some(movement),
        }
    }
}

impl Catalogue {
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
        self.moves.values().filter_map(CatalogueEntry::read)
    }

    /// Adds a move; false where one of that name stands already, which is then kept.
    pub fn add(&mut self, movement: Move) -> bool {
        let new = !self.moves.contains_key(&movement.name);
        if new {
            self.moves.insert(movement.name.clone(), CatalogueEntry::Own(movement));
        }
        new
    }

    /// Adds a move that is read when it is first asked for.
    pub(super) fn add_shipped(&mut self, name: &str, text: &'static str, read: Read) {
        self.moves.insert(name.to_owned(), CatalogueEntry::Shipped(text, read, OnceLock::new()));
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
