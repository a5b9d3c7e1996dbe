//! The catalogue that ships with the program: one file, of which a move is read when it is first asked for.

use crate::routine::catalogue::Catalogue;
use crate::routine::finding::Report;
use crate::routine::parse;

/// The file of the shipped moves.
const FILE: &str = "routines/words/moves.toml";
const MOVES: &str = include_str!("../../routines/words/moves.toml");

/// How a move begins in it, or what differs in a position.
const MOVE: &str = "\n[move.";

impl Catalogue {
    /// The moves and zones that ship with the program.
    ///
    /// # Errors
    /// What is wrong with the shipped file; the tests hold that nothing is.
    pub fn built_in() -> Result<Self, Report> {
        let mut catalogue = parse::catalogue(FILE, MOVES.split(MOVE).next().unwrap_or_default())?;
        for (name, text) in sections() {
            catalogue.add_shipped(name, text, |text| parse::only_move(FILE, text).ok());
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
