//! The routines that there are: those that ship with the program, and the user's own.

use std::sync::Arc;

use crate::routine::catalogue::Catalogue;
use crate::routine::fault::Fault;
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
    routines: Vec<Arc<Routine>>,
    faults: Vec<Fault>,
}

impl Library {
    /// All routines that ship with the program.
    ///
    /// # Errors
    /// What is wrong with a shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        let mut library = Self::without_routines()?;
        for (id, text) in FILES {
            let routine = library.read_built_in(id, text)?;
            library.routines.push(routine);
        }
        Ok(library)
    }

    /// One shipped routine and the gentle one, which is quicker than all of them; without it where
    /// there is none of that id.
    ///
    /// # Errors
    /// What is wrong with a shipped file.
    pub fn only(id: &str) -> Result<Self, Report> {
        let mut library = Self::without_routines()?;
        library.add_shipped(GENTLE)?;
        library.add_shipped(id)?;
        Ok(library)
    }

    /// Adds a shipped routine, unless it is there already; whether there is one of that id now.
    ///
    /// # Errors
    /// What is wrong with a shipped file.
    pub fn add_shipped(&mut self, id: &str) -> Result<bool, Report> {
        if self.find(id).is_some() {
            return Ok(true);
        }
        let file = FILES.iter().find(|(known, _)| *known == id);
        if let Some((id, text)) = file {
            let routine = self.read_built_in(id, text)?;
            self.routines.push(routine);
        }
        Ok(file.is_some())
    }

    fn without_routines() -> Result<Self, Report> {
        let catalogue = Arc::new(Catalogue::built_in()?);
        Ok(Self { catalogue, routines: Vec::new(), faults: Vec::new() })
    }

    fn read_built_in(&self, id: &str, text: &str) -> Result<Arc<Routine>, Report> {
        let source =
            Source { file: &format!("routines/{id}.toml"), id, text, origin: Origin::BuiltIn };
        parse::routine(source, &self.catalogue).map(Arc::new)
    }

    /// The ids of the shipped routines, which no other file may take.
    pub fn shipped_ids() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(id, _)| *id)
    }

    /// Every routine, the shipped ones first.
    pub fn routines(&self) -> &[Arc<Routine>] {
        &self.routines
    }

    /// A routine by its id.
    pub fn find(&self, id: &str) -> Option<&Arc<Routine>> {
        self.routines.iter().find(|routine| routine.id == id)
    }

    /// Adds a user's routine.
    pub fn add(&mut self, routine: Routine) {
        self.routines.push(Arc::new(routine));
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
