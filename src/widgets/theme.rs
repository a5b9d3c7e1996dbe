//! The theme: every colour of the program, by the role it plays.

pub mod contrast;
mod depth;
mod ground;
mod ink;
mod inks;
mod painted;
mod technique;

use ratatui::style::{Color, Modifier, Style};

pub use crate::widgets::theme::depth::Depth;
pub(crate) use crate::widgets::theme::depth::of_index;
pub(crate) use crate::widgets::theme::ink::Ink;
pub use crate::widgets::theme::inks::Inks;
pub(crate) use crate::widgets::theme::inks::is_nearer;
pub use crate::widgets::theme::technique::TechniqueStyle;

/// One style for each role that something on the screen can play.
///
/// Nothing is conveyed by colour alone: [`Theme::plain`] has none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts")]
pub struct Theme {
    /// The background of the whole screen, on which every other role is drawn.
    pub ground: Style,
    /// Running text.
    pub text: Style,
    /// Less important text: labels, what comes next.
    pub quiet: Style,
    /// Names: of the routine, of the step.
    pub title: Style,
    /// The most important thing right now: the countdown, the current step.
    pub accent: Style,
    /// A key to press.
    pub key: Style,
    /// The breath and its bar.
    pub breath: Style,
    /// Success: a finished step, an answer given.
    pub good: Style,
    /// A caution.
    pub warn: Style,
    /// Stop, and the sign that made the person stop.
    pub stop: Style,
    /// The chosen line, which Enter takes.
    pub selected: Style,
    /// A word or figure on a filled background.
    pub badge: Style,
    /// The empty part of bars, rules and frames.
    pub track: Style,
    /// The place where the hands work.
    pub zone: Style,
    /// Whether the whole screen is in plain ASCII.
    pub ascii: bool,
    /// Whether the line to the terminal is slow: pictures move a quarter as often, and bars in fewer steps.
    pub slow: bool,
    /// Whether nothing moves but the seconds.
    pub still: bool,
    /// The inks of the picture.
    pub inks: Inks,
    /// Whether pictures are left out, because the terminal is still being asked how to draw them.
    pub without_pictures: bool,
    /// The way to draw the picture's dots.
    pub technique: TechniqueStyle,
    /// The width and height of a cell, in any unit: pictures keep their proportions by it.
    pub cell: (u16, u16),
}

/// The shape of a cell if nothing else is known: twice as high as wide.
pub const USUAL_CELL: (u16, u16) = (1, 2);

impl Theme {
    /// Returns the theme in the terminal's own sixteen colours, on its own background.
    ///
    /// The sixteen look different everywhere, so text keeps the terminal's own colour, and only red and magenta mark
    /// anything.
    pub const fn auto() -> Self {
        let own = Style::new();
        let bold = own.add_modifier(Modifier::BOLD);
        Self {
            ground: own,
            text: own,
            quiet: own,
            title: bold,
            accent: bold,
            key: bold,
            breath: own.fg(Color::Magenta),
            good: own,
            warn: bold,
            stop: own.fg(Color::Red).add_modifier(Modifier::BOLD),
            selected: own.add_modifier(Modifier::REVERSED),
            badge: own.add_modifier(Modifier::REVERSED),
            track: own.add_modifier(Modifier::DIM),
            zone: own.fg(Color::Magenta),
            ascii: false,
            slow: false,
            still: false,
            without_pictures: false,
            inks: Inks::sixteen(),
            technique: TechniqueStyle::Quadrants,
            cell: USUAL_CELL,
        }
    }

    /// Returns the theme without any colour, for `NO_COLOR`: the terminal's own, with bold, dim and reversed.
    ///
    /// A colour that crossterm strips resets bold, dim and reversed with it, so there must be none to strip.
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
            key: bold,
            breath: own,
            good: own,
            warn: bold,
            stop: bold.add_modifier(Modifier::REVERSED),
            selected: own.add_modifier(Modifier::REVERSED),
            badge: own.add_modifier(Modifier::REVERSED),
            track: dim,
            zone: dim,
            ascii: false,
            slow: false,
            still: false,
            without_pictures: false,
            inks: Inks::sixteen(),
            technique: TechniqueStyle::Braille,
            cell: USUAL_CELL,
        }
    }
}

