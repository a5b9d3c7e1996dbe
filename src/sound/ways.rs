//! Everything on this machine that may be a way out, the best first.

use std::io;
use std::path::PathBuf;

use super::program::{Program, Underway};
use super::pulse::{self, Pulse};
use super::raw::{self, Raw};
use super::way::Way;

/// Failures in a row after which one is given up.
const FAILURES: u8 = 3;

/// What may be a way out, and how often it failed in a row.
#[derive(Debug, Default, Clone)]
pub(super) struct Ways(Vec<(Candidate, u8)>);

#[derive(Debug, Clone)]
enum Candidate {
    Server(PathBuf),
    Program(Program),
}

/// The name of the sound server, if one answers.
pub(super) fn server() -> Option<String> {
    Pulse::open(&pulse::socket()?).ok().map(|server| server.name())
}

impl Ways {
    /// Looks for them.
    pub(super) fn find() -> Self {
        Self::of(pulse::socket(), raw::found())
    }

    pub(super) fn of(server: Option<PathBuf>, programs: Vec<Program>) -> Self {
        let programs = programs.into_iter().map(Candidate::Program);
        let all = server.map(Candidate::Server).into_iter().chain(programs);
        Self(all.map(|candidate| (candidate, 0)).collect())
    }

    /// Whether there are none, or all were given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.0.iter().all(|(_, failures)| *failures >= FAILURES)
    }

    /// The best that opens. Programs end with `underway`.
    pub(super) fn open(&mut self, underway: &Underway) -> Option<Box<dyn Way>> {
        self.0.iter_mut().filter(|(_, failures)| *failures < FAILURES).find_map(
            |(candidate, failures)| {
                let opened = candidate.open(underway);
                match &opened {
                    Ok(_) => *failures = 0,
                    Err(error) if candidate.may_come_back(error) => {}
                    Err(_) => *failures += 1,
                }
                opened.ok()
            },
        )
    }
}

impl Candidate {
    fn open(&self, underway: &Underway) -> io::Result<Box<dyn Way>> {
        Ok(match self {
            Self::Server(path) => Box::new(Pulse::open(path)?),
            Self::Program(program) => Box::new(Raw::open(program, underway)?),
        })
    }

    /// Whether it may work in a moment, and to try it again costs nothing: a server that begins again.
    fn may_come_back(&self, error: &io::Error) -> bool {
        const AWAY: [io::ErrorKind; 2] =
            [io::ErrorKind::NotFound, io::ErrorKind::ConnectionRefused];
        matches!(self, Self::Server(_)) && AWAY.contains(&error.kind())
    }
}
