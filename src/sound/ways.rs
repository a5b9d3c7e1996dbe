//! Everything on this machine that may be a way out, the best first.

use std::io;
use std::path::PathBuf;

use super::program::{ProcessGroup, Program};
use super::pulse::{self, Pulse};
use super::raw::{self, Raw};
use super::way::{Throttled, Way};

/// Failures in a row after which one is given up.
const FAILURES: u8 = 3;

/// What may be a way out, and how often it failed in a row.
#[derive(Debug, Default, Clone)]
pub(super) struct Ways {
    all: Vec<(Candidate, u8)>,
    /// Which of them was opened last.
    opened: usize,
    /// Whether one of them was only late when they were last tried.
    late: bool,
}

/// Something that may be a way out.
#[derive(Debug, Clone)]
pub(super) enum Candidate {
    /// A sound server that listens there.
    Server(PathBuf),
    /// A program that is fed.
    Program(Program),
}

impl Ways {
    /// Looks for them.
    pub(super) fn find() -> Self {
        Self::of(pulse::socket(), raw::found())
    }

    pub(super) fn of(server: Option<PathBuf>, programs: Vec<Program>) -> Self {
        let programs = programs.into_iter().map(Candidate::Program);
        let all = server.map(Candidate::Server).into_iter().chain(programs);
        Self { all: all.map(|candidate| (candidate, 0)).collect(), ..Self::default() }
    }

    /// Each of them, the best first.
    pub(super) fn candidates(self) -> impl Iterator<Item = Candidate> {
        self.all.into_iter().map(|(candidate, _)| candidate)
    }

    /// Whether there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether there are none, or all were given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.all.iter().all(|(_, failures)| *failures >= FAILURES)
    }

    /// Whether one of them did not answer in time when they were last tried: that may be a busy machine.
    pub(super) const fn is_late(&self) -> bool {
        self.late
    }

    /// The best that opens. Programs end with `processes`.
    pub(super) fn open(&mut self, processes: &ProcessGroup) -> Option<Box<dyn Way>> {
        self.late = false;
        let all = self.all.iter_mut().enumerate();
        for (nth, (candidate, failures)) in all.filter(|(_, (_, failures))| *failures < FAILURES) {
            match candidate.open(processes) {
                Ok(way) => {
                    self.opened = nth;
                    return Some(Box::new(Throttled::new(way)));
                }
                Err(error) if candidate.may_come_back(&error) => {}
                Err(error) => {
                    *failures += 1;
                    self.late |= is_late(&error);
                }
            }
        }
        None
    }

    /// Tells how the one that was opened last did: whether it played, or was lost before it had.
    pub(super) fn tell(&mut self, has_played: bool) {
        if let Some((_, failures)) = self.all.get_mut(self.opened) {
            *failures = if has_played { 0 } else { *failures + 1 };
        }
    }
}

impl Candidate {
    /// What a person calls it before it has opened.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Server(path) => format!("the sound server at {}", path.display()),
            Self::Program(program) => program.name(),
        }
    }

    pub(super) const fn is_server(&self) -> bool {
        matches!(self, Self::Server(_))
    }

    /// Opens it.
    ///
    /// # Errors
    /// Where it does not play.
    pub(super) fn open(&self, processes: &ProcessGroup) -> io::Result<Box<dyn Way>> {
        Ok(match self {
            Self::Server(path) => Box::new(Pulse::open(path)?),
            Self::Program(program) => Box::new(Raw::open(program, processes)?),
        })
    }

    /// Whether it may work in a moment, and to try it again costs nothing: a server that begins again.
    fn may_come_back(&self, error: &io::Error) -> bool {
        const AWAY: [io::ErrorKind; 2] =
            [io::ErrorKind::NotFound, io::ErrorKind::ConnectionRefused];
        matches!(self, Self::Server(_)) && AWAY.contains(&error.kind())
    }
}

/// Whether it did not answer in time.
fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}
