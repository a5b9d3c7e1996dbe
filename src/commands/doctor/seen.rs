//! Checks the look of the program in this terminal: the colours, and the characters in which pictures are drawn.

use super::DoctorCheck;
use crate::commands::environment::{is_console, no_color, speaks_unicode};
use crate::commands::look::{depth, look};
use crate::runtime::look::ANSWER_TIME;
use crate::settings::{Colours, Drawn, Settings};
use crate::terminal::answer::{TerminalAnswers, TerminalQuestions};
use crate::terminal::ask::ask;
use crate::widgets::theme::{Depth, TechniqueStyle, Theme};

/// Asks the terminal what a session would ask about its looks, and returns the answers.
pub(super) fn answers(settings: &Settings) -> TerminalAnswers {
    // Lines of text depend on no answer, and a dumb terminal would print the question.
    if settings.plain {
        return TerminalAnswers::default();
    }
    let questions = TerminalQuestions { keyboard: false, ..look(settings).questions };
    ask(questions, ANSWER_TIME).unwrap_or_default()
}

/// Reports the colours in use, and how they were found out.
pub(super) fn colours(settings: &Settings, answers: TerminalAnswers) -> DoctorCheck {
    let many = match depth() {
        Some(Depth::True) => "every colour",
        _ => "256 colours",
    };
    let says = match settings.theme {
        _ if no_color() => "none, because NO_COLOR is set".to_owned(),
        Colours::Auto if depth().is_none() => {
            "your terminal's own 16, because TERM does not promise more".to_owned()
        }
        Colours::Auto => ground(settings, answers).map_or_else(
            || {
                "your terminal's own 16, because it does not say if its background is dark"
                    .to_owned()
            },
            |theme| format!("{many}; {theme}"),
        ),
        Colours::Dark | Colours::Light if depth().is_some() => many.to_owned(),
        Colours::Dark | Colours::Light => {
            format!(
                "{many}, but TERM does not promise them; if they look wrong, set `theme = \"auto\"`"
            )
        }
    };
    DoctorCheck::fine("colours", says)
}

/// Names the theme that goes with the terminal's background, and says why. Returns `None` if the background is unknown.
fn ground(settings: &Settings, answers: TerminalAnswers) -> Option<String> {
    let named = |theme: Theme| {
        let dark = [Depth::True, Depth::Indexed].map(|depth| Theme::dark().in_depth(depth).text.fg);
        if dark.contains(&theme.text.fg) { "the dark theme" } else { "the light theme" }
    };
    if let Some(ground) = answers.background {
        let [red, green, blue] = ground;
        let theme = named(Theme::on(ground));
        let ground = format!("#{red:02x}{green:02x}{blue:02x}");
        return Some(format!("{theme}, because your terminal's background is {ground}"));
    }
    let guessed = look(settings).theme;
    let is_guessed = guessed != guessed.recoloured(Theme::auto());
    is_guessed.then(|| format!("{}, by COLORFGBG", named(guessed)))
}

/// Describes the characters in which pictures are drawn, with some to look at.
fn picture(settings: &Settings, answers: TerminalAnswers) -> &'static str {
    let mut look = look(settings);
    look.take_answers(answers);
    match look.theme.technique {
        TechniqueStyle::Pixels if settings.picture == Drawn::Auto => {
            "Unicode: pictures are images; your terminal shows them"
        }
        TechniqueStyle::Pixels => "Unicode: pictures are images, as you set",
        TechniqueStyle::Octants => "Unicode: pictures are drawn in octants 𜵑𜶚𜷥",
        TechniqueStyle::Sextants => "Unicode: pictures are drawn in sextants 🬗🬲🬻",
        TechniqueStyle::Quadrants => "Unicode: pictures are drawn in quadrants ▘▞▜▙█",
        TechniqueStyle::HalfBlocks => "Unicode: pictures are drawn in half blocks ▀▄█",
        TechniqueStyle::Braille => "Unicode: pictures are drawn in braille dots ⠁⠃⠇⡇⣇⣧⣷⣿",
        TechniqueStyle::Words => "Unicode; pictures are written in words",
    }
}

/// Checks whether pictures can be drawn in more than ASCII.
pub(super) fn letters(settings: &Settings, answers: TerminalAnswers) -> DoctorCheck {
    const NAME: &str = "letters";
    if is_console() {
        let says = "plain ASCII, because the console's fonts lack other characters";
        return DoctorCheck::fine(NAME, says);
    }
    if settings.ascii {
        return DoctorCheck::fine(NAME, "plain ASCII, as you set");
    }
    if speaks_unicode() {
        return DoctorCheck::fine(NAME, picture(settings, answers));
    }
    let says = "your locale does not promise UTF-8; if pictures look wrong, set `ascii = true`";
    DoctorCheck::problem(NAME, says)
}
