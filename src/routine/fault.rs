//! A file of the user's that cannot be followed, as a list of routines shows it.

/// What is wrong with it, first of all.
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
