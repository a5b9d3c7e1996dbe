//! Styles for words on the command line, chosen by their role. The words say the same without them.

use std::fmt::Display;

use clap::builder::styling::{AnsiColor, Style, Styles};

/// The role that words have for the reader, which decides their style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// A heading, or the name of what follows.
    Title,
    /// Something that can be typed: a command, a routine, a move, an id.
    Name,
    /// Something that may be overlooked.
    Quiet,
    /// Something that needs a second look.
    Warning,
    /// Something that went wrong.
    Error,
}

impl TextRole {
    /// Returns the style of this role. It uses only hues that can be read on black and on white: green, cyan and yellow
    /// fade on white, and blue fades on black.
    const fn style(self) -> Style {
        match self {
            Self::Title => Style::new().bold(),
            Self::Name => AnsiColor::BrightBlue.on_default(),
            Self::Quiet => Style::new().dimmed(),
            Self::Warning => AnsiColor::BrightMagenta.on_default().bold(),
            Self::Error => AnsiColor::BrightRed.on_default().bold(),
        }
    }

    /// Returns the words in the style of this role. The stream that prints them removes the styles if there must be
    /// none.
    pub(crate) fn of(self, words: impl Display) -> String {
        let style = self.style();
        format!("{style}{words}{style:#}")
    }

    /// Returns the words in the style of this role, padded to a width in columns.
    pub(crate) fn padded(self, words: &str, width: usize) -> String {
        let blank = width.saturating_sub(words.chars().count());
        format!("{}{:blank$}", self.of(words), "")
    }
}

/// The styles of clap's own help and errors.
pub(super) const STYLES: Styles = Styles::plain()
    .header(TextRole::Title.style())
    .usage(TextRole::Title.style())
    .literal(TextRole::Name.style())
    .context(TextRole::Quiet.style())
    .valid(TextRole::Name.style())
    .invalid(TextRole::Warning.style())
    .error(TextRole::Error.style());

/// Styles everything between backticks as a name, because it can be typed.
pub(crate) fn with_names(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let painted = parts.map(|(nth, part)| match nth % 2 {
        1 => TextRole::Name.of(part),
        _ => part.to_owned(),
    });
    painted.collect::<Vec<_>>().join("`")
}

/// Puts every styled name between backticks, and removes its style.
pub(crate) fn with_ticks(text: &str) -> String {
    let style = TextRole::Name.style();
    let (begins, ends) = (style.to_string(), format!("{style:#}"));
    let mut parts = text.split(&begins);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| match part.split_once(&ends) {
        Some((name, rest)) => format!("{text}`{}`{rest}", name.trim_matches('`')),
        None => text + part,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::theme::contrast::{Rgb, contrast};

    /// Each hue as xterm and the terminals of GNOME, Apple and Windows show it.
    const HUES: [(AnsiColor, [Rgb; 4]); 3] = [
        (AnsiColor::BrightRed, [[255, 0, 0], [246, 97, 81], [252, 57, 31], [231, 72, 86]]),
        (AnsiColor::BrightBlue, [[92, 92, 255], [42, 123, 222], [88, 51, 255], [59, 120, 255]]),
        (AnsiColor::BrightMagenta, [[255, 0, 255], [192, 97, 203], [249, 53, 248], [180, 0, 158]]),
    ];

    #[test]
    fn every_hue_can_be_read_on_black_and_on_white() {
        for role in
            [TextRole::Title, TextRole::Name, TextRole::Quiet, TextRole::Warning, TextRole::Error]
        {
            let Some(colour) = role.style().get_fg_color() else { continue };
            let known = HUES.into_iter().find(|(hue, _)| colour == (*hue).into());
            let (_, shown) = known.unwrap_or_else(|| panic!("{role:?} has a hue of its own"));
            for hue in shown {
                let worst = contrast(hue, [0; 3]).min(contrast(hue, [255; 3]));
                assert!(worst >= 3.0, "{role:?}, {hue:?}: {worst}");
            }
        }
    }

    #[test]
    fn text_between_backticks_is_styled_as_a_name() {
        let list = TextRole::Name.of("list");
        assert_eq!(with_names("see `list`, or `list`"), format!("see `{list}`, or `{list}`"));
        assert_eq!(with_names("nothing to type"), "nothing to type");
    }

    #[test]
    fn names_are_put_between_backticks_in_place_of_their_style() {
        let text = format!(
            "{} ({}) is",
            TextRole::Title.of("Desk break"),
            TextRole::Name.of("desk-break")
        );
        let marked = format!("{} (`desk-break`) is", TextRole::Title.of("Desk break"));
        assert_eq!([with_ticks(&text), with_ticks(&marked)], [marked.clone(), marked]);
    }
}
