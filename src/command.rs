//! Carries out a command, and turns what went wrong into words and an exit code.

mod about;
mod again;
mod calendar;
mod check;
mod choose;
mod columns;
mod completions;
mod config;
mod doctor;
mod ear;
mod environment;
mod forget;
mod history;
mod list;
mod man;
mod memory;
mod moves;
mod new;
mod page;
mod preview;
mod remote;
mod schema;
mod screening;
mod script;
mod show;
mod start;
mod usage;

use std::ffi::OsString;
use std::io::{self, Write};
use std::time::Duration;

use clap::Parser;
use page::Page;
use thiserror::Error;

use crate::app::Remote;
use crate::calendar::{NoneLeft, Unclear};
use crate::cli::{Check, Cli, Command, History, Moves, Script, Show};
use crate::plain;
use crate::plan::NoPlan;
use crate::routine::duration;
use crate::routine::finding::Report;
use crate::safety::Words;
use crate::settings::Settings;
use crate::store::Unsaved;
use crate::store::config::Unusable;
use crate::store::create::NotMade;
use crate::store::forget::StillThere;
use crate::store::routines::Unfit;

/// Why a command could not be carried out.
#[derive(Debug, Error)]
pub(crate) enum Error {
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
    const fn exit_code(&self) -> u8 {
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
    fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Parses the arguments, carries them out, and gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(code) = completions::answered(&args) {
        return code;
    }
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(usage) => return usage::tell_of(&usage, &args),
    };
    match carry_out(&cli) {
        Ok(code) => code,
        Err(error) if error.is_closed_pipe() => 0,
        Err(error) => {
            tell(&error);
            error.exit_code()
        }
    }
}

/// An error stays as it is where only words are wanted too: what it quotes is to be typed exactly so.
fn tell(error: &Error) {
    writeln!(io::stderr(), "neckcare: {error}").ok();
}

/// Whether lines in nothing but words are wanted; a file of settings that cannot be used asks for nothing.
fn is_plain(cli: &Cli) -> bool {
    config::for_this_run(config::from_file().ok().flatten().unwrap_or_default(), cli).plain
}

/// Whether other programs read what a command prints, or it goes on paper.
const fn is_data(command: Option<&Command>) -> bool {
    matches!(
        command,
        Some(
            Command::Script(Script { json: true, .. })
                | Command::Show(Show { sheet: Some(_), .. })
                | Command::Check(Check { json: true, .. })
                | Command::Schema
                | Command::Moves(Moves { json: true, .. })
                | Command::Config { default: true }
                | Command::Calendar(_)
                | Command::Completions { .. }
                | Command::Man
                | Command::History(History { json: true, .. } | History { csv: true, .. })
        )
    )
}

/// The emergency list; settings that cannot be used keep nobody from it.
fn safety(out: &mut impl Write) -> Result<u8, Error> {
    let settings = config::from_file();
    let refused = settings.is_err();
    for line in plain::emergency(&words(&settings.ok().flatten().unwrap_or_default())?) {
        writeln!(out, "{line}")?;
    }
    if refused {
        let why = "the settings are not used here; `neckcare config` says what is wrong with them";
        writeln!(io::stderr(), "neckcare: {why}").ok();
    }
    Ok(0)
}

/// The words that warn, with the number to call where one is set.
fn words(settings: &Settings) -> Result<Words, Report> {
    let words = Words::built_in()?;
    Ok(match &settings.emergency_number {
        Some(number) => words.calling(&number.to_string()),
        None => words,
    })
}

fn carry_out(cli: &Cli) -> Result<u8, Error> {
    let plain = !is_data(cli.command.as_ref()) && is_plain(cli);
    let mut out = Page::new(io::stdout().lock(), plain);
    let in_force = || config::in_force(cli);
    match &cli.command {
        None => {
            drop(out);
            start::menu(cli.ear.voice, in_force()?)
        }
        Some(Command::Start(start)) if start.preview.is_wanted() => {
            drop(out);
            preview::preview(start, cli.ear.voice, in_force()?)
        }
        Some(Command::Start(start)) => {
            drop(out);
            start::start(start, cli.ear.voice, in_force()?)
        }
        Some(Command::Again) => {
            drop(out);
            again::again(cli.ear.voice, in_force()?)
        }
        Some(Command::Screening) => {
            drop(out);
            screening::screening(in_force()?)
        }
        Some(Command::List) => list::list(&in_force()?, &mut out),
        Some(Command::Show(how)) => show::show(how, &in_force()?, &mut out),
        Some(Command::Script(script)) => script::script(script, &in_force()?, &mut out),
        Some(Command::Calendar(wanted)) => calendar::calendar(wanted, &in_force()?, &mut out),
        Some(Command::New { name }) => new::new(name, &mut out),
        Some(Command::Moves(asked)) => moves::moves(asked, &in_force()?, &mut out),
        Some(Command::Check(asked)) => check::check(asked, &mut out),
        Some(Command::Schema) => schema::schema(&mut out),
        Some(Command::About { topic }) => about::about(topic.as_deref(), &mut out),
        Some(Command::Safety) => safety(&mut out),
        Some(Command::Config { default: true }) => config::default(&mut out),
        Some(Command::Config { default: false }) => config::config(cli, &mut out),
        Some(Command::Doctor) => doctor::doctor(cli, &mut out),
        Some(Command::Stop) => remote::send(Remote::Stop),
        Some(Command::Pause) => remote::send(Remote::Pause),
        Some(Command::Next) => remote::send(Remote::Next),
        Some(Command::AgainSay) => remote::send(Remote::AgainSay),
        Some(Command::History(asked)) => history::history(asked, &in_force()?, &mut out),
        Some(Command::Forget) => forget::forget(&mut out),
        Some(Command::Man) => man::man(&mut out),
        Some(Command::Completions { shell }) => completions::script(*shell, &mut out),
    }
}
