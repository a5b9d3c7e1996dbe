//! The arguments, and nothing else.

mod chosen;
mod codes;
mod once;
mod shell;
mod since;

use std::path::PathBuf;

pub(crate) use chosen::PositionArgs;
pub use chosen::{Chosen, HowMuch, OneSide};
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use codes::EXIT_CODES;
pub(crate) use once::{Ear, Look, Theme};
pub use shell::Shell;
pub use since::{NoDay, Since};

use crate::app::preview::Speed;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Guided self-massage for neck and shoulders, in the terminal
///
/// Without a command the routines are listed to choose from.
#[derive(Debug, Parser)]
#[command(name = "neckcare", version, after_help = codes::after_help(), styles = STYLES)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub(crate) look: Look,
    #[command(flatten)]
    pub(crate) ear: Ear,
}

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Be guided through a routine
    Start(Start),
    /// Begin the last routine again, as it was begun
    Again,
    /// Answer the health questions anew, and be told what that means for now
    Screening,
    /// List the routines with their minutes
    List,
    /// Show a routine as it will be done, with its times, or as a handout
    Show(Show),
    /// Print every cue of a routine with its exact time and words
    Script(Script),
    /// Print regular times for a routine as a calendar file with alarms, to import anywhere
    Calendar(Calendar),
    /// Begin a routine of your own: a file that explains itself, to be changed as you like
    New {
        /// A name of lower-case letters, digits and hyphens, or a file such as ./evening.toml
        #[arg(value_name = "NAME|FILE")]
        name: PathBuf,
    },
    /// List the moves that a routine is made of, or show one in full
    Moves(Moves),
    /// Judge routine files: every finding with its place, rule and remedy
    Check(Check),
    /// Print the JSON Schema of routine files, by which editors complete and check
    Schema,
    /// The background: where hands work and why, what is known, and how sure it is
    About {
        /// hands-on, nerves, pressure, professional or evidence; without it they are listed
        topic: Option<String>,
    },
    /// Print when to get help at once, and what to do until it comes
    Safety,
    /// Show the settings in force, and where their file is
    Config {
        /// Print a file of settings to begin with: every one, as it is without a file
        #[arg(long)]
        default: bool,
    },
    /// Look over this machine: what is found, what is amiss, and the remedy
    Doctor,
    /// Stop the session that runs in another terminal
    Stop,
    /// Pause the session that runs in another terminal, or let it go on
    Pause,
    /// Move the session that runs in another terminal on to the next step
    Next,
    /// Let the session that runs in another terminal say it again
    AgainSay,
    /// Look back on your sessions, the latest last
    History(History),
    /// Remove everything that is stored about you, after asking
    Forget,
    /// Print what lets a shell complete commands, options and the names of routines
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// Be guided.
#[derive(Debug, Args)]
pub struct Start {
    /// The routine
    #[command(flatten)]
    pub chosen: Chosen,
    /// Warm the muscles first: the routine `heat`, which takes a warm pack and eleven minutes
    #[arg(long)]
    pub warm: bool,
    /// For authors
    #[command(flatten)]
    pub preview: PreviewArgs,
}

/// For whoever writes a routine: watched with hands off, nothing asked, nothing kept.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Preview for authors: hands off, nothing asked, nothing kept")]
pub struct PreviewArgs {
    /// Begin at a step, as `neckcare show` numbers them
    #[arg(long, value_name = "STEP", conflicts_with = "warm")]
    pub from: Option<usize>,
    /// Let the time run so many times as fast, from 0.25 to 20
    #[arg(long, value_name = "TIMES", conflicts_with = "warm")]
    pub speed: Option<Speed>,
}

impl PreviewArgs {
    /// Whether it is a preview that is wanted.
    pub(crate) const fn is_wanted(&self) -> bool {
        self.from.is_some() || self.speed.is_some()
    }
}

/// Show a routine.
#[derive(Debug, Args)]
pub struct Show {
    /// The routine
    #[command(flatten)]
    pub chosen: Chosen,
    /// As a page to hand out, for somebody at home without the program
    #[arg(
        long,
        value_name = "FORM",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "text"
    )]
    pub sheet: Option<Form>,
}

/// How a page is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Form {
    /// Plain text of 80 columns, where no form is named
    Text,
    /// Markdown
    Markdown,
}

/// Print every cue.
#[derive(Debug, Args)]
pub struct Script {
    /// The routine
    #[command(flatten)]
    pub chosen: Chosen,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// The moves.
#[derive(Debug, Args)]
pub struct Moves {
    /// A move's name; without it all are listed
    pub name: Option<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Judge files.
#[derive(Debug, Args)]
pub struct Check {
    /// Files, folders of files, or names of your own routines; without any all of your own
    #[arg(value_name = "FILE|FOLDER|NAME")]
    pub what: Vec<PathBuf>,
    /// As JSON: an array of all findings, for editors
    #[arg(long)]
    pub json: bool,
}

/// Regular times.
#[derive(Debug, Args)]
pub struct Calendar {
    /// A routine's name as `neckcare list` prints it
    #[arg(value_name = "NAME")]
    pub routine: String,
    /// Times of day, as in 10:30,15:30
    #[arg(long, value_name = "TIMES")]
    pub at: String,
    /// Days of the week, as in mon,wed,fri, or daily
    #[arg(long, value_name = "DAYS", default_value = "mon-fri")]
    pub days: String,
    /// The last day, as in 2030-12-31; without it there is none
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
}

/// Look back.
#[derive(Debug, Args)]
pub struct History {
    /// As JSON: an array with everything that is known of each session
    #[arg(long)]
    pub json: bool,
    /// As a file for spreadsheets: a header, then one session a line
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Only sessions from a day on: 2026-03-01, or 30d, 4w, 6m for days, weeks, months back
    #[arg(long, value_name = "WHEN")]
    pub since: Option<Since>,
    /// Leave out a session from now on, after asking; the beginning of its id is enough
    #[arg(long, value_name = "ID", conflicts_with_all = ["json", "csv", "since"])]
    pub delete: Option<String>,
}