impl Theme {
    /// Returns the style of stop for shapes: its colour, without the bold and reversed of its letters.
    pub(crate) fn stop_drawn(&self) -> Style {
        self.stop.remove_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// Returns the theme in the colours of another one.
    #[must_use]
    pub const fn recoloured(self, colours: Self) -> Self {
        let Self { ascii, slow, still, technique, cell, .. } = self;
        Self { ascii, slow, still, technique, cell, ..colours }
    }

    /// Returns the styles that text is written in.
    fn texts(&mut self) -> [&mut Style; 12] {
        let Self { ground, text, quiet, title, accent, key, breath, good, warn, stop, .. } = self;
        let Self { selected, badge, .. } = self;
        [ground, text, quiet, title, accent, key, breath, good, warn, stop, selected, badge]
    }

    /// Returns the style of every role.
    fn styles(&mut self) -> [&mut Style; 14] {
        let Self { ground, text, quiet, title, accent, key, breath, .. } = self;
        let Self { good, warn, stop, selected, badge, track, zone, .. } = self;
        [
            ground, text, quiet, title, accent, key, breath, good, warn, stop, selected, badge,
            track, zone,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::theme::contrast::{Rgb, contrast};

    /// A terminal's palette, which says how a colour looks there.
    type Palette = fn(Color) -> Option<Rgb>;

    /// Common backgrounds of terminals, and whether each is for the dark theme.
    const GROUNDS: [(Rgb, bool); 6] = [
        ([0x0f, 0x13, 0x18], true),
        ([0x00; 3], true),
        ([0x00, 0x2b, 0x36], true),
        ([0xfa, 0xf8, 0xf3], false),
        ([0xff; 3], false),
        ([0xfd, 0xf6, 0xe3], false),
    ];

    fn seen(colour: Color) -> Option<Rgb> {
        match colour {
            Color::Rgb(red, green, blue) => Some([red, green, blue]),
            Color::Indexed(index @ 16..) => Some(of_index(index)),
            _ => None,
        }
    }

    fn contrast_on(style: Style, ground: Rgb, palette: Palette) -> f64 {
        let own = |colour: Option<Color>| colour.and_then(palette);
        contrast(own(style.fg).unwrap(), own(style.bg).unwrap_or(ground))
    }

    #[test]
    fn painted_text_is_readable_on_common_backgrounds() {
        for (ground, dark) in GROUNDS {
            for depth in [Depth::True, Depth::Indexed] {
                let theme = if dark { Theme::dark() } else { Theme::light() };
                let mut own = theme.on_own_ground().in_depth(depth);
                for (role, style) in own.texts().into_iter().enumerate().skip(1) {
                    let read = contrast_on(*style, ground, seen);
                    assert!(read >= 4.5, "role {role} on {ground:x?} in {depth:?}: {read:.2}");
                }
                let zone = contrast_on(own.zone, ground, seen);
                assert!(zone >= 3.0, "the zone on {ground:x?} in {depth:?}: {zone:.2}");
            }
        }
    }

    #[test]
    fn painted_text_is_readable_on_the_themes_own_background() {
        for theme in [Theme::dark(), Theme::light()] {
            for depth in [Depth::True, Depth::Indexed] {
                let mut theme = theme.in_depth(depth);
                for (role, style) in theme.texts().into_iter().enumerate() {
                    let read = contrast_on(*style, [0; 3], seen);
                    assert!(read >= 4.5, "role {role} in {depth:?}: {read:.2}");
                }
            }
        }
    }

    #[test]
    fn plain_has_no_colour() {
        for style in Theme::plain().styles() {
            assert!(
                [style.fg, style.bg].iter().all(|colour| *colour == Some(Color::Reset)),
                "{style:?}"
            );
        }
    }

    /// Checks the two colours that mark anything in the sixteen, as xterm and Solarized show them.
    #[test]
    fn marks_in_the_sixteen_colours_show_on_dark_and_light_backgrounds() {
        let xterm: Palette = |colour| match colour {
            Color::Red => Some([0xcd, 0x00, 0x00]),
            Color::Magenta => Some([0xcd, 0x00, 0xcd]),
            _ => None,
        };
        let solarized: Palette = |colour| match colour {
            Color::Red => Some([0xdc, 0x32, 0x2f]),
            Color::Magenta => Some([0xd3, 0x36, 0x82]),
            _ => None,
        };
        for (palette, ground) in [
            (xterm, [0x00; 3]),
            (xterm, [0xff; 3]),
            (solarized, [0x00, 0x2b, 0x36]),
            (solarized, [0xfd, 0xf6, 0xe3]),
        ] {
            for style in Theme::auto().styles() {
                assert_eq!(style.bg, None, "{style:?}");
                let Some(mark) = style.fg else { continue };
                let seen = contrast(palette(mark).unwrap(), ground);
                assert!(seen >= 3.0, "{mark} on {ground:x?}: {seen:.2}");
            }
        }
    }

    #[test]
    fn no_two_meanings_share_a_colour() {
        for theme in [Theme::dark(), Theme::light()] {
            let Theme { quiet, accent, key, breath, good, warn, stop, zone, .. } = theme;
            let colours = [quiet, accent, key, breath, good, warn, stop, zone].map(|role| role.fg);
            for (place, colour) in colours.iter().enumerate() {
                assert!(!colours[..place].contains(colour), "{colour:?}");
            }
        }
    }
}
