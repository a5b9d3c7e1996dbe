//! The command line: every command with its arguments, and the parser for them.

mod chosen;
mod codes;
mod once;
mod role;
mod shell;
mod since;

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) use chosen::PositionArgs;
pub use chosen::{AuthorArgs, HowMuch, OneSide, RoutineArgs};
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
pub use codes::EXIT_CODES;
pub(crate) use once::{LookArgs, PictureArg, SoundArgs, ThemeArg};
pub(crate) use role::{TextRole, with_names, with_ticks};
pub use shell::Shell;
pub use since::{NoDay, Since};

use crate::screens::play::preview::Speed;

/// The commands whose help lists the options for look and sound. These options work with the other commands too, but
/// would only clutter their help.
const GUIDES: [&str; 3] = ["start", "here", "again"];

/// The end of the help of the other commands.
const MORE: &str = "`neckcare --help` lists options that work with every command, such as --plain.";

/// Guided self-massage for your neck and shoulders, in the terminal
#[derive(Debug, Parser)]
#[command(name = "neckcare", version, after_help = codes::after_help(), styles = role::STYLES)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    #[command(flatten)]
    pub(crate) ear: SoundArgs,
}

/// Returns the whole command line as clap knows it. Each page of help lists only the options that belong there.
pub fn command() -> clap::Command {
    let command = Cli::command().mut_args(help_with_names);
    let everywhere = command.get_arguments().filter(|argument| argument.is_global_set());
    let hidden: Vec<Arg> = everywhere.map(|argument| argument.clone().hide(true)).collect();
    command.mut_subcommands(|own| {
        let own = own.mut_args(help_with_names);
        let guides = GUIDES.contains(&own.get_name());
        if guides { own } else { own.args(hidden.clone()).after_help(with_names(MORE)) }
    })
}

/// Returns the argument with its help styled: everything that can be typed looks like a name.
fn help_with_names(argument: Arg) -> Arg {
    match argument.get_help().map(ToString::to_string) {
        Some(help) => argument.help(with_names(&help)),
        None => argument,
    }
}

impl Cli {
    /// Parses the arguments; the first is the program's own name.
    ///
    /// # Errors
    /// If they are not understood, or ask for help or the version.
    pub fn parsed(args: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let mut command = command();
        let matches = command.try_get_matches_from_mut(args)?;
        Self::from_arg_matches(&matches).map_err(|why| why.format(&mut command))
    }
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a guided routine
    Start(StartArgs),
    /// Find routines for where you feel tight
    Here(HereArgs),
    /// Start your last routine again, with the same choices
    Again,
    /// Answer the health questions again and see what your answers mean
    Screening,
    /// List the routines and how long they take
    List(ListArgs),
    /// Show a routine step by step with its times, or as a handout
    Show(ShowArgs),
    /// Print everything a routine says and plays, with exact times
    Script(ScriptArgs),
    /// Save all that a routine says and plays as a sound file
    Audio(AudioArgs),
    /// Print a calendar file that reminds you to do a routine
    Calendar(CalendarArgs),
    /// Create a routine of your own, from a commented template
    New {
        /// A name such as slow-evening, or a file such as ./evening.toml
        #[arg(value_name = "NAME|FILE")]
        name: PathBuf,
    },
    /// List the moves that routines are made of, or describe one
    Moves(MovesArgs),
    /// Check routine files for problems
    Check(CheckArgs),
    /// Print the JSON Schema for routine files, for your editor
    Schema,
    /// Read how self-massage works and what the evidence says
    About {
        /// hands-on, nerves, pressure, professional or evidence
        topic: Option<String>,
    },
    /// Show when to get help at once and what to do in the meantime
    Safety,
    /// Show your settings and where they are stored
    Config {
        /// Print a settings file to start from, with every default
        #[arg(long)]
        default: bool,
    },
    /// List the voices that can speak to you, hear one, or choose one
    Voice(VoiceArgs),
    /// Check your setup and suggest fixes
    Doctor,
    /// Stop the session running in another terminal
    Stop,
    /// Pause or resume the session running in another terminal
    Pause,
    /// Skip to the next step of the session running in another terminal
    Next,
    /// Repeat the instruction in the session running in another terminal
    Repeat,
    /// Look back on your sessions, most recent last
    History(HistoryArgs),
    /// Delete everything stored about you, after asking
    Forget,
    /// Print the script that lets your shell complete commands and names
    Completions {
        /// bash, fish or zsh
        #[arg(hide_possible_values = true)]
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// The arguments of `start`.
#[derive(Debug, Args)]
pub struct StartArgs {
    /// The routine
    #[command(flatten)]
    pub chosen: RoutineArgs,
    /// Warm your muscles first, with the Warm pack routine
    #[arg(long)]
    pub warm: bool,
    /// For authors
    #[command(flatten)]
    pub preview: PreviewArgs,
}

/// The arguments of `here`.
#[derive(Debug, Args)]
pub struct HereArgs {
    /// Places with how tense they are, such as left-shoulder=6
    #[arg(value_name = "PLACE=0-10")]
    pub places: Vec<String>,
    /// How much time you have, such as 4m
    #[arg(long = "for", value_name = "TIME")]
    pub time: Option<String>,
}

/// A routine is watched with hands off; nothing is asked and nothing kept.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Preview for authors (hands off; nothing is asked or saved)")]
pub struct PreviewArgs {
    /// Start at this step number (see `neckcare show`)
    #[arg(long, value_name = "STEP", conflicts_with = "warm")]
    pub from: Option<usize>,
    /// Playback speed, from 0.25 to 20
    #[arg(long, value_name = "SPEED", conflicts_with = "warm")]
    pub speed: Option<Speed>,
}

impl PreviewArgs {
    /// Returns true if a preview is wanted.
    pub(crate) const fn is_wanted(&self) -> bool {
        self.from.is_some() || self.speed.is_some()
    }
}

/// The arguments of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The routine
    #[command(flatten)]
    pub chosen: RoutineArgs,
    /// Print a handout for others: text or markdown
    #[arg(
        long,
        value_name = "FORM",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "text",
        hide_possible_values = true
    )]
    pub sheet: Option<Form>,
    /// For authors
    #[command(flatten)]
    pub whom: AuthorArgs,
}

