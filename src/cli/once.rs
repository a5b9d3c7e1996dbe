//! Options for look and sound, which override the settings for one run.

use clap::{Args, ValueEnum};

/// What you hear.
#[derive(Debug, Args)]
#[command(next_help_heading = "Sound")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct SoundArgs {
    /// Turn off the tones
    #[arg(long, global = true)]
    pub(crate) no_sound: bool,
    /// Turn off the voice
    #[arg(long, global = true)]
    pub(crate) no_voice: bool,
    /// Turn off tones and voice; the countdown flashes instead
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
    /// Speak the words even with --plain
    #[arg(long, global = true, conflicts_with_all = ["no_voice", "quiet"])]
    pub(crate) voice: bool,
}

/// How the program looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Look")]
pub(crate) struct LookArgs {
    /// Colours: auto (the terminal's own), dark or light
    #[arg(long, value_name = "THEME", global = true, hide_possible_values = true)]
    pub(crate) theme: Option<ThemeArg>,
    /// How to draw the picture, such as sextants or braille
    #[arg(long, value_name = "HOW", global = true, hide_possible_values = true)]
    pub(crate) picture: Option<PictureArg>,
    /// Redraw once a second instead of smoothly
    #[arg(long, global = true)]
    pub(crate) reduce_motion: bool,
    /// Draw with plain ASCII characters only
    #[arg(long, global = true)]
    pub(crate) ascii: bool,
    /// Print lines of text instead of a full-screen view
    #[arg(long, global = true)]
    pub(crate) plain: bool,
}

/// A way of drawing the picture.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PictureArg {
    /// As this terminal shows it best
    Auto,
    /// An image, by kitty's graphics protocol
    Pixels,
    /// Two by four dots a cell
    Octants,
    /// Two by three dots
    Sextants,
    /// Two by two dots
    Quadrants,
    /// One by two dots
    Half,
    /// Dots in one colour
    Braille,
    /// In words
    None,
}

/// A choice of colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ThemeArg {
    /// The terminal's own colours
    Auto,
    /// Light on dark
    Dark,
    /// Dark on light
    Light,
}
