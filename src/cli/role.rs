//! How words on the command line look, by what they mean. They say the same without it.

use std::fmt::Display;

use clap::builder::styling::{AnsiColor, Style, Styles};

/// What words mean to whoever reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// A heading, or the name of what follows.
    Title,
    /// What can be typed: a command, a routine, a move, an id.
    Name,
    /// What may be overlooked.
    Quiet,
    /// What needs a second look.
    Warning,
    /// What went wrong.
    Error,
}

impl TextRole {
    /// Only hues that can be read on black and on white: green, cyan and yellow fade on white, and blue fades on black.
    const fn style(self) -> Style {
        match self {
            Self::Title => Style::new().bold(),
            Self::Name => AnsiColor::BrightBlue.on_default(),
            Self::Quiet => Style::new().dimmed(),
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
    .header(TextRole::Title.style())
    .usage(TextRole::Title.style())
    .literal(TextRole::Name.style())
    .context(TextRole::Quiet.style())
    .valid(TextRole::Name.style())
    .invalid(TextRole::Warning.style())
    .error(TextRole::Error.style());

/// The text with whatever stands between back-ticks as a name, because it can be typed.
pub(crate) fn with_names(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let painted = parts.map(|(nth, part)| match nth % 2 {
        1 => TextRole::Name.of(part),
        _ => part.to_owned(),
    });
    painted.collect::<Vec<_>>().join("`")
}

/// The text with its names between back-ticks instead of in their style.
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

    /// Each hue as terminals show it: xterm, GNOME's, Apple's and that of Windows.
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
    fn what_can_be_typed_is_a_name() {
        let list = TextRole::Name.of("list");
        assert_eq!(with_names("see `list`, or `list`"), format!("see `{list}`, or `{list}`"));
        assert_eq!(with_names("nothing to type"), "nothing to type");
    }

    #[test]
    fn a_name_is_marked_by_back_ticks_where_it_has_no_style() {
        let text = format!(
            "{} ({}) is",
            TextRole::Title.of("Desk break"),
            TextRole::Name.of("desk-break")
        );
        let marked = format!("{} (`desk-break`) is", TextRole::Title.of("Desk break"));
        assert_eq!([with_ticks(&text), with_ticks(&marked)], [marked.clone(), marked]);
    }
}
