//! The library of routines: those that ship with the program, a template for new ones, and the user's own.

use std::sync::{Arc, OnceLock};

use crate::routine::catalogue::Catalogue;
use crate::routine::finding::Report;
use crate::routine::parse::{self, Source};
use crate::routine::{Origin, Routine};

/// The id of the routine that replaces another one that would be too much.
pub const GENTLE: &str = "gentle";

/// The id of the routine that warms up the neck before another one.
pub const HEAT: &str = "heat";

/// Pairs each routine's id with the text of its file.
macro_rules! files {
    ($($id:literal),+ $(,)?) => {
        &[$(($id, include_str!(concat!("../../routines/", $id, ".toml")))),+]
    };
}

/// The shipped routines, in the order of their indices in [`Library`].
const FILES: &[(&str, &str)] = files![
    "warm-up",
    "desk-break",
    "trapezius",
    "suboccipital",
    "trigger-point",
    "knead",
    "scalp",
    "calm",
    "ball",
    "stretch",
    "wind-down",
    "full",
    "heat",
    "gentle",
];

/// All routines, and the catalogue of moves that they use.
#[derive(Debug, Clone)]
pub struct Library {
    /// All moves and zones.
    pub catalogue: Arc<Catalogue>,
    /// The shipped routines in the order of [`FILES`], each parsed when it is first needed, because a session needs one
    /// or two.
    shipped: [OnceLock<Option<Arc<Routine>>>; FILES.len()],
    own: Vec<Arc<Routine>>,
    faults: Vec<Fault>,
}

/// Shipped routines are the same in every library, whether or not they have been parsed yet.
impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        let parts = |library: &Self| (library.catalogue.clone(), library.own.clone());
        parts(self) == parts(other) && self.faults == other.faults
    }
}

impl Library {
    /// Creates a library with the routines that ship with the program.
    ///
    /// # Errors
    /// Returns the problems of the shipped catalogue. Tests check that neither it nor any shipped routine has one.
    pub fn built_in() -> Result<Self, Report> {
        let catalogue = Arc::new(Catalogue::built_in()?);
        Ok(Self { catalogue, shipped: Default::default(), own: Vec::new(), faults: Vec::new() })
    }

    fn shipped(&self, index: usize) -> Option<&Arc<Routine>> {
        let read = || read_shipped(index, &self.catalogue)?.ok().map(Arc::new);
        self.shipped.get(index)?.get_or_init(read).as_ref()
    }

    /// Returns the ids of the shipped routines, which no other file may take.
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(id, _)| *id)
    }

    /// Returns all routines, the shipped ones first.
    pub fn routines(&self) -> impl Iterator<Item = &Arc<Routine>> + Clone {
        (0..FILES.len()).filter_map(|index| self.shipped(index)).chain(&self.own)
    }

    /// Finds a routine by its id.
    pub fn find(&self, id: &str) -> Option<&Arc<Routine>> {
        match Self::shipped_ids().position(|shipped| shipped == id) {
            Some(index) => self.shipped(index),
            None => self.own.iter().find(|routine| routine.id == id),
        }
    }

    /// Adds a routine of the user's, and returns it.
    pub fn add(&mut self, routine: Routine) -> Arc<Routine> {
        let routine = Arc::new(routine);
        self.own.push(routine.clone());
        routine
    }

    /// Returns the user's files that cannot be used.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Adds a file of the user's that cannot be used.
    pub fn note(&mut self, fault: Fault) {
        self.faults.push(fault);
    }
}

/// Parses the shipped routine at an index.
fn read_shipped(index: usize, catalogue: &Arc<Catalogue>) -> Option<Result<Routine, Report>> {
    let (id, text) = *FILES.get(index)?;
    let file = &format!("routines/{id}.toml");
    Some(parse::routine(Source { file, id, text, origin: Origin::BuiltIn }, catalogue))
}

/// A file of the user's that cannot be used, as lists of routines show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The name of the routine that it would be, or else of the file or folder.
    pub name: String,
    /// The first problem, with its line if it has one.
    pub first: String,
    /// How to fix it; empty if `first` says so already.
    pub remedy: String,
    /// The number of further problems.
    pub more: usize,
    /// The command that shows all problems; `None` for a folder with too many files.
    pub command: Option<String>,
}

/// The file of the shipped moves.
const MOVES_FILE: &str = "routines/words/moves.toml";
const MOVES: &str = include_str!("../../routines/words/moves.toml");

/// The beginning of each move in the file, and of its variant for a position.
const MOVE: &str = "\n[move.";

impl Catalogue {
    /// Creates the catalogue of moves and zones that ship with the program.
    ///
    /// # Errors
    /// Returns the problems of the shipped file. Tests check that there are none.
    pub fn built_in() -> Result<Self, Report> {
        let mut catalogue =
            parse::catalogue(MOVES_FILE, MOVES.split(MOVE).next().unwrap_or_default())?;
        for (name, text) in sections() {
            catalogue.add_shipped(name, text, |text| parse::only_move(MOVES_FILE, text).ok());
        }
        Ok(catalogue)
    }
}

/// Returns the name of each shipped move with its part of the file, which includes its variants.
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

/// The template for new routines.
const TEMPLATE: &str = include_str!("../../routines/words/new.toml");

/// The placeholders in the template for the id and the title.
const TEMPLATE_ID: &str = "NAME";
const TEMPLATE_TITLE: &str = "My routine";

/// Fills in the template for a new routine with a valid id; `evening-ease` gets the title "Evening ease".
pub fn template(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let title: String = first.into_iter().chain(letters).collect();
    TEMPLATE.replace(TEMPLATE_TITLE, &title).replace(TEMPLATE_ID, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_routine_can_be_read() {
        let catalogue = Arc::new(Catalogue::built_in().unwrap());
        for index in 0..FILES.len() {
            let read = read_shipped(index, &catalogue).unwrap();
            read.unwrap_or_else(|report| panic!("{report}"));
        }
    }

    #[test]
    fn every_shipped_move_can_be_read() {
        let mut names: Vec<&str> = Vec::new();
        for (name, text) in sections() {
            let read =
                parse::only_move(MOVES_FILE, text).unwrap_or_else(|report| panic!("{report}"));
            assert_eq!(read.name, name);
            names.push(name);
        }
        let catalogue = Catalogue::built_in().unwrap();
        names.sort_unstable();
        let found: Vec<&str> = catalogue.moves().map(|movement| movement.name.as_str()).collect();
        assert_eq!(found, names, "each once");
    }

    #[test]
    fn template_contains_the_given_name() {
        let text = template("evening-ease");
        assert!(text.contains("\ntitle = \"Evening ease\"\n"), "{text}");
        assert!(text.contains("`neckcare start evening-ease`"), "{text}");
        assert!(!text.contains(TEMPLATE_ID) && !text.contains(TEMPLATE_TITLE), "{text}");
    }
}
