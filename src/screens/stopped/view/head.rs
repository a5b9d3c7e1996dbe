//! Draws the head of the stop screen: the large word, what to do at once, and a person who does it.

use ratatui::layout::Size;

use crate::plan::phrases::sentences;
use crate::screens::Stopped;
use crate::widgets::canvas::{Canvas, lines_for};
use crate::widgets::digits::{Digits, Scale};
use crate::widgets::picture::Picture;
use crate::widgets::side_picture;
use crate::widgets::theme::Theme;

/// The word that is drawn, and the sentence that says the same.
const STOP: &str = "STOP";
const SAYS_STOP: &str = "Stop.";

/// Columns between two things side by side.
const APART: u16 = 3;

/// The most that the word takes of a tall page: one row in this many.
const SHARE: u16 = 4;

/// The size of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadSize {
    /// The words alone: what to do at once.
    Words,
    /// A small STOP with the words next to it.
    Close,
    /// The same, and a picture next to everything below it.
    CloseWithPicture,
    /// A large STOP, the words below it, and a picture next to both, in this number of rows.
    Band(u16),
    /// The same, with the picture as tall as the page.
    Tall,
}

impl HeadSize {
    /// Returns the head that fits into a number of rows. A large one is STOP, two sentences and the rows between them.
    pub(super) const fn of_rows(rows: u16) -> Self {
        const BAND: u16 = 10;
        if rows < BAND { Self::Close } else { Self::Band(rows) }
    }

    /// Draws the head, and leaves the rest of the canvas for what is below.
    pub(super) fn draw(self, stopped: &Stopped, canvas: &mut Canvas<'_>) {
        match self {
            Self::Words => canvas.words(stopped.stop_words(), canvas.theme.stop),
            Self::Close => compact(stopped, canvas),
            Self::CloseWithPicture => {
                compact(stopped, canvas);
                side_picture::draw(&hands_off(stopped, canvas.theme), canvas);
            }
            Self::Band(rows) => {
                let mut band = canvas.top(rows);
                band.bottom(1);
                side_picture::draw(&hands_off(stopped, band.theme), &mut band);
                large(Scale::Large, stopped, &mut band);
            }
            Self::Tall => {
                side_picture::draw(&hands_off(stopped, canvas.theme), canvas);
                let Size { width, height } = canvas.size();
                let scale = Digits::fitting(STOP, Size::new(width, height / SHARE));
                large(scale, stopped, canvas);
                canvas.gap();
            }
        }
    }
}

/// Returns a picture of a person in the same position, with their hands off.
fn hands_off<'a>(stopped: &Stopped, theme: &'a Theme) -> Picture<'a> {
    Picture::resting(theme).in_position(stopped.recorded().session().plan().choices().position)
}

/// Draws a large STOP and, below it, what to do, with blank rows in between.
fn large(scale: Scale, stopped: &Stopped, canvas: &mut Canvas<'_>) {
    stop(scale, canvas);
    for sentence in to_do(stopped) {
        canvas.gap();
        canvas.words(sentence, canvas.theme.title);
    }
    canvas.gap();
}

/// Draws a small STOP, with what to do next to it.
fn compact(stopped: &Stopped, canvas: &mut Canvas<'_>) {
    let size = Digits::size(STOP, Scale::Small);
    let width = canvas.size().width.saturating_sub(size.width + APART);
    let rows = to_do(stopped).map(|sentence| lines_for(sentence, width)).sum();
    let mut band = canvas.top(size.height.max(rows));
    stop(Scale::Small, &mut band.left(size.width));
    band.left(APART);
    band.top(size.height.saturating_sub(rows));
    for sentence in to_do(stopped) {
        band.words(sentence, band.theme.title);
    }
    canvas.gap();
}

fn stop(scale: Scale, canvas: &mut Canvas<'_>) {
    canvas.digits(STOP, scale, canvas.theme.stop_drawn());
}

/// Returns what to do at once, sentence by sentence. The drawn word needs no sentence of its own.
fn to_do(stopped: &Stopped) -> impl Iterator<Item = &str> {
    sentences(stopped.stop_words()).filter(|sentence| *sentence != SAYS_STOP)
}
