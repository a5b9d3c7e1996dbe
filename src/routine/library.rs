//! The routines that there are: those that ship with the program, one to start from, and the user's own.

use std::sync::{Arc, OnceLock};

use crate::routine::catalogue::Catalogue;
use crate::routine::finding::Report;
use crate::routine::parse::{self, Source};
use crate::routine::{Origin, Routine};

/// The routine that is done where another would be too much.
pub const GENTLE: &str = "gentle";

/// The routine that warms before another.
pub const HEAT: &str = "heat";

/// Pairs each routine's id with its file.
macro_rules! files {
    ($($id:literal),+ $(,)?) => {
        &[$(($id, include_str!(concat!("../../routines/", $id, ".toml")))),+]
    };
}

/// The routines as they ship, in the order of their numbers in the library.
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

/// Routines, and the catalogue that they are written with.
#[derive(Debug, Clone)]
pub struct Library {
    /// Every move and zone.
    pub catalogue: Arc<Catalogue>,
    /// In the order of [`FILES`], each read when it is first asked for: a session needs one or two.
    shipped: [OnceLock<Option<Arc<Routine>>>; FILES.len()],
    own: Vec<Arc<Routine>>,
    faults: Vec<Fault>,
}

/// What ships is the same in every one, whatever of it was read by now.
impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        let parts = |library: &Self| (library.catalogue.clone(), library.own.clone());
        parts(self) == parts(other) && self.faults == other.faults
    }
}

impl Library {
    /// All routines that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped catalogue; the tests hold that nothing is, nor with a routine.
    pub fn built_in() -> Result<Self, Report> {
        let catalogue = Arc::new(Catalogue::built_in()?);
        Ok(Self { catalogue, shipped: Default::default(), own: Vec::new(), faults: Vec::new() })
    }

    fn shipped(&self, index: usize) -> Option<&Arc<Routine>> {
        let read = || read_shipped(index, &self.catalogue)?.ok().map(Arc::new);
        self.shipped.get(index)?.get_or_init(read).as_ref()
    }

    /// The ids of the shipped routines, which no other file may take.
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(id, _)| *id)
    }

    /// Every routine, the shipped ones first.
    pub fn routines(&self) -> impl Iterator<Item = &Arc<Routine>> + Clone {
        (0..FILES.len()).filter_map(|index| self.shipped(index)).chain(&self.own)
    }

    /// A routine by its id.
    pub fn find(&self, id: &str) -> Option<&Arc<Routine>> {
        match Self::shipped_ids().position(|shipped| shipped == id) {
            Some(index) => self.shipped(index),
            None => self.own.iter().find(|routine| routine.id == id),
        }
    }

    /// Adds a user's routine.
    pub fn add(&mut self, routine: Routine) {
        self.own.push(Arc::new(routine));
    }

    /// The user's files that cannot be followed.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Notes a file of the user's that cannot be followed.
    pub fn note(&mut self, fault: Fault) {
        self.faults.push(fault);
    }
}

/// Reads the shipped routine of a number.
fn read_shipped(index: usize, catalogue: &Arc<Catalogue>) -> Option<Result<Routine, Report>> {
    let (id, text) = *FILES.get(index)?;
    let file = &format!("routines/{id}.toml");
    Some(parse::routine(Source { file, id, text, origin: Origin::BuiltIn }, catalogue))
}

/// A file of the user's that cannot be followed, as a list of routines shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its name: that of the routine that it would be, or of the file or folder.
    pub name: String,
    /// The first thing that is wrong, with its line where it has one.
    pub first: String,
    /// What to do about it; empty where the first words say so.
    pub remedy: String,
    /// How many more things are wrong.
    pub more: usize,
    /// The command that judges all of it; none for a folder with too many files.
    pub command: Option<String>,
}

/// The file of the shipped moves.
const MOVES_FILE: &str = "routines/words/moves.toml";
const MOVES: &str = include_str!("../../routines/words/moves.toml");

/// How a move begins in it, or what differs in a position.
const MOVE: &str = "\n[move.";

impl Catalogue {
    /// The moves and zones that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        let mut catalogue =
            parse::catalogue(MOVES_FILE, MOVES.split(MOVE).next().unwrap_or_default())?;
        for (name, text) in sections() {
            catalogue.add_shipped(name, text, |text| parse::only_move(MOVES_FILE, text).ok());
        }
        Ok(catalogue)
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

/// The text of a routine to start from, as it ships.
const TEMPLATE: &str = include_str!("../../routines/words/new.toml");

/// What stands in it for the id, and for the title.
const TEMPLATE_ID: &str = "NAME";
const TEMPLATE_TITLE: &str = "My routine";

/// The text of a routine to start from, for an id that is one: `evening-ease` is titled "Evening ease".
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
    fn it_has_the_name_that_was_given() {
        let text = template("evening-ease");
        assert!(text.contains("\ntitle = \"Evening ease\"\n"), "{text}");
        assert!(text.contains("`neckcare start evening-ease`"), "{text}");
        assert!(!text.contains(TEMPLATE_ID) && !text.contains(TEMPLATE_TITLE), "{text}");
    }
}
