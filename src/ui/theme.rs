//! The theme: every colour of the program, by the role it plays.

mod painted;

use ratatui::style::{Color, Modifier, Style};

use super::picture::{Inks, Technique};

/// One style for each role that something on the screen can play.
///
/// Nothing is told by colour alone: [`Theme::plain`] has none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The ground of the whole screen, on which every other role is read.
    pub ground: Style,
    /// Running text.
    pub text: Style,
    /// What may be overlooked: labels, what comes next.
    pub quiet: Style,
    /// Names: of the routine, of the step.
    pub title: Style,
    /// What counts right now: the countdown, the current step.
    pub accent: Style,
    /// A key to press.
    pub key: Style,
    /// The breath and its bar.
    pub breath: Style,
    /// What went well: a finished step, an answer given.
    pub good: Style,
    /// A caution.
    pub warn: Style,
    /// Stop, and what made the person stop.
    pub stop: Style,
    /// The line that Enter would take.
    pub selected: Style,
    /// The empty part of bars, rules and frames.
    pub track: Style,
    /// Where the hands work.
    pub zone: Style,
    /// The picture in plain characters, for fonts without braille.
    pub ascii: bool,
    /// The line to the terminal is slow or shared: the picture moves in half as many steps.
    pub slow: bool,
    /// Nothing moves but the seconds; an arrow in the picture shows the way instead.
    pub still: bool,
    /// The inks of the picture.
    pub inks: Inks,
    /// How the picture's dots become cells.
    pub technique: Technique,
    /// Width and height of a cell, in any measure: pictures keep their proportions in it.
    pub cell: (u16, u16),
}

/// Where nothing else is known, a cell is twice as high as wide.
pub const USUAL_CELL: (u16, u16) = (1, 2);

impl Theme {
    /// The terminal's own sixteen colours on its own ground.
    ///
    /// Text keeps to what can be read on black and on white alike, so neither blue, yellow nor "bright black".
    pub const fn auto() -> Self {
        let own = Style::new();
        Self {
            ground: own,
            text: own,
            quiet: own.add_modifier(Modifier::DIM),
            title: own.add_modifier(Modifier::BOLD),
            accent: own.fg(Color::Cyan),
            key: own.add_modifier(Modifier::BOLD),
            breath: own.fg(Color::Cyan),
            good: own.fg(Color::Green),
            warn: own.fg(Color::Magenta),
            stop: own.fg(Color::Red).add_modifier(Modifier::BOLD),
            selected: own.add_modifier(Modifier::REVERSED),
            track: own.add_modifier(Modifier::DIM),
            zone: own.fg(Color::Green),
            ascii: false,
            slow: false,
            still: false,
            inks: Inks::sixteen(),
            technique: Technique::Quadrants,
            cell: USUAL_CELL,
        }
    }

    /// No colour at all, for `NO_COLOR`: the terminal's own, with bold, dim, underlined and reversed.
    ///
    /// A colour that crossterm strips resets the modifiers with it, so there must be none to strip.
    pub const fn plain() -> Self {
        let own = Style::new().fg(Color::Reset).bg(Color::Reset);
        let bold = own.add_modifier(Modifier::BOLD);
        let dim = own.add_modifier(Modifier::DIM);
        Self {
            ground: own,
            text: own,
            quiet: dim,
            title: bold,
            accent: bold,
            key: bold.add_modifier(Modifier::UNDERLINED),
            breath: own,
            good: own,
            warn: own.add_modifier(Modifier::UNDERLINED),
            stop: bold.add_modifier(Modifier::REVERSED),
            selected: own.add_modifier(Modifier::REVERSED),
            track: dim,
            zone: dim,
            ascii: false,
            slow: false,
            still: false,
            inks: Inks::sixteen(),
            technique: Technique::Braille,
            cell: USUAL_CELL,
        }
    }
}

impl Theme {
    /// The colour of stopping for what is drawn, without the weight that its letters have.
    pub(super) fn stop_drawn(&self) -> Style {
        self.stop.remove_modifier(Modifier::BOLD | Modifier::REVERSED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(red, green, blue) = colour else { panic!("{colour} is not truecolour") };
        let linear = |channel: u8| match f64::from(channel) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(style: Style) -> f64 {
        let (fg, bg) = (luminance(style.fg.unwrap()), luminance(style.bg.unwrap()));
        (fg.max(bg) + 0.05) / (fg.min(bg) + 0.05)
    }

    fn roles(theme: &Theme) -> Vec<Style> {
        let Theme {
            ground,
            text,
            quiet,
            title,
            accent,
            key,
            breath,
            good,
            warn,
            stop,
            selected,
            ..
        } = *theme;
        let Theme { track, zone, .. } = *theme;
        vec![
            ground, text, quiet, title, accent, key, breath, good, warn, stop, selected, track,
            zone,
        ]
    }

    #[test]
    fn painted_text_can_be_read() {
        for theme in [Theme::dark(), Theme::light()] {
            for (role, style) in roles(&theme).into_iter().enumerate().take(11) {
                assert!(
                    contrast(style) >= 4.5,
                    "role {role} of {:?}: {:.2}",
                    style.bg,
                    contrast(style)
                );
            }
        }
    }

    #[test]
    fn painted_shapes_can_be_seen() {
        for theme in [Theme::dark(), Theme::light()] {
            let zone = contrast(theme.zone);
            assert!(zone >= 3.0, "{zone:.2}");
        }
    }

    #[test]
    fn plain_has_no_colour() {
        for style in roles(&Theme::plain()) {
            assert!(
                [style.fg, style.bg].iter().all(|colour| *colour == Some(Color::Reset)),
                "{style:?}"
            );
        }
    }

    #[test]
    fn auto_leaves_the_ground_to_the_terminal_and_shuns_what_vanishes_on_it() {
        let fades =
            [Color::Black, Color::White, Color::Blue, Color::Yellow, Color::DarkGray, Color::Gray];
        for style in roles(&Theme::auto()) {
            assert_eq!(style.bg, None, "{style:?}");
            assert!(style.fg.is_none_or(|colour| !fades.contains(&colour)), "{style:?}");
        }
    }
}
