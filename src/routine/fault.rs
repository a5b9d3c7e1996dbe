//! A file of the user's that cannot be followed, as a list of routines shows it.

use crate::routine::parse::is_name;

/// What is wrong with it, first of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its name: that of the routine that it would be, or of the file.
    pub name: String,
    /// The first thing that is wrong, with its line where it has one.
    pub first: String,
    /// What to do about it; empty where the first words say so.
    pub remedy: String,
    /// How many more things are wrong.
    pub more: usize,
}

impl Fault {
    /// The command that tells everything; a name that is none can only be judged with all the others.
    pub fn command(&self) -> String {
        if is_name(&self.name) {
            format!("neckcare check {}", self.name)
        } else {
            "neckcare check".to_owned()
        }
    }
}
