//! The arguments that choose a routine and the way to do it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// A routine, and what can be chosen about it.
#[derive(Debug, Default, Args)]
pub struct RoutineArgs {
    /// A name from `neckcare list`, or a file such as ./mine.toml
    #[arg(value_name = "NAME|FILE")]
    pub routine: PathBuf,
    /// Work on one side only: left or right
    #[arg(long, value_name = "SIDE", hide_possible_values = true)]
    pub side: Option<OneSide>,
    /// How much to say: full, short or tones
    #[arg(long, value_name = "HOW", hide_possible_values = true)]
    pub guidance: Option<HowMuch>,
    /// Fit the routine into a time such as 4m or 3m30s
    #[arg(long = "for", value_name = "TIME")]
    pub time: Option<String>,
    /// Skip steps by number, such as 3,5 (see `neckcare show`)
    #[arg(long, value_name = "STEPS", value_delimiter = ',')]
    pub without: Vec<usize>,
    #[command(flatten)]
    pub(crate) position: PositionArgs,
}

/// The position, if a routine allows several.
#[derive(Debug, Default, Args)]
#[group(multiple = false)]
pub(crate) struct PositionArgs {
    /// Sit if the routine allows it
    #[arg(long)]
    pub(crate) seated: bool,
    /// Lie on your back if the routine allows it
    #[arg(long)]
    pub(crate) lying: bool,
    /// Stand against a wall if the routine allows it
    #[arg(long)]
    pub(crate) standing: bool,
}

/// For whom a routine is planned, so that its author can read all of it, whatever is known about the reader.
#[derive(Debug, Default, Clone, Copy, Args)]
#[command(next_help_heading = "For authors")]
pub struct AuthorArgs {
    /// Plan for a newcomer, with every move explained
    #[arg(long, conflicts_with = "guidance")]
    pub first_time: bool,
    /// Plan for someone who answered no to every health question
    #[arg(long)]
    pub as_asked: bool,
}

/// One side.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OneSide {
    /// Your left side
    Left,
    /// Your right side
    Right,
}

/// The amount of spoken guidance.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum HowMuch {
    /// Explain each move until you have done it in two finished sessions
    Full,
    /// Say the name, side, hand and cue
    Short,
    /// Play tones only, without words
    Tones,
}
