//! A canvas of 400 by 340 units, on which a body is painted ink over ink, and read off dot by dot.

use ratatui::layout::Rect;
use tiny_skia::{IntSize, Mask, Paint, Path, Pixmap, PremultipliedColorU8, Transform};

use super::shape::{FILL, Point, Shape};
use crate::widgets::theme::{Ink, Theme};

/// The size of the canvas, in units.
pub(super) const WIDTH: f32 = 400.0;
pub(super) const HEIGHT: f32 = 340.0;

/// The width of the rim around hands, arms and signs, in units.
pub(super) const RIM: f32 = 6.0;

/// The size of a dot, across and down, in a picture of forty columns in sextants, in units: fine things are fitted to
/// it.
pub(super) const DOT: (f32, f32) = (5.0, 20.0 / 3.0);

/// The part of the height that has to be seen: in a low picture, larger hands matter more than the lower edge.
const VISIBLE_HEIGHT: f32 = 0.88;

/// Turns a person who sits and looks to the left into one who lies on their back: a little smaller, because a body is
/// longer than it is wide.
const ON_THE_BACK: Transform =
    Transform { sx: 0.0, ky: 0.95, kx: -0.95, sy: 0.0, tx: 392.0, ty: -57.0 };

/// Samples of a dot in each direction; fewer from `MANY_COLUMNS` columns of dots on, because nobody sees such small dots.
const SAMPLES: u32 = 3;
const FEWER_SAMPLES: u32 = 2;
const MANY_COLUMNS: u16 = 120;

/// Samples of a pixel in each direction, so that edges are smooth.
const SMOOTHING: u32 = 2;

/// Returns the points of the right half, and then those of the left half, mirrored at the middle of the canvas.
pub(super) fn both_halves(right: &[Point]) -> Vec<Point> {
    let left = right.iter().rev().map(|(x, y)| (WIDTH - x, *y));
    right.iter().copied().chain(left).collect()
}

/// The canvas of a picture.
pub(super) struct InkCanvas {
    pixmap: Pixmap,
    /// The conversion from units to samples.
    transform: Transform,
    /// Samples of a dot, or of a pixel, in each direction.
    samples: u32,
    /// Whether everything is painted mirrored at the middle.
    mirrored: bool,
    /// Whether an upright person is painted lying on their back.
    lying: bool,
    /// The size of a dot in units, across and down.
    dot: (f32, f32),
}

/// The dots of a picture, row by row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Dots {
    columns: usize,
    inks: Vec<Ink>,
}

impl InkCanvas {
    /// Returns an empty canvas for the cells of an area, in the technique of a theme; `None` if there is no room.
    pub(super) fn of_cells(area: Rect, theme: &Theme) -> Option<Self> {
        let (across, down) = theme.technique.dots();
        let (wide, high) = theme.cell;
        let aspect = f32::from(high) * f32::from(across) / (f32::from(wide) * f32::from(down));
        Self::new(area.width * across, area.height * down, aspect)
    }

    /// Returns an empty canvas of dots, each `aspect` times as high as wide, on which the body stands in the middle of
    /// the lower edge as large as fits; `None` if there is no room.
    pub(super) fn new(columns: u16, rows: u16, aspect: f32) -> Option<Self> {
        let samples = if columns < MANY_COLUMNS { SAMPLES } else { FEWER_SAMPLES };
        Self::sampled(columns.into(), rows.into(), aspect, samples)
    }

    /// Returns an empty canvas for an image of square pixels; `None` if there is no room.
    pub(super) fn of_pixels(width: u32, height: u32) -> Option<Self> {
        Self::sampled(width, height, 1.0, SMOOTHING)
    }

    fn sampled(columns: u32, rows: u32, aspect: f32, samples: u32) -> Option<Self> {
        let mut pixmap = Pixmap::new(columns * samples, rows * samples)?;
        pixmap.fill(colour(Ink::Ground));
        let (across, down) = (dots(columns), dots(rows) * aspect);
        // The width of a dot, in units.
        let unit = (WIDTH / across).max(HEIGHT * VISIBLE_HEIGHT / down);
        let (wide, high) = (unit, unit * aspect);
        let left = (across * wide - WIDTH) / 2.0;
        let top = (dots(rows) * high - HEIGHT).max(0.0);
        let transform = Transform::from_translate(left, top)
            .post_scale(dots(samples) / wide, dots(samples) / high);
        let dot = (wide, high);
        Some(Self { pixmap, transform, samples, mirrored: false, lying: false, dot })
    }

