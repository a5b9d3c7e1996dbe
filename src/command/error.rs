//! Why a command could not be carried out: the thing, the place and the remedy, and the exit code.

use std::io;
use std::time::Duration;

use thiserror::Error;

use crate::calendar::{NoneLeft, Unclear};
use crate::plan::NoPlan;
use crate::routine::duration;
use crate::routine::finding::Report;
use crate::store::Unsaved;
use crate::store::config::Unusable;
use crate::store::create::NotMade;
use crate::store::forget::StillThere;
use crate::store::routines::Unfit;

/// What is told before the program ends.
#[derive(Debug, Error)]
pub(super) enum Error {
    #[error("there is no routine called `{name}`{}\n`neckcare list` names them all", did_you_mean(.nearest))]
    NoRoutine { name: String, nearest: Vec<String> },
    #[error("`{id}` is a routine; `neckcare start {id}` begins it")]
    Bare { id: String },
    #[error("there is no topic called `{name}`{}\n`neckcare about` names them all: {known}", did_you_mean(.nearest))]
    NoTopic { name: String, nearest: Vec<String>, known: String },
    #[error("there is no move called `{name}`{}\n`neckcare moves` names them all", did_you_mean(.nearest))]
    NoMove { name: String, nearest: Vec<String> },
    #[error("you have no routine called `{name}`{}\n`neckcare new NAME` begins one", did_you_mean(.nearest))]
    NotYours { name: String, nearest: Vec<String> },
    #[error("`{id}` ships with the program and is judged already; `neckcare show {id}` shows it")]
    Shipped { id: String },
    #[error(
        "a shipped routine is called `{id}`; `neckcare new {id}-mine` begins one of your own beside it"
    )]
    Taken { id: String },
    #[error(
        "`{name}` cannot name a routine: a name is at most 40 lower-case letters, digits and hyphens\n`neckcare new {like}` would do"
    )]
    NoId { name: String, like: String },
    #[error("there is no home folder; name a file, as in `neckcare new ./mine.toml`")]
    NoHome,
    #[error("`{id}` is not done in that position, {wrong}; it is done {right}")]
    Position { id: String, wrong: &'static str, right: String },
    #[error(
        "`{file}` is a file, and a calendar needs a name\nput it into ~/.config/neckcare/routines, and name it as `neckcare list` does"
    )]
    NoName { file: String },
    #[error("{0}")]
    NoneLeft(#[from] NoneLeft),
    #[error("{0}")]
    Unclear(#[from] Unclear),
    #[error("there is no step {number}; `neckcare show` numbers them from 1 to {steps}")]
    NoStep { number: usize, steps: usize },
    #[error("step {number} is left out of it: {why}")]
    LeftOut { number: usize, why: &'static str },
    #[error("step {number}, {title}, is there for safety and stays")]
    Safeguard { number: usize, title: String },
    #[error("`--for` takes a time from 1m to 60m, such as 4m or 3m30s; `{given}` is none")]
    Time { given: String },
    #[error(
        "the shortest that `{id}` can be is {}; `--for {}` takes it",
        duration::clock(*.shortest),
        duration::words(*.shortest)
    )]
    TooShort { id: String, shortest: Duration },
    #[error("{0}")]
    NoPlan(#[from] NoPlan),
    #[error("{0}")]
    Report(#[from] Report),
    #[error("{0}")]
    Unfit(#[from] Unfit),
    #[error("{0}")]
    Unusable(#[from] Unusable),
    #[error(
        "this needs a terminal to show itself in; `neckcare start NAME --plain` prints lines instead"
    )]
    NoTerminal,
    #[error(
        "this terminal cannot move a cursor; `neckcare start NAME --plain` prints lines instead"
    )]
    DumbTerminal,
    #[error(
        "nothing was done yet; `neckcare list` names the routines, `neckcare start NAME` begins one"
    )]
    NothingYet,
    #[error("no session of yours runs here; `neckcare start NAME` begins one")]
    NothingRuns,
    #[error("there is no session called `{id}`{}\n`neckcare history` lists them all, each with its id", did_you_mean(.nearest))]
    NoSession { id: String, nearest: Vec<String> },
    #[error("`{id}` is the beginning of several ids; it may mean {}", or(.candidates))]
    ManySessions { id: String, candidates: Vec<String> },
    #[error("{0}")]
    NotMade(#[from] NotMade),
    #[error("{0}")]
    Unsaved(#[from] Unsaved),
    #[error("{0}")]
    StillThere(#[from] StillThere),
    #[error("{0}")]
    Io(#[from] io::Error),
}

fn did_you_mean(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        names => format!("; did you mean {}?", or(names)),
    }
}

fn or(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}

impl Error {
    /// The exit code: wrong usage, or an error.
    pub(super) const fn exit_code(&self) -> u8 {
        match self {
            Self::Bare { .. }
            | Self::NoTerminal
            | Self::DumbTerminal
            | Self::Unclear(_)
            | Self::Time { .. } => 2,
            _ => 1,
        }
    }

    /// Whoever read our output has gone: that is no error.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
