//! The routines that there are: those that ship with the program, and the user's own.

use std::sync::{Arc, OnceLock};

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
}
