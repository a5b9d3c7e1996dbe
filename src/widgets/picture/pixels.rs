//! The picture as an image, for terminals that show images: the same scene with smooth edges, over blank cells.

use std::cell::RefCell;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::canvas::{Dots, InkCanvas};
use crate::widgets::theme::{Ink, Inks, USUAL_CELL, of_index};

/// The greatest width of an image, in pixels; in a wider place the terminal enlarges it.
const WIDEST: u32 = 480;

/// The greatest height of an image, which only cells of an impossible shape reach.
const HIGHEST: u32 = 2 * WIDEST;

/// The size of a cell in pixels, if the terminal does not say.
const USUAL_PIXELS: (u16, u16) = (9, 18);

/// A function that paints a scene.
pub(super) type PaintScene = Box<dyn Fn(&mut InkCanvas)>;

/// An image with the cells of the screen that it covers.
pub struct PlacedImage {
    /// Its cells, which are blank.
    pub area: Rect,
    /// Its width and height in pixels.
    size: (u32, u32),
    inks: Inks,
    /// The same picture in dots: while they stay the same, so does the image.
    dots: Dots,
    paint: PaintScene,
}

thread_local! {
    /// The image of the frame that is being drawn, kept here because a widget can hand over nothing but cells.
    static PLACED: RefCell<Option<PlacedImage>> = const { RefCell::new(None) };
}

/// Takes the image of a frame that was drawn, unless something else was drawn over its cells.
pub fn take(frame: &Buffer) -> Option<PlacedImage> {
    let is_blank = |area: Rect| {
        area.positions().all(|at| frame.cell(at).is_some_and(|cell| cell.symbol() == " "))
    };
    PLACED.take().filter(|placed| is_blank(placed.area))
}

/// Puts an image where the frame that is being drawn has blank cells.
pub(super) fn place(area: Rect, cell: (u16, u16), inks: Inks, dots: Dots, paint: PaintScene) {
    let placed = PlacedImage { area, size: size(area, cell), inks, dots, paint };
    PLACED.set(Some(placed));
}

/// Returns the width and height of an image in pixels, from the shape of its cells.
fn size(area: Rect, cell: (u16, u16)) -> (u32, u32) {
    // The usual cell is only a ratio.
    let (wide, high) = if cell == USUAL_CELL { USUAL_PIXELS } else { cell };
    let width = u32::from(area.width) * u32::from(wide);
    let height = u32::from(area.height) * u32::from(high);
    let (width, height) = match width {
        ..=WIDEST => (width, height),
        _ => (WIDEST, (height * WIDEST).div_ceil(width)),
    };
    (width, height.min(HIGHEST))
}

impl PlacedImage {
    /// Returns a hash of everything that makes it different from other images.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.dots, self.size, self.inks).hash(&mut hasher);
        hasher.finish()
    }

    /// Returns the width and height in pixels, and four bytes a pixel: red, green, blue and alpha. Returns `None` if
    /// there is no room for any.
    pub fn paint(&self) -> Option<(u32, u32, Vec<u8>)> {
        let (width, height) = self.size;
        let mut canvas = InkCanvas::of_pixels(width, height)?;
        (self.paint)(&mut canvas);
        let pixels = canvas.read(|samples| mixed(samples, &self.inks));
        Some((width, height, pixels.concat()))
    }
}

impl fmt::Debug for PlacedImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Placed").field("area", &self.area).finish_non_exhaustive()
    }
}

/// Returns the average colour of some samples; the screen's background counts as transparent.
fn mixed(samples: &[Ink], inks: &Inks) -> [u8; 4] {
    let (mut sum, mut solid, mut all) = ([0_u32; 3], 0, 0);
    for ink in samples {
        all += 1;
        if *ink != Ink::Ground {
            solid += 1;
            let channels = sum.iter_mut().zip(rgb(*ink, inks));
            channels.for_each(|(sum, channel)| *sum += u32::from(channel));
        }
    }
    let part = |sum: u32, of: u32| sum.checked_div(of).and_then(|part| u8::try_from(part).ok());
    let [red, green, blue] = sum.map(|sum| part(sum, solid).unwrap_or(0));
    [red, green, blue, part(solid * 255, all).unwrap_or(0)]
}

/// Returns the colour of an ink. The sixteen colours look different everywhere, so an image has the dark theme's
/// instead.
fn rgb(ink: Ink, inks: &Inks) -> [u8; 3] {
    match (inks.colour(ink), Inks::dark().colour(ink)) {
        (Color::Indexed(index), _) => of_index(index),
        (Color::Rgb(red, green, blue), _) | (_, Color::Rgb(red, green, blue)) => [red, green, blue],
        _ => [0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_an_image_is_bounded_for_every_shape_of_cell() {
        assert_eq!(size(Rect::new(0, 0, 36, 17), (9, 18)), (324, 306));
        assert_eq!(size(Rect::new(0, 0, 123, 65), (9, 18)), (480, 508));
        for cell in [(9, 2730), (4, 819), (1, u16::MAX), (u16::MAX, 1), (u16::MAX, u16::MAX)] {
            let (width, height) = size(Rect::new(0, 0, 123, 65), cell);
            assert!(width <= WIDEST && (1..=HIGHEST).contains(&height), "{cell:?}");
        }
    }
}