    /// Returns whether dots are so large that fine lines of a face would only blot it.
    pub(super) fn is_coarse(&self) -> bool {
        const COARSE: f32 = 9.0;
        self.dot.0.max(self.dot.1) > COARSE
    }

    /// Returns whether dots are so small that lines of a face may lie anywhere.
    pub(super) fn is_fine(&self) -> bool {
        const FINE: f32 = 4.0;
        self.dot.0 < FINE
    }

    /// Returns whether dots are so small that nobody sees them.
    pub(super) fn is_smooth(&self) -> bool {
        const SMOOTH: f32 = 2.0;
        self.dot.0 < SMOOTH
    }

    /// Returns the height of a dot in units if `down`, else its width; while a person is painted lying, these are
    /// swapped.
    pub(super) const fn dot(&self, down: bool) -> f32 {
        if down == self.lying { self.dot.0 } else { self.dot.1 }
    }

    /// Returns the middle of the dot in which a point lies.
    pub(super) fn middle_of_dot(&self, (x, y): Point) -> Point {
        let there = self.to_samples();
        let mut place = [tiny_skia::Point::from_xy(x, y)];
        there.map_points(&mut place);
        let samples = dots(self.samples);
        let middle = |at: f32| ((at / samples).floor() + 0.5) * samples;
        let [at] = place;
        let mut place = [tiny_skia::Point::from_xy(middle(at.x), middle(at.y))];
        if let Some(back) = there.invert() {
            back.map_points(&mut place);
        }
        let [at] = place;
        (at.x, at.y)
    }

    /// Paints something for the right half, and then mirrored for the left.
    pub(super) fn on_both_sides(&mut self, mut paint: impl FnMut(&mut Self)) {
        paint(self);
        self.mirrored(paint);
    }

    /// Paints something mirrored at the middle of the canvas.
    pub(super) fn mirrored(&mut self, paint: impl FnOnce(&mut Self)) {
        self.mirrored = !self.mirrored;
        paint(self);
        self.mirrored = !self.mirrored;
    }

    /// Paints an upright person who looks to the left as lying on their back, with the head at the right.
    pub(super) fn lying(&mut self, paint: impl FnOnce(&mut Self)) {
        self.lying = true;
        paint(self);
        self.lying = false;
    }

    /// Paints a shape.
    pub(super) fn paint(&mut self, shape: &Shape, ink: Ink) {
        self.fill(shape, 0.0, ink, (0.0, 0.0), None);
    }

    /// Paints a shape where the mask allows it.
    pub(super) fn paint_on(&mut self, mask: &Mask, shape: &Shape, ink: Ink) {
        self.fill(shape, 0.0, ink, (0.0, 0.0), Some(mask));
    }

    /// Paints a shape in `ink`, with a part in `dark`: the part that the same shape doesn't cover when it is `moved`.
    pub(super) fn shaded(&mut self, shape: &Shape, ink: Ink, dark: Ink, moved: (f32, f32)) {
        self.paint(shape, dark);
        if let Some(within) = self.mask_of(shape) {
            self.fill(shape, 0.0, ink, moved, Some(&within));
        }
    }

    /// Paints a rim around a shape, which is then painted over it.
    pub(super) fn rim(&mut self, shape: &Shape) {
        self.rim_of(shape, RIM, Ink::Rim, None);
    }

    /// Paints a rim of the given width and ink, where the mask allows it.
    pub(super) fn rim_of(&mut self, shape: &Shape, width: f32, ink: Ink, mask: Option<&Mask>) {
        self.fill(shape, width, ink, (0.0, 0.0), mask);
    }

