//! The catalogue: all moves that routines can use, and the words for each zone.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::routine::body::Zone;
use crate::routine::movement::Move;

/// The words for a zone, whichever move works there; no move can take its cautions away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneWords {
    /// The name of the zone.
    pub title: String,
    /// How to find the zone by touch.
    pub find: String,
    /// What to be careful of there.
    pub caution: String,
    /// Where never to press.
    pub no_go: String,
}

/// The moves and zones that routines refer to by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    moves: BTreeMap<String, CatalogueEntry>,
    zones: BTreeMap<Zone, ZoneWords>,
    sources: BTreeMap<String, String>,
}

/// A function that parses the text of one move.
pub(super) type Read = fn(&str) -> Option<Move>;

/// A move in the catalogue, parsed or not yet.
#[derive(Debug, Clone)]
enum CatalogueEntry {
    /// A shipped move, which is parsed when it is first needed, because a session needs few of them.
    Shipped(&'static str, Read, OnceLock<Option<Move>>),
    /// A move of a user's routine, which was parsed with its file.
    Own(Move),
}

/// Shipped moves are equal if their texts are, whether or not they have been parsed yet.
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
    /// Finds a move by its name.
    pub fn find(&self, name: &str) -> Option<&Move> {
        self.moves.get(name)?.read()
    }

    /// Returns the words for a zone.
    pub fn zone(&self, zone: Zone) -> Option<&ZoneWords> {
        self.zones.get(&zone)
    }

    /// Returns the full name of a source; an id without an entry is a full name already.
    pub fn source<'a>(&'a self, id: &'a str) -> &'a str {
        self.sources.get(id).map_or(id, String::as_str)
    }

    /// Returns all moves, sorted by name.
    pub fn moves(&self) -> impl Iterator<Item = &Move> {
        self.moves.values().filter_map(CatalogueEntry::read)
    }

    /// Adds a move. If there is one of that name already, keeps that one and returns false.
    pub fn add(&mut self, movement: Move) -> bool {
        let new = !self.moves.contains_key(&movement.name);
        if new {
            self.moves.insert(movement.name.clone(), CatalogueEntry::Own(movement));
        }
        new
    }

    /// Adds a shipped move, which `read` parses when it is first needed.
    pub(super) fn add_shipped(&mut self, name: &str, text: &'static str, read: Read) {
        self.moves.insert(name.to_owned(), CatalogueEntry::Shipped(text, read, OnceLock::new()));
    }

    /// Sets the words for a zone.
    pub fn describe(&mut self, zone: Zone, words: ZoneWords) {
        self.zones.insert(zone, words);
    }

    /// Sets the full name of a source.
    pub fn cite(&mut self, id: String, text: String) {
        self.sources.insert(id, text);
    }
}
