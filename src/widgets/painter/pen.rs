//! The position and style of the terminal's cursor, so that nothing is sent twice.

use std::io::{self, Write};

use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::{MoveRight, MoveTo};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{
    Attribute, Print, SetAttribute, SetBackgroundColor, SetForegroundColor,
};
use ratatui::style::{Color, Modifier};

/// The modifiers that a theme may use, each with its attribute in crossterm.
const ATTRIBUTES: [(Modifier, Attribute); 5] = [
    (Modifier::BOLD, Attribute::Bold),
    (Modifier::DIM, Attribute::Dim),
    (Modifier::ITALIC, Attribute::Italic),
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::REVERSED, Attribute::Reverse),
];

/// Modifiers that show even on a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED);

/// The cursor's position and style as the last cell left them. A terminal begins with the default style, and a reset
/// brings it back.
#[derive(Debug, Default)]
pub(super) struct Pen {
    at: Option<(u16, u16)>,
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Pen {
    /// Forgets the position: between frames others may move the cursor, but not change its colours.
    pub(super) const fn lift(&mut self) {
        self.at = None;
    }

    /// Writes one cell; of a blank one's style, only the part that shows.
    pub(super) fn write(
        &mut self,
        to: &mut impl Write,
        (column, row): (u16, u16),
        cell: &Cell,
    ) -> io::Result<()> {
        self.go(to, column, row)?;
        let seen = (self.modifier | cell.modifier) & SEEN_ON_BLANKS;
        if cell.symbol() == " " && seen.is_empty() {
            self.ground(to, cell.bg)?;
        } else {
            self.dress(to, cell)?;
        }
        queue!(to, Print(cell.symbol()))?;
        // A wide character moves the cursor further, so the next cell needs a position of its own.
        self.at = Some((column + 1, row)).filter(|_| !is_wide(cell));
        Ok(())
    }

    fn go(&self, to: &mut impl Write, column: u16, row: u16) -> io::Result<()> {
        match self.at {
            Some(at) if at == (column, row) => Ok(()),
            Some((from, same)) if same == row && from < column => {
                queue!(to, MoveRight(column - from))
            }
            _ => queue!(to, MoveTo(column, row)),
        }
    }

    fn dress(&mut self, to: &mut impl Write, cell: &Cell) -> io::Result<()> {
        if self.modifier != cell.modifier {
            queue!(to, SetAttribute(Attribute::Reset))?;
            *self = Self { at: self.at, modifier: cell.modifier, ..Self::default() };
            for (modifier, attribute) in ATTRIBUTES {
                if cell.modifier.contains(modifier) {
                    queue!(to, SetAttribute(attribute))?;
                }
            }
        }
        if self.foreground != cell.fg {
            queue!(to, SetForegroundColor(cell.fg.into_crossterm()))?;
            self.foreground = cell.fg;
        }
        self.ground(to, cell.bg)
    }

    fn ground(&mut self, to: &mut impl Write, colour: Color) -> io::Result<()> {
        if self.background != colour {
            queue!(to, SetBackgroundColor(colour.into_crossterm()))?;
            self.background = colour;
        }
        Ok(())
    }
}

fn is_wide(cell: &Cell) -> bool {
    unicode_width::UnicodeWidthStr::width(cell.symbol()) > 1
}
