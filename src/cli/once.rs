//! What holds this once, whatever the settings say.

use clap::{Args, ValueEnum};

/// What is heard.
#[derive(Debug, Args)]
#[command(next_help_heading = "Sound")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Ear {
    /// Play no tones
    #[arg(long, global = true)]
    pub(crate) no_sound: bool,
    /// Speak no words
    #[arg(long, global = true)]
    pub(crate) no_voice: bool,
    /// Neither tones nor voice; the countdown flashes instead
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// Speak the words with lines of text too
    #[arg(long, global = true, conflicts_with_all = ["no_voice", "quiet"])]
    pub(crate) voice: bool,
}

/// How the program looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Look")]
pub(crate) struct Look {
    /// Which colours are used
    #[arg(long, value_name = "THEME", global = true)]
    pub(crate) theme: Option<Theme>,
    /// Move by whole seconds instead of gliding
    #[arg(long, global = true)]
    pub(crate) reduce_motion: bool,
    /// Draw plain ASCII characters only
    #[arg(long, global = true)]
    pub(crate) ascii: bool,
    /// As lines of text, without taking the screen
    #[arg(long, global = true)]
    pub(crate) plain: bool,
}

/// Which colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Theme {
    /// The terminal's own
    Auto,
    /// Light on dark
    Dark,
    /// Dark on light
    Light,
}
