//! How words on the command line look, by what they mean. They say the same without it.

use std::fmt::Display;

use clap::builder::styling::{AnsiColor, Style, Styles};

/// What words mean to whoever reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading, or the name of what follows.
    Title,
    /// What can be typed: a command, a routine, a move, an id.
    Name,
    /// What may be overlooked.
    Quiet,
    /// What is as it should be.
    Good,
    /// What needs a second look.
    Warning,
    /// What went wrong.
    Error,
}

impl Role {
    /// Only hues that can be read on black and on white: green, cyan and yellow fade on white, and blue fades on black.
    const fn style(self) -> Style {
        match self {
            Self::Title => Style::new().bold(),
            Self::Name => AnsiColor::BrightBlue.on_default(),
            Self::Quiet | Self::Good => Style::new().dimmed(),
            Self::Warning => AnsiColor::BrightMagenta.on_default().bold(),
            Self::Error => AnsiColor::BrightRed.on_default().bold(),
        }
    }

    /// The words in this role. Whatever prints them leaves the styles out if there must be none.
    pub(crate) fn of(self, words: impl Display) -> String {
        let style = self.style();
        format!("{style}{words}{style:#}")
    }

    /// The same in a column of this width.
    pub(crate) fn padded(self, words: &str, width: usize) -> String {
        let blank = width.saturating_sub(words.chars().count());
        format!("{}{:blank$}", self.of(words), "")
    }
}

/// The roles in clap's own help and errors.
pub(super) const STYLES: Styles = Styles::plain()
    .header(Role::Title.style())
    .usage(Role::Title.style())
    .literal(Role::Name.style())
    .context(Role::Quiet.style())
    .valid(Role::Name.style())
    .invalid(Role::Warning.style())
    .error(Role::Error.style());

/// The text with whatever stands between back-ticks as a name, because it can be typed.
pub(crate) fn with_names(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let painted = parts.map(|(nth, part)| match nth % 2 {
        1 => Role::Name.of(part),
        _ => part.to_owned(),
    });
    painted.collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, blue and magenta, bright, as terminals show them: xterm, GNOME's, Apple's and that of Windows.
    const HUES: [(&str, [[u8; 3]; 3]); 4] = [
        ("xterm", [[255, 0, 0], [92, 92, 255], [255, 0, 255]]),
        ("VTE", [[246, 97, 81], [42, 123, 222], [192, 97, 203]]),
        ("Terminal.app", [[252, 57, 31], [88, 51, 255], [249, 53, 248]]),
        ("Windows Terminal", [[231, 72, 86], [59, 120, 255], [180, 0, 158]]),
    ];

    /// Relative luminance as WCAG 2 defines it.
    fn luminance(colour: [u8; 3]) -> f64 {
        let [red, green, blue] = colour.map(|channel| match f64::from(channel) / 255.0 {
            low if low <= 0.04045 => low / 12.92,
            high => ((high + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn every_hue_can_be_read_on_black_and_on_white() {
        let hues = [AnsiColor::BrightRed, AnsiColor::BrightBlue, AnsiColor::BrightMagenta];
        for role in [Role::Title, Role::Name, Role::Quiet, Role::Good, Role::Warning, Role::Error] {
            let Some(colour) = role.style().get_fg_color() else { continue };
            let hue = hues.iter().position(|hue| colour == (*hue).into());
            let hue = hue.unwrap_or_else(|| panic!("{role:?} has a hue of its own"));
            for (terminal, shown) in HUES {
                let luminance = luminance(shown[hue]);
                let (black, white) = ((luminance + 0.05) / 0.05, 1.05 / (luminance + 0.05));
                assert!(black >= 3.0 && white >= 3.0, "{role:?}, {terminal}: {black} {white}");
            }
        }
    }

    #[test]
    fn what_can_be_typed_is_a_name() {
        let list = Role::Name.of("list");
        assert_eq!(with_names("see `list`, or `list`"), format!("see `{list}`, or `{list}`"));
        assert_eq!(with_names("nothing to type"), "nothing to type");
    }
}
