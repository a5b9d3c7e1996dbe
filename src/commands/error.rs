//! The errors of commands. Each says what is wrong, where, and how to fix it, and has an exit code.

use std::io;
use std::time::Duration;

use thiserror::Error;

use crate::calendar::{InvalidTimes, NoneLeft};
use crate::plan::PlanError;
use crate::routine::duration;
use crate::routine::finding::Report;
use crate::routine::keyword::Keyword;
use crate::routine::place::Place;
use crate::store::Unsaved;
use crate::store::create::NotMade;
use crate::store::file::UnusableSettings;
use crate::store::routines::RoutineFileError;
use crate::store::stored::StillThere;

/// An error that is printed before the program ends.
#[derive(Debug, Error)]
pub(super) enum Error {
    #[error("no routine is called `{name}`{}\n`neckcare list` lists them all", did_you_mean(.nearest))]
    NoRoutine { name: String, nearest: Vec<String> },
    #[error("there is no routine {number}; `neckcare list --plain` numbers them from 1 to {count}")]
    NoNumber { number: usize, count: usize },
    #[error("no command or routine is called `{name}`{}\n`neckcare --help` lists the commands, `neckcare list` the routines", did_you_mean(.nearest))]
    NoCommand { name: String, nearest: Vec<String> },
    #[error("no topic is called `{name}`{}\n`neckcare about` lists them all: {known}", did_you_mean(.nearest))]
    NoTopic { name: String, nearest: Vec<String>, known: String },
    #[error("no move is called `{name}`{}\n`neckcare moves` lists them all", did_you_mean(.nearest))]
    NoMove { name: String, nearest: Vec<String> },
    #[error("no voice is called `{name}`{}\n`neckcare voice` lists them all", did_you_mean(.nearest))]
    NoVoice { name: String, nearest: Vec<String> },
    #[error("nobody speaks here; `neckcare voice` lists who could")]
    NobodySpeaks,
    #[error("you have no routine called `{name}`{}\n`neckcare new NAME` creates one", did_you_mean(.nearest))]
    NotYours { name: String, nearest: Vec<String> },
    #[error("`{id}` comes with neckcare and needs no check; `neckcare show {id}` shows it")]
    Shipped { id: String },
    #[error(
        "`{id}` is a routine that comes with neckcare; choose another name, such as `neckcare new {id}-mine`"
    )]
    Taken { id: String },
    #[error(
        "`{name}` is not a valid name: use up to 40 lower-case letters, digits and hyphens\ntry `neckcare new {like}`"
    )]
    NoId { name: String, like: String },
    #[error(
        "there is no home folder; set HOME, or name a file, such as `neckcare new ./mine.toml`"
    )]
    NoHome,
    #[error("`{id}` cannot be done {wrong}; choose another position: {right}")]
    Position { id: String, wrong: &'static str, right: String },
    #[error(
        "`{file}` is a file, but a calendar needs a name\nput the file into ~/.config/neckcare/routines, then use its name from `neckcare list`"
    )]
    NoName { file: String },
    #[error("{0}")]
    NoneLeft(#[from] NoneLeft),
    #[error("{0}")]
    Schedule(#[from] InvalidTimes),
    #[error("there is no step {number}; {}", numbered(*.steps))]
    NoStep { number: usize, steps: usize },
    #[error("step {number} is left out: {why}")]
    LeftOut { number: usize, why: &'static str },
    #[error("step {number}, {title}, is there for your safety and cannot be skipped")]
    Safeguard { number: usize, title: String },
    #[error(
        "`{given}` is not a place; write one of {places}, with how tense it is, such as left-shoulder=6",
        places = place_names()
    )]
    Place { given: String },
    #[error(
        "`{given}`: how tense is it? Write a number from 0 to 10 after the place, such as {place}=6"
    )]
    Tension { given: String, place: &'static str },
    #[error("--for: `{given}` is not a valid time; write 1m to 60m, such as 4m or 3m30s")]
    Time { given: String },
    #[error(
        "`{id}` takes at least {}; write `--for {}` or longer",
        duration::clock(*.shortest),
        duration::words(*.shortest)
    )]
    TooShort { id: String, shortest: Duration },
    #[error("{0}")]
    PlanError(#[from] PlanError),
    #[error("{0}")]
    Report(#[from] Report),
    #[error("{0}")]
    RoutineFileError(#[from] RoutineFileError),
    #[error("{0}")]
    UnusableSettings(#[from] UnusableSettings),
    #[error(
        "a sound file is not for the screen; write `neckcare audio NAME -o FILE`, such as -o calm.wav"
    )]
    SoundOnScreen,
    #[error(
        "neckcare cannot write .{suffix}; name the file .wav or .opus, or add --format wav or --format opus"
    )]
    NoFormat { suffix: String },
    #[error("this program was built without its voice; build it with the feature `voice`")]
    NoOwnVoice,
    #[error("this needs a terminal; to print lines of text instead, add --plain")]
    NoTerminal,
    #[error("this terminal cannot move its cursor; to print lines of text instead, add --plain")]
    DumbTerminal,
    #[error(
        "you have not done a routine yet; `neckcare list` lists them, `neckcare start NAME` starts one"
    )]
    NothingYet,
    #[error("no session of yours is running here; `neckcare start NAME` starts one")]
    NothingRuns,
    #[error("neckcare is open ({who}), but `{word}` does nothing on the screen that it shows now")]
    NothingObeys { word: &'static str, who: String },
    #[error("{0}")]
    NotTaken(String),
    #[error(
        "nothing was deleted, because neckcare is running ({who}) and could store something again\nend it there, then run `neckcare forget` again"
    )]
    StillRunning { who: String },
    #[error("no session has the id `{id}`{}\n`neckcare history` lists them all with their ids", did_you_mean(.nearest))]
    NoSession { id: String, nearest: Vec<String> },
    #[error("several ids begin with `{id}`; write more of it, such as {}", or(.candidates))]
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

/// Lists the words for places.
fn place_names() -> String {
    let names: Vec<&str> = Place::ALL.iter().map(|place| place.word()).collect();
    names.join(", ")
}

/// Says which numbers the steps of a routine have.
fn numbered(steps: usize) -> String {
    match steps {
        1 => "this routine has only step 1".to_owned(),
        _ => format!("`neckcare show` numbers the steps from 1 to {steps}"),
    }
}

fn or(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}

impl Error {
    /// Returns the exit code: 2 for wrong usage, 4 if another program is the reason, 1 for everything else.
    pub(super) const fn exit_code(&self) -> u8 {
        match self {
            Self::NoCommand { .. }
            | Self::NoTerminal
            | Self::DumbTerminal
            | Self::Schedule(_)
            | Self::NoFormat { .. }
            | Self::Place { .. }
            | Self::Tension { .. }
            | Self::Time { .. } => 2,
            Self::NotTaken(_) | Self::StillRunning { .. } => 4,
            _ => 1,
        }
    }

    /// Returns true if nobody reads our output any more, which is not a failure.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
