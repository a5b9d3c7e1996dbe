//! Draws a session: what to do now, where, how hard, how long, and what comes next.

mod figure;
mod guide;
mod pacer;
pub(crate) mod preview;

use std::time::Duration;

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::plan::SegmentKind;
use crate::routine::duration;
use crate::screen_kit::Hearing;
use crate::screens::Play;
use crate::session::SessionState;
use crate::widgets::canvas::Canvas;
use crate::widgets::digits::Digits;
use crate::widgets::layout::{Breakpoint, PageLayout};
use crate::widgets::moving::PictureOptions;
use crate::widgets::{moving, strip, text, wording};

/// Columns that words need next to the picture, columns that fewer words need, and columns in between.
const WORDS: u16 = 40;
const FEW_WORDS: u16 = 36;
const GAP: u16 = 2;

/// Draws the screen, in a large window like this:
///
/// ```text
/// head
/// picture   guide: name, figure, pacer, instruction, caution
///
/// track of steps
/// next
/// last words
/// ```
pub(crate) fn draw(play: &Play, hearing: Hearing, page: &PageLayout, canvas: &mut Canvas<'_>) {
    head(play, hearing, &mut canvas.at(page.head));
    match page.breakpoint {
        Breakpoint::Tiny => countdown(play, &mut canvas.at(page.body)),
        Breakpoint::Small => guide::compact(play, &mut canvas.at(page.body)),
        Breakpoint::Narrow | Breakpoint::Usual | Breakpoint::Roomy => {
            let mut body = canvas.at(page.body_below_head());
            below(play, page.breakpoint, &mut body);
            beside(play, page.breakpoint, &mut body);
        }
    }
}

/// Writes the routine's title, and the step and the time left in all.
fn head(play: &Play, hearing: Hearing, canvas: &mut Canvas<'_>) {
    let (session, theme) = (play.session(), canvas.theme);
    let moment = session.moment();
    let (step, of) = session.plan().step_number(moment.segment().pass);
    let hands_back = match session.state() {
        SessionState::Resuming { left } => left,
        _ => Duration::ZERO,
    };
    let left = duration::clock(hands_back + moment.total_left());
    let sound = if hearing.is_silent() { "sound off · " } else { "" };
    let standing = match canvas.columns() {
        50.. => format!("{sound}step {step} of {of} · {left} left"),
        26.. => format!("{step}/{of} · {left}"),
        _ => String::new(),
    };
    canvas.ends(
        Span::styled(session.plan().title(), theme.title),
        Span::styled(standing, theme.quiet),
    );
}

/// Draws the steps, what comes next, and the last words, always in the same place.
fn below(play: &Play, breakpoint: Breakpoint, canvas: &mut Canvas<'_>) {
    let session = play.session();
    canvas.bottom(u16::from(breakpoint == Breakpoint::Roomy));
    last_words(play, &mut canvas.bottom(1));
    next(play, &mut canvas.bottom(1));
    canvas.bottom(u16::from(breakpoint >= Breakpoint::Usual));
    strip::draw(session.plan(), &session.moment(), &mut canvas.bottom(strip::ROWS));
    canvas.bottom(u16::from(breakpoint == Breakpoint::Roomy));
}

/// Draws the picture, no wider than it can fill at its height, and the words next to it.
fn beside(play: &Play, breakpoint: Breakpoint, canvas: &mut Canvas<'_>) {
    let words = if breakpoint == Breakpoint::Narrow { FEW_WORDS } else { WORDS };
    let (picture, gap) = moving::split(canvas.rows(), breakpoint, (words, GAP), canvas);
    if breakpoint < Breakpoint::Roomy {
        // In a tall window, picture and words stand together in the middle.
        canvas.centre(moving::rows(picture).max(guide::LEAST_FOR_ALL));
    }
    let session = play.session();
    let moment = session.moment();
    let shown = PictureOptions {
        moves: session.state() == SessionState::Running,
        position: session.plan().choices().position,
        pressure: session.pressure(moving::pass(&moment)),
        no_go: play.shows_no_go(),
    };
    moving::draw(&moment, shown, &mut canvas.left(picture));
    canvas.left(gap);
    if canvas.rows() < guide::LEAST_FOR_ALL && breakpoint == Breakpoint::Narrow {
        guide::compact(play, canvas);
    } else {
        guide::full(play, canvas);
    }
}

/// Writes what comes after the current pass. In a lead-in, that is the pass after the one that it leads to.
fn next(play: &Play, canvas: &mut Canvas<'_>) {
    let session = play.session();
    let moment = session.moment();
    let after = session.plan().segments().get(moment.index() + 1);
    let comes = match after.map(|segment| segment.kind) {
        Some(SegmentKind::Release(_)) => "ease off for a moment, then hold again".to_owned(),
        Some(SegmentKind::Hold(again)) if again > 0 => "hold again".to_owned(),
        _ => moment.next().map_or_else(|| "the end".to_owned(), wording::name),
    };
    labelled("next", Span::styled(comes, canvas.theme.text), canvas);
}

/// Writes the answer to the last key, or else the last words of the guidance.
fn last_words(play: &Play, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    if play.answer_shown().is_empty() {
        labelled("said", Span::styled(play.guidance(), theme.quiet), canvas);
    } else {
        labelled("    ", Span::styled(play.answer_shown(), theme.good), canvas);
    }
}

fn labelled(label: &str, words: Span<'_>, canvas: &mut Canvas<'_>) {
    let label = Span::styled(format!("{label}  "), canvas.theme.quiet);
    canvas.line(Line::from(vec![label, words]));
}

/// Draws the countdown, as large as fits.
fn countdown(play: &Play, canvas: &mut Canvas<'_>) {
    let (clock, style) = (clock(play), clock_style(play, canvas));
    let scale = Digits::fitting(&clock, canvas.size());
    if text::width(&clock) <= canvas.columns() {
        let Size { width, height } = Digits::size(&clock, scale);
        canvas.centre(height);
        canvas.left((canvas.size().width - width) / 2);
        canvas.digits(&clock, scale, style);
    } else {
        canvas.line(Span::styled(clock, style));
    }
}

/// Returns the clock of the longest segment of the plan, which is the widest.
fn widest_clock(play: &Play) -> String {
    let longest = play.session().plan().segments().iter().map(|segment| segment.length).max();
    duration::clock(longest.unwrap_or_default())
}

fn clock(play: &Play) -> String {
    duration::clock(match play.session().state() {
        SessionState::Resuming { left } => left,
        _ => play.session().moment().left(),
    })
}

/// Returns the style of the countdown: bright during work, calm between steps and in a pause.
fn clock_style(play: &Play, canvas: &Canvas<'_>) -> Style {
    let session = play.session();
    let between = session.moment().segment().kind.is_between();
    if play.flashes() {
        return canvas.theme.selected;
    }
    match session.state() {
        SessionState::Running if !between => canvas.theme.accent,
        SessionState::Paused(_) => canvas.theme.quiet,
        _ => canvas.theme.text,
    }
}
