//! Decides how the program looks in this terminal, by the settings and the environment, and what to ask the terminal.

use super::environment::{is_console, no_color, variable};
use crate::runtime::look::Look;
use crate::settings::{Colours, Drawn, Settings};
use crate::terminal::answer::TerminalQuestions;
use crate::widgets::theme::{Depth, TechniqueStyle, Theme};

/// Returns the look of the first frame, and the questions to the terminal that may change it.
pub(super) fn look(settings: &Settings) -> Look {
    let promised = depth();
    let depth = promised.unwrap_or(Depth::Indexed);
    let colours = match settings.theme {
        _ if no_color() => Theme::plain(),
        Colours::Auto => promised.and_then(by_environment).unwrap_or(Theme::auto()),
        Colours::Dark => Theme::dark().in_depth(depth),
        Colours::Light => Theme::light().in_depth(depth),
    };
    let technique = technique(settings.picture);
    let technique = if settings.ascii { TechniqueStyle::Words } else { technique };
    let slow = is_remote();
    let theme =
        Theme { ascii: settings.ascii, still: settings.reduce_motion, slow, technique, ..colours };
    let background = settings.theme == Colours::Auto && !no_color() && promised.is_some();
    let graphics = settings.picture == Drawn::Auto && may_show_images(settings);
    let keyboard = !(is_remote() || is_multiplexed() || is_console());
    let questions = TerminalQuestions { background, graphics, keyboard };
    Look { theme, depth, questions }
}

/// Returns the way in which the picture is drawn: the one that is set, else the best that this terminal is known to
/// show.
fn technique(drawn: Drawn) -> TechniqueStyle {
    match drawn {
        Drawn::Pixels if !no_color() && !is_multiplexed() => TechniqueStyle::Pixels,
        Drawn::Octants => TechniqueStyle::Octants,
        Drawn::Sextants => TechniqueStyle::Sextants,
        Drawn::Half => TechniqueStyle::HalfBlocks,
        Drawn::Braille => TechniqueStyle::Braille,
        Drawn::Nothing => TechniqueStyle::Words,
        Drawn::Auto | Drawn::Pixels if no_color() => TechniqueStyle::Braille,
        Drawn::Auto | Drawn::Pixels if draws_sextants() => TechniqueStyle::Sextants,
        Drawn::Quadrants | Drawn::Auto | Drawn::Pixels => TechniqueStyle::Quadrants,
    }
}

/// Returns the depth of colour that the terminal promises, or `None` if it may have no more than sixteen colours.
pub(super) fn depth() -> Option<Depth> {
    const VTE: u32 = 3600;
    let promises = |name: &str, words: &[&str]| {
        variable(name).is_some_and(|value| words.contains(&value.as_str()))
    };
    let is_true = promises("COLORTERM", &["truecolor", "24bit"])
        || promises("TERM_PROGRAM", &["WezTerm", "ghostty", "iTerm.app", "vscode"])
        || is_modern()
        || variable("TERM").is_some_and(|name| name.ends_with("-direct"))
        || ["WT_SESSION", "KONSOLE_VERSION"].into_iter().any(|name| variable(name).is_some())
        || is_vte_since(VTE);
    if is_true {
        return Some(Depth::True);
    }
    let has_many = variable("TERM").is_some_and(|name| name.contains("256color"));
    has_many.then_some(Depth::Indexed)
}

/// Returns the dark or light theme by `COLORFGBG`, which some terminals set to the numbers of their text and background
/// colours.
fn by_environment(depth: Depth) -> Option<Theme> {
    let ground: u8 = variable("COLORFGBG")?.rsplit(';').next()?.parse().ok()?;
    let theme = if matches!(ground, 0..=6 | 8) { Theme::dark() } else { Theme::light() };
    Some(theme.on_own_ground().in_depth(depth))
}

/// Returns true if the terminal is known to draw sextants itself, so that they have no seams. Behind a multiplexer that
/// cannot be known.
fn draws_sextants() -> bool {
    const VTE: u32 = 6200;
    if is_multiplexed() {
        return false;
    }
    is_modern()
        || variable("TERM_PROGRAM").is_some_and(|name| name == "WezTerm" || name == "ghostty")
        || variable("WT_SESSION").is_some()
        || is_vte_since(VTE)
}

/// Returns true if `TERM` names a terminal that draws every colour, and blocks without seams.
fn is_modern() -> bool {
    const TERMS: [&str; 5] = ["xterm-kitty", "foot", "alacritty", "wezterm", "xterm-ghostty"];
    let term = variable("TERM").unwrap_or_default();
    TERMS.iter().any(|name| term.starts_with(name))
}

fn is_vte_since(version: u32) -> bool {
    let own = variable("VTE_VERSION").and_then(|version| version.parse().ok());
    own.is_some_and(|own: u32| own >= version)
}

/// Returns true if it is worth asking the terminal for images. Over ssh they take long, and a multiplexer takes the
/// question for a title.
fn may_show_images(settings: &Settings) -> bool {
    !(is_remote() || is_multiplexed() || no_color() || settings.ascii)
}

fn is_remote() -> bool {
    variable("SSH_CONNECTION").is_some()
}

fn is_multiplexed() -> bool {
    ["TMUX", "STY"].into_iter().any(|name| variable(name).is_some())
}
