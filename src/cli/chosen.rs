//! The arguments that choose a routine, and what is open in it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// A routine with what is open in it chosen.
#[derive(Debug, Default, Args)]
pub struct Chosen {
    /// A routine's name as `neckcare list` prints it, or a file such as ./mine.toml
    #[arg(value_name = "NAME|FILE")]
    pub routine: PathBuf,
    /// Work on one side only, where the sides are worked on one after the other
    #[arg(long, value_name = "SIDE")]
    pub side: Option<OneSide>,
    /// How much is said, whatever the settings say
    #[arg(long, value_name = "HOW")]
    pub guidance: Option<HowMuch>,
    /// Make it fit a time, such as 4m or 3m30s, from get-ready to the end
    #[arg(long = "for", value_name = "TIME")]
    pub time: Option<String>,
    /// Leave out steps by the numbers that `neckcare show` gives them, as in 3,5; check-ins stay
    #[arg(long, value_name = "STEPS", value_delimiter = ',')]
    pub without: Vec<usize>,
    #[command(flatten)]
    pub(crate) position: PositionArgs,
}

/// How the body is placed, where a routine leaves it open.
#[derive(Debug, Default, Args)]
#[group(multiple = false)]
pub(crate) struct PositionArgs {
    /// Sitting, where the routine leaves it open
    #[arg(long)]
    pub(crate) seated: bool,
    /// Lying on the back, where the routine leaves it open
    #[arg(long)]
    pub(crate) lying: bool,
    /// Standing at a wall, where the routine leaves it open
    #[arg(long)]
    pub(crate) standing: bool,
}

/// One side.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OneSide {
    /// The left side
    Left,
    /// The right side
    Right,
}

/// How much is said.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum HowMuch {
    /// Every instruction, the first time a move comes, until it was done in two sessions
    Full,
    /// Name, side, hand and cue
    Short,
    /// No words, only tones
    Tones,
}
