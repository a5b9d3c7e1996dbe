//! Carries out a command, and turns errors into words and an exit code.

mod about;
mod again;
mod audio;
mod boot;
mod calendar;
mod check;
mod choose;
mod columns;
mod completions;
mod config;
mod doctor;
mod environment;
mod error;
mod error_text;
mod forget;
mod hanging_indent;
mod here;
mod history;
mod list;
mod look;
mod man;
mod moves;
mod new;
mod page;
mod preview;
mod remote;
mod schema;
mod screening;
mod script;
mod show;
mod sound_setup;
mod start;
mod usage;
mod voice;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};

use error::Error;
use page::{Page, Reader};

use crate::app::RemoteCommand;
use crate::cli::{
    CheckArgs, Cli, Command, HistoryArgs, ListArgs, MovesArgs, ScriptArgs, ShowArgs, TextRole,
    VoiceArgs,
};
use crate::safety::SafetyText;
use crate::screens::body::BodyRequest;
use crate::screens::emergency;
use crate::settings::Settings;

/// Parses the arguments, carries out the command, and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(code) = completions::answered(&args) {
        return code;
    }
    let cli = match usage::parse(args) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match carry_out(&cli) {
        Ok(code) => code,
        Err(error) => report(&error),
    }
}

/// Prints an error, unless nobody reads our output any more, and returns the exit code.
fn report(error: &Error) -> u8 {
    if error.is_closed_pipe() {
        return 0;
    }
    tell(error);
    error.exit_code()
}

/// Prints an error. It is the same for a screen reader, because whatever it quotes has to be typed exactly like that.
fn tell(error: &impl Display) {
    complain(&format!("{} ", TextRole::Error.of("error:")), error);
}

/// Prints a warning, which the user should know about but which stops nothing.
fn warn(of: &impl Display) {
    complain(&format!("{} ", TextRole::Warning.of("warning:")), of);
}

/// Prints to standard error. If that is closed, nobody can read it, so the failure is ignored.
fn complain(head: &str, of: &impl Display) {
    let mut page = Page::on(io::stderr().lock(), Reader::Eye);
    error_text::write(head, "", &of.to_string(), &mut page).ok();
}

/// Returns true if only plain words are to be printed. A settings file that cannot be used is ignored.
fn is_plain(cli: &Cli) -> bool {
    config::for_this_run(config::from_file().ok().flatten().unwrap_or_default(), cli).plain
}

/// Returns the kind of reader that the output of the command is for.
fn reader(cli: &Cli) -> Reader {
    match cli.command.as_ref() {
        command if is_data(command) => Reader::Program,
        // The lines for a settings file have to be copied exactly.
        Some(Command::Voice(VoiceArgs { name: Some(_), aloud: false, .. })) => Reader::Eye,
        _ if is_plain(cli) => Reader::Ear,
        _ => Reader::Eye,
    }
}

/// Returns true if the output is for other programs or for paper.
const fn is_data(command: Option<&Command>) -> bool {
    matches!(
        command,
        Some(
            Command::List(ListArgs { json: true })
                | Command::Script(ScriptArgs { json: true, .. })
                | Command::Show(ShowArgs { sheet: Some(_), .. })
                | Command::Check(CheckArgs { json: true, .. })
                | Command::Audio(_)
                | Command::Schema
                | Command::Moves(MovesArgs { json: true, .. })
                | Command::Voice(VoiceArgs { json: true, .. })
                | Command::Config { default: true }
                | Command::Calendar(_)
                | Command::Completions { .. }
                | Command::Man
                | Command::History(HistoryArgs { json: true, .. } | HistoryArgs { csv: true, .. })
        )
    )
}

/// Prints the emergency list, even if the settings cannot be used.
fn safety(out: &mut Page<impl Write>) -> Result<u8, Error> {
    let settings = config::from_file();
    let refused = settings.is_err();
    let words = words(&settings.ok().flatten().unwrap_or_default());
    let mut lines = emergency::text::emergency(&words).into_iter();
    // Whom to call, and when.
    for heading in lines.by_ref().take(2) {
        out.paragraph(&TextRole::Title.of(heading))?;
    }
    for line in lines {
        out.entry("", 2, &line)?;
    }
    if refused {
        warn(&"your settings file has errors and is not used here; `neckcare config` shows them");
    }
    Ok(0)
}

/// Returns the safety words, with the emergency number if one is set.
fn words(settings: &Settings) -> SafetyText {
    let words = SafetyText::built_in();
    match &settings.emergency_number {
        Some(number) => words.calling(&number.to_string()),
        None => words,
    }
}

fn carry_out(cli: &Cli) -> Result<u8, Error> {
    let mut out = Page::on(io::stdout().lock(), reader(cli));
    let in_force = || config::in_force(cli);
    match &cli.command {
        None => {
            drop(out);
            start::body(&BodyRequest::default(), cli.ear.voice, in_force()?)
        }
        Some(Command::Here(here)) => {
            drop(out);
            start::body(&here::request(here)?, cli.ear.voice, in_force()?)
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
        Some(Command::List(how)) => list::list(how, &in_force()?, &mut out),
        Some(Command::Show(how)) => show::show(how, &in_force()?, &mut out),
        Some(Command::Script(script)) => script::script(script, &in_force()?, &mut out),
        Some(Command::Audio(wanted)) => audio::audio(wanted, &cli.ear, &in_force()?, &mut out),
        Some(Command::Calendar(wanted)) => calendar::calendar(wanted, &in_force()?, &mut out),
        Some(Command::New { name }) => new::new(name, &mut out),
        Some(Command::Moves(asked)) => moves::moves(asked, &in_force()?, &mut out),
        Some(Command::Check(asked)) => check::check(asked, &mut out),
        Some(Command::Schema) => schema::schema(&mut out),
        Some(Command::About { topic }) => about::about(topic.as_deref(), &mut out),
        Some(Command::Safety) => safety(&mut out),
        Some(Command::Config { default: true }) => config::default(&mut out),
        Some(Command::Config { default: false }) => config::config(cli, &mut out),
        Some(Command::Voice(asked)) => voice::voice(asked, &in_force()?, &mut out),
        Some(Command::Doctor) => doctor::doctor(cli, &mut out),
        Some(Command::Stop) => remote::send(RemoteCommand::Stop),
        Some(Command::Pause) => remote::send(RemoteCommand::Pause),
        Some(Command::Next) => remote::send(RemoteCommand::Next),
        Some(Command::Repeat) => remote::send(RemoteCommand::Repeat),
        Some(Command::History(asked)) => history::history(asked, &in_force()?, &mut out),
        Some(Command::Forget) => forget::forget(&mut out),
        Some(Command::Man) => man::man(&mut out),
        Some(Command::Completions { shell }) => completions::script(*shell, &mut out),
    }
}
