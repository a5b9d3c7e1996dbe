//! Draws the whole ready screen, in a window that has room for a picture.

use ratatui::layout::Size;
use ratatui::text::Span;

use super::notes::ReadyNote;
use super::{answer_or_gap, begin, choices, hands_on, in_all, notes, remind, space, steps};
use crate::routine::duration;
use crate::routine::number::counted;
use crate::safety::SafetyText;
use crate::screen_kit::Shared;
use crate::screens::Ready;
use crate::screens::ready::text;
use crate::widgets::canvas::Canvas;
use crate::widgets::digits::Scale;
use crate::widgets::layout::Breakpoint;
use crate::widgets::moving::PictureOptions;
use crate::widgets::picture::Picture;
use crate::widgets::{moving, strip};

/// Columns that words need next to the picture, and columns between the two.
const WORDS: u16 = 46;
const GAP: u16 = 3;

/// Columns of the widest row whose two ends can be read together.
const WIDEST: u16 = 64;

/// Rows from which there is room for large digits, the rows that these take, and the rows of words next to them.
const LEAST_FOR_LARGE: u16 = 30;
const LARGE: u16 = 6;
const BESIDE: u16 = 3;

/// Rows that are always there, apart from the choices: what Space does, and two blank ones.
const FIXED: u16 = 3;

/// Rows for tips, below the notes.
const TIPS: u16 = 5;

/// Rows of the track of steps, and a blank one.
const TRACK: u16 = strip::ROWS_WITH_TIMES + 1;

/// The layout of the screen.
struct Layout {
    /// Whether the window is so large that the list of steps and large digits have room.
    is_roomy: bool,
    /// Columns of the picture, and between it and the words.
    picture: u16,
    gap: u16,
    /// Whether there is room for the track.
    has_track: bool,
    /// Notes next to the picture, and those over the whole width if there are too many.
    beside: Vec<ReadyNote>,
    below: Vec<ReadyNote>,
    /// Rows next to the picture.
    rows: u16,
}

/// Draws the screen like this:
///
/// ```text
/// goal
///
/// picture   time, and what Space does
///           choices
///           notes
///
/// track of steps, with times
///
/// reminder
/// ```
pub(super) fn draw(
    ready: &Ready,
    shared: &Shared,
    answer: &str,
    breakpoint: Breakpoint,
    canvas: &mut Canvas<'_>,
) {
    let words = &shared.words;
    canvas.bottom(u16::from(breakpoint == Breakpoint::Roomy));
    remind(ready.plan(), words, canvas);
    goal(ready, words, canvas);
    let layout = Layout::of(ready, shared, breakpoint, canvas);
    if layout.has_track {
        strip::with_times(ready.passes(), &mut canvas.bottom(strip::ROWS_WITH_TIMES));
        canvas.bottom(1);
    }
    let rows = notes::rows(&layout.below, canvas.size().width);
    let rows = rows.min(canvas.rows().saturating_sub(layout.rows));
    notes::draw(&layout.below, &mut canvas.bottom(rows));
    if !layout.is_roomy {
        // In a tall window, picture and words stand together in the middle.
        canvas.centre(moving::rows(layout.picture).max(layout.rows + TIPS));
    }
    canvas.top(u16::from(layout.rows < canvas.rows()));
    first_move(ready, &mut canvas.left(layout.picture));
    canvas.left(layout.gap);
    beside(ready, shared, answer, &layout, &mut canvas.left(WIDEST));
}

/// Draws everything next to the picture.
fn beside(ready: &Ready, shared: &Shared, answer: &str, layout: &Layout, canvas: &mut Canvas<'_>) {
    if layout.is_roomy {
        canvas.top(canvas.rows().saturating_sub(layout.rows) / 3);
        total(ready, canvas);
        canvas.gap();
    } else {
        begin(ready, canvas);
    }
    canvas.gap();
    choices::draw(ready, shared, &mut canvas.top(choices::rows(ready)));
    answer_or_gap(answer, canvas);
    if notes::draw(&layout.beside, canvas) && layout.below.is_empty() {
        notes::tips(ready.plan(), &shared.words, !layout.beside.is_empty(), canvas);
    }
    if layout.is_roomy {
        steps::draw(ready.passes(), canvas);
    }
}

impl Layout {
    /// Chooses the layout. The track gives way to notes; if there are still too many, only cautions stand next to the
    /// picture.
    fn of(ready: &Ready, shared: &Shared, breakpoint: Breakpoint, canvas: &Canvas<'_>) -> Self {
        let Size { width, height } = canvas.size();
        let rows = height.saturating_sub(TRACK);
        let (picture, gap) = moving::split(rows, breakpoint, (WORDS, GAP), canvas);
        let columns = width.saturating_sub(picture + gap).min(WIDEST);
        let fixed =
            FIXED + choices::rows(ready) + if breakpoint == Breakpoint::Roomy { LARGE } else { 0 };
        let rows = |notes: &[ReadyNote]| fixed + notes::rows(notes, columns);
        let mut beside = notes::cautions(ready.plan(), &shared.words, canvas.theme);
        let cautions = beside.len();
        beside.extend(notes::of(ready, shared, canvas.theme));
        let fits = rows(&beside) <= height;
        let has_track = rows(&beside) + TRACK <= height;
        let below = if fits { Vec::new() } else { beside.split_off(cautions) };
        let is_roomy = breakpoint == Breakpoint::Roomy;
        Self { is_roomy, picture, gap, has_track, rows: rows(&beside), beside, below }
    }
}

/// Writes what the routine is good for, or what takes its place.
fn goal(ready: &Ready, words: &SafetyText, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    match text::replaced(ready, words) {
        Some(replaced) => canvas.words(&replaced, theme.good),
        None => canvas.words(&ready.plan().routine().goal, theme.quiet),
    }
}

/// Draws how long it takes this person today, and what Space does.
fn total(ready: &Ready, canvas: &mut Canvas<'_>) {
    let (theme, clock) = (canvas.theme, duration::clock(ready.takes()));
    let scale = if canvas.rows() >= LEAST_FOR_LARGE { Scale::Large } else { Scale::Small };
    let mut row = canvas.digits(&clock, scale, theme.accent);
    row.left(GAP);
    row.centre(BESIDE);
    row.line(space(theme));
    let times = [Some(in_all(ready).to_owned()), hands_on(ready)];
    let times: Vec<String> = times.into_iter().flatten().collect();
    row.line(Span::styled(times.join(", "), theme.text));
    let steps = strip::steps(ready.passes()).len();
    let shorter = if ready.plan().is_fitted() { ", shorter" } else { "" };
    row.line(Span::styled(format!("{}{shorter}", counted(steps, "step")), theme.quiet));
}

/// Draws the first hands-on move.
fn first_move(ready: &Ready, canvas: &mut Canvas<'_>) {
    let (position, no_go) = (ready.plan().choices().position, ready.shows_no_go());
    if let Some(moment) = ready.first_hands_on() {
        let (moves, pressure) = (ready.moves(), moving::pass(&moment).pressure);
        return moving::draw(&moment, PictureOptions { moves, position, pressure, no_go }, canvas);
    }
    let picture = Picture { position, no_go, ..Picture::resting(canvas.theme) };
    canvas.draw(&picture);
}
