//! Chooses the theme that suits the terminal's own background.

use ratatui::style::{Color, Style};

use super::Theme;
use super::contrast::{Rgb, contrast};

/// The least contrast of readable text.
const READABLE: f64 = 4.5;

impl Theme {
    /// Returns the dark or the light theme, whichever is easier to read on the terminal's background; if some text
    /// would be unreadable there, the theme has a background of its own.
    pub fn on(ground: Rgb) -> Self {
        let [dark, light] = [Self::dark(), Self::light()];
        let is_dark = contrast(ground, [255; 3]) > contrast(ground, [0; 3]);
        let theme = if is_dark { dark } else { light };
        if theme.is_readable_on(ground) { theme.on_own_ground() } else { theme }
    }

    /// Returns the theme without a background of its own, so that the terminal's shows.
    #[must_use]
    pub fn on_own_ground(mut self) -> Self {
        let ours = self.ground.bg;
        for style in self.styles() {
            if style.bg == ours {
                *style = Style { bg: None, ..*style };
            }
        }
        self.inks = self.inks.map(|ink| if Some(ink) == ours { Color::Reset } else { ink });
        self
    }

    fn is_readable_on(mut self, ground: Rgb) -> bool {
        let ours = self.ground.bg;
        self.texts().into_iter().filter(|style| style.bg == ours).all(|style| match style.fg {
            Some(Color::Rgb(red, green, blue)) => contrast([red, green, blue], ground) >= READABLE,
            _ => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminals_background_stays_if_all_text_is_readable_on_it() {
        for (ground, dark) in [
            ([0x00; 3], true),
            ([0xff; 3], false),
            ([0x00, 0x2b, 0x36], true),
            ([0xfd, 0xf6, 0xe3], false),
            ([0x28, 0x2c, 0x34], true),
            ([0x2e, 0x34, 0x40], true),
        ] {
            let text = if dark { Theme::dark() } else { Theme::light() }.text.fg;
            assert_eq!(Theme::on(ground).text, Style { fg: text, ..Style::new() }, "{ground:x?}");
        }
    }

    #[test]
    fn a_mid_tone_background_is_replaced_by_the_themes_own() {
        for ground in [[0x77; 3], [0x90, 0x40, 0xa0]] {
            assert!(Theme::on(ground).ground.bg.is_some(), "{ground:x?}");
        }
    }
}