/// The format of a handout.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    /// Plain text, 80 columns wide (the default)
    Text,
    /// Markdown
    Markdown,
}

/// The arguments of `script`.
#[derive(Debug, Args)]
pub struct ScriptArgs {
    /// The routine
    #[command(flatten)]
    pub chosen: RoutineArgs,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// For authors
    #[command(flatten)]
    pub whom: AuthorArgs,
}

/// The format of a sound file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SoundFormat {
    /// For whatever plays sound
    Wav,
    /// The same in a fraction of the space
    Opus,
}

/// The arguments of `audio`.
#[derive(Debug, Args)]
pub struct AudioArgs {
    /// The routine
    #[command(flatten)]
    pub chosen: RoutineArgs,
    /// A .wav or .opus file (default: -, standard output)
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// wav or opus (default: as the file is named, or wav)
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<SoundFormat>,
    /// For authors
    #[command(flatten)]
    pub whom: AuthorArgs,
}

/// The arguments of `moves`.
#[derive(Debug, Args)]
pub struct MovesArgs {
    /// A move's name (default: list them all)
    pub name: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `voice`.
#[derive(Debug, Args)]
pub struct VoiceArgs {
    /// A voice, to see how to choose it (default: list them all)
    pub name: Option<String>,
    /// Say a sentence, with the voice in use or the one named
    #[arg(long = "try")]
    pub aloud: bool,
    /// Print JSON
    #[arg(long, conflicts_with_all = ["name", "aloud"])]
    pub json: bool,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// What to check (default: all your own routines)
    #[arg(value_name = "FILE|FOLDER|NAME")]
    pub what: Vec<PathBuf>,
    /// Print JSON for editors: an array of all problems
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `calendar`.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    /// A name from `neckcare list`
    #[arg(value_name = "NAME")]
    pub routine: String,
    /// Times of day, such as 10:30,15:30 or 9:30pm
    #[arg(long, value_name = "TIMES")]
    pub at: String,
    /// Days such as mon,wed,fri or daily
    #[arg(long, value_name = "DAYS", default_value = "mon-fri")]
    pub days: String,
    /// The last day, such as 2030-12-31 (default: no end)
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Withdraw these times: importing the file removes them
    #[arg(long, conflicts_with = "until")]
    pub cancel: bool,
}

/// The arguments of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Print JSON with everything stored about each session
    #[arg(long)]
    pub json: bool,
    /// Print CSV for a spreadsheet, one session per line
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Only sessions since a date (2026-03-01) or the last 30d
    #[arg(long, value_name = "WHEN")]
    pub since: Option<Since>,
    /// Hide a session, by its id or the first part of the id
    #[arg(long, value_name = "ID", conflicts_with_all = ["json", "csv", "since"])]
    pub hide: Option<String>,
}
