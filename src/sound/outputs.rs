//! The possible sound outputs of this machine, the best first.

use std::io;
use std::path::PathBuf;

use super::output::{SoundOutput, ThrottledOutput};
use super::program::{ProcessGroup, Program};
use super::program_output::{self, ProgramOutput};
use super::pulse::{self, PulseOutput};

/// Number of failures in a row after which an output is given up.
const FAILURES: u8 = 3;

/// The possible sound outputs, each with its number of failures in a row.
#[derive(Debug, Default, Clone)]
pub(super) struct SoundOutputs {
    all: Vec<(OutputCandidate, u8)>,
    /// The index of the output that was opened last.
    opened: usize,
    /// Whether an output was only late when they were last tried.
    late: bool,
}

/// A possible sound output.
#[derive(Debug, Clone)]
pub(super) enum OutputCandidate {
    /// A sound server that listens at this path.
    Server(PathBuf),
    /// A program that is fed with sound.
    Program(Program),
}

impl SoundOutputs {
    /// Looks for sound outputs on this machine.
    pub(super) fn find() -> Self {
        Self::of(pulse::socket(), program_output::found())
    }

    pub(super) fn of(server: Option<PathBuf>, programs: Vec<Program>) -> Self {
        let programs = programs.into_iter().map(OutputCandidate::Program);
        let all = server.map(OutputCandidate::Server).into_iter().chain(programs);
        Self { all: all.map(|candidate| (candidate, 0)).collect(), ..Self::default() }
    }

    /// Returns all possible outputs, the best first.
    pub(super) fn candidates(self) -> impl Iterator<Item = OutputCandidate> {
        self.all.into_iter().map(|(candidate, _)| candidate)
    }

    /// Returns true if there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Returns true if there are none, or all were given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.all.iter().all(|(_, failures)| *failures >= FAILURES)
    }

    /// Returns true if an output did not answer in time when they were last tried. The machine may only have been busy.
    pub(super) const fn is_late(&self) -> bool {
        self.late
    }

    /// Opens the best output that works. A cut of `processes` ends its program.
    pub(super) fn open(&mut self, processes: &ProcessGroup) -> Option<Box<dyn SoundOutput>> {
        self.late = false;
        let all = self.all.iter_mut().enumerate();
        for (nth, (candidate, failures)) in all.filter(|(_, (_, failures))| *failures < FAILURES) {
            match candidate.open(processes) {
                Ok(way) => {
                    self.opened = nth;
                    return Some(Box::new(ThrottledOutput::new(way)));
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

    /// Records whether the output that was opened last has played, or was lost before that.
    pub(super) fn record_result(&mut self, has_played: bool) {
        if let Some((_, failures)) = self.all.get_mut(self.opened) {
            *failures = if has_played { 0 } else { *failures + 1 };
        }
    }
}

impl OutputCandidate {
    /// Returns its name for the user, before it has been opened.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Server(path) => format!("the sound server at {}", path.display()),
            Self::Program(program) => program.name(),
        }
    }

    pub(super) const fn is_server(&self) -> bool {
        matches!(self, Self::Server(_))
    }

    /// Opens the output.
    ///
    /// # Errors
    /// If it does not play.
    pub(super) fn open(&self, processes: &ProcessGroup) -> io::Result<Box<dyn SoundOutput>> {
        Ok(match self {
            Self::Server(path) => Box::new(PulseOutput::open(path)?),
            Self::Program(program) => Box::new(ProgramOutput::open(program, processes)?),
        })
    }

    /// Returns true if the output may work in a moment and costs nothing to try again: a server that is restarting.
    fn may_come_back(&self, error: &io::Error) -> bool {
        const AWAY: [io::ErrorKind; 2] =
            [io::ErrorKind::NotFound, io::ErrorKind::ConnectionRefused];
        matches!(self, Self::Server(_)) && AWAY.contains(&error.kind())
    }
}

/// Returns true if the output did not answer in time.
fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock)
}