    /// Paints a block of whole dots around a point, about as wide and as high as `size`, so that fine things stay
    /// whole.
    pub(super) fn block(&mut self, (x, y): Point, size: (f32, f32), ink: Ink) {
        let (across, down) = if self.lying { (size.1, size.0) } else { size };
        let (wide, high) = self.dot;
        let (columns, rows) = ((across / wide).round().max(1.0), (down / high).round().max(1.0));
        let mut middle = [tiny_skia::Point::from_xy(x, y)];
        self.to_samples().map_points(&mut middle);
        let (samples, scale) = (dots(self.samples), self.transform);
        let snapped = |at: f32, size: f32| ((at - size / 2.0) / samples).round() * samples;
        let [middle] = middle;
        let left = snapped(middle.x, columns * wide * scale.sx);
        let top = snapped(middle.y, rows * high * scale.sy);
        let back = Transform::from_translate(left, top).pre_scale(scale.sx, scale.sy);
        let whole = Shape::outline(&[
            (0.0, 0.0),
            (columns * wide, 0.0),
            (columns * wide, rows * high),
            (0.0, rows * high),
        ]);
        for path in whole.paths(0.0) {
            self.pixmap.fill_path(&path, &paint(ink), FILL, back, None);
        }
    }

    /// Returns a mask of the samples whose ink `takes` accepts.
    pub(super) fn mask(&self, takes: impl Fn(Ink) -> bool) -> Option<Mask> {
        let pixels = self.pixmap.pixels().iter();
        let mask = pixels.map(|pixel| if takes(ink_of(*pixel)) { u8::MAX } else { 0 }).collect();
        Mask::from_vec(mask, IntSize::from_wh(self.pixmap.width(), self.pixmap.height())?)
    }

    /// Returns a mask of everything except where a shape lies on an ink that `on` accepts.
    pub(super) fn mask_outside(&self, shape: &Shape, on: impl Fn(Ink) -> bool) -> Option<Mask> {
        let mut mask = self.mask_of(shape)?;
        for (part, pixel) in mask.data_mut().iter_mut().zip(self.pixmap.pixels()) {
            *part = if *part > 0 && on(ink_of(*pixel)) { 0 } else { u8::MAX };
        }
        Some(mask)
    }

    /// Returns a mask of a shape.
    pub(super) fn mask_of(&self, shape: &Shape) -> Option<Mask> {
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())?;
        for path in shape.paths(0.0) {
            mask.fill_path(&path, FILL, false, self.to_samples());
        }
        Some(mask)
    }

    /// Returns the dots, each in its strongest ink.
    pub(super) fn dots(&self) -> Dots {
        let columns = (self.pixmap.width() / self.samples) as usize;
        Dots { columns, inks: self.read(strongest) }
    }

    /// Returns the result of `of` for each dot or pixel, from the inks of its samples, row by row.
    pub(super) fn read<T>(&self, of: impl Fn(&[Ink]) -> T) -> Vec<T> {
        let (wide, samples) = (self.pixmap.width() as usize, self.samples as usize);
        let (columns, rows) = (wide / samples, self.pixmap.height() as usize / samples);
        let pixels = self.pixmap.pixels();
        let mut all = Vec::with_capacity(columns * rows);
        let mut inks = Vec::with_capacity(samples * samples);
        for row in 0..rows {
            for column in 0..columns {
                let start = row * samples * wide + column * samples;
                inks.clear();
                for line in 0..samples {
                    let from = start + line * wide;
                    let line = pixels.get(from..from + samples).unwrap_or_default();
                    inks.extend(line.iter().map(|pixel| ink_of(*pixel)));
                }
                all.push(of(&inks));
            }
        }
        all
    }

    fn fill(
        &mut self,
        shape: &Shape,
        grown: f32,
        ink: Ink,
        (dx, dy): (f32, f32),
        mask: Option<&Mask>,
    ) {
        let moved = Transform::from_translate(dx, dy).post_concat(self.to_samples());
        for path in shape.paths(grown) {
            if let Some(mask) = mask {
                self.fill_within(mask, &path, ink, moved);
            } else {
                self.pixmap.fill_path(&path, &paint(ink), FILL, moved, None);
            }
        }
    }

    /// Fills a path where the mask allows it. A mask has whole samples only, so nothing has to be blended, as tiny-skia
    /// would.
    fn fill_within(&mut self, mask: &Mask, path: &Path, ink: Ink, moved: Transform) {
        let (wide, high) = (self.pixmap.width(), self.pixmap.height());
        let around = path.bounds().transform(moved);
        let (Some(mut filled), Some(around)) = (Mask::new(wide, high), around) else { return };
        filled.fill_path(path, FILL, false, moved);
        let (above, below) = (whole(around.top().floor()), whole(around.bottom().ceil()));
        let samples = self.pixmap.pixels_mut().iter_mut().zip(filled.data()).zip(mask.data());
        let (row, painted) = (wide as usize, sample_of(ink));
        for ((sample, fills), lets) in samples.skip(above * row).take((below - above) * row) {
            if *fills > 0 && *lets > 0 {
                *sample = painted;
            }
        }
    }

    fn to_samples(&self) -> Transform {
        let turned = Transform::from_row(-1.0, 0.0, 0.0, 1.0, WIDTH, 0.0);
        let there = if self.mirrored { turned.post_concat(self.transform) } else { self.transform };
        if self.lying { ON_THE_BACK.post_concat(there) } else { there }
    }
}

