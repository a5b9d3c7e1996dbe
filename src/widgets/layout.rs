//! The layout of a page: its size class, and the areas of its head, body and foot.

use ratatui::layout::{Rect, Size};

/// A class of window sizes, which decides how much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Breakpoint {
    /// Only the essentials, and the stop key S.
    Tiny,
    /// Words, no picture.
    Small,
    /// A small picture next to a few words.
    Narrow,
    /// Everything, closely set.
    Usual,
    /// Everything, with air around it.
    Roomy,
}

/// The least size of each breakpoint, the largest first; smaller windows are tiny.
const MIN_SIZES: [(Breakpoint, Size); 4] = [
    (Breakpoint::Roomy, Size::new(120, 40)),
    (Breakpoint::Usual, Size::new(80, 24)),
    (Breakpoint::Narrow, Size::new(60, 16)),
    (Breakpoint::Small, Size::new(20, 5)),
];

/// The largest size of a page, which stands in the middle of a larger window: any wider, words and picture would drift
/// apart.
const MAX_PAGE: Size = Size::new(150, 50);

/// The largest size of a page whose picture grows with it.
const MOST_WITH_PICTURE: Size = Size::new(240, 75);

/// The least rows of a page with a head: lower pages have no row to spare for one.
const LEAST_WITH_HEAD: u16 = 8;

/// Columns of the body at the right end of a window of one row, if there is room next to S: enough for `10:00`.
const CLOCK_COLUMNS: u16 = 5;

impl Breakpoint {
    fn of(area: Rect) -> Self {
        let fits = |least: Size| area.width >= least.width && area.height >= least.height;
        MIN_SIZES
            .iter()
            .find(|(_, least)| fits(*least))
            .map_or(Self::Tiny, |(breakpoint, _)| *breakpoint)
    }

    /// Returns the number of empty columns on each side.
    const fn margin(self) -> u16 {
        match self {
            Self::Tiny => 0,
            Self::Small | Self::Narrow | Self::Usual => 1,
            Self::Roomy => 3,
        }
    }

    /// Returns the numbers of empty rows above the head and below it.
    const fn air(self) -> (u16, u16) {
        match self {
            Self::Tiny | Self::Small => (0, 0),
            Self::Narrow | Self::Usual => (0, 1),
            Self::Roomy => (1, 2),
        }
    }
}

/// The parts of a page.
///
/// ```text
/// head   the title of the page
///
/// body   the screen's own content
///
/// foot   the keys, S first
/// ```
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageLayout {
    pub(crate) breakpoint: Breakpoint,
    pub(crate) head: Rect,
    pub(crate) body: Rect,
    pub(crate) foot: Rect,
}

impl PageLayout {
    /// Lays out a page in the middle of a window, not much larger than it needs to be.
    pub(crate) fn of(window: Rect) -> Self {
        Self::within(window, MAX_PAGE)
    }

    /// Lays out a page whose picture grows with the window.
    pub(crate) fn with_picture(window: Rect) -> Self {
        Self::within(window, MOST_WITH_PICTURE)
    }

    fn within(window: Rect, most: Size) -> Self {
        let breakpoint = Breakpoint::of(window);
        let area = centred(window, most, breakpoint.margin());
        if area.height == 1 {
            return Self::in_a_row(area);
        }
        let foot = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
        let (above, below) = breakpoint.air();
        let head_rows = u16::from(breakpoint > Breakpoint::Tiny && area.height >= LEAST_WITH_HEAD);
        let head = Rect { y: area.y + above, height: head_rows, ..area };
        let top = if head_rows == 0 { area.y } else { head.bottom() + below };
        let body = Rect { y: top, height: foot.y.saturating_sub(top), ..area };
        Self { breakpoint, head, body, foot }
    }

    /// Takes the lowest rows off the body and returns them.
    pub(crate) fn take_bottom(&mut self, rows: u16) -> Rect {
        let rows = rows.min(self.body.height);
        let y = self.body.bottom().saturating_sub(rows);
        let taken = Rect { y, height: rows, ..self.body };
        self.body.height = self.body.height.saturating_sub(rows);
        taken
    }

    /// Lays out everything side by side in one row; the keys come first, because S is among them.
    fn in_a_row(area: Rect) -> Self {
        const S_UNWELL: u16 = 8;
        let aside = if area.width > S_UNWELL + CLOCK_COLUMNS + 1 { CLOCK_COLUMNS } else { 0 };
        let body = Rect { x: area.right() - aside, width: aside, ..area };
        let foot = Rect { width: area.width - aside - aside.min(1), ..area };
        Self { breakpoint: Breakpoint::Tiny, head: Rect::default(), body, foot }
    }

    /// Returns the body with the empty rows below the head, for content that brings its own.
    pub(crate) const fn body_below_head(&self) -> Rect {
        let y = self.head.bottom();
        Rect { y, height: self.body.bottom().saturating_sub(y), ..self.body }
    }

    /// Returns the body without the row above the keys, which stays empty if there is room for that.
    pub(crate) const fn body_above_a_gap(&self) -> Rect {
        let gap = match self.breakpoint {
            Breakpoint::Tiny | Breakpoint::Small => 0,
            Breakpoint::Narrow | Breakpoint::Usual | Breakpoint::Roomy => 1,
        };
        Rect { height: self.body.height.saturating_sub(gap), ..self.body }
    }
}

/// Returns the area of a page of at most `most`, in the middle of its window.
fn centred(window: Rect, most: Size, margin: u16) -> Rect {
    let width = window.width.min(most.width).saturating_sub(2 * margin);
    let height = window.height.min(most.height);
    Rect {
        x: window.x + (window.width - width) / 2,
        y: window.y + (window.height - height) / 2,
        width,
        height,
    }
}