impl Dots {
    /// Returns rows of `columns` dots, each in an ink of its own.
    pub(super) fn each(columns: usize, rows: usize, ink: impl Fn(usize, usize) -> Ink) -> Self {
        let inks = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
        Self { columns, inks: inks.map(|(x, y)| ink(x, y)).collect() }
    }

    /// Returns the ink of a dot; the background outside.
    pub(super) fn at(&self, column: usize, row: usize) -> Ink {
        self.inside(column, row).unwrap_or(Ink::Ground)
    }

    /// Returns the ink of a dot; `None` outside.
    pub(super) fn inside(&self, column: usize, row: usize) -> Option<Ink> {
        let inside = column < self.columns;
        self.inks.get(row * self.columns + column).filter(|_| inside).copied()
    }
}

/// Returns the ink that counts most among some, each by its weight.
pub(super) fn strongest(inks: &[Ink]) -> Ink {
    if let Some(only) = only(inks) {
        return only;
    }
    let mut counts = [0.0_f32; Ink::ALL.len()];
    for ink in inks {
        if let Some(count) = counts.get_mut(usize::from(ink.number())) {
            *count += ink.weight();
        }
    }
    let most = Ink::ALL.iter().zip(counts).max_by(|(_, one), (_, other)| one.total_cmp(other));
    most.map_or(Ink::Ground, |(ink, _)| *ink)
}

/// Returns the ink that all of them have, if there is one: nearly every dot and most cells have a single ink.
pub(super) fn only(inks: &[Ink]) -> Option<Ink> {
    let (first, others) = inks.split_first()?;
    others.iter().all(|ink| ink == first).then_some(*first)
}

fn paint(ink: Ink) -> Paint<'static> {
    let mut paint = Paint { anti_alias: false, ..Paint::default() };
    paint.set_color(colour(ink));
    paint
}

/// Returns the colour by which a sample stores an ink.
fn colour(ink: Ink) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(ink.number(), 0, 0, u8::MAX)
}

fn sample_of(ink: Ink) -> PremultipliedColorU8 {
    colour(ink).premultiply().to_color_u8()
}

fn ink_of(sample: PremultipliedColorU8) -> Ink {
    Ink::numbered(sample.red())
}

#[expect(clippy::cast_precision_loss, reason = "a window has some hundreds of dots")]
const fn dots(count: u32) -> f32 {
    count as f32
}

/// Converts a row of samples to an index; any row above the canvas becomes the first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast saturates")]
const fn whole(row: f32) -> usize {
    row.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn painting_changes_only_the_inks_of_the_mask() {
        let mut canvas = InkCanvas::new(80, 51, 4.0 / 3.0).unwrap();
        canvas.paint(&Shape::ellipse((200.0, 170.0), 90.0, 90.0), Ink::Skin);
        canvas.paint(&Shape::ellipse((170.0, 170.0), 50.0, 50.0), Ink::Hair);
        let skin = canvas.mask(Ink::is_skin).unwrap();
        canvas.paint_on(&skin, &Shape::ellipse((200.0, 170.0), 70.0, 70.0), Ink::Zone);
        assert_eq!(canvas.dots().at(40, 25), Ink::Hair);
        let holes = (20..60).filter(|x| canvas.dots().at(*x, 25) == Ink::Ground);
        assert_eq!(holes.count(), 4, "outside the larger ellipse only");
    }
}
